//! How the classes and the gap of seats of a unit come about.

use super::{Explanation, Telling, Terms, note};
use crate::args;
use crate::county::SectionKind;
use crate::project::follow::{Part, Parts};

impl Telling<'_> {
    fn of_unit<'a>(
        &self,
        parts: &'a Parts,
        unit: usize,
        section: SectionKind,
    ) -> Vec<(usize, &'a Part)> {
        let belongs = |p: &Part| p.units.contains(&unit) && p.slot.section == section;
        parts.parts.iter().enumerate().filter(|(_, p)| belongs(p)).collect()
    }

    /// Classes: by grade with pupils and classes at a school, by school elsewhere.
    pub(super) fn classes(&self, unit: usize, section: SectionKind) -> Explanation {
        let ground = self.course.ground(self.county, self.scenario);
        let parts = Parts::new(&ground);
        let formed = parts.form(&ground);
        let of_unit = self.of_unit(&parts, unit, section);
        let mut counted = Vec::new();
        for (at, part) in &of_unit {
            let Some(formed) = formed.get(*at) else { continue };
            let Some(year) = formed.years.get(self.ahead + 1) else { continue };
            if of_unit.len() > 1 {
                let whose = args! { "school" => self.name(part.at) };
                counted.push((f64::from(year.total()), note("of-school", whose)));
                continue;
            }
            let pool = self.course.prospect.pools.get(part.at.pool);
            for (column, sizes) in year.grades.iter().enumerate() {
                let grade = pool.and_then(|p| p.grades.get(part.slot.first + column));
                let pupils: u32 = sizes.iter().sum();
                let cap = part.plan.years.get(self.ahead).map_or(0, |y| y.cap);
                let args = args! {
                    "grade" => grade.map_or_else(String::new, u8::to_string),
                    "pupils" => f64::from(pupils),
                    "cap" => f64::from(cap),
                    "kept" => if column > 0 { "yes" } else { "no" },
                };
                counted.push((float(sizes.len()), note("classes-of-grade", args)));
            }
        }
        self.parts(counted, "classes")
    }

    /// Pupils less seats: rooms times the seats of one.
    pub(super) fn gap(&self, unit: usize, section: SectionKind) -> Explanation {
        let ground = self.course.ground(self.county, self.scenario);
        let parts = Parts::new(&ground);
        let (mut demand, mut rooms, mut seats) = (0.0, 0.0, 0.0);
        let mut guessed = false;
        let formed = parts.form(&ground);
        for (at, part) in self.of_unit(&parts, unit, section) {
            demand += part.students.get(self.ahead).copied().unwrap_or(0.0);
            let year = formed.get(at).and_then(|f| f.years.get(self.ahead + 1));
            let of_part = part.rooms_in(self.ahead, year.map_or(0, |y| y.total()));
            rooms += of_part;
            seats += part.seats_in(of_part);
            guessed |= part.rooms_guessed;
        }
        let mut terms = Terms::default();
        terms.add("pupils", demand, Vec::new());
        let mut notes = vec![note(
            "rooms-and-size",
            args! {
                "rooms" => rooms,
                "size" => self.scenario.seat_size.of(Some(section)),
            },
        )];
        if guessed {
            notes.push(note("rooms-guessed", args! {}));
        }
        terms.add("seats", seats, notes);
        terms.write(false, &["seats"], demand - seats)
    }
}

#[allow(clippy::cast_precision_loss, reason = "a grade has few classes")]
fn float(n: usize) -> f64 {
    n as f64
}
