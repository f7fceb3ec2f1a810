//! Why the verdict is what it is: what fails, what cannot be told, what is good to know; in
//! each group the biggest first. Codes and values only, the sentences are in the words.

use super::relaxed;
use super::rows::Rows;
use super::verdict::{Evaluation, Group, ItemResult, Reason, SchoolRow, SectionResult, Standing};
use crate::args;
use crate::county::{Args, SectionKind};
use crate::order;
use crate::standard::SchoolItemRule;

/// How many schools a reason names.
const NAMED: usize = 3;

/// What stands between names in a value; the words put the language's own sign there.
pub(super) const BETWEEN_NAMES: char = '\n';

/// A reason with its weight among those of its group.
struct Weighed {
    weight: f64,
    reason: Reason,
}

/// The reasons of an evaluation that is complete but for them.
pub(super) fn reasons(rows: &Rows<'_>, evaluation: &Evaluation) -> Vec<Reason> {
    if evaluation.schools.is_empty() {
        return vec![Reason {
            group: Group::Undetermined,
            code: "noSchools".to_owned(),
            args: Args::new(),
        }];
    }
    let mut found = Found { all: Vec::new() };
    for section in &evaluation.sections {
        found.schools(rows, section, &evaluation.schools);
        found.coefficients(rows, section);
        found.composite(section);
        found.notes(section, &evaluation.schools);
    }
    for (item, spec) in evaluation.items.iter().zip(&rows.rules.standard.school_item) {
        found.item(rows, item, &spec.rule);
    }
    found.data(rows);
    for id in &evaluation.settings_changed {
        let choice = rows.rules.settings.get(id);
        let args = args! { "setting" => id.as_str(), "choice" => choice };
        found.add(Group::Note, 0.0, "settingChanged", args);
    }
    found.add(Group::Undetermined, 0.0, "partsNotAssessed", Args::new());
    found.sorted()
}

struct Found {
    all: Vec<Weighed>,
}

impl Found {
    fn add(&mut self, group: Group, weight: f64, code: &str, args: Args) {
        self.all.push(Weighed { weight, reason: Reason { group, code: code.to_owned(), args } });
    }

    fn sorted(mut self) -> Vec<Reason> {
        let rank = |group| match group {
            Group::Fails => 0,
            Group::Undetermined => 1,
            Group::Note => 2,
        };
        order::sort_by(&mut self.all, |a, b| {
            rank(a.reason.group).cmp(&rank(b.reason.group)).then(b.weight.total_cmp(&a.weight))
        });
        self.all.into_iter().map(|w| w.reason).collect()
    }

    /// Schools that fail, and those that cannot be told.
    fn schools(&mut self, rows: &Rows<'_>, section: &SectionResult, schools: &[SchoolRow]) {
        let id = section.section.id();
        if section.schools == 0 {
            self.add(Group::Undetermined, 0.0, "noSection", args! { "section" => id });
            return;
        }
        let total = number(section.schools);
        if section.failing > 0 {
            let failing = with(schools, section.section, Some(false));
            let fewest_met = failing.map(|s| (-number(s.met), s.name.as_str()));
            let mut args = args! {
                "section" => id, "n" => number(section.failing), "total" => total,
                "names" => leading(fewest_met),
            };
            let most = section
                .indicators
                .iter()
                .zip(&rows.rules.standard.indicator)
                .map(|(c, i)| (c.schools_floor + c.schools_below, i))
                .rev()
                .max_by_key(|(n, _)| *n);
            if let Some((n, indicator)) = most {
                args.insert("indicator".to_owned(), indicator.id.as_str().into());
                args.insert("short".to_owned(), number(n).into());
            }
            // Many schools outweigh a coefficient beyond its limit by any measure.
            self.add(Group::Fails, 1e6 + number(section.failing), "schoolsFail", args);
        }
        if section.undetermined > 0 {
            let unknown = with(schools, section.section, None);
            let args = args! {
                "section" => id, "n" => number(section.undetermined), "total" => total,
                "names" => names(unknown.map(|s| s.name.as_str())),
            };
            let weight = number(section.undetermined);
            self.add(Group::Undetermined, weight, "schoolsUndetermined", args);
        }
    }

    /// Coefficients beyond their limit, and those without a verdict.
    fn coefficients(&mut self, rows: &Rows<'_>, section: &SectionResult) {
        let id = section.section.id();
        let mut missing = 0;
        for (c, indicator) in section.indicators.iter().zip(&rows.rules.standard.indicator) {
            let mut args = args! { "section" => id, "indicator" => indicator.id.as_str() };
            if c.cv.is_none() && c.known > 0 {
                self.add(Group::Undetermined, 0.0, "coefficientImpossible", args.clone());
            }
            let Some(limit) = c.limit else { continue };
            args.insert("limit".to_owned(), limit.into());
            if let Some(cv) = c.cv {
                args.insert("cv".to_owned(), cv.into());
            }
            match (c.met, c.cv) {
                (Some(false), Some(cv)) => {
                    self.add(Group::Fails, 1e3 * cv / limit, "coefficientOver", args.clone());
                }
                (None, Some(cv)) => {
                    missing += 1;
                    if c.met_known == Some(false) {
                        args.insert("n".to_owned(), number(c.missing).into());
                        let weight = 1e3 * cv / limit;
                        self.add(Group::Undetermined, weight, "coefficientOverKnown", args.clone());
                    }
                }
                _ => {}
            }
            if c.rounding_matters {
                self.add(Group::Note, 2.0, "roundingCoefficient", args.clone());
            }
            if let (Some(weighted), Some(unweighted)) = (c.weighted, c.unweighted)
                && (weighted <= limit) != (unweighted <= limit)
            {
                args.insert("weighted".to_owned(), weighted.into());
                args.insert("unweighted".to_owned(), unweighted.into());
                self.add(Group::Note, 3.0, "weightingMatters", args);
            }
        }
        if missing > 0 {
            let args = args! { "section" => id, "n" => number(missing) };
            self.add(Group::Undetermined, number(missing), "coefficientsMissing", args);
        }
    }

    /// The composite coefficient beyond its limit, or without a verdict.
    fn composite(&mut self, section: &SectionResult) {
        let Some(composite) = section.composite.filter(|_| section.schools > 0) else { return };
        let id = section.section.id();
        let mut args = args! { "section" => id, "limit" => composite.limit };
        if let Some(cv) = composite.value {
            args.insert("cv".to_owned(), cv.into());
        }
        if composite.rounding_matters {
            self.add(Group::Note, 2.0, "roundingComposite", args.clone());
        }
        args.insert("n".to_owned(), number(composite.missing).into());
        match (composite.met, composite.met_known) {
            (Some(true), _) => {}
            (Some(false), _) => self.add(Group::Fails, 1e3, "compositeOver", args),
            (None, Some(false)) => {
                self.add(Group::Undetermined, 1e3, "compositeOverKnown", args);
            }
            (None, _) => self.add(Group::Undetermined, 1.0, "compositeMissing", args),
        }
    }

    /// Rounding and relaxations among the rows of a section.
    fn notes(&mut self, section: &SectionResult, schools: &[SchoolRow]) {
        let id = section.section.id();
        let (mut rounding, mut relaxed) = (0, 0);
        for school in schools.iter().filter(|s| s.section == section.section) {
            let (mut rounds, mut relaxes) = (false, false);
            for value in &school.indicators {
                rounds |= value.rounding_matters;
                relaxes |= value.relaxed && value.standing != Standing::Missing;
            }
            rounding += usize::from(rounds);
            relaxed += usize::from(relaxes);
        }
        if rounding > 0 {
            let args = args! { "section" => id, "n" => number(rounding) };
            self.add(Group::Note, 1.0, "roundingIndicator", args);
        }
        if relaxed > 0 {
            let args = args! { "section" => id, "n" => number(relaxed) };
            self.add(Group::Note, 1.0, "relaxedIndicator", args);
        }
    }

    /// An item that every school must meet.
    fn item(&mut self, rows: &Rows<'_>, item: &ItemResult, rule: &SchoolItemRule) {
        let count = |section| {
            item.counts.iter().find(|(s, _)| *s == section).map_or(0.0, |(_, n)| number(*n))
        };
        let total: usize = item.offenders.iter().map(|o| o.count).sum();
        let largest = item.offenders.iter().filter_map(|o| {
            let school = rows.county.schools.get(o.school)?;
            Some((o.value.unwrap_or_default(), school.name.as_str()))
        });
        let args = args! {
            "item" => item.id.as_str(), "number" => f64::from(item.number),
            "n" => number(total), "names" => leading(largest),
            "primary" => count(SectionKind::Primary), "junior" => count(SectionKind::Junior),
        };
        let fails = match rule {
            SchoolItemRule::Scale { .. } => "scaleOver",
            SchoolItemRule::ClassSize { .. } => "classesOver",
        };
        if item.met == Some(false) {
            self.add(Group::Fails, number(item.offenders.len()).min(1e3), fails, args);
        }
        let simple = |n: usize| args! { "item" => item.id.as_str(), "n" => number(n) };
        if item.missing > 0 {
            self.add(Group::Undetermined, 0.5, "itemMissing", simple(item.missing));
        }
        for args in relaxed::told(rows.county, item, rule) {
            self.add(Group::Note, 1.0, "relaxedScale", args);
        }
    }

    /// Schools without a parent, and sections without a file.
    fn data(&mut self, rows: &Rows<'_>) {
        for (code, positions) in
            [("parentNotFound", &rows.orphans), ("sectionAbsent", &rows.incomplete)]
        {
            if positions.is_empty() {
                continue;
            }
            let schools = positions.iter().filter_map(|p| rows.county.schools.get(*p));
            let args = args! {
                "n" => number(positions.len()),
                "names" => names(schools.map(|s| s.name.as_str())),
            };
            self.add(Group::Undetermined, number(positions.len()), code, args);
        }
    }
}

fn with(
    schools: &[SchoolRow],
    section: SectionKind,
    pass: Option<bool>,
) -> impl Iterator<Item = &SchoolRow> {
    let is = move |s: &&SchoolRow| s.section == section && s.excluded.is_none() && s.pass == pass;
    schools.iter().filter(is)
}

/// The names with the greatest weights, each once, the first of equal ones first.
fn leading<'a>(all: impl Iterator<Item = (f64, &'a str)>) -> String {
    let mut most: Vec<(f64, &str)> = Vec::new();
    for (weight, name) in all {
        let at = most.partition_point(|(other, _)| *other >= weight);
        if at == NAMED || most.iter().take(at).any(|(_, other)| *other == name) {
            continue;
        }
        most.insert(at, (weight, name));
        let again = most.iter().skip(at + 1).position(|(_, other)| *other == name);
        match again {
            Some(behind) => drop(most.remove(at + 1 + behind)),
            None => most.truncate(NAMED),
        }
    }
    names(most.into_iter().map(|(_, name)| name))
}

/// The first names, each once.
pub(super) fn names<'a>(all: impl Iterator<Item = &'a str>) -> String {
    let mut named: Vec<&str> = Vec::new();
    for name in all {
        if !named.contains(&name) {
            named.push(name);
        }
        if named.len() == NAMED {
            break;
        }
    }
    named.join(&BETWEEN_NAMES.to_string())
}

#[allow(clippy::cast_precision_loss, reason = "counts of schools and classes are small")]
const fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_leading_names_are_the_first_of_all_in_order(all: Vec<(u8, u8)>) {
            let all: Vec<_> = all.iter().map(|(w, n)| (f64::from(w % 5), format!("{}", n % 9))).collect();
            let mut sorted: Vec<_> = all.iter().collect();
            sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
            let expected = names(sorted.iter().map(|(_, name)| name.as_str()));
            prop_assert_eq!(leading(all.iter().map(|(w, n)| (*w, n.as_str()))), expected);
        }
    }
}
