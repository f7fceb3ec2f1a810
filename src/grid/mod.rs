//! The arithmetic of a data grid: which cells are seen, selected, shown in which order, and what
//! is copied; and the tables that the county's figures are laid out in.
//!
//! Pure functions over positions and texts, called by the page's grid and data view. It knows
//! the county and the words, but no document, no event and no pixel that it was not told.

mod basics;
mod block;
mod clipboard;
mod columns;
mod export;
mod findings;
mod layout;
mod order;
mod past;
mod select;
mod series;
mod sheet;
mod spots;
mod tabs;
mod targets;
mod tell;
mod typed;
mod window;
mod written;

pub use basics::{fact_doubt, fact_text, typed_fact};
pub use block::{Added, Changed, Laid, Refused, lay};
pub use clipboard::{MOST_CELLS, TooMany, blocks, html, pasted, tsv};
pub use columns::{Column, Value};
pub use export::csv;
pub use findings::{Bunch, Marked, Marks, bunches, counts, marks, settled};
pub use layout::{Layout, Placed};
pub use order::{Condition, Direction, Key, order};
pub use select::{Cell, Motion, Selection, Size, Sums, name, parse_name, step, sums};
pub use sheet::{Asked, Hanging, NewRow, Sheet, added, new_school};
pub use spots::{Spot, spot};
pub use tabs::{Group, Tab};
pub use targets::{TargetGroup, Targets, target_name, targets};
pub use tell::{Told, described, told};
pub use typed::{Typed, TypedProblem, typed};
pub use window::{Axis, label_width, reveal};

/// Words of the page, which this build leaves out: whether there is a message with this key.
/// That the other languages have it too is looked at elsewhere.
#[cfg(test)]
fn has_words(key: &str) -> bool {
    let files = [
        include_str!("../../www/locales/zh-Hans/county.ftl"),
        include_str!("../../www/locales/zh-Hans/page-data.ftl"),
        include_str!("../../www/locales/zh-Hans/page-grid.ftl"),
        include_str!("../../www/locales/zh-Hans/page-overview.ftl"),
    ];
    let start = format!("{key} =");
    files.iter().any(|file| file.lines().any(|line| line.starts_with(&start)))
}
