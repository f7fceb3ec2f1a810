//! Findings as the data view lists and marks them: put together where they say the same, and
//! laid onto the cells.

use super::columns::Column;
use super::spots::{Spot, spot};
use crate::county::{County, Finding, Fix, Severity};
use std::collections::BTreeMap;

/// The cells with findings, with the most urgent one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    /// By position of the school and column.
    pub schools: BTreeMap<(usize, Column), Marked>,
    /// Of rows that are no schools, by their key and column.
    pub records: BTreeMap<(String, Column), Marked>,
}

/// The classes of findings that a cell has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// The most urgent one.
    pub worst: Severity,
    /// One bit a class.
    classes: u8,
}

impl From<Severity> for Marked {
    fn from(severity: Severity) -> Self {
        Self { worst: severity, classes: bit(severity) }
    }
}

impl Marked {
    /// Whether there is a finding of this class.
    #[must_use]
    pub const fn has(self, severity: Severity) -> bool {
        self.classes & bit(severity) != 0
    }
}

const fn bit(severity: Severity) -> u8 {
    match severity {
        Severity::Must => 1,
        Severity::Check => 2,
        Severity::Missing => 4,
    }
}

fn mark<K: Ord>(marks: &mut BTreeMap<K, Marked>, key: K, severity: Severity) {
    let found = marks.entry(key).or_insert_with(|| severity.into());
    found.worst = severity.min(found.worst);
    found.classes |= bit(severity);
}

/// Lays findings onto cells. One about a school, but none of its figures, marks its name; one
/// about a row of the history, births or classes marks that.
#[must_use]
pub fn marks(findings: &[Finding], county: &County) -> Marks {
    let positions = positions(county);
    let mut marks = Marks::default();
    for finding in findings {
        let cells = spot(finding, county).map(|spot| spot.cells(county)).unwrap_or_default();
        if !cells.is_empty() {
            for cell in cells {
                mark(&mut marks.records, cell, finding.severity);
            }
            continue;
        }
        let Some(school) = finding.school_id.as_deref().and_then(|id| positions.get(id)) else {
            continue;
        };
        let column = finding.field.map_or(Column::Name, Column::Figure);
        mark(&mut marks.schools, (*school, column), finding.severity);
    }
    marks
}

fn positions(county: &County) -> BTreeMap<&str, usize> {
    county.schools.iter().enumerate().map(|(at, school)| (school.id.as_str(), at)).collect()
}

/// Findings that say the same of several schools: positions in the list, never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bunch {
    /// Their class.
    pub severity: Severity,
    /// Their positions in the list, in its order.
    pub members: Vec<usize>,
}

/// Puts findings of one class, check and figure together, the most urgent class first; what can
/// be mended at once, and what is about a file, stands alone.
#[must_use]
pub fn bunches(findings: &[Finding], only: Option<Severity>) -> Vec<Bunch> {
    let mut bunches: Vec<Bunch> = Vec::new();
    let mut places = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        if only.is_some_and(|severity| severity != finding.severity) {
            continue;
        }
        let alone = (finding.fix.is_some() || finding.school_id.is_none()).then_some(at);
        let key = (
            finding.severity,
            finding.code.as_str(),
            finding.field.map(|field| field.metric()),
            alone,
        );
        let place = *places.entry(key).or_insert(bunches.len());
        match bunches.get_mut(place) {
            Some(bunch) => bunch.members.push(at),
            None => bunches.push(Bunch { severity: finding.severity, members: vec![at] }),
        }
    }
    bunches.sort_by_key(|bunch| bunch.severity);
    bunches
}

/// How many findings there are of each class.
#[must_use]
pub fn counts(findings: &[Finding]) -> BTreeMap<Severity, usize> {
    let mut counts: BTreeMap<Severity, usize> =
        [Severity::Must, Severity::Check, Severity::Missing].map(|severity| (severity, 0)).into();
    for finding in findings {
        if let Some(count) = counts.get_mut(&finding.severity) {
            *count += 1;
        }
    }
    counts
}

/// Whether a person has dealt with what was found while reading a file: the figure was changed
/// by hand since, or the parent chosen.
#[must_use]
pub fn settled(finding: &Finding, county: &County) -> bool {
    if finding.code == "history-differs"
        && let Some(Spot::Past { unit, year: Some(year), grade: Some(grade) }) =
            spot(finding, county)
    {
        let entry =
            county.history.iter().find(|e| e.unit == unit && e.year == year && e.grade == grade);
        return entry.is_none_or(|entry| entry.origin.by_hand);
    }
    let Some(school) =
        finding.school_id.as_deref().and_then(|id| county.schools.iter().find(|s| s.id == id))
    else {
        return false;
    };
    if matches!(finding.fix, Some(Fix::Parent { .. })) {
        return county.corrections.parents.contains_key(&school.id);
    }
    let origin = finding.field.and_then(|field| school.origins.get(&field));
    origin.is_some_and(|origin| origin.by_hand)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{Edit, Field, Metric, School, SectionKind};

    fn county() -> County {
        let schools = (0..3).map(|n| School::new(n.to_string(), format!("{n}小"))).collect();
        County { schools, ..County::default() }
    }

    fn about(county: &County, school: usize, severity: Severity, code: &str) -> Finding {
        let backbone = Field::of(Metric::Backbone, SectionKind::Primary);
        Finding::new(severity, code).field(county, &county.schools[school], backbone)
    }

    #[test]
    fn a_cell_shows_its_most_urgent_finding() {
        let county = county();
        let findings = [
            about(&county, 1, Severity::Check, "a"),
            about(&county, 1, Severity::Must, "b"),
            Finding::new(Severity::Check, "c").school(&county.schools[2]),
            Finding::new(Severity::Must, "d").at("x.xlsx", "", None),
        ];
        let backbone = Column::Figure(Field::of(Metric::Backbone, SectionKind::Primary));
        let marks = marks(&findings, &county);
        let both = marks.schools.get(&(1, backbone)).unwrap();
        assert_eq!(both.worst, Severity::Must);
        let has = [Severity::Must, Severity::Check, Severity::Missing].map(|s| both.has(s));
        assert_eq!(has, [true, true, false]);
        assert_eq!(marks.schools.get(&(2, Column::Name)), Some(&Severity::Check.into()));
        assert_eq!((marks.schools.len(), marks.records.len()), (2, 0));
    }

    #[test]
    fn the_same_finding_of_several_schools_is_said_once() {
        let county = county();
        let findings = [
            about(&county, 0, Severity::Missing, "missing"),
            about(&county, 0, Severity::Must, "more").fix(Fix::Set { value: 1.0 }),
            about(&county, 1, Severity::Missing, "missing"),
            about(&county, 1, Severity::Must, "more").fix(Fix::Set { value: 2.0 }),
        ];
        let all: Vec<Vec<usize>> =
            bunches(&findings, None).into_iter().map(|bunch| bunch.members).collect();
        assert_eq!(all, [vec![1], vec![3], vec![0, 2]]);
        let only = bunches(&findings, Some(Severity::Missing));
        assert_eq!(only, [Bunch { severity: Severity::Missing, members: vec![0, 2] }]);
        assert_eq!(counts(&findings)[&Severity::Must], 2);
        assert_eq!(counts(&findings)[&Severity::Check], 0);
    }

    #[test]
    fn figures_of_past_years_that_differ_are_settled_by_hand_and_marked_in_their_cell() {
        let mut county = county();
        county
            .apply(Edit::Past { year: 2023, unit: "1".into(), grade: 2, students: None })
            .unwrap();
        county.history[0].origin.by_hand = false;
        let finding = Finding::new(Severity::Must, "history-differs")
            .school(&county.schools[1])
            .arg("year", "2023")
            .arg("grade", 2.0);
        let marks = marks(std::slice::from_ref(&finding), &county);
        let key = ("2023 1".to_owned(), Column::Grade(2));
        assert_eq!(marks.records.get(&key), Some(&Severity::Must.into()));
        assert!(marks.schools.is_empty() && !settled(&finding, &county));
        let edit = Edit::Past { year: 2023, unit: "1".into(), grade: 2, students: Some(8.0) };
        county.apply(edit).unwrap();
        assert!(settled(&finding, &county));
    }

    #[test]
    fn a_finding_is_settled_once_its_figure_was_changed() {
        let mut county = county();
        let finding = about(&county, 0, Severity::Must, "more");
        let parent = Finding::new(Severity::Check, "parent")
            .school(&county.schools[1])
            .fix(Fix::Parent { parent: "0".into() });
        assert!(!settled(&finding, &county) && !settled(&parent, &county));
        let field = finding.field.unwrap();
        county.apply(Edit::Figure { school: 0, field, value: Some(3.0) }).unwrap();
        county.apply(Edit::Parent { school: 1, parent: Some("0".into()), remember: true }).unwrap();
        assert!(settled(&finding, &county) && settled(&parent, &county));
    }
}
