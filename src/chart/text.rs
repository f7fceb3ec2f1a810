//! Text in charts without a font at hand: widths from a table, the same on every platform, and
//! escaping. Widths are a little generous, so a label laid out by them never touches its neighbour.

/// Width of `text` in ems.
pub fn ems(text: &str) -> f64 {
    text.chars().map(char_ems).sum()
}

/// Width of `text` in px at a font size in px; bold letters are a little wider.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let regular = ems(text) * size;
    if bold { regular * 1.05 } else { regular }
}

/// Width of one character in ems, by class.
fn char_ems(c: char) -> f64 {
    match c {
        '\u{0300}'..='\u{036f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        '\u{2009}' | '\u{200a}' | '\u{202f}' => 0.2,
        ' ' | '\u{a0}' => 0.28,
        '0'..='9' => 0.56,
        '.' | ',' | ':' | ';' | '\'' | '|' | 'i' | 'j' | 'l' | 'I' | '!' | '·' => 0.3,
        '(' | ')' | '[' | ']' | '-' | '/' | 'f' | 'r' | 't' | '"' => 0.4,
        '%' | 'M' | 'W' | 'm' | '@' | 'w' => 0.92,
        '\u{2212}' | '\u{2013}' | '±' | '×' => 0.6,
        'A'..='Z' | '\u{c0}'..='\u{de}' => 0.7,
        'a'..='z' | '\u{df}'..='\u{24f}' => 0.58,
        '\u{20}'..='\u{7e}' => 0.6,
        // Hangul, CJK, kana, full-width forms, dashes and quotes as Chinese fonts draw them.
        _ => 1.0,
    }
}

/// `text` for an SVG text node or attribute. Characters XML cannot hold become U+FFFD.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_one_em_and_digits_share_a_width() {
        assert_eq!(ems("均衡"), 2.0);
        assert_eq!(ems("１（"), 2.0);
        assert_eq!(ems("111"), ems("888"));
        assert!(width("限 0.50", 11.0, true) > width("限 0.50", 11.0, false));
    }

    #[test]
    fn nothing_of_xml_is_left_unescaped() {
        assert_eq!(escape("<a b=\"c\">&'"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39;");
        assert_eq!(escape("a\nb\u{1}"), "a b\u{fffd}");
    }
}
