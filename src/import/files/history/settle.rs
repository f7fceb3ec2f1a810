//! Tables of past years put into a county whose schools are known.

use super::{Entry, PastFigure, Sheetful, Who};
use crate::county::{BirthCount, CellRef, County, Feeder, Finding, GradeSystem, Severity};
use crate::import::files::context::Context;
use crate::import::files::draft::Draft;
use crate::import::files::label::normalise;
use crate::import::files::merge::CountyBuilder;
use crate::order::{Map, Set};

/// Names listed in one sentence.
const NAMED: usize = 5;

/// What the tables say about one county.
#[derive(Debug, Default)]
pub struct TablesOf<'a> {
    /// Pupils by year, unit and grade.
    pub figures: Vec<&'a PastFigure>,
    /// Births by calendar year.
    pub births: &'a [Sheetful<BirthCount>],
    /// Feeder shares.
    pub feeders: &'a [Sheetful<Feeder>],
}

/// Units of a county by what files may call them.
struct Units {
    ids: Set<String>,
    names: Map<String, Vec<String>>,
    zones: Map<String, String>,
    county: String,
}

/// What a file's name of a unit leads to.
enum Found {
    Unit(String),
    /// Kept under its own name.
    Unknown(String),
    /// Several schools bear the name.
    Ambiguous(String),
}

impl Units {
    fn of(county: &County) -> Self {
        let mut units = Units {
            ids: Set::new(),
            names: Map::new(),
            zones: Map::new(),
            county: county.name.clone(),
        };
        for school in &county.schools {
            units.ids.insert(school.id.clone());
            units.names.entry(normalise(&school.name)).or_default().push(school.id.clone());
            if let Some(zone) = &school.zone {
                units.zones.insert(normalise(zone), zone.clone());
            }
        }
        units
    }

    fn school(&self, id: Option<&str>, name: Option<&str>) -> Found {
        if let Some(id) = id.filter(|id| self.ids.contains(*id)) {
            return Found::Unit(id.to_owned());
        }
        let own = || id.or(name).unwrap_or_default().to_owned();
        match name.and_then(|name| self.names.get(&normalise(name))).map(Vec::as_slice) {
            Some([only]) => Found::Unit(only.clone()),
            Some(_) => Found::Ambiguous(own()),
            None => Found::Unknown(own()),
        }
    }

    fn find(&self, who: &Who) -> Found {
        let zone = |name: &str| self.zones.get(&normalise(name)).cloned();
        match who {
            Who::School { id, name } => self.school(id.as_deref(), name.as_deref()),
            Who::Zone(name) => zone(name).map_or(Found::Unknown(name.clone()), Found::Unit),
            Who::Any(name) => match self.school(Some(name), Some(name)) {
                Found::Unknown(_) if normalise(name) == normalise(&self.county) => {
                    Found::Unit(self.county.clone())
                }
                Found::Unknown(name) => zone(&name).map_or(Found::Unknown(name), Found::Unit),
                found => found,
            },
            Who::County => Found::Unit(self.county.clone()),
        }
    }
}

/// Units that a sheet names and the county has not.
#[derive(Debug, Default)]
struct Strangers {
    unknown: Map<u32, (Set<String>, CellRef)>,
    ambiguous: Map<u32, (Set<String>, CellRef)>,
}

impl Strangers {
    fn unit(&mut self, found: Found, source: u32, cell: CellRef) -> String {
        let (list, name) = match found {
            Found::Unit(unit) => return unit,
            Found::Unknown(name) => (&mut self.unknown, name),
            Found::Ambiguous(name) => (&mut self.ambiguous, name),
        };
        list.entry(source).or_insert((Set::new(), cell)).0.insert(name.clone());
        name
    }

    fn findings(&self, county: &County, context: &Context<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut say = |severity, code, list: &Map<u32, (Set<String>, CellRef)>| {
            for (source, (names, cell)) in list {
                let finding = named(Finding::new(severity, code), names.iter());
                findings.push(context.at_source(finding, Some(*source), Some(*cell)));
            }
        };
        // Without schools every unit is a new one, and that is no wonder.
        if !county.schools.is_empty() {
            say(Severity::Check, "history-unit-unknown", &self.unknown);
        }
        say(Severity::Must, "history-name-ambiguous", &self.ambiguous);
        findings
    }
}

/// Puts the first few names and their number into a finding.
fn named<'a>(finding: Finding, names: impl Iterator<Item = &'a String>) -> Finding {
    let names: Vec<&str> = names.map(String::as_str).collect();
    let mut first = names.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
    if names.len() > NAMED {
        first.push('…');
    }
    #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
    let count = names.len() as f64;
    finding.arg("names", first).arg("count", count)
}

/// Puts what the tables say into the county.
pub fn settle(builder: &mut CountyBuilder, tables: &TablesOf<'_>, context: &Context<'_>) {
    know_by_id(builder);
    figures(builder, &tables.figures, context);
    births(builder, tables.births, context);
    feeders(builder, tables.feeders, context);
    let findings = builder.book.findings(&builder.county, context);
    builder.findings.extend(findings);
}

/// Figures that came under a school's name before the school was known go to its id.
fn know_by_id(builder: &mut CountyBuilder) {
    let units = Units::of(&builder.county);
    let mut renamed = Map::new();
    for entry in &builder.county.history {
        let known = units.ids.contains(&entry.unit) || units.county == entry.unit;
        if !known && !renamed.contains_key(&entry.unit) {
            let id = match units.school(None, Some(&entry.unit)) {
                Found::Unit(id) => Some(id),
                _ => None,
            };
            renamed.insert(entry.unit.clone(), id);
        }
    }
    let mut any = false;
    for entry in &mut builder.county.history {
        if let Some(Some(id)) = renamed.get(&entry.unit)
            && !builder.book.has(entry.year, id, entry.grade)
        {
            entry.unit.clone_from(id);
            any = true;
        }
    }
    if any {
        builder.book.index_again(&builder.county.history);
    }
}

/// What tables of past years tell of 学制.
pub fn grade_system(figures: &[&PastFigure]) -> Option<GradeSystem> {
    (!with_fourth_junior(figures).is_empty()).then_some(GradeSystem::FiveFour)
}

/// The sheets that have pupils in a fourth junior year: their junior sections have four
/// (五四制).
fn with_fourth_junior(figures: &[&PastFigure]) -> Set<u32> {
    let fourth = figures.iter().filter(|f| f.grade.is_fourth_junior() && f.students > 0.0);
    fourth.map(|figure| figure.source).collect()
}

fn figures(builder: &mut CountyBuilder, figures: &[&PastFigure], context: &Context<'_>) {
    let units = Units::of(&builder.county);
    let mut strangers = Strangers::default();
    let mut undated = Set::new();
    let five = with_fourth_junior(figures);
    for figure in figures {
        let system =
            if five.contains(&figure.source) { GradeSystem::FiveFour } else { builder.system };
        let Some(grade) = figure.grade.grade(system) else { continue };
        let unit = strangers.unit(units.find(&figure.who), figure.source, figure.cell);
        let Some(year) = figure.year.or(builder.county.school_year) else {
            undated.insert(unit);
            continue;
        };
        let entry = Entry {
            year,
            unit,
            grade,
            students: figure.students,
            source: Some(figure.source),
            cell: Some(figure.cell),
        };
        builder.past(entry, context);
    }
    if !undated.is_empty() {
        let finding = named(Finding::new(Severity::Check, "year-unknown"), undated.iter());
        builder.findings.push(finding);
    }
    let years = builder.county.history.iter().map(|entry| entry.year);
    if builder.county.school_year.is_none() && !figures.is_empty() {
        builder.county.school_year = years.max();
    }
    builder.findings.extend(strangers.findings(&builder.county, context));
}

/// Pupils by grade of a list of classes; grades with a class whose pupils are missing are left
/// out.
fn by_grade(classes: &[crate::county::Class]) -> Map<u8, f64> {
    let mut sums: Map<u8, Option<f64>> = Map::new();
    for class in classes {
        let sum = sums.entry(class.grade).or_insert(Some(0.0));
        *sum = sum.zip(class.students).map(|(sum, students)| sum + students);
    }
    sums.into_iter().filter_map(|(grade, sum)| Some((grade, sum?))).collect()
}

/// Statistics of a year before the county's: pupils by grade go to the history, everything else
/// stays as it is.
pub fn older_year(
    builder: &mut CountyBuilder,
    drafts: &[&Draft],
    current: i32,
    context: &Context<'_>,
) {
    let units = Units::of(&builder.county);
    let mut strangers = Strangers::default();
    // By sheet: its year, and figures taken from it.
    let mut sheets: Map<u32, (i32, usize)> = Map::new();
    for draft in drafts {
        let Some(year) = draft.year else { continue };
        let at = draft.at.unwrap_or(CellRef { row: 0, column: 0 });
        let found = units.school(draft.id.as_deref(), draft.name.as_deref());
        let unit = strangers.unit(found, draft.source, at);
        let mut grades = draft.grades_in(builder.system);
        for classes in draft.classes_in(builder.system).values() {
            for (grade, sum) in by_grade(classes) {
                grades.entry(grade).or_insert((sum, at));
            }
        }
        let (_, taken) = sheets.entry(draft.source).or_insert((year, 0));
        *taken += grades.len();
        for (grade, (students, cell)) in grades {
            let (unit, source) = (unit.clone(), Some(draft.source));
            let entry = Entry { year, unit, grade, students, source, cell: Some(cell) };
            builder.past(entry, context);
        }
    }
    for (source, (year, taken)) in sheets {
        let code = if taken > 0 { "older-year" } else { "older-year-nothing" };
        #[allow(clippy::cast_precision_loss, reason = "a sheet has few cells")]
        let finding = Finding::new(Severity::Check, code)
            .arg("year", year.to_string())
            .arg("current", current.to_string())
            .arg("count", taken as f64);
        builder.findings.push(context.at_source(finding, Some(source), None));
    }
    builder.findings.extend(strangers.findings(&builder.county, context));
}

fn births(builder: &mut CountyBuilder, sheets: &[Sheetful<BirthCount>], context: &Context<'_>) {
    let known: Map<i32, BirthCount> =
        builder.county.births.iter().map(|entry| (entry.year, entry.clone())).collect();
    let mut now = known.clone();
    let mut here: Map<i32, f64> = Map::new();
    for sheet in sheets {
        let mut met: Map<&str, (i32, f64, f64, usize)> = Map::new();
        for entry in &sheet.entries {
            let Some(count) = entry.count else { continue };
            let before = known.get(&entry.year).and_then(|entry| entry.count);
            let (code, kept, other) = match here.get(&entry.year) {
                Some(first) if *first != count => ("births-differ", *first, count),
                Some(_) => continue,
                None => {
                    here.insert(entry.year, count);
                    now.insert(entry.year, entry.clone());
                    match before.filter(|before| *before != count) {
                        Some(before) => ("births-replaced", count, before),
                        None => continue,
                    }
                }
            };
            met.entry(code).or_insert((entry.year, kept, other, 0)).3 += 1;
        }
        for (code, (year, kept, other, count)) in met {
            let severity = if code == "births-differ" { Severity::Must } else { Severity::Check };
            #[allow(clippy::cast_precision_loss, reason = "a table has few years")]
            let finding = Finding::new(severity, code)
                .arg("year", year.to_string())
                .arg("kept", kept)
                .arg("other", other)
                .arg("count", count as f64);
            builder.findings.push(context.at_source(finding, Some(sheet.source), Some(sheet.at)));
        }
    }
    builder.county.births = now.into_values().collect();
}

fn feeders(builder: &mut CountyBuilder, sheets: &[Sheetful<Feeder>], context: &Context<'_>) {
    let units = Units::of(&builder.county);
    let mut all: Vec<Feeder> = Vec::new();
    for sheet in sheets {
        let mut unknown = Set::new();
        let mut id = |name: &str| match units.school(Some(name), Some(name)) {
            Found::Unit(id) => id,
            Found::Unknown(name) | Found::Ambiguous(name) => {
                unknown.insert(name.clone());
                name
            }
        };
        for entry in &sheet.entries {
            let (from, to) = (id(&entry.from), id(&entry.to));
            if !all.iter().any(|known| known.from == from && known.to == to) {
                all.push(Feeder { from, to, ..entry.clone() });
            }
        }
        if !unknown.is_empty() && !builder.county.schools.is_empty() {
            let finding = named(Finding::new(Severity::Check, "feeder-unknown"), unknown.iter());
            let at = Some(sheet.at);
            builder.findings.push(context.at_source(finding, Some(sheet.source), at));
        }
    }
    let Some(last) = sheets.last().filter(|_| !all.is_empty()) else { return };
    let known = std::mem::replace(&mut builder.county.feeders, all);
    if !known.is_empty() && known != builder.county.feeders {
        #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
        let finding =
            Finding::new(Severity::Check, "feeders-replaced").arg("count", known.len() as f64);
        builder.findings.push(context.at_source(finding, Some(last.source), Some(last.at)));
    }
}
