//! Counties at the edge: empty, of one school, without a junior section, of three thousand schools.

use super::{body, table};
use junheng::county::{County, Field, Kind, Metric, School, SectionKind};
use junheng::report::tables::{Content, application};
use junheng::sample;

/// A school whose every figure is so many.
pub fn full(id: &str, kind: Kind, sections: &[SectionKind], figure: f64) -> School {
    let mut school = School { kind, ..School::new(id, format!("学校{id}")) };
    for metric in Metric::ALL {
        for section in sections {
            Field::of(*metric, *section).set(&mut school, Some(figure));
        }
    }
    school
}

#[test]
fn an_empty_county_has_empty_tables_and_says_undetermined() {
    let tables = application(&County::default());
    for id in ["I", "II-1", "III", "VI"] {
        let cells = body(table(&tables, id)).concat();
        assert!(cells.iter().all(|cell| !matches!(cell, Content::Number { .. })), "{id}");
    }
    assert!(table(&tables, "II-2").rows.is_empty());
    for (id, column) in [("IV", 3), ("V", 3), ("veto", 2)] {
        for row in body(table(&tables, id)) {
            assert_eq!(row[column], Content::Text("待定".to_owned()), "{id}");
        }
    }
    assert_eq!(table(&tables, "I").year, "");
}

#[test]
fn one_school_without_a_junior_section_leaves_the_junior_rows_empty() {
    let mut school = full("1", Kind::Primary, &[SectionKind::Primary], 100.0);
    school.site.indoor_sports_area = Some(10.0);
    let county = County { schools: vec![school], ..County::default() };
    let tables = application(&county);
    let reached = body(table(&tables, "II-1"));
    let spread = body(table(&tables, "III"));
    for column in 2..9 {
        assert_ne!(reached[0][column], Content::Empty);
        assert_eq!([&reached[2][column], &reached[3][column]], [&Content::Empty; 2]);
        // One school differs from none.
        assert_eq!(spread[1][column], Content::Number { value: 0.0, decimals: 3 });
        assert_eq!([&spread[2][column], &spread[3][column]], [&Content::Empty; 2]);
    }
    assert_eq!(body(table(&tables, "II-2")).len(), 1);
}

#[test]
fn three_thousand_schools_have_three_thousand_rows() {
    let county = sample::random_county(3, 3000);
    let tables = application(&county);
    let rows = table(&tables, "II-2").rows.len();
    assert!(rows > 2500, "{rows}");
    #[cfg(feature = "sheets")]
    assert!(junheng::report::tables::workbook(&tables).is_ok());
}
