//! Counties for the tests, built by the few figures that matter to each.

use junheng::county::{County, Field, Kind, Metric, School, Section, SectionKind};
use junheng::score::{Coefficient, Evaluation, IndicatorValue, SchoolRow, evaluate};
use junheng::standard::{Standard, named};

pub use SectionKind::{Junior, Primary, Senior};

pub fn standard() -> &'static Standard {
    named("quality-balance-2017").unwrap()
}

pub fn county(schools: Vec<School>) -> County {
    County { name: "示例县".to_owned(), schools, ..County::default() }
}

/// A school with its sections' pupils and nothing else.
pub fn bare(id: &str, kind: Kind, sections: &[(SectionKind, f64)]) -> School {
    let mut school = School { kind, ..School::new(id, format!("学校{id}")) };
    for (section, students) in sections {
        let figures = Section { students: Some(*students), ..Section::default() };
        *school.section_slot(*section) = Some(figures);
    }
    school
}

/// A school with more than enough of everything.
pub fn rich(id: &str, kind: Kind, sections: &[(SectionKind, f64)]) -> School {
    let mut school = bare(id, kind, sections);
    let total: f64 = sections.iter().map(|(_, n)| n).sum();
    for (section, students) in sections {
        for metric in [Metric::AboveDegree, Metric::Backbone, Metric::Sports, Metric::Arts] {
            put(&mut school, metric, *section, students * 0.1);
        }
    }
    put(&mut school, Metric::TeachingArea, Primary, total * 20.0);
    put(&mut school, Metric::IndoorSportsArea, Primary, total);
    put(&mut school, Metric::SportsFieldArea, Primary, total * 20.0);
    put(&mut school, Metric::EquipmentValue, Primary, total * 5000.0);
    put(&mut school, Metric::MultimediaRooms, Primary, total * 0.1);
    school
}

pub fn put(school: &mut School, metric: Metric, section: SectionKind, value: f64) {
    Field::of(metric, section).set(school, Some(value));
}

pub fn lose(school: &mut School, metric: Metric, section: SectionKind) {
    Field::of(metric, section).set(school, None);
}

pub fn judge(county: &County) -> Evaluation {
    evaluate(county, standard())
}

pub fn row<'a>(evaluation: &'a Evaluation, id: &str, section: SectionKind) -> &'a SchoolRow {
    evaluation
        .schools
        .iter()
        .find(|s| s.id == id && s.section == section)
        .unwrap_or_else(|| panic!("no row {id} {section:?}"))
}

pub fn value<'a>(row: &'a SchoolRow, indicator: &str) -> &'a IndicatorValue {
    &row.indicators[standard().indicator_index(indicator).unwrap()]
}

pub fn spread<'a>(
    evaluation: &'a Evaluation,
    section: SectionKind,
    indicator: &str,
) -> &'a Coefficient {
    let result = evaluation.sections.iter().find(|s| s.section == section).unwrap();
    &result.indicators[standard().indicator_index(indicator).unwrap()]
}

pub fn has_reason(evaluation: &Evaluation, code: &str) -> bool {
    evaluation.reasons.iter().any(|r| r.code == code)
}

pub fn set(county: &mut County, setting: &str, choice: &str) {
    county.settings.insert(setting.to_owned(), choice.to_owned());
}

/// Equal but for the last digits.
#[track_caller]
pub fn near(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-12 * b.abs().max(1.0), "{a} is not {b}");
}
