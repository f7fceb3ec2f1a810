//! The items every school must meet, on a school's own sheet: scale and class size, as far as this
//! school breaks them.

use crate::args;
use crate::county::SectionKind;
use crate::page::say::{t, tr};
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::icon::{Icon, Shape};
use crate::score::{Evaluation, ItemResult, Offender};
use leptos::prelude::*;

/// Each item of the standard with what breaks it here.
pub(super) fn items(evaluation: &Evaluation, school: usize) -> AnyView {
    let lines: Vec<_> = evaluation.items.iter().map(|item| line(item, school)).collect();
    view! {
        <section class="sheet-section">
            <h2 class="section-head">{t("sheet-items")}</h2>
            <table class="table table-text sheet-items"><tbody>{lines}</tbody></table>
        </section>
    }
    .into_any()
}

fn line(item: &ItemResult, school: usize) -> AnyView {
    let broken: Vec<&Offender> = item.offenders.iter().filter(|o| o.school == school).collect();
    let (shape, class, text) = if broken.is_empty() {
        (Shape::Tick, "good", t("sheet-item-met"))
    } else {
        (Shape::Cross, "bad", summary(&broken))
    };
    let each: Vec<_> = broken.iter().map(|o| view! { <li>{offence(o)}</li> }).collect();
    view! {
        <tr>
            <th scope="row">{t(&format!("item-{}", item.id))}</th>
            <td>
                <span class=class><Icon shape=shape /></span>{text}
                {(each.len() > 1).then(|| view! {
                    <details class="sheet-each">
                        <summary>{t("sheet-each")}</summary>
                        <ul>{each}</ul>
                    </details>
                })}
            </td>
        </tr>
    }
    .into_any()
}

/// One offence as it is; several classes as their number and the largest of each section.
fn summary(broken: &[&Offender]) -> String {
    if let [only] = broken {
        return offence(only);
    }
    let of = |section: Option<SectionKind>| broken.iter().filter(move |o| o.section == section);
    let sections = [None, Some(SectionKind::Primary), Some(SectionKind::Junior)];
    let parts: Vec<_> = sections
        .into_iter()
        .filter_map(|section| {
            let largest = of(section).max_by(|a, b| {
                a.value.unwrap_or_default().total_cmp(&b.value.unwrap_or_default())
            })?;
            let classes = of(section).map(|o| o.count).sum();
            let args = args! {
                "section" => section.map(derived::section).unwrap_or_default(),
                "n" => super::words::count(classes), "limit" => largest.limit,
                "largest" => offence_name(largest),
            };
            Some(tr("sheet-classes-over", &args))
        })
        .collect();
    parts.join(&t("list-separator"))
}

/// The class and its pupils, or the band.
fn offence_name(offender: &Offender) -> String {
    let class = offender.class.clone().unwrap_or_default();
    match offender.value {
        Some(value) => tr("sheet-class", &args! { "class" => class, "value" => value }),
        None => class,
    }
}

/// What breaks an item.
fn offence(offender: &Offender) -> String {
    let section = offender.section.map(derived::section).unwrap_or_default();
    let mut args = args! {
        "section" => section, "limit" => offender.limit,
        "n" => super::words::count(offender.count),
    };
    match (&offender.class, offender.value) {
        (Some(class), Some(value)) => {
            args.insert("class".to_owned(), class.as_str().into());
            args.insert("value".to_owned(), value.into());
            tr("sheet-class-over", &args)
        }
        (Some(band), None) => {
            args.insert("class".to_owned(), band.as_str().into());
            tr("sheet-band-over", &args)
        }
        (None, value) => {
            args.insert("value".to_owned(), value.unwrap_or_default().into());
            tr("sheet-scale-over", &args)
        }
    }
}
