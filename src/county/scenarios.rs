//! The scenarios a county keeps (情景). They are kept as they were written; the projection reads
//! them.

use super::{County, Edit, EditError};
use serde_json::Value;

impl County {
    /// Takes away the scenario at a position, or puts one there, or both; gives what undoes it.
    pub(super) fn splice_scenario(
        &mut self,
        at: usize,
        take: bool,
        put: Option<&Value>,
    ) -> Result<Edit, EditError> {
        if at + usize::from(take) > self.scenarios.len() {
            return Err(EditError::NoScenario(at));
        }
        let taken = take.then(|| self.scenarios.remove(at));
        if let Some(put) = put {
            self.scenarios.insert(at, put.clone());
        }
        Ok(Edit::Scenario { at, take: put.is_some(), put: taken })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn scenarios_are_added_copied_renamed_and_deleted_and_all_of_it_undone() {
        let mut county =
            County { scenarios: vec![json!({ "name": "基准" })], ..County::default() };
        let before = county.clone();
        let copy = Edit::Scenario { at: 1, take: false, put: Some(json!({ "name": "基准 2" })) };
        let rename =
            Edit::Scenario { at: 1, take: true, put: Some(json!({ "name": "新建一校" })) };
        let delete = Edit::Scenario { at: 0, take: true, put: None };
        let undo: Vec<Edit> =
            [copy, rename, delete].map(|edit| county.apply(edit).unwrap().undo).to_vec();
        assert_eq!(county.scenarios, [json!({ "name": "新建一校" })]);
        for edit in undo.into_iter().rev() {
            county.apply(edit).unwrap();
        }
        assert_eq!(county, before);
        let beyond = county.apply(Edit::Scenario { at: 1, take: true, put: None });
        assert_eq!(beyond, Err(EditError::NoScenario(1)));
    }
}
