//! Answers that a person types for items nobody can count from school data: value, note, and
//! the evidence behind it. What another program wrote beside them is kept as it is. Here too:
//! how answers and the county's own rubrics are changed.

use super::{CellRef, County, Edit, EditError, Extra};
use crate::json::Value;
use serde::Serialize;

/// An answer typed by a person: value, note, and whatever stands beside them.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Answer {
    /// The value: yes/no, a number, a grade.
    pub value: Option<Value>,
    /// A note for the reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// `evidence`, `state`, `notApplicable`, `scale`, and fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Evidence (佐证材料) of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Evidence {
    /// Name of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Its date, as printed on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The responsible department (责任单位).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
}

impl Answer {
    /// An answer of which only the value is known.
    #[must_use]
    pub fn of(value: impl Into<Value>) -> Self {
        Self { value: Some(value.into()), ..Self::default() }
    }

    /// Whether it says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The evidence; a mere text is the name of the document.
    #[must_use]
    pub fn evidence(&self) -> Option<Evidence> {
        let value = self.extra.get("evidence")?;
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let evidence = match value {
            Value::String(document) => {
                Evidence { document: Some(document.clone()), ..Evidence::default() }
            }
            Value::Object(map) => Evidence {
                document: text(map.get("document")),
                date: text(map.get("date")),
                department: text(map.get("department")),
            },
            _ => return None,
        };
        (evidence != Evidence::default()).then_some(evidence)
    }

    /// How far it is done: `have`, `partly`, `none`, or 有, 部分, 无.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        self.extra.get("state").and_then(Value::as_str).map(str::trim).filter(|s| !s.is_empty())
    }

    /// Whether it says that the item does not apply here (不适用).
    #[must_use]
    pub fn not_applicable(&self) -> bool {
        self.says("notApplicable")
    }

    /// Whether it is to stand although the county's figures say otherwise.
    #[must_use]
    pub fn overrides(&self) -> bool {
        self.says("override")
    }

    fn says(&self, key: &str) -> bool {
        self.extra.get(key) == Some(&Value::Bool(true))
    }
}

/// Where a figure of an answer was read: the place, and what was read there.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadAt {
    /// Index into [`County::sources`]; `None` where it was added up from what schools said.
    pub source: Option<u32>,
    /// The cell.
    pub cell: Option<CellRef>,
}

/// Under this key an answer keeps where its figures were read, by their path.
const ORIGIN: &str = "origin";

/// Figures of an answer by path: empty for the value itself, `funds` or `家长.valid` for one of
/// several, `note`, `state`, `evidence.document` for what stands beside it.
impl Answer {
    /// The figure at a path.
    #[must_use]
    pub fn figure(&self, path: &str) -> Option<Value> {
        let found = match path.split('.').next() {
            Some("note") => return self.note.clone().map(Value::from),
            Some(first @ ("state" | "evidence")) => {
                let rest = path.strip_prefix(first).unwrap_or_default();
                descend(self.extra.get(first)?, rest.trim_start_matches('.'))
            }
            _ => match self.value.as_ref()? {
                value if path.is_empty() => Some(value).filter(|value| !value.is_object()),
                value => descend(value, path),
            },
        };
        found.filter(|value| !value.is_null()).cloned()
    }

    /// Sets the figure at a path and remembers where it was read.
    pub fn set_read(&mut self, path: &str, value: &Value, at: &ReadAt) {
        match path.split('.').next() {
            Some("note") => self.note = value.as_str().map(str::to_owned),
            Some(first @ ("state" | "evidence")) => {
                let rest = path.strip_prefix(first).unwrap_or_default();
                let slot = self.extra.entry(first.to_owned()).or_insert(Value::Null);
                put(slot, rest.trim_start_matches('.'), value);
            }
            _ => {
                let slot = self.value.get_or_insert(Value::Null);
                // A value that stood alone stays beside those that come to it.
                if !path.is_empty() && !slot.is_object() && !slot.is_null() {
                    let alone = slot.take();
                    put(slot, "value", &alone);
                }
                put(slot, path, value);
            }
        }
        let mut origin = serde_json::Map::new();
        if let Some(source) = at.source {
            origin.insert("s".to_owned(), source.into());
        }
        if let Some(cell) = at.cell {
            origin.insert("c".to_owned(), cell.to_string().into());
        }
        origin.insert("v".to_owned(), value.clone());
        let origins = self.extra.entry(ORIGIN.to_owned()).or_insert(Value::Null);
        if !origins.is_object() {
            *origins = Value::Object(serde_json::Map::new());
        }
        if let Value::Object(map) = origins {
            map.insert(path.to_owned(), Value::Object(origin));
        }
    }

    /// Where the figure at a path was read; `None` where it was typed, or changed since.
    #[must_use]
    pub fn read_at(&self, path: &str) -> Option<ReadAt> {
        let origin = self.extra.get(ORIGIN)?.get(path)?;
        if origin.get("v") != self.figure(path).as_ref() {
            return None;
        }
        let source = origin.get("s").and_then(Value::as_u64).and_then(|s| u32::try_from(s).ok());
        let cell = origin.get("c").and_then(Value::as_str).and_then(CellRef::parse);
        Some(ReadAt { source, cell })
    }
}

fn descend<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    if path.is_empty() {
        return Some(value);
    }
    path.split('.').try_fold(value, |value, key| value.get(key))
}

fn put(slot: &mut Value, path: &str, value: &Value) {
    let Some((first, rest)) = path.split_once('.').or((!path.is_empty()).then_some((path, "")))
    else {
        *slot = value.clone();
        return;
    };
    if !slot.is_object() {
        *slot = Value::Object(serde_json::Map::new());
    }
    if let Value::Object(map) = slot {
        put(map.entry(first.to_owned()).or_insert(Value::Null), rest, value);
    }
}

impl County {
    /// File, sheet and cell where a figure was read; empty where it was added up from schools.
    #[must_use]
    pub fn place_of(&self, read: &ReadAt) -> String {
        let source = read.source.and_then(|at| self.sources.get(at as usize));
        let cell = read.cell.map(|cell| cell.to_string());
        let file = source.map(|source| source.file.as_str());
        let sheet = source.map(|source| source.sheet.as_str());
        super::finding::place([file, sheet, cell.as_deref()])
    }

    /// Sets or takes away an answer and returns what undoes it.
    pub(super) fn set_answer(&mut self, id: &str, answer: Option<&Answer>) -> Edit {
        let before = match answer {
            Some(answer) => self.government.insert(id.to_owned(), answer.clone()),
            None => self.government.remove(id),
        };
        Edit::Answer { id: id.to_owned(), answer: before.map(Box::new) }
    }

    /// Takes away a rubric of the county's own, puts one there, or both, and returns what
    /// undoes it.
    pub(super) fn splice_rubric(
        &mut self,
        at: usize,
        take: bool,
        put: Option<&Value>,
    ) -> Result<Edit, EditError> {
        if at + usize::from(take) > self.rubrics.len() {
            return Err(EditError::NoRubric(at));
        }
        let taken = take.then(|| self.rubrics.remove(at));
        if let Some(put) = put {
            self.rubrics.insert(at, put.clone());
        }
        Ok(Edit::Rubric { at, take: put.is_some(), put: taken })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::FromJson;
    use serde_json::json;

    #[test]
    fn evidence_is_read_however_it_is_written_and_all_of_it_is_kept() {
        let written = json!({
            "value": 5, "note": "附件一", "state": "部分", "who": "foreign",
            "evidence": { "document": "台账", "date": "2019-12", "department": "教育局", "no": 7 }
        });
        let answer = Answer::from_json(written.clone()).unwrap();
        let evidence = answer.evidence().unwrap();
        assert_eq!(evidence.document.as_deref(), Some("台账"));
        assert_eq!(evidence.department.as_deref(), Some("教育局"));
        assert_eq!(answer.state(), Some("部分"));
        assert!(!answer.not_applicable());
        assert_eq!(serde_json::to_value(&answer).unwrap(), written);
        let short = Answer::from_json(json!({ "evidence": "台账" })).unwrap();
        assert_eq!(short.evidence().unwrap().document.as_deref(), Some("台账"));
    }

    #[test]
    fn a_figure_knows_where_it_was_read_until_it_is_changed() {
        let at = ReadAt { source: Some(2), cell: CellRef::parse("E7") };
        let mut answer = Answer::of(12.5);
        answer.set_read("funds", &json!(5_035_000.0), &at);
        answer.set_read("家长.valid", &json!(900.0), &at);
        answer.set_read("state", &json!("have"), &ReadAt { source: None, cell: None });
        answer.set_read("evidence.document", &json!("台账"), &at);
        answer.set_read("note", &json!("见附件"), &at);
        let value = json!({ "value": 12.5, "funds": 5_035_000.0, "家长": { "valid": 900.0 } });
        assert_eq!(answer.value, Some(value));
        assert_eq!(answer.state(), Some("have"));
        assert_eq!(answer.evidence().unwrap().document.as_deref(), Some("台账"));
        for path in ["funds", "家长.valid", "evidence.document", "note"] {
            assert_eq!(answer.read_at(path), Some(at.clone()), "{path}");
        }
        assert_eq!(answer.read_at("value"), None);
        let written = serde_json::to_value(&answer).unwrap();
        assert_eq!(written["origin"]["funds"], json!({ "s": 2, "c": "E7", "v": 5_035_000.0 }));
        assert_eq!(Answer::from_json(written).unwrap(), answer);
        answer.value = Some(json!({ "funds": 1.0 }));
        assert_eq!(answer.read_at("funds"), None);
        assert_eq!(answer.figure("家长.valid"), None);
        assert_eq!(Answer::of(3.0).figure(""), Some(json!(3.0)));
    }

    #[test]
    fn rubrics_are_added_replaced_and_removed_where_they_stand() {
        let text = |t: &str| Some(Value::String(t.to_owned()));
        let mut county = County::default();
        for (at, put) in [(0, text("a")), (1, text("c")), (1, text("b"))] {
            county.apply(Edit::Rubric { at, take: false, put }).unwrap();
        }
        let replaced = county.apply(Edit::Rubric { at: 1, take: true, put: text("B") }).unwrap();
        let removed = county.apply(Edit::Rubric { at: 0, take: true, put: None }).unwrap();
        assert_eq!(county.rubrics, ["B", "c"]);
        county.apply(removed.undo).unwrap();
        county.apply(replaced.undo).unwrap();
        assert_eq!(county.rubrics, ["a", "b", "c"]);
        let beyond = county.apply(Edit::Rubric { at: 3, take: true, put: None });
        assert_eq!(beyond, Err(EditError::NoRubric(3)));
    }
}
