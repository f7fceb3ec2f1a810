//! One module a view.

mod data;
mod duty;
mod method;
mod overview;
mod plan;
mod quality;
mod region;
mod report;
mod resources;
mod seats;
mod standards;

use super::chunk::chunk;
use super::route::{Route, ViewId};
use super::widgets::handout::ViewActs;
use leptos::prelude::*;

/// What the overview shows of other views: the score sheet, and the outlook on the years ahead.
#[must_use]
pub fn outlook() -> AnyView {
    chunk!("outlook", beside)
}

fn beside() -> AnyView {
    view! {
        <seats::Outlook />
        <duty::line::Line />
        // What the overview hands out is here, so that its first part need not carry it.
        <p class="handout no-print"><ViewActs view="view-overview" /></p>
    }
    .into_any()
}

/// The view of an address.
#[must_use]
pub fn view(route: Route) -> AnyView {
    match route.view {
        ViewId::Overview => overview::Overview().into_any(),
        ViewId::Data => chunk!("data", data::Data),
        ViewId::Resources => chunk!("resources", resources::Resources),
        ViewId::Quality => chunk!("quality", quality::Quality),
        ViewId::Duty => chunk!("duty", duty::Duty),
        ViewId::Seats => chunk!("seats", seats::Seats),
        ViewId::Plan => chunk!("plan", plan::Plans),
        ViewId::Report => chunk!("report", report::Reports),
        ViewId::Method => chunk!("method", method::Method),
        ViewId::Region => chunk!("region", region::Region),
    }
}
