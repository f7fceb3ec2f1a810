//! The scenario panel: which scenario, its assumptions as sliders, tables and fields, and its events.

use super::fields::{self, flag, labelled, number, pick, year};
use super::store::{self, Doc};
use super::{Shared, births, edit, events, model, names, words};
use crate::args;
use crate::chart::years::Spark;
use crate::page::say::{t, tr};
use crate::page::widgets::slider::{Slider, slider};
use crate::page::widgets::tree::{Draw, Node, drawn, tag};
use crate::project::scenario::doc::path;
use crate::words::number::{figure, plain};
use leptos::prelude::*;
use serde_json::json;

/// Width and height of a slider's curve, px.
const CURVE: (f64, f64) = (208.0, 32.0);

/// The panel.
pub(super) fn panel(shared: Shared) -> AnyView {
    let open = shared.opened;
    let has_events = move || shared.current.with(|name| name != store::BASELINE);
    view! {
        <section class="seats-panel" class:seats-panel-open=move || open.get()
            aria-label=move || t("seats-scenario")>
            <div class="seats-panel-body" id="seats-panel-body">
                {names::names(shared)}
                {sliders(shared)}
                {group("paths-by-year", edit::paths(shared))}
                {group("seats-group-births", births::births(shared))}
                {main_fields(shared)}
                <h3 class="seats-panel-head">{move || t("seats-events")}</h3>
                {move || if has_events() {
                    events::events(shared)
                } else {
                    view! { <p class="note">{t("seats-baseline-no-events")}</p> }.into_any()
                }}
                <h3 class="seats-panel-head">{move || t("seats-sheets")}</h3>
                {edit::buttons(shared)}
                {group("seats-group-classes", class_fields(shared))}
                {group("seats-group-staff", view! {
                    {staff_fields(shared)} {edit::staff(shared)}
                }.into_any())}
                {group("seats-group-layout", view! {
                    {edit::people(shared)} {edit::funding(shared)}
                }.into_any())}
                {group("seats-group-method", method_fields(shared))}
            </div>
            {bar(shared, open)}
            {print_line(shared)}
        </section>
    }
    .into_any()
}

/// A part that is folded away at first.
fn group(key: &'static str, body: AnyView) -> AnyView {
    view! {
        <details class="seats-group" id=key>
            <summary>{move || t(key)}</summary>
            {body}
        </details>
    }
    .into_any()
}

/// On a narrow page: the values in a line, and the way to change them.
fn bar(shared: Shared, open: RwSignal<bool>) -> AnyView {
    view! {
        <div class="seats-bar no-print">
            <p class="seats-bar-values">
                {move || tr("seats-bar-scenario", &args! {
                    "name" => shared.current.with(|name| words::scenario(name)),
                })}
                <span class="note">{move || summary(shared)}</span>
            </p>
            <button class="button-main" aria-controls="seats-panel-body"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)>
                {move || t(if open.get() { "seats-bar-close" } else { "seats-bar-open" })}
            </button>
        </div>
    }
    .into_any()
}

/// What is shown, the assumptions and the events as text, for print.
fn print_line(shared: Shared) -> AnyView {
    let place = move || {
        let unit = shared.result.with(|r| {
            let p = r.as_ref()?;
            Some(words::unit_name(p, shared.unit_of(p)))
        });
        tr("seats-print-unit", &args! { "unit" => unit.unwrap_or_default() })
    };
    let caps = move || {
        let cap = |section: &str, usual: f64| {
            let own = shared.doc.with(|doc| store::number(doc, &format!("intakeCap.{section}")));
            plain(own.unwrap_or(usual), 0)
        };
        let args = args! { "primary" => cap("primary", 45.0), "junior" => cap("junior", 50.0) };
        tr("seats-print-cap", &args)
    };
    let planned = move || {
        let all = shared.doc.with(|doc| store::list(doc, "events"));
        let all: Vec<String> = all.iter().map(|event| events::summary(shared, event)).collect();
        let text = all.join(&t("clause-separator"));
        (!text.is_empty()).then(|| tr("seats-print-events", &args! { "events" => text }))
    };
    view! {
        <p class="print-only seats-print-line">
            {place} " "
            {move || tr("seats-bar-scenario", &args! {
                "name" => shared.current.with(|name| words::scenario(name)),
            })}
            " " {move || summary(shared)} " " {caps} " " {planned}
        </p>
    }
    .into_any()
}

fn summary(shared: Shared) -> String {
    let value = |a: Assumption, decimals: usize| figure(a.value(shared), decimals);
    let args = args! {
        "intake" => value(INTAKE, 3), "junior" => value(JUNIOR, 3), "inflow" => value(INFLOW, 1),
    };
    tr("seats-summary", &args)
}

/// An assumption with a slider.
#[derive(Clone, Copy)]
struct Assumption {
    path: &'static str,
    /// Figures of the slider for one of the file.
    scale: f64,
    /// How far the slider reaches on each side of the estimate, and its step.
    reach: f64,
    step: f64,
    decimals: usize,
    unit: &'static str,
}

const INTAKE: Assumption =
    Assumption { path: "intakeRatio", scale: 1.0, reach: 0.15, step: 0.001, decimals: 3, unit: "" };
const JUNIOR: Assumption =
    Assumption { path: "juniorRatio", scale: 1.0, reach: 0.15, step: 0.001, decimals: 3, unit: "" };
const INFLOW: Assumption =
    Assumption { path: "netInflow", scale: 100.0, reach: 3.0, step: 0.1, decimals: 1, unit: "%" };

impl Assumption {
    /// What a person has set: a figure for every year, or the first of a path.
    fn set(self, doc: &Doc) -> Option<f64> {
        let steps = path::steps(doc, self.path, 0);
        steps.first().map(|(_, value)| value * self.scale)
    }

    /// Whether a person has set it year by year.
    fn is_by_year(self, doc: &Doc) -> bool {
        store::number(doc, self.path).is_none() && self.set(doc).is_some()
    }

    /// Sets it for all years; a path is moved as a whole, so that it keeps its shape.
    fn put(self, doc: &mut Doc, value: Option<f64>) {
        let moved = value.zip(self.set(doc).filter(|_| self.is_by_year(doc)));
        match moved {
            Some((value, before)) => {
                let by = (value - before) / self.scale;
                let mut steps = path::steps(doc, self.path, 0);
                let round = |value: f64| libm::round(value * 1e6) / 1e6;
                steps.iter_mut().for_each(|(_, value)| *value = round(*value + by));
                path::put_steps(doc, self.path, &steps, i32::MIN);
            }
            None => store::put(doc, self.path, value.map(|v| json!(v / self.scale))),
        }
    }

    /// What the history says.
    fn estimate(self, shared: Shared) -> Option<f64> {
        if self.path == INFLOW.path {
            return Some(0.0);
        }
        shared.result.with(|r| model::entry(r.as_ref()?, self.path == JUNIOR.path)?.fitted)
    }

    fn value(self, shared: Shared) -> Option<f64> {
        shared.doc.with(|doc| self.set(doc)).or_else(|| self.estimate(shared))
    }

    /// Round ends around the estimate that take in what a person has set.
    fn range(self, shared: Shared) -> (f64, f64) {
        let middle = self.estimate(shared).unwrap_or(1.0);
        let set = shared.doc.with(|doc| self.set(doc)).unwrap_or(middle);
        let round = 50.0 * self.step;
        let low = libm::floor((middle - self.reach).min(set) / round + 1e-9) * round;
        let high = libm::ceil((middle + self.reach).max(set) / round - 1e-9) * round;
        (if self.path == INFLOW.path { low } else { low.max(0.0) }, high)
    }

    fn origin(self, shared: Shared) -> String {
        let estimate = self.estimate(shared).map(|v| plain(v, self.decimals));
        let by_hand = shared.doc.with(|doc| self.set(doc).is_some());
        if shared.doc.with(|doc| self.is_by_year(doc)) {
            return t("slider-by-year");
        }
        match (by_hand, estimate) {
            (true, Some(was)) => tr("slider-by-hand", &args! { "was" => was }),
            (true, None) => t("slider-by-hand-plain"),
            (false, _) if self.path == INFLOW.path => t("slider-in-ratios"),
            (false, Some(_)) => {
                let years = shared.result.with(|r| {
                    let found = model::entry(r.as_ref()?, self.path == JUNIOR.path)?;
                    Some(found.past.len())
                });
                tr("slider-estimated", &args! { "n" => words::count(years.unwrap_or(0)) })
            }
            (false, None) => t("slider-trend"),
        }
    }

    fn curve(self, shared: Shared) -> String {
        let (known, years) = shared.result.with(|r| {
            let Some(projection) = r else { return (Vec::new(), 0) };
            let entry = model::entry(projection, self.path == JUNIOR.path);
            let past = entry.filter(|_| self.path != INFLOW.path).map(|e| &e.past);
            let ratio = |p: &crate::project::forecast::PastEntry| {
                (p.cohort > 0.0).then(|| p.entrants / p.cohort)
            };
            (past.into_iter().flatten().map(ratio).collect(), projection.years.len())
        });
        let first = model::years_of(shared).map_or(0, |years| *years.start());
        let steps = shared.doc.with(|doc| path::steps(doc, self.path, first));
        let usual = self.estimate(shared);
        let ahead = (first..)
            .take(years.max(2))
            .map(|year| path::in_year(&steps, year).map(|value| value * self.scale).or(usual));
        let future = ahead.collect::<Option<Vec<f64>>>().unwrap_or_default();
        Spark { known, future, range: Vec::new() }.svg(CURVE.0, CURVE.1)
    }

    fn slider(self, shared: Shared, key: &'static str) -> AnyView {
        slider(Slider {
            id: self.path,
            name: Signal::derive(move || t(key)),
            unit: self.unit,
            range: Signal::derive(move || self.range(shared)),
            step: self.step,
            decimals: self.decimals,
            value: Signal::derive(move || self.value(shared)),
            by_hand: Signal::derive(move || shared.doc.with(|doc| self.set(doc).is_some())),
            origin: Signal::derive(move || self.origin(shared)),
            curve: Signal::derive(move || self.curve(shared)),
            on_move: Callback::new(move |v: f64| {
                shared.draft.set(None);
                shared.try_out(|doc| self.put(doc, Some(v)));
            }),
            on_set: Callback::new(move |v: Option<f64>| shared.keep(|doc| self.put(doc, v))),
        })
    }
}

fn sliders(shared: Shared) -> AnyView {
    [
        INTAKE.slider(shared, "seats-intake-ratio"),
        JUNIOR.slider(shared, "seats-junior-ratio"),
        INFLOW.slider(shared, "seats-net-inflow"),
    ]
    .into_iter()
    .collect_view()
    .into_any()
}

/// A place of fields that keep themselves.
fn kept(shared: Shared, draw: fn(&Doc) -> Vec<Node>) -> AnyView {
    let draw: Draw = Box::new(move || shared.doc.with(draw));
    drawn("seats-fields", draw, Some(fields::keeper(shared)))
}

/// Primary and junior figures on one line.
fn pair(doc: &Doc, path: &str, usual: (Option<f64>, Option<f64>), key: &str) -> Node {
    let label = t(key);
    let field = |section: &str, usual: Option<f64>| {
        let whose = t(&format!("section-{section}"));
        number(doc, &format!("{path}.{section}"), usual, &format!("{label} {whose}"))
    };
    tag("div", "seats-field")
        .put(tag("span", "").text(&label))
        .put(tag("span", "seats-two").put(field("primary", usual.0)).put(field("junior", usual.1)))
        .into()
}

fn main_fields(shared: Shared) -> AnyView {
    kept(shared, |doc| {
        vec![
            tag("p", "seats-two-heads note")
                .put(tag("span", "").text(&t("section-primary")))
                .put(tag("span", "").text(&t("section-junior")))
                .into(),
            pair(doc, "intakeCap", (Some(45.0), Some(50.0)), "seats-intake-cap"),
            pair(doc, "splitAbove", (None, None), "seats-split-above"),
            flag(doc, "roomsLimit", &t("seats-rooms-limit")),
        ]
    })
}

fn class_fields(shared: Shared) -> AnyView {
    kept(shared, |doc| {
        vec![
            labelled(
                &t("seats-class-mode"),
                pick(doc, "classMode", &["auto", "carried", "fresh"], "class-mode"),
            ),
            pair(doc, "mergeBelow", (None, None), "seats-merge-below"),
            pair(doc, "seatSize", (Some(45.0), Some(50.0)), "seats-seat-size"),
            labelled(
                &t("seats-ledger-limit"),
                pick(doc, "ledger", &["large", "standard"], "ledger-limit"),
            ),
        ]
    })
}

fn staff_fields(shared: Shared) -> AnyView {
    kept(shared, |doc| {
        let arts = t("seats-arts-rate");
        vec![
            pair(
                doc,
                "staff.pupilsPerTeacher",
                (Some(19.0), Some(13.5)),
                "seats-pupils-per-teacher",
            ),
            pair(doc, "staff.teachersPerClass", (None, None), "seats-teachers-per-class"),
            labelled(&arts, number(doc, "staff.sportsArtsPerHundred", Some(0.9), &arts)),
        ]
    })
}

fn method_fields(shared: Shared) -> AnyView {
    let draw: Draw = Box::new(move || {
        let known =
            shared.result.with(|r| r.as_ref().map(|p| p.known_years.clone()).unwrap_or_default());
        shared.doc.with(|doc| method_nodes(doc, &known))
    });
    drawn("seats-fields", draw, Some(fields::keeper(shared)))
}

fn method_nodes(doc: &Doc, known: &[i32]) -> Vec<Node> {
    let one = |path: &str, usual: Option<f64>, key: &str| {
        let label = t(key);
        labelled(&label, number(doc, path, usual, &label))
    };
    let methods = ["standard", "last", "mean", "weighted", "median", "geometric"];
    let mut nodes = vec![
        one("horizon", Some(15.0), "seats-horizon"),
        labelled(&t("seats-method"), pick(doc, "method", &methods, "ratios")),
    ];
    if store::get(doc, "method").is_some() {
        nodes.push(one("years", Some(5.0), "seats-years"));
    }
    nodes.extend([
        labelled(
            &t("seats-break-year"),
            year(doc, "breakYear", known.get(1..).unwrap_or_default(), &t("break-year-none")),
        ),
        one("birthWeight", Some(0.3333), "seats-birth-weight"),
        labelled(
            &t("seats-grade-system"),
            pick(doc, "gradeSystem", &["auto", "sixThree", "fiveFour"], "grade-system"),
        ),
        one("draws", Some(super::run::USUAL_DRAWS), "seats-draws"),
        one("seed", Some(1.0), "seats-seed"),
        tag("p", "note").text(&t("seats-method-note")).into(),
    ]);
    nodes
}
