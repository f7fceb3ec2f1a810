//! What the points of a rubric add up to, as written and however wrong it is otherwise: shown
//! beside the figure that is stated while somebody edits it.

use super::number::{Points, exact, nearest};
use crate::json::Value;
use crate::record;
use crate::words::number::in_sentence;
use num_traits::Zero;
use serde::Serialize;

/// One sum. Figures are as printed; the comparison is exact.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sum {
    /// Id of the group; `None` for the whole rubric.
    pub group: Option<String>,
    /// Whether weights in percent are added up, not points.
    pub weights: bool,
    /// How many are added up.
    pub count: usize,
    /// What they come to.
    pub found: String,
    /// What is stated; `None` where nothing is, or it is no number.
    pub stated: Option<String>,
    /// Whether the two agree; where nothing is stated there is nothing to disagree with.
    pub agrees: bool,
}

record!(Sum {
    group: "group",
    weights: "weights",
    count: "count",
    found: "found",
    stated: "stated",
    agrees: "agrees"
});

fn entries<'a>(rubric: &'a Value, key: &str) -> &'a [Value] {
    rubric.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn points(entry: &Value, key: &str) -> Option<Points> {
    entry.get(key).and_then(exact)
}

/// The sum of the whole, then of each group that states one. Where groups are weighted, the
/// whole is the sum of the weights.
#[must_use]
pub fn sums(rubric: &Value) -> Vec<Sum> {
    let groups = entries(rubric, "groups");
    let weighted = groups.iter().any(|group| group.get("weight").is_some());
    let mut all = if weighted {
        vec![sum(None, groups.iter(), "weight", exact(&100.into()))]
    } else {
        vec![sum(None, entries(rubric, "items").iter(), "full", points(rubric, "full"))]
    };
    for group in groups {
        let id = group.get("id").and_then(Value::as_str);
        let of_group = |item: &&Value| item.get("group").and_then(Value::as_str) == id;
        let items = entries(rubric, "items").iter().filter(of_group);
        all.push(sum(id, items, "full", points(group, "full")));
    }
    all
}

fn sum<'a>(
    group: Option<&str>,
    entries: impl Iterator<Item = &'a Value>,
    key: &str,
    stated: Option<Points>,
) -> Sum {
    let (mut count, mut found) = (0, Points::zero());
    for entry in entries {
        count += 1;
        found += points(entry, key).unwrap_or_default();
    }
    Sum {
        group: group.map(str::to_owned),
        weights: key == "weight",
        count,
        found: in_sentence(nearest(&found)),
        agrees: stated.as_ref().is_none_or(|stated| *stated == found),
        stated: stated.as_ref().map(|stated| in_sentence(nearest(stated))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn points_are_added_up_exactly_and_whatever_else_is_wrong() {
        let rubric = json!({ "full": "0.3", "groups": [{ "id": "g", "full": "0.2" }, { "id": "h" }],
            "items": [{ "full": 0.1, "group": "g" }, { "full": "0.2" }, { "full": "两" }] });
        let all = sums(&rubric);
        assert_eq!((all[0].count, all[0].found.as_str(), all[0].agrees), (3, "0.3", true));
        assert_eq!((all[1].group.as_deref(), all[1].found.as_str()), (Some("g"), "0.1"));
        assert!(!all[1].agrees && all[1].stated.as_deref() == Some("0.2"));
        assert!(all[2].agrees && all[2].count == 0 && all[2].stated.is_none());
        let weighted = json!({ "full": "100", "groups": [{ "id": "g", "weight": "60" },
            { "id": "h", "weight": "30" }] });
        let first = &sums(&weighted)[0];
        assert!(first.weights && !first.agrees && first.found == "90");
        assert!(sums(&json!([]))[0].agrees);
    }
}
