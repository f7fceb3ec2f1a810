//! The county's answer to what every school says on its own form: items that all of them must meet,
//! and figures that are added up.

use super::data::OfSchools;
use super::settle::{Place, Settler, number};
use crate::county::{Finding, Kind, School, SectionKind, Severity};
use crate::json::Value;

impl Settler<'_, '_> {
    /// An item that every school must meet, by what each says on its own form.
    pub fn every_school(&mut self, item: &OfSchools) {
        let asked: Vec<&School> = self.county().schools.iter().filter(|s| counts(s)).collect();
        if asked.iter().all(|school| !school.answers.contains_key(&item.answer)) {
            return;
        }
        let says = |school: &School| {
            let parts = school.answers.get(&item.answer);
            let part = |part: &String| parts.and_then(|p| p.get(part)).and_then(Value::as_bool);
            if item.parts.iter().any(|name| part(name) == Some(false)) {
                return Some(false);
            }
            item.parts.iter().all(|name| part(name) == Some(true)).then_some(true)
        };
        let silent = asked.iter().filter(|school| says(school).is_none()).count();
        let not: Vec<&School> =
            asked.iter().copied().filter(|school| says(school) == Some(false)).collect();
        let names = not.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join("、");
        let ids: Vec<Value> = not.iter().map(|s| Value::from(s.id.as_str())).collect();
        let (of, failing) = (asked.len(), ids.len());
        let target = format!("answer.{}", item.answer);
        let schools = [
            ("of", Value::from(of)),
            ("said", Value::from(of - silent)),
            ("not", Value::Array(ids)),
        ];
        let state = match (failing, silent) {
            (0, 0) => Some("have"),
            (0, _) => None,
            _ => Some("none"),
        };
        let stands = match state {
            Some(state) => self.put(&item.answer, "state", &state.into(), Place::default()),
            None => self.current(&item.answer, "state").is_none(),
        };
        if stands {
            let map = schools.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            self.slot(&item.answer).extra.insert("schools".to_owned(), Value::Object(map));
        }
        if failing > 0 {
            let finding = Finding::new(Severity::Check, "schools-not-met")
                .arg("item", target.as_str())
                .arg("n", number(failing))
                .arg("total", number(of))
                .arg("names", names);
            self.say(finding, Place::default());
        }
        self.open(&target, silent, of);
    }

    fn open(&mut self, target: &str, silent: usize, of: usize) {
        if silent > 0 {
            let finding = Finding::new(Severity::Missing, "schools-silent")
                .arg("item", target)
                .arg("n", number(silent))
                .arg("total", number(of));
            self.say(finding, Place::default());
        }
    }

    /// Figures that are added up over the schools, where every one tells them.
    pub fn total(&mut self, item: &OfSchools) {
        let has = |school: &&School| {
            counts(school) && item.section.is_none_or(|section| school.section(section).is_some())
        };
        let asked: Vec<&School> = self.county().schools.iter().filter(has).collect();
        let figure = |school: &School, part: &str| {
            school.answers.get(&item.answer).and_then(|parts| parts.get(part)?.as_f64())
        };
        if asked.iter().all(|school| !school.answers.contains_key(&item.answer)) {
            return;
        }
        let sum = |part: &String| {
            let sum: Option<f64> = asked.iter().map(|school| figure(school, part)).sum();
            sum.map(|sum| (part.clone(), sum))
        };
        let sums: Vec<(String, f64)> = item.parts.iter().filter_map(sum).collect();
        let tells = |school: &School| item.parts.iter().all(|part| figure(school, part).is_some());
        let (silent, of) = (asked.iter().filter(|school| !tells(school)).count(), asked.len());
        if sums.len() == item.parts.len() {
            for (part, sum) in sums {
                self.put(&item.answer, &part, &sum.into(), Place::default());
            }
        }
        self.open(&format!("answer.{}", item.answer), silent, of);
    }
}

/// Whether a school is asked: counted, with a compulsory section, and no point of under 50 pupils.
fn counts(school: &School) -> bool {
    /// Pupils below which a teaching point is outside the assessment.
    const SMALL: f64 = 50.0;
    let sections = SectionKind::COMPULSORY.into_iter().filter_map(|kind| school.section(kind));
    let students: Option<f64> = sections.clone().map(|section| section.students).sum();
    let small = school.kind == Kind::TeachingPoint && students.is_some_and(|n| n < SMALL);
    school.counted && !small && sections.count() > 0
}
