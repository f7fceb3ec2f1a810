//! The application tables of 优质均衡, 表Ⅰ-Ⅵ and the vetoes (一票否决), filled from a county.
//!
//! [`application`] gives them as a model that xlsx, docx and HTML are made from: a [`Table`] has a
//! title, the line above it, head rows, rows, footnotes, an orientation and the widths of its columns.
//! Its cells lie as in HTML: one that spans several columns or rows stands once, at its upper left,
//! and those it covers are left out; [`Table::placed`] says where each stands. A cell holds nothing,
//! a text, or a number with its official decimals, which [`Content::shown`] writes in plain digits.
//! What the county does not know stays empty, and a footnote says what is missing.

mod asked;
mod conclusions;
mod counts;
mod data;
mod fill;
mod head;
mod model;
mod own;
mod schools;
#[cfg(feature = "sheets")]
mod sheets;
mod survey;

pub use model::{Across, Cell, Content, Placed, Table};
#[cfg(feature = "sheets")]
pub use sheets::workbook;

use crate::county::County;
use crate::rubric::Sheet;
use crate::rubric::conditions::Judged;
use crate::score::Evaluation;
use crate::standard;
use asked::Asked;
use data::{Form, form};
use std::sync::Arc;

/// The application tables of a county, in the order of the form: Ⅰ, Ⅱ-1, Ⅱ-2, Ⅲ, Ⅳ, Ⅴ, Ⅵ, vetoes.
#[must_use]
pub fn application(county: &County) -> Vec<Table> {
    let Some(standard) = standard::named(&form().standard) else { return Vec::new() };
    tables(Judged::new(county, standard))
}

/// The same from the county's assessment under the standard of the form, and what
/// [`conditions::assess`](crate::rubric::conditions::assess) gives for it.
#[must_use]
pub fn application_of(
    county: &County,
    evaluation: &Arc<Evaluation>,
    conditions: &Arc<Sheet>,
) -> Vec<Table> {
    let Some(standard) = standard::named(&form().standard) else { return Vec::new() };
    tables(Judged::of(county, standard, evaluation.clone(), conditions.clone()))
}

fn tables(judged: Judged<'_>) -> Vec<Table> {
    let Some(asked) = Asked::new(judged) else { return Vec::new() };
    form().table.iter().map(|spec| table(&asked, form(), spec)).collect()
}

/// One table: what every one has, then its rows.
fn table(asked: &Asked<'_>, form: &Form, spec: &data::TableSpec) -> Table {
    let columns = head::columns(asked, spec);
    let sample = if asked.county.sample { form.sample.as_str() } else { "" };
    let year = asked.county.school_year;
    let mut table = Table {
        id: spec.id.clone(),
        title: spec.title.clone(),
        place: format!("{}{}{sample}", form.place, asked.county.name),
        year: year.map_or_else(String::new, |year| format!("{year}{}", form.year)),
        head: head::rows(&columns, spec),
        landscape: spec.landscape,
        widths: columns.iter().map(|column| column.width).collect(),
        ..Table::default()
    };
    match spec.id.as_str() {
        "I" => counts::basics(asked, spec, &mut table),
        "II-1" => counts::reached(asked, spec, &mut table),
        "II-2" => schools::rows(asked, &mut table),
        "III" => counts::spread(asked, spec, &mut table),
        "VI" => survey::rows(asked, spec, &mut table),
        _ => conclusions::rows(asked, spec, &mut table),
    }
    table.notes.extend(counts::footnotes(asked, spec));
    table.notes.extend(form.basis.iter().cloned());
    table
}
