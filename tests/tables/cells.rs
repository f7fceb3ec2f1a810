//! Every figure against the engine's contract and against sums made here.

use super::{body, table};
use junheng::county::{County, Kind, Ownership, SectionKind};
use junheng::report::tables::{Content, Table, application};
use junheng::rubric::conditions::whole;
use junheng::score::contract::{Assessment, Keyed, Section};
use junheng::words::{Lang, Words};
use junheng::{sample, standard};

fn judged(county: &County) -> Assessment {
    let standard = standard::named("quality-balance-2017").unwrap();
    whole(county, standard, &Words::new(Lang::ZhHans))
}

fn counties() -> Vec<County> {
    let mut whole = sample::county();
    // One whose every figure is known, so that no cell of the county as a whole is empty.
    whole.schools.retain(|school| {
        let known = |section: &Option<junheng::county::Section>| {
            section.as_ref().is_none_or(|s| s.students.is_some() && s.teachers.backbone.is_some())
        };
        let site = &school.site;
        known(&school.sections.primary)
            && known(&school.sections.junior)
            && [site.teaching_area, site.sports_field_area, site.equipment_value]
                .iter()
                .all(Option::is_some)
            && site.multimedia_rooms.is_some()
    });
    vec![sample::county(), whole, sample::random_county(5, 40), sample::random_county(91, 25)]
}

fn number(value: Option<f64>, decimals: usize) -> Content {
    value.map_or(Content::Empty, |value| Content::Number { value, decimals })
}

fn of<'a, T>(keyed: &'a Keyed<T>, key: &str) -> &'a T {
    &keyed.0.iter().find(|(id, _)| id == key).unwrap().1
}

#[test]
fn reached_and_spread_are_the_engines_where_nothing_is_missing() {
    let mut filled = 0;
    for county in counties() {
        let tables = application(&county);
        let judged = judged(&county);
        let (reached, spread) = (body(table(&tables, "II-1")), body(table(&tables, "III")));
        for (at, section) in SectionKind::COMPULSORY.iter().enumerate() {
            let section: &Section = of(&judged.sections, section.id());
            let all = section.schools as f64;
            for (column, (id, found)) in (2..).zip(&section.indicators.0) {
                let known = section.schools > 0 && found.missing == 0;
                let met = known.then_some(found.schools_met as f64);
                assert_eq!(reached[at * 2][column], number(met, 0), "{id}");
                let share = met.map(|met| met * 100.0 / all);
                assert_eq!(reached[at * 2 + 1][column], number(share, 1), "{id}");
                assert_eq!(spread[at * 2][column], number(found.mean.filter(|_| known), 2));
                assert_eq!(spread[at * 2 + 1][column], number(found.cv.filter(|_| known), 3));
                filled += usize::from(known);
            }
            let passing = (section.undetermined == 0).then_some(section.passing as f64);
            let passing = passing.filter(|_| section.schools > 0);
            assert_eq!(reached[at * 2][9], number(passing, 0));
            assert_eq!(spread[at * 2][9], Content::Text("——".to_owned()));
            let known = section.indicators.0.iter().all(|(_, c)| c.missing == 0);
            let sum: Option<f64> = section.indicators.0.iter().map(|(_, c)| c.cv).sum();
            match sum.filter(|_| known) {
                Some(sum) => {
                    let Content::Number { value, decimals: 3 } = spread[at * 2 + 1][9] else {
                        panic!("no mean of the coefficients");
                    };
                    assert!((value - sum / 7.0).abs() < 1e-12);
                }
                None => assert_eq!(spread[at * 2 + 1][9], Content::Empty),
            }
        }
    }
    assert!(filled > 30, "{filled}");
}

#[test]
fn a_school_has_its_row_with_the_engines_values() {
    for county in counties() {
        let tables = application(&county);
        let judged = judged(&county);
        let rows = body(table(&tables, "II-2"));
        let assessed: Vec<_> = judged.schools.iter().filter(|s| s.excluded.is_none()).collect();
        assert_eq!(rows.len(), assessed.len());
        for ((at, row), school) in (1..).zip(&rows).zip(assessed) {
            assert_eq!(row[0], number(Some(f64::from(at)), 0));
            assert_eq!(row[1], Content::Text(school.name.clone()));
            assert_eq!(row[3], number(school.students, 0));
            for (column, (_, indicator)) in (6..).zip(&school.indicators.0) {
                assert_eq!(row[column], number(indicator.value, 2));
            }
            let verdict = match school.pass {
                Some(true) => "是",
                Some(false) => "否",
                None => "待定",
            };
            assert_eq!(row[13], Content::Text(verdict.to_owned()));
            // Which indicators are met, again from the contract.
            let Content::Text(remark) = &row[14] else { panic!("no remark") };
            let met = school.indicators.0.iter().filter(|(_, i)| i.met == Some(true)).count();
            let said = remark.split('；').find(|clause| clause.contains("达标"));
            assert_eq!(codes(said.unwrap_or_default()).len(), met, "{remark}");
            let floor = school.indicators.0.iter();
            let floor: Vec<usize> = (6..)
                .zip(floor)
                .filter(|(_, (_, i))| i.met == Some(false) && i.floor_met == Some(true))
                .map(|(code, _)| code)
                .collect();
            let said = remark.split('；').find(|clause| clause.contains("达到标准的85%"));
            assert_eq!(codes(said.unwrap_or_default()), floor, "{remark}");
        }
    }
}

/// 举办者类型 as the form numbers it where its number is published, else its name; never a guessed
/// number. Where nobody told, a public school gets no code.
#[test]
fn the_code_of_who_runs_a_school_is_the_forms() {
    let mut county = sample::random_county(5, 12);
    let told = [
        ("centralEducation", "1"),
        ("centralOther", "2"),
        ("provincialEducation", "3"),
        ("provincialOther", "4"),
        ("cityEducation", "5"),
        ("cityOther", "地级其他部门"),
        ("countyEducation", "县级教育部门"),
        ("countyOther", "县级其他部门"),
        ("", "公办"),
    ];
    for (school, (id, _)) in county.schools.iter_mut().zip(told.iter().cycle()) {
        school.ownership = Ownership::Public;
        school.set_organizer(id);
    }
    let last = county.schools.len() - 1;
    county.schools[last].ownership = Ownership::Private;
    let expected = |name: &str| {
        let at = county.schools.iter().position(|school| school.name == name).unwrap();
        if at == last { "民办" } else { told[at % told.len()].1 }
    };
    let tables = application(&county);
    let rows = body(table(&tables, "II-2"));
    assert!(rows.len() > 5);
    for row in &rows {
        let Content::Text(name) = &row[1] else { panic!("no name") };
        assert_eq!(row[2], Content::Text(expected(name).to_owned()), "{name}");
    }
}

/// The codes that a clause names: `L6至L8、L10`.
fn codes(clause: &str) -> Vec<usize> {
    let list = clause.split(['达', '低', '缺']).next().unwrap_or_default();
    let mut codes = Vec::new();
    for part in list.split('、').filter(|part| !part.is_empty()) {
        let mut ends = part.split('至').map(|code| code[1..].parse::<usize>().unwrap());
        let first = ends.next().unwrap();
        codes.extend(first..=ends.next().unwrap_or(first));
    }
    codes
}

#[test]
fn the_basic_figures_are_sums_over_the_schools() {
    for county in counties() {
        let tables = application(&county);
        let row = &body(table(&tables, "I"))[0];
        let count = |test: &dyn Fn(Kind) -> bool| {
            Some(county.schools.iter().filter(|s| s.counted && test(s.kind)).count() as f64)
        };
        let kinds = [
            Kind::Primary,
            Kind::NineYear,
            Kind::Junior,
            Kind::CompleteSecondary,
            Kind::TwelveYear,
            Kind::Special,
        ];
        for (column, kind) in (8..).zip(kinds) {
            assert_eq!(row[column], number(count(&|k| k == kind), 0));
        }
        let points = county.schools.iter().filter(|s| s.kind == Kind::TeachingPoint).count();
        assert_eq!(row[14], number(Some(points as f64), 0));
        for (at, section) in SectionKind::COMPULSORY.into_iter().enumerate() {
            let held = || county.schools.iter().filter_map(|school| school.section(section));
            let held_any = held().next().is_some();
            let classes: Option<f64> = held().map(junheng::county::Section::class_total).sum();
            assert_eq!(row[16 + at], number(classes.filter(|_| held_any), 0));
            let pupils: Option<f64> = held().map(|s| s.students).sum();
            assert_eq!(row[18 + at], number(pupils.filter(|_| held_any), 0));
            let teachers: Option<f64> = held().map(|s| s.teachers.full_time).sum();
            assert_eq!(row[21 + 2 * at], number(teachers.filter(|_| held_any), 0));
            // Nobody has told of other staff.
            assert_eq!(row[20 + 2 * at], Content::Empty);
        }
        assert_eq!(row[0], number(county.population.map(|people| people / 10_000.0), 2));
    }
}

#[test]
fn verdicts_of_items_and_the_survey_are_the_engines() {
    for county in counties() {
        let tables = application(&county);
        let judged = judged(&county);
        let said = |met: Option<bool>| Content::Text(verdict(met).to_owned());
        for (id, items) in [("IV", &judged.guarantee), ("V", &judged.quality)] {
            let rows = body(table(&tables, id));
            assert_eq!(rows.len(), items.len());
            for (row, item) in rows.iter().zip(items) {
                assert_eq!(row[0], Content::Text(item.number.to_string()));
                assert_eq!(row[3], said(item.met), "{}", item.id);
            }
        }
        let rows = body(table(&tables, "veto"));
        assert_eq!(rows.len(), judged.vetoes.len());
        for (row, item) in rows.iter().zip(&judged.vetoes) {
            assert_eq!(row[2], said(item.met.map(|met| !met)), "{}", item.id);
        }
        let rows = body(table(&tables, "VI"));
        let total = judged.recognition.value.filter(|_| judged.recognition.met.is_some());
        match (&rows[0][4], total) {
            (Content::Number { value, decimals: 1 }, Some(rate)) => {
                assert!((value - rate).abs() < 1e-9);
            }
            (found, rate) => assert_eq!(*found, number(rate, 1)),
        }
        for group in &judged.recognition.groups {
            let name = Content::Text(group.name.clone());
            let row = rows.iter().find(|row| row[0] == name).unwrap();
            assert_eq!([&row[2], &row[3]], [&number(group.valid, 0), &number(group.satisfied, 0)]);
            assert_eq!(row[4], number(group.rate, 1));
        }
    }
}

fn verdict(met: Option<bool>) -> &'static str {
    match met {
        Some(true) => "是",
        Some(false) => "否",
        None => "待定",
    }
}

#[test]
fn heads_are_those_of_the_form() {
    let tables = application(&sample::county());
    let ids: Vec<_> = tables.iter().map(|table| table.id.as_str()).collect();
    assert_eq!(ids, ["I", "II-1", "II-2", "III", "IV", "V", "VI", "veto"]);
    // Columns by the form, the last code, rows of the county as a whole.
    let form = [(24, "L24"), (10, "L8"), (15, "L14"), (10, "L8"), (4, ""), (4, ""), (8, "L7")];
    for (table, (columns, code)) in tables.iter().zip(form) {
        assert_eq!(table.widths.len(), columns, "{}", table.id);
        if !code.is_empty() {
            let last = table.head.last().unwrap().last().unwrap();
            assert_eq!(last.content.shown(), code, "{}", table.id);
        }
        // Every place of the table is covered once.
        let area: usize = table.placed().iter().map(|p| p.cell.columns * p.cell.rows).sum();
        assert_eq!(area, columns * (table.head.len() + table.rows.len()), "{}", table.id);
        let cells: usize = table.head.iter().chain(&table.rows).map(Vec::len).sum();
        assert_eq!(table.placed().len(), cells, "{}", table.id);
    }
    let lengths = |table: &Table| table.rows.len();
    assert_eq!(tables.iter().map(lengths).collect::<Vec<_>>()[4..], [15, 9, 8, 6]);
}
