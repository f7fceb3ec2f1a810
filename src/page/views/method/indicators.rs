//! The indicators: the document's term, what is added up over which pupils, thresholds, floor
//! and limits of the coefficient.

use super::cite::Cite;
use super::heading;
use crate::args;
use crate::page::say::{t, tr, with_words};
use crate::page::state::App;
use crate::page::widgets::derivation::words as derived;
use crate::standard::{Amount, Indicator, PerSection, Settings, Standard};
use crate::words::number::grouped;
use leptos::prelude::*;

/// The part.
#[component]
pub(super) fn IndicatorsPart(standard: &'static Standard) -> impl IntoView {
    let app = expect_context::<App>();
    let rows: Vec<_> = standard.indicator.iter().map(|spec| row(app, standard, spec)).collect();
    view! {
        <section>
            {heading("indicators")}
            <div class="scroll" tabindex="0" role="group" aria-label=t("method-indicators")>
                <table class="table table-text method-indicators">
                    <colgroup>
                        <col class="col-term" />
                        <col class="col-formula" />
                        <col class="col-number" span="2" />
                        <col class="col-unit" />
                        <col class="col-unit" />
                        <col class="col-number" span="2" />
                        <col class="col-source" />
                    </colgroup>
                    <thead>
                        <tr>
                            <th scope="col" rowspan="2">{t("method-term")}</th>
                            <th scope="col" rowspan="2">{t("method-formula")}</th>
                            <th scope="colgroup" colspan="2">{t("method-threshold")}</th>
                            <th scope="col" rowspan="2">{t("method-unit")}</th>
                            <th scope="col" rowspan="2" class="num">{t("method-floor")}</th>
                            <th scope="colgroup" colspan="2">{t("method-limit")}</th>
                            <th scope="col" rowspan="2">{t("method-source")}</th>
                        </tr>
                        <tr>{sections()}{sections()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn sections() -> impl IntoView {
    view! {
        <th scope="col" class="num">{t("section-primary")}</th>
        <th scope="col" class="num">{t("section-junior")}</th>
    }
}

fn row(app: App, standard: &'static Standard, spec: &'static Indicator) -> impl IntoView {
    let term = derived::full_name(spec);
    // The document's own term, where the page speaks another language.
    let original = (term != spec.name)
        .then(|| view! { <span class="note" lang="zh-Hans">{spec.name.clone()}</span> });
    let note = spec.note.clone().map(|n| view! { <span class="note" lang="zh-Hans">{n}</span> });
    // Without a threshold there is nothing to reach a share of.
    let percent = spec.at_least.primary.as_ref();
    let percent = percent.map(|_| format!("{}%", grouped(spec.floor_share() * 100.0, 0)));
    view! {
        <tr>
            <th scope="row">{term}{original}</th>
            <td>{move || app.county.with(|county| formula(&Settings::of(standard, county), spec))}{note}</td>
            {pair(&spec.at_least, "≥ ")}
            <td>{t(&format!("unit-{}", spec.unit))}</td>
            <td class="num">{percent}</td>
            {pair(&spec.cv_at_most, "≤ ")}
            <td><Cite source=spec.source.clone() /></td>
        </tr>
    }
}

fn pair(limits: &PerSection, sign: &'static str) -> impl IntoView + use<> {
    let text = |limit: &Option<crate::standard::Decimal>| {
        limit.as_ref().map(|limit| {
            let decimals = limit.text().split_once('.').map_or(0, |(_, f)| f.len());
            format!("{sign}{}", grouped(limit.value(), decimals))
        })
    };
    view! {
        <td class="num">{text(&limits.primary)}</td>
        <td class="num">{text(&limits.junior)}</td>
    }
}

/// `(a + b − c) ÷ pupils × per`, a relaxation's addend in brackets.
fn formula(settings: &Settings<'_>, spec: &Indicator) -> String {
    let mut terms = String::new();
    let holds = |amount: &&Amount| {
        amount.only_when.as_ref().is_none_or(|when| settings.is(&when.setting, &when.is))
    };
    let amounts: Vec<_> = spec.amount.iter().filter(holds).collect();
    for (place, amount) in amounts.iter().enumerate() {
        let name = with_words(|words| words.metric(amount.metric));
        let sign = match (place, amount.minus) {
            (0, false) => "",
            (0, true) => "−",
            (_, false) => " + ",
            (_, true) => " − ",
        };
        if amount.relaxation.is_some() {
            terms.push_str(&tr("method-relaxed-term", &args! { "term" => name }));
        } else {
            terms.push_str(sign);
            terms.push_str(&name);
        }
    }
    let several = amounts.len() > 1;
    let amount = if several { format!("({terms})") } else { terms };
    let per = spec.per.value();
    let times = if per > 1.0 { format!(" × {}", grouped(per, 0)) } else { String::new() };
    let pupils = t("metric-students");
    format!("{amount} ÷ {pupils}{times}")
}
