//! One module a view.

mod data;
mod method;
mod overview;
mod resources;

use super::route::{Route, ViewId};
use leptos::prelude::*;

/// The view of an address.
#[must_use]
pub fn view(route: Route) -> AnyView {
    match route.view {
        ViewId::Overview => overview::Overview().into_any(),
        ViewId::Data => data::Data().into_any(),
        ViewId::Resources => resources::Resources().into_any(),
        ViewId::Method => method::Method().into_any(),
    }
}
