//! Reading objects of a scenario field by field: what is wrong is named by its path, what is not
//! known is kept.

use super::BySection;
use crate::args;
use crate::county::{Args, Extra, SectionKind};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use thiserror::Error;

/// What a field should have held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Wants {
    /// A number.
    Number,
    /// A number without a fraction.
    Whole,
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A list.
    List,
    /// An object.
    Object,
    /// One of these words.
    OneOf(Vec<String>),
}

/// A field of a scenario that holds what it cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[error("{path}: {wants:?}")]
pub struct FieldError {
    /// Its path, for instance `scenario.events[2].year`.
    pub path: String,
    /// What it should have held.
    pub wants: Wants,
}

impl FieldError {
    /// Key and values of its sentence.
    #[must_use]
    pub fn sentence(&self) -> (String, Args) {
        let (kind, choices) = match &self.wants {
            Wants::Number => ("number", String::new()),
            Wants::Whole => ("whole", String::new()),
            Wants::Text => ("text", String::new()),
            Wants::Flag => ("flag", String::new()),
            Wants::List => ("list", String::new()),
            Wants::Object => ("object", String::new()),
            Wants::OneOf(words) => ("choice", words.join(", ")),
        };
        let args = args! { "path" => self.path.as_str(), "wants" => kind, "choices" => choices };
        ("scenario-field".to_owned(), args)
    }
}

type Read<T> = Result<T, FieldError>;

/// An object that is being read.
pub(super) struct Reader<'a> {
    path: String,
    map: &'a Map<String, Value>,
    known: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    /// Starts to read the object at `path`.
    pub(super) fn of(value: &'a Value, path: &str) -> Read<Self> {
        match value.as_object() {
            Some(map) => Ok(Self { path: path.to_owned(), map, known: Vec::new() }),
            None => Err(FieldError { path: path.to_owned(), wants: Wants::Object }),
        }
    }

    /// The value of a field; `None` where it is absent or null.
    pub(super) fn take(&mut self, key: &'static str) -> Option<&'a Value> {
        self.known.push(key);
        self.map.get(key).filter(|value| !value.is_null())
    }

    fn wrong(&self, key: &str, wants: Wants) -> FieldError {
        FieldError { path: format!("{}.{key}", self.path), wants }
    }

    pub(super) fn number(&mut self, key: &'static str) -> Read<Option<f64>> {
        let value = self.take(key);
        value.map(|v| v.as_f64().ok_or_else(|| self.wrong(key, Wants::Number))).transpose()
    }

    /// A whole number, also where it is written with a fraction of 0.
    pub(super) fn whole(&mut self, key: &'static str) -> Read<Option<i64>> {
        let number = self.number(key)?;
        number.map(|n| whole(n).ok_or_else(|| self.wrong(key, Wants::Whole))).transpose()
    }

    /// A year.
    pub(super) fn year(&mut self, key: &'static str) -> Read<Option<i32>> {
        let wants = self.whole(key)?;
        wants.map(|n| i32::try_from(n).map_err(|_| self.wrong(key, Wants::Whole))).transpose()
    }

    pub(super) fn text(&mut self, key: &'static str) -> Read<Option<String>> {
        let value = self.take(key);
        value
            .map(|v| v.as_str().map(str::to_owned).ok_or_else(|| self.wrong(key, Wants::Text)))
            .transpose()
    }

    pub(super) fn flag(&mut self, key: &'static str) -> Read<Option<bool>> {
        let value = self.take(key);
        value.map(|v| v.as_bool().ok_or_else(|| self.wrong(key, Wants::Flag))).transpose()
    }

    /// One of some words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Read<Option<T>> {
        let Some(value) = self.take(key) else { return Ok(None) };
        let found = choices.iter().find(|(word, _)| value.as_str() == Some(word));
        found.map(|(_, choice)| Some(*choice)).ok_or_else(|| {
            let words = choices.iter().map(|(word, _)| (*word).to_owned()).collect();
            self.wrong(key, Wants::OneOf(words))
        })
    }

    pub(super) fn section(&mut self, key: &'static str) -> Read<Option<SectionKind>> {
        self.choice(key, &[("primary", SectionKind::Primary), ("junior", SectionKind::Junior)])
    }

    /// A list of sections.
    pub(super) fn sections(&mut self, key: &'static str) -> Read<Vec<SectionKind>> {
        let wants = || Wants::OneOf(vec!["primary".to_owned(), "junior".to_owned()]);
        let Some(value) = self.take(key) else { return Ok(Vec::new()) };
        let list = value.as_array().ok_or_else(|| self.wrong(key, Wants::List))?;
        let section = |(at, item): (usize, &Value)| match item.as_str() {
            Some("primary") => Ok(SectionKind::Primary),
            Some("junior") => Ok(SectionKind::Junior),
            _ => Err(self.wrong(&format!("{key}[{at}]"), wants())),
        };
        list.iter().enumerate().map(section).collect()
    }

    /// A count: a whole number; below 0 it is 0, and the projection finds fault with it.
    pub(super) fn count(&mut self, key: &'static str) -> Read<Option<usize>> {
        Ok(self.whole(key)?.map(|n| usize::try_from(n).unwrap_or(0)))
    }

    /// A number for each section, or one number for both.
    pub(super) fn by_section(&mut self, key: &'static str) -> Read<BySection<Option<f64>>> {
        let Some(value) = self.take(key) else { return Ok(BySection::default()) };
        if let Some(number) = value.as_f64() {
            return Ok(BySection { primary: Some(number), junior: Some(number) });
        }
        let mut reader = Reader::of(value, &format!("{}.{key}", self.path))?;
        Ok(BySection { primary: reader.number("primary")?, junior: reader.number("junior")? })
    }

    /// A number that must be there.
    pub(super) fn need_number(&mut self, key: &'static str) -> Read<f64> {
        self.number(key)?.ok_or_else(|| self.wrong(key, Wants::Number))
    }

    /// A year that must be there.
    pub(super) fn need_year(&mut self, key: &'static str) -> Read<i32> {
        self.year(key)?.ok_or_else(|| self.wrong(key, Wants::Whole))
    }

    /// A text; empty where it is absent.
    pub(super) fn word(&mut self, key: &'static str) -> Read<String> {
        Ok(self.text(key)?.unwrap_or_default())
    }

    /// The objects of a list, each ready to be read.
    pub(super) fn objects(&mut self, key: &'static str) -> Read<Vec<Reader<'a>>> {
        let Some(value) = self.take(key) else { return Ok(Vec::new()) };
        let list = value.as_array().ok_or_else(|| self.wrong(key, Wants::List))?;
        let path = |at: usize| format!("{}.{key}[{at}]", self.path);
        list.iter().enumerate().map(|(at, item)| Reader::of(item, &path(at))).collect()
    }

    /// The numbers of a list.
    pub(super) fn numbers(&mut self, key: &'static str) -> Read<Option<Vec<f64>>> {
        let Some(value) = self.take(key) else { return Ok(None) };
        let list = value.as_array().ok_or_else(|| self.wrong(key, Wants::List))?;
        let number = |(at, item): (usize, &Value)| {
            item.as_f64().ok_or_else(|| self.wrong(&format!("{key}[{at}]"), Wants::Number))
        };
        list.iter().enumerate().map(number).collect::<Read<_>>().map(Some)
    }

    /// An error about a field.
    pub(super) fn refuse(&self, key: &str, wants: Wants) -> FieldError {
        self.wrong(key, wants)
    }

    /// The object of a field.
    pub(super) fn object(&mut self, key: &'static str) -> Read<Option<Reader<'a>>> {
        let path = format!("{}.{key}", self.path);
        self.take(key).map(|value| Reader::of(value, &path)).transpose()
    }

    /// The fields nobody asked for.
    pub(super) fn rest(self) -> Extra {
        let unknown = self.map.iter().filter(|(key, _)| !self.known.contains(&key.as_str()));
        unknown.map(|(key, value)| (key.clone(), value.clone())).collect()
    }
}

/// The whole number a float stands for.
#[allow(clippy::cast_possible_truncation, reason = "checked against the exact range")]
fn whole(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (libm::trunc(number) == number && number.abs() <= EXACT).then_some(number as i64)
}
