//! The Word document as another reader finds it: parts, relations, styles, tables, pictures.

use crate::of;
use junheng::report::{Kind, Options, docx, report};
use junheng::sample;
use junheng::words::{Lang, Words};
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// The parts of a file by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.insert(part.name().unwrap().into_owned(), bytes);
    }
    parts
}

fn text(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

/// Every part can be read, and what the document refers to is there.
pub(crate) fn well_formed(bytes: &[u8]) {
    let parts = parts(bytes);
    for (name, bytes) in parts.iter().filter(|(name, _)| !name.ends_with(".emf")) {
        let text = std::str::from_utf8(bytes).unwrap();
        let bad =
            |c: char| c < ' ' && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
        assert!(!text.contains(bad), "{name} holds what XML cannot");
        let mut reader = quick_xml::Reader::from_str(text);
        let mut depth = 0;
        loop {
            match reader.read_event().unwrap_or_else(|e| panic!("{name}: {e}")) {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name}");
    }
    let relations = text(&parts, "word/_rels/document.xml.rels");
    let document = text(&parts, "word/document.xml");
    for attribute in [" r:embed=\"", " r:id=\""] {
        for used in document.split(attribute).skip(1) {
            let id = used.split('"').next().unwrap();
            assert!(relations.contains(&format!("Id=\"{id}\"")), "{id}");
        }
    }
    for target in relations.split("Target=\"").skip(1) {
        let target = target.split('"').next().unwrap();
        assert!(parts.contains_key(&format!("word/{target}")), "{target}");
    }
    let styles = text(&parts, "word/styles.xml");
    for used in document.split("w:pStyle w:val=\"").skip(1) {
        let id = used.split('"').next().unwrap();
        assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "{id}");
    }
}

#[test]
fn the_sample_has_headings_tables_with_repeated_heads_and_pictures_with_words() {
    let made = of(&sample::county());
    let bytes = docx(&made).unwrap();
    well_formed(&bytes);
    let parts = parts(&bytes);
    let document = text(&parts, "word/document.xml");
    let times = |what: &str| document.matches(what).count();
    let of_kind = |kind: Kind| made.blocks.iter().filter(|b| b.kind == kind).count();
    assert_eq!(times("w:val=\"Heading1\""), of_kind(Kind::H1));
    assert_eq!(times("w:val=\"Heading2\""), of_kind(Kind::H2));
    assert_eq!(times("<w:tbl>"), of_kind(Kind::Table));
    let heads: usize =
        made.blocks.iter().filter_map(|b| b.table.as_ref()).map(|t| t.heads.len()).sum();
    assert_eq!(times("<w:tblHeader/>"), heads);
    assert_eq!(times("<wp:docPr "), of_kind(Kind::Chart));
    assert_eq!(times("descr=\"\""), 0);
    let pictures = parts.keys().filter(|name| name.ends_with(".emf")).count();
    assert_eq!(pictures, of_kind(Kind::Chart));
    // A4 with 37, 26, 35 and 28 mm, and the same turned for wide tables.
    assert!(document.contains("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\""));
    assert!(document.contains("w:orient=\"landscape\""));
    let styles = text(&parts, "word/styles.xml");
    for level in 0..4 {
        assert!(styles.contains(&format!("<w:outlineLvl w:val=\"{level}\"/>")));
    }
    let fonts = text(&parts, "word/fontTable.xml");
    for font in ["仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"] {
        assert!(fonts.contains(font) && styles.contains(font), "{font}");
    }
    assert!(text(&parts, "word/header1.xml").contains("示例数据"));
    assert!(text(&parts, "word/footer1.xml").contains(" PAGE "));
    assert!(text(&parts, "word/footer2.xml").contains(&made.foot.check));
}

#[test]
fn rows_of_a_table_fill_its_grid_whatever_cells_span() {
    let made = of(&sample::county());
    let parts = parts(&docx(&made).unwrap());
    let document = text(&parts, "word/document.xml");
    for table in document.split("<w:tbl>").skip(1) {
        let table = table.split("</w:tbl>").next().unwrap();
        let columns = table.matches("<w:gridCol ").count();
        for row in table.split("<w:tr>").skip(1) {
            let cells = row.matches("<w:tc>").count();
            let more: usize = row
                .split("<w:gridSpan w:val=\"")
                .skip(1)
                .map(|r| r.split('"').next().unwrap().parse::<usize>().unwrap() - 1)
                .sum();
            assert_eq!(cells + more, columns, "{}", &row[..row.len().min(300)]);
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes_and_a_red_head_is_asked_for() {
    let county = sample::qujiang().unwrap();
    assert_eq!(docx(&of(&county)).unwrap(), docx(&of(&county)).unwrap());
    assert!(of(&county).blocks.iter().all(|b| b.kind != Kind::RedHead));
    let options = Options { red_head: true, ..Options::default() };
    let made = report(&county, &Words::new(Lang::ZhHans), &options);
    assert_eq!(made.blocks[0].text, format!("{}人民政府文件", county.name));
    well_formed(&docx(&made).unwrap());
    assert!(made.gaps.iter().any(|gap| gap.name == "发文字号"));
}
