//! The elements that `chart` draws with, read from its SVG.

use super::Point;
use crate::chart::tokens::{Rgb, Token};
use quick_xml::events::BytesStart;

/// The character that a reference stands for.
pub(super) fn resolved(name: &str) -> char {
    match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "#39" => '\'',
        _ => '\u{fffd}',
    }
}

/// An element with its attributes.
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    pub(super) fn of(tag: &BytesStart<'_>) -> Self {
        let attributes = tag.attributes().filter_map(Result::ok);
        let attributes = attributes.map(|a| (a.key.as_ref().to_owned(), a.value.into_owned()));
        Self { attributes: attributes.collect(), name: tag.name().as_ref().to_owned() }
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn number(&self, name: &str) -> f64 {
        self.get(name).and_then(|n| n.parse().ok()).filter(|n: &f64| n.is_finite()).unwrap_or(0.0)
    }

    pub(super) fn points(&self) -> Vec<Point> {
        let numbers = self.get("points").unwrap_or_default().split([' ', ',']);
        let numbers: Vec<f64> = numbers.filter_map(|n| n.parse().ok()).collect();
        let pair = |pair: &[f64]| Some((*pair.first()?, *pair.get(1)?));
        numbers.chunks_exact(2).filter_map(pair).collect()
    }

    /// A colour: its class, as the page has it, or its value.
    fn colour(&self, kind: &str, attribute: &str) -> Option<Rgb> {
        let class = self.get("class").unwrap_or_default().split(' ');
        let named = class.filter_map(|c| c.strip_prefix(kind)).find_map(|name| {
            Token::ALL.iter().find(|token| token.name() == name).map(|token| token.light())
        });
        named.or_else(|| {
            let hex = self.get(attribute)?.strip_prefix('#')?;
            let [_, red, green, blue] = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
            Some(Rgb(red, green, blue))
        })
    }

    pub(super) fn fill(&self) -> Option<Rgb> {
        self.colour("f-", "fill").filter(|_| self.get("fill") != Some("none"))
    }

    pub(super) fn stroke(&self) -> Option<(Rgb, f64)> {
        Some((self.colour("s-", "stroke")?, self.number("stroke-width").max(0.1)))
    }

    pub(super) fn dashes(&self) -> Vec<f64> {
        let dashes = self.get("stroke-dasharray").unwrap_or_default().split(' ');
        dashes.filter_map(|n| n.parse().ok()).filter(|n: &f64| *n > 0.0).collect()
    }
}
