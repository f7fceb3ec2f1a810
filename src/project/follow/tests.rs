//! What follows from the pupils of a small county, worked out by hand, and what must always hold.

use super::*;
use crate::county::{Class, Kind, School, Section, SectionKind, Setting, Teachers};
use crate::project::classes::{Counter, Cuts, whole};
use crate::project::events::apply;
use crate::project::result::{ClassSeries, How, Level, TeacherBasis, TeacherSeries};
use crate::project::scenario::Headcount;
use crate::project::{Pool, Track};
use crate::words::{Lang, Words};
use proptest::prelude::*;
use serde_json::json;

const YEARS: [i32; 3] = [2026, 2027, 2028];

fn class(grade: u8, number: usize, students: f64) -> Class {
    Class {
        grade,
        name: format!("{grade}({number})班"),
        students: Some(students),
        ..Class::default()
    }
}

fn school(id: &str, zone: &str, kind: Kind, setting: Setting) -> School {
    let mut school = School::new(id, format!("学校{id}"));
    school.zone = Some(zone.to_owned());
    school.kind = kind;
    school.setting = Some(setting);
    school
}

fn teachers(full_time: f64) -> Teachers {
    Teachers {
        full_time: Some(full_time),
        sports: Some(1.0),
        arts: Some(1.0),
        ..Teachers::default()
    }
}

/// Town primary A in zone 东 with a class of 60, village primary B in zone 西 of two grades,
/// nine-year school C in zone 西 of which only the pupils are known.
fn county() -> County {
    let mut a = school("A", "东", Kind::Primary, Setting::Town);
    a.sections.primary = Some(Section {
        classes: vec![class(5, 1, 60.0), class(5, 2, 50.0), class(6, 1, 45.0)],
        teachers: teachers(12.0),
        ..Section::default()
    });
    let mut b = school("B", "西", Kind::Primary, Setting::Rural);
    b.sections.primary = Some(Section {
        classes: vec![class(5, 1, 44.0), class(6, 1, 40.0)],
        teachers: teachers(3.0),
        ..Section::default()
    });
    let mut c = school("C", "西", Kind::NineYear, Setting::Rural);
    c.sections.primary = Some(Section::default());
    c.sections.junior = Some(Section { teachers: teachers(20.0), ..Section::default() });
    County {
        name: "示例县".to_owned(),
        school_year: Some(2025),
        population: Some(31_000.0),
        schools: vec![a, b, c],
        ..County::default()
    }
}

fn track(at: usize, county: &County, today: &[f64], ahead: [&[f64]; 3]) -> Track {
    let school = &county.schools[at];
    Track {
        unit: school.id.clone(),
        school: Some(at),
        zone: school.zone.clone(),
        known: vec![today.iter().map(|n| Some(*n)).collect()],
        students: ahead.map(<[f64]>::to_vec).to_vec(),
        ratios: vec![None; today.len()],
        spread: vec![[0.0; 2]; 3],
    }
}

fn pools(county: &County) -> Vec<Pool> {
    let primary = Pool {
        section: Some(SectionKind::Primary),
        grades: vec![5, 6],
        last_year: 2025,
        tracks: vec![
            track(0, county, &[110.0, 45.0], [&[100.0, 110.0], &[90.4, 98.0], &[80.0, 90.0]]),
            track(1, county, &[44.0, 40.0], [&[30.0, 44.0], &[20.0, 30.0], &[10.0, 20.0]]),
            track(2, county, &[50.0, 50.0], [&[50.0, 50.0]; 3]),
        ],
        ..Pool::default()
    };
    let junior = Pool {
        section: Some(SectionKind::Junior),
        grades: vec![7, 8, 9],
        last_year: 2025,
        tracks: vec![track(2, county, &[900.0; 3], [&[900.0; 3], &[850.0; 3], &[270.0; 3]])],
        ..Pool::default()
    };
    vec![primary, junior]
}

fn units(county: &County) -> Vec<Unit> {
    let unit = |level, id: &str, school| Unit {
        level,
        id: id.to_owned(),
        name: id.to_owned(),
        zone: None,
        school,
        opened_by: None,
    };
    let mut units = vec![unit(Level::County, "示例县", None)];
    units.extend(["东", "西"].map(|zone| unit(Level::Zone, zone, None)));
    let schools = county.schools.iter().enumerate();
    units.extend(schools.map(|(at, s)| unit(Level::School, &s.id, Some(at))));
    units
}

fn with<T>(
    county: &County,
    pools: Vec<Pool>,
    scenario: &Scenario,
    look: impl FnOnce(&Ground<'_>, &Parts, Projection) -> T,
) -> T {
    let before = pools.clone();
    let prospect = apply(county, scenario, pools, 7);
    let units = units(county);
    let ground = Ground {
        county,
        scenario,
        prospect: &prospect,
        before: Some(&before),
        units: &units,
        years: &YEARS,
        junior_from: 7,
    };
    let parts = Parts::new(&ground);
    let all = follow(&ground, &parts);
    look(&ground, &parts, all)
}

fn scenario(value: &serde_json::Value) -> Scenario {
    Scenario::read(value, "scenario").unwrap()
}

fn run(scenario: &Scenario) -> Projection {
    let county = county();
    with(&county, pools(&county), scenario, |_, _, all| all)
}

fn series(all: &Projection, unit: usize, section: SectionKind) -> &ClassSeries {
    all.classes.iter().find(|c| c.unit == unit && c.section == Some(section)).unwrap()
}

#[test]
fn classes_of_the_county_are_those_of_its_schools() {
    let all = run(&Scenario::default());
    // A 2026: entry 100 → 3 classes of 34 33 33; grade 6 keeps 60 and 50. B: 30, 44. C, of which
    // only pupils are known, is cut anew: 50 → 2 of 25, twice.
    let county = series(&all, 0, SectionKind::Primary);
    assert_eq!(county.bands[0], [3 + 2 + 4, 1, 0, 1, 0]);
    assert_eq!(county.classes[0], 11);
    assert_eq!(county.pupils[0], [100 + 74 + 100, 50, 0, 60, 0]);
    // Of three sections two have a list.
    assert_eq!((county.bases, county.listed), ([2, 0, 1], false));
    // Today A has 60, 50 and 45; B 44 and 40; C, cut at 45, 4 of 25.
    assert_eq!(county.today, [1 + 2 + 4, 1, 0, 1, 0]);
    let east = series(&all, 1, SectionKind::Primary);
    assert_eq!((east.bases, east.bands[0]), ([1, 0, 0], [3, 1, 0, 1, 0]));
    // 90.4 pupils are 90: 2 classes of 45. With 98 in grade 6 the three of 2026 are 33 33 32.
    assert_eq!(east.pupils[1], [188, 0, 0, 0, 0]);
    assert_eq!(east.classes[1], 5);
    let row = &all.ledger[0];
    assert_eq!((row.class.as_str(), row.size, row.grade), ("5(1)班", 60, 5));
    assert_eq!((row.closes, row.how, row.new), (Some(2027), Some(How::Graduates), false));
    assert_eq!(all.ledger.len(), 1);
}

#[test]
fn seats_follow_the_rooms() {
    let scenario = Scenario::default();
    let all = run(&scenario);
    // Nobody has counted rooms: A has 3 classes today, so 3 × 45 = 135 seats against 210 pupils in
    // 2026, 188.4 in 2027, 170 in 2028. Seats are short by 75, 53.4 and 35: 2, 2 and 1 rooms.
    let seats = all.seats.iter().find(|s| s.unit == 1).unwrap();
    assert!(seats.rooms_guessed);
    assert_eq!(seats.seats, [135.0; 3]);
    assert_eq!(
        seats.gap.iter().map(|g| (g * 10.0).round()).collect::<Vec<_>>(),
        [750.0, 534.0, 350.0]
    );
    assert_eq!(seats.rooms_needed, [2.0, 2.0, 1.0]);
    assert_eq!((seats.peak, seats.trough, seats.closes), (Some(2026), Some(2028), None));
    // 5 classes in 2026 and 2027, 4 in 2028 (2 of 40, 2 of 45) in 3 rooms.
    assert_eq!(seats.rooms_short, [2.0, 2.0, 1.0]);
    let county = all.seats.iter().find(|s| s.unit == 0).unwrap();
    // Today 3 + 2 + 4 classes: 9 × 45 = 405 seats.
    assert_eq!(county.seats[0], 405.0);
    let gaps: Vec<i32> = all.heat.iter().map(|h| h.gap[0]).collect();
    assert_eq!(gaps[..3], [75, -16, -80]);
}

#[test]
fn teachers_are_counted_by_each_base() {
    let mut scenario = Scenario::default();
    scenario.staff.retirements =
        vec![Headcount { year: 2027, section: SectionKind::Primary, count: 2.0 }];
    scenario.staff.teachers_per_class.primary = Some(2.0);
    let all = run(&scenario);
    let of = |basis| {
        let is = |t: &&TeacherSeries| t.section == Some(SectionKind::Primary) && t.basis == basis;
        all.teachers.iter().find(is).unwrap()
    };
    // 2026: 210 + 74 + 100 = 384 pupils / 19 = 20.2 → 21. Stock 12 + 3 (C has not told), 13 from
    // 2027. 2027: 188.4 + 50 + 100 = 338.4 / 19 = 17.8 → 18.
    let ratio = of(TeacherBasis::PupilTeacher);
    assert_eq!(ratio.needed[..2], [21.0, 18.0]);
    assert_eq!(ratio.stock, [Some(15.0), Some(13.0), Some(13.0)]);
    assert_eq!(ratio.recruits[..2], [Some(6.0), Some(5.0)]);
    assert!(all.findings.iter().any(|f| f.code == "teachers-of-schools-missing"));
    // 11 classes at 2 teachers.
    assert_eq!(of(TeacherBasis::ClassTeacher).needed[0], 22.0);
    // 384 × 0.9 / 100 = 3.456 → 4, less 2 + 2.
    assert_eq!(of(TeacherBasis::SportsArts).recruits[0], Some(0.0));
}

#[test]
fn schools_are_weighed_by_kind() {
    let all = run(&Scenario::default());
    // C is a nine-year school: 100 + 2700 = 2800 in 2026, 100 + 2550 = 2650 in 2027, over 2500;
    // 910 in 2028.
    let over: Vec<_> = all.over_scale.iter().map(|o| (o.year, o.students, o.limit)).collect();
    assert_eq!(over, [(2026, 2800.0, 2500.0), (2027, 2650.0, 2500.0)]);
    // B has 74, 50 and 30 pupils; C's primary section 100 is not below 100.
    assert_eq!(all.small.len(), 1);
    assert_eq!(all.small[0].students, [74.0, 50.0, 30.0]);
    // A and B under the local rules: 210 → 210, 188 → 240, 170 → 240; 74, 50, 30 → 150 each. C is
    // no 小学 and is paid for its own 100.
    let local = all.funds.iter().find(|f| f.rules == "local2022").unwrap();
    assert_eq!(local.funded, [210.0 + 150.0 + 100.0, 490.0, 490.0]);
    assert_eq!(local.cliffs, [1, 0, 0]);
    // 31 000 people: 3 to 4 primaries (31000/15000 = 2.07, 31000/10000 = 3.1); there are 3.
    let layout = &all.layout[0];
    assert_eq!((layout.schools[0], layout.present[0]), ([3.0, 4.0], 3));
    assert!(all.layout.iter().all(|row| row.unit == 0));
}

#[test]
fn the_norm_is_told_for_zones_whose_people_are_known() {
    let mut county = county();
    // Of 31 000 people 12 400 in the west; those of the east are not told.
    county.plan.insert("layout".into(), json!({ "zones": { "西": 12_400 } }));
    let scenario = scenario(&json!({ "population": { "2027": 62_000 } }));
    let all = with(&county, pools(&county), &scenario, |_, _, all| all);
    let west = units(&county).iter().position(|u| u.level == Level::Zone && u.id == "西").unwrap();
    let rows: Vec<_> = all.layout.iter().filter(|row| row.unit != 0).collect();
    assert!(rows.iter().all(|row| row.unit == west) && rows.len() == 2);
    // 12 400 / 15 000 and / 10 000: 1 to 2; B and C are there. Twice the people from 2027 on.
    let primary = rows.iter().find(|row| row.section == SectionKind::Primary).unwrap();
    assert_eq!((primary.schools[0], primary.present[0]), ([1.0, 2.0], 2));
    assert_eq!(primary.population[1], 24_800.0);
    assert_eq!(primary.schools[1], [2.0, 3.0]);
}

#[test]
fn a_cliff_is_told_where_its_rules_are_chosen() {
    let mut scenario = Scenario::default();
    scenario.extra.insert("fundingRules".to_owned(), json!("local2022"));
    scenario.extra.insert("fundingQuota".to_owned(), json!({ "primary": 1000 }));
    let all = run(&scenario);
    let cliff = all.findings.iter().find(|f| f.code == "small-school-cliff").unwrap();
    assert_eq!(cliff.school_id.as_deref(), Some("A"));
    assert_eq!((&cliff.args["pupils"], &cliff.args["before"]), (&210.0.into(), &240.0.into()));
    let local = all.funds.iter().find(|f| f.rules == "local2022").unwrap();
    assert_eq!(local.yuan.as_ref().unwrap()[0], 460_000.0);
}

#[test]
fn milestones_are_tested_in_every_year() {
    let all = run(&Scenario::default());
    let of = |id: &str| all.milestones.iter().find(|m| m.id == id).unwrap();
    // Classes of 2026: 11 primary, and of C's junior grades ⌈900/50⌉ = 18 each. One of 65 is over.
    let large = of("largeBy2025");
    assert_eq!(large.values[0], Some(1.0 / 65.0));
    // Its year is today's: 1 of 11 + 54 − 2 = 63 … is below 5 %.
    assert_eq!((large.met, large.first_year_met), (Some(true), Some(2026)));
    let town = of("townLargeBy2027");
    assert_eq!(town.by_year, [Some(false), Some(true), Some(true)]);
    assert_eq!((town.met, town.met_today), (Some(true), Some(false)));
    // Every class is within the standard in 2027, but C has 2650 pupils.
    let standard = of("standardBy2027");
    assert_eq!(standard.by_year, [Some(false), Some(false), Some(true)]);
    assert_eq!(standard.values, [Some(2.0 / 65.0), Some(1.0 / 3.0), Some(0.0)]);
    assert_eq!((standard.met, standard.first_year_met), (Some(false), Some(2028)));
    // A year that has passed still shows: met today, what it was in 2020 nobody knows.
    assert_eq!(of("largeBy2020").met, None);
}

#[test]
fn a_school_that_closes_brings_its_pupils_and_takes_its_seats() {
    let scenario = scenario(&json!({
        "events": [{ "year": 2027, "kind": "merge", "school": "B", "into": "A" }]
    }));
    let all = run(&scenario);
    let b = all.heat.iter().find(|h| h.unit == 4).unwrap();
    assert_eq!((&b.students[..], b.classes[1]), (&[74, 0, 0][..], 0));
    // A in 2027: 90.4 + 20 = 110 enter: 3 classes. Grade 6: 98 + 30 = 128 join 3 classes of 2026,
    // and 128 / 45 = 2.8 still fit in 3.
    let a = all.heat.iter().find(|h| h.unit == 3).unwrap();
    assert_eq!((a.students[1], a.classes[1]), (238, 6));
    // Its two rooms stay in use: 5 × 45 = 225 seats for 238.
    assert_eq!(a.gap[1], 13);
}

#[test]
fn rooms_that_are_fewer_than_none_are_found() {
    let county = county();
    let scenario = scenario(&json!({
        "events": [{ "year": 2026, "kind": "expand", "school": "A", "rooms": -9 }]
    }));
    with(&county, pools(&county), &scenario, |ground, parts, _| {
        // The event may be refused where it is read; what reaches the rooms must be found.
        let below = ground.prospect.supply[0][0][0].rooms_added.iter().any(|r| *r < -3.0);
        let found = parts.findings.iter().any(|f| f.code == "rooms-negative");
        assert_eq!(below, found);
        assert!(parts.parts.iter().flat_map(|p| p.rooms.iter().flatten()).all(|r| *r >= 0.0));
    });
}

#[test]
fn every_milestone_and_finding_has_its_words() {
    let words = Words::new(Lang::ZhHans);
    for milestone in shipped_milestones() {
        assert!(words.has(&format!("milestone-{}", milestone.id)), "{}", milestone.id);
    }
    for code in [
        "classes-disagree",
        "grade-without-classes",
        "class-without-size",
        "classes-other-year",
        "bands-and-students",
        "bands-and-students-open",
        "no-room",
        "rooms-negative",
        "classes-of-a-unit",
        "small-school-cliff",
        "teachers-of-schools-missing",
        "milestone-unreadable",
    ] {
        assert!(words.has(&format!("finding-{code}")), "{code}");
    }
}

/// Pupils for the pools of the county, by year, then in the order of tracks and grades.
fn any_pupils() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..300.0f64, 3 * (3 * 2 + 3))
}

fn fill(county: &County, pupils: &[f64]) -> Vec<Pool> {
    let mut pools = pools(county);
    let mut next = pupils.iter();
    for track in pools.iter_mut().flat_map(|p| &mut p.tracks) {
        for cell in track.students.iter_mut().flatten() {
            *cell = *next.next().unwrap();
        }
    }
    pools
}

proptest! {
    #[test]
    fn schools_add_up_to_zones_and_the_county(pupils in any_pupils(), limited: bool) {
        let county = county();
        let scenario = Scenario { rooms_limit: limited, ..Scenario::default() };
        with(&county, fill(&county, &pupils), &scenario, |_, _, all| {
            for section in SectionKind::COMPULSORY {
                let whole = series(&all, 0, section);
                let sum = |from: usize, to: usize, look: &dyn Fn(&ClassSeries) -> u32| -> u32 {
                    let rows = all.classes.iter();
                    rows.filter(|c| (from..to).contains(&c.unit) && c.section == Some(section))
                        .map(look)
                        .sum()
                };
                for year in 0..YEARS.len() {
                    for band in 0..5 {
                        let look = |c: &ClassSeries| c.bands[year][band];
                        assert_eq!(sum(1, 3, &look), look(whole));
                        assert_eq!(sum(3, 6, &look), look(whole));
                    }
                    let look = |c: &ClassSeries| c.pupils[year].iter().sum();
                    assert_eq!(sum(3, 6, &look), look(whole));
                }
            }
        });
    }

    #[test]
    fn a_draw_of_the_projection_itself_meets_the_same_milestones(
        pupils in any_pupils(),
        limited: bool,
    ) {
        let county = county();
        let scenario = Scenario { rooms_limit: limited, ..Scenario::default() };
        with(&county, fill(&county, &pupils), &scenario, |ground, parts, all| {
            let cuts = Cuts::new(&milestone_cuts(&parts.milestones));
            let mut tally = Tally::new(cuts.clone().into(), YEARS.len());
            for part in &parts.parts {
                let pool = &ground.prospect.pools[part.at.pool];
                let students = pool.tracks[part.at.track].students.iter();
                let columns = part.slot.first..part.slot.end;
                let pupils: Vec<u32> =
                    students.flat_map(|row| &row[columns.clone()]).map(|n| whole(*n)).collect();
                let (start, plan) = (&part.start, &part.plan);
                let mut counter =
                    Counter::new(pool, part.slot, start, plan, YEARS.len(), &cuts);
                let counted = counter.count(&pupils);
                for year in 0..YEARS.len() {
                    tally.add_counted(year, part.bucket, counted, year);
                }
            }
            for unit in 3..6 {
                let of_unit = || parts.parts.iter().filter(|p| p.unit == unit);
                for year in 0..YEARS.len() {
                    let pupils = of_unit().map(|p| p.pupils[year]).sum();
                    let limit = of_unit().find_map(|p| p.kind).and_then(size_limit);
                    tally.add_school(year, pupils, limit);
                }
            }
            for (milestone, result) in parts.milestones.iter().zip(&all.milestones) {
                for (year, met) in result.by_year.iter().enumerate() {
                    assert_eq!(Some(milestone.is_met(&tally, year)), *met, "{}", result.id);
                }
            }
        });
    }
}
