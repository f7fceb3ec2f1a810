//! Who runs a public school (举办者类型), as the application tables ask it. It stands in the county
//! file under `organizer`; a private school's is told by its ownership.

use super::School;
use serde_json::Value;

/// Its key in the county file.
const KEY: &str = "organizer";

/// What it can be: the level of government, and whether its department of education or another.
pub const ORGANIZERS: [&str; 8] = [
    "centralEducation",
    "centralOther",
    "provincialEducation",
    "provincialOther",
    "cityEducation",
    "cityOther",
    "countyEducation",
    "countyOther",
];

impl School {
    /// Who runs it, one of [`ORGANIZERS`]; `None` where it is not told.
    #[must_use]
    pub fn organizer(&self) -> Option<&'static str> {
        let told = self.extra.get(KEY)?.as_str()?;
        ORGANIZERS.into_iter().find(|known| *known == told)
    }

    /// Sets who runs it; empty is "not told".
    pub fn set_organizer(&mut self, organizer: &str) {
        if organizer.is_empty() {
            self.extra.remove(KEY);
        } else {
            self.extra.insert(KEY.to_owned(), Value::String(organizer.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ORGANIZERS;
    use crate::county::{County, Edit, Place, School, from_json, to_json};

    #[test]
    fn it_is_changed_undone_and_kept_in_the_file() {
        let mut county = County { schools: vec![School::new("1", "一小")], ..County::default() };
        let before = county.clone();
        let set = |text: &str| Edit::Text { school: 0, place: Place::Organizer, text: text.into() };
        let change = county.apply(set("countyEducation")).unwrap();
        let again = from_json(&to_json(&county).unwrap()).unwrap();
        assert_eq!(again.schools[0].organizer(), Some("countyEducation"));
        assert!(ORGANIZERS.contains(&"countyEducation"));
        assert!(county.apply(set("教育局")).is_err());
        county.apply(set("")).unwrap();
        assert_eq!(county, before);
        county.apply(set("cityOther")).unwrap();
        county.apply(change.undo).unwrap();
        assert_eq!(county, before);
    }
}
