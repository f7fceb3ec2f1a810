//! Years ahead: pupils, classes by size, seats, schools by year.

use super::{Drawn, caption, section_name};
use crate::args;
use crate::chart::heat::{Heat, HeatRow};
use crate::chart::years::{Balance, BalanceWords, Fan, FanWords, Point, Stack, StackWords};
use crate::chart::{Mode, years as drawn};
use crate::county::{County, SectionKind};
use crate::project::result::{BANDS, Level, Line, Projection, band_of};
use crate::words::{Words, number};

/// Heights, px.
const FAN: f64 = 220.0;
const STACK: f64 = 200.0;
const BALANCE: f64 = 170.0;
/// From here on figures of an axis are in 万.
const TEN_THOUSAND: f64 = 10_000.0;

/// What is drawn of.
pub(in crate::report) struct Years<'a> {
    pub(in crate::report) county: &'a County,
    pub(in crate::report) words: &'a Words,
    pub(in crate::report) projection: &'a Projection,
    pub(in crate::report) width: f64,
}

type Section = Option<SectionKind>;

impl Years<'_> {
    /// Position of the county among the units.
    fn whole(&self) -> Option<usize> {
        let whole = self.projection.units.iter().position(|u| u.level == Level::County)?;
        (!self.projection.years.is_empty()).then_some(whole)
    }

    /// The section asked for, else the first of the projection.
    fn section(&self, asked: Section) -> Option<Section> {
        let whole = self.whole()?;
        let found = self.projection.enrolment.iter().find(|e| e.unit == whole)?;
        let mut all = found.sections.iter().map(|s| s.section);
        match asked {
            Some(_) => all.find(|s| *s == asked),
            None => all.next(),
        }
    }

    /// Whether the history names no schools, so that pupils are not told apart by section.
    pub(in crate::report) fn has_no_sections(&self) -> bool {
        self.section(None) == Some(None)
    }

    fn line(&self, section: Section) -> Option<&Line> {
        let whole = self.whole()?;
        let found = self.projection.enrolment.iter().find(|e| e.unit == whole)?;
        found.sections.iter().find(|s| s.section == section).map(|s| &s.line)
    }

    fn last_known(&self) -> i32 {
        let before = self.projection.years.first().map_or(0, |year| year - 1);
        self.projection.known_years.last().copied().unwrap_or(before)
    }

    fn axis(&self) -> drawn::Years {
        let known = self.last_known();
        drawn::Years {
            first: self.projection.known_years.first().copied().unwrap_or(known),
            known,
            last: self.projection.years.last().copied().unwrap_or(known),
            width: self.width,
            deadlines: Vec::new(),
        }
    }

    /// 10 000 where figures reach it and the language counts in 万.
    fn divisor(&self, highest: f64) -> f64 {
        let counts = self.words.say("drawn-ten-thousand") != "-";
        if counts && highest >= TEN_THOUSAND { TEN_THOUSAND } else { 1.0 }
    }

    fn unit(&self, key: &str, divisor: f64) -> String {
        let large = if divisor > 1.0 { "yes" } else { "no" };
        self.words.tell(key, &args! { "large" => large })
    }

    fn caption(
        &self,
        key: &str,
        section: Section,
        unit: String,
        desc: String,
    ) -> crate::chart::Caption {
        let section = section_name(self.words, section);
        let title = self.words.tell(key, &args! { "section" => section });
        caption(self.words, self.county, title, unit, desc)
    }
}

/// Pupils of a section, known and projected.
pub(in crate::report) fn enrolment(of: &Years<'_>, section: Section, mode: Mode) -> Option<Drawn> {
    let section = of.section(section)?;
    let line = of.line(section)?;
    let spread = line.bands();
    let divisor = of.divisor(spread.iter().flatten().copied().fold(0.0, f64::max));
    let p = of.projection;
    let known = p.known_years.iter().zip(&line.known).filter_map(|(y, n)| Some((*y, (*n)?)));
    let ahead = p.years.iter().copied().zip(line.students.iter().copied());
    let peak = known.chain(ahead).reduce(|best, at| if at.1 > best.1 { at } else { best });
    let told = |(year, n): (i32, f64)| {
        args! { "year" => year.to_string(), "n" => number::grouped(n, 0) }
    };
    let end = p.years.last().copied().zip(line.students.last().copied())?;
    let fan = Fan {
        years: of.axis(),
        known: line.known.clone(),
        line: line.students.clone(),
        spread,
        divisor,
        with_years: true,
        peak: peak.map(|at| {
            let label = of.words.tell("drawn-peak", &told(at));
            Point { year: at.0, value: at.1, label }
        }),
        ..Fan::default()
    };
    let mut args = told(end);
    if let Some((year, n)) = peak {
        args.insert("peak".to_owned(), year.to_string().into());
        args.insert("most".to_owned(), number::grouped(n, 0).into());
    }
    let desc = of.words.tell("drawn-enrolment-desc", &args);
    let unit = of.unit("drawn-unit-pupils", divisor);
    let caption = of.caption("drawn-enrolment", section, unit, desc);
    let words = FanWords {
        known: of.words.say("drawn-known"),
        projected: of.words.say("drawn-projected"),
        wide: "90%".to_owned(),
        other: String::new(),
    };
    let svg = fan.svg(FAN, &words, &caption, mode);
    Some(Drawn { svg, title: caption.title, unit: caption.unit, desc: caption.desc })
}

/// Classes of a section by size, today and ahead.
pub(in crate::report) fn classes(of: &Years<'_>, section: Section, mode: Mode) -> Option<Drawn> {
    let section = of.section(section)?;
    let whole = of.whole()?;
    let p = of.projection;
    let found = p.classes.iter().find(|c| c.unit == whole && c.section == section)?;
    let counts = |counts: &[u32; 5]| {
        let [standard, second, third, fourth, fifth] = counts.map(f64::from);
        match section {
            Some(SectionKind::Junior) => [standard + second, 0.0, third, fourth, fifth],
            _ => [standard, second, third, fourth, fifth],
        }
    };
    let mut bars = Vec::new();
    if found.today.iter().any(|n| *n > 0) {
        bars.push((of.last_known(), counts(&found.today)));
    }
    bars.extend(p.years.iter().zip(&found.bands).map(|(year, bands)| (*year, counts(bands))));
    let (first, last) = (bars.first().copied()?, bars.last().copied()?);
    let large = |bands: &[f64; 5]| number::grouped(bands.iter().skip(3).sum(), 0);
    let args = args! {
        "from" => first.0.to_string(), "to" => last.0.to_string(),
        "over" => number::grouped(Stack::over(&first.1), 0), "large" => large(&first.1),
        "overthen" => number::grouped(Stack::over(&last.1), 0), "largethen" => large(&last.1),
    };
    let unknown = of.words.say("drawn-unknown");
    let words = StackWords {
        over: of.words.say("drawn-over"),
        unknown: unknown.split('|').map(|line| line.trim().to_owned()).collect(),
        legend: band_names(of.words, section),
    };
    let unit = of.words.say("drawn-unit-classes");
    let caption =
        of.caption("drawn-classes", section, unit, of.words.tell("drawn-classes-desc", &args));
    let stack = Stack { years: of.axis(), bars, reach: Vec::new() };
    let svg = stack.svg(STACK, true, &words, &caption, mode);
    Some(Drawn { svg, title: caption.title, unit: caption.unit, desc: caption.desc })
}

/// Seats short or spare by year.
pub(super) fn seats(of: &Years<'_>, section: Section, mode: Mode) -> Option<Drawn> {
    let section = of.section(section)?;
    let whole = of.whole()?;
    let p = of.projection;
    let found = p.seats.iter().find(|s| s.unit == whole && s.section == section)?;
    let bars: Vec<(i32, f64)> = p.years.iter().copied().zip(found.gap.iter().copied()).collect();
    let divisor = of.divisor(found.gap.iter().map(|gap| gap.abs()).fold(0.0, f64::max));
    let worst = bars.iter().copied().filter(|(_, gap)| *gap > 0.5);
    let worst = worst.reduce(|best, at| if at.1 > best.1 { at } else { best });
    let most = bars.iter().copied().filter(|(_, gap)| *gap < -0.5);
    let most = most.reduce(|best, at| if at.1 < best.1 { at } else { best });
    let told = |key: &str, (year, value): (i32, f64)| {
        let args = args! { "year" => year.to_string(), "n" => number::grouped(value.abs(), 0) };
        of.words.tell(key, &args)
    };
    let point = |key: &str, at: (i32, f64)| Point { year: at.0, value: at.1, label: told(key, at) };
    let desc = match worst {
        Some(worst) => told("drawn-seats-short", worst),
        None => of.words.say("drawn-seats-enough"),
    };
    let caption = of.caption("drawn-seats", section, of.unit("drawn-unit-seats", divisor), desc);
    let words = BalanceWords {
        worst: worst.map(|at| point("drawn-short", at)),
        most: most.map(|at| point("drawn-spare", at)),
    };
    let balance = Balance { years: of.axis(), bars, reach: Vec::new(), divisor };
    let svg = balance.svg(BALANCE, true, &words, &caption, mode);
    Some(Drawn { svg, title: caption.title, unit: caption.unit, desc: caption.desc })
}

/// What the bands of class sizes are called; a junior section has no second one.
fn band_names(words: &Words, section: Section) -> Vec<(usize, String)> {
    let [standard, second, third, fourth] = BANDS;
    let names = [
        words.say("drawn-band-standard"),
        format!("{}–{second}", standard + 1),
        format!("{}–{third}", second + 1),
        format!("{}–{fourth}", third + 1),
        format!("≥{}", fourth + 1),
    ];
    let junior = section == Some(SectionKind::Junior);
    names.into_iter().enumerate().filter(|(band, _)| !(junior && *band == 1)).collect()
}

/// Schools by year, coloured by their largest class; the first `rows` of them.
pub(super) fn heat(of: &Years<'_>, rows: usize) -> Option<Drawn> {
    let p = of.projection;
    if p.heat.is_empty() {
        return None;
    }
    let row = |row: &crate::project::result::Heat| {
        let unit = p.units.get(row.unit).map(|u| u.name.as_str()).unwrap_or_default();
        let band = |(size, classes): (&u32, &u32)| {
            let junior = row.section == Some(SectionKind::Junior);
            let band = match band_of(*size) {
                1 if junior => 0,
                band => band,
            };
            (*classes > 0).then(|| u8::try_from(band).unwrap_or(u8::MAX))
        };
        HeatRow {
            name: format!("{unit} {}", section_name(of.words, row.section)),
            bands: row.largest.iter().zip(&row.classes).map(band).collect(),
        }
    };
    let heat = Heat {
        years: p.years.clone(),
        rows: p.heat.iter().take(rows).map(row).collect(),
        known: of.last_known(),
    };
    let names: Vec<String> = band_names(of.words, None).into_iter().map(|(_, name)| name).collect();
    let args = args! { "n" => p.heat.len().to_string(), "shown" => heat.rows.len().to_string() };
    let desc = of.words.tell("drawn-heat-desc", &args);
    let caption = of.caption("drawn-heat", None, String::new(), desc);
    let svg = heat.picture(of.width, 0..heat.rows.len(), &names, Some(&caption));
    Some(Drawn { svg, title: caption.title, unit: caption.unit, desc: caption.desc })
}
