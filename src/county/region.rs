//! The city and the province that a county lies in, where its files told them (统计二级、统计一级).
//! They stand in the county file under `city` and `province`.

use super::County;
use serde_json::Value;

/// Keys in the county file.
const CITY: &str = "city";
const PROVINCE: &str = "province";

impl County {
    /// The city (地级市), where it is known.
    #[must_use]
    pub fn city(&self) -> Option<&str> {
        self.extra.get(CITY).and_then(Value::as_str)
    }

    /// The province, where it is known.
    #[must_use]
    pub fn province(&self) -> Option<&str> {
        self.extra.get(PROVINCE).and_then(Value::as_str)
    }

    /// Sets city and province, each where it is told and nothing stands there yet.
    pub fn lies_in(&mut self, city: Option<&str>, province: Option<&str>) {
        for (key, name) in [(CITY, city), (PROVINCE, province)] {
            if let Some(name) = name.filter(|name| !name.is_empty()) {
                let name = || Value::String(name.to_owned());
                self.extra.entry(key.to_owned()).or_insert_with(name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::county::{County, from_json, to_json};

    #[test]
    fn where_it_lies_goes_with_the_file_and_is_told_once() {
        let mut county = County { name: "甲县".into(), ..County::default() };
        county.lies_in(Some("某市"), None);
        county.lies_in(Some("别市"), Some("某省"));
        let again = from_json(&to_json(&county).unwrap()).unwrap();
        assert_eq!((again.city(), again.province()), (Some("某市"), Some("某省")));
        // What another program wrote there stays.
        let text = r#"{"format":"junheng-county","version":1,"name":"甲","city":{"a":1}}"#;
        let mut county = from_json(text).unwrap();
        county.lies_in(Some("某市"), None);
        assert_eq!(county.city(), None);
        assert!(county.extra["city"].is_object());
    }
}
