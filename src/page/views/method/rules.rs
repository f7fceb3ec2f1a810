//! When a school and a county pass, who is assessed, how shared things are shared out, what may
//! be relaxed, and the items every school must meet.

use super::cite::Cite;
use super::heading;
use crate::args;
use crate::page::say::{t, tr};
use crate::standard::{Decimal, Reference, SchoolItemRule, Standard};
use crate::words::number::grouped;
use leptos::prelude::*;

/// One rule in words, and where it stands.
struct Rule {
    name: String,
    text: String,
    source: Reference,
}

/// The part.
#[component]
pub(super) fn RulesPart(standard: &'static Standard) -> impl IntoView {
    let rows: Vec<_> = rules(standard)
        .into_iter()
        .map(|rule| {
            view! {
                <tr>
                    <th scope="row">{rule.name}</th>
                    <td>{rule.text}</td>
                    <td><Cite source=rule.source /></td>
                </tr>
            }
        })
        .collect();
    view! {
        <section>
            {heading("rules")}
            <table class="table table-text method-rules">
                <thead>
                    <tr>
                        <th scope="col">{t("method-rule")}</th>
                        <th scope="col">{t("method-rule-says")}</th>
                        <th scope="col">{t("method-source")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn rules(standard: &Standard) -> Vec<Rule> {
    let mut rules: Vec<_> = school(standard).into_iter().collect();
    rules.extend([county(standard), scope(standard)]);
    rules.extend(exclusions(standard));
    rules.push(apportion(standard));
    rules.extend(relaxations(standard));
    rules.extend(items(standard));
    rules
}

#[allow(clippy::cast_precision_loss, reason = "counts of a rule are small")]
const fn number(count: usize) -> f64 {
    count as f64
}

fn school(standard: &Standard) -> Option<Rule> {
    let rule = standard.school_rule.as_ref()?;
    let floor = standard.indicator.first().map_or(0.0, |i| i.floor_share() * 100.0);
    let args = args! {
        "met" => number(rule.met_at_least), "of" => number(rule.of), "floor" => floor,
    };
    Some(Rule {
        name: t("method-school-rule"),
        text: tr("method-school-rule-says", &args),
        source: rule.source.clone(),
    })
}

fn county(standard: &Standard) -> Rule {
    let count = number(standard.indicator.len() * standard.scope.sections.len());
    let text = match &standard.county_rule.composite_at_most {
        None => tr("method-county-rule-says", &args! { "n" => count }),
        Some(limits) => {
            let text = |limit: &Option<Decimal>| {
                limit.as_ref().map(|limit| limit.text().to_owned()).unwrap_or_default()
            };
            let args = args! {
                "n" => number(standard.indicator.len()), "primary" => text(&limits.primary),
                "junior" => text(&limits.junior),
            };
            tr("method-composite-rule-says", &args)
        }
    };
    Rule { name: t("method-county-rule"), text, source: standard.county_rule.source.clone() }
}

fn scope(standard: &Standard) -> Rule {
    let separator = t("list-separator");
    let names = |keys: Vec<String>| keys.iter().map(|k| t(k)).collect::<Vec<_>>().join(&separator);
    let kinds = standard.scope.kinds.iter().map(|k| format!("kind-{}", k.id())).collect();
    let sections = standard.scope.sections.iter().map(|s| format!("section-{}", s.id())).collect();
    let args = args! { "kinds" => names(kinds), "sections" => names(sections) };
    Rule {
        name: t("method-scope"),
        text: tr("method-scope-says", &args),
        source: standard.scope.source.clone(),
    }
}

fn exclusions(standard: &Standard) -> impl Iterator<Item = Rule> {
    standard.scope.exclude.iter().map(|exclusion| {
        let limit = exclusion.students_below.as_ref().map_or(0.0, |limit| limit.value());
        Rule {
            name: t("method-excluded"),
            text: tr(&format!("excluded-{}", exclusion.id), &args! { "limit" => limit }),
            source: exclusion.source.clone(),
        }
    })
}

fn apportion(standard: &Standard) -> Rule {
    let weights = &standard.apportion.weights;
    let args = args! {
        "primary" => weights.primary.text(), "junior" => weights.junior.text(),
        "senior" => weights.senior.text(),
    };
    Rule {
        name: t("method-apportion"),
        text: tr("method-apportion-says", &args),
        source: standard.apportion.source.clone(),
    }
}

fn relaxations(standard: &Standard) -> impl Iterator<Item = Rule> {
    standard.relaxation.iter().map(|relaxation| Rule {
        name: t("method-relaxation"),
        text: t(&format!("relaxation-{}", relaxation.id)),
        source: Reference { article: relaxation.article.clone(), ..relaxation.source.clone() },
    })
}

fn items(standard: &Standard) -> impl Iterator<Item = Rule> {
    standard.school_item.iter().map(|item| {
        let lines = match &item.rule {
            SchoolItemRule::Scale { limits, relaxed_when } => {
                let mut lines: Vec<_> = limits
                    .iter()
                    .map(|limit| {
                        let kinds: Vec<_> =
                            limit.kinds.iter().map(|k| t(&format!("kind-{}", k.id()))).collect();
                        let args = args! {
                            "kinds" => kinds.join(&t("list-separator")),
                            "limit" => limit.at_most.value(), "relaxed" => limit.relaxed.value(),
                        };
                        tr("method-scale-says", &args)
                    })
                    .collect();
                let share = grouped(relaxed_when.migrant_share_above.value() * 100.0, 0);
                let args =
                    args! { "year" => relaxed_when.built_until.to_string(), "share" => share };
                lines.push(tr("method-scale-relaxed", &args));
                lines
            }
            SchoolItemRule::ClassSize { at_most } => {
                let size = |limit: &Option<Decimal>| limit.as_ref().map_or(0.0, Decimal::value);
                let args = args! {
                    "primary" => size(&at_most.primary), "junior" => size(&at_most.junior),
                };
                vec![tr("method-class-says", &args)]
            }
        };
        Rule {
            name: t(&format!("item-{}", item.id)),
            text: lines.join(&t("sentence-separator")),
            source: item.source.clone(),
        }
    })
}
