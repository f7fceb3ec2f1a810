//! The style sheet's colours, written from the tokens: custom properties for both themes and the
//! classes that charts use. `www/css/10-tokens.css` is this text; a test compares them.

use super::tokens::{Rgb, Token};
use std::fmt::Write;

/// The whole text of `www/css/10-tokens.css`.
///
/// Light unless the reader chose dark by hand (`data-theme` on the root) or, without a choice, the
/// system prefers dark; always light on paper.
pub fn css_tokens() -> String {
    let mut css = String::from(
        "/* Generated from src/chart/tokens.rs: change it there, then run\n   \
         JUNHENG_WRITE_CSS=1 cargo test --lib chart::css */\n",
    );
    block(&mut css, "", ":root, [data-theme=light]", "light", Token::light);
    css.push_str("@media (prefers-color-scheme: dark) {\n");
    block(&mut css, "  ", ":root:not([data-theme])", "dark", Token::dark);
    css.push_str("}\n");
    block(&mut css, "", "[data-theme=dark]", "dark", Token::dark);
    css.push_str("@media print {\n");
    block(
        &mut css,
        "  ",
        ":root, :root:not([data-theme]), :root [data-theme], :root[data-theme]",
        "light",
        Token::light,
    );
    css.push_str("}\n");
    for token in Token::ALL.iter().filter(|token| !is_ground(**token)) {
        let name = token.name();
        let _ = writeln!(css, ".s-{name} {{ stroke: var(--{name}); }}");
        let _ = writeln!(css, ".f-{name} {{ fill: var(--{name}); }}");
    }
    css.push_str(
        ".f-paper { fill: var(--paper); }\n\
         .s-paper { stroke: var(--paper); }\n\
         .chart { display: block; overflow: visible; font-weight: 400; }\n\
         .chart text { font-variant-numeric: tabular-nums; }\n\
         @media (forced-colors: active) { .chart { forced-color-adjust: none; } }\n",
    );
    css
}

/// Grounds are never drawn by a chart, save paper, which has its own two lines.
fn is_ground(token: Token) -> bool {
    matches!(
        token,
        Token::Paper
            | Token::Wash
            | Token::Sel
            | Token::Hover
            | Token::ZhuWash
            | Token::OchreWash
            | Token::RedHead
    )
}

fn block(css: &mut String, indent: &str, selector: &str, scheme: &str, value: fn(Token) -> Rgb) {
    let _ = writeln!(css, "{indent}{selector} {{");
    let _ = writeln!(css, "{indent}  color-scheme: {scheme};");
    for &token in Token::ALL {
        let _ = writeln!(css, "{indent}  --{}: {};", token.name(), value(token).hex());
    }
    let _ = writeln!(css, "{indent}}}");
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/css/10-tokens.css");

    #[test]
    fn the_style_sheet_is_what_the_tokens_say() {
        let written = css_tokens();
        if std::env::var_os("JUNHENG_WRITE_CSS").is_some() {
            std::fs::write(FILE, &written).unwrap();
        }
        let shipped = std::fs::read_to_string(FILE).unwrap();
        assert!(shipped == written, "www/css/10-tokens.css is stale; its first lines say how");
    }

    #[test]
    fn both_themes_name_every_token() {
        let css = css_tokens();
        for token in Token::ALL {
            // Light, system dark, dark by hand, print.
            let property = format!("  --{}: ", token.name());
            assert_eq!(css.matches(&property).count(), 4, "{}", token.name());
        }
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }
}
