//! From the events of a scenario to rules that can be run: schools found, numbers checked. What
//! is not sound becomes a finding, and the event does as much as is.

use super::places::{Places, Span};
use super::{finding, flow};
use crate::county::{County, SectionKind};
use crate::project::prospect::Prospect;
use crate::project::scenario::{Event, EventKind, Receiver, Scenario};

/// Spans with parts of a whole; `None` where nobody has a part and pupils shall decide.
pub(super) type Parts = Vec<(usize, Option<f64>)>;

/// What is done with a span in every year from `from_year` on.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    /// Position of the event.
    pub(super) event: usize,
    /// Years ahead from which it holds.
    pub(super) from_year: usize,
    pub(super) act: Act,
}

/// What is done.
#[derive(Debug, Clone)]
pub(super) enum Act {
    /// All pupils go to other spans.
    Close { span: usize, to: Parts, rooms_to: Option<usize> },
    /// A part of each intake goes to other spans.
    Share { span: usize, part: f64, to: Parts },
    /// A span takes so many of the intake of others, or their parts where no number is told.
    Draw { span: usize, intake: Option<f64>, from: Parts },
    /// An intake above a number goes to other spans.
    Limit { span: usize, intake: f64, to: Parts },
    /// Pupils who would be nowhere else, by span and year, into all grades in proportion or
    /// into the entry grade only.
    Bring { to: Parts, stock: Vec<f64>, entry_only: bool },
    /// Rooms are added to a span until a year ahead.
    Rooms { span: usize, rooms: f64, until: Option<usize> },
    /// The cap of entering cohorts.
    Cap { spans: Vec<usize>, cap: f64 },
    /// The size above which classes are split.
    Split { spans: Vec<usize>, above: f64 },
}

pub(super) fn prepare(
    county: &County,
    scenario: &Scenario,
    prospect: &mut Prospect,
    places: &mut Places,
    junior_from: u8,
) -> Vec<Rule> {
    let mut order: Vec<usize> = (0..scenario.events.len()).collect();
    crate::order::sort_by_key(&mut order, |at| scenario.events.get(*at).map(|e| e.year));
    let last_year = prospect.pools.iter().map(|p| p.last_year).max().unwrap_or_default();
    let years = prospect.pools.iter().flat_map(|p| &p.tracks).map(|t| t.students.len()).max();
    let mut work = Prepare {
        county,
        scenario,
        prospect,
        places,
        junior_from,
        last_year,
        years: years.unwrap_or(0),
        rules: Vec::new(),
        event: 0,
        from_year: 0,
    };
    work.open_all(&order);
    for at in order {
        if let Some(event) = scenario.events.get(at) {
            work.one(at, event);
        }
    }
    work.rules
}

pub(super) struct Prepare<'a> {
    pub(super) county: &'a County,
    pub(super) scenario: &'a Scenario,
    pub(super) prospect: &'a mut Prospect,
    pub(super) places: &'a mut Places,
    pub(super) junior_from: u8,
    pub(super) last_year: i32,
    pub(super) years: usize,
    rules: Vec<Rule>,
    /// The event at hand, and its year ahead.
    pub(super) event: usize,
    pub(super) from_year: usize,
}

impl Prepare<'_> {
    pub(super) fn flag(&mut self, code: &str, text: &str) {
        let finding = finding(self.scenario, self.event, code).arg("unit", text);
        self.prospect.findings.push(finding);
    }

    pub(super) fn rule(&mut self, act: Act) {
        self.rules.push(Rule { event: self.event, from_year: self.from_year, act });
    }

    /// Years ahead of a school year; `None` outside the projection.
    pub(super) fn ahead(&self, year: i32) -> Option<usize> {
        let ahead = usize::try_from(year - self.last_year - 1).ok()?;
        (ahead < self.years).then_some(ahead)
    }

    fn one(&mut self, at: usize, event: &Event) {
        self.event = at;
        let Some(ahead) = self.ahead(event.year) else {
            return self.flag("event-outside-horizon", "");
        };
        self.from_year = ahead;
        match &event.kind {
            EventKind::Open { rooms, intake, outside, from, .. } => {
                self.open(rooms, intake, outside, from);
            }
            EventKind::Expand { school, section, rooms, until } => {
                self.expand(school, *section, *rooms, *until);
            }
            EventKind::Close { school, section, to } => {
                for span in self.spans(school, *section) {
                    self.close(span, school, to, None);
                }
            }
            EventKind::Merge { school, into, keep_rooms } => self.merge(school, into, *keep_rooms),
            EventKind::Rezone { from, to, section, share } => {
                self.rezone(from, to, *section, *share);
            }
            EventKind::Housing { unit, dwellings, occupancy, pupils_per_100, .. } => {
                self.housing(unit, *dwellings, occupancy, *pupils_per_100);
            }
            EventKind::CapIntake { school, section, intake, to } => {
                self.cap_intake(school, *section, *intake, to);
            }
            EventKind::Cap { school, section, cap } => {
                let Some(cap) = self.positive(*cap, "cap") else { return };
                let spans = self.some_or_all(school.as_deref(), *section);
                self.rule(Act::Cap { spans, cap });
            }
            EventKind::Split { school, section, above } => {
                let Some(above) = self.positive(*above, "above") else { return };
                let spans = self.some_or_all(school.as_deref(), *section);
                self.rule(Act::Split { spans, above });
            }
            EventKind::Unknown(kind) => self.flag("event-unknown-kind", kind),
        }
    }

    /// A number of the event that must be there and not below 0.
    pub(super) fn amount(&mut self, value: Option<f64>, field: &str) -> Option<f64> {
        let code = match value {
            Some(value) if value.is_finite() && value >= 0.0 => return Some(value),
            Some(_) => "event-negative",
            None => "event-lacks",
        };
        self.flag(code, field);
        None
    }

    /// A number of the event that must be there and above 0.
    fn positive(&mut self, value: Option<f64>, field: &str) -> Option<f64> {
        let value = self.amount(value, field)?;
        if value > 0.0 {
            return Some(value);
        }
        self.flag("event-negative", field);
        None
    }

    /// The spans of a school; a finding where there is none.
    fn spans(&mut self, school: &str, section: Option<SectionKind>) -> Vec<usize> {
        let spans = self.places.school(school, section);
        if spans.is_empty() {
            self.flag("event-unknown-school", school);
        }
        spans
    }

    fn some_or_all(&mut self, school: Option<&str>, section: Option<SectionKind>) -> Vec<usize> {
        match school {
            Some(school) => self.spans(school, section),
            None => {
                let wanted = |s: &SectionKind| section.is_none_or(|w| w == *s);
                let sections = SectionKind::COMPULSORY.into_iter().filter(wanted);
                sections.flat_map(|s| self.places.all(s)).collect()
            }
        }
    }

    pub(super) fn span(&self, span: usize) -> Option<Span> {
        self.places.spans.get(span).copied()
    }

    pub(super) fn zone_of(&self, span: usize) -> Option<String> {
        let at = self.span(span)?.at;
        self.prospect.pools.get(at.pool)?.tracks.get(at.track)?.zone.clone()
    }

    /// The spans that receive what leaves `span`: those named, else the schools of its zone that
    /// have pupils.
    pub(super) fn receivers(&mut self, span: usize, named: &[Receiver]) -> Parts {
        let Some(section) = self.span(span).map(|s| s.section) else { return Vec::new() };
        let mut parts = Vec::new();
        for receiver in named {
            let share = receiver.share.filter(|s| s.is_finite());
            if share.is_some_and(|s| s < 0.0) {
                self.flag("event-negative", "share");
                continue;
            }
            let at = self.spans(&receiver.school, Some(section));
            parts.extend(at.into_iter().map(|s| (s, share)));
        }
        if named.is_empty() {
            let zone = self.zone_of(span);
            let near = zone.map(|z| self.places.zone(&z, Some(section))).unwrap_or_default();
            parts = near.into_iter().map(|s| (s, None)).collect();
            parts.retain(|(s, _)| self.has_pupils(*s));
        }
        parts.retain(|(s, _)| *s != span && !self.closed(*s));
        parts
    }

    pub(super) fn has_pupils(&self, span: usize) -> bool {
        self.span(span).is_some_and(|s| flow::total(self.prospect, s, self.from_year) > 0.0)
    }

    /// Whether a rule that is already there closes the span by the year at hand, or one of the
    /// same event does.
    fn closed(&self, span: usize) -> bool {
        let closes = |rule: &Rule| {
            matches!(rule.act, Act::Close { span: closed, .. } if closed == span)
                && rule.from_year <= self.from_year
        };
        self.rules.iter().any(closes)
    }

    fn close(&mut self, span: usize, school: &str, to: &[Receiver], rooms_to: Option<usize>) {
        if self.closed(span) {
            return self.flag("event-closed-already", school);
        }
        let to = self.receivers(span, to);
        if to.is_empty() {
            return self.flag("event-nowhere-to-go", school);
        }
        self.rule(Act::Close { span, to, rooms_to });
    }

    fn merge(&mut self, school: &str, into: &str, keep_rooms: bool) {
        let to = [Receiver { school: into.to_owned(), share: None }];
        for span in self.spans(school, None) {
            let section = self.span(span).map(|s| s.section);
            let rooms_to = self.places.school(into, section).first().copied();
            self.close(span, school, &to, rooms_to.filter(|_| keep_rooms));
        }
    }

    fn rezone(&mut self, from: &str, to: &str, section: Option<SectionKind>, share: Option<f64>) {
        let Some(share) = self.amount(share, "share") else { return };
        if share > 1.0 {
            return self.flag("event-share-above-one", "share");
        }
        let (givers, takers) = (self.unit_or_zone(from, section), self.unit_or_zone(to, section));
        let mut moved = false;
        for span in givers {
            let section = self.span(span).map(|s| s.section);
            let same = |s: &usize| self.span(*s).map(|s| s.section) == section && *s != span;
            let to: Parts = takers.iter().copied().filter(same).map(|s| (s, None)).collect();
            if !to.is_empty() {
                moved = true;
                self.rule(Act::Share { span, part: share, to });
            }
        }
        if !moved {
            self.flag("event-nowhere-to-go", to);
        }
    }

    /// The spans of a school or, where none is called so, of a zone.
    pub(super) fn unit_or_zone(&mut self, unit: &str, section: Option<SectionKind>) -> Vec<usize> {
        let of_school = self.places.school(unit, section);
        if !of_school.is_empty() {
            return of_school;
        }
        let mut of_zone = self.places.zone(unit, section);
        of_zone.retain(|s| self.has_pupils(*s));
        if of_zone.is_empty() {
            self.flag("event-unknown-unit", unit);
        }
        of_zone
    }

    fn cap_intake(
        &mut self,
        school: &str,
        section: Option<SectionKind>,
        intake: Option<f64>,
        to: &[Receiver],
    ) {
        let Some(intake) = self.amount(intake, "intake") else { return };
        let spans = self.spans(school, section);
        if spans.len() > 1 {
            return self.flag("event-which-section", school);
        }
        for span in spans {
            let to = self.receivers(span, to);
            if to.is_empty() {
                self.flag("event-nowhere-to-go", school);
            } else {
                self.rule(Act::Limit { span, intake, to });
            }
        }
    }

    fn expand(
        &mut self,
        school: &str,
        section: Option<SectionKind>,
        rooms: Option<f64>,
        until: Option<i32>,
    ) {
        let Some(rooms) = self.amount(rooms, "rooms") else { return };
        let spans = self.spans(school, section);
        match spans.as_slice() {
            [span] => {
                let ahead = |y: i32| usize::try_from(y - self.last_year - 1).unwrap_or(0);
                let until = until.map(ahead);
                self.rule(Act::Rooms { span: *span, rooms, until });
            }
            [] => {}
            _ => self.flag("event-which-section", school),
        }
    }
}
