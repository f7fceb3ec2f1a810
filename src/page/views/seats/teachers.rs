//! Teachers needed by both ratios against those who are there, a chart a section; the need for
//! sports and arts teachers in the table.

use super::model::{self, Section};
use super::{Shared, words};
use crate::args;
use crate::chart::years::{Lines, Series, Years};
use crate::chart::{Caption, Mode};
use crate::page::say::{t, tr};
use crate::page::widgets::chart_frame::{ChartFrame, Mark, Picture, Rows};
use crate::project::Projection;
use crate::project::result::{TeacherBasis, TeacherSeries};
use crate::words::number::{figure, grouped};
use leptos::prelude::*;
use std::sync::Arc;

const HEIGHT: f64 = 180.0;

/// What a need is reckoned by, in words.
fn basis(series: &TeacherSeries) -> String {
    let args = args! { "ratio" => series.ratio };
    match series.basis {
        TeacherBasis::PupilTeacher => tr("teachers-by-pupils", &args),
        TeacherBasis::ClassTeacher => tr("teachers-by-classes", &args),
        TeacherBasis::SportsArts => tr("teachers-by-arts", &args),
    }
}

fn lines(p: &Projection, section: Section, width: f64) -> Lines {
    let known = model::last_known(p);
    let years = Years {
        first: known,
        known,
        last: p.years.last().copied().unwrap_or(known),
        width,
        deadlines: Vec::new(),
    };
    let mut series = Vec::new();
    let of = |wanted: TeacherBasis| {
        p.teachers.iter().find(|t| t.section == section && t.basis == wanted)
    };
    for wanted in [TeacherBasis::PupilTeacher, TeacherBasis::ClassTeacher] {
        if let Some(found) = of(wanted) {
            let points = model::projected(p, &found.needed).collect();
            series.push(Series { name: basis(found), points });
        }
    }
    if let Some(found) = of(TeacherBasis::PupilTeacher) {
        let stock = p.years.iter().zip(&found.stock);
        let points: Vec<(i32, f64)> = stock.filter_map(|(y, n)| Some((*y, (*n)?))).collect();
        if !points.is_empty() {
            series.push(Series { name: t("teachers-stock"), points });
        }
    }
    let highest = series.iter().flat_map(|s| &s.points).map(|(_, n)| *n).fold(0.0, f64::max);
    Lines { years, series, divisor: words::divisor(highest) }
}

/// Where need and stock stand farthest apart.
fn finding(p: &Projection, section: Section) -> String {
    let first =
        model::teachers(p, section).into_iter().find(|t| t.basis == TeacherBasis::PupilTeacher);
    let Some(series) = first else { return String::new() };
    let known: Vec<f64> = series.recruits.iter().map(|n| n.unwrap_or(f64::NAN)).collect();
    match model::greatest(p, &known) {
        Some((year, n)) => {
            let args = args! { "year" => year.to_string(), "n" => n.round() };
            tr("teachers-finding-short", &args)
        }
        None => t("teachers-finding-enough"),
    }
}

fn rows(p: &Projection, section: Section) -> Rows {
    let series = model::teachers(p, section);
    let mut heads = vec![t("seats-year")];
    for s in &series {
        heads.extend([basis(s), t("teachers-stock"), t("teachers-recruits")]);
    }
    let mut rows = vec![heads];
    for (at, year) in p.years.iter().enumerate() {
        let mut row = vec![year.to_string()];
        for s in &series {
            row.push(figure(s.needed.get(at).copied(), 0));
            row.push(figure(s.stock.get(at).copied().flatten(), 0));
            row.push(figure(s.recruits.get(at).copied().flatten(), 0));
        }
        rows.push(row);
    }
    rows
}

/// A chart a section.
pub(super) fn teachers(shared: Shared) -> AnyView {
    let sections = Memo::new(move |_| {
        shared.result.with(|r| {
            let Some(p) = r else { return Vec::new() };
            let mut found: Vec<Section> = p.teachers.iter().map(|t| t.section).collect();
            found.dedup();
            found
        })
    });
    let chart = move |section: Section| {
        let drawn = move |width: f64, mode: Mode| {
            shared.result.with(|r| {
                let p = r.as_ref()?;
                let lines = lines(p, section, width);
                let caption = Caption {
                    title: tr("teachers-title", &args! { "section" => words::section(section) }),
                    unit: words::unit("seats-unit-people", lines.divisor),
                    desc: finding(p, section),
                    source: words::source(shared, p),
                };
                let svg = lines.svg(HEIGHT, &caption, mode);
                Some((svg, caption, lines.points(HEIGHT)))
            })
        };
        let picture = Signal::derive(move || {
            let Some((svg, caption, points)) = drawn(shared.half.get(), Mode::Page) else {
                return Arc::default();
            };
            let labels = shared.result.with(|r| r.as_ref().map(|p| labels(p, section)));
            let marks = points.iter().enumerate();
            Arc::new(Picture {
                svg,
                desc: caption.desc,
                marks: marks.map(|(index, (_, x, y))| Mark { index, x: *x, y: *y }).collect(),
                labels: Arc::new(labels.unwrap_or_default()),
                upright: true,
            })
        });
        let saved = Callback::new(move |()| {
            untrack(|| drawn(640.0, Mode::Standalone)).map(|(svg, ..)| svg).unwrap_or_default()
        });
        let rows = Callback::new(move |()| {
            shared
                .result
                .with_untracked(|r| r.as_ref().map(|p| rows(p, section)).unwrap_or_default())
        });
        let title = Signal::derive(move || {
            tr("teachers-title", &args! { "section" => words::section(section) })
        });
        let unit = Signal::derive(move || {
            let divisor =
                shared.result.with(|r| r.as_ref().map(|p| lines(p, section, 300.0).divisor));
            let note = shared.result.with(|r| r.as_ref().map(|p| finding(p, section)));
            let unit = words::unit("seats-unit-people", divisor.unwrap_or(1.0));
            format!("{unit} · {}", note.unwrap_or_default())
        });
        view! { <ChartFrame title=title unit=unit picture=picture saved=saved rows=rows /> }
            .into_any()
    };
    view! {
        <div class="seats-pair">{move || sections.get().into_iter().map(chart).collect_view()}</div>
    }
    .into_any()
}

fn labels(p: &Projection, section: Section) -> Vec<String> {
    let series = model::teachers(p, section);
    let label = |(at, year): (usize, &i32)| {
        let parts = series.iter().map(|s| {
            let needed = s.needed.get(at).copied().unwrap_or(f64::NAN);
            format!("{} {}", basis(s), grouped(needed, 0))
        });
        let stock = series.first().and_then(|s| s.stock.get(at).copied().flatten());
        let mut all: Vec<String> = vec![year.to_string()];
        all.extend(parts);
        all.push(format!("{} {}", t("teachers-stock"), figure(stock, 0)));
        all.join(" · ")
    };
    p.years.iter().enumerate().map(label).collect()
}
