//! How cells look, and the part of the file that says it.

use super::xml::{attribute, text};

/// Where a text stands between left and right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Across {
    /// Texts left, numbers right.
    #[default]
    General,
    /// Left.
    Left,
    /// In the middle.
    Center,
    /// Right.
    Right,
}

/// Where a text stands between top and bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Down {
    /// At the bottom, as spreadsheets do unless told.
    #[default]
    Bottom,
    /// In the middle.
    Middle,
    /// At the top.
    Top,
}

/// How a cell looks. Colours are `0xRRGGBB`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Style {
    font: Option<&'static str>,
    bold: bool,
    size: u8,
    colour: Option<u32>,
    fill: Option<u32>,
    border: bool,
    format: Option<String>,
    wrap: bool,
    across: Across,
    down: Down,
}

impl Style {
    /// Plain: 宋体, 11 points, no fill, no border.
    #[must_use]
    pub fn new() -> Self {
        Self { size: 11, ..Self::default() }
    }

    /// In another family, for instance 黑体.
    #[must_use]
    pub fn font(self, family: &'static str) -> Self {
        Self { font: Some(family), ..self }
    }

    /// In bold.
    #[must_use]
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// In another size, points.
    #[must_use]
    pub fn size(self, size: u8) -> Self {
        Self { size, ..self }
    }

    /// Text in a colour.
    #[must_use]
    pub fn colour(self, colour: u32) -> Self {
        Self { colour: Some(colour), ..self }
    }

    /// On a colour.
    #[must_use]
    pub fn fill(self, colour: u32) -> Self {
        Self { fill: Some(colour), ..self }
    }

    /// With a thin line on each side.
    #[must_use]
    pub fn border(self) -> Self {
        Self { border: true, ..self }
    }

    /// With a number format such as `0.00`, `#,##0` or `0.0%`; `@` takes what is typed as text.
    #[must_use]
    pub fn format(self, code: &str) -> Self {
        Self { format: Some(code.to_owned()), ..self }
    }

    /// Breaking long texts into lines.
    #[must_use]
    pub fn wrap(self) -> Self {
        Self { wrap: true, ..self }
    }

    /// Placed between left and right.
    #[must_use]
    pub fn across(self, across: Across) -> Self {
        Self { across, ..self }
    }

    /// Placed between top and bottom.
    #[must_use]
    pub fn down(self, down: Down) -> Self {
        Self { down, ..self }
    }
}

/// A style of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StyleId(pub(super) usize);

impl StyleId {
    /// Nothing special.
    pub const PLAIN: Self = Self(0);

    /// The position of its format in the file; each style stands there twice, the second time for
    /// texts that must not be taken for formulas when somebody edits them.
    pub(super) const fn position(self, quoted: bool) -> usize {
        self.0 * 2 + quoted as usize
    }
}

/// `xl/styles.xml`. Fonts, fills and borders stand once a style: they are few.
pub(super) fn styles(styles: &[Style]) -> String {
    let (mut formats, mut fonts, mut fills) = (String::new(), String::new(), String::new());
    let mut cells = String::new();
    for (at, style) in styles.iter().enumerate() {
        let format = match style.format.as_deref() {
            None => 0,
            Some("@") => 49,
            Some(code) => {
                let id = 164 + at;
                formats +=
                    &format!("<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", attribute(code));
                id
            }
        };
        fonts += &font(style);
        fills += &match style.fill {
            Some(colour) => format!(
                "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{colour:06X}\"/>\
                 <bgColor indexed=\"64\"/></patternFill></fill>"
            ),
            None => "<fill><patternFill patternType=\"none\"/></fill>".to_owned(),
        };
        for quoted in ["", " quotePrefix=\"1\""] {
            cells += &format!(
                "<xf numFmtId=\"{format}\" fontId=\"{at}\" fillId=\"{}\" borderId=\"{}\" xfId=\"0\"{quoted} \
                 applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" \
                 applyAlignment=\"1\">{}</xf>",
                // The format keeps the first two fills for itself.
                at + 2,
                u8::from(style.border),
                alignment(style),
            );
        }
    }
    let formats = match formats.matches("<numFmt ").count() {
        0 => String::new(),
        count => format!("<numFmts count=\"{count}\">{formats}</numFmts>"),
    };
    let side = |name: &str| format!("<{name} style=\"thin\"><color auto=\"1\"/></{name}>");
    text(&format!(
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{formats}\
         <fonts count=\"{count}\">{fonts}</fonts>\
         <fills count=\"{}\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill>{fills}</fills>\
         <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
         <border>{}{}{}{}<diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"{}\">{cells}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
         </styleSheet>",
        styles.len() + 2,
        side("left"),
        side("right"),
        side("top"),
        side("bottom"),
        styles.len() * 2,
        count = styles.len(),
    ))
}

fn font(style: &Style) -> String {
    let bold = if style.bold { "<b/>" } else { "" };
    let colour = match style.colour {
        Some(colour) => format!("<color rgb=\"FF{colour:06X}\"/>"),
        None => "<color auto=\"1\"/>".to_owned(),
    };
    format!(
        "<font>{bold}<sz val=\"{}\"/>{colour}<name val=\"{}\"/><family val=\"3\"/><charset val=\"134\"/></font>",
        style.size,
        style.font.unwrap_or("宋体"),
    )
}

fn alignment(style: &Style) -> String {
    let across = match style.across {
        Across::General => "",
        Across::Left => " horizontal=\"left\"",
        Across::Center => " horizontal=\"center\"",
        Across::Right => " horizontal=\"right\"",
    };
    let down = match style.down {
        Down::Bottom => "",
        Down::Middle => " vertical=\"center\"",
        Down::Top => " vertical=\"top\"",
    };
    let wrap = if style.wrap { " wrapText=\"1\"" } else { "" };
    format!("<alignment{across}{down}{wrap}/>")
}
