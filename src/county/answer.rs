//! Answers that a person types for items nobody can count from school data: value, note, and
//! the evidence behind it. What another program wrote beside them is kept as it is. Here too:
//! how answers and the county's own rubrics are changed.

use super::{County, Edit, EditError, Extra};
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

impl County {
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
