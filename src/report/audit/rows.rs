//! Sheet 2, its rows: every section of every school, from pupils to verdict, in formulas.

use super::inputs::{self, Inputs};
use super::refs::cell;
use super::settings::Settings;
use super::summary;
use super::terms::{Held, any, expected, held, missing, none, total};
use super::words::{of, quoted, text};
use super::{Made, Styles, page};
use crate::book::{Sheet, StyleId, Value};
use crate::county::{Field, Metric, School, SectionKind};
use crate::score::{IndicatorValue, SchoolRow, Standing, TraceRow};
use crate::standard::{Amount, Indicator, OnlyWhen};

// Columns in front of the indicators.
const NAME: u32 = 1;
const PUPILS: [u32; 3] = [4, 5, 6];
const COMPULSORY: u32 = 7;
const STUDENTS: u32 = 8;
const MERGED: u32 = 9;
const REASON: u32 = 10;
pub const INCLUDED: u32 = 11;
pub const INCOMPLETE: u32 = 12;
const SHARE: u32 = 13;
const FIRST: u32 = 14;
/// Columns of an indicator: amount before and after sharing out, value, standing.
const EACH: u32 = 4;
/// Their words, and those in front.
const BEFORE: [&str; 14] = [
    "number",
    "name",
    "section",
    "school",
    "primary",
    "junior",
    "senior",
    "compulsory",
    "students",
    "merged",
    "reason",
    "included",
    "incomplete",
    "share",
];
const OF_INDICATOR: [&str; 4] = ["whole", "amount", "value", "standing"];

/// Everything that a formula needs to know.
pub struct Plan<'a> {
    pub made: Made<'a>,
    inputs: &'a Inputs,
    pub settings: &'a Settings,
    /// Schools that may be counted with each.
    children: Vec<Vec<usize>>,
    /// The first row of each school, on the sheet.
    row_of: Vec<Option<u32>>,
    /// The first row of all.
    above: u32,
}

/// What stands in a row beside its formulas.
#[derive(Clone, Copy)]
struct Line<'a> {
    row: u32,
    school: &'a School,
    found: &'a SchoolRow,
    trace: &'a TraceRow,
}

impl<'a> Plan<'a> {
    /// Lays the sheet out.
    pub fn new(made: Made<'a>, inputs: &'a Inputs, settings: &'a Settings) -> Self {
        let above = summary::end(&made) + 3;
        let schools = made.county.schools.len();
        let mut children = vec![Vec::new(); schools];
        for (child, root) in made.trace.roots.iter().enumerate() {
            if let Some(list) = root.and_then(|root| children.get_mut(root)) {
                list.push(child);
            }
        }
        let mut row_of = vec![None; schools];
        for (row, found) in (above..).zip(&made.evaluation.schools) {
            if let Some(place) = row_of.get_mut(found.school) {
                place.get_or_insert(row);
            }
        }
        Self { made, inputs, settings, children, row_of, above }
    }

    /// Schools that may be counted with this one.
    pub fn children(&self, school: usize) -> &[usize] {
        self.children.get(school).map_or(&[], Vec::as_slice)
    }

    /// The cell that says whether a school is counted with another.
    pub fn flag(&self, school: usize) -> Option<String> {
        let row = self.row_of.get(school).copied().flatten();
        // One without a row would never be asked for.
        Some(row.map_or_else(|| "0".to_owned(), |row| cell(row, MERGED)))
    }

    /// First and last row of a section.
    pub fn range(&self, section: SectionKind) -> Option<(u32, u32)> {
        let rows = (self.above..).zip(&self.made.evaluation.schools);
        let mut rows = rows.filter(|(_, found)| found.section == section).map(|(row, _)| row);
        let first = rows.next()?;
        Some((first, rows.last().unwrap_or(first)))
    }

    fn indicators(&self) -> u32 {
        u32::try_from(self.made.standard.indicator.len()).unwrap_or_default()
    }

    /// The column of an indicator's value.
    pub const fn value_column(indicator: u32) -> u32 {
        FIRST + EACH * indicator + 2
    }

    /// The column of its standing.
    pub const fn standing_column(indicator: u32) -> u32 {
        Self::value_column(indicator) + 1
    }

    /// The column of its amount.
    pub const fn amount_column(indicator: u32) -> u32 {
        Self::value_column(indicator) - 1
    }

    /// The column of the schools' verdicts.
    pub fn pass_column(&self) -> u32 {
        FIRST + EACH * self.indicators() + 2
    }

    /// The column of pupils counted in an indicator; behind it their squares.
    pub fn counts_column(&self, indicator: u32) -> u32 {
        self.pass_column() + 1 + 2 * indicator
    }

    /// The last column.
    pub fn last_column(&self) -> u32 {
        self.pass_column() + 2 * self.indicators()
    }

    /// The whole sheet.
    pub fn sheet(&self, styles: &Styles) -> Sheet {
        let words = self.made.words;
        let mut sheet = Sheet::new(words.sheets.get(1).map_or("", String::as_str));
        sheet.set(0, 0, self.made.title(of(&words.title, "rows")), styles.title);
        sheet.set(1, 0, of(&words.note, "rows"), styles.note);
        summary::write(self, &mut sheet, styles);
        self.heads(&mut sheet, styles);
        let rows = self.made.evaluation.schools.iter().zip(&self.made.trace.rows);
        for (row, (found, trace)) in (self.above..).zip(rows) {
            if let Some(school) = self.made.county.schools.get(found.school) {
                self.row(&mut sheet, styles, Line { row, school, found, trace });
            }
        }
        sheet.freeze(0, 3);
        sheet.set_page(page(0));
        sheet
    }

    fn heads(&self, sheet: &mut Sheet, styles: &Styles) {
        let [top, below] = [self.above - 2, self.above - 1];
        let word = |key| of(&self.made.words.row, key);
        for (column, key) in (0..).zip(BEFORE) {
            sheet.merge((top, column), (below, column), word(key), styles.head);
        }
        for (at, indicator) in (0..).zip(&self.made.standard.indicator) {
            let first = FIRST + EACH * at;
            let name = indicator.name.as_str();
            sheet.merge((top, first), (top, first + EACH - 1), name, styles.head);
            for (column, key) in (first..).zip(OF_INDICATOR) {
                sheet.set(below, column, word(key), styles.head);
            }
            let counts = self.counts_column(at);
            sheet.merge((top, counts), (top, counts + 1), name, styles.head);
            sheet.set(below, counts, word("counts"), styles.head);
            sheet.set(below, counts + 1, word("square"), styles.head);
        }
        for (column, key) in (self.pass_column() - 2..).zip(["met", "missing", "pass"]) {
            sheet.merge((top, column), (below, column), word(key), styles.head);
        }
        sheet.set_height(top, 42.0);
        sheet.set_height(below, 30.0);
        for column in 0..=self.last_column() {
            let width = match column {
                0 | 2 => 6.0,
                NAME => 28.0,
                REASON => 20.0,
                _ => 10.5,
            };
            sheet.set_width(column, width);
        }
    }

    fn row(&self, sheet: &mut Sheet, styles: &Styles, line: Line<'_>) {
        let Line { row, found, .. } = line;
        let section = of(&self.made.words.sections, found.section.id());
        sheet.set(row, 0, f64::from(row - self.above + 1), styles.text);
        sheet.set(row, NAME, found.name.as_str(), styles.text);
        sheet.set(row, 2, section, styles.word);
        sheet.set(row, 3, f64::from(inputs::number(found.school)), styles.text);
        self.pupils(sheet, styles, line);
        self.place(sheet, styles, line);
        self.share(sheet, styles, line);
        for (at, indicator) in (0..).zip(&self.made.standard.indicator) {
            self.indicator(sheet, styles, line, at, indicator);
        }
        self.verdict(sheet, styles, line);
    }

    /// Pupils of each section with those of schools counted with it, of the compulsory ones, of this.
    fn pupils(&self, sheet: &mut Sheet, styles: &Styles, line: Line<'_>) {
        let Line { row, found, trace, .. } = line;
        let [absent, lacking] = [quoted("absent"), quoted("missing")];
        for ((section, column), now) in SectionKind::ALL.into_iter().zip(PUPILS).zip(trace.pupils) {
            let field = Field::of(Metric::Students, section);
            let held = held(self, self.inputs, found.school, field);
            let state = |key| Value::from(of(&self.made.words.state, key));
            let now = match now {
                None => state("absent"),
                Some(None) => state("missing"),
                Some(Some(pupils)) => pupils.into(),
            };
            if held.is_empty() {
                sheet.set(row, column, now, styles.word);
                continue;
            }
            let sum = format!("IF({},{lacking},{})", any(&missing(&held)), total(&held, '+'));
            let formula = match none(&held) {
                Some(none) => format!("IF({none},{absent},{sum})"),
                None => sum,
            };
            sheet.formula(row, column, &formula, now, styles.number);
        }
        let [p, j, _] = PUPILS.map(|column| cell(row, column));
        let formula = format!(
            "IF(OR({p}={lacking},{j}={lacking},AND({p}={absent},{j}={absent})),\"\",SUM({p},{j}))"
        );
        sheet.formula(row, COMPULSORY, &formula, shown(trace.compulsory), styles.number);
        let own = PUPILS.get(found.section as usize).map_or(p, |column| cell(row, *column));
        let formula = format!("IF(ISNUMBER({own}),IF({own}<0,\"\",{own}),\"\")");
        sheet.formula(row, STUDENTS, &formula, shown(found.students), styles.number);
    }

    /// Whether the row is assessed, counted with another, or left out, and why.
    fn place(&self, sheet: &mut Sheet, styles: &Styles, line: Line<'_>) {
        let Line { row, school, found, .. } = line;
        let words = self.made.words;
        let code = found.excluded.as_ref().map_or("", |excluded| excluded.code.as_str());
        let inside = self.made.standard.scope.kinds.contains(&school.kind);
        let root = self.made.trace.roots.get(found.school).copied().flatten();
        let now: Value = match (code, root.and_then(|root| self.made.county.schools.get(root))) {
            ("", _) => "".into(),
            ("mergedInto", Some(parent)) => {
                format!("{}{}", of(&words.reasons, code), parent.name).into()
            }
            ("parentUnknown" | "parentNotFound", _) => of(&words.reasons, "parent").into(),
            _ => of(&words.reasons, code).into(),
        };
        let no_pupils = self.no_pupils(line);
        let behind = if school.counted {
            no_pupils
        } else if let Some(root) = root {
            let parent = self.inputs.name(root);
            format!("{}&{parent}", text(of(&words.reasons, "mergedInto")))
        } else {
            text(of(&words.reasons, "parent"))
        };
        let exceptions = self.exceptions(school, &cell(row, COMPULSORY), !school.counted);
        let formula = if inside {
            exceptions.iter().rev().fold(behind, |behind, (test, reason)| {
                format!("IF({test},{},{behind})", text(reason))
            })
        } else {
            text(of(&words.reasons, "outOfScope"))
        };
        sheet.formula(row, REASON, &formula, now, styles.text);
        if !school.counted && inside && root.is_some() {
            let tests: Vec<String> = exceptions.into_iter().map(|(test, _)| test).collect();
            let formula =
                if tests.is_empty() { "1".to_owned() } else { format!("IF({},0,1)", any(&tests)) };
            let now = f64::from(u8::from(code == "mergedInto"));
            sheet.formula(row, MERGED, &formula, now, styles.number);
        } else {
            sheet.set(row, MERGED, Value::Blank, styles.text);
        }
        let reason = cell(row, REASON);
        let included = f64::from(u8::from(code.is_empty()));
        let formula = format!("IF({reason}=\"\",1,0)");
        sheet.formula(row, INCLUDED, &formula, included, styles.number);
        self.incomplete(sheet, styles, line, inside, code);
    }

    /// The exceptions of the scope that may hold for a school: test and reason.
    fn exceptions(&self, school: &School, pupils: &str, early: bool) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for exclusion in &self.made.standard.scope.exclude {
            let kinds = exclusion.kinds.as_ref().is_none_or(|kinds| kinds.contains(&school.kind));
            if !kinds || exclusion.ownership.is_some_and(|o| o != school.ownership) {
                continue;
            }
            let mut tests: Vec<String> = Vec::new();
            tests.extend(exclusion.only_when.as_ref().map(|when| self.chosen(when)));
            if exclusion.students_below.is_some() {
                let limit = self.settings.at(&format!("below.{}", exclusion.id));
                tests.push(format!("IF({pupils}=\"\",FALSE(),{pupils}<{limit})"));
                if early && self.settings.has("set.smallPoints") {
                    tests.push(self.settings.is("smallPoints", "excludeFirst"));
                }
            }
            let test = match tests.as_slice() {
                [] => "TRUE()".to_owned(),
                [one] => one.clone(),
                tests => format!("AND({})", tests.join(",")),
            };
            let reason = of(&self.made.words.reasons, &exclusion.id);
            found.push((test, reason.to_owned()));
        }
        found
    }

    fn chosen(&self, when: &OnlyWhen) -> String {
        self.settings.is(&when.setting, &when.is)
    }

    /// The reason of a section without pupils, or nothing.
    fn no_pupils(&self, line: Line<'_>) -> String {
        let reason = text(of(&self.made.words.reasons, "noStudents"));
        let students = cell(line.row, STUDENTS);
        let empty = format!("IF(ISNUMBER({students}),{students}<=0,FALSE())");
        let mut tests = vec![empty];
        if line.school.kind.sections().len() > 1 {
            let own = PUPILS.get(line.found.section as usize).copied().unwrap_or_default();
            let own = cell(line.row, own);
            let not_run = self.settings.is("absentSection", "notRun");
            tests.push(format!("AND({not_run},{own}={})", quoted("absent")));
        }
        format!("IF({},{reason},\"\")", any(&tests))
    }

    /// Whether a section that such a school runs is in no file.
    fn incomplete(
        &self,
        sheet: &mut Sheet,
        styles: &Styles,
        line: Line<'_>,
        inside: bool,
        code: &str,
    ) {
        let (row, trace) = (line.row, line.trace);
        let assessed = &self.made.standard.scope.sections;
        let run: Vec<_> = expected(line.school.kind.sections(), assessed).collect();
        if !line.school.counted || !inside || run.is_empty() {
            sheet.set(row, INCOMPLETE, 0.0, styles.number);
            return;
        }
        let pupils = |s: &SectionKind| PUPILS.get(*s as usize).copied().unwrap_or_default();
        let absent = quoted("absent");
        let tests: Vec<_> =
            run.iter().map(|s| format!("{}={absent}", cell(row, pupils(s)))).collect();
        let (reason, none) = (cell(row, REASON), text(of(&self.made.words.reasons, "noStudents")));
        let formula = format!(
            "IF(AND({},{},OR({reason}=\"\",{reason}={none})),1,0)",
            self.settings.is("absentSection", "undetermined"),
            any(&tests),
        );
        let now = f64::from(u8::from(self.is_incomplete(line.school, trace, code)));
        sheet.formula(row, INCOMPLETE, &formula, now, styles.number);
    }

    /// Whether a row is one of a school of which an assessed section is in no file, as the engine has
    /// it; `code` is the reason that leaves the row out.
    fn is_incomplete(&self, school: &School, trace: &TraceRow, code: &str) -> bool {
        let assessed = &self.made.standard.scope.sections;
        let lacks = |s: SectionKind| trace.pupils.get(s as usize).is_some_and(Option::is_none);
        let in_force = crate::standard::Settings::of(self.made.standard, self.made.county);
        school.counted
            && matches!(code, "" | "noStudents")
            && !in_force.is("absentSection", "notRun")
            && expected(school.kind.sections(), assessed).any(lacks)
    }

    /// How many rows are of such schools.
    pub fn incomplete_now(&self) -> usize {
        let rows = self.made.evaluation.schools.iter().zip(&self.made.trace.rows);
        rows.filter(|(found, trace)| {
            let code = found.excluded.as_ref().map_or("", |excluded| excluded.code.as_str());
            let school = self.made.county.schools.get(found.school);
            school.is_some_and(|school| self.is_incomplete(school, trace, code))
        })
        .count()
    }

    /// The section's share of what the sections share: by weighted pupils.
    fn share(&self, sheet: &mut Sheet, styles: &Styles, line: Line<'_>) {
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
    fn indicator(
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
    fn whole(&self, line: Line<'_>, indicator: &Indicator) -> Option<String> {
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
    fn relaxed(&self, line: Line<'_>, id: &str, held: &[Held]) -> Option<String> {
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

    fn standing(
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

    fn standing_now(&self, value: &IndicatorValue) -> &'a str {
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
    fn verdict(&self, sheet: &mut Sheet, styles: &Styles, line: Line<'_>) {
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

/// A number, or an empty text, as the formulas give it.
pub fn shown(value: Option<f64>) -> Value {
    value.map_or_else(|| Value::from(""), Value::Number)
}
