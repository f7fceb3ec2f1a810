//! The colours of the page and of every chart: one table of tokens with a light and a dark value.
//! Charts name tokens, the style sheet is generated from here ([`super::css`]), so the two cannot
//! drift. Knows nothing of what is drawn.

/// Declares the tokens: variant, name of the custom property, light value, dark value, use.
macro_rules! tokens {
    ($($variant:ident $name:literal $light:literal $dark:literal $about:literal),+ $(,)?) => {
        /// A colour by its meaning; its value depends on the theme.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Token { $(#[doc = $about] $variant),+ }

        impl Token {
            /// Every token in the order of the style sheet.
            pub const ALL: &'static [Token] = &[$(Token::$variant),+];

            /// The token's name: the custom property without its two dashes, the end of the
            /// classes `s-…` and `f-…`.
            pub const fn name(self) -> &'static str {
                match self { $(Token::$variant => $name),+ }
            }

            /// The value on light paper, also the one of print and of saved pictures.
            pub const fn light(self) -> Rgb {
                match self { $(Token::$variant => Rgb::from_hex($light)),+ }
            }

            /// The value on dark paper.
            pub const fn dark(self) -> Rgb {
                match self { $(Token::$variant => Rgb::from_hex($dark)),+ }
            }
        }
    };
}

tokens! {
    Paper "paper" 0xfdfdfa 0x15191c "The page.",
    Wash "wash" 0xf5f3ed 0x1d2327 "Rail, derivation, heads.",
    Sel "sel" 0xe3ecf4 0x24323e "The selected row or cell.",
    Hover "hover" 0xeef2f5 0x222a2f "The row under the pointer.",
    Ink "ink" 0x1b2226 0xe8e5dc "Text.",
    Ink2 "ink2" 0x465057 0xb9bdbd "Second text.",
    Ink3 "ink3" 0x626b70 0x969da0 "Labels, notes, axes.",
    Mid "mid" 0x7d8588 0x7b8388 "Edges of controls, outlines of pale marks; never text.",
    Rule "rule" 0xdddad1 0x343c41 "Hairlines.",
    Rule2 "rule2" 0xb9b6ab 0x565f64 "Ticks and baselines.",
    Zhu "zhu" 0xb3261b 0xff8b76 "朱: the limit and what has crossed it.",
    Dian "dian" 0x1f4e79 0x8dbbe6 "靛: links, focus, selection, first series.",
    Met "met" 0x1b6a4e 0x72cba0 "绿: 达标.",
    Ochre "ochre" 0x915d00 0xe2b356 "赭: 请核对, 有风险, 示例数据.",
    ZhuWash "zhu-wash" 0xfaeeea 0x2e201e "The cell or row of a deduction.",
    OchreWash "ochre-wash" 0xfbf3e0 0x2a2519 "The cell or row of a finding.",
    Series1 "series-1" 0x1f4e79 0x8dbbe6 "First line of a chart, solid.",
    Series2 "series-2" 0xc77d14 0xd99a3a "Second line, dashed 6 3.",
    Series3 "series-3" 0x2f7d73 0x4fa89d "Third line, dashed 2 2.",
    Series4 "series-4" 0x5e1f4a 0xd7a9c8 "Fourth line, dashed 8 2 2 2.",
    Band1 "band-1" 0xe8edee 0x3b464c "Classes within the standard.",
    Band2 "band-2" 0xd8b365 0x6f5d36 "Classes of 46–50.",
    Band3 "band-3" 0xc4832c 0xab7c31 "Classes of 51–55.",
    Band4 "band-4" 0xa03d20 0xf08d70 "Classes of 56–65.",
    Band5 "band-5" 0x4c1311 0xffd9ce "Classes of 66 and above.",
    Fan90 "fan-90" 0xdbe5ee 0x22323f "The 90 % range of a forecast.",
    Fan50 "fan-50" 0xb4c9dc 0x33506a "The 50 % range, and surplus.",
    RedHead "red-head" 0xc8161d 0xc8161d "版头 of a printed document, the same in both themes.",
}

impl Token {
    /// The token whose place in [`Token::ALL`] is `code`.
    pub fn from_code(code: u8) -> Option<Token> {
        Token::ALL.get(usize::from(code)).copied()
    }
}

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    const fn from_hex(hex: u32) -> Rgb {
        let [_, red, green, blue] = hex.to_be_bytes();
        Rgb(red, green, blue)
    }

    /// As style sheets and SVG write it: `#1f4e79`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Relative luminance after WCAG 2.2, 0 (black) to 1 (white).
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio after WCAG 2.2, 1 to 21, the same both ways round.
    pub fn contrast(self, other: Rgb) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lowest contrast over paper, wash and selection in one theme.
    fn lowest(token: Token, value: fn(Token) -> Rgb, grounds: &[Token]) -> f64 {
        grounds
            .iter()
            .map(|&ground| value(token).contrast(value(ground)))
            .fold(f64::INFINITY, f64::min)
    }

    const GROUNDS: [Token; 3] = [Token::Paper, Token::Wash, Token::Sel];
    const TEXT: [Token; 7] =
        [Token::Ink, Token::Ink2, Token::Ink3, Token::Zhu, Token::Dian, Token::Met, Token::Ochre];
    const THEMES: [fn(Token) -> Rgb; 2] = [Token::light, Token::dark];

    #[test]
    fn contrast_agrees_with_known_pairs() {
        let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        // The darkest grey that fails and the lightest that passes 4.5 on white.
        assert!(Rgb(0x76, 0x76, 0x76).contrast(white) >= 4.5);
        assert!(Rgb(0x77, 0x77, 0x77).contrast(white) < 4.5);
    }

    #[test]
    fn text_reaches_four_and_a_half_on_every_ground() {
        for theme in THEMES {
            for token in TEXT {
                let contrast = lowest(token, theme, &GROUNDS);
                assert!(contrast >= 4.5, "{} {contrast:.2}", token.name());
            }
            // Hover is as light as the selection and carries the same text.
            for token in TEXT {
                assert!(lowest(token, theme, &[Token::Hover]) >= 4.5, "{}", token.name());
            }
        }
    }

    #[test]
    fn marks_reach_three() {
        for theme in THEMES {
            assert!(lowest(Token::Mid, theme, &GROUNDS) >= 3.0);
            let on_paper = [
                Token::Series1,
                Token::Series2,
                Token::Series3,
                Token::Series4,
                Token::Band3,
                Token::Band4,
                Token::Band5,
            ];
            for token in on_paper {
                let contrast = lowest(token, theme, &[Token::Paper]);
                assert!(contrast >= 3.0, "{} {contrast:.2}", token.name());
            }
        }
    }

    #[test]
    fn findings_stay_readable_on_their_wash() {
        for theme in THEMES {
            for token in [Token::Zhu, Token::Ochre, Token::Ink3] {
                let contrast = lowest(token, theme, &[Token::ZhuWash, Token::OchreWash]);
                assert!(contrast >= 4.75, "{} {contrast:.2}", token.name());
            }
        }
    }

    #[test]
    fn class_size_bands_are_one_ordered_ramp() {
        let bands = [Token::Band1, Token::Band2, Token::Band3, Token::Band4, Token::Band5];
        let light: Vec<f64> = bands.iter().map(|band| band.light().luminance()).collect();
        let dark: Vec<f64> = bands.iter().map(|band| band.dark().luminance()).collect();
        assert!(light.windows(2).all(|pair| pair[0] > pair[1]));
        assert!(dark.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn codes_and_names_are_unique() {
        for (place, &token) in Token::ALL.iter().enumerate() {
            assert_eq!(Token::from_code(place as u8), Some(token));
            assert!(!Token::ALL[..place].iter().any(|earlier| earlier.name() == token.name()));
        }
        assert_eq!(Token::from_code(Token::ALL.len() as u8), None);
    }
}
