//! Rows of a sheet with one school a row, turned into drafts.

use super::context::MAX_CELL_FINDINGS;
use super::draft::{Draft, DraftFigure};
use super::forms::{FormWords, Identity, KindReading, Room, Target};
use super::grade_system;
use super::label::normalise;
use super::matching::Assignment;
use super::sheet::{Cell, Row, Table};
use super::sums::{Addition, Share, add_up, check_total};
use super::values::{FigureCell, Tally, read_code, read_figure, read_text, read_year};
use crate::county::{
    CellRef, Field, FieldKind, Finding, Origin, OriginPart, SectionKind, Severity,
};
use crate::import::number::read_number;
use crate::order::Map;

/// What the rows of one sheet gave.
#[derive(Debug, Default)]
pub struct SheetRows {
    /// A draft for each school.
    pub drafts: Vec<Draft>,
    /// Findings of single cells and of the sheet.
    pub findings: Vec<Finding>,
    /// Targets whose total and parts a person should look at.
    pub unclear: Vec<Field>,
}

/// Words that were not understood, by the code of the finding: how often, and where first.
type Unknown = Map<(&'static str, String), (usize, CellRef)>;

/// Everything needed to read a row.
pub struct RowReader<'a> {
    /// The sheet.
    pub table: &'a Table,
    /// Its index among the sources.
    pub source: u32,
    /// Last row of the header.
    pub header_bottom: u32,
    /// What the columns hold.
    pub assignments: &'a [Assignment],
    /// The section of the sheet, where it is of one.
    pub section: Option<SectionKind>,
    /// Words that are no headers.
    pub words: &'a FormWords,
}

impl RowReader<'_> {
    /// Reads every row below the header that is a school.
    pub fn read(&self) -> SheetRows {
        let mut sheet = SheetRows::default();
        let mut tally = Tally::default();
        let figures = self.figure_columns();
        let additions = self.additions(&figures, &mut sheet);
        let mut unknown = Unknown::default();
        for row in self.table.rows.iter().filter(|row| row.index > self.header_bottom) {
            let Some(mut draft) = self.identity(row, &mut unknown, &mut sheet) else { continue };
            for (field, columns) in &figures {
                let addition = additions.get(field).copied().unwrap_or_default();
                let figure =
                    self.figure(row, *field, columns, addition, &mut tally, &draft, &mut sheet);
                draft.figures.insert(*field, figure);
            }
            self.lists(row, &mut draft, &mut tally);
            sheet.drafts.push(draft);
        }
        for ((code, text), (count, cell)) in unknown {
            #[allow(clippy::cast_precision_loss, reason = "a sheet has few rows")]
            let finding =
                Finding::new(Severity::Check, code).arg("text", text).arg("count", count as f64);
            sheet.findings.push(self.here(finding, Some(cell)));
        }
        self.limit(&mut sheet);
        sheet.findings.extend(tally.findings(&self.table.file, &self.table.sheet));
        sheet
    }

    fn here(&self, finding: Finding, cell: Option<CellRef>) -> Finding {
        finding.at(&self.table.file, &self.table.sheet, cell)
    }

    /// A sheet of broken cells gives some findings and their number, not thousands.
    fn limit(&self, sheet: &mut SheetRows) {
        let more = sheet.findings.len().saturating_sub(MAX_CELL_FINDINGS);
        if more > 0 {
            sheet.findings.truncate(MAX_CELL_FINDINGS);
            #[allow(clippy::cast_precision_loss, reason = "a sheet has few cells")]
            let finding = Finding::new(Severity::Check, "more-cells").arg("count", more as f64);
            sheet.findings.push(self.here(finding, None));
        }
    }

    fn figure_columns(&self) -> Map<Field, Vec<&Assignment>> {
        let mut columns: Map<Field, Vec<&Assignment>> = Map::new();
        for assignment in self.assignments {
            if let Some(Target::Figure(field)) = assignment.target {
                columns.entry(field).or_default().push(assignment);
            }
        }
        columns
    }

    /// Looks at all rows of figures that have a total and parts.
    fn additions(
        &self,
        figures: &Map<Field, Vec<&Assignment>>,
        sheet: &mut SheetRows,
    ) -> Map<Field, Addition> {
        let mut additions = Map::new();
        for (field, columns) in figures {
            let Some(total) = columns.iter().find(|a| a.total) else { continue };
            if columns.len() < 2 {
                continue;
            }
            let number = |row: &Row, column: u32| match row.cell(column)? {
                Cell::Number(value) => Some(*value),
                Cell::Text(text) => read_number(text).ok().flatten().map(|reading| reading.value),
                _ => None,
            };
            let below = self.table.rows.iter().filter(|row| row.index > self.header_bottom);
            let pairs = below.filter_map(|row| {
                let parts: Vec<f64> = columns
                    .iter()
                    .filter(|a| !a.total)
                    .filter_map(|a| number(row, a.column))
                    .collect();
                let total = number(row, total.column)?;
                (!parts.is_empty()).then(|| (total, parts.iter().sum()))
            });
            let check = check_total(pairs);
            additions.insert(*field, check.addition);
            if check.unclear {
                sheet.unclear.push(*field);
                let cell = CellRef { row: self.header_bottom, column: total.column };
                let mut finding = Finding::new(Severity::Check, "total-unclear")
                    .arg("added", if check.addition == Addition::All { 1.0 } else { 0.0 });
                finding.field = Some(*field);
                sheet.findings.push(self.here(finding, Some(cell)));
            }
        }
        additions
    }

    fn cell<'r>(&self, row: &'r Row, identity: Identity) -> Option<(u32, &'r Cell)> {
        let column = super::matching::identity_column(self.assignments, identity)?;
        row.cell(column).map(|cell| (column, cell))
    }

    /// Which school the row is; `None` for blanks, sums, notes and repeated headers.
    fn identity(&self, row: &Row, unknown: &mut Unknown, sheet: &mut SheetRows) -> Option<Draft> {
        let get = |identity| self.cell(row, identity).map(|(_, cell)| cell);
        let text = |identity| read_text(get(identity));
        let name = text(Identity::Name);
        let id = read_code(get(Identity::Id));
        let place = self.cell(row, Identity::Name).or_else(|| self.cell(row, Identity::Id));
        let at = place.map(|(column, _)| CellRef { row: row.index, column });
        if self.is_no_school(row, name.as_deref(), id.as_deref()) {
            return None;
        }
        if name.is_none() && id.is_none() {
            let cell =
                row.cells.first().map(|(column, _)| CellRef { row: row.index, column: *column });
            if self
                .assignments
                .iter()
                .filter(|a| a.target.is_some() && row.cell(a.column).is_some())
                .count()
                > 1
            {
                sheet
                    .findings
                    .push(self.here(Finding::new(Severity::Must, "row-without-name"), cell));
            }
            return None;
        }
        let words = self.words;
        let yes_no = |identity| text(identity).and_then(|text| words.yes_no(&text));
        let mut draft = Draft {
            source: self.source,
            at,
            id,
            name,
            county: text(Identity::County),
            city: text(Identity::City),
            province: text(Identity::Province),
            zone: text(Identity::Zone),
            private: text(Identity::Ownership).and_then(|text| words.is_private(&text)),
            organizer: text(Identity::Ownership).and_then(|text| words.organizer(&text)),
            setting: text(Identity::Setting).and_then(|text| words.setting(&text)),
            counted: yes_no(Identity::Counted),
            parent: text(Identity::Parent),
            established: read_year(get(Identity::Established)),
            boarding: yes_no(Identity::Boarding),
            dense_city: yes_no(Identity::DenseCity),
            section: self.section,
            ..Draft::default()
        };
        let kinds = [Identity::Kind, Identity::KindCode].map(|identity| (identity, text(identity)));
        for (identity, text) in kinds {
            let Some(text) = text else { continue };
            match words.kind(&text) {
                Some(KindReading::Known(kind)) => draft.kind = draft.kind.or(Some(kind)),
                Some(KindReading::Outside) => {
                    self.outside(&draft, &text, sheet);
                    return None;
                }
                None if draft.kind.is_none() || identity == Identity::Kind => {
                    let column = self.cell(row, identity).map_or(0, |(column, _)| column);
                    let cell = CellRef { row: row.index, column };
                    unknown.entry(("kind-unknown", text)).or_insert((0, cell)).0 += 1;
                }
                None => {}
            }
        }
        if let Some((column, cell)) = self.cell(row, Identity::GradeSystem) {
            let system = read_text(Some(cell)).and_then(|t| grade_system::read(&t, self.section));
            let at = CellRef { row: row.index, column };
            draft.grade_system = system.map(|system| (system, self.source, at));
        }
        self.doubtful(row, &draft, unknown);
        Some(draft)
    }

    /// Words of place and owner that are not understood are said, not guessed.
    fn doubtful(&self, row: &Row, draft: &Draft, unknown: &mut Unknown) {
        let checks = [
            (Identity::Ownership, draft.private.is_none(), "ownership-unknown"),
            (Identity::Setting, draft.setting.is_none(), "setting-unknown"),
            (Identity::Counted, draft.counted.is_none(), "counted-unknown"),
            (Identity::GradeSystem, draft.grade_system.is_none(), "grade-system-unknown"),
        ];
        for (identity, not_understood, code) in checks {
            let Some((column, cell)) = self.cell(row, identity).filter(|_| not_understood) else {
                continue;
            };
            let Some(text) = read_text(Some(cell)) else { continue };
            let cell = CellRef { row: row.index, column };
            unknown.entry((code, text)).or_insert((0, cell)).0 += 1;
        }
    }

    fn of_school(&self, mut finding: Finding, draft: &Draft) -> Finding {
        finding.school_id.clone_from(&draft.id);
        finding.school = draft.name.clone().or_else(|| draft.id.clone());
        finding
    }

    fn outside(&self, draft: &Draft, kind: &str, sheet: &mut SheetRows) {
        let finding = self.of_school(Finding::new(Severity::Check, "kind-outside"), draft);
        sheet.findings.push(self.here(finding.arg("text", kind), draft.at));
    }

    fn is_no_school(&self, row: &Row, name: Option<&str>, id: Option<&str>) -> bool {
        let words = self.words;
        let first = row.cells.first().and_then(|(_, cell)| read_text(Some(cell)));
        let named = name.or(id);
        if named.is_some_and(|n| words.is_sum(n) || words.is_note(n))
            || first
                .as_deref()
                .is_some_and(|f| words.is_note(f) || (id.is_none() && words.is_sum(f)))
        {
            return true;
        }
        let near = row.index <= self.header_bottom + 2;
        let counts = |text: &str| words.counter_names.contains(&normalise(text));
        near && id.is_none_or(counts) && name.is_none_or(counts) && named.is_some()
    }

    #[allow(clippy::too_many_arguments, reason = "one place that ties a cell to its school")]
    fn figure(
        &self,
        row: &Row,
        field: Field,
        columns: &[&Assignment],
        addition: Addition,
        tally: &mut Tally,
        draft: &Draft,
        sheet: &mut SheetRows,
    ) -> DraftFigure {
        let kind = field.metric().kind();
        let mut shares = Vec::with_capacity(columns.len());
        let mut text = None;
        for assignment in columns {
            let at = CellRef { row: row.index, column: assignment.column };
            let figure =
                read_figure(row.cell(assignment.column), kind, assignment.shift, at, tally);
            if let Some(code) = figure.problem {
                self.cell_finding(code, &figure, field, at, draft, sheet);
            }
            let broken = figure.problem.is_some() && figure.value.is_none();
            let label = assignment.part.clone().unwrap_or_default();
            let part = OriginPart { label, value: figure.value, source: None, cell: Some(at) };
            text = text.or(figure.text);
            shares.push(Share { part, total: assignment.total, broken });
        }
        let (value, blank) = add_up(&shares, addition);
        let source = Some(self.source);
        if let [only] = shares.as_slice() {
            let origin = Origin { source, cell: only.part.cell, text, ..Origin::default() };
            return DraftFigure { value, origin };
        }
        if blank && let Some(cell) = shares.first().and_then(|share| share.part.cell) {
            tally.note("sum-with-blanks", cell);
        }
        let parts = shares
            .into_iter()
            .filter(|share| addition == Addition::All || share.total)
            .map(|share| share.part)
            .collect();
        DraftFigure { value, origin: Origin { source, parts, ..Origin::default() } }
    }

    fn cell_finding(
        &self,
        code: &'static str,
        figure: &FigureCell,
        field: Field,
        at: CellRef,
        draft: &Draft,
        sheet: &mut SheetRows,
    ) {
        let severity = if figure.value.is_some() { Severity::Check } else { Severity::Must };
        let mut finding = self.of_school(Finding::new(severity, code), draft);
        finding.field = Some(field);
        finding.section = self.section;
        finding = finding.arg("text", figure.text.clone().unwrap_or_default());
        sheet.findings.push(self.here(finding, Some(at)));
    }

    /// Grades, class bands and room areas.
    fn lists(&self, row: &Row, draft: &mut Draft, tally: &mut Tally) {
        for assignment in self.assignments {
            let at = CellRef { row: row.index, column: assignment.column };
            let cell = row.cell(assignment.column);
            let mut count = |kind| read_figure(cell, kind, 0, at, tally).value;
            match assignment.target {
                Some(Target::Checked(checked)) => {
                    if let (Some(value), Some(section)) = (count(FieldKind::People), self.section) {
                        draft.checked.insert((section, checked), (value, self.source, at));
                    }
                }
                Some(Target::Grade(grade)) => {
                    if let Some(students) = count(FieldKind::People) {
                        draft.grades.insert(grade, (students, at));
                    }
                }
                Some(Target::Band(section, band)) => {
                    let value = count(FieldKind::Count);
                    let bands = draft.bands.entry(section).or_default();
                    if let Some(slot) = bands.get_mut(usize::from(band).saturating_sub(1)) {
                        *slot = value;
                    }
                }
                Some(Target::Rooms(room)) => {
                    let areas = cell.and_then(|cell| room_areas(&read_text(Some(cell))?));
                    match room {
                        Room::Music => draft.music_rooms = areas,
                        Room::Art => draft.art_rooms = areas,
                    }
                }
                _ => {}
            }
        }
    }
}

/// Areas of several rooms in one cell: `98、92` or `98; 92`; `0` is no room at all.
fn room_areas(text: &str) -> Option<Vec<f64>> {
    let parts =
        text.split(['、', ';', '；', '+', '\n', ' ']).filter(|part| !part.trim().is_empty());
    let areas: Result<Vec<Option<f64>>, _> =
        parts.map(|part| read_number(part).map(|reading| reading.map(|r| r.value))).collect();
    let areas: Vec<f64> = areas.ok()?.into_iter().collect::<Option<_>>()?;
    Some(areas.into_iter().filter(|area| *area > 0.0).collect())
}
