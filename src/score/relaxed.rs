//! Schools that meet an item only by a relaxation: which they are, and by which condition.

use super::reasons::BETWEEN_NAMES;
use super::verdict::{ItemResult, RelaxedBy};
use crate::args;
use crate::county::{Args, County};
use crate::standard::{RelaxedWhen, SchoolItemRule};

/// The values of a sentence for each condition that lets schools pass; at most so many of them are
/// named.
pub(super) fn told(
    county: &County,
    result: &ItemResult,
    rule: &SchoolItemRule,
    most: usize,
) -> Vec<Args> {
    let SchoolItemRule::Scale { relaxed_when, .. } = rule else { return Vec::new() };
    [RelaxedBy::Built, RelaxedBy::Migrants]
        .into_iter()
        .filter_map(|by| of(county, result, relaxed_when, by, most))
        .collect()
}

fn of(
    county: &County,
    result: &ItemResult,
    when: &RelaxedWhen,
    by: RelaxedBy,
    most: usize,
) -> Option<Args> {
    let own = result.relaxed.iter().filter(|relaxed| relaxed.by == by);
    let names: Vec<&str> = own
        .filter_map(|relaxed| county.schools.get(relaxed.school))
        .map(|school| school.name.as_str())
        .collect();
    if names.is_empty() {
        return None;
    }
    let named = names.iter().take(most).copied().collect::<Vec<_>>();
    #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
    let n = names.len() as f64;
    Some(args! {
        "n" => n,
        "names" => named.join(&BETWEEN_NAMES.to_string()),
        "because" => match by { RelaxedBy::Built => "built", RelaxedBy::Migrants => "migrants" },
        "until" => when.built_until.to_string(),
        "share" => when.migrant_share_above.value() * 100.0,
    })
}
