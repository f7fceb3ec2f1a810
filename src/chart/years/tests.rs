//! What holds for every chart over years: one x-scale, well-formed SVG, labels that stay apart,
//! figures that are none never drawn.

use super::*;
use crate::chart::svg::Mode;
use crate::chart::{Caption, scale};
use proptest::prelude::*;

const HOSTILE: &str = "<b>&\"'";

fn years(width: f64) -> Years {
    Years {
        first: 2017,
        known: 2021,
        last: 2031,
        width,
        deadlines: vec![
            Deadline { year: 2025, label: "2025".into() },
            Deadline { year: 2027, label: "2027 期限".into() },
            Deadline { year: 2060, label: "2060".into() },
        ],
    }
}

fn fan(width: f64) -> Fan {
    let line: Vec<f64> = (1..=10).map(|h| 55_000.0 + 1500.0 * f64::from(h)).collect();
    Fan {
        years: years(width),
        known: vec![Some(46_000.0), None, Some(51_000.0), Some(53_000.0), Some(55_000.0)],
        spread: line.iter().map(|v| [0.9 * v, 0.97 * v, 0.99 * v, 1.03 * v, 1.1 * v]).collect(),
        other: line.iter().map(|v| v * 0.95).collect(),
        limit: Some((58_600.0, "现有学位 58 600".into())),
        peak: Some(Point { year: 2031, value: 70_000.0, label: "2031 达峰 70 000".into() }),
        end: Some(Point { year: 2031, value: 70_000.0, label: "2031 7.00".into() }),
        reach: Vec::new(),
        divisor: 10_000.0,
        with_years: false,
        line,
    }
}

fn caption() -> Caption {
    Caption { title: HOSTILE.into(), unit: "万人".into(), ..Caption::default() }
}

fn sound(svg: &str) {
    assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains("<b>"), "{svg}");
    assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
}

#[test]
fn charts_of_a_column_share_their_years() {
    let years = years(330.0);
    let fan = fan(330.0);
    let stack = Stack {
        years: years.clone(),
        bars: vec![(2021, [900.0, 40.0, 30.0, 9.0, 1.0]), (2031, [700.0, 0.0, 0.0, 0.0, 0.0])],
        reach: Vec::new(),
    };
    let balance = Balance {
        years: years.clone(),
        bars: vec![(2021, -3700.0), (2031, 3372.0)],
        divisor: 1.0,
        reach: Vec::new(),
    };
    let last = |points: Vec<(i32, f64, f64)>| points.last().map(|(year, x, _)| (*year, *x));
    let expected = Some((2031, years.x(2031)));
    assert_eq!(last(fan.points(180.0)), expected);
    assert_eq!(last(stack.points(160.0, false)), expected);
    assert_eq!(last(balance.points(120.0, true)), expected);
    // 15 years over 330 − 46 − 7 px; the year 2021 is the fifth.
    assert!((years.slot() - 277.0 / 15.0).abs() < 1e-9);
    assert!((years.divider() - (46.0 + 4.5 * 277.0 / 15.0)).abs() < 1e-9);
    // The missing year leaves no point.
    assert_eq!(fan.points(180.0).len(), 14);
}

#[test]
fn the_last_known_year_is_always_labelled() {
    for width in [240.0, 330.0, 700.0] {
        let years = years(width);
        let labels = years.labelled();
        assert!(labels.iter().any(|(year, _)| *year == 2021), "{labels:?}");
        assert!(labels.windows(2).all(|pair| pair[1].1 - pair[0].1 > 25.0), "{labels:?}");
    }
}

#[test]
fn the_largest_classes_stand_on_the_baseline() {
    let stack = Stack {
        years: years(330.0),
        bars: vec![(2021, [50.0, 30.0, 0.0, 15.0, 5.0])],
        reach: Vec::new(),
    };
    let axis = stack.axis(160.0, false);
    let parts = Stack::parts(&axis, &stack.bars[0].1);
    let bands: Vec<usize> = parts.iter().map(|(band, ..)| *band).collect();
    assert_eq!(bands, [4, 3, 1, 0]);
    assert_eq!(parts[0].1, axis.y(0.0));
    assert!(parts.windows(2).all(|pair| pair[0].2 == pair[1].1));
    assert!((parts[3].2 - axis.y(100.0)).abs() < 1e-9);
    assert_eq!(Stack::over(&stack.bars[0].1), 50.0);
}

#[test]
fn one_class_in_a_thousand_is_still_seen() {
    let stack = Stack {
        years: years(330.0),
        bars: vec![(2021, [3_900.0, 0.0, 0.0, 0.0, 1.0])],
        reach: Vec::new(),
    };
    let axis = stack.axis(160.0, false);
    let (_, below, above) = Stack::parts(&axis, &stack.bars[0].1)[0];
    assert!(below - above >= 1.0);
}

#[test]
fn shortage_is_hatched_and_surplus_is_not() {
    let draw = |gap: f64| {
        let balance = Balance {
            years: years(330.0),
            bars: vec![(2025, gap)],
            reach: Vec::new(),
            divisor: 1.0,
        };
        balance.svg(120.0, true, &BalanceWords::default(), &caption(), Mode::Page)
    };
    assert!(draw(3372.0).contains("<path") && !draw(3372.0).contains("f-fan-50"));
    assert!(draw(-2319.0).contains("f-fan-50") && !draw(-2319.0).contains("<path"));
}

#[test]
fn figures_that_are_none_leave_sound_charts() {
    let mut fan = fan(330.0);
    fan.known = vec![None, Some(f64::NAN), None];
    fan.line = vec![f64::NAN, 3.0];
    fan.spread = vec![[f64::NAN; 5]];
    fan.other = vec![f64::INFINITY];
    for mode in [Mode::Page, Mode::Standalone] {
        sound(&fan.svg(180.0, &FanWords::default(), &caption(), mode));
        sound(&Fan::default().svg(180.0, &FanWords::default(), &caption(), mode));
        sound(&Stack::default().svg(160.0, true, &StackWords::default(), &caption(), mode));
        let balance = Balance { bars: vec![(2025, f64::NAN)], ..Balance::default() };
        sound(&balance.svg(120.0, true, &BalanceWords::default(), &caption(), mode));
        sound(&Lines::default().svg(120.0, &caption(), mode));
        let pairs = Pairs { bars: vec![(2025, [Some(f64::NAN), None])], ..Pairs::default() };
        sound(&pairs.svg(90.0, &caption(), mode));
    }
    sound(&Spark::default().svg(200.0, 36.0));
    let spark = Spark { known: vec![None, Some(1.0)], future: vec![1.0; 9], range: Vec::new() };
    sound(&spark.svg(200.0, 36.0));
}

#[test]
fn sections_are_told_apart_by_fill() {
    let point = Point { year: 2021, value: 1352.0, label: "2021 小学 1 352".into() };
    let pairs = Pairs {
        years: years(380.0),
        bars: vec![(2021, [Some(1352.0), Some(84.0)]), (2022, [None, Some(90.0)])],
        labels: vec![point],
    };
    let svg = pairs.svg(90.0, &caption(), Mode::Page);
    assert_eq!(svg.matches("f-series-1").count(), 1);
    assert_eq!(svg.matches("<rect").count(), 3);
    assert!(svg.contains("2021 小学 1 352"));
}

#[test]
fn every_line_has_its_own_dash_and_name() {
    let series = |name: &str, value: f64| Series {
        name: name.into(),
        points: vec![(2022, value), (2031, value)],
    };
    let lines = Lines {
        years: years(330.0),
        series: vec![series("按师生比", 900.0), series("按班师比", 900.0), series("现有", 910.0)],
        divisor: 1.0,
    };
    let names = lines.names(&lines.axis(150.0), 150.0);
    assert_eq!(names.len(), 3);
    for (i, a) in names.iter().enumerate() {
        for b in &names[..i] {
            assert!((a.2 - b.2).abs() >= 13.0, "{names:?}");
        }
    }
    let svg = lines.svg(150.0, &caption(), Mode::Page);
    assert!(svg.contains("\"6 3\"") && svg.contains("\"2 2\""));
}

proptest! {
    #[test]
    fn any_span_and_width_gives_a_sound_chart(
        width in 200.0..900.0f64, span in 1..31i32, history in 0..12i32, value in 0.0..2e6f64,
    ) {
        let known = 2025;
        let years = Years {
            first: known - history, known, last: known + span, width, deadlines: Vec::new(),
        };
        let line: Vec<f64> = (0..span).map(|h| value * (1.0 - 0.02 * f64::from(h))).collect();
        let fan = Fan {
            known: vec![Some(value); usize::try_from(history).unwrap() + 1],
            line,
            divisor: 1.0,
            years: years.clone(),
            ..Fan::default()
        };
        sound(&fan.svg(170.0, &FanWords::default(), &caption(), Mode::Page));
        let axis = fan.axis(170.0);
        for (_, x, y) in fan.points(170.0) {
            prop_assert!(x >= LEFT && x <= width && (0.0..=170.0).contains(&y));
        }
        prop_assert!(axis.scale.high() >= value - 1e-6 * value);
        prop_assert!(!scale::figure(axis.scale.low(), 0).contains('N'));
    }
}
