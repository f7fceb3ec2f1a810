//! Charts by name.

use junheng::county::{County, SectionKind};
use junheng::report::{ChartError, ChartOptions, KINDS, chart};
use junheng::sample;
use junheng::words::{Lang, Words};

#[test]
fn every_kind_is_drawn_in_every_language_with_title_and_finding() {
    let county = sample::county();
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for kind in KINDS {
            for section in [SectionKind::Primary, SectionKind::Junior] {
                let options = ChartOptions { section: Some(section), ..ChartOptions::default() };
                let drawn = chart(kind, &county, &options, &words).unwrap();
                assert!(drawn.svg.starts_with("<svg ") && drawn.svg.ends_with("</svg>"), "{kind}");
                assert!(!drawn.title.is_empty() && !drawn.desc.is_empty(), "{kind}");
                assert!(!drawn.svg.contains("drawn-") && !drawn.svg.contains("{ $"), "{kind}");
                assert!(!drawn.svg.contains("NaN") && !drawn.svg.contains("class=\"f-"), "{kind}");
                let mut reader = quick_xml::Reader::from_str(&drawn.svg);
                while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
            }
        }
    }
}

#[test]
fn a_wrong_argument_is_named_and_a_bare_county_has_no_figures() {
    let words = Words::new(Lang::ZhHans);
    let bare = County::default();
    for kind in KINDS.iter().filter(|kind| **kind != "waterfall") {
        let none = chart(kind, &bare, &ChartOptions::default(), &words);
        assert_eq!(none, Err(ChartError::NoFigures { kind: (*kind).to_owned() }));
    }
    let text = |s: &str| Some(s.to_owned());
    let plain = ChartOptions::default;
    let cases = [
        ("pie", plain(), "kind"),
        ("strip", ChartOptions { standard: text("a"), ..plain() }, "options.standard"),
        ("strip", ChartOptions { indicator: text("a"), ..plain() }, "options.indicator"),
        ("waterfall", ChartOptions { rubric: text("a"), ..plain() }, "options.rubric"),
        ("heat", ChartOptions { scenario: text("a"), ..plain() }, "options.scenario"),
        ("heat", ChartOptions { width: Some(f64::NAN), ..plain() }, "options.width"),
    ];
    for (kind, options, path) in cases {
        match chart(kind, &bare, &options, &words) {
            Err(ChartError::Wrong(wrong)) => assert_eq!(wrong.path, path),
            other => panic!("{other:?}"),
        }
    }
}
