//! The table of schools. Long ones draw only the rows in the window; the printer gets all.

use super::{Shared, heads, keys, pinned, row, words};
use crate::page::files;
use crate::page::say::{self, t};
use crate::page::widgets::derivation::Derivation;
use crate::score::{Evaluation, Subject};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// Id of the body with the schools.
pub(super) const BODY: &str = "resources-body";
/// Id of the row that holds an open derivation.
const OPEN: &str = "resources-open";
/// From this many rows on only those in the window are drawn.
const MANY: usize = 200;
/// Rows drawn beyond the window on each side.
const SPARE: usize = 12;

/// One thing in the body.
#[derive(Clone)]
enum Item {
    /// Rows that are not drawn, px.
    Gap(&'static str, f64),
    School {
        evaluation: Arc<Evaluation>,
        position: usize,
        at: usize,
    },
    Open(Subject),
}

impl Item {
    /// What tells it from another: a row is drawn anew when its place, the assessment or the
    /// language changes.
    fn key(&self) -> String {
        match self {
            Self::Gap(side, height) => format!("{side}{height}"),
            Self::School { evaluation, position, at } => {
                let made = Arc::as_ptr(evaluation).addr();
                format!("{made}-{position}-{at}-{}", say::lang().get_untracked().tag())
            }
            Self::Open(subject) => format!("{subject:?}"),
        }
    }
}

/// Height of a row in px, as drawn.
pub(super) fn row_height() -> f64 {
    height_of(".school-row").unwrap_or(25.0)
}

fn height_of(selector: &str) -> Option<f64> {
    let document = web_sys::window()?.document()?;
    let element = document.query_selector(selector).ok()??;
    Some(element.get_bounding_client_rect().height()).filter(|h| *h > 1.0)
}

/// First and last row to draw, of `count`; `opened` is the row with a derivation under it.
fn visible(count: usize, opened: Option<usize>) -> Option<(usize, usize)> {
    let window = web_sys::window()?;
    let body = window.document()?.get_element_by_id(BODY)?;
    let height = window.inner_height().ok()?.as_f64()?;
    let row = row_height();
    let above = -body.get_bounding_client_rect().top();
    let extra = height_of(&format!("#{OPEN}")).unwrap_or(0.0);
    let row_at = |px: f64| {
        let beyond = opened.is_some_and(|at| px > (words::count(at) + 1.0) * row);
        let px = if beyond { (px - extra).max(0.0) } else { px };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held at 0")]
        let at = (px.max(0.0) / row) as usize;
        at
    };
    let (first, last) = (row_at(above), row_at(above + height));
    Some((first.saturating_sub(SPARE).min(count), (last + SPARE).min(count)))
}

/// Position among the rows shown of the school whose derivation is open.
fn opened(shared: Shared, evaluation: &Evaluation, rows: &[usize]) -> Option<(usize, Subject)> {
    let subject = shared.open.get()?;
    let Subject::Indicator { school, section, .. } = subject else { return None };
    let is_it = |at: &usize| {
        evaluation.schools.get(*at).is_some_and(|r| r.school == school && r.section == section)
    };
    Some((rows.iter().position(is_it)?, subject))
}

/// What stands in the body.
fn items(shared: Shared, range: Option<(usize, usize)>) -> Vec<Item> {
    say::lang().track();
    let Some(evaluation) = shared.of.evaluation.get() else { return Vec::new() };
    let rows = shared.rows.get();
    let opened = opened(shared, &evaluation, &rows);
    let all = rows.len() <= MANY || shared.printing.get();
    let (first, last) = if all { (0, rows.len()) } else { range.unwrap_or((0, SPARE * 4)) };
    let height = if all { 0.0 } else { row_height() };
    let mut items = Vec::new();
    if first > 0 {
        items.push(Item::Gap("top", words::count(first) * height));
    }
    for (position, at) in rows.iter().enumerate().take(last).skip(first) {
        items.push(Item::School { evaluation: Arc::clone(&evaluation), position, at: *at });
        if let Some((_, subject)) = opened.as_ref().filter(|(place, _)| *place == position) {
            items.push(Item::Open(subject.clone()));
        }
    }
    if last < rows.len() {
        items.push(Item::Gap("end", words::count(rows.len() - last) * height));
    }
    items
}

/// The table.
#[component]
pub(super) fn SchoolTable() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let count = shared.of.standard.indicator.len();
    let columns = count + if shared.judges() { 6 } else { 4 };
    let range = RwSignal::new(None::<(usize, usize)>);
    let look = move || {
        let place = shared.of.evaluation.with_untracked(|e| {
            let e = e.as_ref()?;
            let rows = shared.rows.get_untracked();
            untrack(|| opened(shared, e, &rows)).map(|(place, _)| place)
        });
        let now = visible(shared.rows.with_untracked(Vec::len), place);
        if now != range.get_untracked() {
            range.set(now);
        }
    };
    let handles = [
        window_event_listener(ev::scroll, move |_| look()),
        window_event_listener(ev::resize, move |_| look()),
    ];
    on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
    Effect::new(move |_| {
        shared.rows.track();
        shared.open.track();
        request_animation_frame(look);
    });
    let pinned_open = move |row: isize| {
        let subject = shared.open.get()?;
        let fits = match subject {
            Subject::Mean { .. } => row == pinned::MEAN,
            Subject::Coefficient { .. } => row == pinned::COEFFICIENT,
            Subject::Composite { .. } => row == pinned::COMPOSITE,
            _ => false,
        };
        fits.then(|| open_row(shared, columns, subject))
    };
    let none = move || {
        let none = shared.rows.with(Vec::is_empty);
        none.then(|| view! {
            <tr><td colspan=columns.to_string() class="resources-none">{t("resources-none")}</td></tr>
        })
    };
    view! {
        <div class="scroll resources-scroll">
            <table class="resources-table" class:resources-unjudged=!shared.judges() aria-rowcount=move || {
                    (shared.rows.with(Vec::len) + 3).to_string()
                } on:keydown=move |event| keys::on_key(shared, count, &event)>
                <caption class="hidden">{move || t("resources-caption")}</caption>
                <thead><heads::Heads /></thead>
                <tbody class="resources-pinned">
                    {move || pinned::mean(shared)}
                    {move || pinned_open(pinned::MEAN)}
                    {move || pinned::coefficient(shared)}
                    {move || pinned_open(pinned::COEFFICIENT)}
                    {move || pinned::composite(shared)}
                    {move || pinned_open(pinned::COMPOSITE)}
                </tbody>
                <tbody id=BODY>
                    <For each=move || items(shared, range.get()) key=Item::key
                        children=move |item| draw(shared, columns, item) />
                    {none}
                </tbody>
            </table>
        </div>
    }
}

fn draw(shared: Shared, columns: usize, item: Item) -> AnyView {
    match item {
        Item::Gap(_, height) => view! {
            <tr class="resources-gap" aria-hidden="true">
                <td colspan=columns.to_string() style:height=format!("{height}px")></td>
            </tr>
        }
        .into_any(),
        Item::School { evaluation, position, at } => row::row(shared, &evaluation, position, at),
        Item::Open(subject) => open_row(shared, columns, subject),
    }
}

/// A derivation in place; closing it gives the focus back to its figure.
fn open_row(shared: Shared, columns: usize, subject: Subject) -> AnyView {
    let close = Callback::new(move |()| {
        let (row, column) = shared.active.get_untracked();
        let composite = matches!(shared.open.get_untracked(), Some(Subject::Composite { .. }));
        shared.open.set(None);
        if composite {
            files::focus("basic-composite");
            return;
        }
        keys::to_cell(shared, row, column);
    });
    view! {
        <tr class="resources-open" id=OPEN>
            <td colspan=columns.to_string()>
                <Derivation subject=subject of=shared.of on_close=close />
            </td>
        </tr>
    }
    .into_any()
}
