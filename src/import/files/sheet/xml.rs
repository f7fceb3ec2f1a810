//! Small helpers over the XML tokenizer, shared by the two XML formats.
//!
//! The tokenizer expands no entities but the five of XML itself and character references, and
//! builds no tree, so neither entity bombs nor deep nesting cost anything.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesStart;
pub use quick_xml::events::Event;

use crate::import::error::{FileTrouble, Part};

/// A tokenizer over the text of one part.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
}

impl<'a> Xml<'a> {
    /// Starts at the beginning of the part.
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.expand_empty_elements = true;
        Xml { reader }
    }

    /// The next event; `None` at the end of the part.
    pub fn next(&mut self) -> Result<Option<Event<'a>>, FileTrouble> {
        match self.reader.read_event() {
            Ok(Event::Eof) => Ok(None),
            Ok(event) => Ok(Some(event)),
            Err(_) => Err(FileTrouble::Damaged(Part::Xml)),
        }
    }

    /// Like [`Self::next`], inside an element that must still be closed.
    pub fn inside(&mut self) -> Result<Event<'a>, FileTrouble> {
        self.next()?.ok_or(FileTrouble::Damaged(Part::Xml))
    }
}

/// An attribute by its local name, with its references resolved.
pub fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| unescape(attribute.value))
}

/// Resolves references; a text with a broken one is kept as it stands.
pub fn unescape(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains('&') {
        return text;
    }
    match quick_xml::escape::unescape(&text) {
        Ok(plain) => Cow::Owned(plain.into_owned()),
        Err(_) => text,
    }
}

/// Adds the text of an event, if it is one that carries text.
pub fn push_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(c)) => text.push(c),
            _ => text.push_str(resolve_predefined_entity(&reference.xml10_content()).unwrap_or("")),
        },
        _ => {}
    }
}
