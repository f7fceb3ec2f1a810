//! What stands in the middle of the data view.

use crate::page::state::App;
use leptos::prelude::*;

/// What stands in the middle of the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The grid.
    Grid,
    /// What the columns of the files were taken for.
    Mapping,
    /// Not-counted schools and what they are counted with.
    Parents,
    /// The counties in this browser.
    Shelf,
    /// What the county is beside its schools.
    Basics,
    /// The list of changes.
    Log,
    /// What a paste would change.
    Paste,
}

impl Panel {
    /// What stands there first: what the address asks for.
    pub fn first(app: App) -> Self {
        let shelf = app.route.with_untracked(|route| route.get("panel") == Some("shelf"));
        if shelf { Self::Shelf } else { Self::Grid }
    }
}
