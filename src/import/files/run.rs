//! One import from start to end: open the files, tell their forms, read, join, check.

use super::context::Context;
use super::flat;
use super::sheet::{Table, open};
use super::{class_list, county_form, history, join, school_forms, self_report, taught};
use crate::county::{Finding, Severity};
use crate::import::checks;
use crate::import::error::{FileProblem, FileTrouble, Limit};
use crate::import::limits::MAX_FILES;
use crate::import::text::TextEncoding;
use crate::import::types::{ImportOptions, Imported, InputFile, Progress, Stage};

/// Reads files into counties. What is sound is imported, whatever else is wrong; what is wrong
/// is in the findings.
pub fn import_files(
    files: &[InputFile],
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress),
) -> Imported {
    let mut context = Context::new(options);
    let mut report = |stage, file: &str, done, total| {
        progress(Progress { stage, file: file.to_owned(), done, total });
    };
    let encoding = options.encoding.as_deref().and_then(TextEncoding::parse);
    for (done, file) in files.iter().enumerate() {
        report(Stage::Reading, &file.name, done, files.len());
        if done >= MAX_FILES {
            let problem = FileProblem {
                file: file.name.as_str().into(),
                sheet: None,
                trouble: FileTrouble::TooBig(Limit::Files),
            };
            context.findings.push(problem_finding(&problem));
            break;
        }
        let opened = open(&file.name, &file.bytes, encoding);
        context.findings.extend(opened.problems.iter().map(problem_finding));
        report(Stage::Matching, &file.name, done, files.len());
        read_tables(opened.tables, &mut context);
    }
    report(Stage::Joining, "", files.len(), files.len());
    let counties = join::join(&mut context);
    report(Stage::Checking, "", files.len(), files.len());
    let mut findings = context.findings;
    for county in &counties {
        findings.extend(checks::check(county));
    }
    Imported { counties, findings, mapping: context.mapping }
}

fn problem_finding(problem: &FileProblem) -> Finding {
    let finding = Finding::new(Severity::Must, problem.trouble.code());
    let sheet = problem.sheet.as_deref().unwrap_or_default();
    let finding = match problem.trouble.detail() {
        Some(detail) => finding.arg("detail", detail),
        None => finding,
    };
    finding.at(&problem.file, sheet, None)
}

/// Tables come file by file; the forms of one school stand together in one workbook.
fn read_tables(tables: Vec<Table>, context: &mut Context<'_>) {
    let mut rest = tables.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|table| table.file == first.file).count();
        let (workbook, others) = rest.split_at(count);
        rest = others;
        read_workbook(workbook, context);
    }
}

fn read_workbook(tables: &[Table], context: &mut Context<'_>) {
    let mut school_sheets: Vec<&Table> = Vec::new();
    let mut unread: Vec<&Table> = Vec::new();
    let mut any = false;
    for table in tables {
        if table.rows.is_empty() {
            continue;
        }
        if table.hidden {
            let finding = Finding::new(Severity::Check, "sheet-hidden");
            context.findings.push(finding.at(&table.file, &table.sheet, None));
            continue;
        }
        if let Some(told) = taught::told(table, context) {
            any = true;
            taught::read(table, told, context);
            continue;
        }
        if county_form::read(table, context)
            || self_report::read(table, context)
            || class_list::read(table, context)
        {
            any = true;
            continue;
        }
        let kind = told(table, context);
        let lost = match &kind {
            Told::Flat(sheet) => sheet.is_lost(),
            Told::Nothing => true,
            _ => false,
        };
        if lost && let Some(told) = taught::told_elsewhere(table, context) {
            any = true;
            taught::read(table, told, context);
            continue;
        }
        match kind {
            Told::Flat(sheet) => {
                any = true;
                flat::read(table, *sheet, context);
                if lost {
                    taught::offer(table, context);
                }
            }
            Told::SchoolForm => school_sheets.push(table),
            Told::History(layout) => {
                any = true;
                history::read(table, &layout, context);
                history::read_beside(table, context);
            }
            Told::Nothing if history::read_beside(table, context) => any = true,
            Told::Nothing => unread.push(table),
        }
    }
    if !school_sheets.is_empty() {
        any = true;
        school_forms::read(&school_sheets, context);
    }
    // A header with nothing below it, as in a sheet of the template left blank, is no loss.
    unread.retain(|table| !any || table.rows.len() > 1);
    for table in unread {
        // A sheet of notes beside sheets of figures is nothing to worry about.
        let severity = if any { Severity::Check } else { Severity::Must };
        let code = if any { "sheet-not-read" } else { "no-header" };
        context.findings.push(Finding::new(severity, code).at(&table.file, &table.sheet, None));
        taught::show(table, context);
    }
}

/// What a sheet that is no list was taken for.
enum Told {
    Flat(Box<flat::FlatSheet>),
    SchoolForm,
    History(Box<history::Layout>),
    Nothing,
}

/// A table of statistics with a column of years is a table of the past, whatever else stands
/// there; a form of one school is told before a table of grades without years.
fn told(table: &Table, context: &Context<'_>) -> Told {
    let flat = flat::recognise(table, context);
    let certain = flat.as_ref().is_some_and(flat::FlatSheet::is_certain);
    let may_be_past = !certain
        || flat.as_ref().is_some_and(|sheet| sheet.has_column(&history::words().roles.year));
    let past = if may_be_past { history::recognise(table, context) } else { None };
    match (flat, past) {
        (_, Some(past)) if certain && past.has_years() => Told::History(Box::new(past)),
        (Some(flat), _) if certain => Told::Flat(Box::new(flat)),
        (_, Some(past)) if past.has_years() => Told::History(Box::new(past)),
        _ if school_forms::form_of(table).is_some() => Told::SchoolForm,
        (_, Some(past)) => Told::History(Box::new(past)),
        (Some(flat), _) => Told::Flat(Box::new(flat)),
        _ => Told::Nothing,
    }
}
