//! 小升初对口: which junior school the leavers of each primary school go to, and what share.

use crate::order;
use crate::order::Map;

use super::Sheetful;
use super::beside::{Role, Told, header, mapped};
use super::words::{FeederWords, words};
use crate::county::{CellRef, Feeder, Finding, Severity};
use crate::import::files::context::Context;
use crate::import::files::forms;
use crate::import::files::sheet::{Cell, Row, Table};
use crate::import::files::values::read_text;
use crate::import::number::{Suffix, read_number};

/// Rows that are searched for the header.
const SEARCH_ROWS: u32 = 30;
/// Shares that add up to a little more than one were rounded.
const ROUNDING: f64 = 0.005;

struct Columns<'t> {
    header: &'t Row,
    from: u32,
    to: u32,
    share: Option<u32>,
    count: Option<u32>,
}

/// Reads a sheet if it is such a table. False when it is not.
pub fn read(table: &Table, context: &mut Context<'_>) -> bool {
    let Some(columns) = columns(table, &context.corrections) else { return false };
    let mut pairs = pairs(table, &columns);
    if pairs.is_empty() {
        return false;
    }
    let source = context.source(table);
    let at = CellRef { row: columns.header.index, column: columns.from };
    let here = |finding: Finding| finding.at(&table.file, &table.sheet, Some(at));
    let equal = share_out(&mut pairs, columns.share.is_some(), columns.count.is_some());
    if equal > 0 {
        #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
        let finding = Finding::new(Severity::Check, "feeder-equal").arg("count", equal as f64);
        context.findings.push(here(finding));
    }
    for (from, sum) in sums(&pairs) {
        if sum > 1.0 + ROUNDING {
            let percent = (sum * 1000.0).round() / 10.0;
            let finding = Finding::new(Severity::Must, "feeder-over")
                .arg("name", from)
                .arg("percent", percent);
            context.findings.push(here(finding));
        }
    }
    let entries = pairs.into_iter().map(|pair| Feeder {
        from: pair.from,
        to: pair.to,
        share: pair.value,
        ..Feeder::default()
    });
    let entries: Vec<Feeder> = entries.collect();
    let mut schools: Vec<&str> = entries.iter().map(|entry| entry.from.as_str()).collect();
    order::sort(&mut schools);
    schools.dedup();
    let mut used = vec![(columns.from, "feederFrom"), (columns.to, "feederTo")];
    match (columns.share, columns.count) {
        (Some(share), _) => used.push((share, "feederShare")),
        (None, Some(count)) => used.push((count, "feederCount")),
        (None, None) => {}
    }
    let sheet = mapped(table, columns.header, &used, ("feeders", schools.len()), context);
    context.map_sheet(sheet, false);
    context.tables.feeders.push(Sheetful { source, at, entries });
    true
}

fn columns<'t>(table: &'t Table, told: &Told) -> Option<Columns<'t>> {
    let FeederWords { from, to, share, count } = &words().feeders;
    let role = |target, labels| Role { target, labels };
    let needed = [role("feederFrom", from), role("feederTo", to)];
    let (header, [from, to]) = header(table, SEARCH_ROWS, needed, told)?;
    let best = |role: Role<'_>| role.columns(header, told).first().copied();
    let (share, count) = (best(role("feederShare", share)), best(role("feederCount", count)));
    // A count of leavers without the way they go is another table.
    (from != to).then_some(Columns { header, from, to, share, count })
}

/// A primary school, a junior one, and what stands beside them.
struct Pair {
    from: String,
    to: String,
    value: Option<f64>,
    percent: bool,
}

/// Rows with a name on either side; a sheet with figures there is another table.
fn pairs(table: &Table, columns: &Columns<'_>) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut above = None;
    for row in table.rows.iter().filter(|row| row.index > columns.header.index) {
        let name = |column| read_text(row.cell(column)).filter(|text| !is_sum_or_note(text));
        let Some(to) = name(columns.to) else { continue };
        let Some(from) = name(columns.from).or_else(|| above.clone()) else { continue };
        if is_figure(row, columns.from) || is_figure(row, columns.to) {
            return Vec::new();
        }
        above = Some(from.clone());
        let cell = columns.share.or(columns.count).and_then(|column| row.cell(column));
        let (value, percent) = match cell {
            Some(Cell::Number(value)) => (Some(*value), false),
            Some(Cell::Text(text)) => match read_number(text).ok().flatten() {
                Some(reading) => {
                    // A percent sign has made a fraction of it already.
                    (Some(reading.value), reading.marks.suffix == Some(Suffix::Percent))
                }
                None => (None, false),
            },
            _ => (None, false),
        };
        let value = value.filter(|value| *value >= 0.0);
        if !pairs.iter().any(|pair| pair.from == from && pair.to == to) {
            pairs.push(Pair { from, to, value, percent });
        }
    }
    pairs
}

fn is_sum_or_note(text: &str) -> bool {
    let words = forms::words();
    words.is_sum(text) || words.is_note(text)
}

fn is_figure(row: &Row, column: u32) -> bool {
    match row.cell(column) {
        Some(Cell::Number(_)) => true,
        Some(Cell::Text(text)) => read_number(text).is_ok_and(|reading| reading.is_some()),
        _ => false,
    }
}

fn sums(pairs: &[Pair]) -> Map<String, f64> {
    let mut sums = Map::new();
    for pair in pairs {
        *sums.entry(pair.from.clone()).or_insert(0.0) += pair.value.unwrap_or(0.0);
    }
    sums
}

/// Makes shares of what stands there: percents, counts, or nothing at all. Gives the number of
/// primary schools whose leavers were shared out equally because nothing tells more.
fn share_out(pairs: &mut [Pair], has_shares: bool, has_counts: bool) -> usize {
    if has_shares {
        let plain = || pairs.iter().filter(|pair| !pair.percent).filter_map(|pair| pair.value);
        let in_hundred = plain().any(|value| value > 1.0 + ROUNDING);
        for pair in pairs.iter_mut().filter(|pair| in_hundred && !pair.percent) {
            pair.value = pair.value.map(|value| value / 100.0);
        }
    } else if has_counts {
        let sums = sums(pairs);
        for pair in pairs.iter_mut() {
            let sum = sums.get(&pair.from).copied().filter(|sum| *sum > 0.0);
            pair.value = pair.value.zip(sum).map(|(value, sum)| value / sum);
        }
    }
    let mut blank: Map<String, (usize, bool)> = Map::new();
    for pair in pairs.iter() {
        let (ways, told) = blank.entry(pair.from.clone()).or_default();
        *ways += 1;
        *told |= pair.value.is_some();
    }
    for pair in pairs.iter_mut() {
        if let Some((ways, false)) = blank.get(&pair.from) {
            #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
            let ways = *ways as f64;
            pair.value = Some(1.0 / ways);
        }
    }
    blank.values().filter(|(ways, told)| *ways > 1 && !told).count()
}
