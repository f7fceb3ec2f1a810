//! What stands in a cell, or in a conclusion, as the kind of value its line asks for.

use super::data::{Item, Kind, form};
use crate::county::{CellRef, Finding, Severity};
use crate::import::files::forms;
use crate::import::files::label::{MoneyUnit, normalise, shift_point};
use crate::import::files::sheet::Cell;
use crate::import::files::values::{Tally, note_marks, read_text};
use crate::import::number::{Suffix, is_missing_mark, read_number};

/// 万.
const TEN_THOUSAND: i32 = 4;

/// A value with what there is to say about it; findings still want their place.
#[derive(Debug, Default)]
pub struct Read {
    pub value: Option<f64>,
    pub findings: Vec<Finding>,
}

impl Read {
    fn doubt(mut self, severity: Severity, code: &str, text: String, target: &str) -> Self {
        self.findings.push(Finding::new(severity, code).arg("item", target).arg("text", text));
        self
    }
}

/// A number as it was written.
#[derive(Debug, Clone, Copy)]
struct Written {
    value: f64,
    /// With 万 or 亿 behind it, which leaves nothing to convert.
    scaled: bool,
    /// With % behind it; the value is the fraction.
    percent: bool,
}

/// The unit that a text states for a kind of value, as places of the decimal point.
pub fn stated_shift(kind: Kind, text: &str) -> Option<i32> {
    match kind {
        Kind::Money => {
            let plain = normalise(text).starts_with('元').then_some(0);
            MoneyUnit::of(text).map(MoneyUnit::shift).or(plain)
        }
        Kind::People if text.contains("万人") => Some(TEN_THOUSAND),
        Kind::People => {
            (text.trim() == "人" || text.contains("(人") || text.contains("（人")).then_some(0)
        }
        _ => None,
    }
}

/// Reads a cell as an item asks; `stated` is the unit the form states for it.
pub fn read(
    cell: &Cell,
    item: &Item,
    target: &str,
    stated: Option<i32>,
    at: CellRef,
    tally: &mut Tally,
) -> Read {
    if matches!(item.kind, Kind::Level | Kind::Incidents)
        && let Some(value) = read_text(Some(cell)).and_then(|text| word(item.kind, &text))
    {
        return Read { value: Some(value), ..Read::default() };
    }
    let written = match cell {
        Cell::Number(value) => Ok(Some(Written { value: *value, scaled: false, percent: false })),
        Cell::Text(text) => number_in(text, at, tally),
        Cell::FormulaWithoutValue => {
            tally.note("formula-without-value", at);
            Ok(None)
        }
        Cell::Error(name) => Err((*name).to_owned()),
        Cell::Bool(_) | Cell::Date(_) => Err(read_text(Some(cell)).unwrap_or_default()),
    };
    match written {
        Ok(Some(written)) => convert(written, item, target, stated),
        Ok(None) => Read::default(),
        Err(text) => Read::default().doubt(Severity::Must, "answer-not-a-number", text, target),
    }
}

fn number_in(text: &str, at: CellRef, tally: &mut Tally) -> Result<Option<Written>, String> {
    // 元/生, 人/年: what stands behind the stroke does not change the figure.
    let front = text.rsplit_once(['/', '／']).map(|(front, _)| front);
    let reading = read_number(text)
        .or_else(|problem| front.map_or(Err(problem), read_number))
        .map_err(|_| text.trim().to_owned())?;
    let Some(reading) = reading else {
        if is_missing_mark(text) {
            tally.note("missing-mark", at);
        }
        return Ok(None);
    };
    let percent = reading.marks.suffix == Some(Suffix::Percent);
    if !percent {
        note_marks(&reading.marks, at, tally);
    }
    let scaled = reading.marks.suffix.is_some() && !percent;
    Ok(Some(Written { value: reading.value, scaled, percent }))
}

/// A word that stands for a number: a level, or whether something happened.
fn word(kind: Kind, text: &str) -> Option<f64> {
    let text = normalise(text);
    match kind {
        Kind::Level => {
            let named = |words: &&Vec<String>| words.contains(&text);
            let (level, _) = form().levels.iter().find(|(_, words)| named(words))?;
            level.parse().ok()
        }
        _ => {
            let text = text.trim_end_matches('。');
            let none = ["无", "没有", "未发生", "否", "不存在", "未发现"];
            if none.iter().any(|word| text.starts_with(word)) {
                return Some(0.0);
            }
            let counted = text.strip_suffix(['起', '例', '宗']).and_then(|n| n.trim().parse().ok());
            counted.or(matches!(text, "有" | "是" | "存在" | "发生").then_some(1.0))
        }
    }
}

fn convert(written: Written, item: &Item, target: &str, stated: Option<i32>) -> Read {
    let Written { value, scaled, percent } = written;
    if value < 0.0 {
        return Read::default().doubt(Severity::Must, "answer-negative", value.to_string(), target);
    }
    let text = if percent { format!("{}%", shift_point(value, 2)) } else { value.to_string() };
    let plain = |value| Read { value: Some(value), ..Read::default() };
    match item.kind {
        Kind::Percent => {
            let fraction = !percent && value > 0.0 && value <= 1.0;
            let read = plain(if percent || fraction { shift_point(value, 2) } else { value });
            if fraction {
                return read.doubt(Severity::Check, "answer-fraction", text, target);
            }
            if read.value.is_some_and(|value| value > 100.0) {
                return read.doubt(Severity::Must, "answer-percent-over", text, target);
            }
            read
        }
        Kind::Number => within(value, item, target, text),
        _ if percent => Read::default().doubt(Severity::Must, "answer-percent", text, target),
        Kind::Money | Kind::People => {
            let usual = item
                .unit
                .as_deref()
                .map_or(0, |unit| if unit.starts_with('万') { TEN_THOUSAND } else { 0 });
            let read = match stated.filter(|_| !scaled) {
                Some(shift) => within(shift_point(value, shift), item, target, text.clone()),
                None if scaled => within(value, item, target, text.clone()),
                None => unstated(value, usual, item, target, text.clone()),
            };
            whole(read, item.kind, target, text)
        }
        _ => whole(plain(value), item.kind, target, text),
    }
}

/// Half a person is odd, but it is what the form says.
fn whole(read: Read, kind: Kind, target: &str, text: String) -> Read {
    let counts = kind != Kind::Money;
    match read.value {
        Some(value) if counts && value.fract() != 0.0 => {
            read.doubt(Severity::Check, "answer-not-whole", text, target)
        }
        _ => read,
    }
}

fn is_usual(item: &Item, value: f64) -> bool {
    item.least.is_none_or(|least| value >= least) && item.most.is_none_or(|most| value <= most)
}

/// A value that is seldom right is taken as it is, and said.
fn within(value: f64, item: &Item, target: &str, text: String) -> Read {
    let read = Read { value: Some(value), ..Read::default() };
    if is_usual(item, value) {
        return read;
    }
    read.doubt(Severity::Must, "answer-unusual", text, target)
}

/// Where no unit is stated the usual one is meant, unless only the other gives a sensible figure.
fn unstated(value: f64, usual: i32, item: &Item, target: &str, text: String) -> Read {
    let first = shift_point(value, usual);
    let other = shift_point(value, if usual == 0 { TEN_THOUSAND } else { 0 });
    let bounded = item.least.is_some() && item.most.is_some();
    if bounded && value > 0.0 && !is_usual(item, first) && is_usual(item, other) {
        let read = Read { value: Some(other), ..Read::default() };
        let mut read = read.doubt(Severity::Check, "answer-unit-guessed", text, target);
        if let Some(finding) = read.findings.last_mut() {
            finding.args.insert("value".to_owned(), other.into());
        }
        return read;
    }
    within(first, item, target, text)
}

/// What a yes or no says: `have`, `partly`, `none`; `None` for a text that is neither.
pub fn state(text: &str, label: &str) -> Option<&'static str> {
    let (form, text) = (form(), normalise(text));
    let text = text.trim_end_matches(['。', '.']);
    let is = |words: &[String]| words.iter().any(|word| word == text);
    let yes = forms::words().yes_no(text);
    let state = match yes {
        Some(yes) => yes,
        None if is(&form.partly) => return Some("partly"),
        None if is(&form.have) => true,
        None if is(&form.absent) => false,
        None => return None,
    };
    let opposite = form.opposite.iter().any(|word| label.contains(word.as_str()));
    Some(if state != opposite { "have" } else { "none" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(unit: &str) -> Item {
        let unit = Some(unit.to_owned());
        Item {
            kind: Kind::Money,
            unit,
            least: Some(20_000.0),
            most: Some(600_000.0),
            ..Item::default()
        }
    }

    fn take(cell: Cell, item: &Item, stated: Option<i32>) -> (Option<f64>, Vec<String>) {
        let at = CellRef { row: 0, column: 0 };
        let read = read(&cell, item, "answer.x", stated, at, &mut Tally::default());
        (read.value, read.findings.into_iter().map(|f| f.code).collect())
    }

    #[test]
    fn money_in_yuan_and_ten_thousand_yuan() {
        let text = |t: &str| Cell::Text(t.into());
        for (cell, stated, value, codes) in [
            (Cell::Number(9.85), None, 98_500.0, vec![]),
            (Cell::Number(98_500.0), Some(0), 98_500.0, vec![]),
            (text("９．８５万元"), Some(4), 98_500.0, vec![]),
            (text("98,500元/年"), Some(0), 98_500.0, vec![]),
            // Only 元 makes sense of it.
            (Cell::Number(98_500.0), None, 98_500.0, vec!["answer-unit-guessed"]),
            // What the form states is not put right in silence.
            (Cell::Number(98_500.0), Some(4), 985_000_000.0, vec!["answer-unusual"]),
        ] {
            assert_eq!(
                take(cell, &money("万元"), stated),
                (Some(value), codes.iter().map(|c| (*c).to_owned()).collect())
            );
        }
        assert_eq!(
            take(text("约九万"), &money("万元"), None),
            (None, vec!["answer-not-a-number".to_owned()])
        );
        assert_eq!(take(text("—"), &money("万元"), None), (None, vec![]));
    }

    #[test]
    fn percentages_fractions_levels_and_incidents() {
        let kind = |kind| Item { kind, ..Item::default() };
        let text = |t: &str| Cell::Text(t.into());
        let percent = kind(Kind::Percent);
        assert_eq!(take(text("96.55%"), &percent, None), (Some(96.55), vec![]));
        assert_eq!(take(Cell::Number(96.55), &percent, None), (Some(96.55), vec![]));
        assert_eq!(
            take(Cell::Number(0.9655), &percent, None),
            (Some(96.55), vec!["answer-fraction".to_owned()])
        );
        assert_eq!(
            take(text("101%"), &percent, None),
            (Some(101.0), vec!["answer-percent-over".to_owned()])
        );
        assert_eq!(take(text("12%"), &kind(Kind::Number), None), (Some(0.12), vec![]));
        for (level, value) in [("Ⅲ级", 3.0), ("III", 3.0), ("四级", 4.0)] {
            assert_eq!(
                take(text(level), &kind(Kind::Level), None),
                (Some(value), vec![]),
                "{level}"
            );
        }
        for (said, value) in [("无", 0.0), ("未发生此类事件。", 0.0), ("是", 1.0), ("2起", 2.0)]
        {
            assert_eq!(
                take(text(said), &kind(Kind::Incidents), None),
                (Some(value), vec![]),
                "{said}"
            );
        }
    }

    #[test]
    fn yes_and_no_and_their_opposites() {
        for (text, label, state_) in [
            ("是", "学校布局合理", Some("have")),
            ("否", "是否存在过重课业负担", Some("have")),
            ("是", "是否存在过重课业负担", Some("none")),
            ("部分达标", "章程", Some("partly")),
            ("良好", "德育工作", Some("have")),
            ("合格", "德育工作", Some("none")),
            ("我县已统一建设标准", "建设标准", None),
        ] {
            assert_eq!(state(text, label), state_, "{text} {label}");
        }
    }
}
