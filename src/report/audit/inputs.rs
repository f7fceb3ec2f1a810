//! Sheet 1: what each school has, one row a school.

use super::refs::{cell, on};
use super::words::of;
use super::{Made, Styles, page};
use crate::book::{Sheet, Value};
use crate::county::{Field, Metric, Owner, Ownership, School, SectionKind, Setting};
use crate::order::Map;

/// Rows above the schools: title, note, two head rows.
const ABOVE: u32 = 4;
/// What each school is, by the keys of its words, with widths.
const IS: [(&str, f64); 9] = [
    ("number", 6.0),
    ("name", 26.0),
    ("id", 14.0),
    ("kind", 14.0),
    ("ownership", 9.0),
    ("setting", 7.0),
    ("counted", 7.0),
    ("parent", 9.0),
    ("dense", 9.0),
];

/// Where the figures stand.
pub struct Inputs {
    sheet: String,
    columns: Map<Field, u32>,
}

impl Inputs {
    /// The cell of a figure, from another sheet.
    pub fn cell(&self, school: usize, field: Field) -> Option<String> {
        Some(on(&self.sheet, &cell(row(school), *self.columns.get(&field)?)))
    }
}

impl Inputs {
    /// The cell of a school's name, from another sheet.
    pub fn name(&self, school: usize) -> String {
        on(&self.sheet, &cell(row(school), 1))
    }
}

fn row(school: usize) -> u32 {
    ABOVE + u32::try_from(school).unwrap_or(u32::MAX / 2)
}

/// The fields that the standard adds up, with pupils, section by section, then what is shared.
fn fields(made: &Made<'_>) -> Vec<Field> {
    let amounts = || made.standard.indicator.iter().flat_map(|i| &i.amount).map(|a| a.metric);
    let mut list: Vec<Field> = Vec::new();
    let mut add = |field: Field| {
        if !list.contains(&field) {
            list.push(field);
        }
    };
    for section in SectionKind::ALL {
        add(Field::of(Metric::Students, section));
        if SectionKind::COMPULSORY.contains(&section) {
            amounts().filter(|m| !m.is_shared()).for_each(|m| add(Field::of(m, section)));
        }
    }
    amounts().filter(|m| m.is_shared()).for_each(|m| add(Field::of(m, SectionKind::Primary)));
    list
}

/// The sheet, and where its figures stand.
pub fn sheet(made: &Made<'_>, styles: &Styles) -> (Inputs, Sheet) {
    let name = made.words.sheets.first().map_or("", String::as_str);
    let mut sheet = Sheet::new(name);
    sheet.set(0, 0, made.title(of(&made.words.title, "inputs")), styles.title);
    sheet.set(1, 0, of(&made.words.note, "inputs"), styles.note);
    for (column, (key, width)) in (0..).zip(IS) {
        sheet.merge((2, column), (3, column), of(&made.words.school, key), styles.head);
        sheet.set_width(column, width);
    }
    let first = u32::try_from(IS.len()).unwrap_or_default();
    let mut columns = Map::new();
    for (column, field) in (first..).zip(fields(made)) {
        let group = match field.owner() {
            Owner::Section(section) => of(&made.words.sections, section.id()),
            Owner::Site | Owner::Funds => of(&made.words.school, "shared"),
        };
        sheet.set(2, column, group, styles.head);
        sheet.set(3, column, of(&made.words.metrics, field.metric().id()), styles.head);
        sheet.set_width(column, 11.0);
        columns.insert(field, column);
    }
    sheet.set_height(3, 42.0);
    for (at, school) in made.county.schools.iter().enumerate() {
        identity(made, &mut sheet, at, school, styles);
        for (field, column) in columns.iter() {
            let held = match field.owner() {
                Owner::Section(section) => school.section(section).is_some(),
                Owner::Site | Owner::Funds => true,
            };
            let style = if held { styles.given } else { styles.none };
            sheet.set(row(at), *column, field.get(school), style);
        }
    }
    sheet.freeze(ABOVE, 2);
    sheet.set_page(page(ABOVE));
    (Inputs { sheet: name.to_owned(), columns }, sheet)
}

fn identity(made: &Made<'_>, sheet: &mut Sheet, at: usize, school: &School, styles: &Styles) {
    let state = |yes: bool| of(&made.words.state, if yes { "yes" } else { "no" });
    let runs = match school.ownership {
        Ownership::Public => "public",
        Ownership::Private => "private",
    };
    let place = match school.setting {
        None => "",
        Some(Setting::Urban) => "urban",
        Some(Setting::Town) => "town",
        Some(Setting::Rural) => "rural",
    };
    let place = if place.is_empty() { "" } else { of(&made.words.places, place) };
    let parent = made.trace.roots.get(at).copied().flatten();
    let values: [Value; 9] = [
        Value::Number(f64::from(number(at))),
        school.name.as_str().into(),
        school.id.as_str().into(),
        of(&made.words.kinds, school.kind.id()).into(),
        of(&made.words.ownership, runs).into(),
        place.into(),
        state(school.counted).into(),
        parent.map(|parent| f64::from(number(parent))).into(),
        state(school.dense_central_city).into(),
    ];
    for (column, value) in (0..).zip(values) {
        sheet.set(row(at), column, value, styles.text);
    }
}

/// The number of a school on the sheets, from 1.
pub fn number(school: usize) -> u32 {
    u32::try_from(school).map_or(u32::MAX, |at| at + 1)
}
