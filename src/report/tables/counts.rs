//! 表Ⅰ, 表Ⅱ-1 and 表Ⅲ: figures of the county as a whole.

use super::asked::{Asked, count};
use super::data::{TableSpec, form, note};
use super::fill::{put, value};
use super::model::{Cell, Content, Table};
use crate::score::{Coefficient, SectionResult};
use crate::standard::Settings;
use crate::words::number::plain;

/// 表Ⅰ: one row.
pub fn basics(asked: &Asked<'_>, spec: &TableSpec, table: &mut Table) {
    let mut missing = Vec::new();
    let cells = spec.column.iter().enumerate().map(|(at, column)| {
        let formula = column.value.as_deref().unwrap_or_default();
        let found = value(formula, &|name| asked.number(name));
        if found.is_none() {
            missing.push(at + 1);
        }
        Cell::number(found, column.decimals)
    });
    table.rows.push(cells.collect());
    if !missing.is_empty() {
        table.notes.push(put(note("blank"), &[("codes", &codes(&missing))]));
    }
}

/// Codes in a list, three and more in a row as a range: `L1至L4、L7`.
pub fn codes(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let said = |(first, last): (usize, usize)| match last - first {
        0 => format!("L{first}"),
        1 => format!("L{first}{}L{last}", note("list")),
        _ => format!("L{first}{}L{last}", note("range")),
    };
    runs.into_iter().map(said).collect::<Vec<_>>().join(note("list"))
}

/// The two rows of a section, of which the first says its name.
fn pair(section: &SectionResult, spec: &TableSpec) -> [Vec<Cell>; 2] {
    let name = |at: usize| Cell::new(spec.rows.get(at).map_or("", String::as_str)).left();
    let section = Cell::new(note(section.section.id())).over(1, 2);
    [vec![section, name(0)], vec![name(1)]]
}

/// 表Ⅱ-1: how many schools reach each indicator, and all of them together. Where a school's figure
/// is missing nobody knows how many do: the cell stays empty and a note says so.
pub fn reached(asked: &Asked<'_>, spec: &TableSpec, table: &mut Table) {
    for section in &asked.evaluation.sections {
        let name = note(section.section.id());
        let [mut totals, mut shares] = pair(section, spec);
        let mut push = |met: Option<usize>| {
            let share = met.map(|met| count(met) * 100.0 / count(section.schools));
            totals.push(Cell::number(met.map(count), 0));
            shares.push(Cell::number(share, 1));
        };
        for (at, found) in (1..).zip(&section.indicators) {
            push((section.schools > 0 && found.missing == 0).then_some(found.schools_met));
            if found.missing > 0 {
                let words = [
                    ("section", name.to_owned()),
                    ("code", format!("L{at}")),
                    ("known", found.known.to_string()),
                    ("met", found.schools_met.to_string()),
                    ("missing", found.missing.to_string()),
                ];
                table.notes.push(told("countOpen", &words));
            }
        }
        let open = section.undetermined;
        push((section.schools > 0 && open == 0).then_some(section.passing));
        if open > 0 {
            let words = [
                ("section", name.to_owned()),
                ("met", section.passing.to_string()),
                ("missing", open.to_string()),
            ];
            table.notes.push(told("passOpen", &words));
        }
        table.rows.extend([totals, shares]);
    }
}

fn told(key: &str, words: &[(&str, String)]) -> String {
    let words: Vec<_> = words.iter().map(|(name, word)| (*name, word.as_str())).collect();
    put(note(key), &words)
}

/// 表Ⅲ: means and coefficients. Where figures are missing the cell stays empty, unless the county has
/// chosen to judge by what is known; the last column is the mean of the coefficients.
pub fn spread(asked: &Asked<'_>, spec: &TableSpec, table: &mut Table) {
    let settings = Settings::of(asked.standard, asked.county);
    let by_known = settings.is("missingCoefficient", "known");
    for section in &asked.evaluation.sections {
        let [mut means, mut coefficients] = pair(section, spec);
        let whole = |c: &Coefficient| by_known || c.missing == 0;
        for (at, found) in (1..).zip(&section.indicators) {
            let shown = |value: Option<f64>| value.filter(|_| whole(found));
            means.push(Cell::number(shown(found.mean), 2));
            coefficients.push(Cell::number(shown(found.cv), 3));
            if found.missing > 0 && found.known > 0 {
                let figure = |value: Option<f64>, decimals| {
                    value.map_or_else(|| form().open.clone(), |value| plain(value, decimals))
                };
                let words = [
                    ("section", note(section.section.id()).to_owned()),
                    ("code", format!("L{at}")),
                    ("missing", found.missing.to_string()),
                    ("known", found.known.to_string()),
                    ("mean", figure(found.mean, 2)),
                    ("cv", figure(found.cv, 3)),
                ];
                let key = if by_known { "spreadKnown" } else { "spreadOpen" };
                table.notes.push(told(key, &words));
            }
        }
        means.push(Cell::new(spec.none.as_deref().unwrap_or_default()));
        let all = section.indicators.iter().map(|c| c.cv.filter(|_| whole(c)));
        let sum: Option<f64> = all.sum();
        let mean = sum.filter(|_| section.schools > 0);
        let mean = mean.map(|sum| sum / count(section.indicators.len()));
        coefficients.push(Cell::new(Content::number(mean, 3)));
        table.rows.extend([means, coefficients]);
    }
}

/// The form's own footnotes; where coefficients are not weighted, those that say so.
pub fn footnotes(asked: &Asked<'_>, spec: &TableSpec) -> Vec<String> {
    let settings = Settings::of(asked.standard, asked.county);
    let unweighted = settings.is("coefficientWeighting", "unweighted");
    match spec.unweighted.as_ref().filter(|_| unweighted) {
        Some(note) => vec![note.clone()],
        None => spec.notes.clone(),
    }
}
