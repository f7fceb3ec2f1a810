//! Rows by unit and section: classes, seats, the map of schools, the ledger. Sections add up to
//! schools, schools to zones and the county.

use super::parts::named;
use super::schools::class_limit;
use super::seats::{rooms_for, seat_path};
use super::{Ground, Part, Parts};
use crate::county::{Finding, SectionKind, Severity};
use crate::order::Map;
use crate::project::classes::{Basis, ClassesKnown, Limit, SectionClasses, ledger};
use crate::project::result::{ClassSeries, Heat, LARGE, LedgerRow, Level, Projection, SeatSeries};

type Key = (usize, SectionKind);

pub(super) fn write(
    ground: &Ground<'_>,
    parts: &Parts,
    formed: &[SectionClasses],
    all: &mut Projection,
) {
    let mut classes = Map::new();
    let mut seats = Map::new();
    for (part, formed) in parts.parts.iter().zip(formed) {
        let heat = heat(part, formed);
        for unit in &part.units {
            let key = (*unit, part.slot.section);
            add_classes(classes.entry(key).or_insert_with(|| no_classes(ground, key)), formed);
            // A unit's rooms are those of its first part.
            let none = || (no_seats(ground, key), part.seat_size);
            let (row, _) = seats.entry(key).or_insert_with(none);
            add_seats(row, part, &heat);
        }
        all.ledger.extend(ledger_rows(ground, part, formed));
        find(ground, part, formed, &mut all.findings);
        if part.kind.is_some() {
            all.heat.push(heat);
        }
    }
    all.classes = classes.into_values().collect();
    all.seats = seats.into_values().map(|(row, size)| finish(ground, row, size)).collect();
}

fn no_classes(ground: &Ground<'_>, (unit, section): Key) -> ClassSeries {
    let years = ground.years.len();
    ClassSeries {
        unit,
        section: Some(section),
        listed: true,
        classes: vec![0; years],
        bands: vec![[0; 5]; years],
        pupils: vec![[0; 5]; years],
        ..ClassSeries::default()
    }
}

fn add_classes(row: &mut ClassSeries, formed: &SectionClasses) {
    let basis = match formed.basis {
        Basis::CarriedList => 0,
        Basis::CarriedEven => 1,
        Basis::FreshEven => 2,
    };
    if let Some(n) = row.bases.get_mut(basis) {
        *n += 1;
    }
    row.listed &= formed.known != ClassesKnown::Nothing;
    let mut years = formed.years.iter().map(|year| &year.bands);
    if let Some(today) = years.next() {
        row.today.iter_mut().zip(today.classes).for_each(|(to, n)| *to += n);
    }
    let rows = row.classes.iter_mut().zip(row.bands.iter_mut()).zip(row.pupils.iter_mut());
    for (((classes, bands), pupils), year) in rows.zip(years) {
        *classes += year.total();
        bands.iter_mut().zip(year.classes).for_each(|(to, n)| *to += n);
        pupils.iter_mut().zip(year.pupils).for_each(|(to, n)| *to += n);
    }
}

fn no_seats(ground: &Ground<'_>, (unit, section): Key) -> SeatSeries {
    let none = || vec![0.0; ground.years.len()];
    SeatSeries {
        unit,
        section: Some(section),
        demand: none(),
        rooms: none(),
        seats: none(),
        rooms_short: none(),
        ..SeatSeries::default()
    }
}

fn add_seats(row: &mut SeatSeries, part: &Part, heat: &Heat) {
    row.rooms_guessed |= part.rooms_guessed || part.rooms.is_none();
    let rows = row.demand.iter_mut().zip(row.rooms.iter_mut());
    let rows = rows.zip(row.seats.iter_mut().zip(row.rooms_short.iter_mut()));
    let of_part = part.students.iter().zip(&heat.classes).enumerate();
    for (((demand, rooms), (seats, short)), (year, (students, classes))) in rows.zip(of_part) {
        let here = part.rooms_in(year, *classes);
        *demand += students;
        *rooms += here;
        *seats += part.seats_in(here);
        *short += (f64::from(*classes) - here).max(0.0);
    }
}

/// What follows from a row's seats; `size` is a room's.
fn finish(ground: &Ground<'_>, mut row: SeatSeries, size: f64) -> SeatSeries {
    let path = seat_path(&row.demand, &row.seats);
    let year = |at: Option<usize>| at.and_then(|at| ground.years.get(at)).copied();
    row.rooms_needed = path.gap.iter().map(|gap| rooms_for(*gap, size)).collect();
    row.peak = year(path.peak);
    row.trough = year(path.trough);
    row.closes = year(path.closes);
    row.gap = path.gap;
    row
}

/// A section over the years, in whole pupils.
#[allow(clippy::cast_possible_truncation, reason = "the cast saturates")]
fn heat(part: &Part, formed: &SectionClasses) -> Heat {
    let years = || formed.years.iter().skip(1);
    let classes: Vec<u32> = years().map(|y| y.grades.all().len() as u32).collect();
    let gap = |(year, (pupils, classes)): (usize, (&u32, &u32))| {
        let seats = part.seats_in(part.rooms_in(year, *classes));
        (f64::from(*pupils) - seats).round() as i32
    };
    Heat {
        unit: part.unit,
        section: Some(part.slot.section),
        students: part.pupils.clone(),
        largest: years().map(|y| y.largest().unwrap_or(0)).collect(),
        large: years().map(|y| y.bands.large()).collect(),
        gap: part.pupils.iter().zip(&classes).enumerate().map(gap).collect(),
        classes,
    }
}

/// The limit of the ledger: large classes, or, where the scenario's `ledger` says `standard`, the
/// standard of the section.
fn limit(ground: &Ground<'_>, section: SectionKind) -> Limit {
    let asked = ground.scenario.extra.get("ledger").and_then(|v| v.as_str());
    let standard = class_limit(section).filter(|_| asked == Some("standard"));
    standard.map_or(Limit::at_or_above(LARGE), |at| Limit::above(super::super::classes::whole(at)))
}

fn ledger_rows(ground: &Ground<'_>, part: &Part, formed: &SectionClasses) -> Vec<LedgerRow> {
    let Some(pool) = ground.prospect.pools.get(part.at.pool) else { return Vec::new() };
    let rows = ledger(pool, &part.start, formed, limit(ground, part.slot.section));
    rows.into_iter()
        .map(|row| LedgerRow {
            unit: part.unit,
            section: Some(row.section),
            grade: row.grade.unwrap_or(0),
            class: row.class.unwrap_or_else(|| row.number.to_string()),
            size: row.size,
            limit: row.limit,
            since: row.opens,
            new: row.new,
            closes: row.closes,
            how: row.how,
        })
        .collect()
}

/// Too few rooms, one finding a grade; and units that stand for all their schools.
fn find(ground: &Ground<'_>, part: &Part, formed: &SectionClasses, findings: &mut Vec<Finding>) {
    let mut by_grade: Map<u8, (usize, u32, u32, u32)> = Map::new();
    for one in &formed.no_room {
        let (_, years, lacking, largest) = by_grade.entry(one.grade).or_insert((one.year, 0, 0, 0));
        *years += 1;
        *lacking = one.lacking.max(*lacking);
        *largest = one.largest.max(*largest);
    }
    for (grade, (first, years, lacking, largest)) in by_grade {
        let year = ground.years.get(first - 1).copied().unwrap_or_default();
        let mut finding = Finding::new(Severity::Check, "no-room")
            .arg("grade", f64::from(grade))
            .arg("year", year.to_string())
            .arg("years", f64::from(years))
            .arg("lacking", f64::from(lacking))
            .arg("largest", f64::from(largest));
        finding.section = Some(part.slot.section);
        findings.push(named(finding, ground, part.unit));
    }
    let unit = ground.units.get(part.unit);
    if let Some(unit) = unit.filter(|u| u.level != Level::School && part.kind.is_none()) {
        let code = "classes-of-a-unit";
        let told =
            |f: &Finding| f.code == code && f.args.get("unit") == Some(&unit.name.as_str().into());
        if !findings.iter().any(told) {
            findings.push(Finding::new(Severity::Check, code).arg("unit", unit.name.as_str()));
        }
    }
}
