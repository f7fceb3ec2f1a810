//! Tables of the report's own: how the seven indicators stand, the score sheet, the schools that
//! do not pass.

use super::model::{Align, Cell, Table};
use super::problems::{beside, is_short};
use super::results::{Results, digits, official};
use super::tables;
use crate::county::SectionKind;
use crate::rubric::{Does, ItemScore, Known, sentence};
use crate::score::{IndicatorValue, SectionResult};
use crate::words::number::plain;

/// What stands where there is no figure in a table.
const NONE: &str = "—";

/// 表1: for each indicator the schools with data, those that meet it, and both coefficients.
pub(super) fn resources(results: &Results<'_>) -> Option<Table> {
    let sections = &results.evaluation.sections;
    if sections.iter().all(|s| s.schools == 0) {
        return None;
    }
    let heads = [
        "指标",
        "有数据\n校（部）数",
        "达标\n校（部）数",
        "达标比例\n（%）",
        "小学\n差异系数",
        "初中\n差异系数",
    ];
    let mut limits = Vec::new();
    let specs = results.standard?.indicator.iter().enumerate();
    let rows = specs.map(|(at, spec)| {
        let all = || sections.iter().filter_map(|s| s.indicators.get(at));
        let known: usize = all().map(|c| c.known).sum();
        let met: usize = all().map(|c| c.schools_met).sum();
        let share = match known {
            0 => NONE.to_owned(),
            #[allow(clippy::cast_precision_loss, reason = "counts of schools")]
            known => plain(met as f64 / known as f64 * 100.0, 1),
        };
        let mut row = vec![Cell::left(results.indicator(&spec.id))];
        row.extend([known.to_string(), met.to_string(), share].map(Cell::right));
        row.extend(SectionKind::COMPULSORY.map(|section| {
            let found = sections.iter().find(|s| s.section == section);
            coefficient(found, at)
        }));
        row
    });
    let rows = rows.collect();
    for section in sections {
        let limit = section.indicators.first().and_then(|c| c.limit);
        limits
            .extend(limit.map(|l| format!("{}{}", results.section(section.section), plain(l, 2))));
    }
    let note = format!(
        "注：差异系数限值{}；▲为超限，○为因缺数据待定。比例以有数据的校（部）为分母。",
        limits.join("、")
    );
    let heads = heads.iter().enumerate();
    let head = |(at, text): (usize, &&str)| {
        Cell::new(*text, if at == 0 { Align::Left } else { Align::Center })
    };
    Some(Table {
        heads: vec![heads.map(head).collect()],
        rows,
        widths: vec![30.0, 14.0, 14.0, 14.0, 14.0, 14.0],
        note,
        ..Table::default()
    })
}

fn coefficient(found: Option<&SectionResult>, at: usize) -> Cell {
    let found = found.filter(|s| s.schools > 0).and_then(|s| s.indicators.get(at));
    let Some((found, cv)) = found.and_then(|c| Some((c, c.cv?))) else { return Cell::right(NONE) };
    let text = found.limit.map_or_else(|| plain(cv, 3), |limit| beside(cv, limit));
    match found.met {
        Some(true) => Cell::right(text),
        Some(false) => Cell::right(format!("▲{text}")).strong(),
        None => Cell::right(format!("○{text}")),
    }
}

/// The score sheet, item by item, bonus and totals below.
pub(super) fn score_sheet(results: &Results<'_>) -> Option<Table> {
    let sheet = results.sheet.as_ref().filter(|sheet| !sheet.items.is_empty())?;
    let heads = ["测评点", "内容", "满分", "自评得分", "说明"].map(Cell::center).into();
    let mut rows: Vec<Vec<Cell>> = sheet.items.iter().map(|i| item(results, i)).collect();
    let total = |name: &str, full: String, points: &Known| {
        vec![
            Cell::left(name).over(2, 1).strong(),
            Cell::right(full),
            Cell::right(known(points)).strong(),
            Cell::left(""),
        ]
    };
    rows.push(total("测评点合计", digits(sheet.full, 4), &sheet.base));
    if !sheet.bonus.is_empty() {
        rows.extend(sheet.bonus.iter().map(|i| item(results, i)));
        rows.push(total("加分合计", String::new(), &sheet.bonus_total));
        rows.push(total("最终自评得分", String::new(), &sheet.total));
    }
    let widths = vec![9.0, 29.0, 7.0, 18.0, 37.0];
    Some(Table { heads: vec![heads], rows, widths, ..Table::default() })
}

fn known(points: &Known) -> String {
    match points.value {
        Some(value) => digits(value, 4),
        None => format!("{}至{}", digits(points.low, 4), digits(points.high, 4)),
    }
}

fn item(results: &Results<'_>, item: &ItemScore) -> Vec<Cell> {
    let all = std::iter::once(item).chain(&item.parts);
    let said = all.flat_map(|i| i.reasons.iter().filter(|r| r.does != Does::Notes));
    let mut clauses: Vec<String> = Vec::new();
    // Parts may all lack the same.
    for clause in said.map(|r| sentence::clause(results.words, r)) {
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    vec![
        Cell::center(item.label.clone()),
        Cell::left(item.name.clone()),
        Cell::right(item.full.map(|full| digits(full, 4)).unwrap_or_default()),
        Cell::right(known(&item.score)),
        Cell::left(official(&clauses.join("；"))),
    ]
}

/// School sections that do not pass, with the indicators they are short of.
pub(super) fn failing(results: &Results<'_>) -> Option<Table> {
    let specs = &results.standard?.indicator;
    let rows = results.evaluation.schools.iter();
    let rows = rows.filter(|r| r.pass == Some(false) && r.excluded.is_none());
    let mut number = 0_usize;
    let rows: Vec<Vec<Cell>> = rows
        .map(|row| {
            number += 1;
            let short = specs.iter().zip(&row.indicators).filter(|(_, i)| is_short(i.standing));
            let said =
                short.map(|(spec, i)| format!("{}{}", results.indicator(&spec.id), shown(i)));
            vec![
                Cell::center(number.to_string()),
                Cell::left(row.name.clone()),
                Cell::center(results.section(row.section)),
                Cell::right(row.students.map_or_else(|| NONE.to_owned(), |n| digits(n, 0))),
                Cell::center(row.met.to_string()),
                Cell::left(said.collect::<Vec<_>>().join("；")),
            ]
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let heads =
        ["序号", "学校", "学段", "在校\n生数", "达标\n项数", "不达标的指标（实际值／标准）"];
    let widths = vec![7.0, 21.0, 7.0, 8.0, 7.0, 50.0];
    let heads = vec![heads.map(Cell::center).into()];
    Some(Table { heads, rows, widths, ..Table::default() })
}

/// An application table, cell by cell.
pub(super) fn form(table: &tables::Table) -> Table {
    let cell = |cell: &tables::Cell| {
        let align = match (&cell.content, cell.across) {
            (_, tables::Across::Left) => Align::Left,
            _ => Align::Center,
        };
        Cell::new(cell.content.shown(), align).over(cell.columns, cell.rows)
    };
    let rows = |rows: &[Vec<tables::Cell>]| {
        rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    };
    Table {
        heads: rows(&table.head),
        rows: rows(&table.rows),
        widths: table.widths.clone(),
        above: vec![table.place.clone(), table.year.clone()],
        note: table.notes.join("\n"),
        grid: true,
    }
}

/// Value and threshold, apart in print where they are apart.
fn shown(value: &IndicatorValue) -> String {
    match (value.value, value.threshold) {
        (Some(value), Some(threshold)) => {
            let limit = digits(threshold, 4);
            let text = (2..=8).map(|n| digits(value, n)).find(|text| *text != limit);
            format!("{}／{limit}", text.unwrap_or_else(|| digits(value, 2)))
        }
        _ => String::new(),
    }
}
