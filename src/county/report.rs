//! Paragraphs of the report (自评报告) that a county writes itself, in place of generated ones.

use super::{County, Edit, Extra};
use crate::record;
use serde::Serialize;

/// A paragraph of the county's own. The id it is kept under is the report's; one that the report
/// no longer has is kept all the same.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct OwnText {
    /// What the county wrote; empty leaves the paragraph out.
    pub text: String,
    /// What was generated there when it was written, so that it can be told when figures have
    /// changed since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Fields of a newer or foreign writer.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(default OwnText { text: "text", from: "from" } rest extra);

impl County {
    /// Sets a paragraph of the county's own, or takes it away; gives what undoes it.
    pub(super) fn set_paragraph(&mut self, id: &str, own: Option<&OwnText>) -> Edit {
        let before = match own {
            Some(own) => self.report.insert(id.to_owned(), own.clone()),
            None => self.report.remove(id),
        };
        Edit::Report { id: id.to_owned(), own: before.map(Box::new) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::{from_json, to_json};
    use serde_json::json;

    #[test]
    fn a_paragraph_is_written_rewritten_taken_back_and_all_of_it_undone() {
        let own =
            |text: &str| Some(Box::new(OwnText { text: text.to_owned(), ..OwnText::default() }));
        let edit = |own| Edit::Report { id: "intro".to_owned(), own };
        let mut county = County::default();
        let undo: Vec<Edit> = [own("甲"), own("乙"), None, own("")]
            .map(|own| county.apply(edit(own)).unwrap().undo)
            .to_vec();
        assert_eq!(county.report["intro"].text, "");
        for edit in undo.into_iter().rev() {
            county.apply(edit).unwrap();
        }
        assert_eq!(county, County::default());
    }

    #[test]
    fn what_this_version_does_not_know_of_a_paragraph_stays_in_the_file() {
        let file = json!({
            "format": "junheng-county", "version": 1,
            "report": { "old.id": { "text": "甲\n<b>", "from": "乙", "by": "丙" } },
        });
        let county = from_json(&file.to_string()).unwrap();
        let written: serde_json::Value = serde_json::from_str(&to_json(&county).unwrap()).unwrap();
        assert_eq!(written["report"], file["report"]);
        let wrong = json!({ "format": "junheng-county", "version": 1, "report": { "a": 7 } });
        let error = from_json(&wrong.to_string()).unwrap_err();
        assert!(error.to_string().contains("report.a"), "{error}");
    }
}
