//! Our own table to fill in: one header row, one row a school, written from the same map that
//! reads it; and sheets for classes, past years, births and feeder shares.

use super::forms::{Identity, Target, template};
use super::history;
use super::label::normalise;
use crate::book::{Book, BookError, Down, Sheet, Style, StyleId};
use crate::county::SectionKind;

/// The last row that the choices of a column are offered for.
const CHOICE_ROWS: u32 = 2000;

/// Words that a column of choices takes.
fn choices(identity: Identity) -> &'static [&'static str] {
    match identity {
        Identity::Kind => &[
            "小学",
            "教学点",
            "初级中学",
            "九年一贯制学校",
            "十二年一贯制学校",
            "完全中学",
            "特殊教育学校",
            "职业学校",
        ],
        Identity::Ownership => &["公办", "民办"],
        Identity::GradeSystem => &["六三制", "五四制"],
        Identity::Setting => &["城区", "镇区", "乡村"],
        Identity::Counted | Identity::Boarding | Identity::DenseCity => &["是", "否"],
        _ => &[],
    }
}

/// Writes the empty template as .xlsx.
///
/// # Errors
/// The writer's own; none for our map.
pub fn write_template() -> Result<Vec<u8>, BookError> {
    let mut book = Book::new();
    let head = Style::new().bold().wrap().down(Down::Middle).fill(0xE8_EDF3);
    let needed = book.style(head.clone().colour(0xA0_2020));
    let head = book.style(head);
    let as_text = book.style(Style::new().format("@"));
    book.push(schools(head, needed, as_text));
    for list in &history::words().template {
        let mut sheet = Sheet::new(&list.sheet);
        for (column, words) in (0..).zip(&list.columns) {
            sheet.set(0, column, words.as_str(), head);
            sheet.set_width(column, if column < 2 { 18.0 } else { 11.0 });
            if history::words().roles.id.has(&normalise(words)) {
                sheet.set_column_style(column, as_text);
            }
        }
        sheet.freeze(1, 0);
        book.push(sheet);
    }
    book.write()
}

fn schools(head: StyleId, needed: StyleId, as_text: StyleId) -> Sheet {
    let mut sheet = Sheet::new("学校");
    for (column, entry) in (0..).zip(&template().entries) {
        let target = entry.target(SectionKind::Primary);
        let names_it = matches!(target, Some(Target::Identity(Identity::Id | Identity::Name)));
        let style = if entry.required || names_it { needed } else { head };
        sheet.set(0, column, entry.first_words.as_str(), style);
        sheet.set_width(column, if names_it { 24.0 } else { 13.0 });
        let Some(Target::Identity(identity)) = target else { continue };
        if identity == Identity::Id {
            // A code of ten digits stays as it is typed.
            sheet.set_column_style(column, as_text);
        }
        let words = choices(identity);
        if !words.is_empty() {
            sheet.offer(column, 1, CHOICE_ROWS, words);
        }
    }
    sheet.set_height(0, 48.0);
    sheet.freeze(1, 2);
    sheet
}
