//! Sentences and small words of the view.

use super::model::{Row, Shared};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::marked::marked;
use crate::region::{Figure, Measure, Subject};
use crate::words::number::{self, MISSING, plain};
use leptos::prelude::*;
use std::collections::BTreeSet;

#[allow(clippy::cast_precision_loss, reason = "counts of counties and schools")]
pub(super) const fn count(n: usize) -> f64 {
    n as f64
}

/// A county's name, or the word for none.
pub(super) fn named(name: &str) -> String {
    if name.is_empty() { t("unnamed-county") } else { name.to_owned() }
}

/// What the counties have in common: their city, their province, or that they are several.
pub(super) fn region(shared: Shared) -> String {
    let rows = shared.rows.get();
    let only = |of: fn(&Row) -> Option<&String>| {
        let names: Vec<Option<&String>> = rows.iter().map(of).collect();
        let first = names.first().copied().flatten()?;
        names.iter().all(|name| *name == Some(first)).then(|| first.clone())
    };
    let city = only(|row| row.standing.city.as_ref());
    city.or_else(|| only(|row| row.standing.province.as_ref()))
        .unwrap_or_else(|| t("region-several"))
}

/// School years of the counties, from the first to the last.
pub(super) fn years(shared: Shared) -> String {
    let rows = shared.rows.get();
    let years = || rows.iter().filter_map(|row| row.standing.school_year);
    match years().min().zip(years().max()) {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}–{last}"),
        None => MISSING.to_owned(),
    }
}

/// How many counties pass.
pub(super) fn answer(shared: Shared) -> AnyView {
    let rows = shared.rows.get();
    if rows.len() < 2 {
        return t("view-region").into_any();
    }
    let with = |pass| rows.iter().filter(|row| row.standing.resources_pass == pass).count();
    let (met, unmet, open) = (with(Some(true)), with(Some(false)), with(None));
    let args = args! {
        "region" => region(shared), "n" => count(rows.len()), "met" => count(met),
        "unmet" => count(unmet), "open" => count(open),
    };
    marked(&tr("region-answer", &args), if unmet > 0 { "bad" } else { "good" }).into_any()
}

/// What the chart shows.
pub(super) fn finding(shared: Shared) -> String {
    let choice = shared.choice.get();
    let rows = shared.rows.get();
    let Some(measure) = shared.measures.with_value(|all| all.get(choice.drawn).cloned()) else {
        return String::new();
    };
    let placed: Vec<(&Row, usize, Figure)> = rows
        .iter()
        .filter_map(|row| {
            let place = row.places.get(choice.drawn).copied().flatten()?;
            Some((row, place, row.standing.figures.get(choice.drawn).copied()?))
        })
        .collect();
    let without = count(rows.len() - placed.len());
    let what = full(&measure);
    let best = placed.iter().min_by_key(|(_, place, _)| *place);
    let last = placed.iter().max_by_key(|(_, place, _)| *place);
    let (Some((first, _, best)), Some((end, _, worst))) = (best, last) else {
        return tr("region-finding-none", &args! { "what" => what });
    };
    let over = placed.iter().filter(|(_, _, figure)| figure.met_known == Some(false)).count();
    let same = placed.iter().all(|(_, place, _)| *place == 1);
    let value = |figure: &Figure| self::figure(&measure, figure.value);
    let args = args! {
        "what" => what, "first" => named(&first.standing.name), "best" => value(best),
        "last" => named(&end.standing.name), "worst" => value(worst), "over" => count(over),
        "same" => if same { "yes" } else { "no" },
        "limited" => if measure.limit.is_some() { "yes" } else { "no" }, "without" => without,
    };
    tr("region-finding", &args)
}

/// Why: the measure at hand.
pub(super) fn lede(shared: Shared) -> String {
    finding(shared)
}

/// How far the measuring is, and whose figures follow other rulings.
pub(super) fn progress(shared: Shared) -> Option<impl IntoView> {
    let (done, all, changed) = shared.entries.with(|entries| {
        let all = || entries.iter().flatten();
        let done = all().filter(|e| e.standing.is_some() || e.trouble.is_some()).count();
        let standings = all().filter_map(|e| e.standing.as_ref());
        let changed: BTreeSet<String> =
            standings.filter(|s| s.settings_changed > 0).map(|s| named(&s.name)).collect();
        (done, all().count(), changed.into_iter().collect::<Vec<_>>().join("、"))
    });
    let running = (done < all)
        .then(|| tr("region-progress", &args! { "done" => count(done), "all" => count(all) }));
    let other = (!changed.is_empty())
        .then(|| tr("region-settings", &args! { "counties" => changed.as_str() }));
    (running.is_some() || other.is_some())
        .then(|| view! { <p class="note" role="status" id="region-state">{running} {other}</p> })
}

fn indicator(at: usize, name: fn(&crate::standard::Indicator) -> String) -> String {
    App::standard().and_then(|s| s.indicator.get(at)).map(name).unwrap_or_default()
}

fn item(at: usize, key: &str) -> String {
    let id = App::standard().and_then(|s| s.school_item.get(at)).map(|item| item.id.clone());
    t(&format!("{key}-{}", id.unwrap_or_default()))
}

/// A measure as the head of its column, whose section stands above.
pub(super) fn short(measure: &Measure) -> String {
    match measure.subject {
        Subject::Coefficient(_, at) | Subject::Met(_, at) => indicator(at, derived::short_name),
        Subject::Passing(_) => t("region-passing"),
        Subject::Within => t("region-within"),
        Subject::AllPassing => t("region-all-passing"),
        Subject::Item(at) => item(at, "region-item"),
    }
}

/// A measure by its full name.
pub(super) fn full(measure: &Measure) -> String {
    let of = |key: &str, at: usize| {
        tr(key, &args! { "indicator" => indicator(at, derived::short_name) })
    };
    let own = match measure.subject {
        Subject::Coefficient(_, at) => of("region-coefficient-of", at),
        Subject::Met(_, at) => of("region-met-of", at),
        _ => short(measure),
    };
    match measure.section() {
        Some(section) => format!("{} · {own}", derived::section(section)),
        None => own,
    }
}

/// The head of a measure's places.
pub(super) fn place_of(measure: &Measure) -> String {
    tr("region-place-of", &args! { "what" => full(measure) })
}

/// The unit beside a chart's title.
pub(super) fn unit(measure: &Measure) -> String {
    match measure.subject {
        Subject::Coefficient(..) => t("region-unit-coefficient"),
        Subject::Within => t("region-unit-count"),
        Subject::Item(_) => t("region-unit-low"),
        _ => t("region-unit-share"),
    }
}

/// A figure as the table prints it.
pub(super) fn figure(measure: &Measure, value: Option<f64>) -> String {
    match (measure.subject, value) {
        (_, None) => MISSING.to_owned(),
        (Subject::Coefficient(..), value) => number::figure(value, 3),
        (Subject::Within, value) => number::figure(value, 0),
        (_, Some(share)) => format!("{}%", plain(share * 100.0, 1)),
    }
}

/// A figure for a file: plain, coefficients and shares to four decimals.
pub(super) fn exported(measure: &Measure, value: Option<f64>) -> String {
    match (measure.subject, value) {
        (_, None) => MISSING.to_owned(),
        (Subject::Within, Some(value)) => plain(value, 0),
        (_, Some(value)) => plain(value, 4),
    }
}

/// A place beside its figure.
pub(super) fn rank(place: usize) -> String {
    tr("region-rank", &args! { "place" => count(place) })
}

/// That a figure may still change.
pub(super) fn missing(measure: &Measure, figure: &Figure) -> Option<String> {
    let n = count(figure.missing);
    let of_schools = measure.subject != Subject::Within;
    let key = if of_schools { "region-missing" } else { "region-open" };
    (figure.value.is_some() && figure.missing > 0).then(|| tr(key, &args! { "n" => n }))
}

/// Of what a share is.
pub(super) fn share(measure: &Measure, figure: &Figure) -> Option<String> {
    let (part, all) = figure.part.zip(figure.all)?;
    let args = args! { "part" => part, "all" => all };
    measure.is_share().then(|| tr("region-share", &args))
}
