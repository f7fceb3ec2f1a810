//! What holds for every chart: well-formed, no inline style, no figure that is none, text escaped.

use super::*;
use bars::Shortfall;
use coefficients::{CoefficientChart, CoefficientColumn};
use places::{PlaceChart, PlaceRow};
use quick_xml::Reader;
use quick_xml::events::Event;
use ruler::{Reading, Ruler};
use value_ruler::ValueRuler;

const HOSTILE: &str = "<script>alert(\"1\")</script>&'\u{0}";

fn caption() -> Caption {
    Caption {
        title: format!("体育运动场馆 {HOSTILE}"),
        unit: "m²/生".into(),
        desc: HOSTILE.into(),
        source: HOSTILE.into(),
    }
}

/// Every chart in both modes, with figures and words meant to break them.
fn all_charts() -> Vec<String> {
    let values: Vec<Option<f64>> = vec![
        Some(3.1),
        Some(0.0),
        Some(f64::NAN),
        None,
        Some(f64::INFINITY),
        Some(1e12),
        Some(-4.0),
        Some(4.2),
    ];
    let strip = StripInput {
        standings: vec![
            Some(Standing::Below),
            Some(Standing::AboveFloor),
            None,
            Some(Standing::Met),
        ],
        values,
        limit: 4.2,
        floor: Some(3.57),
        end: 10.0,
        selected: Some(0),
    };
    let words = StripWords {
        limit: HOSTILE.into(),
        floor: HOSTILE.into(),
        missing: "缺 3".into(),
        ten_thousand: Some("万".into()),
    };
    let readings = vec![
        Reading { value: Some(0.311), within: Some(true), provisional: false },
        Reading { value: Some(9.0), within: Some(false), provisional: true },
        Reading { value: Some(f64::NAN), within: None, provisional: true },
        Reading::default(),
    ];
    let ruler = Ruler::coefficient(0.5, 164.0);
    let chart = CoefficientChart {
        names: vec![HOSTILE.into(); 4],
        columns: vec![CoefficientColumn {
            title: HOSTILE.into(),
            limit_label: "限 0.50".into(),
            ruler,
            readings: readings.clone(),
        }],
        shortfall_title: HOSTILE.into(),
        shortfalls: vec![Shortfall { below: 157, between: 30 }; 4],
    };
    let rows = readings.iter().map(|reading| PlaceRow {
        place: HOSTILE.into(),
        name: HOSTILE.into(),
        reading: *reading,
        figure: HOSTILE.into(),
    });
    let places = PlaceChart {
        width: 620.0,
        limit: Some((0.5, HOSTILE.into())),
        end: 1.0,
        ends: [HOSTILE.into(), HOSTILE.into()],
        rows: rows.collect(),
    };
    let broken = StripInput { limit: f64::NAN, end: f64::NAN, ..strip.clone() };
    let mut charts: Vec<String> = readings.iter().map(|r| ruler.row_svg(*r, 30.0)).collect();
    charts.push(ruler.head_svg(HOSTILE, 18.0));
    charts.push(Ruler { limit: f64::NAN, end: -1.0, tick: 0.0, width: 0.0 }.head_svg("限", 18.0));
    charts
        .push(ValueRuler { value: Some(f64::NAN), limit: 0.9, ..ValueRuler::default() }.svg(290.0));
    charts.push(Shortfall { below: 3, between: 4 }.svg(9, 120.0, 12.0));
    charts.push(bars::share_svg(Some(0.41), 152.0, 20.0));
    for mode in [Mode::Page, Mode::Standalone] {
        charts.push(Strip::lay_out(&strip, 104.0, 92.0).svg(&words, &caption(), mode));
        charts.push(Strip::lay_out(&strip, 760.0, 220.0).svg(&words, &caption(), mode));
        charts.push(Strip::lay_out(&broken, 104.0, 92.0).svg(&words, &caption(), mode));
        charts.push(chart.svg(&caption(), mode));
        charts.push(CoefficientChart::default().svg(&caption(), mode));
        charts.push(places.svg(&caption(), mode));
        charts.push(PlaceChart { limit: None, ..places.clone() }.svg(&caption(), mode));
        charts.push(PlaceChart::default().svg(&caption(), mode));
    }
    charts
}

#[test]
fn every_chart_is_well_formed_xml() {
    for svg in all_charts() {
        let mut reader = Reader::from_str(&svg);
        let mut depth = 0_i32;
        loop {
            match reader.read_event() {
                Ok(Event::Start(element)) => {
                    depth += 1;
                    assert!(element.attributes().all(|attribute| attribute.is_ok()), "{svg}");
                }
                Ok(Event::Empty(element)) => {
                    assert!(element.attributes().all(|attribute| attribute.is_ok()), "{svg}");
                }
                Ok(Event::End(_)) => depth -= 1,
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{error} in {svg}"),
            }
        }
        assert_eq!(depth, 0);
    }
}

#[test]
fn no_chart_holds_a_style_a_script_or_a_figure_that_is_none() {
    for svg in all_charts() {
        for banned in ["style", "<script", "NaN", "inf\"", "\u{0}"] {
            assert!(!svg.contains(banned), "{banned} in {svg}");
        }
    }
}

#[test]
fn page_charts_name_colours_and_saved_ones_carry_them() {
    let coefficient = |mode| {
        CoefficientChart { names: vec!["甲".into()], ..Default::default() }.svg(&caption(), mode)
    };
    let (page, saved) = (coefficient(Mode::Page), coefficient(Mode::Standalone));
    assert!(page.contains("class=\"f-ink\""));
    assert!(!page.contains("fill=\"#"));
    assert!(saved.contains("fill=\"#1b2226\"") && saved.contains("font-family"));
    assert!(!saved.contains("class=\"f-"));
}

#[test]
fn a_described_chart_is_an_image_and_a_row_is_decoration() {
    let chart = CoefficientChart::default().svg(&caption(), Mode::Page);
    assert!(
        chart.contains("role=\"img\"") && chart.contains("<title>") && chart.contains("<desc>")
    );
    let row = Ruler::coefficient(0.5, 164.0).row_svg(Reading::default(), 30.0);
    assert!(row.contains("aria-hidden=\"true\"") && !row.contains("<title>"));
}

#[test]
fn every_dot_names_its_school() {
    let input = StripInput {
        values: vec![Some(1.0), None, Some(5.0)],
        standings: vec![Some(Standing::Below), None, Some(Standing::Met)],
        limit: 4.2,
        floor: None,
        end: 10.0,
        selected: None,
    };
    let svg =
        Strip::lay_out(&input, 104.0, 92.0).svg(&StripWords::default(), &caption(), Mode::Page);
    assert_eq!(svg.matches("data-i=").count(), 2);
    assert!(svg.contains("<circle data-i=\"0\"") && svg.contains("<circle data-i=\"2\""));
}

#[test]
fn every_class_of_a_chart_is_in_the_style_sheet() {
    let sheet = css::css_tokens();
    for svg in all_charts() {
        for class in svg.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if class.starts_with("s-") || class.starts_with("f-") {
                assert!(sheet.contains(&format!(".{class} {{")), "{class}");
            }
        }
    }
}

#[test]
fn axes_and_series_of_plotters_measure_by_table_and_name_tokens() {
    use plotters::prelude::*;
    let sheet = canvas::Canvas::new((360.0, 200.0), Mode::Page);
    let ink = |token| ink::Ink::of(token);
    let mut chart = ChartBuilder::on(&sheet.area())
        .margin_right(2_000)
        .set_label_area_size(LabelAreaPosition::Left, 4_000)
        .set_label_area_size(LabelAreaPosition::Bottom, 2_000)
        .build_cartesian_2d(2017..2031, 0.0..7.0_f64)
        .unwrap();
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(ink(tokens::Token::Rule).stroke(0))
        .bold_line_style(ink(tokens::Token::Rule).stroke(100))
        .axis_style(ink(tokens::Token::Ink2).stroke(100))
        .label_style(("sans-serif", 1_100.0).into_font().color(&ink(tokens::Token::Ink3).color()))
        .x_labels(8)
        .y_labels(4)
        .draw()
        .unwrap();
    let dashed = ink(tokens::Token::Series2).dashed(ink::Dash::Long).stroke(200);
    chart.draw_series(LineSeries::new((2017..=2031).map(|y| (y, 5.0)), dashed)).unwrap();
    drop(chart);
    let svg = sheet.finish("fan", Some(&caption()));
    assert!(svg.contains(">2020</text>") && svg.contains("font-size=\"11\""), "{svg}");
    assert!(svg.contains("class=\"s-series-2\" stroke-width=\"2\" stroke-dasharray=\"6 3\""));
    // Lines of no width, plotters' way to switch off its minor grid, are not written.
    assert!(!svg.contains("stroke-width=\"0\""));
    assert!(!svg.contains("=\"#"), "a colour that is no token: {svg}");
}

#[test]
fn figures_beyond_all_measure_do_not_break_a_canvas() {
    let sheet = canvas::Canvas::new((f64::NAN, 1e300), Mode::Page);
    let dian = ink::Ink::of(tokens::Token::Dian);
    sheet.dot((1e300, -1e300), 1e300, dian);
    sheet.line((f64::NAN, 0.0), (1.0, 1.0), dian, 1.0);
    sheet.polygon(&[(0.0, 0.0), (1e9, 0.0), (0.0, f64::INFINITY)], dian.hatched());
    let svg = sheet.finish("test", None);
    assert!(!svg.contains("NaN") && svg.matches("<circle").count() == 1);
    assert!(!svg.contains("<line") && !svg.contains("<path"));
}
