//! Counties that are hard to write about: nothing, one school, no junior section, odd names, very many
//! schools. Whatever they are, the files are well-formed and no name is anything but text.

use crate::{of, printed};
use junheng::county::{Class, County, Kind, School, Section, Sections, from_json};
use junheng::report::{Options, html, report};
use junheng::sample;
use junheng::words::{Lang, Words};

/// Names with markup, quotes, signs beyond the first plane, what XML cannot hold, great length.
const NAMES: [&str; 6] = [
    "<script>alert(1)</script>",
    "实验\"小学' & <b>分校</b>",
    "👩‍🏫希望小学🏫",
    "=HYPERLINK(\"http://a\",\"b\")",
    "上\u{1}下\u{fffe}\u{0}左\n右",
    "{pupils}____（待补充）",
];

fn school(id: usize, name: &str, pupils: f64) -> School {
    let class = |n: usize| Class {
        grade: 1,
        name: format!("{name}{n}"),
        students: Some(60.0),
        ..Class::default()
    };
    let section = Section {
        students: Some(pupils),
        classes: (0..3).map(class).collect(),
        ..Section::default()
    };
    School {
        id: id.to_string(),
        name: name.to_owned(),
        sections: Sections { primary: Some(section), ..Sections::default() },
        ..School::default()
    }
}

fn whole(county: &County) {
    let report = of(county);
    let page = html(&report);
    assert!(!page.contains("<script") && !page.contains("<b>分校"), "markup from a name");
    assert!(!page.contains("http://a\""), "an address from a name");
    for key in ["href=", "src=", "url("] {
        assert!(!page.contains(key), "{key} in the page");
    }
    #[cfg(feature = "sheets")]
    crate::files::well_formed(&junheng::report::docx(&report).unwrap());
}

#[test]
fn a_county_with_nothing_in_it() {
    whole(&County::default());
    whole(&from_json(r#"{"format":"junheng-county","version":1}"#).unwrap());
}

#[test]
fn one_school_and_no_junior_section() {
    let mut county = County { name: "一校县".into(), ..County::default() };
    county.schools.push(school(1, "唯一小学", 40.0));
    whole(&county);
    let text = printed(&of(&county));
    assert!(text.contains("义务教育阶段学校1所"), "{text}");
    assert!(text.contains("初中____人"), "{text}");
    county.schools[0].sections.primary.as_mut().unwrap().students = None;
    whole(&county);
}

#[test]
fn a_county_of_junior_schools_without_classes() {
    let mut county =
        County { name: "初中县".into(), school_year: Some(2024), ..County::default() };
    for at in 0..3 {
        let mut one = school(at, "中学", 300.0);
        one.kind = Kind::Junior;
        one.sections.junior = one.sections.primary.take();
        one.sections.junior.as_mut().unwrap().classes.clear();
        county.schools.push(one);
    }
    whole(&county);
}

#[test]
fn names_that_look_like_something_else() {
    let long: String = "长".repeat(200);
    for name in NAMES.iter().copied().chain([long.as_str()]) {
        let mut county =
            County { name: name.to_owned(), school_year: Some(2024), ..County::default() };
        for at in 0..3 {
            county.schools.push(school(at, &format!("{name}{at}"), 2600.0));
        }
        whole(&county);
        let own = junheng::county::OwnText { text: name.to_owned(), ..Default::default() };
        county.report.insert("intro".into(), own);
        whole(&county);
    }
}

#[test]
fn three_thousand_schools() {
    let base = sample::county();
    let mut county = County { schools: Vec::new(), history: Vec::new(), ..base.clone() };
    while county.schools.len() < 3000 {
        for school in &base.schools {
            let mut one = school.clone();
            one.id = format!("{}-{}", one.id, county.schools.len());
            one.parent = None;
            one.counted = true;
            county.schools.push(one);
        }
    }
    let made = report(&county, &Words::new(Lang::ZhHans), &Options::default());
    assert!(made.blocks.iter().filter_map(|b| b.table.as_ref()).any(|t| t.rows.len() > 2000));
    // Sentences stay sentences: the names go to the annex.
    let longest = made.blocks.iter().map(|b| b.text.chars().count()).max().unwrap();
    assert!(longest < 2000, "{longest}");
    assert!(html(&made).ends_with("</html>\n"));
    #[cfg(feature = "sheets")]
    crate::files::well_formed(&junheng::report::docx(&made).unwrap());
}
