//! Sheet 2, whether a row is assessed, counted with another, or left out, and why.

use super::Styles;
use super::refs::cell;
use super::rows::{COMPULSORY, INCLUDED, INCOMPLETE, Line, MERGED, PUPILS, Plan, REASON, STUDENTS};
use super::terms::{any, expected};
use super::words::{of, quoted, text};
use crate::book::{Sheet, Value};
use crate::county::{School, SectionKind};
use crate::score::TraceRow;
use crate::standard::OnlyWhen;

impl Plan<'_> {
    /// Whether the row is assessed, counted with another, or left out, and why.
    pub(super) fn place(&self, sheet: &mut Sheet, styles: &Styles, line: Line<'_>) {
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
    pub(super) fn exceptions(
        &self,
        school: &School,
        pupils: &str,
        early: bool,
    ) -> Vec<(String, String)> {
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

    pub(super) fn chosen(&self, when: &OnlyWhen) -> String {
        self.settings.is(&when.setting, &when.is)
    }

    /// The reason of a section without pupils, or nothing.
    pub(super) fn no_pupils(&self, line: Line<'_>) -> String {
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
    pub(super) fn incomplete(
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
    pub(super) fn is_incomplete(&self, school: &School, trace: &TraceRow, code: &str) -> bool {
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
}
