//! What a target asks for beyond what there is: people, square metres, yuan, rooms, schools. Computed
//! exactly from the amounts of the schools whose figures are known; people and things are whole.

use super::ladder::{Asked, Measure};
use super::raise::{self, Part};
use super::result::{Need, NeedSchool};
use super::snapshot::{Found, Snapshot, sums};
use crate::county::{FieldKind, SectionKind};
use crate::rubric::{Compare, nearest, whole};
use crate::score::Holding;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

/// What is lacking; `None` where nothing is, or where it is not a matter of amounts.
pub(super) fn need(snapshot: &Snapshot<'_>, asked: &Asked, found: &Found) -> Option<Need> {
    if found.meets(asked.is, &asked.line) == Some(true) {
        return None;
    }
    match (&asked.measure, asked.is) {
        (Measure::Mean(indicator, section), Compare::AtLeast | Compare::Above) => {
            mean(snapshot, asked, *indicator, *section)
        }
        (Measure::SchoolShare(indicator, section), Compare::AtLeast) => {
            schools(snapshot, asked, *indicator, *section)
        }
        (Measure::Cv(indicator, section), Compare::AtMost) => {
            let more = to_limit(snapshot, *indicator, *section, &asked.line);
            let rows = more.into_iter().map(|(row, more)| (row, nearest(&more))).collect();
            Some(of_rows(snapshot, *indicator, rows, None))
        }
        (Measure::Formula(_, over), Compare::AtMost | Compare::Equal) => {
            let over = over.as_ref().map(|over| {
                crate::rubric::measure(over, snapshot.county, snapshot.evaluation).value
            });
            formula(asked, found, over.flatten())
        }
        (Measure::Figure(of), Compare::AtLeast) => {
            let lacking = &asked.line - found.low.as_ref()?;
            Some(plain(figure_unit(of), rounded(&lacking, figure_unit(of)), None))
        }
        (Measure::Ratio(of, over), Compare::AtLeast) => {
            let year = found.year?;
            let (has, over) = (snapshot.yearly.at(of, year)?, snapshot.yearly.at(over, year)?);
            let lacking = &asked.line * over / whole(100) - has;
            Some(plain(figure_unit(of), rounded(&lacking, figure_unit(of)), None))
        }
        _ => None,
    }
}

/// Id of the unit that an indicator's amount is counted in.
pub(super) const fn unit(kind: Option<FieldKind>) -> &'static str {
    match kind {
        Some(FieldKind::People) => "people",
        Some(FieldKind::Area) => "area",
        Some(FieldKind::Money) => "money",
        Some(FieldKind::Count) | None => "rooms",
    }
}

/// People and things are whole.
pub(super) const fn is_whole(kind: Option<FieldKind>) -> bool {
    matches!(kind, Some(FieldKind::People | FieldKind::Count))
}

fn figure_unit(id: &str) -> &'static str {
    let spec = super::figures().iter().find(|f| f.id == id);
    spec.map_or("count", |spec| spec.unit.as_str())
}

fn rounded(lacking: &BigRational, unit: &str) -> f64 {
    let whole = matches!(unit, "people" | "count" | "rooms" | "rank");
    nearest(&if whole { lacking.ceil() } else { lacking.clone() })
}

fn plain(unit: &str, amount: f64, more: Option<usize>) -> Need {
    Need { unit: unit.to_owned(), amount, per_year: None, more, schools: Vec::new() }
}

/// `line · ΣA / per − Σx`; strictly above the line at least a whole unit more.
fn mean(
    snapshot: &Snapshot<'_>,
    asked: &Asked,
    indicator: usize,
    section: SectionKind,
) -> Option<Need> {
    let kind = snapshot.amounts.kind(indicator);
    let (students, amount) = sums(&snapshot.amounts.of(section, indicator));
    let lacking = &asked.line * students / snapshot.amounts.per(indicator)? - amount;
    if !lacking.is_positive() {
        return None;
    }
    Some(plain(unit(kind), rounded(&lacking, unit(kind)), None))
}

/// As many schools more as the share asks for, those that lack least first.
fn schools(
    snapshot: &Snapshot<'_>,
    asked: &Asked,
    indicator: usize,
    section: Option<SectionKind>,
) -> Option<Need> {
    let met = |row: &crate::score::SchoolRow| row.indicators.get(indicator).and_then(|i| i.met());
    let (mut held, mut count, mut short) = (0, 0, Vec::new());
    for (at, row) in snapshot.rows(section) {
        count += 1;
        match met(row) {
            Some(true) => held += 1,
            Some(false) => {
                let lack = row.indicators.get(indicator).and_then(|i| i.lack);
                short.push((at, lack.unwrap_or_default()));
            }
            None => {}
        }
    }
    let wanted = (&asked.line * whole(count) / whole(100)).ceil().to_integer().to_usize()?;
    let more = wanted.checked_sub(held).filter(|more| *more > 0)?;
    short.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    short.truncate(more);
    Some(of_rows(snapshot, indicator, short, Some(more)))
}

/// What each school is to be given so that the coefficient of an indicator is within a limit.
pub(super) fn to_limit(
    snapshot: &Snapshot<'_>,
    indicator: usize,
    section: SectionKind,
    limit: &BigRational,
) -> Vec<(usize, BigRational)> {
    let in_units = is_whole(snapshot.amounts.kind(indicator));
    let weighted = snapshot.weighted();
    let part = |h: &Holding| Part {
        weight: if weighted { h.students.clone() } else { whole(1) },
        students: h.students.clone(),
        amount: h.amount.clone(),
    };
    let holdings: Vec<_> = snapshot
        .amounts
        .of(section, indicator)
        .into_iter()
        .filter(|h| h.students.is_positive())
        .collect();
    let parts: Vec<_> = holdings.iter().map(part).collect();
    let more = raise::raise(&parts, limit, in_units).into_iter();
    holdings.iter().zip(more).filter(|(_, m)| m.is_positive()).map(|(h, m)| (h.row, m)).collect()
}

fn of_rows(
    snapshot: &Snapshot<'_>,
    indicator: usize,
    rows: Vec<(usize, f64)>,
    more: Option<usize>,
) -> Need {
    let school = |(at, amount): &(usize, f64)| {
        let row = snapshot.evaluation.schools.get(*at)?;
        Some(NeedSchool {
            id: row.id.clone(),
            name: row.name.clone(),
            section: row.section,
            amount: *amount,
        })
    };
    let amount = rows.iter().map(|(_, amount)| amount).sum();
    let schools = rows.iter().filter_map(school).collect();
    Need { schools, ..plain(unit(snapshot.amounts.kind(indicator)), amount, more) }
}

/// So many classes or schools must go; of a percentage, those above it.
fn formula(asked: &Asked, found: &Found, over: Option<crate::rubric::Span>) -> Option<Need> {
    let low = found.low.as_ref()?;
    let unit = asked.aim.unit.as_deref().unwrap_or("count");
    let lacking = match (&asked.measure, over) {
        (Measure::Formula(_, Some(_)), Some(over)) => {
            let over = over.known()?.clone();
            (low - &asked.line) * over / whole(100)
        }
        (Measure::Formula(_, Some(_)), None) => return None,
        _ => low - &asked.line,
    };
    lacking.is_positive().then(|| plain(unit, nearest(&lacking.ceil()), None))
}
