//! The years one by one: cohorts that have moved before, then intakes, closures and caps of
//! intake, each in the order of the events' years and of the file.

use super::flow::{Flow, pupils, run as flow_run, total};
use super::places::Places;
use super::prepare::{Act, Parts, Rule};
use crate::project::prospect::Prospect;

pub(super) fn run(prospect: &mut Prospect, places: &Places, rules: &[Rule]) {
    let tracks = prospect.pools.iter().flat_map(|p| &p.tracks);
    let years = tracks.map(|t| t.students.len()).max().unwrap_or(0);
    let mut work = Years { prospect, places, cohorts: Vec::new(), closures: Vec::new() };
    for year in 0..years {
        work.carry(year);
        let active = || rules.iter().filter(|rule| rule.from_year <= year);
        for rule in active() {
            work.intake(year, rule);
        }
        for rule in active() {
            work.close(year, rule);
        }
        for rule in active() {
            work.limit(year, rule);
        }
    }
}

struct Years<'a> {
    prospect: &'a mut Prospect,
    places: &'a Places,
    /// Parts of cohorts that have moved, in the order in which they did.
    cohorts: Vec<Flow>,
    /// Where the pupils of closed schools go, fixed when they close.
    closures: Vec<Flow>,
}

impl Years<'_> {
    /// Cohorts move up, and the same part of each moves again.
    fn carry(&mut self, year: usize) {
        let mut cohorts = std::mem::take(&mut self.cohorts);
        cohorts.retain_mut(|flow| {
            flow.column += 1;
            self.places.spans.get(flow.from).is_some_and(|s| flow.column < s.end - s.first)
        });
        for flow in &cohorts {
            flow_run(self.prospect, self.places, flow, year, false);
        }
        self.cohorts = cohorts;
    }

    /// A part of a span's intake of this year goes elsewhere, and will in its later grades.
    fn send(&mut self, year: usize, event: usize, from: usize, part: f64, to: Vec<(usize, f64)>) {
        if to.is_empty() || part <= 0.0 {
            return;
        }
        let flow = Flow { event, from, to, column: 0, part: part.min(1.0), whole: false };
        flow_run(self.prospect, self.places, &flow, year, true);
        self.cohorts.push(flow);
    }

    fn entrants(&self, span: usize, year: usize) -> f64 {
        self.places.spans.get(span).map_or(0.0, |s| pupils(self.prospect, *s, year, 0))
    }

    fn intake(&mut self, year: usize, rule: &Rule) {
        match &rule.act {
            Act::Share { span, part, to } => {
                let to = self.shares(to, year);
                self.send(year, rule.event, *span, *part, to);
            }
            Act::Draw { span, intake, from } => self.draw(year, rule.event, *span, *intake, from),
            _ => {}
        }
    }

    /// A new school takes its intake from others: so many, by their parts or their own intakes;
    /// or, without a number, the part named of each.
    fn draw(&mut self, year: usize, event: usize, span: usize, wants: Option<f64>, from: &Parts) {
        let entrants: Vec<f64> = from.iter().map(|(s, _)| self.entrants(*s, year)).collect();
        let told = from.iter().any(|(_, part)| part.is_some());
        let weight = |at: usize, part: Option<f64>| match told {
            true => part.unwrap_or(0.0),
            false => entrants.get(at).copied().unwrap_or(0.0),
        };
        let all: f64 = from.iter().enumerate().map(|(at, (_, part))| weight(at, *part)).sum();
        for (at, (source, part)) in from.iter().enumerate() {
            let here = entrants.get(at).copied().unwrap_or(0.0);
            let taken = match wants {
                Some(wants) if all > 0.0 => wants * weight(at, *part) / all,
                Some(_) => 0.0,
                None => here * part.unwrap_or(0.0),
            };
            if here > 0.0 {
                self.send(year, event, *source, taken / here, vec![(span, 1.0)]);
            }
        }
    }

    fn close(&mut self, year: usize, rule: &Rule) {
        let Act::Close { span, to, .. } = &rule.act else { return };
        let Some(place) = self.places.spans.get(*span).copied() else { return };
        let first = year == rule.from_year;
        if first {
            let to = self.shares(to, year);
            let flow =
                Flow { event: rule.event, from: *span, to, column: 0, part: 1.0, whole: true };
            self.closures.push(flow);
        }
        let Some(at) = self.closures.iter().position(|f| f.from == *span) else { return };
        for column in 0..place.end - place.first {
            if let Some(flow) = self.closures.get_mut(at) {
                flow.column = column;
                let flow = flow.clone();
                flow_run(self.prospect, self.places, &flow, year, first || column == 0);
            }
        }
    }

    fn limit(&mut self, year: usize, rule: &Rule) {
        let Act::Limit { span, intake, to } = &rule.act else { return };
        let here = self.entrants(*span, year);
        if here > *intake {
            let to = self.shares(to, year);
            self.send(year, rule.event, *span, (here - intake) / here, to);
        }
    }

    /// Parts of a whole: as told, else by pupils, else alike. Closed schools take none.
    fn shares(&self, parts: &Parts, year: usize) -> Vec<(usize, f64)> {
        let open = |span: &usize| !self.closures.iter().any(|f| f.from == *span);
        let parts: Vec<_> = parts.iter().filter(|(span, _)| open(span)).collect();
        let told: f64 = parts.iter().filter_map(|(_, part)| *part).sum();
        let of = |span: usize| {
            self.places.spans.get(span).map_or(0.0, |s| total(self.prospect, *s, year))
        };
        let there: f64 = parts.iter().map(|(span, _)| of(*span)).sum();
        let weight = |span: usize, part: Option<f64>| match (told > 0.0, there > 0.0) {
            (true, _) => part.unwrap_or(0.0) / told,
            (false, true) => of(span) / there,
            #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
            (false, false) => 1.0 / parts.len() as f64,
        };
        parts.iter().map(|(span, part)| (*span, weight(*span, *part))).collect()
    }
}
