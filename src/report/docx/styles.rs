//! Styles and fonts. Sizes are half points: 二号 44, 三号 32, 四号 28, 小四 24, 五号 21. Fonts that a
//! machine lacks have the names of others beside them.

use super::WORDS;
use std::fmt::Write;

/// Fonts with those that stand for them, and what kind of letter they have.
const FONTS: [(&str, &str, &str, &str); 6] = [
    ("仿宋_GB2312", "仿宋", "modern", "02010609030101010101"),
    ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "script", "02010601030101010101"),
    ("黑体", "SimHei", "modern", "02010609060101010101"),
    ("楷体_GB2312", "楷体", "modern", "02010609030101010101"),
    ("宋体", "SimSun", "auto", "02010600030101010101"),
    ("Times New Roman", "Liberation Serif", "roman", "02020603050405020304"),
];

/// `word/fontTable.xml`.
pub(super) fn fonts() -> String {
    let mut out = format!("<w:fonts xmlns:w=\"{WORDS}\">");
    for (name, other, family, panose) in FONTS {
        let charset = if family == "roman" { "00" } else { "86" };
        let _ = write!(
            out,
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{other}\"/><w:panose1 w:val=\"{panose}\"/>\
             <w:charset w:val=\"{charset}\"/><w:family w:val=\"{family}\"/>\
             <w:pitch w:val=\"variable\"/></w:font>"
        );
    }
    out + "</w:fonts>"
}

/// A style of paragraphs.
struct Style {
    id: &'static str,
    name: &'static str,
    /// Properties of the paragraph.
    paragraph: &'static str,
    font: &'static str,
    size: u32,
    /// Further properties of the letters.
    run: &'static str,
}

const BODY: &str = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>";
const H1: &str =
    "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"0\"/>";
const H2: &str =
    "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"1\"/>";
const H3: &str =
    "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"2\"/>";
const H4: &str =
    "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"3\"/>";
const SINGLE: &str = "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>";
const BOLD: &str = "<w:b/>";

const STYLES: [Style; 17] = [
    Style {
        id: "Title",
        name: "Title",
        paragraph: "<w:keepNext/><w:spacing w:before=\"579\" w:after=\"579\" w:line=\"680\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
        font: "方正小标宋简体",
        size: 44,
        run: "",
    },
    Style { id: "Heading1", name: "heading 1", paragraph: H1, font: "黑体", size: 32, run: "" },
    Style {
        id: "Heading2",
        name: "heading 2",
        paragraph: H2,
        font: "楷体_GB2312",
        size: 32,
        run: "",
    },
    Style {
        id: "Heading3",
        name: "heading 3",
        paragraph: H3,
        font: "仿宋_GB2312",
        size: 32,
        run: BOLD,
    },
    Style {
        id: "Heading4",
        name: "heading 4",
        paragraph: H4,
        font: "仿宋_GB2312",
        size: 32,
        run: "",
    },
    Style {
        id: "BodyText",
        name: "Body Text",
        paragraph: BODY,
        font: "仿宋_GB2312",
        size: 32,
        // Twenty-eight letters a line.
        run: "<w:spacing w:val=\"-5\"/>",
    },
    Style {
        id: "Addressee",
        name: "主送机关",
        paragraph: "",
        font: "仿宋_GB2312",
        size: 32,
        run: "",
    },
    Style {
        id: "Signature",
        name: "Signature",
        paragraph: "<w:keepLines/><w:ind w:rightChars=\"400\" w:right=\"1280\"/><w:jc w:val=\"right\"/>",
        font: "仿宋_GB2312",
        size: 32,
        run: "",
    },
    Style {
        id: "RedHead",
        name: "版头",
        paragraph: "<w:keepNext/><w:spacing w:before=\"300\" w:after=\"579\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>",
        font: "方正小标宋简体",
        size: 72,
        run: "<w:color w:val=\"C8161D\"/>",
    },
    Style {
        id: "DocumentNumber",
        name: "发文字号",
        paragraph: "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"C8161D\"/></w:pBdr><w:jc w:val=\"center\"/>",
        font: "仿宋_GB2312",
        size: 32,
        run: "",
    },
    Style {
        id: "Annex",
        name: "附件",
        paragraph: "<w:keepNext/><w:outlineLvl w:val=\"0\"/>",
        font: "黑体",
        size: 32,
        run: "",
    },
    Style {
        id: "Caption",
        name: "caption",
        paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"100\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>",
        font: "黑体",
        size: 24,
        run: "",
    },
    Style {
        id: "Picture",
        name: "图",
        paragraph: "<w:keepNext/><w:spacing w:before=\"200\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>",
        font: "仿宋_GB2312",
        size: 24,
        run: "",
    },
    Style {
        id: "TableText",
        name: "表格文字",
        paragraph: SINGLE,
        font: "仿宋_GB2312",
        size: 21,
        run: "",
    },
    Style {
        id: "TableNote",
        name: "表注",
        paragraph: "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>",
        font: "仿宋_GB2312",
        size: 18,
        run: "",
    },
    Style {
        id: "PageNumber", name: "页码", paragraph: SINGLE, font: "宋体", size: 28, run: ""
    },
    Style { id: "Header", name: "header", paragraph: SINGLE, font: "黑体", size: 24, run: "" },
];

/// `word/styles.xml`.
pub(super) fn styles() -> String {
    let mut out = format!(
        "<w:styles xmlns:w=\"{WORDS}\"><w:docDefaults><w:rPrDefault><w:rPr>{}\
         <w:kern w:val=\"2\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>\
         <w:pPr><w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/></w:pPr></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">\
         <w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>\
         <w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"70\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>\
         <w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ThreeLines\"><w:name w:val=\"三线表\"/>\
         <w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>\
         <w:top w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"000000\"/>\
         <w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"000000\"/></w:tblBorders>\
         <w:tblCellMar><w:top w:w=\"28\" w:type=\"dxa\"/><w:bottom w:w=\"28\" w:type=\"dxa\"/></w:tblCellMar>\
         </w:tblPr></w:style>",
        fonts_of("仿宋_GB2312"),
    );
    out += "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"Framed\"><w:name w:val=\"申报表\"/>\
            <w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>";
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ =
            write!(out, "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    }
    out += "</w:tblBorders></w:tblPr></w:style>";
    for style in &STYLES {
        push(style, &mut out);
    }
    // The line at the foot: thin rule above, its second half to the right.
    let _ = write!(
        out,
        "<w:style w:type=\"paragraph\" w:styleId=\"Footer\"><w:name w:val=\"footer\"/><w:basedOn w:val=\"Normal\"/>\
         <w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"3\" w:color=\"7F7F7F\"/></w:pBdr>\
         <w:tabs><w:tab w:val=\"right\" w:pos=\"8844\"/></w:tabs>\
         <w:spacing w:before=\"120\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"left\"/></w:pPr>\
         <w:rPr>{}<w:color w:val=\"595959\"/><w:sz w:val=\"15\"/><w:szCs w:val=\"15\"/></w:rPr></w:style>",
        fonts_of("宋体"),
    );
    out + "</w:styles>"
}

fn push(style: &Style, out: &mut String) {
    let custom = if style.name.is_ascii() { "" } else { " w:customStyle=\"1\"" };
    let _ = write!(
        out,
        "<w:style w:type=\"paragraph\"{custom} w:styleId=\"{}\"><w:name w:val=\"{}\"/>\
         <w:basedOn w:val=\"Normal\"/><w:next w:val=\"{}\"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}",
        style.id,
        style.name,
        if style.id.starts_with("Heading") { "BodyText" } else { style.id },
        style.paragraph,
        fonts_of(style.font),
    );
    let _ = write!(
        out,
        "{}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
        style.run,
        size = style.size,
    );
}

fn fonts_of(font: &str) -> String {
    format!(
        "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"{font}\" \
         w:cs=\"Times New Roman\"/>"
    )
}
