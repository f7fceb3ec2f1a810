//! Yearly figures (年度数据) that an import read: they stand with those that were typed, under
//! `years` of [`County::plan`], and beside them where each was read.

use super::{CellRef, County, ReadAt};
use crate::json::Value;
use serde_json::Map;

/// Subject of the figures: figure → year → value.
const YEARS: &str = "years";
/// Subject of their places: figure → year → source, cell and what was read.
const READ: &str = "yearsRead";

impl County {
    /// A yearly figure as it stands.
    #[must_use]
    pub fn yearly(&self, figure: &str, year: i32) -> Option<&Value> {
        let value = self.plan.get(YEARS)?.get(figure)?.get(year.to_string())?;
        Some(value).filter(|value| !value.is_null())
    }

    /// Where a yearly figure was read; `None` where it was typed, or changed since.
    #[must_use]
    pub fn yearly_read_at(&self, figure: &str, year: i32) -> Option<ReadAt> {
        let origin = self.plan.get(READ)?.get(figure)?.get(year.to_string())?;
        let read = origin.get("v")?;
        let now = self.yearly(figure, year)?;
        // Whole numbers are written with a fraction or without one.
        if read.as_f64() != now.as_f64() || !now.is_number() {
            return None;
        }
        let source = origin.get("s").and_then(Value::as_u64).and_then(|s| u32::try_from(s).ok());
        let cell = origin.get("c").and_then(Value::as_str).and_then(CellRef::parse);
        Some(ReadAt { source, cell })
    }

    /// Sets a yearly figure and remembers where it was read.
    pub fn set_yearly_read(&mut self, figure: &str, year: i32, value: f64, at: &ReadAt) {
        let mut origin = Map::new();
        if let Some(source) = at.source {
            origin.insert("s".to_owned(), source.into());
        }
        if let Some(cell) = at.cell {
            origin.insert("c".to_owned(), cell.to_string().into());
        }
        origin.insert("v".to_owned(), value.into());
        self.put_yearly(YEARS, figure, year, value.into());
        self.put_yearly(READ, figure, year, Value::Object(origin));
    }

    fn put_yearly(&mut self, subject: &str, figure: &str, year: i32, value: Value) {
        let mut all = objects(self.plan.remove(subject));
        let mut of = objects(all.remove(figure));
        of.insert(year.to_string(), value);
        all.insert(figure.to_owned(), Value::Object(of));
        self.plan.insert(subject.to_owned(), Value::Object(all));
    }
}

/// The fields of an object; none of what is no object.
fn objects(value: Option<Value>) -> Map<String, Value> {
    match value {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_yearly_figure_knows_where_it_was_read_until_it_is_typed_anew() {
        let mut county = County::default();
        county.plan.insert(YEARS.to_owned(), json!({ "spending": { "2021": 7 } }));
        let at = ReadAt { source: Some(1), cell: CellRef::parse("C3") };
        county.set_yearly_read("spending", 2022, 8.5, &at);
        assert_eq!(county.plan[YEARS], json!({ "spending": { "2021": 7, "2022": 8.5 } }));
        assert_eq!(county.yearly_read_at("spending", 2022), Some(at));
        assert_eq!(county.yearly_read_at("spending", 2021), None);
        county.plan.insert(YEARS.to_owned(), json!({ "spending": { "2022": 8.6 } }));
        assert_eq!(county.yearly_read_at("spending", 2022), None);
    }
}
