//! Sheet 2, a row's figures: its share of what sections share, each indicator, the verdict.

use super::Styles;
use super::refs::cell;
use super::rows::{COMPULSORY, EACH, FIRST, INCLUDED, Line, PUPILS, Plan, SHARE, STUDENTS, shown};
use super::summary;
use super::terms::{Held, any, held, missing, none, total};
use super::words::{of, quoted};
use crate::book::{Sheet, StyleId, Value};
use crate::county::{Field, SectionKind};
use crate::score::{IndicatorValue, Standing};
use crate::standard::{Amount, Indicator};

impl<'a> Plan<'a> {
    /// The section's share of what the sections share: by weighted pupils.
    pub(super) fn share(&self, sheet: &mut Sheet, styles: &Styles, line: Line<'_>) {
        let Line { row, school, found, trace } = line;
        let cells = PUPILS.map(|column| cell(row, column));
        let [absent, lacking] = [quoted("absent"), quoted("missing")];
        let mut tests: Vec<String> = cells.iter().map(|cell| format!("{cell}={lacking}")).collect();
        let run: Vec<String> = SectionKind::ALL
            .iter()
            .zip(&cells)
            .filter(|(section, _)| school.kind.sections().contains(section))
            .map(|(_, cell)| format!("{cell}={absent}"))
            .collect();
        if !run.is_empty() {
            let undetermined = self.settings.is("absentSection", "undetermined");
            tests.push(format!("AND({undetermined},{})", any(&run)));
        }
        let weighed = |section: SectionKind, cell: &String| {
            format!("SUM({cell})*{}", self.settings.at(&format!("weight.{}", section.id())))
        };
        let all = SectionKind::ALL.into_iter().zip(&cells);
        let all: Vec<String> = all.map(|(section, cell)| weighed(section, cell)).collect();
        let part = all.get(found.section as usize).cloned().unwrap_or_default();
        let all = all.join("+");
        let formula = format!(
            "IF({},1,IF({},\"\",IF({all}>0,{part}/({all}),\"\")))",
            self.settings.is("sharedThings", "whole"),
            any(&tests),
        );
        sheet.formula(row, SHARE, &formula, shown(trace.share), styles.value);
    }

    /// An indicator: amount, share of it, value, standing, and what the coefficient adds up.
    pub(super) fn indicator(
        &self,
        sheet: &mut Sheet,
        styles: &Styles,
        line: Line<'_>,
        at: u32,
        indicator: &Indicator,
    ) {
        let Line { row, found, trace, .. } = line;
        let now = usize::try_from(at).ok();
        let value = now.and_then(|at| found.indicators.get(at));
        let whole_now = now.and_then(|at| trace.wholes.get(at).copied().flatten());
        let first = FIRST + EACH * at;
        match self.whole(line, indicator) {
            Some(formula) => sheet.formula(row, first, &formula, shown(whole_now), styles.number),
            None => sheet.set(row, first, "", styles.number),
        }
        let [whole, amount, result] = [0, 1, 2].map(|more| cell(row, first + more));
        let (included, students) = (cell(row, INCLUDED), cell(row, STUDENTS));
        let shared = indicator.amount.iter().any(|amount| amount.metric.is_shared());
        let share = cell(row, SHARE);
        let (test, times) = match shared {
            true => (format!(",{share}=\"\""), format!("*{share}")),
            false => (String::new(), String::new()),
        };
        let formula =
            format!("IF(OR({included}=0,{whole}=\"\",{students}=\"\"{test}),\"\",{whole}{times})");
        let amount_now = value.and_then(|value| value.amount);
        sheet.formula(row, first + 1, &formula, shown(amount_now), styles.value);
        let per = self.settings.at(&format!("per.{}", indicator.id));
        let formula = format!("IF({amount}=\"\",\"\",{amount}*{per}/{students})");
        let value_now = value.and_then(|value| value.value);
        sheet.formula(row, first + 2, &formula, shown(value_now), styles.value);
        let formula = self.standing(found.section, indicator, &included, &result);
        let standing = value.map_or("", |value| self.standing_now(value));
        sheet.formula(row, first + 3, &formula, standing, styles.word);

        let counts = self.counts_column(at);
        let counted_now = value_now.and(found.students);
        let formula = format!("IF({result}=\"\",0,{students})");
        sheet.formula(row, counts, &formula, counted_now.unwrap_or_default(), styles.number);
        let mean = summary::mean(self, found.section, at);
        let formula = format!("IF({result}=\"\",0,{students}*({result}-{mean})^2)");
        let mean_now = summary::coefficient(self, found.section, at).and_then(|c| c.mean);
        let away = value_now.zip(mean_now).map(|(value, mean)| value - mean);
        let square = away.zip(counted_now).map_or(0.0, |(away, students)| students * away * away);
        sheet.formula(row, counts + 1, &formula, square, styles.value);
    }

    /// What the unit has of an indicator: its terms added up; missing where one it needs is.
    pub(super) fn whole(&self, line: Line<'_>, indicator: &Indicator) -> Option<String> {
        let found = line.found;
        let held_of = |amount: &Amount| {
            held(self, self.inputs, found.school, Field::of(amount.metric, found.section))
        };
        let mut tests: Vec<String> = Vec::new();
        let mut sum = String::new();
        for amount in &indicator.amount {
            let held = held_of(amount);
            if let Some(id) = &amount.relaxation {
                sum += &self.relaxed(line, id, &held).unwrap_or_default();
                continue;
            }
            if held.is_empty() {
                return None;
            }
            let sign = if amount.minus { '-' } else { '+' };
            let (mut lacking, added) = (missing(&held), total(&held, sign));
            lacking.extend(none(&held));
            match &amount.only_when {
                Some(when) => {
                    let chosen = self.chosen(when);
                    tests.push(format!("AND({chosen},{})", any(&lacking)));
                    sum += &format!("+IF({chosen},{added},0)");
                }
                None => {
                    tests.extend(lacking);
                    sum += &added;
                }
            }
        }
        let sum = sum.trim_start_matches('+');
        let takes_away = indicator.amount.iter().any(|amount| amount.minus);
        let shown = if takes_away { format!("IF({sum}<0,\"\",{sum})") } else { sum.to_owned() };
        Some(format!("IF({},\"\",{shown})", any(&tests)))
    }

    /// What a relaxation adds, where it may hold for the school.
    pub(super) fn relaxed(&self, line: Line<'_>, id: &str, held: &[Held]) -> Option<String> {
        let relaxation = self.made.standard.relaxation.iter().find(|r| r.id == id)?;
        let school = line.school;
        let place = |places: &Vec<_>| school.setting.is_some_and(|place| places.contains(&place));
        let dense = relaxation.dense_central_city.is_none_or(|d| d == school.dense_central_city);
        if held.is_empty() || !relaxation.settings_of_place.as_ref().is_none_or(place) || !dense {
            return None;
        }
        let pupils = cell(line.row, COMPULSORY);
        let mut tests = vec![self.settings.is(&relaxation.setting, "add")];
        let ends = [
            ("least", ">=", &relaxation.school_students_at_least),
            ("most", "<", &relaxation.school_students_below),
        ];
        for (key, sign, end) in ends {
            if end.is_some() {
                let limit = self.settings.at(&format!("{key}.{id}"));
                tests.push(format!("IF({pupils}=\"\",FALSE(),{pupils}{sign}{limit})"));
            }
        }
        let test =
            if tests.len() > 1 { format!("AND({})", tests.join(",")) } else { tests.concat() };
        let added = total(held, '+');
        let added = added.trim_start_matches('+');
        Some(format!("+IF({test},IF({},0,{added}),0)", any(&missing(held))))
    }

    pub(super) fn standing(
        &self,
        section: SectionKind,
        indicator: &Indicator,
        included: &str,
        value: &str,
    ) -> String {
        let [met, floor, below, known, lacking] =
            ["met", "floor", "below", "known", "missing"].map(quoted);
        let line = format!("line.{}.{}", indicator.id, section.id());
        let judged = if self.settings.has(&line) {
            let digits = self.settings.at("digits.value");
            let used = self.settings.at("digits.value.used");
            let line = self.settings.at(&line);
            let share = format!("floor.{}", indicator.id);
            let rounded = format!("ROUND(ROUND({value},{digits}),{used})");
            let least = if self.settings.has(&share) {
                format!("{line}*{}", self.settings.at(&share))
            } else {
                "0".to_owned()
            };
            format!(
                "IF({rounded}>=ROUND({line},{digits}),{met},\
                 IF({rounded}>=ROUND({least},{digits}),{floor},{below}))"
            )
        } else {
            known
        };
        format!("IF({included}=0,\"\",IF({value}=\"\",{lacking},{judged}))")
    }

    pub(super) fn standing_now(&self, value: &IndicatorValue) -> &'a str {
        let key = match value.standing {
            Standing::Met if value.threshold.is_none() => "known",
            Standing::Met => "met",
            Standing::Floor => "floor",
            Standing::Below => "below",
            Standing::Missing => "missing",
        };
        of(&self.made.words.state, key)
    }

    /// Indicators met and missing, and whether the school passes.
    pub(super) fn verdict(&self, sheet: &mut Sheet, styles: &Styles, line: Line<'_>) {
        let Line { row, found, .. } = line;
        let column = self.pass_column();
        let all = format!("{}:{}", cell(row, FIRST), cell(row, column - 3));
        let included = cell(row, INCLUDED);
        let count = |key: &str| format!("COUNTIF({all},{})", quoted(key));
        let assessed = found.excluded.is_none();
        let number = |n: usize| {
            let n = f64::from(u32::try_from(n).unwrap_or(u32::MAX));
            if assessed { Value::Number(n) } else { Value::from("") }
        };
        let [met, lacking] = [cell(row, column - 2), cell(row, column - 1)];
        let judged = self.settings.has("rule.met");
        let put = |sheet: &mut Sheet, column: u32, formula: String, now: Value, style: StyleId| {
            let formula = format!("IF({included}=0,\"\",{formula})");
            sheet.formula(row, column, &formula, now, style);
        };
        put(sheet, column - 1, count("missing"), number(found.missing), styles.number);
        if !judged {
            sheet.set(row, column - 2, "", styles.text);
            sheet.set(row, column, "", styles.text);
            return;
        }
        put(sheet, column - 2, count("met"), number(found.met), styles.number);
        let [yes, no, open] = ["yes", "no", "open"].map(quoted);
        let formula = format!(
            "IF(OR({}>0,{met}+{lacking}<{}),{no},IF({lacking}=0,{yes},{open}))",
            count("below"),
            self.settings.at("rule.met"),
        );
        let now = match (assessed, found.pass) {
            (false, _) => "",
            (true, Some(true)) => of(&self.made.words.state, "yes"),
            (true, Some(false)) => of(&self.made.words.state, "no"),
            (true, None) => of(&self.made.words.state, "open"),
        };
        put(sheet, column, formula, now.into(), styles.word);
    }
}
