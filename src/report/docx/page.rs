//! The page of official documents: A4 with its margins, the number at its outer foot, the line with rules,
//! settings, day and code below it.

use super::{RELATIONS, WORDS};
use crate::chart::text::escape;
use crate::report::model::Report;

/// Width and height of A4, twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
/// Margins upright: 37 mm, 26 mm, 35 mm, 28 mm.
const TOP: u32 = 2_098;
const RIGHT: u32 = 1_474;
const BOTTOM: u32 = 1_984;
const LEFT: u32 = 1_588;
/// From the edge of the paper to the foot.
const FOOT: u32 = 850;

/// Width between the margins, twentieths of a point.
pub(super) const fn width(across: bool) -> u32 {
    if across { LONG - TOP - BOTTOM } else { SHORT - LEFT - RIGHT }
}

/// Height between the margins, twentieths of a point.
pub(super) const fn room(across: bool) -> u32 {
    if across { SHORT - LEFT - RIGHT } else { LONG - TOP - BOTTOM }
}

/// The properties of a section; across, the sheet is turned with its margins.
pub(super) fn section(across: bool) -> String {
    let (size, margins) = if across {
        (
            format!("w:w=\"{LONG}\" w:h=\"{SHORT}\" w:orient=\"landscape\""),
            format!("w:top=\"{LEFT}\" w:right=\"{TOP}\" w:bottom=\"{RIGHT}\" w:left=\"{BOTTOM}\""),
        )
    } else {
        (
            format!("w:w=\"{SHORT}\" w:h=\"{LONG}\""),
            format!("w:top=\"{TOP}\" w:right=\"{RIGHT}\" w:bottom=\"{BOTTOM}\" w:left=\"{LEFT}\""),
        )
    };
    let foot = if across { 600 } else { FOOT };
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/>\
         <w:headerReference w:type=\"even\" r:id=\"header\"/>\
         <w:footerReference w:type=\"default\" r:id=\"odd\"/>\
         <w:footerReference w:type=\"even\" r:id=\"even\"/><w:type w:val=\"nextPage\"/>\
         <w:pgSz {size}/><w:pgMar {margins} w:header=\"1134\" w:footer=\"{foot}\" w:gutter=\"0\"/>\
         </w:sectPr>"
    )
}

/// Settings: feet differ on odd and even pages; laid out as Word has done since 2013.
pub(super) fn settings() -> String {
    format!(
        "<w:settings xmlns:w=\"{WORDS}\"><w:zoom w:percent=\"100\"/>\
         <w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>\
         <w:defaultTabStop w:val=\"420\"/><w:evenAndOddHeaders/>\
         <w:characterSpacingControl w:val=\"compressPunctuation\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

/// The head of every page: empty, but for figures that are not real.
pub(super) fn header(report: &Report) -> String {
    let text = if report.sample { "示例数据　不作正式文件使用" } else { "" };
    let run = if text.is_empty() { String::new() } else { format!("<w:r><w:t>{text}</w:t></w:r>") };
    format!(
        "<w:hdr xmlns:w=\"{WORDS}\" xmlns:r=\"{RELATIONS}\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>\
         {run}</w:p></w:hdr>"
    )
}

/// The foot of odd pages, to the right, or of even ones, to the left.
pub(super) fn footer(report: &Report, odd: bool) -> String {
    let (side, place) = if odd { ("right", "right") } else { ("left", "left") };
    let indent = format!("<w:ind w:{side}Chars=\"100\" w:{side}=\"280\"/>");
    let (rules, day) = report.foot.ends();
    format!(
        "<w:ftr xmlns:w=\"{WORDS}\" xmlns:r=\"{RELATIONS}\">\
         <w:p><w:pPr><w:pStyle w:val=\"PageNumber\"/>{indent}<w:jc w:val=\"{place}\"/></w:pPr>\
         <w:r><w:t xml:space=\"preserve\">— </w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
         <w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p>\
         <w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t>{}</w:t></w:r>\
         <w:r><w:tab/><w:t>{}</w:t></w:r></w:p></w:ftr>",
        escape(&rules),
        escape(&day)
    )
}
