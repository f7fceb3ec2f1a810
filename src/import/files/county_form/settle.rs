//! Putting what a county says of itself, and what its schools say of themselves, into its answers;
//! and telling where figures contradict each other.
//!
//! Within one import the first to speak stays; a later import replaces what an earlier one gave;
//! what a person typed stays. Each is reported.

use crate::order::{Map, Set};

use super::data::{BASICS, Stated, form};
use super::tables::share_differs;
use super::{CountyForm, Given};
use crate::county::{
    Answer, CellRef, County, Finding, GRADE_SYSTEM, GradeSystem, Kind, POPULATION, ReadAt,
    SectionKind, Severity,
};
use crate::import::files::context::Context;
use crate::import::files::forms;
use crate::import::files::merge::CountyBuilder;
use crate::json::Value;

/// How far a quotient that was rounded may be from its figures.
const ROUNDED_QUOTIENT: f64 = 0.005;

/// Where a figure was read, for findings.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place {
    /// Index among the sources of the import.
    pub source: Option<u32>,
    /// The cell.
    pub cell: Option<CellRef>,
}

/// 学制 as the forms of a county tell it.
pub fn grade_system(forms: &[&CountyForm]) -> Option<GradeSystem> {
    let mut given = forms.iter().flat_map(|form| &form.given);
    let told = given.find(|given| given.answer == BASICS && given.path == GRADE_SYSTEM)?;
    GradeSystem::ALL.into_iter().find(|system| told.value.as_str() == Some(system.id()))
}

/// Puts the forms of a county, and what its schools say, into it.
pub fn settle(
    builder: &mut CountyBuilder,
    forms: &[&CountyForm],
    system: Option<(GradeSystem, Place)>,
    context: &Context<'_>,
) {
    let mut settler = Settler { builder, context, set: Set::new() };
    // What the schools themselves say comes first.
    if let Some((system, place)) = system {
        settler.put(BASICS, GRADE_SYSTEM, &system.id().into(), place);
    }
    for item in &form().every {
        settler.every_school(item);
    }
    for item in &form().total {
        settler.total(item);
    }
    let mut stated: Map<&str, (f64, Place)> = Map::new();
    for of_form in forms {
        for given in &of_form.given {
            let place = Place { source: Some(of_form.source), cell: Some(given.at) };
            match (given.path.as_str(), given.value.as_f64()) {
                ("stated", Some(value)) => {
                    stated.entry(&given.answer).or_insert((value, place));
                }
                _ => settler.give(given, place),
            }
        }
        for (figure, year, value, cell) in &of_form.yearly {
            let place = Place { source: Some(of_form.source), cell: Some(*cell) };
            settler.yearly((figure, *year), *value, place);
        }
        settler.year(of_form);
        settler.compare(of_form);
    }
    for share in &form().share {
        settler.share(share, stated.get(share.answer.as_str()).copied());
    }
}

pub struct Settler<'a, 'c> {
    builder: &'a mut CountyBuilder,
    context: &'a Context<'c>,
    /// Paths that this import has set.
    set: Set<(String, String)>,
}

impl Settler<'_, '_> {
    pub fn say(&mut self, finding: Finding, place: Place) {
        let finding = self.context.at_source(finding, place.source, place.cell);
        self.builder.findings.push(finding);
    }

    pub fn county(&self) -> &County {
        &self.builder.county
    }

    pub fn current(&self, answer: &str, path: &str) -> Option<Value> {
        match (answer, path) {
            (BASICS, _) => self.county().fact(path),
            _ => self.county().government.get(answer)?.figure(path),
        }
    }

    pub fn slot(&mut self, answer: &str) -> &mut Answer {
        let county = &mut self.builder.county;
        match answer {
            BASICS => &mut county.basics,
            _ => county.government.entry(answer.to_owned()).or_default(),
        }
    }

    /// Sets a figure, unless another stands there that is to stay. True when it is there now.
    pub fn put(&mut self, answer: &str, path: &str, value: &Value, place: Place) -> bool {
        let current = self.current(answer, path);
        let key = (answer.to_owned(), path.to_owned());
        if let Some(current) = current.filter(|current| !same(current, value)) {
            let read = {
                let known = self.slot(answer).read_at(path).is_some();
                // The figure of the county's own field must be the one that was read.
                known || answer == BASICS && path == POPULATION && self.population_was_read()
            };
            let code = match (self.set.contains(&key), read) {
                (true, _) => "answer-differs",
                (false, true) => "answer-replaced",
                (false, false) => "answer-kept",
            };
            let stays = code != "answer-replaced";
            let (kept, other) = if stays { (&current, value) } else { (value, &current) };
            if path != "note" && !path.starts_with("evidence") {
                let finding = Finding::new(Severity::Check, code)
                    .arg("item", target(answer, path))
                    .arg("kept", shown(kept))
                    .arg("other", shown(other));
                self.say(finding, place);
            }
            if stays {
                return false;
            }
        }
        let source = self.builder.local_source(place.source, self.context);
        let at = ReadAt { source, cell: place.cell };
        self.slot(answer).set_read(path, value, &at);
        if answer == BASICS && path == POPULATION {
            self.builder.county.population = value.as_f64();
        }
        self.set.insert(key);
        true
    }

    /// Sets a yearly figure by the same rules.
    fn yearly(&mut self, (figure, year): (&str, i32), value: f64, place: Place) {
        let target = format!("year.{figure}.{year}");
        let key = (target.clone(), String::new());
        let county = self.county();
        let current = county.yearly(figure, year).cloned();
        let current = current.filter(|current| current.as_f64() != Some(value));
        if let Some(current) = current {
            let read = county.yearly_read_at(figure, year).is_some();
            let code = match (self.set.contains(&key), read) {
                (true, _) => "answer-differs",
                (false, true) => "answer-replaced",
                (false, false) => "year-kept",
            };
            let stays = code != "answer-replaced";
            let new = Value::from(value);
            let (kept, other) = if stays { (&current, &new) } else { (&new, &current) };
            let finding = Finding::new(Severity::Check, code)
                .arg("item", target)
                .arg("kept", shown(kept))
                .arg("other", shown(other));
            self.say(finding, place);
            if stays {
                return;
            }
        } else if self.county().yearly(figure, year).is_some() {
            // The same figure was typed, or read before: where it stands is not told anew.
            let typed = self.county().yearly_read_at(figure, year).is_none();
            if typed || self.set.contains(&key) {
                return;
            }
        }
        let source = self.builder.local_source(place.source, self.context);
        let at = ReadAt { source, cell: place.cell };
        self.builder.county.set_yearly_read(figure, year, value, &at);
        self.set.insert(key);
    }

    fn population_was_read(&self) -> bool {
        let basics = &self.county().basics;
        basics.read_at(POPULATION).is_some()
            && basics.figure(POPULATION) == self.county().population.map(Value::from)
    }

    fn give(&mut self, given: &Given, place: Place) {
        self.put(&given.answer, &given.path, &given.value, place);
    }

    /// A form of another school year than the figures is said.
    fn year(&mut self, of_form: &CountyForm) {
        let year = self.county().school_year;
        if let (Some(own), Some(year)) = (of_form.year, year)
            && own != year
        {
            let finding = Finding::new(Severity::Check, "answer-year-differs")
                .arg("year", year.to_string())
                .arg("own", own.to_string());
            self.say(finding, Place { source: Some(of_form.source), cell: None });
        }
        if self.county().school_year.is_none() {
            self.builder.county.school_year = of_form.year;
        }
    }

    /// Figures of 表Ⅰ against the sums of the schools.
    fn compare(&mut self, of_form: &CountyForm) {
        for (figure, stated, cell) in &of_form.compared {
            let Some(computed) = figure_of(self.county(), figure) else { continue };
            if computed != *stated {
                let finding = Finding::new(Severity::Check, "table-differs")
                    .arg("item", format!("compare.{figure}"))
                    .arg("stated", *stated)
                    .arg("computed", computed);
                self.say(finding, Place { source: Some(of_form.source), cell: Some(*cell) });
            }
        }
    }

    /// A figure of the same answer, or of another one by `answer.key`, with its place.
    fn operand(&self, answer: &str, name: &str) -> Option<f64> {
        let (answer, path) = name.split_once('.').unwrap_or((answer, name));
        self.current(answer, path)?.as_f64()
    }

    fn sum(&self, answer: &str, names: &[String]) -> Option<f64> {
        let of = |name: &String| match name.strip_prefix('-') {
            Some(name) => self.operand(answer, name).map(|value| -value),
            None => self.operand(answer, name),
        };
        names.iter().map(of).sum()
    }

    /// Whether this import has set anything of an answer.
    fn touched(&self, answer: &str) -> bool {
        self.set.iter().any(|(id, _)| id == answer)
    }

    fn place_of(&self, answer: &str, name: &str) -> Place {
        let path = name.trim_start_matches('-');
        let (answer, path) = path.split_once('.').unwrap_or((answer, path));
        let read = self.county().government.get(answer).and_then(|a| a.read_at(path));
        let source = read.as_ref().and_then(|read| self.import_source(read.source?));
        Place { source, cell: read.and_then(|read| read.cell) }
    }

    /// The source of the import that a source of the county is.
    fn import_source(&self, local: u32) -> Option<u32> {
        let source = self.county().sources.get(local as usize)?;
        let at = self.context.sources.iter().position(|known| known == source)?;
        u32::try_from(at).ok()
    }

    /// A share against what the form states of it; and kept, where the answer wants it.
    fn share(&mut self, share: &Stated, stated: Option<(f64, Place)>) {
        let answer = share.answer.as_str();
        if stated.is_none() && !self.touched(answer) {
            return;
        }
        let part = self.sum(answer, &share.part);
        let other = || share.or.as_ref().and_then(|name| self.operand(answer, name));
        let whole = self.sum(answer, &share.whole).or_else(other);
        let item = format!("answer.{answer}");
        let first = share.part.first().map(String::as_str).unwrap_or_default();
        if !share.per {
            self.over(share, part, whole);
        }
        if let (Some(part), Some(whole)) = (part, whole) {
            if let Some((stated, place)) = stated {
                let differs = match share.per {
                    false => share_differs(stated, part, whole),
                    true => quotient_differs(stated, part, whole),
                };
                if let Some(finding) = differs {
                    self.say(finding.arg("item", item), place);
                }
            }
            if share.into && whole > 0.0 {
                let place = self.place_of(answer, first);
                self.put(answer, "value", &(part * 100.0 / whole).into(), place);
            }
            return;
        }
        let Some((stated, place)) = stated else { return };
        if share.into {
            self.put(answer, "value", &stated.into(), place);
        } else {
            self.put(answer, "stated", &stated.into(), place);
            self.say(
                Finding::new(Severity::Missing, "answer-share-alone").arg("item", item),
                place,
            );
        }
    }

    /// Parts beyond their whole. Those that are told may be too many already, unless one that is not
    /// would be taken away.
    fn over(&mut self, share: &Stated, part: Option<f64>, whole: Option<f64>) {
        let answer = share.answer.as_str();
        let only_added = share.part.iter().all(|name| !name.starts_with('-'));
        let each = share.part.iter().map(|name| self.operand(answer, name));
        let told = part.or_else(|| only_added.then(|| each.flatten().sum()));
        let (Some(told), Some(whole)) = (told, whole) else { return };
        if told <= whole {
            return;
        }
        let name = |name: Option<&String>| {
            let name = name.map(String::as_str).unwrap_or_default();
            if name.contains('.') { format!("answer.{name}") } else { target(answer, name) }
        };
        let finding = Finding::new(Severity::Must, "answer-part-over")
            .arg("item", name(share.part.first()))
            .arg("itemOf", name(share.whole.first()))
            .arg("value", told)
            .arg("limit", whole);
        let first = share.part.first().map(String::as_str).unwrap_or_default();
        let place = self.place_of(answer, first);
        self.say(finding, place);
    }
}

#[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
pub fn number(count: usize) -> f64 {
    count as f64
}

fn same(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// A value as findings quote it.
fn shown(value: &Value) -> crate::county::Arg {
    let system = value.as_str().and_then(|id| forms::words().grade_system_label(id));
    if let Some(system) = system {
        return system.into();
    }
    match value {
        Value::Number(number) => number.as_f64().unwrap_or_default().into(),
        Value::String(text) => text.as_str().into(),
        other => other.to_string().into(),
    }
}

fn target(answer: &str, path: &str) -> String {
    if path.is_empty() { format!("answer.{answer}") } else { format!("answer.{answer}.{path}") }
}

fn quotient_differs(stated: f64, part: f64, whole: f64) -> Option<Finding> {
    let quotient = part / whole;
    let differs = whole > 0.0 && libm::fabs(quotient - stated) > ROUNDED_QUOTIENT * quotient;
    differs.then(|| {
        let shown = libm::round(quotient * 100.0) / 100.0;
        Finding::new(Severity::Check, "answer-quotient-differs")
            .arg("stated", stated)
            .arg("computed", shown)
    })
}

/// A sum over the schools by the name 表Ⅰ compares it under: `schools.nineYear`,
/// `students.primary`. `None` where a school's figure is missing, or there are no schools.
fn figure_of(county: &County, figure: &str) -> Option<f64> {
    if county.schools.is_empty() {
        return None;
    }
    let (what, of) = figure.split_once('.')?;
    if what == "schools" {
        let kind = Kind::ALL.into_iter().find(|kind| kind.id() == of)?;
        let counted = county.schools.iter().filter(|s| s.counted && s.kind == kind);
        return Some(number(counted.count()));
    }
    let section = SectionKind::ALL.into_iter().find(|section| section.id() == of)?;
    let sections = county.schools.iter().filter_map(|school| school.section(section));
    sections
        .map(|section| match what {
            "students" => section.students,
            "classes" => section.class_total(),
            "teachers" => section.teachers.full_time,
            _ => None,
        })
        .sum()
}
