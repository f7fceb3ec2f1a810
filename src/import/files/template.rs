//! Our own table to fill in: one header row, one row a school, written from the same map that
//! reads it; and a second sheet for the classes.

use rust_xlsxwriter::{Color, DataValidation, Format, FormatAlign, Workbook, XlsxError};

use super::class_list;
use super::forms::{Identity, Target, template};
use crate::county::SectionKind;

/// Rows that the choices of a column are offered for.
const CHOICE_ROWS: u32 = 2000;

/// Writes the empty template as .xlsx; `None` when the writer fails.
pub fn write_template() -> Option<Vec<u8>> {
    build().ok()
}

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
        Identity::Setting => &["城区", "镇区", "乡村"],
        Identity::Counted | Identity::Boarding | Identity::DenseCity => &["是", "否"],
        _ => &[],
    }
}

fn build() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let header = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00E8_EDF3));
    let needed = header.clone().set_font_color(Color::RGB(0x00A0_2020));
    let as_text = Format::new().set_num_format("@");
    let sheet = workbook.add_worksheet().set_name("学校")?;
    for (column, entry) in (0_u16..).zip(&template().entries) {
        let target = entry.target(SectionKind::Primary);
        let names_it = matches!(target, Some(Target::Identity(Identity::Id | Identity::Name)));
        let format = if entry.required || names_it { &needed } else { &header };
        sheet.write_with_format(0, column, &entry.first_words, format)?;
        sheet.set_column_width(column, if names_it { 24 } else { 13 })?;
        let Some(Target::Identity(identity)) = target else { continue };
        if identity == Identity::Id {
            // A code of ten digits stays as it is typed.
            sheet.set_column_format(column, &as_text)?;
        }
        let words = choices(identity);
        if !words.is_empty() {
            let list = DataValidation::new().allow_list_strings(words)?;
            sheet.add_data_validation(1, column, CHOICE_ROWS, column, &list)?;
        }
    }
    sheet.set_row_height(0, 48)?;
    sheet.set_freeze_panes(1, 2)?;
    let classes = workbook.add_worksheet().set_name("班级")?;
    for (column, words) in (0_u16..).zip(class_list::HEADERS) {
        classes.write_with_format(0, column, words, &header)?;
        classes.set_column_width(column, 18)?;
    }
    classes.set_column_format(0, &as_text)?;
    classes.set_freeze_panes(1, 0)?;
    workbook.save_to_buffer()
}
