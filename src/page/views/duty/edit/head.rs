//! The head of the editor: what can be done with the rubric, whether its points add up, and what
//! is wrong with it; then the fields of the rubric itself.

use super::{Scene, field, what};
use crate::args;
use crate::county::Args;
use crate::engine::RubricEntry;
use crate::json::Value;
use crate::page::say::{t, tr};
use crate::page::views::duty::words;
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, tag};
use crate::rubric::shape::{self, RUBRIC};
use crate::rubric::{Sum, ToldFault};

/// Buttons, sums, faults.
pub(super) fn head(scene: &Scene) -> Vec<Node> {
    let button = |act: &str, class: &str| -> Node {
        let key = format!("rubric-{act}");
        tag("button", class).with("type", "button").act(act).text(&t(&key)).into()
    };
    let acts = tag("p", "row rubric-head")
        .put(button("done", "button-main"))
        .put(button("save", "plain"))
        .put(button("as-text", "plain"))
        .put(button("delete", "plain"));
    // In a place of its own, so that what follows keeps its place and the focus.
    let mut faults = tag("div", "");
    if !scene.checked.faults.is_empty() {
        let one = |fault: &ToldFault| -> Node {
            let go = tag("button", "plain").with("type", "button").text(&t("rubric-mend"));
            tag("li", "")
                .put(Shape::Cross)
                .text(&sentence(fault))
                .text(" ")
                .put(go.act(&format!("mend:{}", fault.field)))
                .into()
        };
        let list = scene.checked.faults.iter().map(one).collect();
        faults = faults.put(
            tag("div", "finding finding-must rubric-faults")
                .put(tag("p", "").text(&t("duty-faulty")))
                .put(tag("ul", "").all(list)),
        );
    }
    vec![acts.into(), sums(&scene.checked), faults.into()]
}

/// What is wrong and where, in the names of the fields.
fn sentence(fault: &ToldFault) -> String {
    let key = fault.field.rsplit('.').next().unwrap_or_default();
    let key = key.split('[').next().unwrap_or_default();
    let field = if known(key) { t(&format!("rubric-field-{key}")) } else { fault.field.clone() };
    let item = fault.item.clone().unwrap_or_default();
    let args = args! { "item" => item.as_str(), "field" => field, "what" => what(fault) };
    tr(if item.is_empty() { "rubric-wrong" } else { "rubric-wrong-item" }, &args)
}

/// Whether a field has a name of its own.
fn known(key: &str) -> bool {
    matches!(key, "kind" | "rule" | "items" | "groups") || shape::is_field(key)
}

/// What the points add up to, and what they should.
pub(in super::super) fn sums(entry: &RubricEntry) -> Node {
    let groups = entry.rubric.get("groups").and_then(Value::as_array);
    let one = |sum: &Sum| -> Node {
        let of_id = |group: &&Value| Some(words::text(group, "id")) == sum.group;
        let group = groups.into_iter().flatten().find(of_id).map(words::name);
        let mut args: Args = args! {
            "count" => sum.count.to_string(), "found" => sum.found.as_str(),
            "name" => group.clone().unwrap_or_default(),
        };
        args.insert("stated".to_owned(), sum.stated.clone().unwrap_or_default().into());
        let what = match (sum.weights, &group) {
            (true, _) => "weights",
            (false, Some(_)) => "group",
            (false, None) => "all",
        };
        let key = if sum.agrees { "rubric-sum" } else { "rubric-sum-wrong" };
        let (shape, class) = match sum.agrees {
            true => (Shape::Tick, ""),
            false => (Shape::Cross, "bad"),
        };
        tag("li", class).put(shape).text(&tr(&format!("{key}-{what}"), &args)).into()
    };
    let list = entry.sums.iter().map(one).collect();
    tag("div", "rubric-sums").with("role", "status").put(tag("ul", "").all(list)).into()
}

/// The fields of the rubric itself.
pub(super) fn about(scene: &Scene) -> Vec<Node> {
    vec![
        tag("h3", "section-head rubric-part").text(&t("rubric-about")).into(),
        tag("div", "duty-fields").all(field::fields(scene, "", RUBRIC, &[])).into(),
    ]
}
