//! Sums of cells some of which may be missing, or belong only while a flag is 1.

use crate::county::{Field, Owner, School, SectionKind};

use super::inputs::Inputs;
use super::rows::Plan;

/// A cell that is added, with the flag that says whether it belongs.
pub struct Held {
    cell: String,
    flag: Option<String>,
}

/// The cells of a figure in a unit: its own school's first, then those of schools that may be counted
/// with it; only of schools that have the part it belongs to.
pub fn held(plan: &Plan<'_>, inputs: &Inputs, unit: usize, field: Field) -> Vec<Held> {
    let has = |school: &School| match field.owner() {
        Owner::Section(section) => school.section(section).is_some(),
        Owner::Site | Owner::Funds => true,
    };
    let schools = &plan.made.county.schools;
    let own = std::iter::once((unit, None));
    let others = plan.children(unit).iter().map(|child| (*child, plan.flag(*child)));
    let members = own.chain(others).filter(|(at, _)| schools.get(*at).is_some_and(has));
    members.filter_map(|(at, flag)| Some(Held { cell: inputs.cell(at, field)?, flag })).collect()
}

/// A test that is true where a figure among these is missing.
pub fn missing(held: &[Held]) -> Vec<String> {
    let test = |held: &Held| match &held.flag {
        None => format!("{}=\"\"", held.cell),
        Some(flag) => format!("AND({flag}=1,{}=\"\")", held.cell),
    };
    held.iter().map(test).collect()
}

/// A test that is true where none of these belongs; nothing where one always does.
pub fn none(held: &[Held]) -> Option<String> {
    let flags: Option<Vec<&str>> = held.iter().map(|held| held.flag.as_deref()).collect();
    flags.filter(|flags| !flags.is_empty()).map(|flags| format!("SUM({})=0", flags.join(",")))
}

/// Their sum, with a sign in front of each.
pub fn total(held: &[Held], sign: char) -> String {
    let one = |held: &Held| match &held.flag {
        None => format!("{sign}{}", held.cell),
        Some(flag) => format!("{sign}IF({flag}=1,{},0)", held.cell),
    };
    held.iter().map(one).collect()
}

/// `OR` of tests, or the one there is.
pub fn any(tests: &[String]) -> String {
    match tests {
        [one] => one.clone(),
        tests => format!("OR({})", tests.join(",")),
    }
}

/// The sections that schools of a kind run and the standard assesses.
pub fn expected<'a>(
    kind: &'a [SectionKind],
    assessed: &'a [SectionKind],
) -> impl Iterator<Item = SectionKind> + 'a {
    kind.iter().copied().filter(|section| assessed.contains(section))
}
