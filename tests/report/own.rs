//! Paragraphs that the county writes itself.

use crate::{block, of, printed};
use junheng::county::{County, Edit, OwnText};
use junheng::report::{Kind, html};
use junheng::sample;

fn write(county: &mut County, id: &str, text: &str, from: &str) {
    let own = OwnText { text: text.into(), from: Some(from.into()), ..OwnText::default() };
    county.apply(Edit::Report { id: id.into(), own: Some(Box::new(own)) }).unwrap();
}

#[test]
fn a_text_of_the_countys_own_stands_until_it_is_taken_back_and_tells_when_figures_change() {
    let mut county = sample::county();
    let generated = block(&of(&county), "basics.schools.text").text.clone();
    write(&mut county, "basics.schools.text", "本县自写。\n第二段。", &generated);
    let report = of(&county);
    let own = block(&report, "basics.schools.text");
    assert_eq!((own.text.as_str(), own.own, own.stale), ("本县自写。\n第二段。", true, false));
    assert_eq!(own.generated, generated);
    county.population = Some(7.0);
    let report = of(&county);
    let own = block(&report, "basics.schools.text");
    assert!(own.own && own.stale && own.generated.contains("常住人口7人"));
    assert!(html(&report).contains("<p>本县自写。</p><p>第二段。</p>"));
    let undo = Edit::Report { id: "basics.schools.text".into(), own: None };
    county.apply(undo).unwrap();
    assert!(!block(&of(&county), "basics.schools.text").own);
}

#[test]
fn a_paragraph_left_out_is_not_printed_and_headings_close_up() {
    let mut county = sample::county();
    write(&mut county, "practice.lead", "", "加强统筹，落实教育优先发展");
    write(&mut county, "practice.lead.own", " ", "");
    let report = of(&county);
    assert_eq!(block(&report, "practice.pupils").number, "（一）");
    assert!(!html(&report).contains("加强统筹"));
    // Its place stays, so that it can be taken back; nothing of it is a gap.
    assert!(block(&report, "practice.lead").own);
    assert!(report.gaps.iter().all(|gap| gap.block != "practice.lead.own"));
}

#[test]
fn what_the_report_has_no_place_for_is_kept_and_shown_and_not_printed() {
    let mut county = sample::county();
    write(&mut county, "problems.gone.primary", "旧问题已经解决", "旧");
    let report = of(&county);
    let left: Vec<_> = report.left.iter().map(|b| (b.id.as_str(), b.text.as_str())).collect();
    assert_eq!(left, [("problems.gone.primary", "旧问题已经解决")]);
    assert!(!html(&report).contains("旧问题"));
    assert_eq!(county.report.len(), 1);
}

#[test]
fn blanks_in_own_text_stay_gaps_and_a_filled_one_is_none() {
    let mut county = sample::county();
    let gaps = |county: &County| {
        of(county).gaps.iter().filter(|gap| gap.block == "practice.lead.own").count()
    };
    assert_eq!(gaps(&county), 1);
    write(&mut county, "practice.lead.own", "召开会议____次。", "");
    assert_eq!(gaps(&county), 1);
    write(&mut county, "practice.lead.own", "召开会议十次。", "");
    assert_eq!(gaps(&county), 0);
}

#[test]
fn ids_are_unique_and_the_same_figures_give_the_same_code_whatever_is_written() {
    let mut county = sample::county();
    let report = of(&county);
    let mut ids: Vec<_> = report.blocks.iter().map(|b| &b.id).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
    let code = report.foot.check.clone();
    write(&mut county, "intro", "另一句", "");
    assert_eq!(of(&county).foot.check, code);
    county.population = Some(1.0);
    assert_ne!(of(&county).foot.check, code);
    assert!(
        printed(&report).contains("一、基本情况")
            && printed(&report).contains("四、下一步工作打算")
    );
    assert!(report.blocks.iter().filter(|b| b.kind == Kind::H1).count() == 4);
}
