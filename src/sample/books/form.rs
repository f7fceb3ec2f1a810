//! What the sample county says of itself: its own form with 表Ⅵ, and the table of what no statistics
//! ask for, a row a school under headers of the template.

use crate::book::{Book, BookError, Sheet, Style, StyleId};
use crate::county::{Answer, County, Field, School};
use crate::json::{self, FromJson, Value};
use crate::record;

/// The data file `src/data/sample/county-form.toml`.
#[derive(Debug)]
struct Words {
    form: Table,
    survey: Table,
    more: Table,
}

/// Words of a table, and what stands in its lines or columns.
#[derive(Debug)]
struct Table {
    file: String,
    sheet: String,
    title: String,
    place: String,
    columns: Vec<String>,
    lines: String,
}

record!(Words { form: "form", survey: "survey", more: "more" });
record!(Table {
    file: "file",
    sheet: "sheet",
    title: "title",
    place: "place",
    columns: "columns",
    lines: "lines",
});

/// The county's form and its schools' further figures, where it has answers.
pub fn write(county: &County) -> Result<Vec<(String, Vec<u8>)>, BookError> {
    let text = include_str!(concat!(env!("OUT_DIR"), "/sample-county-form.json"));
    let words = json::value(text).and_then(|value| Words::from_json(value).ok());
    let Some(words) = words.filter(|_| !county.government.is_empty()) else {
        return Ok(Vec::new());
    };
    let year = county.school_year.map_or_else(String::new, |year| year.to_string());
    let mut book = Book::new();
    book.set_created(super::CREATED);
    let head = book.style(Style::new().bold());
    book.push(form(county, &words.form, head));
    book.push(survey(county, &words.survey, head));
    let mut more = Book::new();
    more.set_created(super::CREATED);
    let head = more.style(Style::new().bold());
    more.push(further(county, &words.more, head));
    Ok(vec![
        (format!("{year}{}", words.form.file), book.write()?),
        (format!("{year}{}", words.more.file), more.write()?),
    ])
}

/// Title, place and header; the row below them.
fn heads(table: &Table, county: &County, sheet: &mut Sheet, head: StyleId) -> u32 {
    let year = county.school_year.unwrap_or_default().to_string();
    let put = |text: &str| text.replace("{county}", &county.name).replace("{year}", &year);
    let mut row = 0;
    for text in [&table.title, &table.place].into_iter().filter(|text| !text.is_empty()) {
        sheet.set(row, 0, put(text), head);
        row += 1;
    }
    for (column, label) in (0..).zip(&table.columns) {
        sheet.set(row, column, label.as_str(), head);
        sheet.set_width(column, if column < 2 { 10.0 } else { 16.0 });
    }
    row + 1
}

fn form(county: &County, table: &Table, head: StyleId) -> Sheet {
    let mut sheet = Sheet::new(&table.sheet);
    let mut row = heads(table, county, &mut sheet, head);
    sheet.set_width(2, 48.0);
    let mut class = "";
    for (number, line) in (1_u32..).zip(table.lines.lines()) {
        let mut parts = line.split(" | ");
        let (Some(of), Some(item), Some(unit), Some(what)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        sheet.set(row, 0, f64::from(number), StyleId::PLAIN);
        if of != class {
            sheet.set(row, 1, of, StyleId::PLAIN);
            class = of;
        }
        sheet.set(row, 2, item, StyleId::PLAIN);
        sheet.set(row, 3, unit, StyleId::PLAIN);
        let (path, by) = what.split_once(" / ").unwrap_or((what, "1"));
        let (id, path) = path.split_once('.').unwrap_or((path, ""));
        match figure(county, id, path) {
            Some(Value::String(state)) => {
                let word = match state.as_str() {
                    "have" => "是",
                    "partly" => "部分",
                    _ => "否",
                };
                sheet.set(row, 4, word, StyleId::PLAIN);
            }
            Some(value) => {
                if let (Some(value), Ok(by)) = (value.as_f64(), by.parse::<f64>()) {
                    sheet.set(row, 4, value / by, StyleId::PLAIN);
                }
            }
            None => {}
        }
        let answer = county.government.get(id);
        let first = path.is_empty() || path == "state";
        if let Some(answer) = answer.filter(|_| first) {
            beside(answer, row, &mut sheet);
        }
        row += 1;
    }
    sheet
}

fn beside(answer: &Answer, row: u32, sheet: &mut Sheet) {
    let evidence = answer.evidence().unwrap_or_default();
    let texts = [answer.note.clone(), evidence.document, evidence.date, evidence.department];
    for (column, text) in (5..).zip(texts) {
        if let Some(text) = text {
            sheet.set(row, column, text, StyleId::PLAIN);
        }
    }
}

fn figure(county: &County, id: &str, path: &str) -> Option<Value> {
    match id {
        "population" => county.population.map(Value::from),
        "basics" => county.basics.figure(path),
        _ => county.government.get(id)?.figure(path),
    }
}

fn survey(county: &County, table: &Table, head: StyleId) -> Sheet {
    let mut sheet = Sheet::new(&table.sheet);
    let mut row = heads(table, county, &mut sheet, head);
    let answer = county.government.get("recognition").and_then(|answer| answer.value.as_ref());
    let mut sums = [0.0; 3];
    for (group, figures) in answer.and_then(Value::as_object).into_iter().flatten() {
        let figures =
            ["sent", "valid", "satisfied"].map(|key| figures.get(key).and_then(Value::as_f64));
        sheet.set(row, 0, group.as_str(), StyleId::PLAIN);
        line(&mut sheet, row, figures.map(Option::unwrap_or_default));
        for (sum, figure) in sums.iter_mut().zip(figures) {
            *sum += figure.unwrap_or_default();
        }
        row += 1;
    }
    sheet.set(row, 0, "计", StyleId::PLAIN);
    line(&mut sheet, row, sums);
    sheet
}

fn line(sheet: &mut Sheet, row: u32, figures: [f64; 3]) {
    for (column, value) in (1..).zip(figures) {
        sheet.set(row, column, value, StyleId::PLAIN);
    }
    let [_, valid, satisfied] = figures;
    if valid > 0.0 {
        let rate = libm::round(satisfied * 1000.0 / valid) / 10.0;
        sheet.set(row, 4, rate, StyleId::PLAIN);
    }
}

/// One row a school.
fn further(county: &County, table: &Table, head: StyleId) -> Sheet {
    let mut sheet = Sheet::new(&table.sheet);
    let columns: Vec<(&str, &str)> =
        table.lines.lines().filter_map(|line| line.split_once(" | ")).collect();
    for (column, (label, _)) in (0..).zip(&columns) {
        sheet.set(0, column, *label, head);
        sheet.set_width(column, if column < 2 { 20.0 } else { 14.0 });
    }
    sheet.freeze(1, 2);
    for (row, school) in (1..).zip(&county.schools) {
        for (column, (_, what)) in (0..).zip(&columns) {
            match of_school(school, what) {
                Some(Value::Number(number)) => {
                    sheet.set(row, column, number.as_f64().unwrap_or_default(), StyleId::PLAIN);
                }
                Some(Value::String(text)) => sheet.set(row, column, text, StyleId::PLAIN),
                _ => {}
            }
        }
    }
    sheet
}

fn of_school(school: &School, what: &str) -> Option<Value> {
    let rooms = |areas: &Option<Vec<f64>>| {
        let areas = areas.as_ref()?.iter().map(ToString::to_string).collect::<Vec<_>>();
        // No room at all is not a blank.
        Some(Value::from(if areas.is_empty() { "0".to_owned() } else { areas.join("、") }))
    };
    match what {
        "id" => Some(school.id.as_str().into()),
        "name" => Some(school.name.as_str().into()),
        "musicRooms" => rooms(&school.site.music_room_areas),
        "artRooms" => rooms(&school.site.art_room_areas),
        _ => Field::parse(what)?.get(school).map(Value::from),
    }
}
