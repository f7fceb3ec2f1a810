//! The report as blocks in print order: what the page previews, and what every file of it is
//! written from.

use crate::choices;
use crate::county::Extra;
use crate::record;
use serde::Serialize;

/// What stands where a figure is missing.
pub const BLANK: &str = "____";
/// How a paragraph begins that the county has still to write.
pub const TO_WRITE: &str = "（待补充";

/// A report.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Its title on one line, for names of files.
    pub title: String,
    /// Everything in print order.
    pub blocks: Vec<Block>,
    /// Paragraphs of the county's own that no part of the report is kept under any more: shown,
    /// not printed.
    pub left: Vec<Block>,
    /// What is still blank in the blocks that are printed, in their order.
    pub gaps: Vec<Gap>,
    /// What stands at the foot of every page.
    pub foot: Foot,
    /// Figures of the sample county: said at the head.
    pub sample: bool,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// The name above the red line (版头).
    RedHead,
    /// The number below it (发文字号).
    Number,
    /// 标题.
    Title,
    /// 主送机关.
    To,
    /// A heading 一、
    H1,
    /// A heading （一）
    H2,
    /// A heading 1.
    H3,
    /// A heading （1）
    H4,
    /// A paragraph of the text (正文).
    #[default]
    Body,
    /// Who signs, and when (署名、成文日期).
    Sign,
    /// A table; its text is the caption above it.
    Table,
    /// A chart; its text is the caption below it.
    Chart,
    /// The beginning of an annex: a new page with its heading.
    Annex,
}

impl Kind {
    /// Level of a heading, from 1.
    #[must_use]
    pub const fn level(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            _ => None,
        }
    }

    /// Whether a person may rewrite it.
    #[must_use]
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Table | Self::Chart | Self::Annex | Self::RedHead)
    }
}

/// A paragraph, a table or a chart.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// What a rewritten paragraph is kept under.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Number in front of a heading, of a table, of a chart; not a part of the text.
    pub number: String,
    /// What is printed: the county's own text where there is one. Lines are paragraphs.
    pub text: String,
    /// What the figures of today give.
    pub generated: String,
    /// The text is the county's own.
    pub own: bool,
    /// It is the county's own, and what the figures give has changed since it was written.
    pub stale: bool,
    /// The table.
    pub table: Option<Table>,
    /// The chart.
    pub chart: Option<Chart>,
    /// It stands on a page across, being wide.
    pub wide: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Table {
    /// Rows repeated on every page.
    pub heads: Vec<Vec<Cell>>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Widths of the columns in proportion to each other.
    pub widths: Vec<f64>,
    /// What stands between its caption and its heads: at the left, and at the right; or nothing.
    pub above: Vec<String>,
    /// Notes below it, a line each.
    pub note: String,
    /// Every cell is framed, as in forms; only heads and ends are ruled otherwise (三线表).
    pub grid: bool,
}

/// Where a text stands in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Align {
    /// Left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// Right: figures.
    Right,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// Columns it spans.
    pub across: usize,
    /// Rows it spans; the rows below leave it out.
    pub down: usize,
    /// Where its text stands.
    pub align: Align,
    /// In bold: what is over a limit.
    pub strong: bool,
}

impl Cell {
    /// A cell of one column and row.
    pub fn new(text: impl Into<String>, align: Align) -> Self {
        Self { text: text.into(), across: 1, down: 1, align, strong: false }
    }

    /// A text.
    pub fn left(text: impl Into<String>) -> Self {
        Self::new(text, Align::Left)
    }

    /// A head, or a word in the middle.
    pub fn center(text: impl Into<String>) -> Self {
        Self::new(text, Align::Center)
    }

    /// A figure.
    pub fn right(text: impl Into<String>) -> Self {
        Self::new(text, Align::Right)
    }

    /// The same over several columns and rows.
    #[must_use]
    pub fn over(self, across: usize, down: usize) -> Self {
        Self { across: across.max(1), down: down.max(1), ..self }
    }

    /// The same in bold.
    #[must_use]
    pub fn strong(self) -> Self {
        Self { strong: true, ..self }
    }
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Chart {
    /// SVG, its colours by class as in the page.
    pub svg: String,
    /// What it shows, in a sentence: the text in place of the picture.
    pub desc: String,
}

/// Something that is still blank.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Gap {
    /// Id of the block.
    pub block: String,
    /// What is missing.
    pub name: String,
    /// The view where it is filled in; empty where it is written in the paragraph itself.
    pub at: String,
}

/// What stands at the foot of every page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Foot {
    /// Documents it was reckoned by.
    pub rules: String,
    /// Settings that differ from their defaults.
    pub settings: usize,
    /// Day of the figures.
    pub date: String,
    /// A code of the county file: the same figures give the same one.
    pub check: String,
}

impl Foot {
    /// Both ends of the line.
    #[must_use]
    pub fn ends(&self) -> (String, String) {
        (
            format!("均衡尺　规则：{}　设置改动{}处", self.rules, self.settings),
            format!("数据：{}　校验码 {}", self.date, self.check),
        )
    }
}

/// What is chosen for a report.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    /// Id of the rubric of the score; the usual one of the county where there is none.
    pub rubric: Option<String>,
    /// Name of the scenario of the years ahead; the baseline where there is none.
    pub scenario: Option<String>,
    /// With the red head of an issued document.
    pub red_head: bool,
    /// What is not known here.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(default Options { rubric: "rubric", scenario: "scenario", red_head: "redHead" } rest extra);
record!(Report {
    title: "title",
    blocks: "blocks",
    left: "left",
    gaps: "gaps",
    foot: "foot",
    sample: "sample",
});
record!(default Block {
    id: "id", kind: "kind", number: "number", text: "text", generated: "generated", own: "own",
    stale: "stale", table: "table", chart: "chart", wide: "wide",
});
record!(default Table {
    heads: "heads", rows: "rows", widths: "widths", above: "above", note: "note", grid: "grid",
});
record!(Cell { text: "text", across: "across", down: "down", align: "align", strong: "strong" });
record!(default Chart { svg: "svg", desc: "desc" });
record!(default Gap { block: "block", name: "name", at: "at" });
record!(default Foot { rules: "rules", settings: "settings", date: "date", check: "check" });
choices!(Kind {
    RedHead: "redHead",
    Number: "number",
    Title: "title",
    To: "to",
    H1: "h1",
    H2: "h2",
    H3: "h3",
    H4: "h4",
    Body: "body",
    Sign: "sign",
    Table: "table",
    Chart: "chart",
    Annex: "annex",
});
choices!(Align { Left: "left", Center: "center", Right: "right" });

/// A text cut where something is blank in it; `true` marks the blanks.
#[must_use]
pub fn segments(text: &str) -> Vec<(bool, &str)> {
    let mut all = Vec::new();
    let mut rest = text;
    loop {
        let blank = rest.find(BLANK).map(|at| {
            let behind = rest.get(at..).unwrap_or_default();
            (at, at + behind.chars().take_while(|c| *c == '_').count())
        });
        let note = rest.find(TO_WRITE).map(|at| {
            let behind = rest.get(at..).unwrap_or_default();
            (at, behind.find('）').map_or(rest.len(), |end| at + end + '）'.len_utf8()))
        });
        let first = match (blank, note) {
            (Some(a), Some(b)) => Some(if a.0 < b.0 { a } else { b }),
            (a, b) => a.or(b),
        };
        let Some((from, to)) = first else { break };
        let (plain, marked) = (rest.get(..from), rest.get(from..to));
        all.extend(plain.filter(|p| !p.is_empty()).map(|p| (false, p)));
        all.extend(marked.map(|m| (true, m)));
        rest = rest.get(to..).unwrap_or_default();
    }
    if !rest.is_empty() {
        all.push((false, rest));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_told_apart_from_text() {
        assert_eq!(segments("甲"), [(false, "甲")]);
        assert_eq!(segments("甲____乙"), [(false, "甲"), (true, "____"), (false, "乙")]);
        assert_eq!(segments("（待补充：丙____）丁"), [(true, "（待补充：丙____）"), (false, "丁")]);
        assert_eq!(segments("_____"), [(true, "_____")]);
        assert_eq!(segments("（待补充"), [(true, "（待补充")]);
        assert!(segments("").is_empty());
    }
}
