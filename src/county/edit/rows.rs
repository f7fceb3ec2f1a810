//! Schools that are added or taken away.

use super::{Edit, EditError};
use crate::county::{County, School};

impl County {
    /// Takes schools out, or puts them in, at ascending positions. What names them elsewhere
    /// stays: it finds them again when they come back.
    pub(super) fn splice_schools(
        &mut self,
        at: &[usize],
        with: &[School],
    ) -> Result<Edit, EditError> {
        let last = at.last().copied().unwrap_or(0);
        if !at.is_sorted_by(|a, b| a < b) || last >= self.schools.len() + with.len() {
            return Err(EditError::NoSchool(last));
        }
        if with.is_empty() {
            let mut taken: Vec<School> =
                at.iter().rev().map(|at| self.schools.remove(*at)).collect();
            taken.reverse();
            return Ok(Edit::SchoolRows { at: at.to_vec(), with: taken });
        }
        if at.len() != with.len() {
            return Err(EditError::NoSchool(last));
        }
        for (nth, school) in with.iter().enumerate() {
            if school.id.is_empty() {
                return Err(EditError::NoId);
            }
            let mut others = self.schools.iter().chain(with.iter().take(nth));
            if others.any(|other| other.id == school.id) {
                return Err(EditError::SameId(school.id.clone()));
            }
        }
        for (at, school) in at.iter().zip(with) {
            self.schools.insert(*at, school.clone());
        }
        Ok(Edit::SchoolRows { at: at.to_vec(), with: Vec::new() })
    }
}
