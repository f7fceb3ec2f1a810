//! Two counties, or two years of one, indicator by indicator: mean, difference coefficient, schools
//! that meet the threshold.

use crate::args;
use crate::county::{County, SectionKind};
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::handout::{TableActs, of_page};
use crate::score::{Coefficient, Evaluation, SectionResult, evaluate};
use crate::standard::Indicator;
use crate::words::number::{MISSING, figure};
use leptos::prelude::*;
use std::sync::Arc;

/// The table; `before` is set beside the county at hand.
pub fn table(app: App, before: &Arc<County>) -> Option<impl IntoView + use<>> {
    let standard = App::standard()?;
    let county = app.county.get();
    let now = match app.evaluation.get().filter(|_| !app.stale.get()) {
        Some(known) => known,
        None => Arc::new(evaluate(&county, standard)),
    };
    let then = evaluate(before, standard);
    let sections = SectionKind::COMPULSORY.into_iter().flat_map(|section| {
        let rows = standard.indicator.iter().enumerate().map({
            let (now, then) = (Arc::clone(&now), &then);
            move |(nth, indicator)| {
                line(section, indicator, found(then, section, nth), found(&now, section, nth))
            }
        });
        rows.collect::<Vec<_>>()
    });
    let rows = sections.collect_view();
    let head = tr("compare-heads", &args! { "then" => named(before), "now" => named(&county) });
    let name = Signal::stored(t("compare-name"));
    let acts =
        view! { <TableActs name=name rows=Callback::new(|()| of_page("#compare")) on_page=true /> };
    Some(view! {
        <p class="handout">{acts}</p>
        <div class="scroll" tabindex="0" role="group" aria-label=head.clone()>
        <table class="table table-dense" id="compare" aria-label=t("compare-name")>
            <caption>{head.clone()}</caption>
            <thead><tr>
                <th scope="col">{t("compare-indicator")}</th>
                <th scope="col" class="num">{t("compare-mean-then")}</th>
                <th scope="col" class="num">{t("compare-mean-now")}</th>
                <th scope="col" class="num">{t("compare-change")}</th>
                <th scope="col" class="num">{t("compare-cv-then")}</th>
                <th scope="col" class="num">{t("compare-cv-now")}</th>
                <th scope="col" class="num">{t("compare-change")}</th>
                <th scope="col" class="num">{t("compare-met-then")}</th>
                <th scope="col" class="num">{t("compare-met-now")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        </div>
    })
}

fn named(county: &County) -> String {
    let name = if county.name.is_empty() { t("unnamed-county") } else { county.name.clone() };
    match county.school_year {
        Some(year) => format!("{name} {year}"),
        None => name,
    }
}

/// A section's coefficient of an indicator, with the section.
fn found(
    of: &Evaluation,
    section: SectionKind,
    nth: usize,
) -> Option<(&SectionResult, &Coefficient)> {
    let result = of.sections.iter().find(|result| result.section == section)?;
    Some((result, result.indicators.get(nth)?))
}

fn line(
    section: SectionKind,
    indicator: &Indicator,
    then: Option<(&SectionResult, &Coefficient)>,
    now: Option<(&SectionResult, &Coefficient)>,
) -> impl IntoView + use<> {
    let values = |of: fn(&Coefficient) -> Option<f64>| {
        (then.and_then(|(_, c)| of(c)), now.and_then(|(_, c)| of(c)))
    };
    let change = |(then, now): (Option<f64>, Option<f64>), text: &dyn Fn(Option<f64>) -> String| {
        let change = then.zip(now).map(|(then, now)| now - then);
        let text = text(change);
        // What is printed as nothing has no sign.
        let seen = text.chars().any(|digit| ('1'..='9').contains(&digit));
        let sign = if seen && change.is_some_and(|change| change > 0.0) { "+" } else { "" };
        if seen { format!("{sign}{text}") } else { text.replace('−', "") }
    };
    let in_unit = |value| derived::value(indicator, value);
    let coefficient = |value| figure(value, 3);
    let met = |of: Option<(&SectionResult, &Coefficient)>| {
        of.filter(|(section, _)| section.schools > 0).map_or_else(
            || MISSING.to_owned(),
            |(section, c)| format!("{} / {}", c.schools_met, section.schools),
        )
    };
    let (mean, cv) = (values(|c| c.mean), values(|c| c.cv));
    let beyond = |of: Option<(&SectionResult, &Coefficient)>| {
        if of.is_some_and(|(_, c)| c.met_known == Some(false)) { "num bad" } else { "num" }
    };
    let name = derived::short_name(indicator);
    let unit = t(&format!("unit-{}", indicator.unit));
    view! {
        <tr>
            <th scope="row">{t(&format!("section-{}", section.id()))} " · " {name} " "
                <span class="grid-unit">{unit}</span></th>
            <td class="num">{in_unit(mean.0)}</td>
            <td class="num">{in_unit(mean.1)}</td>
            <td class="num">{change(mean, &in_unit)}</td>
            <td class=beyond(then)>{coefficient(cv.0)}</td>
            <td class=beyond(now)>{coefficient(cv.1)}</td>
            <td class="num">{change(cv, &coefficient)}</td>
            <td class="num">{met(then)}</td>
            <td class="num">{met(now)}</td>
        </tr>
    }
}
