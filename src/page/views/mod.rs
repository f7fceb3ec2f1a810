//! One module a view.

mod data;
mod method;
mod overview;
mod resources;

use super::chunk::chunk;
use super::route::{Route, ViewId};
use leptos::prelude::*;

/// The view of an address.
#[must_use]
pub fn view(route: Route) -> AnyView {
    match route.view {
        ViewId::Overview => overview::Overview().into_any(),
        ViewId::Data => chunk!("data", data::Data),
        ViewId::Resources => chunk!("resources", resources::Resources),
        ViewId::Method => chunk!("method", method::Method),
    }
}
