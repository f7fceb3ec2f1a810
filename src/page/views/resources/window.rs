//! What the view asks of the browser's window: its width, and that it is about to print.

use super::Shared;
use leptos::ev;
use leptos::prelude::*;

/// Up to this width one strip stands under another, px.
const NARROW: f64 = 639.0;

/// Follows the window as long as the view is open.
pub(super) fn follow(shared: Shared) {
    let measure = move || {
        let width = web_sys::window().and_then(|w| w.inner_width().ok()).and_then(|w| w.as_f64());
        let narrow = width.is_some_and(|width| width <= NARROW);
        if shared.narrow.get_untracked() != narrow {
            shared.narrow.set(narrow);
        }
        let width = strip_width();
        if shared.strip_width.get_untracked() != width {
            shared.strip_width.set(width);
        }
    };
    measure();
    // Once more when the strips stand in the page, here or there.
    Effect::new(move |_| {
        shared.narrow.track();
        shared.choice.track();
        shared.of.evaluation.track();
        request_animation_frame(measure);
    });
    let handles = [
        window_event_listener(ev::resize, move |_| measure()),
        window_event_listener(ev::beforeprint, move |_| {
            shared.printing.set(true);
        }),
        window_event_listener(ev::afterprint, move |_| {
            shared.printing.set(false);
        }),
    ];
    on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
}

/// The inner width of a strip's column; that of the page's own on a narrow screen.
pub(super) fn strip_width() -> f64 {
    let window = web_sys::window();
    let document = window.as_ref().and_then(web_sys::Window::document);
    let cell = document.and_then(|d| d.query_selector(".strip-cell").ok().flatten());
    cell.map_or(WIDTH, |cell| f64::from(cell.client_width())).max(60.0)
}

/// Width of a strip before its place is known, px.
pub(super) const WIDTH: f64 = 104.0;

/// Puts a school's row into the middle of the window.
pub(super) fn show_school(shared: Shared, school: usize) {
    let position = shared.of.evaluation.with_untracked(|e| {
        let e = e.as_ref()?;
        let is_it = |at: &usize| e.schools.get(*at).is_some_and(|row| row.school == school);
        shared.rows.with_untracked(|rows| rows.iter().position(is_it))
    });
    if let Some(position) = position {
        show_row(position);
    }
}

/// Scrolls so that a row stands in the window, if it does not yet.
pub(super) fn show_row(position: usize) {
    let Some(window) = web_sys::window() else { return };
    let Some(body) = window.document().and_then(|d| d.get_element_by_id(super::table::BODY)) else {
        return;
    };
    let height = window.inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(600.0);
    let row = super::table::row_height();
    let top = body.get_bounding_client_rect().top() + super::words::count(position) * row;
    // Below what stands fixed at the top of a narrow page.
    if top < 60.0 || top + row > height - 20.0 {
        window.scroll_by_with_x_and_y(0.0, top - height / 2.0);
    }
}
