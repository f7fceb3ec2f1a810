//! National series (万人): what the entry rule makes of births and leavers, and the identities that
//! published pupils obey. Ratios as worked out by others from the same tables, to 0.0005.

use crate::make::tell;
use junheng::county::{BirthCount, County, Enrolment, Kind, School, Section};
use junheng::project::forecast::{Basis, Entry, forecast};

/// Births after the 2020 census, 2011 to 2018.
const BIRTHS: [(i32, f64); 8] = [
    (2011, 1785.0),
    (2012, 1973.0),
    (2013, 1776.0),
    (2014, 1897.0),
    (2015, 1654.0),
    (2016, 1883.0),
    (2017, 1765.0),
    (2018, 1523.0),
];
/// Births of 2010, as published then.
const EARLIER: (i32, f64) = (2010, 1588.0);

/// Year, primary entrants, primary pupils, primary leavers, junior entrants, junior pupils.
const PUPILS: [(i32, [f64; 5]); 9] = [
    (2016, [1752.47, 9913.01, 1507.45, 1487.17, 4329.37]),
    (2017, [1766.55, 10093.70, 1565.90, 1547.22, 4442.06]),
    (2018, [1867.30, 10339.25, 1616.49, 1602.59, 4652.59]),
    (2019, [1869.04, 10561.24, 1647.90, 1638.85, 4827.14]),
    (2020, [1808.09, 10725.35, 1640.32, 1632.10, 4914.09]),
    (2021, [1782.58, 10779.93, 1718.03, 1705.44, 5018.44]),
    (2022, [1701.39, 10732.05, 1740.61, 1731.38, 5120.60]),
    (2023, [1877.88, 10836.03, 1763.5, 1754.63, 5243.69]),
    (2024, [1616.63, 10584.37, 1857.27, 1848.75, 5386.16]),
];
/// Primary entrants of earlier years.
const ENTRANTS: [(i32, f64); 3] = [(2013, 1695.36), (2014, 1658.42), (2015, 1729.04)];

#[track_caller]
fn near(ours: f64, theirs: f64, what: &str) {
    assert!((ours - theirs).abs() <= 0.000_5 + 1e-9, "{what}: {ours:.5} is not {theirs}");
}

fn row(year: i32, unit: &str, grade: u8, students: f64) -> Enrolment {
    Enrolment { year, unit: unit.into(), grade, students: Some(students), ..Enrolment::default() }
}

/// The whole country as one school: entrants in grade 1, leavers of the year after in grade 6,
/// junior entrants in grade 7.
fn country() -> County {
    let mut county = County { name: "全国".into(), ..County::default() };
    let mut school = School { kind: Kind::NineYear, ..School::new("全", "全") };
    school.sections.primary = Some(Section::default());
    school.sections.junior = Some(Section::default());
    county.schools.push(school);
    for (year, [entrants, _, leavers, junior, _]) in PUPILS {
        county.history.push(row(year, "全", 1, entrants));
        county.history.push(row(year - 1, "全", 6, leavers));
        county.history.push(row(year, "全", 7, junior));
    }
    let births = BIRTHS.iter().chain([&EARLIER]);
    county.births = births
        .map(|(year, count)| BirthCount {
            year: *year,
            count: Some(*count),
            ..BirthCount::default()
        })
        .collect();
    county
}

/// Entrants for each of the entry cohort, 2017 to 2024, with this weight of the earlier year.
fn by_births(weight: f64) -> Vec<f64> {
    let basis = Basis { birth_weight: weight, ..Basis::default() };
    let entry: Entry = forecast(&country(), &basis).entries.swap_remove(0);
    let past = entry.past.iter().filter(|p| p.year >= 2017);
    past.map(|p| p.entrants / p.cohort).collect()
}

/// Deviation of the population over the mean.
fn scatter(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n).sqrt() / mean
}

#[test]
fn entrants_by_births_are_the_published_ratios_for_every_weight() {
    let cases = [
        (0.0, [0.990, 0.946, 1.052, 0.953, 1.078, 0.904, 1.064, 1.061], 0.062),
        (1.0 / 3.0, [1.027, 0.977, 1.015, 0.974, 1.027, 0.942, 1.041, 1.008], 0.032),
        (0.5, [1.047, 0.994, 0.997, 0.985, 1.004, 0.962, 1.030, 0.983], 0.025),
    ];
    for (weight, expected, scattered) in cases {
        let found = by_births(weight);
        assert_eq!(found.len(), 8);
        for (ours, theirs) in found.iter().zip(expected) {
            near(*ours, theirs, &format!("weight {weight}"));
        }
        near(scatter(&found), scattered, "scatter");
    }
}

#[test]
fn junior_entrants_by_primary_leavers_are_the_published_ratios() {
    let found = forecast(&country(), &Basis::default());
    let expected = [
        (2016, 0.9865),
        (2017, 0.9881),
        (2018, 0.9914),
        (2019, 0.9945),
        (2020, 0.9950),
        (2021, 0.9927),
        (2022, 0.9947),
        (2023, 0.9950),
        (2024, 0.9954),
    ];
    let past = &found.entries[1].past;
    assert_eq!(past.len(), expected.len());
    for (pair, (year, ratio)) in past.iter().zip(expected) {
        assert_eq!(pair.year, year);
        near(pair.entrants / pair.cohort, ratio, &year.to_string());
    }
    let fitted = found.entries[1].fitted.unwrap();
    assert!((0.9927..0.9955).contains(&fitted), "the recent years weigh most: {fitted}");
}

#[test]
fn stocks_follow_from_flows() {
    // Last year's pupils + entrants - leavers: what is left over, % of the pupils.
    let left_over = [-0.20, -0.05, 0.01, -0.03, -0.09, -0.08, -0.10, -0.10];
    for (pair, expected) in PUPILS.windows(2).zip(left_over) {
        let [(_, before), (year, [entrants, pupils, leavers, ..])] = pair else { panic!() };
        let foretold = before[1] + entrants - leavers;
        let found = 100.0 * (pupils - foretold) / pupils;
        assert!((found - expected).abs() <= 0.006, "{year}: {found:.3} % is not {expected} %");
    }
    let primary: Vec<(i32, f64)> =
        ENTRANTS.into_iter().chain(PUPILS.map(|(year, row)| (year, row[0]))).collect();
    let ratios = [0.9876, 0.9923, 0.9938, 0.9939, 0.9942, 0.9936, 0.9933];
    for ((year, row), ratio) in PUPILS.iter().skip(2).zip(ratios) {
        let six = primary.iter().filter(|(y, _)| (year - 5..=*year).contains(y));
        near(row[1] / six.map(|(_, n)| n).sum::<f64>(), ratio, &format!("primary {year}"));
    }
    let ratios = [1.0083, 1.0084, 1.0102, 1.0101, 1.0096];
    for (three, ratio) in PUPILS.windows(3).skip(2).zip(ratios) {
        let sum: f64 = three.iter().map(|(_, row)| row[3]).sum();
        near(three[2].1[4] / sum, ratio, &format!("junior {}", three[2].0));
    }
}

#[test]
fn the_grades_of_2004_add_up() {
    let grades =
        vec![17_747_491.0, 18_226_389.0, 19_604_088.0, 19_754_067.0, 20_087_610.0, 17_042_611.0];
    let mut county = County { name: "全国".into(), ..County::default() };
    tell(&mut county, "全国", 1, &[grades]);
    let found = forecast(&county, &Basis::default());
    let known = &found.pools[0].tracks[0].known[0];
    assert_eq!(known.iter().flatten().sum::<f64>().to_bits(), 112_462_256.0_f64.to_bits());
}
