//! Schools that meet an item only by a relaxation: which they are, and by which condition.

use super::reasons::BETWEEN_NAMES;
use super::verdict::{ItemResult, RelaxedBy};
use crate::args;
use crate::county::{Args, County};
use crate::standard::{RelaxedWhen, SchoolItemRule};

/// The values of a sentence for each condition that lets schools pass; every school is named, as there
/// are few.
pub(super) fn told(county: &County, result: &ItemResult, rule: &SchoolItemRule) -> Vec<Args> {
    let SchoolItemRule::Scale { relaxed_when, .. } = rule else { return Vec::new() };
    [RelaxedBy::Built, RelaxedBy::Migrants]
        .into_iter()
        .filter_map(|by| of(county, result, relaxed_when, by))
        .collect()
}

fn of(county: &County, result: &ItemResult, when: &RelaxedWhen, by: RelaxedBy) -> Option<Args> {
    let own = result.relaxed.iter().filter(|relaxed| relaxed.by == by);
    let names: Vec<&str> = own
        .filter_map(|relaxed| county.schools.get(relaxed.school))
        .map(|school| school.name.as_str())
        .collect();
    if names.is_empty() {
        return None;
    }
    #[allow(clippy::cast_precision_loss, reason = "a county has few schools")]
    let n = names.len() as f64;
    Some(args! {
        "n" => n,
        "names" => names.join(&BETWEEN_NAMES.to_string()),
        "because" => match by { RelaxedBy::Built => "built", RelaxedBy::Migrants => "migrants" },
        "until" => when.built_until.to_string(),
        "share" => when.migrant_share_above.value() * 100.0,
    })
}
