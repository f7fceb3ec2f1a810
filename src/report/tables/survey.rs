//! 表Ⅵ: public recognition, all together and by group.

use super::asked::Asked;
use super::data::{Column, TableSpec, form};
use super::model::{Cell, Table};
use crate::json::Value;
use serde_json::Map;

/// Id of the item.
const ITEM: &str = "recognition";

/// The row of all, then a row for each group the form names and each that was surveyed besides.
pub fn rows(asked: &Asked<'_>, spec: &TableSpec, table: &mut Table) {
    let answer = asked.county.government.get(ITEM).and_then(|answer| answer.value.as_ref());
    let empty = Map::new();
    let groups = answer.and_then(Value::as_object).unwrap_or(&empty);
    let surveyed = || groups.iter().filter(|(_, group)| group.is_object());
    let named = names(&asked.conditions.rubric);
    let more = surveyed().map(|(name, _)| name.clone()).filter(|name| !named.contains(name));
    let all = [&form().total];
    let each: Vec<String> = named.iter().cloned().chain(more).collect();
    for (at, name) in all.into_iter().chain(&each).enumerate() {
        let figure = |key: &str| {
            let number = |group: &Value| group.get(key).and_then(Value::as_f64);
            if at > 0 {
                return groups.get(name).and_then(number);
            }
            let mut of_all = surveyed().map(|(_, group)| number(group)).peekable();
            of_all.peek()?;
            of_all.sum()
        };
        let rate = asked.number("rate.recognition").filter(|_| at == 0);
        let mut cells = vec![Cell::new(name.as_str())];
        cells.extend(spec.column.iter().skip(1).map(|column| cell(column, &figure, rate)));
        table.rows.push(cells);
    }
}

/// A figure, or the share of one in another; `rate` is what was judged by, where only that is known.
fn cell(column: &Column, figure: &dyn Fn(&str) -> Option<f64>, rate: Option<f64>) -> Cell {
    if let Some(key) = &column.key {
        return Cell::number(figure(key), 0);
    }
    let of = |key: &Option<String>| figure(key.as_deref()?);
    let whole = of(&column.of).filter(|whole| *whole > 0.0);
    let share = of(&column.part).zip(whole).map(|(part, whole)| part * 100.0 / whole);
    let judged = rate.filter(|_| column.of.as_deref() == Some("valid"));
    Cell::number(share.or(judged), 1)
}

/// The groups that the form names.
fn names(rubric: &Value) -> Vec<String> {
    let items = rubric.get("items").and_then(Value::as_array).into_iter().flatten();
    let mut items = items.filter(|item| item.get("id") == Some(&ITEM.into()));
    let rows = items.next().and_then(|item| item.get("entries")?.get("rows")?.as_array());
    let name = |row: &Value| row.get("name").and_then(Value::as_str).map(str::to_owned);
    rows.into_iter().flatten().filter_map(name).collect()
}
