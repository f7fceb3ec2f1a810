//! 学校自评表: a vertical form, one item a row, one school a workbook.

mod finish;
mod layout;

use crate::order;
use crate::order::{Map, Set};

use self::layout::{Item, Layout, Line, answer, answers, fit, form, layout, lines, section_in};
use super::context::Context;
use super::county_form;
use super::draft::Draft;
use super::forms::{self, KindReading, Room};
use super::grade_system;
use super::label::MoneyUnit;
use super::sheet::Table;
use super::sums::Share;
use super::values::{Tally, read_code, read_figure, read_text, read_year};
use super::year::school_year;
use crate::county::{
    CellRef, Field, FieldKind, Finding, Metric, OriginPart, Owner, SectionKind, Severity,
};
use crate::import::types::{Confidence, MappedColumn, MappedSheet, PATH_SEPARATOR};
use crate::json::Value;

/// Reads a sheet if it is such a form. False when it is not.
pub fn read(table: &Table, context: &mut Context<'_>) -> bool {
    let Some(layout) = layout(table) else { return false };
    let mut reader = Reader {
        table,
        layout: &layout,
        source: context.source(table),
        draft: Draft::default(),
        tally: Tally::default(),
        findings: Vec::new(),
        shares: Map::new(),
        fallbacks: Map::new(),
        sectionless: Vec::new(),
        bands: [None; 10],
        used: Set::new(),
    };
    reader.draft.source = reader.source;
    let lines = lines(table, &layout);
    let mut columns = Vec::with_capacity(lines.len());
    for line in &lines {
        columns.push(reader.line(line, context));
    }
    reader.finish();
    let Reader { mut draft, findings, tally, .. } = reader;
    draft.year = school_year(&table.file).or_else(|| school_year(&table.sheet));
    if draft.name.is_none() {
        context.name_after_file(&mut draft, &table.file);
    }
    for mut finding in findings {
        finding.school_id.clone_from(&draft.id);
        finding.school.clone_from(&draft.name);
        context.findings.push(finding);
    }
    context.form_findings(tally.findings(&table.file, &table.sheet));
    let mapped = MappedSheet {
        file: table.file.to_string(),
        sheet: table.sheet.to_string(),
        form: form().id.clone(),
        schools: 1,
        columns,
        rows: Vec::new(),
    };
    context.map_sheet(mapped, true);
    context.drafts.push(draft);
    true
}

/// Whether a sheet of which so many lines could be a county's is a school's own form: it names a
/// school, or more of its lines are told by this form.
pub fn is_own(table: &Table, of_county: usize) -> bool {
    let Some(layout) = layout(table) else { return false };
    let mut told: Set<(&str, Option<&str>)> = Set::new();
    for line in lines(table, &layout) {
        let fits = form().item.iter().filter_map(|item| fit(item, &line.label).map(|f| (f, item)));
        let Some((_, item)) = fits.max_by_key(|(covered, _)| *covered) else { continue };
        let names = matches!(item.target.as_str(), "name" | "id");
        if names && line.row.cell(layout.value).is_some() {
            return true;
        }
        told.insert((&item.target, item.part.as_deref()));
    }
    told.len() > of_county
}

/// A figure of a section that is yet to be known, and the sections it may belong to.
type Sectionless = (Metric, Share, Option<String>, &'static [SectionKind]);

struct Reader<'a> {
    table: &'a Table,
    layout: &'a Layout,
    source: u32,
    draft: Draft,
    tally: Tally,
    findings: Vec<Finding>,
    shares: Map<Field, Vec<(Share, Option<String>)>>,
    fallbacks: Map<Field, (Share, Option<String>)>,
    /// Figures of a section that the form does not name.
    sectionless: Vec<Sectionless>,
    bands: [Option<f64>; 10],
    used: Set<(String, Option<String>)>,
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>, context: &Context<'_>) -> MappedColumn {
        let key = line.path.join(PATH_SEPARATOR);
        let corrected = context.corrections.get(&key);
        let mut fits: Vec<(usize, &'static Item)> = match corrected {
            Some(_) => Vec::new(),
            None => {
                form().item.iter().filter_map(|i| fit(i, &line.label).map(|f| (f, i))).collect()
            }
        };
        order::sort_by_key(&mut fits, |(covered, _)| std::cmp::Reverse(*covered));
        let mut column = MappedColumn {
            cell: CellRef { row: line.row.index, column: self.layout.item },
            path: line.path.clone(),
            target: None,
            confidence: Confidence::Unused,
            alternatives: Vec::new(),
            corrected: corrected.is_some(),
            examples: read_text(line.row.cell(self.layout.value)).into_iter().collect(),
        };
        let section = section_in(&line.label).or_else(|| section_in(&line.class));
        if let Some(id) = corrected {
            column.alternatives = answers();
            self.corrected(line, id, section, &mut column);
            return column;
        }
        let Some((best, item)) = fits.first().copied() else {
            column.alternatives = answers();
            return column;
        };
        let allowed =
            section.is_none_or(|s| item.sections.is_empty() || item.sections.contains(&s));
        if !allowed {
            return column;
        }
        let ties = fits.iter().filter(|(f, i)| *f == best && i.target != item.target).count();
        let id = target_id(&item.target, section);
        // Of two lines that say the same thing the first is read.
        if !self.used.insert((id.clone(), item.part.clone())) {
            column.alternatives.push(id);
            return column;
        }
        column.confidence = if ties > 0 { Confidence::Ask } else { Confidence::Sure };
        column.alternatives = fits
            .iter()
            .skip(1)
            .filter(|(f, i)| *f == best && i.target != item.target)
            .map(|(_, i)| target_id(&i.target, section))
            .collect();
        column.target = Some(id);
        self.take(line, item, section);
        column
    }

    /// A line that a person told the meaning of: a figure, an answer, or what the school is.
    fn corrected(
        &mut self,
        line: &Line<'_>,
        id: &str,
        section: Option<SectionKind>,
        column: &mut MappedColumn,
    ) {
        let known = |item: &&Item| item.target == id;
        if let Some(field) = Field::parse(id) {
            let share = self.share(line, field.metric(), None, None);
            self.shares.entry(field).or_default().push(share);
        } else if let Some(item) = answer(id) {
            self.answer(line, item, id.strip_prefix("answer.").unwrap_or(id));
        } else if let Some(item) = form().item.iter().find(known) {
            self.identity(line, &item.target, section);
        } else {
            return;
        }
        column.target = Some(id.to_owned());
        column.confidence = Confidence::Sure;
    }

    fn take(&mut self, line: &Line<'_>, item: &'static Item, section: Option<SectionKind>) {
        if let Some(band) = item.target.strip_prefix("band.").and_then(|b| b.parse::<usize>().ok())
        {
            let cell = line.row.cell(self.layout.value);
            let value = read_figure(cell, FieldKind::Count, 0, line.at, &mut self.tally).value;
            match section {
                Some(section) => {
                    let bands = self.draft.bands.entry(section).or_default();
                    if let Some(slot) = bands.get_mut(band.saturating_sub(1)) {
                        *slot = value;
                    }
                }
                None => {
                    if let Some(slot) = self.bands.get_mut(band.saturating_sub(1)) {
                        *slot = value;
                    }
                }
            }
            return;
        }
        if let Some((room, area)) = room_band(&item.target) {
            return self.rooms(line, room, area);
        }
        if let Some(target) = item.target.strip_prefix("answer.") {
            return self.answer(line, item, target);
        }
        let full = Field::parse(&item.target);
        let metric = full.map(Field::metric).or_else(|| Metric::parse(&item.target));
        let Some(metric) = metric else {
            return self.identity(line, &item.target, section);
        };
        let unit = item.unit.as_deref().and_then(MoneyUnit::of);
        let (share, text) = self.share(line, metric, item.part.clone(), unit);
        let whole = Field::of(metric, SectionKind::Primary);
        let field = match (full, section) {
            (Some(field), _) => Some(field),
            (None, Some(section)) => Some(Field::of(metric, section)),
            (None, None) if !matches!(whole.owner(), Owner::Section(_)) => Some(whole),
            (None, None) => None,
        };
        match field {
            Some(field) if item.fallback => {
                self.fallbacks.insert(field, (share, text));
            }
            Some(field) => self.shares.entry(field).or_default().push((share, text)),
            None => self.sectionless.push((metric, share, text, &item.sections)),
        }
    }

    /// What the school says of an item that every school must meet, or a figure that is added up.
    fn answer(&mut self, line: &Line<'_>, item: &Item, target: &str) {
        let Some((answer, part)) = target.split_once('.') else { return };
        let cell = line.row.cell(self.layout.value);
        let Some(text) = read_text(cell) else { return };
        let value = if item.counts {
            let figure = read_figure(cell, FieldKind::People, 0, line.at, &mut self.tally);
            figure.value.map(Value::from)
        } else {
            county_form::state(&text, &line.label).map(|state| Value::from(state == "have"))
        };
        let Some(value) = value else {
            let finding = Finding::new(Severity::Must, "answer-not-understood")
                .arg("item", item.target.as_str())
                .arg("text", text);
            self.findings.push(finding.at(&self.table.file, &self.table.sheet, Some(line.at)));
            return;
        };
        let parts = self.draft.answers.entry(answer.to_owned()).or_default();
        for part in item.also.iter().map(String::as_str).chain([part]) {
            parts.insert(part.to_owned(), value.clone());
        }
    }

    /// The form counts rooms by bands of area; each counts with the least of its band, and that
    /// is said.
    fn rooms(&mut self, line: &Line<'_>, room: Room, area: f64) {
        let cell = line.row.cell(self.layout.value);
        let count = read_figure(cell, FieldKind::Count, 0, line.at, &mut self.tally).value;
        let Some(count) = count.filter(|count| (0.0..=MOST_ROOMS).contains(count)) else { return };
        let slot = match room {
            Room::Music => &mut self.draft.music_rooms,
            Room::Art => &mut self.draft.art_rooms,
        };
        let rooms = slot.get_or_insert_with(Vec::new);
        // At most MOST_ROOMS, as was just tested.
        rooms.resize(rooms.len() + count as usize, area);
        if count > 0.0 {
            self.tally.note("rooms-by-band", line.at);
        }
    }

    /// A value with its unit: the unit column says 元 or 万元, else the item, else the map.
    fn share(
        &mut self,
        line: &Line<'_>,
        metric: Metric,
        part: Option<String>,
        unit: Option<MoneyUnit>,
    ) -> (Share, Option<String>) {
        let said = self.layout.unit.and_then(|column| read_text(line.row.cell(column)));
        let stated = said.as_deref().and_then(MoneyUnit::of);
        let in_item = line.path.last().and_then(|item| MoneyUnit::of(item));
        let shift = match metric.kind() {
            FieldKind::Money => stated.or(in_item).or(unit).map_or(0, MoneyUnit::shift),
            _ => 0,
        };
        let cell = line.row.cell(self.layout.value);
        let figure = read_figure(cell, metric.kind(), shift, line.at, &mut self.tally);
        if let Some(code) = figure.problem {
            let severity = if figure.value.is_some() { Severity::Check } else { Severity::Must };
            let text = figure.text.clone().unwrap_or_default();
            let mut finding = Finding::new(severity, code).arg("text", text);
            finding.field = Some(Field::of(metric, SectionKind::Primary));
            self.findings.push(finding.at(&self.table.file, &self.table.sheet, Some(line.at)));
        }
        let broken = figure.problem.is_some() && figure.value.is_none();
        let label = part.or_else(|| line.path.last().cloned()).unwrap_or_default();
        let part = OriginPart { label, value: figure.value, source: None, cell: Some(line.at) };
        (Share { part, total: false, broken }, figure.text)
    }

    fn identity(&mut self, line: &Line<'_>, target: &str, section: Option<SectionKind>) {
        let cell = line.row.cell(self.layout.value);
        let Some(text) = read_text(cell) else { return };
        let words = forms::words();
        let draft = &mut self.draft;
        let yes = words.yes_no(&text);
        match target {
            "name" => draft.name = Some(text),
            "id" => draft.id = read_code(cell),
            "county" => draft.county = Some(text),
            "kind" => match words.kind(&text) {
                Some(KindReading::Known(kind)) => draft.kind = Some(kind),
                _ => {
                    let finding = Finding::new(Severity::Check, "kind-unknown");
                    let finding = finding.arg("text", text).arg("count", 1.0);
                    let (file, sheet) = (&self.table.file, &self.table.sheet);
                    self.findings.push(finding.at(file, sheet, Some(line.at)));
                }
            },
            "ownership" => {
                draft.private = words.is_private(&text);
                draft.organizer = words.organizer(&text);
            }
            "setting" => draft.setting = words.setting(&text),
            "boarding" => draft.boarding = yes,
            "denseCity" => draft.dense_city = yes,
            "gradeSystem" => {
                let system = grade_system::read(&text, section);
                let told = system.map(|system| (system, self.source, line.at));
                draft.grade_system = draft.grade_system.or(told);
            }
            "established" => draft.established = read_year(cell).or(draft.established),
            // The form asks only whether the school was built by then.
            "builtBy.2010" if yes == Some(true) => draft.established = Some(2010),
            "builtBy.2016" if yes == Some(true) => {
                draft.established = draft.established.or(Some(2016));
            }
            _ => {}
        }
        draft.at.get_or_insert(line.at);
    }
}

/// Rooms of one band that a school can have.
const MOST_ROOMS: f64 = 200.0;

/// Reads `rooms.music.96`: rooms of at least 96 m².
fn room_band(target: &str) -> Option<(Room, f64)> {
    let (room, area) = target.strip_prefix("rooms.")?.split_once('.')?;
    let room = match room {
        "music" => Room::Music,
        "art" => Room::Art,
        _ => return None,
    };
    Some((room, area.parse().ok()?))
}

fn target_id(target: &str, section: Option<SectionKind>) -> String {
    let Some(metric) = Metric::parse(target) else { return target.to_owned() };
    let field = Field::of(metric, section.unwrap_or(SectionKind::Primary));
    match (field.owner(), section) {
        // The section is not said by the form.
        (Owner::Section(_), None) => target.to_owned(),
        _ => field.to_string(),
    }
}
