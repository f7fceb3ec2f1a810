//! The document itself: paragraphs by style, tables whose heads are repeated, pictures with the text in
//! place of them, a section across for what is wide.

use super::emf::{Metafile, metafile};
use super::measure::{columns, height, line, sides, size, widths};
use super::page::{room, section, width};
use super::{RELATIONS, WORDS};
use crate::chart::text::escape;
use crate::report::model::{Align, Block, Cell, Kind, Report, Table, segments};
use std::fmt::Write;

/// English metric units per px, and per twentieth of a point.
const EMU_PER_PX: f64 = 9_525.0;
const EMU_PER_TWENTIETH: f64 = 635.0;
/// A table that takes no more than this share of a page is not divided between two.
const SHORT: f64 = 0.7;

/// The document with its pictures in order.
pub(super) struct Body {
    pub(super) document: String,
    pub(super) pictures: Vec<Vec<u8>>,
}

/// Writes every block.
pub(super) fn body(report: &Report) -> Body {
    let mut writer =
        Writer { out: String::new(), pictures: Vec::new(), across: false, fresh: true };
    for block in &report.blocks {
        writer.block(block);
    }
    let last = section(writer.across);
    Body {
        document: format!(
            "<w:document xmlns:w=\"{WORDS}\" xmlns:r=\"{RELATIONS}\" \
             xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
             <w:body>{}{last}</w:body></w:document>",
            writer.out
        ),
        pictures: writer.pictures,
    }
}

struct Writer {
    out: String,
    pictures: Vec<Vec<u8>>,
    /// The section being written lies across.
    across: bool,
    /// Nothing stands on the page yet.
    fresh: bool,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        if block.kind.is_text() && block.text.trim().is_empty() {
            return;
        }
        if block.wide != self.across {
            // A paragraph of next to no height carries the section that ends.
            let _ = write!(
                self.out,
                "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>{}</w:pPr></w:p>",
                section(self.across)
            );
            (self.across, self.fresh) = (block.wide, true);
        }
        match block.kind {
            Kind::Table => self.table_block(block),
            Kind::Chart => self.chart(block),
            Kind::Annex => self.annex(block),
            Kind::Sign => self.sign(&block.text),
            kind => self.paragraphs(kind, block),
        }
        // What stands below the heading of an annex is still at the head of the page.
        self.fresh = block.kind == Kind::Annex;
    }

    fn paragraph(&mut self, style: &str, more: &str, runs: &str) {
        let _ =
            write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{runs}</w:p>");
    }

    fn paragraphs(&mut self, kind: Kind, block: &Block) {
        let style = match kind {
            Kind::RedHead => "RedHead",
            Kind::Number => "DocumentNumber",
            Kind::Title => "Title",
            Kind::To => "Addressee",
            Kind::H1 => "Heading1",
            Kind::H2 => "Heading2",
            Kind::H3 => "Heading3",
            Kind::H4 => "Heading4",
            _ => "BodyText",
        };
        let lines = || block.text.lines().filter(|line| !line.trim().is_empty());
        if kind == Kind::Body {
            for line in lines() {
                self.paragraph(style, "", &runs(line, ""));
            }
        } else {
            let all: Vec<String> = lines().map(|line| runs(line, "")).collect();
            let number = if block.number.is_empty() { String::new() } else { plain(&block.number) };
            let runs = format!("{number}{}", all.join("<w:r><w:br/></w:r>"));
            self.paragraph(style, "", &runs);
        }
    }

    /// Each line to the right, two letters after the one above.
    fn sign(&mut self, text: &str) {
        self.paragraph("BodyText", "", "");
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        for (at, line) in lines.iter().enumerate() {
            let right = if at + 1 == lines.len() { 200 } else { 400 };
            let more = format!(
                "<w:keepNext/><w:ind w:rightChars=\"{right}\" w:right=\"{}\"/>",
                right * 16 / 5
            );
            self.paragraph("Signature", &more, &runs(line, ""));
        }
    }

    fn annex(&mut self, block: &Block) {
        let before = if self.fresh { "" } else { "<w:pageBreakBefore/>" };
        self.paragraph("Annex", before, &plain(&block.text));
    }

    fn chart(&mut self, block: &Block) {
        let Some(chart) = &block.chart else { return };
        let Metafile { bytes, width: w, height: h } = metafile(&chart.svg);
        self.pictures.push(bytes);
        let number = self.pictures.len();
        let most = f64::from(width(self.across)) * EMU_PER_TWENTIETH;
        let scale = (most / (w.max(1.0) * EMU_PER_PX)).min(1.0);
        let side = |px: f64| libm::round(px * EMU_PER_PX * scale).max(1.0);
        let (cx, cy) = (side(w), side(h));
        let (name, alt) = (escape(&block.text), escape(&chart.desc));
        let picture = format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{cx}\" cy=\"{cy}\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/>\
             <wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{alt}\" title=\"{name}\"/>\
             <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
             <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"chart{number}.emf\" descr=\"{alt}\"/>\
             <pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"chart{number}\"/>\
             <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
             <a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>\
             </pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        );
        self.paragraph("Picture", "", &picture);
        let caption = format!("{}　{}", block.number, block.text);
        self.paragraph("Caption", "<w:keepNext w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"200\" w:line=\"240\" w:lineRule=\"auto\"/>", &plain(&caption));
    }

    fn table_block(&mut self, block: &Block) {
        let Some(table) = &block.table else { return };
        let space = if block.number.is_empty() { "" } else { "　" };
        let caption = format!("{}{space}{}", block.number, block.text);
        // Each form is handed in on a sheet of its own.
        let before = if table.grid && !self.fresh { "<w:pageBreakBefore/>" } else { "" };
        self.paragraph("Caption", before, &plain(&caption));
        if let [left, right] = table.above.as_slice() {
            let end = width(self.across);
            let tabs =
                format!("<w:keepNext/><w:tabs><w:tab w:val=\"right\" w:pos=\"{end}\"/></w:tabs>");
            let runs = format!("{}<w:r><w:tab/></w:r>{}", plain(left), plain(right));
            self.paragraph("TableNote", &tabs, &runs);
        }
        self.table(table, &block.text);
        // A table is always followed by a paragraph.
        if table.note.is_empty() {
            self.paragraph("TableNote", "", "");
        }
        for line in table.note.lines() {
            self.paragraph("TableNote", "", &plain(line));
        }
    }

    fn table(&mut self, table: &Table, name: &str) {
        let columns = columns(table);
        if columns == 0 {
            return;
        }
        let widths = widths(table, columns, width(self.across));
        let size = size(columns);
        let short = height(table, &widths) <= SHORT * f64::from(room(self.across));
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{0}\"/><w:tblW w:w=\"{1}\" w:type=\"dxa\"/>\
             <w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblCellMar><w:left w:w=\"{2}\" w:type=\"dxa\"/><w:right w:w=\"{2}\" w:type=\"dxa\"/></w:tblCellMar>\
             <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
             w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{3}\"/></w:tblPr><w:tblGrid>",
            if table.grid { "Framed" } else { "ThreeLines" },
            widths.iter().sum::<u32>(),
            sides(columns),
            escape(name)
        );
        for width in &widths {
            let _ = write!(self.out, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.out.push_str("</w:tblGrid>");
        // By column: rows below that a cell above still covers.
        let mut covered = vec![(0_usize, 1_usize); columns];
        let all = table.heads.len() + table.rows.len();
        for (at, row) in table.heads.iter().chain(&table.rows).enumerate() {
            let head = at < table.heads.len();
            let last_head = at + 1 == table.heads.len();
            let repeat = if head { "<w:tblHeader/>" } else { "" };
            let _ = write!(
                self.out,
                "<w:tr><w:trPr><w:cantSplit/>{repeat}<w:jc w:val=\"center\"/></w:trPr>"
            );
            let keep = head || (short && at + 1 < all);
            let last_row = table.heads.len();
            let style = CellStyle { head, ruled: last_head, last_row, at, size, keep };
            self.row(row, &widths, &mut covered, style);
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
    }

    fn row(
        &mut self,
        row: &[Cell],
        widths: &[u32],
        covered: &mut [(usize, usize)],
        style: CellStyle,
    ) {
        let mut cells = row.iter();
        let mut column = 0;
        while column < widths.len() {
            let Some((below, across)) = covered.get(column).copied() else { break };
            if below > 0 {
                if let Some(entry) = covered.get_mut(column) {
                    entry.0 -= 1;
                }
                self.cell(None, widths.get(column..column + across).unwrap_or_default(), style);
                column += across;
                continue;
            }
            let empty = Cell::left("");
            let cell = cells.next().unwrap_or(&empty);
            let across = cell.across.clamp(1, widths.len() - column);
            if let Some(entry) = covered.get_mut(column) {
                *entry = (cell.down.saturating_sub(1), across);
            }
            self.cell(Some(cell), widths.get(column..column + across).unwrap_or_default(), style);
            column += across;
        }
    }

    /// A cell; `None` continues the one above.
    fn cell(&mut self, cell: Option<&Cell>, widths: &[u32], style: CellStyle) {
        let width: u32 = widths.iter().sum();
        let _ = write!(self.out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
        if widths.len() > 1 {
            let _ = write!(self.out, "<w:gridSpan w:val=\"{}\"/>", widths.len());
        }
        let down = cell.map_or(1, |cell| cell.down);
        match cell {
            Some(cell) if cell.down > 1 => self.out.push_str("<w:vMerge w:val=\"restart\"/>"),
            None => self.out.push_str("<w:vMerge/>"),
            _ => {}
        }
        let reaches = style.head && style.at + down.max(1) == style.last_row;
        if style.ruled || reaches {
            self.out.push_str(
                "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:tcBorders>",
            );
        }
        self.out.push_str("<w:vAlign w:val=\"center\"/></w:tcPr>");
        let empty = Cell::left("");
        let cell = cell.unwrap_or(&empty);
        let place = match cell.align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
        };
        let mut look = String::new();
        if style.head || cell.strong {
            look.push_str("<w:rFonts w:eastAsia=\"黑体\"/>");
        }
        if cell.strong {
            look.push_str("<w:b/>");
        }
        if style.size != 21 {
            let _ = write!(look, "<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", style.size);
        }
        let lines: Vec<String> = cell.text.lines().map(|line| runs(line, &look)).collect();
        let keep = if style.keep { "<w:keepNext/>" } else { "" };
        let line = line(style.size);
        let more = format!(
            "{keep}<w:spacing w:line=\"{line}\" w:lineRule=\"exact\"/><w:jc w:val=\"{place}\"/>"
        );
        self.paragraph("TableText", &more, &lines.join("<w:r><w:br/></w:r>"));
        self.out.push_str("</w:tc>");
    }
}

#[derive(Clone, Copy)]
struct CellStyle {
    head: bool,
    /// The line below the heads.
    ruled: bool,
    /// How many rows are heads.
    last_row: usize,
    /// Position of the row.
    at: usize,
    /// Half points.
    size: u32,
    /// Stays on the page of the row below.
    keep: bool,
}

/// A text without blanks.
fn plain(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text))
}

/// A text; what is blank in it is marked, so that nobody hands it in unseen.
fn runs(text: &str, look: &str) -> String {
    let mut out = String::new();
    for (blank, part) in segments(text) {
        let mark = if blank { "<w:highlight w:val=\"yellow\"/>" } else { "" };
        // The schema wants the mark after the size.
        let _ = write!(
            out,
            "<w:r><w:rPr>{look}{mark}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            escape(part)
        );
    }
    out
}
