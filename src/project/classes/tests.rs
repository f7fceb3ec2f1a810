//! Hand-worked cases of classes; each comment works the answer out.

use super::*;
use crate::county::{Class, ClassBands, County, School, Section};
use crate::project::Track;
use proptest::prelude::*;

/// A primary school of six grades with these pupils today and in the years ahead.
fn school(today: [f64; 6], ahead: &[[f64; 6]]) -> Pool {
    Pool {
        section: Some(SectionKind::Primary),
        grades: (1..=6).collect(),
        last_year: 2025,
        tracks: vec![Track {
            unit: "1".to_owned(),
            school: Some(0),
            known: vec![today.map(Some).to_vec()],
            students: ahead.iter().map(|year| year.to_vec()).collect(),
            ..Track::default()
        }],
        ..Pool::default()
    }
}

fn list(classes: &[(u8, f64)]) -> County {
    let class = |(at, (grade, students)): (usize, &(u8, f64))| Class {
        grade: *grade,
        name: format!("{grade}({at})"),
        students: Some(*students),
        ..Class::default()
    };
    with(Section { classes: classes.iter().enumerate().map(class).collect(), ..Section::default() })
}

fn with(section: Section) -> County {
    let mut one = School::new("1", "一小");
    one.sections.primary = Some(section);
    County { school_year: Some(2025), schools: vec![one], ..County::default() }
}

fn run(county: &County, pool: &Pool, plan: &ClassPlan) -> (Start, SectionClasses) {
    let slot = slots(pool, 6)[0];
    let start = start(county, pool, slot, plan.year(0).cap);
    let formed = form(pool, slot, &start, plan, None);
    (start, formed)
}

#[test]
fn a_grade_is_cut_into_as_few_and_as_even_classes_as_the_cap_allows() {
    // 137 / 45 = 3.04, so 4 classes: 137 = 4·34 + 1. In 3 classes: 137 = 3·45 + 2.
    assert_eq!(even_split(137, classes_needed(137, 45)), [35, 34, 34, 34]);
    assert_eq!(even_split(137, 3), [46, 46, 45]);
    assert_eq!(even_split(45, classes_needed(45, 45)), [45]);
    assert_eq!(even_split(46, classes_needed(46, 45)), [23, 23]);
    // 2000 / 45 = 44.4: 44 full classes; 2000 / 50 = 40.
    assert_eq!((2000 / 45, 2000 / 50), (44, 40));
    assert_eq!(classes_needed(0, 45), 0);
    assert_eq!(classes_needed(3, 0), 3);
}

#[test]
fn pupils_are_whole_people() {
    assert_eq!([0.0, 0.49, 0.5, 120.5, 120.49].map(whole), [0, 0, 1, 121, 120]);
    assert_eq!([-3.0, f64::NAN, f64::NEG_INFINITY].map(whole), [0, 0, 0]);
}

#[test]
fn sizes_keep_their_proportions_and_add_up() {
    // 110 → 99: 60·99/110 = 54, 50·99/110 = 45.
    assert_eq!(in_proportion(99, &[60, 50]), [54, 45]);
    // 110 → 108: 58.91 and 49.09: 58 + 49 = 107, the missing one to the remainder 0.91.
    assert_eq!(in_proportion(108, &[60, 50]), [59, 49]);
    // 101 over three equal ones: 33.67 each, two to share, to the earlier two.
    assert_eq!(in_proportion(101, &[40, 40, 40]), [34, 34, 33]);
    // Numbers too long for a short division: shares of 1/3 and 2/3.
    let long = 3_000_000_000;
    assert_eq!(in_proportion(long, &[1_000_000_000, 2_000_000_000]), [long / 3, long / 3 * 2]);
    assert_eq!(in_proportion(5, &[0, 0]), [3, 2]);
    assert!(in_proportion(5, &[]).is_empty());
}

#[test]
fn real_classes_stay_uneven_until_they_leave() {
    // Grade 5 has 60 and 50. A year on it has 110: still 60 and 50, not two of 55. Then it leaves.
    // Entry: 100 → ⌈100/45⌉ = 3 classes, 34 33 33, which go on as 97 = 33 32 32.
    let pool = school(
        [0.0, 0.0, 0.0, 0.0, 110.0, 0.0],
        &[[100.0, 0.0, 0.0, 0.0, 0.0, 110.0], [0.0, 97.0, 0.0, 0.0, 0.0, 0.0]],
    );
    let county = list(&[(5, 60.0), (5, 50.0)]);
    let (start, formed) = run(&county, &pool, &ClassPlan::new(45));
    assert!(start.findings.is_empty());
    assert_eq!(formed.basis, Basis::CarriedList);
    assert_eq!(formed.years[1].grades[5], [60, 50]);
    assert_eq!(formed.years[1].grades[0], [34, 33, 33]);
    assert_eq!(formed.years[2].grades[1], [33, 32, 32]);
    assert_eq!(formed.years[2].grades[5], [0; 0]);
    let bands = &formed.years[1].bands;
    assert_eq!((bands.classes, bands.pupils), ([3, 1, 0, 1, 0], [100, 50, 0, 60, 0]));
    assert_eq!((bands.large(), bands.very_large()), (1, 0));
    assert_eq!(bands.share(bands.large()), Some(0.2));
    // The ledger: 60 is in grade 5 in 2025, in grade 6 in 2026, gone in 2027.
    let rows = ledger(&pool, &start, &formed, Limit::at_or_above(56));
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].grade, rows[0].size, rows[0].limit), (Some(5), 60, 56));
    assert_eq!((rows[0].closes, rows[0].how), (Some(2027), Some(How::Graduates)));
    // Against the standard of 45 the class of 50 is over, too.
    assert_eq!(ledger(&pool, &start, &formed, Limit::above(45)).len(), 2);
}

#[test]
fn a_class_over_the_limit_is_split_when_a_room_is_free() {
    // 60 and 50 in grade 1, limit 55, three rooms: 60 becomes 30 and 30, 50 stays.
    let pool = school([110.0, 0.0, 0.0, 0.0, 0.0, 0.0], &[[0.0, 110.0, 0.0, 0.0, 0.0, 0.0]]);
    let county = list(&[(1, 60.0), (1, 50.0)]);
    let mut plan = ClassPlan::new(45);
    plan.years[0].split_over = Some(55);
    plan.years[0].rooms = Some(3);
    let (start, formed) = run(&county, &pool, &plan);
    assert_eq!(formed.years[1].grades[1], [50, 30, 30]);
    let rows = ledger(&pool, &start, &formed, Limit::at_or_above(56));
    assert_eq!((rows[0].closes, rows[0].how), (Some(2026), Some(How::Split)));
    // With two rooms there is none free, and the class is in the ledger to the end.
    plan.years[0].rooms = Some(2);
    let (start, formed) = run(&county, &pool, &plan);
    assert_eq!(formed.years[1].grades[1], [60, 50]);
    let rows = ledger(&pool, &start, &formed, Limit::at_or_above(56));
    assert_eq!((rows[0].closes, rows[0].how), (None, None));
}

#[test]
fn without_a_room_the_entering_classes_grow_and_are_new_in_the_ledger() {
    // Three rooms, two used by the list: 120 want ⌈120/45⌉ = 3 classes and get 1 of 120.
    let pool = school([90.0, 0.0, 0.0, 0.0, 0.0, 0.0], &[[120.0, 90.0, 0.0, 0.0, 0.0, 0.0]]);
    let county = list(&[(1, 45.0), (1, 45.0)]);
    let mut plan = ClassPlan::new(45);
    plan.years[0] = YearPlan { rooms: Some(3), limited: true, ..YearPlan::new(45) };
    let (start, formed) = run(&county, &pool, &plan);
    assert_eq!(formed.years[1].grades[0], [120]);
    assert_eq!(formed.no_room, [NoRoom { year: 1, grade: 1, lacking: 2, largest: 120 }]);
    let rows = ledger(&pool, &start, &formed, Limit::at_or_above(56));
    assert_eq!(rows.len(), 1);
    assert!(rows[0].new);
    assert_eq!((rows[0].opens, rows[0].size, rows[0].closes), (2026, 120, None));
}

#[test]
fn small_classes_are_merged_to_the_floor_but_not_past_the_cap() {
    // 60 in 4 even classes of 15, floor 20: 60/20 = 3 classes. In 50 in 2 at cap 45: stay 2.
    assert_eq!(cohort::merged(60, 4, 45, 20), 3);
    assert_eq!(cohort::merged(50, 2, 45, 30), 2);
    assert_eq!(cohort::merged(15, 1, 45, 20), 1);
    // A list: 12 and 15 are the smallest and fit; then 27 and 30 do not fit under 45.
    let mut sizes = vec![12, 30, 15];
    assert_eq!(cohort::merge_once(&mut sizes, 45, 20), Some((0, 2)));
    assert_eq!(sizes, [30, 27]);
    assert_eq!(cohort::merge_once(&mut sizes, 45, 20), None);
}

#[test]
fn where_only_numbers_are_known_classes_are_even_and_fresh() {
    // Bands say 2 classes of 56-60 and 2 of 41-45; four grades of 50 pupils, one class each
    // today. Cut anew at 45 each grade has 2 of 25: all large classes are gone in 2026.
    let pool = school(
        [50.0, 50.0, 50.0, 50.0, 0.0, 0.0],
        &[[50.0, 50.0, 50.0, 50.0, 50.0, 0.0], [50.0, 50.0, 50.0, 50.0, 50.0, 50.0]],
    );
    let mut bands = ClassBands::default();
    bands.0[4] = 2.0;
    bands.0[7] = 2.0;
    let county = with(Section { class_bands: Some(bands), ..Section::default() });
    let (start, formed) = run(&county, &pool, &ClassPlan::new(45));
    assert_eq!((start.known, formed.basis), (ClassesKnown::Bands, Basis::FreshEven));
    assert_eq!(formed.years[0].bands.classes, [2, 0, 0, 2, 0]);
    assert_eq!(formed.years[0].bands.unplaced, 200);
    assert_eq!(formed.years[1].grades[0], [25, 25]);
    let rows = ledger(&pool, &start, &formed, Limit::at_or_above(56));
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|r| r.closes == Some(2026) && r.grade.is_none()));
    // 2·41 + 2·56 = 194 ≤ 200 ≤ 2·45 + 2·60 = 210: the bands fit.
    assert!(start.findings.is_empty());
    // A count of 5 over four grades of 50: the fullest first, all alike, so the first gets two.
    let county = with(Section { class_count: Some(5.0), ..Section::default() });
    let (start, _) = run(&county, &pool, &ClassPlan::new(45));
    assert_eq!(start.known, ClassesKnown::Count);
    assert_eq!(start.grades[0].sizes, [25, 25]);
    assert_eq!(start.grades[1].sizes, [50]);
}

#[test]
fn what_does_not_fit_is_found_and_the_rest_goes_on() {
    let pool = school([100.0, 40.0, 0.0, 0.0, 0.0, 0.0], &[[0.0, 100.0, 40.0, 0.0, 0.0, 0.0]]);
    let county = list(&[(1, 60.0), (1, 50.0)]);
    let (start, formed) = run(&county, &pool, &ClassPlan::new(45));
    let codes: Vec<&str> = start.findings.iter().map(|f| f.code.as_str()).collect();
    assert_eq!(codes, ["classes-disagree", "grade-without-classes"]);
    // Today as listed; a year on in proportion: 100·60/110 = 54.5, 45.5 → 55 and 45.
    assert_eq!(formed.years[0].grades[0], [60, 50]);
    assert_eq!(formed.years[1].grades[1], [55, 45]);
    let mut other = county;
    other.school_year = Some(2024);
    let (start, _) = run(&other, &pool, &ClassPlan::new(45));
    assert_eq!(start.findings[0].code, "classes-other-year");
    assert_eq!(start.known, ClassesKnown::Count);
}

#[test]
fn pupils_who_join_from_a_closed_school_get_classes_of_their_own() {
    // Two classes of 40; 60 come: 140 / 45 = 3.1, so 4 classes of 35.
    let pool = school([80.0, 0.0, 0.0, 0.0, 0.0, 0.0], &[[0.0, 140.0, 0.0, 0.0, 0.0, 0.0]]);
    let mut plan = ClassPlan::new(45);
    plan.years[0].joined = 0b10;
    let (_, formed) = run(&list(&[(1, 40.0), (1, 40.0)]), &pool, &plan);
    assert_eq!(formed.years[1].grades[1], [35, 35, 35, 35]);
}

#[test]
fn what_was_diverted_is_told_from_what_shrank() {
    let pool = school([60.0, 60.0, 0.0, 0.0, 0.0, 0.0], &[[0.0, 50.0, 50.0, 0.0, 0.0, 0.0]]);
    let county = list(&[(1, 60.0), (2, 60.0)]);
    let slot = slots(&pool, 6)[0];
    let plan = ClassPlan::new(45);
    let start = start(&county, &pool, slot, 45);
    // Without the scenario's moves the first would have kept its 60.
    let unmoved = vec![vec![0.0, 60.0, 50.0, 0.0, 0.0, 0.0]];
    let formed = form(&pool, slot, &start, &plan, Some(&unmoved));
    let rows = ledger(&pool, &start, &formed, Limit::at_or_above(56));
    let how: Vec<_> = rows.iter().map(|r| (r.closes, r.how)).collect();
    assert_eq!(how, [(Some(2026), Some(How::Diverted)), (Some(2026), Some(How::Shrinks))]);
}

#[test]
fn sections_of_a_history_without_schools_follow_the_grade_system() {
    let mut pool = school([0.0; 6], &[]);
    pool.section = None;
    pool.grades = (0..=9).collect();
    let spans = |primary| -> Vec<_> {
        slots(&pool, primary).iter().map(|s| (s.section, s.first, s.end)).collect()
    };
    assert_eq!(spans(6), [(SectionKind::Primary, 1, 7), (SectionKind::Junior, 7, 10)]);
    assert_eq!(spans(5), [(SectionKind::Primary, 1, 6), (SectionKind::Junior, 6, 10)]);
}

#[test]
fn junior_bands_join_the_first_two() {
    let mut bands = Bands::default();
    for size in [45, 46, 50, 51, 56, 66] {
        bands.add(size);
    }
    let named: Vec<_> = bands.named(SectionKind::Junior).collect();
    assert_eq!(named, [("le50", 3), ("51to55", 1), ("56to65", 1), ("ge66", 1)]);
    let named: Vec<_> = bands.named(SectionKind::Primary).map(|(_, n)| n).collect();
    assert_eq!(named, [1, 2, 1, 1, 1]);
    assert_eq!(Cuts::new(&[]).starts(), BAND_STARTS);
    let cuts = Cuts::new(&[40, 300]);
    for size in 0..400 {
        let at = cuts.band(size);
        assert!(cuts.starts()[at] <= size && cuts.starts().get(at + 1).is_none_or(|s| *s > size));
    }
    assert_eq!(cuts.from(56), cuts.band(56));
}

/// Six grades today with lists or not, and years ahead that follow no rule at all.
fn any_school() -> impl Strategy<Value = (County, Pool)> {
    let sizes = prop::collection::vec(prop::collection::vec(0u32..80, 0..5), 6);
    let years = prop::collection::vec(prop::array::uniform6(0.0..400.0f64), 1..12);
    (sizes, years, 0..3u8).prop_map(|(sizes, years, known)| {
        let today: [f64; 6] = std::array::from_fn(|g| f64::from(sizes[g].iter().sum::<u32>()));
        let mut county = list(&[]);
        let section = county.schools[0].sections.primary.as_mut().unwrap();
        let all =
            || sizes.iter().zip(1..).flat_map(|(g, grade)| g.iter().map(move |n| (grade, *n)));
        if known == 0 {
            section.classes = all()
                .map(|(grade, n)| Class {
                    grade,
                    name: "班".to_owned(),
                    students: Some(f64::from(n)),
                    ..Class::default()
                })
                .collect();
        } else if known == 1 {
            section.class_count = Some(all().count() as f64);
        }
        (county, school(today, &years))
    })
}

fn any_plan() -> impl Strategy<Value = ClassPlan> {
    let year = (1..60u32, prop::option::of(0..30u32), any::<bool>(), 0..64u16);
    let modes = prop::sample::select(ClassMode::WORDS.map(|m| m.1).to_vec());
    let years = prop::collection::vec((year, prop::option::of(30..70u32)), 1..4);
    // Half of the plans have caps only: they are counted another way.
    (modes, years, prop::option::of(5..40u32), any::<bool>()).prop_map(
        |(mode, years, merge_below, plain)| {
            let year = |((cap, rooms, limited, joined), split_over)| match plain {
                true => YearPlan { rooms, ..YearPlan::new(cap) },
                false => YearPlan { cap, rooms, limited, split_over, joined },
            };
            ClassPlan {
                mode,
                years: years.into_iter().map(year).collect(),
                merge_below: merge_below.filter(|_| !plain),
            }
        },
    )
}

proptest! {
    #[test]
    fn the_fast_count_and_the_full_walk_agree((county, pool) in any_school(), plan in any_plan()) {
        let slot = slots(&pool, 6)[0];
        let (start, formed) = run(&county, &pool, &plan);
        let ahead = pool.tracks[0].students.len();
        let students = pool.tracks[0].students.iter();
        let pupils: Vec<u32> =
            students.flat_map(|row| &row[slot.first..slot.end]).map(|n| whole(*n)).collect();
        let cuts = Cuts::new(&[40]);
        let mut counter = Counter::new(&pool, slot, &start, &plan, ahead, &cuts);
        // Another draw first and this one twice, so that what is left in the buffers would show.
        counter.count(&pupils.iter().map(|n| n + n / 3).collect::<Vec<_>>());
        counter.count(&pupils);
        let counted = counter.count(&pupils);
        let mut out = vec![0; ahead * cuts.len()];
        for (year, out) in out.chunks_exact_mut(cuts.len()).enumerate() {
            counted.add_to(year, out);
            for band in 0..=cuts.len() {
                prop_assert_eq!(counted.from(year, band), out.iter().skip(band).sum::<u32>());
            }
        }
        let mut full = vec![0; ahead * cuts.len()];
        for (year, classes) in formed.years[1..].iter().enumerate() {
            for size in classes.grades.all() {
                full[year * cuts.len() + cuts.band(*size)] += 1;
            }
        }
        prop_assert_eq!(out, full);
    }

    #[test]
    fn a_class_list_adds_up_to_its_grade((county, pool) in any_school(), plan in any_plan()) {
        let (_, formed) = run(&county, &pool, &plan);
        for (classes, pupils) in formed.years[1..].iter().zip(&pool.tracks[0].students) {
            for (sizes, pupils) in classes.grades.iter().zip(pupils) {
                prop_assert_eq!(sizes.iter().sum::<u32>(), whole(*pupils));
                prop_assert!(!sizes.contains(&0));
            }
        }
        for trace in &formed.traces {
            prop_assert!(trace.since + trace.sizes.len() <= formed.years.len());
            let to_the_end = trace.since + trace.sizes.len() == formed.years.len();
            prop_assert_eq!(trace.end.is_none(), to_the_end);
        }
    }

    #[test]
    fn a_higher_cap_never_makes_more_classes(
        (county, pool) in any_school(),
        cap in 1..60u32,
        more in 0..30u32,
        merge_below in prop::option::of(5..30u32),
        split_over in prop::option::of(40..70u32),
        fresh: bool,
    ) {
        let plan = |cap| ClassPlan {
            mode: if fresh { ClassMode::Fresh } else { ClassMode::Auto },
            years: vec![YearPlan { split_over, ..YearPlan::new(cap) }],
            merge_below,
        };
        let (_, low) = run(&county, &pool, &plan(cap));
        let (_, high) = run(&county, &pool, &plan(cap + more));
        for (low, high) in low.years[1..].iter().zip(&high.years[1..]) {
            prop_assert!(high.total() <= low.total());
        }
    }

    #[test]
    fn nothing_changes_where_nothing_does(
        sizes in prop::collection::vec(1u32..46, 1..4),
        years in 1usize..12,
    ) {
        // Every grade has the same classes at or under the cap; ratios are 1 and entry is steady.
        let total: u32 = sizes.iter().sum();
        let even = even_split(total, classes_needed(total, 45));
        let all: Vec<_> = (1..=6).flat_map(|g| even.iter().map(move |n| (g, f64::from(*n)))).collect();
        let pool = school([f64::from(total); 6], &vec![[f64::from(total); 6]; years]);
        let (_, formed) = run(&list(&all), &pool, &ClassPlan::new(45));
        for year in &formed.years {
            prop_assert_eq!(&year.grades, &formed.years[0].grades);
        }
    }
}
