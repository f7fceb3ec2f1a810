//! What a stroke or a fill is made of: a token, a dash and a pattern. plotters carries only RGB, so
//! an ink travels through it as a sentinel colour that the backend reads back.

use super::tokens::Token;
use plotters::style::{RGBAColor, ShapeStyle};

/// Third channel of every sentinel colour; anything else is an ordinary colour.
const MARK: u8 = 0xa7;

/// How a stroke is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// 2 2: the 85 % line, undetermined marks, third series.
    Short,
    /// 6 3: second series.
    Long,
    /// 8 2 2 2: fourth series.
    Mixed,
    /// 1 3: milestone years.
    Dotted,
}

impl Dash {
    const ALL: [Dash; 5] = [Dash::Solid, Dash::Short, Dash::Long, Dash::Mixed, Dash::Dotted];

    /// The value of `stroke-dasharray` in px, if broken at all.
    pub const fn array(self) -> Option<&'static str> {
        match self {
            Dash::Solid => None,
            Dash::Short => Some("2 2"),
            Dash::Long => Some("6 3"),
            Dash::Mixed => Some("8 2 2 2"),
            Dash::Dotted => Some("1 3"),
        }
    }
}

/// A colour by token, with its dash (strokes) or hatch (fills).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink {
    /// The colour.
    pub token: Token,
    /// How strokes are broken.
    pub dash: Dash,
    /// Fills are hatched at 45°: shortage, missing.
    pub hatch: bool,
}

impl Ink {
    /// Solid ink.
    pub const fn of(token: Token) -> Ink {
        Ink { token, dash: Dash::Solid, hatch: false }
    }

    /// The same ink, broken.
    pub const fn dashed(self, dash: Dash) -> Ink {
        Ink { dash, ..self }
    }

    /// The same ink as a hatch.
    pub const fn hatched(self) -> Ink {
        Ink { hatch: true, ..self }
    }

    /// The sentinel colour.
    pub fn color(self) -> RGBAColor {
        let dash = Dash::ALL.iter().position(|&dash| dash == self.dash).unwrap_or(0) as u8;
        RGBAColor(self.token as u8, dash << 1 | u8::from(self.hatch), MARK, 1.0)
    }

    /// Style of a stroke, width in backend units.
    pub fn stroke(self, width: u32) -> ShapeStyle {
        ShapeStyle { color: self.color(), filled: false, stroke_width: width }
    }

    /// Style of a fill.
    pub fn fill(self) -> ShapeStyle {
        ShapeStyle { color: self.color(), filled: true, stroke_width: 0 }
    }

    /// Reads a sentinel back; `None` for an ordinary colour.
    pub fn decode((red, green, blue): (u8, u8, u8)) -> Option<Ink> {
        let token = Token::from_code(red).filter(|_| blue == MARK)?;
        let dash = *Dash::ALL.get(usize::from(green >> 1))?;
        Some(Ink { token, dash, hatch: green & 1 == 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_survives_the_way_through_plotters() {
        for &token in Token::ALL {
            for dash in Dash::ALL {
                for ink in [Ink::of(token).dashed(dash), Ink::of(token).dashed(dash).hatched()] {
                    let RGBAColor(red, green, blue, _) = ink.color();
                    assert_eq!(Ink::decode((red, green, blue)), Some(ink));
                }
            }
        }
        assert_eq!(Ink::decode((0, 0, 0)), None);
        assert_eq!(Ink::decode((255, 255, MARK)), None);
    }
}
