//! Putting what a draft says into a school, and saying where files contradict each other.

use super::context::Context;
use super::draft::{Draft, DraftFigure};
use super::history::{Book, Entry};
use crate::county::{
    ClassBands, County, Field, Finding, GradeSystem, Origin, Ownership, School, Section, Severity,
};
use crate::order::{Map, Set};

/// A county that is being put together.
#[derive(Debug, Default)]
pub struct CountyBuilder {
    /// The county so far.
    pub county: County,
    /// Findings of joining.
    pub findings: Vec<Finding>,
    /// Source of the import → source of the county.
    sources: Map<u32, u32>,
    /// 学制, by which junior years become grades.
    pub system: GradeSystem,
    /// Figures that this import has set, by position of the school.
    set: Set<(usize, Field)>,
    /// Schools whose kind a file has said.
    pub kind_said: Set<usize>,
    /// Schools that this import has added.
    pub added: Set<usize>,
    /// The history while files are put into it.
    pub book: Book,
    years: Set<i32>,
    grades_without_year: Set<usize>,
}

impl CountyBuilder {
    /// Goes on with a county that is there, and has this 学制.
    pub fn new(county: County, system: GradeSystem) -> Self {
        let book = Book::new(&county.history);
        CountyBuilder { county, system, book, ..CountyBuilder::default() }
    }

    /// The index among the county's sources of one of the import's.
    pub fn local_source(&mut self, global: Option<u32>, context: &Context<'_>) -> Option<u32> {
        let global = global?;
        if let Some(local) = self.sources.get(&global) {
            return Some(*local);
        }
        let source = context.sources.get(global as usize)?.clone();
        let local = self.county.source_index(source);
        self.sources.insert(global, local);
        Some(local)
    }

    fn localise(&mut self, origin: &Origin, context: &Context<'_>) -> Origin {
        let mut origin = origin.clone();
        origin.source = self.local_source(origin.source, context);
        for part in &mut origin.parts {
            part.source = self.local_source(part.source, context);
        }
        origin
    }

    /// Adds what a draft says to the school at this position.
    pub fn merge(&mut self, at: usize, draft: &Draft, context: &Context<'_>) {
        self.describe(at, draft);
        if let (Some(section), Some(school)) = (draft.section, self.county.schools.get_mut(at)) {
            school.section_slot(section).get_or_insert_with(Section::default);
        }
        let mut differing: Vec<(Field, f64, f64)> = Vec::new();
        for (field, figure) in &draft.figures {
            self.figure(at, *field, figure, draft, context, &mut differing);
        }
        if let Some((field, kept, other)) = differing.first().copied() {
            #[allow(clippy::cast_precision_loss, reason = "a school has few figures")]
            let mut finding = Finding::new(Severity::Must, "files-differ")
                .arg("kept", kept)
                .arg("other", other)
                .arg("count", differing.len() as f64);
            finding.field = Some(field);
            finding.section = draft.section;
            self.findings.push(context.at_draft(finding, draft, figure_cell(draft, field)));
        }
        self.lists(at, draft);
        self.grades(at, draft, context);
    }

    fn describe(&mut self, at: usize, draft: &Draft) {
        let Some(school) = self.county.schools.get_mut(at) else { return };
        if school.name.is_empty() {
            school.name = draft.name.clone().unwrap_or_default();
        }
        if let Some(county) = &draft.county {
            school.county.get_or_insert_with(|| county.clone());
        }
        if let Some(zone) = &draft.zone {
            school.zone.get_or_insert_with(|| zone.clone());
        }
        if let Some(kind) = draft.kind
            && self.kind_said.insert(at)
        {
            school.kind = kind;
        }
        if let Some(private) = draft.private {
            school.ownership = if private { Ownership::Private } else { Ownership::Public };
        }
        if let Some(organizer) = draft.organizer {
            school.set_organizer(organizer);
        }
        school.setting = school.setting.or(draft.setting);
        school.counted = draft.counted.unwrap_or(school.counted);
        if let Some(parent) = &draft.parent {
            school.parent.get_or_insert_with(|| parent.clone());
        }
        school.established_year = school.established_year.or(draft.established);
        school.boarding |= draft.boarding.unwrap_or(false);
        school.dense_central_city |= draft.dense_city.unwrap_or(false);
    }

    fn figure(
        &mut self,
        at: usize,
        field: Field,
        figure: &DraftFigure,
        draft: &Draft,
        context: &Context<'_>,
        differing: &mut Vec<(Field, f64, f64)>,
    ) {
        let Some(school) = self.county.schools.get(at) else { return };
        let known = field.get(school);
        let by_hand = school.origins.get(&field).is_some_and(|origin| origin.by_hand);
        let this_import = self.set.contains(&(at, field));
        let Some(value) = figure.value else {
            // A text that is no figure is kept beside the gap, so that nothing is lost.
            if known.is_none() && figure.origin.text.is_some() {
                let origin = self.localise(&figure.origin, context);
                if let Some(school) = self.county.schools.get_mut(at) {
                    school.origins.insert(field, origin);
                }
            }
            return;
        };
        match known {
            Some(known) if this_import && known == value => return,
            Some(known) if this_import && field.metric().is_shared() => {
                let finding = Finding::new(Severity::Must, "site-differs")
                    .arg("smaller", known.min(value))
                    .arg("larger", known.max(value));
                let mut finding = context.at_draft(finding, draft, figure_cell(draft, field));
                finding.field = Some(field);
                self.findings.push(finding);
                if known >= value {
                    return;
                }
            }
            Some(known) if this_import => {
                differing.push((field, known, value));
                return;
            }
            Some(known) if by_hand => {
                if known != value {
                    let finding = Finding::new(Severity::Check, "kept-by-hand")
                        .arg("kept", known)
                        .arg("other", value);
                    let mut finding = context.at_draft(finding, draft, figure_cell(draft, field));
                    finding.field = Some(field);
                    self.findings.push(finding);
                }
                return;
            }
            _ => {}
        }
        let origin = self.localise(&figure.origin, context);
        self.set.insert((at, field));
        if let Some(school) = self.county.schools.get_mut(at) {
            field.set(school, Some(value));
            school.origins.insert(field, origin);
        }
    }

    fn lists(&mut self, at: usize, draft: &Draft) {
        let Some(school) = self.county.schools.get_mut(at) else { return };
        for (section, bands) in &draft.bands {
            // A table of bands leaves a band without classes blank.
            if bands.iter().any(Option::is_some) {
                let slot = school.section_slot(*section).get_or_insert_with(Section::default);
                slot.class_bands = Some(ClassBands(bands.map(|band| band.unwrap_or(0.0))));
            }
        }
        for (section, classes) in draft.classes_in(self.system) {
            let slot = school.section_slot(section).get_or_insert_with(Section::default);
            slot.classes = classes;
        }
        for (item, parts) in &draft.answers {
            school.answers.entry(item.clone()).or_default().extend(parts.clone());
        }
        if let Some(rooms) = &draft.music_rooms {
            school.site.music_room_areas = Some(rooms.clone());
        }
        if let Some(rooms) = &draft.art_rooms {
            school.site.art_room_areas = Some(rooms.clone());
        }
    }

    fn grades(&mut self, at: usize, draft: &Draft, context: &Context<'_>) {
        self.years.extend(draft.year);
        if draft.grades.is_empty() {
            return;
        }
        let Some(year) = draft.year.or(self.county.school_year) else {
            self.grades_without_year.insert(at);
            return;
        };
        let Some(unit) = self.county.schools.get(at).map(|school| school.id.clone()) else {
            return;
        };
        for (grade, (students, cell)) in draft.grades_in(self.system) {
            let entry = Entry {
                year,
                unit: unit.clone(),
                grade,
                students,
                source: Some(draft.source),
                cell: Some(cell),
            };
            self.past(entry, context);
        }
    }

    /// Puts a figure into the history, with its place.
    pub fn past(&mut self, entry: Entry, context: &Context<'_>) {
        let source = self.local_source(entry.source, context);
        let origin = Origin { source, cell: entry.cell, ..Origin::default() };
        self.book.put(&mut self.county.history, entry, origin);
    }

    /// The school year of the county: the latest that a file names. Figures of several years
    /// are never mixed without a word.
    pub fn settle_year(&mut self) {
        if let Some(latest) = self.years.last().copied() {
            let all: Set<i32> = self.years.iter().copied().chain(self.county.school_year).collect();
            if all.len() > 1 {
                let list: Vec<String> = all.iter().map(ToString::to_string).collect();
                let finding =
                    Finding::new(Severity::Check, "years-mixed").arg("years", list.join("、"));
                self.findings.push(finding);
            }
            self.county.school_year =
                Some(self.county.school_year.map_or(latest, |year| year.max(latest)));
        }
        if !self.grades_without_year.is_empty() {
            #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
            let count = self.grades_without_year.len() as f64;
            self.findings.push(Finding::new(Severity::Check, "year-unknown").arg("count", count));
        }
    }

    /// Adds a school that no file has named yet.
    pub fn add_school(&mut self, id: String, draft: &Draft) -> usize {
        self.county.schools.push(School::new(id, draft.name.clone().unwrap_or_default()));
        let at = self.county.schools.len() - 1;
        self.added.insert(at);
        at
    }
}

fn figure_cell(draft: &Draft, field: Field) -> Option<crate::county::CellRef> {
    let origin = &draft.figures.get(&field)?.origin;
    origin.cell.or_else(|| origin.parts.first().and_then(|part| part.cell))
}
