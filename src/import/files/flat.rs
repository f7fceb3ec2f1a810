//! Sheets with one school a row: the flat statistics export and our own template.

use super::context::Context;
use super::forms::{self, FormMap, FormWords, Identity, KindReading, Target};
use super::header::{Header, find_header};
use super::history::Labels;
use super::matching::{
    Assignment, identity_column, mapped_columns, match_columns, missing_figures,
};
use super::rows::{RowReader, SheetRows};
use super::sheet::{Cell, Table};
use super::told;
use super::values::read_text;
use super::year::year_of;
use crate::county::{CellRef, Finding, Kind, Owner, SectionKind, Severity};
use crate::import::types::{Confidence, MappedColumn, MappedSheet, PATH_SEPARATOR};

/// Columns that must be understood before a sheet counts as one with a school a row.
const ENOUGH_COLUMNS: usize = 2;
/// First part of the path by which a person tells the section of a sheet.
pub const SECTION_KEY: &str = "学段";

/// A sheet whose header was found and matched.
pub struct FlatSheet {
    header: Header,
    map: &'static FormMap,
    assignments: Vec<Assignment>,
    section: Section,
    figures: usize,
}

/// How the section of a sheet is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    /// The sheet is of one section.
    One(SectionKind),
    /// The columns say it themselves.
    InColumns,
    /// Nobody can tell.
    Unknown,
}

impl FlatSheet {
    /// True when enough columns are understood to take the sheet for what it seems.
    pub fn is_certain(&self) -> bool {
        self.figures >= ENOUGH_COLUMNS
    }

    /// True when the last label over a column is one of these.
    pub fn has_column(&self, labels: &Labels) -> bool {
        let leaves = self.header.columns.iter().filter_map(|column| column.folded.last());
        leaves.into_iter().any(|leaf| labels.has(leaf))
    }

    /// True when no column is understood, so that nothing can be read.
    pub const fn is_lost(&self) -> bool {
        self.figures == 0
    }
}

/// Looks for a header with the school's name or code.
pub fn recognise(table: &Table, context: &Context<'_>) -> Option<FlatSheet> {
    let words = forms::words();
    let (flat, template) = (forms::flat(), forms::template());
    let names: Vec<&str> = anchors(flat).chain(anchors(template)).collect();
    let header = find_header(table, &|label| names.contains(&label), &|label| {
        flat.knows(label) || template.knows(label) || words.is_decoy(label)
    })?;
    let last = table.rows.last().map_or(0, |row| row.index);
    if last <= header.bottom {
        return None;
    }
    let corrections = &context.corrections;
    let matched = |map, section| match_columns(&header, map, words, section, corrections);
    let own = matched(template, SectionKind::Primary);
    let guess = matched(flat, SectionKind::Primary);
    if figures(&own) > figures(&guess) {
        return Some(of_template(header, context));
    }
    let section = section_of(table, &header, &guess, words, context);
    Some(of_flat(header, section, context))
}

/// A sheet of the statistics by the header a person told, of the section they told; where they
/// told none, of the section it seems to be of.
pub fn of_section(
    table: &Table,
    header: Header,
    section: Option<SectionKind>,
    context: &Context<'_>,
) -> FlatSheet {
    let section = section.map_or_else(
        || {
            let (words, told) = (forms::words(), &context.corrections);
            let guess = match_columns(&header, forms::flat(), words, SectionKind::Primary, told);
            section_of(table, &header, &guess, words, context)
        },
        Section::One,
    );
    of_flat(header, section, context)
}

fn of_flat(header: Header, section: Section, context: &Context<'_>) -> FlatSheet {
    let of = match section {
        Section::One(section) => section,
        Section::InColumns | Section::Unknown => SectionKind::Primary,
    };
    let map = forms::flat();
    let assignments = match_columns(&header, map, forms::words(), of, &context.corrections);
    let figures = figures(&assignments);
    FlatSheet { header, map, assignments, section, figures }
}

/// A sheet like our template, by its header.
pub fn of_template(header: Header, context: &Context<'_>) -> FlatSheet {
    let (map, told) = (forms::template(), &context.corrections);
    let assignments = match_columns(&header, map, forms::words(), SectionKind::Primary, told);
    let figures = figures(&assignments);
    FlatSheet { header, map, assignments, section: Section::InColumns, figures }
}

fn anchors(map: &'static FormMap) -> impl Iterator<Item = &'static str> {
    let names = [Identity::Name, Identity::Id].map(Target::Identity);
    map.entries
        .iter()
        .filter(move |entry| {
            entry.target(SectionKind::Primary).is_some_and(|target| names.contains(&target))
        })
        .flat_map(|entry| entry.patterns.iter().flat_map(|pattern| pattern.words()))
}

/// Whether a column tells which school a row is.
fn names_schools(assignments: &[Assignment]) -> bool {
    let names = [Identity::Name, Identity::Id];
    names.into_iter().any(|name| identity_column(assignments, name).is_some())
}

fn figures(assignments: &[Assignment]) -> usize {
    let is_figure = |a: &&Assignment| matches!(a.target, Some(Target::Figure(_)));
    assignments.iter().filter(is_figure).count()
}

fn section_key(table: &Table) -> String {
    [SECTION_KEY, &table.file, &table.sheet].join(PATH_SEPARATOR)
}

/// The section by what a person said, the titles, the kinds of its schools, the forms named in
/// the header, the sheet's name, the file's name; never by a guess.
fn section_of(
    table: &Table,
    header: &Header,
    assignments: &[Assignment],
    words: &FormWords,
    context: &Context<'_>,
) -> Section {
    let told = context.corrections.get(&section_key(table));
    let told = told.and_then(|id| {
        SectionKind::ALL.into_iter().find(|s| id.strip_prefix("section.") == Some(s.id()))
    });
    let titles = || {
        let above = table.rows.iter().take_while(|row| row.index < header.top);
        let mut texts = above.flat_map(|row| row.cells.iter()).filter_map(|(_, cell)| match cell {
            Cell::Text(text) => words.section(text),
            _ => None,
        });
        texts.next()
    };
    let forms = || {
        let labels = header.columns.iter().flat_map(|column| column.folded.iter());
        let mut named = labels.filter(|l| l.starts_with("教基")).filter_map(|l| words.section(l));
        let first = named.next()?;
        named.all(|section| section == first).then_some(first)
    };
    let file = || words.section(table.file.rsplit('/').next().unwrap_or(&table.file));
    told.or_else(titles)
        .or_else(|| section_of_kinds(table, header, assignments, words))
        .or_else(forms)
        .or_else(|| words.section(&table.sheet))
        .or_else(file)
        .or_else(|| words.section(&table.file))
        .map_or(Section::Unknown, Section::One)
}

/// A sheet with primary schools in it and no junior ones is of the primary section, and so on;
/// nine-year schools stand in both.
fn section_of_kinds(
    table: &Table,
    header: &Header,
    assignments: &[Assignment],
    words: &FormWords,
) -> Option<SectionKind> {
    let columns = [Identity::Kind, Identity::KindCode].map(|i| identity_column(assignments, i));
    let mut found = None;
    for row in table.rows.iter().filter(|row| row.index > header.bottom) {
        for column in columns.into_iter().flatten() {
            let reading = row.cell(column).and_then(|cell| words.kind(&read_text(Some(cell))?));
            let section = match reading {
                Some(KindReading::Known(Kind::Primary | Kind::TeachingPoint)) => {
                    SectionKind::Primary
                }
                Some(KindReading::Known(Kind::Junior)) => SectionKind::Junior,
                _ => continue,
            };
            if found.is_some_and(|known| known != section) {
                return None;
            }
            found = Some(section);
        }
    }
    found
}

/// Reads the rows of a recognised sheet into the import.
pub fn read(table: &Table, sheet: FlatSheet, context: &mut Context<'_>) {
    let FlatSheet { header, map, mut assignments, section, figures } = sheet;
    let source = context.source(table);
    let known = match section {
        Section::One(section) => Some(section),
        Section::InColumns | Section::Unknown => None,
    };
    let here = |finding: Finding, cell| finding.at(&table.file, &table.sheet, cell);
    let mut rows = SheetRows::default();
    if section == Section::Unknown {
        context.findings.push(here(Finding::new(Severity::Must, "section-unknown"), None));
    } else if figures == 0 {
        let at = CellRef { row: header.top, column: header.anchor };
        context.findings.push(here(Finding::new(Severity::Must, "no-column-matched"), Some(at)));
    } else if !names_schools(&assignments) {
        context.findings.push(here(Finding::new(Severity::Must, "no-name-column"), None));
    } else {
        let reader = RowReader {
            table,
            source,
            header_bottom: header.bottom,
            assignments: &assignments,
            section: known,
            words: forms::words(),
        };
        rows = reader.read();
    }
    for assignment in &mut assignments {
        if let Some(Target::Figure(field)) = assignment.target
            && rows.unclear.contains(&field)
        {
            assignment.confidence = Confidence::Ask;
        }
    }
    let year = year_of(table, header.top);
    for draft in &mut rows.drafts {
        draft.year = year;
        draft.yearly = true;
        rows.findings.extend(told::check(draft, context));
    }
    if !rows.drafts.is_empty() {
        column_findings(table, &header, map, known, &assignments, context);
    }
    let mut columns =
        mapped_columns(&header, &assignments, &|column| examples(table, &header, column));
    if map.id == "flat" {
        columns.insert(0, section_question(table, section));
    }
    context.map_sheet(
        MappedSheet {
            file: table.file.to_string(),
            sheet: table.sheet.to_string(),
            form: map.id.clone(),
            schools: rows.drafts.len(),
            columns,
            rows: Vec::new(),
        },
        false,
    );
    context.findings.append(&mut rows.findings);
    context.drafts.append(&mut rows.drafts);
}

/// Which figures no column gives, and which columns a person should look at.
fn column_findings(
    table: &Table,
    header: &Header,
    map: &FormMap,
    section: Option<SectionKind>,
    assignments: &[Assignment],
    context: &mut Context<'_>,
) {
    for field in missing_figures(map, section.unwrap_or(SectionKind::Primary), assignments) {
        let mut finding = Finding::new(Severity::Missing, "column-missing");
        finding.field = Some(field);
        finding.section = match field.owner() {
            Owner::Section(section) => Some(section),
            _ => None,
        };
        context.findings.push(finding.at(&table.file, &table.sheet, None));
    }
    for (column, assignment) in header.columns.iter().zip(assignments) {
        if assignment.confidence == Confidence::Ask
            && let Some(Target::Figure(field)) = assignment.target
        {
            let mut finding = Finding::new(Severity::Check, "column-unsure")
                .arg("path", column.path.join(PATH_SEPARATOR));
            finding.field = Some(field);
            let cell = CellRef { row: column.row, column: column.column };
            context.findings.push(finding.at(&table.file, &table.sheet, Some(cell)));
        }
    }
}

fn examples(table: &Table, header: &Header, column: u32) -> Vec<String> {
    let below = table.rows.iter().filter(|row| row.index > header.bottom);
    below.filter_map(|row| read_text(row.cell(column))).take(3).collect()
}

/// The section of the sheet as a line of the mapping, so that a person can tell it.
fn section_question(table: &Table, section: Section) -> MappedColumn {
    let all = SectionKind::ALL.map(|section| format!("section.{}", section.id()));
    let (target, confidence) = match section {
        Section::One(section) => (Some(format!("section.{}", section.id())), Confidence::Sure),
        _ => (None, Confidence::Ask),
    };
    let alternatives =
        all.into_iter().filter(|id| Some(id.as_str()) != target.as_deref()).collect();
    MappedColumn {
        cell: CellRef { row: 0, column: 0 },
        path: vec![SECTION_KEY.to_owned(), table.file.to_string(), table.sheet.to_string()],
        target,
        confidence,
        alternatives,
        corrected: false,
        examples: Vec::new(),
    }
}
