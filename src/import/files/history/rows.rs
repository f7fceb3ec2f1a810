//! Rows of a table of past years, turned into figures by year, unit and grade.

use super::grade::{GradeReading, is_bare_number, read_grade};
use super::layout::{Kind, Layout, Measure, Role};
use super::{PastFigure, Who};
use crate::county::{CellRef, FieldKind, Finding, Severity};
use crate::import::MappedSheet;
use crate::import::files::context::{Context, MAX_CELL_FINDINGS};
use crate::import::files::forms;
use crate::import::files::sheet::{Row, Table};
use crate::import::files::values::{Tally, read_code, read_figure, read_text};
use crate::import::files::year::whole_year;
use crate::order::Set;

/// What the cells of a row say that name it; blank ones may go on from the row above.
#[derive(Debug, Clone, Default, PartialEq)]
struct RowNames {
    year: Option<String>,
    id: Option<String>,
    name: Option<String>,
    zone: Option<String>,
    unit: Option<String>,
    county: Option<String>,
    grade: Option<String>,
    section: Option<String>,
}

impl RowNames {
    fn who(&self) -> Option<Who> {
        let name = self.name.clone();
        if self.id.is_some() || name.is_some() {
            return Some(Who::School { id: self.id.clone(), name });
        }
        let zone = self.zone.clone().map(Who::Zone);
        zone.or_else(|| self.unit.clone().map(Who::Any))
    }

    /// A name that stands once, over rows of several years or grades.
    fn go_on_from(&mut self, above: &Self) {
        if self.who().is_none() && (self.year.is_some() || self.grade.is_some()) {
            self.id.clone_from(&above.id);
            self.name.clone_from(&above.name);
            self.zone.clone_from(&above.zone);
            self.unit.clone_from(&above.unit);
        }
        if self.year.is_none() && (self.who().is_some() || self.grade.is_some()) {
            self.year.clone_from(&above.year);
        }
        if self.section.is_none() {
            self.section.clone_from(&above.section);
        }
        if self.county.is_none() {
            self.county.clone_from(&above.county);
        }
    }
}

/// Reads the rows of a sheet into the import.
pub fn read(table: &Table, layout: &Layout, context: &mut Context<'_>) {
    let mut reader = Reader {
        layout,
        source: context.source(table),
        tally: Tally::default(),
        findings: Vec::new(),
        figures: Vec::new(),
        units: Set::new(),
    };
    let mut above = RowNames::default();
    for row in table.rows.iter().filter(|row| row.index > layout.header.bottom) {
        let mut names = reader.names(row);
        if reader.is_no_unit(row, &names) {
            continue;
        }
        names.go_on_from(&above);
        reader.row(row, &names);
        above = names;
    }
    let Reader { mut findings, tally, mut figures, units, .. } = reader;
    let more = findings.len().saturating_sub(MAX_CELL_FINDINGS);
    if more > 0 {
        findings.truncate(MAX_CELL_FINDINGS);
        #[allow(clippy::cast_precision_loss, reason = "a sheet has few cells")]
        findings.push(Finding::new(Severity::Check, "more-cells").arg("count", more as f64));
    }
    findings.extend(tally.findings(&table.file, &table.sheet));
    for finding in findings {
        let cell = finding.cell;
        context.findings.push(finding.at(&table.file, &table.sheet, cell));
    }
    context.map_sheet(
        MappedSheet {
            file: table.file.to_string(),
            sheet: table.sheet.to_string(),
            form: "history".to_owned(),
            schools: units.len(),
            columns: layout.mapped(table, context),
            ..MappedSheet::default()
        },
        false,
    );
    context.tables.figures.append(&mut figures);
}

struct Reader<'a> {
    layout: &'a Layout,
    source: u32,
    tally: Tally,
    findings: Vec<Finding>,
    figures: Vec<PastFigure>,
    units: Set<String>,
}

impl Reader<'_> {
    fn names(&self, row: &Row) -> RowNames {
        let text = |role| self.layout.role(role).and_then(|at| read_text(row.cell(at)));
        let code = self.layout.role(Role::Id).and_then(|at| read_code(row.cell(at)));
        RowNames {
            year: text(Role::Year),
            id: code,
            name: text(Role::Name),
            zone: text(Role::Zone),
            unit: text(Role::Unit),
            county: text(Role::County),
            grade: text(Role::Grade),
            section: text(Role::Section),
        }
    }

    /// Sums, notes, and rows that repeat the header.
    fn is_no_unit(&self, row: &Row, names: &RowNames) -> bool {
        let words = forms::words();
        let first = row.cells.first().and_then(|(_, cell)| read_text(Some(cell)));
        let all = [&names.year, &names.name, &names.zone, &names.unit, &names.grade, &first];
        all.into_iter().flatten().any(|text| words.is_sum(text) || words.is_note(text))
    }

    fn row(&mut self, row: &Row, names: &RowNames) {
        let year = match &names.year {
            Some(text) => match whole_year(text) {
                Some(year) => Some(year),
                None => return self.unread(row, Role::Year, text),
            },
            None => self.layout.year,
        };
        let section = names.section.as_deref().and_then(|text| forms::words().section(text));
        let grade = names.grade.as_deref().map(|text| {
            self.layout.grade(read_grade(text), section).ok_or_else(|| text.to_owned())
        });
        let grade = match grade.transpose() {
            Ok(grade) => grade,
            Err(text) => return self.unread(row, Role::Grade, &text),
        };
        // Where rows are to name units, one that names none is no row of the table.
        let units = [Role::Id, Role::Name, Role::Zone, Role::Unit];
        let named = units.into_iter().any(|role| self.layout.role(role).is_some());
        let who = match names.who() {
            None if named => return,
            who => who.unwrap_or(Who::County),
        };
        let mut sums: Vec<(Measure, CellRef, f64)> = Vec::new();
        let mut read: Vec<(Option<i32>, f64)> = Vec::new();
        for (column, kind) in &self.layout.columns {
            let (measure, total) = match kind {
                Kind::Pupils(measure) => (*measure, false),
                Kind::Total(measure) => (*measure, true),
                _ => continue,
            };
            let at = CellRef { row: row.index, column: *column };
            if total {
                let figure =
                    read_figure(row.cell(*column), FieldKind::People, 0, at, &mut Tally::default());
                sums.extend(figure.value.map(|value| (measure, at, value)));
                continue;
            }
            let own = self.layout.grade(measure.grade, measure.section.or(section));
            let Some(grade) = own.or(grade) else { continue };
            let year = measure.year.or(year);
            if let Some(students) = self.figure(row, at, year, &who, grade) {
                read.push((measure.year, students));
                let county = names.county.clone();
                let source = self.source;
                self.units.insert(format!("{who:?}"));
                let who = who.clone();
                self.figures.push(PastFigure {
                    source,
                    who,
                    county,
                    year,
                    grade,
                    students,
                    cell: at,
                });
            }
        }
        self.check_sums(&sums, &read, year, &who);
    }

    fn figure(
        &mut self,
        row: &Row,
        at: CellRef,
        year: Option<i32>,
        who: &Who,
        grade: GradeReading,
    ) -> Option<f64> {
        let figure = read_figure(row.cell(at.column), FieldKind::People, 0, at, &mut self.tally);
        if figure.problem.is_some() {
            let (severity, code) = match figure.value {
                Some(_) => (Severity::Check, "history-fraction"),
                None => (Severity::Must, "history-cell"),
            };
            let finding = about(Finding::new(severity, code), who, year)
                .arg("grade", f64::from(grade.number()))
                .arg("text", figure.text.unwrap_or_default());
            self.findings.push(Finding { cell: Some(at), ..finding });
        }
        figure.value
    }

    /// Grades that do not add up to the sum beside them.
    fn check_sums(
        &mut self,
        sums: &[(Measure, CellRef, f64)],
        read: &[(Option<i32>, f64)],
        year: Option<i32>,
        who: &Who,
    ) {
        // With sums of sections beside one another it is not told what each is the sum of.
        let [(measure, at, total)] = sums else { return };
        let parts = read.iter().filter(|(year, _)| *year == measure.year);
        let parts: Vec<f64> = parts.map(|(_, students)| *students).collect();
        let sum: f64 = parts.iter().sum();
        if parts.len() > 1 && sum != *total && measure.section.is_none() {
            let finding = Finding::new(Severity::Must, "history-sum");
            let finding =
                about(finding, who, measure.year.or(year)).arg("sum", sum).arg("total", *total);
            self.findings.push(Finding { cell: Some(*at), ..finding });
        }
    }

    fn unread(&mut self, row: &Row, role: Role, text: &str) {
        // A repeated header and a number of a line are nothing to worry about.
        let words = &super::words::words().roles;
        let label = crate::import::files::label::normalise(text);
        if words.year.has(&label) || words.grade.has(&label) {
            return;
        }
        let code = match role {
            Role::Year => "history-year",
            _ if is_bare_number(text) => return,
            _ => "history-grade",
        };
        let column = self.layout.role(role).unwrap_or_default();
        let cell = Some(CellRef { row: row.index, column });
        let finding = Finding::new(Severity::Check, code).arg("text", text);
        self.findings.push(Finding { cell, ..finding });
    }
}

/// Names unit and year of a finding.
pub(super) fn about(finding: Finding, who: &Who, year: Option<i32>) -> Finding {
    let unit = match who {
        Who::School { id, name } => name.clone().or_else(|| id.clone()).unwrap_or_default(),
        Who::Zone(name) | Who::Any(name) => name.clone(),
        // The sentence has its own word for the county as a whole.
        Who::County => "none".to_owned(),
    };
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let mut finding = finding.arg("unit", unit.as_str()).arg("year", year);
    if let Who::School { id, .. } = who {
        finding.school_id.clone_from(id);
        finding.school = Some(unit);
    }
    finding
}
