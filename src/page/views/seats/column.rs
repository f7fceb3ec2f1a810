//! The charts of one section, one above another over the same years: pupils, classes by size,
//! shortage and surplus of seats.

use super::figures::{label, rows};
use super::model::{self, Section};
use super::{Shared, words};
use crate::args;
use crate::chart::years::{
    Balance, BalanceWords, Deadline, Fan, FanWords, Point, Stack, StackWords, Years,
};
use crate::chart::{Caption, Mode};
use crate::page::files;
use crate::page::say::{t, tr};
use crate::page::widgets::chart_frame::{ChartBody, Mark, Picture, SaveActs, TableOf, stacked};
use crate::page::widgets::handout::TableActs;
use crate::project::Projection;
use crate::words::number::grouped;
use leptos::prelude::*;
use std::sync::Arc;

/// Heights of the three charts, px.
const FAN: f64 = 190.0;
const STACK: f64 = 160.0;
const BALANCE: f64 = 136.0;

/// What a column shows: a projection, and one to compare it with.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) projection: Arc<Projection>,
    pub(super) unit: usize,
    pub(super) section: Section,
    /// The other scenario of a comparison, over the same county.
    pub(super) other: Option<Arc<Projection>>,
    /// Axes reach as far as those of the column beside it.
    pub(super) same_axes: bool,
}

impl Shown {
    fn years(&self, width: f64) -> Years {
        let p = &self.projection;
        let known = model::last_known(p);
        Years {
            first: p.known_years.first().copied().unwrap_or(known),
            known,
            last: p.years.last().copied().unwrap_or(known),
            width,
            deadlines: words::deadline_years(p)
                .into_iter()
                .enumerate()
                .map(|(at, year)| Deadline { year, label: words::deadline_label(at, year) })
                .collect(),
        }
    }

    fn fan(&self, width: f64) -> Option<Fan> {
        let p = &self.projection;
        let line = model::line(p, self.unit, self.section)?;
        let other = self.other.as_ref().and_then(|o| model::line(o, self.unit, self.section));
        let mut fan = Fan {
            years: self.years(width),
            known: line.known.clone(),
            line: line.students.clone(),
            spread: line.bands(),
            ..Fan::default()
        };
        if let Some(other) = other {
            fan.other.clone_from(&other.students);
            if self.same_axes {
                fan.reach = other.bands().into_iter().flatten().collect();
            }
        }
        let highest = fan.spread.iter().flatten().copied().fold(0.0, f64::max);
        fan.divisor = words::divisor(highest);
        fan.peak = model::peak(p, line).map(|(year, value)| {
            let args = args! { "year" => year.to_string(), "n" => grouped(value, 0) };
            Point { year, value, label: tr("seats-peak-label", &args) }
        });
        fan.end = p.years.last().zip(line.students.last()).map(|(year, value)| {
            let label = format!("{year}  {}", words::on_axis(*value, fan.divisor));
            Point { year: *year, value: *value, label }
        });
        if fan.peak.as_ref().map(|p| p.year) == fan.end.as_ref().map(|p| p.year) {
            fan.end = None;
        }
        Some(fan)
    }

    fn stack(&self, width: f64) -> Option<Stack> {
        let p = &self.projection;
        let found = model::classes(p, self.unit, self.section)?;
        let bar = |year: i32, counts: &[u32; 5]| (year, model::bands(self.section, counts));
        let mut bars = Vec::new();
        if found.today.iter().any(|n| *n > 0) {
            bars.push(bar(model::last_known(p), &found.today));
        }
        bars.extend(p.years.iter().zip(&found.bands).map(|(year, counts)| bar(*year, counts)));
        let mut stack = Stack { years: self.years(width), bars, reach: Vec::new() };
        if let (true, Some(other)) = (self.same_axes, &self.other)
            && let Some(other) = model::classes(other, self.unit, self.section)
        {
            stack.reach = other.classes.iter().map(|n| f64::from(*n)).collect();
        }
        Some(stack)
    }

    fn balance(&self, width: f64) -> Option<Balance> {
        let p = &self.projection;
        let found = model::seats(p, self.unit, self.section)?;
        let highest = found.gap.iter().map(|gap| gap.abs()).fold(0.0, f64::max);
        let mut balance = Balance {
            years: self.years(width),
            bars: model::projected(p, &found.gap).collect(),
            reach: Vec::new(),
            divisor: words::divisor(highest),
        };
        if let (true, Some(other)) = (self.same_axes, &self.other)
            && let Some(other) = model::seats(other, self.unit, self.section)
        {
            balance.reach.clone_from(&other.gap);
        }
        Some(balance)
    }

    fn balance_words(&self) -> BalanceWords {
        let p = &self.projection;
        let Some(found) = model::seats(p, self.unit, self.section) else {
            return BalanceWords::default();
        };
        let point = |key: &str, (year, value): model::At| {
            let args = args! { "year" => year.to_string(), "n" => grouped(value.abs(), 0) };
            Point { year, value, label: tr(key, &args) }
        };
        BalanceWords {
            worst: model::greatest(p, &found.gap).map(|at| point("seats-short-label", at)),
            most: model::lowest(p, &found.gap).map(|at| point("seats-spare-label", at)),
        }
    }
}

fn fan_words(shared: Shared) -> FanWords {
    FanWords {
        known: t("seats-known"),
        projected: t("seats-projected"),
        wide: "90%".to_owned(),
        other: shared.compared.get().map(|name| words::scenario(&name)).unwrap_or_default(),
    }
}

fn stack_words() -> StackWords {
    let unknown = t("seats-bands-unknown");
    StackWords {
        over: t("seats-over-word"),
        unknown: unknown.split('|').map(|line| line.trim().to_owned()).collect(),
        ..StackWords::default()
    }
}

/// Heads of the three charts, with their units.
fn heads(shown: &Shown) -> [(String, String); 3] {
    let section = words::section(shown.section);
    let of = |key: &str| tr(key, &args! { "section" => section.as_str() });
    let pupils = shown.fan(400.0).map_or(1.0, |fan| fan.divisor);
    let seats = shown.balance(400.0).map_or(1.0, |balance| balance.divisor);
    [
        (of("seats-pupils"), words::unit("seats-unit-pupils", pupils)),
        (of("seats-classes"), t("seats-unit-classes")),
        (of("seats-gap"), words::unit("seats-unit-gap", seats)),
    ]
}

/// One drawn chart.
struct Drawn {
    svg: String,
    caption: Caption,
    points: Vec<(i32, f64, f64)>,
}

/// Draws one of the three charts; `None` where the projection has no such figures.
fn draw(shared: Shared, shown: &Shown, which: usize, width: f64, mode: Mode) -> Option<Drawn> {
    let (title, unit) = heads(shown).into_iter().nth(which)?;
    let place = words::place(shown);
    let desc = words::chart_finding(shown, which);
    let title = if mode == Mode::Standalone { format!("{place} {title}") } else { title };
    let caption = Caption { title, unit, desc, source: words::source(shared, &shown.projection) };
    let (svg, points) = match which {
        0 => {
            let fan = shown.fan(width)?;
            (fan.svg(FAN, &fan_words(shared), &caption, mode), fan.points(FAN))
        }
        1 => {
            let stack = shown.stack(width)?;
            (stack.svg(STACK, false, &stack_words(), &caption, mode), stack.points(STACK, false))
        }
        _ => {
            let balance = shown.balance(width)?;
            let words = shown.balance_words();
            let svg = balance.svg(BALANCE, true, &words, &caption, mode);
            (svg, balance.points(BALANCE, true))
        }
    };
    Some(Drawn { svg, caption, points })
}

fn picture(shared: Shared, shown: &Shown, which: usize) -> Arc<Picture> {
    let width = shared.width.get();
    let Some(drawn) = draw(shared, shown, which, width, Mode::Page) else {
        return Arc::default();
    };
    let years = shown.years(width);
    let place = |year: i32| usize::try_from(year - years.first).unwrap_or(0);
    let marks = drawn.points.iter().map(|(year, x, y)| Mark { index: place(*year), x: *x, y: *y });
    let labels = years.all().map(|year| label(shown, which, year)).collect();
    Arc::new(Picture {
        svg: drawn.svg,
        desc: drawn.caption.desc,
        marks: marks.collect(),
        labels: Arc::new(labels),
        upright: true,
    })
}

/// The column in the page.
pub(super) fn column(
    shared: Shared,
    shown: Signal<Option<Shown>>,
    head: Signal<String>,
) -> AnyView {
    let as_table = RwSignal::new(false);
    let chart = move |which: usize| {
        let drawn = Signal::derive(move || {
            shown.with(|s| s.as_ref().map(|s| picture(shared, s, which)).unwrap_or_default())
        });
        let names = Memo::new(move |_| {
            let heads = shown.with(|s| s.as_ref().map(heads));
            heads.and_then(|heads| heads.into_iter().nth(which)).unwrap_or_default()
        });
        let name = Signal::derive(move || names.get().0);
        view! {
            <div class="seats-chart">
                <h3 class="chart-title">
                    {name} <span class="chart-unit">{move || names.get().1}</span>
                </h3>
                <ChartBody picture=drawn name=name named=shared.year />
            </div>
        }
        .into_any()
    };
    let saved = Callback::new(move |()| {
        let Some(shown) = shown.get_untracked() else { return String::new() };
        untrack(|| {
            let pictures =
                (0..3).filter_map(|which| draw(shared, &shown, which, 640.0, Mode::Standalone));
            stacked(pictures.map(|drawn| drawn.svg).collect())
        })
    });
    let all_rows = Callback::new(move |()| {
        untrack(|| shown.with_untracked(|s| s.as_ref().map(rows).unwrap_or_default()))
    });
    let name =
        Signal::derive(move || shown.with(|s| s.as_ref().map(words::place).unwrap_or_default()));
    view! {
        <figure class="seats-column">
            <figcaption class="hidden">{head}</figcaption>
            {move || if as_table.get() {
                let rows = shown.with(|s| s.as_ref().map(rows).unwrap_or_default());
                view! { <TableOf rows=rows name=head.get() /> }.into_any()
            } else {
                view! { <div>{chart(0)} {chart(1)} {chart(2)}</div> }.into_any()
            }}
            <p class="seats-acts no-print">
                <button class="plain" aria-pressed=move || as_table.get().to_string()
                    on:click=move |_| as_table.update(|on| *on = !*on)>{move || t("chart-table")}</button>
                <SaveActs name=name saved=saved />
                <TableActs name=name rows=all_rows />
            </p>
        </figure>
    }
    .into_any()
}

/// Keeps the width of a column in step with the window.
pub(super) fn measure(shared: Shared) {
    let found = files::width_of(".seats-column").filter(|width| *width > 120.0);
    if let Some(width) = found
        && (shared.width.get_untracked() - width).abs() > 0.5
    {
        shared.width.set(width);
    }
    let below = files::width_of(".seats-parts .chart-frame").filter(|width| *width > 120.0);
    if let Some(width) = below
        && (shared.half.get_untracked() - width).abs() > 0.5
    {
        shared.half.set(width);
    }
}
