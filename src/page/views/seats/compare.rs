//! Two scenarios side by side in figures: what a planner asks for first, of each, and by how much
//! they differ.

use super::model::{self, Section};
use super::{Shared, words};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{self, Node, drawn, tag, text};
use crate::project::Projection;
use crate::project::result::TeacherBasis;
use crate::words::number::{MISSING, grouped};
use leptos::prelude::*;

/// The table; nothing where nothing is compared.
pub(super) fn table(shared: Shared) -> AnyView {
    let draw = move || match (shared.result.get(), shared.other.get()) {
        (Some(first), Some(second)) => rows(shared, &first, &second),
        _ => Vec::new(),
    };
    drawn("seats-compare", Box::new(draw), None)
}

/// A figure of each scenario.
type Pick<'a> = &'a dyn Fn(&Projection) -> Option<f64>;

fn rows(shared: Shared, first: &Projection, second: &Projection) -> Vec<Node> {
    let unit = shared.unit_of(first);
    let mut rows: Vec<Vec<Node>> = Vec::new();
    let mut row = |name: String, pick: Pick<'_>, is_year: bool| {
        let (a, b) = (pick(first), pick(second));
        let shown = |value: Option<f64>| match value {
            Some(value) if is_year => text(format!("{value:.0}")),
            Some(value) => text(grouped(value, 0)),
            None => text(MISSING),
        };
        let difference = match (a, b) {
            (Some(a), Some(b)) if (b - a).abs() < 0.5 => text("0"),
            (Some(a), Some(b)) if b > a => text(format!("+{}", grouped(b - a, 0))),
            (Some(a), Some(b)) => text(grouped(b - a, 0)),
            _ => text(MISSING),
        };
        rows.push(vec![text(name), shown(a), shown(b), difference]);
    };
    for section in model::sections(first, unit) {
        let named = |key: &str| tr(key, &args! { "section" => words::section(section) });
        row(
            named("compare-peak"),
            &|p| Some(model::peak(p, model::line(p, unit, section)?)?.1),
            false,
        );
        row(
            named("compare-peak-year"),
            &|p| Some(f64::from(model::peak(p, model::line(p, unit, section)?)?.0)),
            true,
        );
        for year in words::checkpoints(first) {
            let args = args! { "section" => words::section(section), "year" => year.to_string() };
            row(tr("compare-over", &args), &|p| over(p, unit, section, year), false);
        }
        row(
            named("compare-gap"),
            &|p| {
                let seats = model::seats(p, unit, section)?;
                Some(model::greatest(p, &seats.gap).map_or(0.0, |(_, n)| n))
            },
            false,
        );
        row(named("compare-teachers"), &|p| most_recruits(p, section), false);
    }
    row(t("compare-large"), &|p| Some(words::count(p.ledger.len())), false);
    row(
        t("compare-stay"),
        &|p| Some(words::count(p.ledger.iter().filter(|l| l.closes.is_none()).count())),
        false,
    );
    row(
        t("compare-scale"),
        &|p| {
            let mut units: Vec<usize> = p.over_scale.iter().map(|o| o.unit).collect();
            units.sort_unstable();
            units.dedup();
            Some(words::count(units.len()))
        },
        false,
    );
    let name = |p: &Projection| words::scenario(&p.scenario);
    let heads = [words::unit_name(first, unit), name(first), name(second), t("compare-difference")];
    let mut nodes = vec![
        tag("h2", "section-head").text(&t("compare-title")).into(),
        tag("div", "scroll")
            .with("tabindex", "0")
            .with("role", "group")
            .with("aria-label", &t("compare-title"))
            .put(tree::table("", &heads, &[1, 2, 3], rows))
            .into(),
    ];
    nodes.extend(chances(shared, first, second));
    nodes
}

fn over(p: &Projection, unit: usize, section: Section, year: i32) -> Option<f64> {
    let found = model::classes(p, unit, section)?;
    let counts = model::in_year(p, &found.bands, year)?;
    Some(model::over_standard(section, counts))
}

fn most_recruits(p: &Projection, section: Section) -> Option<f64> {
    let series =
        model::teachers(p, section).into_iter().find(|t| t.basis == TeacherBasis::PupilTeacher)?;
    let known: Vec<f64> = series.recruits.iter().copied().collect::<Option<_>>()?;
    Some(model::greatest(p, &known).map_or(0.0, |(_, n)| n))
}

/// The milestones of both, where both were drawn.
fn chances(shared: Shared, first: &Projection, second: &Projection) -> Option<Node> {
    let scenario = shared.doc.get();
    let rows: Vec<Vec<Node>> = first
        .milestones
        .iter()
        .filter_map(|m| {
            let other = second.milestones.iter().find(|o| o.id == m.id)?;
            let chance = |m: &crate::project::result::MilestoneResult| {
                let (shape, word, class) = super::milestones::light(m);
                let percent = m.probability.map(|p| format!(" {}", words::percent(p)));
                let cell = tag("span", &format!("verdict {class}")).put(shape).text(&t(word));
                cell.text(&percent.unwrap_or_default()).into()
            };
            let name = format!("{} {}", m.year, super::edit::described(&scenario, &m.id));
            Some(vec![text(name), chance(m), chance(other)])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let name = |p: &Projection| words::scenario(&p.scenario);
    let heads = [t("seats-milestones"), name(first), name(second)];
    Some(tree::table("", &heads, &[], rows).into())
}
