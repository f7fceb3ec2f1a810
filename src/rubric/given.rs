//! What a person typed for an item, and what the county knows: the inputs of a rule.

use super::facts::{Facts, total};
use super::form::Item;
use super::formula::Formula;
use super::metric::rooms;
use super::number::{Span, exact, nearest, whole};
use super::result::{Input, Known, Offender};
use crate::county::{Answer, ClassBands, Field, Kind, Metric, Ownership, School, Section, Setting};
use crate::json::Value;

/// What there is to mark an item by.
pub(super) struct Given<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) item: &'a Item,
    pub(super) answer: Option<&'a Answer>,
    /// Inputs used so far.
    pub(super) inputs: Vec<Input>,
    /// What is wrong with the answer: code of a `rubric-why-` clause and what was typed.
    pub(super) wrong: Option<(&'static str, String)>,
    /// Whether a typed value was used.
    pub(super) typed: bool,
    /// Names of schools that pass only by a relaxation, by its id.
    pub(super) relaxed: Vec<(Option<String>, Vec<String>)>,
    /// Names of schools that might, if a figure were known.
    pub(super) unrelaxed: Vec<String>,
    /// Schools that lack a figure which was to be added up.
    pub(super) lacking: Vec<Offender>,
    /// Set where a figure of the county and a typed one differ: computed, typed.
    pub(super) differs: Option<(f64, f64)>,
}

impl<'a> Given<'a> {
    pub(super) fn new(facts: &'a Facts<'a>, item: &'a Item) -> Self {
        Self {
            facts,
            item,
            answer: facts.county.government.get(&item.id),
            inputs: Vec::new(),
            wrong: None,
            typed: false,
            relaxed: Vec::new(),
            unrelaxed: Vec::new(),
            lacking: Vec::new(),
            differs: None,
        }
    }

    /// The typed value.
    pub(super) fn raw(&self) -> Option<&'a Value> {
        self.answer.and_then(|a| a.value.as_ref()).filter(|v| !v.is_null())
    }

    /// One part of the typed value: of the value where it is an object, else beside it.
    pub(super) fn part(&self, key: &str) -> Option<&'a Value> {
        let answer = self.answer?;
        let inside = answer.value.as_ref().and_then(|v| v.get(key));
        inside.or_else(|| answer.extra.get(key)).filter(|v| !v.is_null())
    }

    /// The number typed; under `key` where the answer holds several.
    pub(super) fn number(&mut self, key: Option<&str>) -> Option<Span> {
        let value = match key {
            Some(key) => match self.part(key) {
                Some(value) => value,
                None if key == "scale" => return self.item.scale.clone().map(Span::of),
                None => return None,
            },
            None => match self.raw()? {
                Value::Object(_) => self.part("value")?,
                other => other,
            },
        };
        let number = self.read(value)?;
        self.typed = true;
        Some(Span::of(number))
    }

    /// A number, or a word that stands for one; anything else is remembered as wrong.
    pub(super) fn read(&mut self, value: &Value) -> Option<super::number::Points> {
        let number = match value {
            Value::Bool(flag) => Some(whole(usize::from(*flag))),
            Value::String(text) => exact(value).or_else(|| word(text).map(whole)),
            other => exact(other),
        };
        if number.is_none() {
            self.wrong = Some(("notANumber", super::read::shown(value)));
        }
        number
    }

    /// A percentage typed over 100 is told, not cut.
    pub(super) fn check_percent(&mut self, span: &Span) {
        if self.item.unit.as_deref() == Some("%") && span.high > whole(100) {
            let found = crate::words::number::in_sentence(nearest(&span.high));
            self.wrong = self.wrong.take().or(Some(("overHundred", found)));
        }
    }

    /// The value of a name in a formula.
    fn named(&mut self, name: &str) -> Option<Span> {
        let key = name.strip_prefix("answer.");
        if name == "answer" || key.is_some() {
            let value = self.number(key);
            let typed = self.part(key.unwrap_or_default()).is_some() || key.is_none();
            self.record(name, value.clone(), typed);
            return value;
        }
        let fact = self.facts.fact(name);
        let mut input = input(name, fact.value.as_ref(), false);
        (input.counted, input.lacking) = (fact.counted, fact.missing);
        input.offenders = fact.offenders;
        for school in fact.lacking {
            if self.lacking.iter().all(|known| known.school != school.school) {
                self.lacking.push(school);
            }
        }
        if !self.inputs.iter().any(|i| i.name == input.name) {
            self.inputs.push(input);
        }
        fact.value
    }

    pub(super) fn record(&mut self, name: &str, value: Option<Span>, typed: bool) {
        if !self.inputs.iter().any(|i| i.name == name) {
            self.inputs.push(input(name, value.as_ref(), typed));
        }
    }

    /// The value of a formula. Where figures of the county it needs are missing, what was typed
    /// under `key` stands in; a typed value is otherwise only compared, unless the answer says
    /// `override`.
    pub(super) fn measure(&mut self, formula: &Formula, key: Option<&str>) -> Option<Span> {
        let from_county =
            formula.names().iter().any(|n| *n != "answer" && !n.starts_with("answer."));
        let value = formula.value(&mut |name| self.named(name));
        if !from_county {
            if let Some(value) = &value {
                self.check_percent(value);
            }
            return value;
        }
        let wanted = self.answer.is_some_and(|a| a.overrides());
        let Some(typed) = self.typed_instead(key) else { return value };
        let known = value.as_ref().and_then(Span::known);
        if wanted || known.is_none() {
            self.typed = true;
            self.check_percent(&typed);
            self.record("answer", Some(typed.clone()), true);
            if let (Some(known), Some(typed)) = (known, typed.known()) {
                self.tell_difference(known, typed);
            }
            return Some(typed);
        }
        if let (Some(known), Some(typed)) = (known, typed.known()) {
            self.tell_difference(known, typed);
        }
        value
    }

    fn typed_instead(&mut self, key: Option<&str>) -> Option<Span> {
        let before = self.typed;
        let typed = match key {
            Some(key) => self.number(Some(key)),
            None => self.raw().filter(|v| !v.is_array()).and_then(|_| self.number(None)),
        };
        self.typed = before;
        typed
    }

    fn tell_difference(&mut self, computed: &super::number::Points, typed: &super::number::Points) {
        if computed != typed {
            self.differs = Some((nearest(computed), nearest(typed)));
        }
    }
}

/// Words of forms that stand for yes and no.
fn word(text: &str) -> Option<usize> {
    match text.trim() {
        "是" | "有" | "达标" | "yes" | "true" | "have" => Some(1),
        "否" | "无" | "未达标" | "no" | "false" | "none" => Some(0),
        _ => None,
    }
}

fn input(name: &str, value: Option<&Span>, typed: bool) -> Input {
    Input {
        name: name.to_owned(),
        value: value.map(known).unwrap_or_default(),
        missing: value.is_none(),
        typed,
        counted: 0,
        lacking: 0,
        offenders: Vec::new(),
    }
}

/// A span for a result.
pub(super) fn known(span: &Span) -> Known {
    let (low, high) = (nearest(&span.low), nearest(&span.high));
    Known { value: span.known().map(nearest), low, high }
}

/// A figure, a count or a yes/no of a school, by its name in formulas over schools.
pub(super) fn of_school(school: &School, name: &str) -> Option<Span> {
    let truth = |value: bool| Some(Span::truth(value));
    let number = |value: Option<f64>| value.and_then(super::number::figure).map(Span::of);
    match name {
        "students" => number(total(school, None, |s| s.students).flatten()),
        "classes" => number(total(school, None, Section::class_total).flatten()),
        "largestClass" => largest_class(school),
        "established" => number(school.established_year.map(f64::from)),
        "public" => truth(school.ownership == Ownership::Public),
        "private" => truth(school.ownership == Ownership::Private),
        "boarding" => truth(school.boarding),
        "urban" => school.setting.map(|s| Span::truth(s == Setting::Urban)),
        "town" => school.setting.map(|s| Span::truth(s == Setting::Town)),
        "rural" => school.setting.map(|s| Span::truth(s == Setting::Rural)),
        "primarySchool" => truth(school.kind == Kind::Primary),
        "teachingPoint" => truth(school.kind == Kind::TeachingPoint),
        "juniorSchool" => truth(school.kind == Kind::Junior),
        "nineYear" => truth(school.kind == Kind::NineYear),
        "twelveYear" => truth(school.kind == Kind::TwelveYear),
        "completeSecondary" => truth(school.kind == Kind::CompleteSecondary),
        "primarySection" => truth(school.sections.primary.is_some()),
        "juniorSection" => truth(school.sections.junior.is_some()),
        _ if rooms(name).is_some() => {
            let (music, area) = rooms(name)?;
            let site = &school.site;
            let areas = if music { &site.music_room_areas } else { &site.art_room_areas };
            let large = areas.as_ref()?.iter().filter(|found| **found >= f64::from(area));
            Some(Span::of(whole(large.count())))
        }
        _ => match Field::parse(name) {
            Some(field) => number(field.get(school)),
            None => {
                let metric = Metric::parse(name)?;
                number(super::facts::both(school, metric).flatten())
            }
        },
    }
}

/// The largest class of the compulsory sections: exactly where every class is listed, else as far
/// as the bands of class sizes tell.
fn largest_class(school: &School) -> Option<Span> {
    let sections = [&school.sections.primary, &school.sections.junior];
    let mut largest: Option<(f64, f64)> = None;
    for section in sections.into_iter().flatten() {
        let (low, high) = if section.classes.is_empty() {
            by_bands(section)?
        } else {
            let sizes = section.classes.iter().map(|class| class.students);
            let sizes: Option<Vec<f64>> = sizes.collect();
            let most = sizes?.into_iter().fold(0.0, f64::max);
            (most, most)
        };
        let (known_low, known_high) = largest.unwrap_or_default();
        largest = Some((known_low.max(low), known_high.max(high)));
    }
    let (low, high) = largest?;
    Some(Span { low: super::number::figure(low)?, high: super::number::figure(high)? })
}

/// Fewest and most pupils that the largest class of a section can have, by its bands. In the open
/// band it has no more than the section.
fn by_bands(section: &Section) -> Option<(f64, f64)> {
    let bands = section.class_bands.as_ref()?;
    let mut held = bands.0.iter().zip(ClassBands::EDGES).filter(|(classes, _)| **classes > 0.0);
    let (_, (low, high)) = held.next_back()?;
    let low = f64::from(low);
    let high = match high {
        Some(high) => f64::from(high),
        None => section.students?.max(low),
    };
    Some((low, high))
}
