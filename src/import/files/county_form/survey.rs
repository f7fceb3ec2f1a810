//! 表Ⅵ: what the people asked said, by group.

use super::data::{Item, Kind, form};
use super::tables::{Reader, is_code, share_differs, words_over};
use crate::county::{CellRef, Finding, Severity};
use crate::import::files::forms;
use crate::import::files::header::HeaderColumn;
use crate::import::files::label::normalise;
use crate::import::files::values::read_text;
use crate::import::files::vertical::covered;
use crate::order::Map;

/// Figures of the survey by key.
type Group = Map<&'static str, (f64, CellRef)>;

impl Reader<'_> {
    /// 表Ⅵ: questionnaires and visits by group of people.
    pub(super) fn survey(&mut self) -> bool {
        let Some((first, columns)) = self.body(2) else { return false };
        let first = first.index;
        let survey = &form().survey;
        let mut keys: Map<&'static str, (usize, &HeaderColumn)> = Map::new();
        for column in &columns {
            let words = words_over(column);
            let fits = survey.column.iter();
            let fits = fits.filter_map(|c| covered(&c.any, &c.none, &words).map(|fit| (fit, c)));
            let Some((fit, best)) = fits.max_by_key(|(fit, _)| *fit) else { continue };
            let known = keys.get(best.key.as_str()).map_or(0, |(fit, _)| *fit);
            if fit > known {
                keys.insert(&best.key, (fit, column));
            }
        }
        if !(keys.contains_key("valid") && keys.contains_key("satisfied")) {
            return false;
        }
        let above = self.table.rows.iter().take_while(|row| row.index < first);
        let titles: Vec<String> = above
            .flat_map(|row| row.cells.iter())
            .filter_map(|(_, cell)| read_text(Some(cell)))
            .collect();
        let basic =
            titles.iter().any(|text| survey.basic.iter().any(|word| text.contains(word.as_str())));
        let answer = if basic { survey.basic_answer.as_str() } else { survey.answer.as_str() };
        for (key, (_, column)) in &keys {
            let at = CellRef { row: first, column: column.column };
            self.map(column, format!("answer.{answer}.{key}"), at);
        }
        let places: Vec<(&'static str, u32)> =
            keys.iter().map(|(key, (_, column))| (*key, column.column)).collect();
        let (groups, total) = self.groups(first, &places, answer);
        self.judge(answer, &groups, total.as_ref());
        let single =
            groups.is_empty().then_some(total).flatten().map(|total| ("计".to_owned(), total));
        for (name, group) in groups.into_iter().chain(single) {
            for (key, (value, at)) in group {
                if !key.ends_with("tated") {
                    self.found.put(answer, format!("{name}.{key}"), value.into(), at);
                }
            }
        }
        true
    }

    /// Rows of groups, and the row of their sum.
    fn groups(
        &mut self,
        first: u32,
        places: &[(&'static str, u32)],
        answer: &str,
    ) -> (Vec<(String, Group)>, Option<Group>) {
        let (mut groups, mut total): (Vec<(String, Group)>, Option<Group>) = (Vec::new(), None);
        let left = places.iter().map(|(_, column)| *column).min().unwrap_or_default();
        let table = self.table;
        for row in table.rows.iter().filter(|row| row.index >= first) {
            let texts = row.cells.iter().filter(|(column, _)| *column < left);
            let names = texts.filter_map(|(_, cell)| read_text(Some(cell)));
            let Some(name) = names.rev().find(|text| !is_code(&normalise(text))) else {
                continue;
            };
            if forms::words().is_note(&name) {
                break;
            }
            let mut group = Group::new();
            for (key, column) in places {
                let at = CellRef { row: row.index, column: *column };
                let kind = if key.ends_with("tated") { Kind::Percent } else { Kind::People };
                let item = Item { kind, ..Item::default() };
                if let Some(value) = self.figure(at, &item, &format!("answer.{answer}.{key}"), "") {
                    group.insert(key, (value, at));
                }
            }
            if group.is_empty() {
                continue;
            }
            if forms::words().is_sum(&name) {
                total = total.or(Some(group));
            } else {
                let name = normalise(&name).replace('.', "·");
                groups.push((name, group));
            }
        }
        (groups, total)
    }

    /// Parts beyond their wholes, shares that are not those of their figures, sums that are none.
    fn judge(&mut self, answer: &str, groups: &[(String, Group)], total: Option<&Group>) {
        let named = groups.iter().map(|(name, group)| (format!(".{name}"), group));
        let sum = total.map(|group| (String::new(), group));
        for (name, group) in named.chain(sum) {
            for (part, whole, stated) in [
                ("satisfied", "valid", "stated"),
                ("visitSatisfied", "visited", "visitStated"),
                ("valid", "sent", ""),
            ] {
                let (Some((value, at)), Some((limit, _))) = (group.get(part), group.get(whole))
                else {
                    continue;
                };
                let item = |key: &str| format!("answer.{answer}{name}.{key}");
                if value > limit {
                    let finding = Finding::new(Severity::Must, "answer-part-over")
                        .arg("item", item(part))
                        .arg("itemOf", item(whole))
                        .arg("value", *value)
                        .arg("limit", *limit);
                    self.say(finding, *at);
                }
                if let Some((stated, at)) = group.get(stated)
                    && let Some(finding) = share_differs(*stated, *value, *limit)
                {
                    self.say(finding.arg("item", item(part)), *at);
                }
            }
        }
        let Some(total) = total.filter(|_| !groups.is_empty()) else { return };
        for (key, (value, at)) in total.iter().filter(|(key, _)| !key.ends_with("tated")) {
            let parts = groups.iter().filter_map(|(_, group)| group.get(key));
            let sum: f64 = parts.map(|(value, _)| *value).sum();
            if sum != *value {
                let finding = Finding::new(Severity::Must, "answer-sum-differs")
                    .arg("item", format!("answer.{answer}.{key}"))
                    .arg("sum", sum)
                    .arg("total", *value);
                self.say(finding, *at);
            }
        }
    }
}
