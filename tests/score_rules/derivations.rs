//! Derivations: the formula gives the number, the inputs say where they came from, the lack is
//! exactly enough.

use crate::make::*;
use junheng::county::{
    CellRef, County, Field, FieldKind, Kind, Metric, Origin, OriginPart, School, SectionKind,
    Source,
};
use junheng::score::{Derivation, Expr, Standing, Subject, explain};

fn of_indicator(county: &County, section: SectionKind, id: &str) -> Derivation {
    let indicator = standard().indicator_index(id).unwrap();
    explain(county, standard(), None, &Subject::Indicator { school: 0, section, indicator })
        .unwrap()
}

/// What an expression with figures comes to.
fn compute(expr: &Expr) -> f64 {
    match expr {
        Expr::Figure(value) => *value,
        Expr::Missing | Expr::Symbol(_) => panic!("no figure: {expr:?}"),
        Expr::Sum(terms) => {
            terms.iter().map(|(minus, e)| if *minus { -compute(e) } else { compute(e) }).sum()
        }
        Expr::Product(factors) => factors.iter().map(compute).product(),
        Expr::Over(a, b) => compute(a) / compute(b),
        Expr::Root(inside) => compute(inside).sqrt(),
    }
}

/// Whether two expressions differ in their leaves only.
fn same_shape(a: &Expr, b: &Expr) -> bool {
    match (a, b) {
        (Expr::Sum(a), Expr::Sum(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.0 == b.0 && same_shape(&a.1, &b.1))
        }
        (Expr::Product(a), Expr::Product(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_shape(a, b))
        }
        (Expr::Over(a, c), Expr::Over(b, d)) => same_shape(a, b) && same_shape(c, d),
        (Expr::Root(a), Expr::Root(b)) => same_shape(a, b),
        (
            Expr::Symbol(_) | Expr::Figure(_) | Expr::Missing,
            Expr::Symbol(_) | Expr::Figure(_) | Expr::Missing,
        ) => true,
        _ => false,
    }
}

fn mixed_county() -> County {
    let mut nine = rich("1", Kind::NineYear, &[(Primary, 301.0), (Junior, 187.0)]);
    put(&mut nine, Metric::TeachingArea, Primary, 1845.67);
    put(&mut nine, Metric::MultimediaRooms, Primary, 5.0);
    put(&mut nine, Metric::Arts, Junior, 0.0);
    put(&mut nine, Metric::Sports, Junior, 1.0);
    let primary = rich("2", Kind::Primary, &[(Primary, 709.0)]);
    let mut point = rich("3", Kind::TeachingPoint, &[(Primary, 62.0)]);
    point.counted = false;
    point.parent = Some("1".to_owned());
    let junior = rich("4", Kind::Junior, &[(Junior, 512.0)]);
    county(vec![nine, primary, point, junior])
}

#[test]
fn formulas_with_figures_come_to_the_numbers_of_the_assessment() {
    let county = mixed_county();
    let evaluation = judge(&county);
    for school in evaluation.schools.iter().filter(|s| s.excluded.is_none()) {
        for (indicator, value) in school.indicators.iter().enumerate() {
            let (at, section) = (school.school, school.section);
            let subject = Subject::Indicator { school: at, section, indicator };
            let derivation = explain(&county, standard(), None, &subject).unwrap();
            assert_eq!(derivation.result, value.value);
            near(compute(&derivation.figures), value.value.unwrap());
            assert!(same_shape(&derivation.formula, &derivation.figures), "{derivation:?}");
            assert_eq!(derivation.standing, Some(value.standing));
        }
    }
    for section in &evaluation.sections {
        for (indicator, c) in section.indicators.iter().enumerate() {
            let section = section.section;
            let subject = Subject::Coefficient { section, indicator };
            let derivation = explain(&county, standard(), None, &subject).unwrap();
            assert_eq!((derivation.result, derivation.unweighted), (c.cv, c.unweighted));
            near(compute(&derivation.figures), c.cv.unwrap());
            assert!(same_shape(&derivation.formula, &derivation.figures));
            let shares: f64 = derivation.contributions.iter().map(|c| c.share).sum();
            near(shares, if c.cv.unwrap() > 0.0 { 1.0 } else { 0.0 });
            assert!(derivation.contributions.is_sorted_by(|a, b| a.share >= b.share));
            let subject = Subject::Mean { section, indicator };
            let derivation = explain(&county, standard(), None, &subject).unwrap();
            near(compute(&derivation.figures), c.mean.unwrap());
        }
    }
}

#[test]
fn the_lack_is_exactly_enough() {
    for (section, id, metric) in [
        (Primary, "teachingArea", Metric::TeachingArea),
        (Junior, "teachingArea", Metric::TeachingArea),
        (Primary, "multimediaRooms", Metric::MultimediaRooms),
        (Junior, "multimediaRooms", Metric::MultimediaRooms),
        (Junior, "sportsArtsTeachers", Metric::Sports),
    ] {
        let mut county = mixed_county();
        let derivation = of_indicator(&county, section, id);
        let lack = derivation.lack.unwrap();
        let step = if lack.kind == FieldKind::Area { 0.01 } else { 1.0 };
        let field = Field::of(metric, section);
        let had = field.get(&county.schools[0]).unwrap();
        let mut standing_with = |more: f64| {
            // Written with two decimals, as a clerk would.
            let now = format!("{:.2}", had + more).parse().unwrap();
            field.set(&mut county.schools[0], Some(now));
            of_indicator(&county, section, id).standing.unwrap()
        };
        assert_eq!(standing_with(lack.to_threshold), Standing::Met, "{id}");
        assert_ne!(standing_with(lack.to_threshold - step), Standing::Met, "{id}");
        if let Some(to_floor) = lack.to_floor {
            assert_ne!(standing_with(to_floor), Standing::Below, "{id}");
            assert_eq!(standing_with(to_floor - step), Standing::Below, "{id}");
        }
    }
}

#[test]
fn five_sports_and_arts_teachers_of_709_pupils_lack_one_to_the_floor_and_two_to_the_threshold() {
    let mut school = rich("1", Kind::Primary, &[(Primary, 709.0)]);
    put(&mut school, Metric::Sports, Primary, 2.0);
    put(&mut school, Metric::Arts, Primary, 3.0);
    let derivation = of_indicator(&county(vec![school]), Primary, "sportsArtsTeachers");
    assert!((derivation.result.unwrap() - 0.7052).abs() < 5e-5);
    let lack = derivation.lack.unwrap();
    assert_eq!((lack.to_floor, lack.to_threshold), (Some(1.0), 2.0));
    assert_eq!(derivation.standing, Some(Standing::Below));
    assert!((derivation.floor.unwrap() - 0.765).abs() < 1e-15);
}

#[test]
fn inputs_name_their_cells_and_what_was_changed_by_hand() {
    let mut school = rich("1", Kind::Primary, &[(Primary, 709.0)]);
    let mut county = county(Vec::new());
    let file = Source { file: "教基.xlsx".into(), sheet: "教基4155".into() };
    let source = Some(county.source_index(file));
    let part = |label: &str, column| OriginPart {
        label: label.into(),
        value: Some(1.0),
        source: None,
        cell: Some(CellRef { row: 5, column }),
    };
    let arts = Origin {
        source,
        parts: vec![part("音乐", 14), part("美术", 15)],
        by_hand: true,
        was: Some(3.0),
        ..Origin::default()
    };
    school.origins.insert(Field::of(Metric::Arts, Primary), arts);
    let sports = Origin { source, cell: CellRef::parse("L6"), ..Origin::default() };
    school.origins.insert(Field::of(Metric::Sports, Primary), sports);
    county.schools.push(school);
    let derivation = of_indicator(&county, Primary, "sportsArtsTeachers");
    let [sports, arts, students] = &derivation.inputs[..] else { panic!("{derivation:?}") };
    assert_eq!(sports.origins[0].cell.unwrap().to_string(), "L6");
    assert_eq!(sports.origins[0].sheet, "教基4155");
    let cells: Vec<_> =
        arts.origins.iter().map(|o| (o.label.as_str(), o.cell.unwrap().to_string())).collect();
    assert_eq!(cells, [("音乐", "O6".to_owned()), ("美术", "P6".to_owned())]);
    assert_eq!((arts.by_hand, arts.was), (true, Some(3.0)));
    assert_eq!(students.field.to_string(), "primary.students");
    assert!(students.origins.is_empty());
    assert!(derivation.notes.iter().any(|n| n.code == "byHand"));
}

#[test]
fn merged_and_shared_schools_show_each_figure_and_each_share() {
    let county = mixed_county();
    let derivation = of_indicator(&county, Primary, "teachingArea");
    let inputs: Vec<_> =
        derivation.inputs.iter().map(|i| (i.school, i.field.to_string(), i.minus)).collect();
    let expected = [
        (0, "site.teachingArea", false),
        (2, "site.teachingArea", false),
        (0, "site.indoorSportsArea", true),
        (2, "site.indoorSportsArea", true),
        (0, "primary.students", false),
        (2, "primary.students", false),
        (0, "junior.students", false),
    ];
    assert_eq!(inputs, expected.map(|(s, f, m)| (s, f.to_owned(), m)));
    let [primary, junior] = &derivation.sharing[..] else { panic!("{derivation:?}") };
    assert_eq!((primary.students, primary.weight), (363.0, 1.0));
    assert_eq!((junior.students, junior.weight), (187.0, 1.1));
    near(primary.share + junior.share, 1.0);
    for code in ["merged", "shared"] {
        assert!(derivation.notes.iter().any(|n| n.code == code), "{code}");
    }
}

#[test]
fn a_school_verdict_says_which_part_of_the_rule_it_breaks() {
    let mut school = rich("1", Kind::Primary, &[(Primary, 709.0)]);
    put(&mut school, Metric::Backbone, Primary, 1.0);
    lose(&mut school, Metric::EquipmentValue, Primary);
    let county = county(vec![school]);
    let subject = Subject::School { school: 0, section: Primary };
    let derivation = explain(&county, standard(), None, &subject).unwrap();
    let standings: Vec<_> = derivation.parts.iter().map(|p| p.standing).collect();
    assert_eq!(standings[1], Standing::Below);
    assert_eq!(standings[5], Standing::Missing);
    assert_eq!((derivation.result, derivation.limit), (Some(5.0), Some(6.0)));
    assert_eq!(derivation.standing, Some(Standing::Below));
    let codes: Vec<_> = derivation.notes.iter().map(|n| n.code.as_str()).collect();
    assert_eq!(codes, ["belowFloor", "indicatorsMissing"]);
}

#[test]
fn what_is_not_there_has_no_derivation_and_what_is_left_out_says_why() {
    let special = School { kind: Kind::Special, ..rich("1", Kind::Primary, &[(Primary, 90.0)]) };
    let county = county(vec![special]);
    let ask = |subject| explain(&county, standard(), None, &subject);
    let subject = Subject::Indicator { school: 0, section: Primary, indicator: 0 };
    assert_eq!(ask(subject), None);
    assert_eq!(ask(Subject::Indicator { school: 9, section: Primary, indicator: 0 }), None);
    assert_eq!(ask(Subject::Coefficient { section: Senior, indicator: 0 }), None);
    assert_eq!(ask(Subject::Mean { section: Primary, indicator: 99 }), None);
    let left_out = ask(Subject::School { school: 0, section: Primary }).unwrap();
    assert_eq!(left_out.excluded.unwrap().code, "outOfScope");
}

#[test]
fn a_missing_figure_is_named_and_shows_as_missing() {
    let mut school = rich("1", Kind::Primary, &[(Primary, 100.0)]);
    lose(&mut school, Metric::IndoorSportsArea, Primary);
    let derivation = of_indicator(&county(vec![school]), Primary, "teachingArea");
    assert_eq!((derivation.result, derivation.standing), (None, Some(Standing::Missing)));
    assert_eq!(derivation.notes[0].code, "figureMissing");
    assert_eq!(derivation.lack, None);
    let Expr::Over(amount, _) = derivation.figures else { panic!() };
    let Expr::Sum(terms) = *amount else { panic!() };
    assert_eq!(terms[1], (true, Expr::Missing));
}
