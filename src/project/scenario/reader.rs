//! Reading objects of a scenario field by field: what is wrong is named by its path, what is not
//! known is kept.

use super::BySection;
use crate::county::{Extra, SectionKind};
use crate::json::{Expected, Wrong};
use serde_json::{Map, Value};

type Read<T> = Result<T, Wrong>;

const SECTIONS: &[&str] = &["primary", "junior"];

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
            None => Err(Wrong { path: path.to_owned(), expected: Expected::Object }),
        }
    }

    /// The value of a field; `None` where it is absent or null.
    pub(super) fn take(&mut self, key: &'static str) -> Option<&'a Value> {
        self.known.push(key);
        self.map.get(key).filter(|value| !value.is_null())
    }

    fn wrong(&self, key: &str, expected: Expected) -> Wrong {
        Wrong { path: format!("{}.{key}", self.path), expected }
    }

    pub(super) fn number(&mut self, key: &'static str) -> Read<Option<f64>> {
        let value = self.take(key);
        value.map(|v| v.as_f64().ok_or_else(|| self.wrong(key, Expected::Number))).transpose()
    }

    /// A whole number, also where it is written with a fraction of 0.
    pub(super) fn whole(&mut self, key: &'static str) -> Read<Option<i64>> {
        let number = self.number(key)?;
        number.map(|n| whole(n).ok_or_else(|| self.wrong(key, Expected::Whole))).transpose()
    }

    /// A year.
    pub(super) fn year(&mut self, key: &'static str) -> Read<Option<i32>> {
        let wants = self.whole(key)?;
        wants.map(|n| i32::try_from(n).map_err(|_| self.wrong(key, Expected::Whole))).transpose()
    }

    pub(super) fn text(&mut self, key: &'static str) -> Read<Option<String>> {
        let value = self.take(key);
        value
            .map(|v| v.as_str().map(str::to_owned).ok_or_else(|| self.wrong(key, Expected::Text)))
            .transpose()
    }

    pub(super) fn flag(&mut self, key: &'static str) -> Read<Option<bool>> {
        let value = self.take(key);
        value.map(|v| v.as_bool().ok_or_else(|| self.wrong(key, Expected::YesNo))).transpose()
    }

    /// One of some words, each with what it stands for.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        words: &'static [&'static str],
        values: &[T],
    ) -> Read<Option<T>> {
        let Some(value) = self.take(key) else { return Ok(None) };
        let at = words.iter().position(|word| value.as_str() == Some(word));
        let found = at.and_then(|at| values.get(at)).copied();
        found.map(Some).ok_or_else(|| self.wrong(key, Expected::Choice(words)))
    }

    pub(super) fn section(&mut self, key: &'static str) -> Read<Option<SectionKind>> {
        self.choice(key, SECTIONS, &SectionKind::COMPULSORY)
    }

    /// A list of sections.
    pub(super) fn sections(&mut self, key: &'static str) -> Read<Vec<SectionKind>> {
        let wants = || Expected::Choice(SECTIONS);
        let Some(value) = self.take(key) else { return Ok(Vec::new()) };
        let list = value.as_array().ok_or_else(|| self.wrong(key, Expected::List))?;
        let section = |(at, item): (usize, &Value)| match item.as_str() {
            Some("primary") => Ok(SectionKind::Primary),
            Some("junior") => Ok(SectionKind::Junior),
            _ => Err(self.wrong(&format!("{key}[{at}]"), wants())),
        };
        list.iter().enumerate().map(section).collect()
    }

    /// A count: a whole number; below 0 it is 0.
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
        self.number(key)?.ok_or_else(|| self.wrong(key, Expected::Number))
    }

    /// A year that must be there.
    pub(super) fn need_year(&mut self, key: &'static str) -> Read<i32> {
        self.year(key)?.ok_or_else(|| self.wrong(key, Expected::Whole))
    }

    /// A text; empty where it is absent.
    pub(super) fn word(&mut self, key: &'static str) -> Read<String> {
        Ok(self.text(key)?.unwrap_or_default())
    }

    /// The objects of a list, each ready to be read.
    pub(super) fn objects(&mut self, key: &'static str) -> Read<Vec<Reader<'a>>> {
        let Some(value) = self.take(key) else { return Ok(Vec::new()) };
        let list = value.as_array().ok_or_else(|| self.wrong(key, Expected::List))?;
        let path = |at: usize| format!("{}.{key}[{at}]", self.path);
        list.iter().enumerate().map(|(at, item)| Reader::of(item, &path(at))).collect()
    }

    /// The numbers of a list.
    pub(super) fn numbers(&mut self, key: &'static str) -> Read<Option<Vec<f64>>> {
        let Some(value) = self.take(key) else { return Ok(None) };
        let list = value.as_array().ok_or_else(|| self.wrong(key, Expected::List))?;
        let number = |(at, item): (usize, &Value)| {
            item.as_f64().ok_or_else(|| self.wrong(&format!("{key}[{at}]"), Expected::Number))
        };
        list.iter().enumerate().map(number).collect::<Read<_>>().map(Some)
    }

    /// An error about a field.
    pub(super) fn refuse(&self, key: &str, expected: Expected) -> Wrong {
        self.wrong(key, expected)
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
