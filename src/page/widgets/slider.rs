//! A slider for an assumption: name and typed value on one line, its small curve above a ruler with
//! a pointer, the ends labelled, and how the value came about with the way back to it.

use crate::page::say::t;
use crate::words::number::plain;
use leptos::ev;
use leptos::prelude::*;

/// What a slider shows and whom it tells.
#[derive(Clone, Copy)]
pub struct Slider {
    /// Its id in the page.
    pub id: &'static str,
    /// Its name.
    pub name: Signal<String>,
    /// Unit after the typed value; may be empty.
    pub unit: &'static str,
    /// Ends of the ruler.
    pub range: Signal<(f64, f64)>,
    /// The step.
    pub step: f64,
    /// Decimals of the value.
    pub decimals: usize,
    /// The value shown; `None` where nothing is known.
    pub value: Signal<Option<f64>>,
    /// Whether a person has set it.
    pub by_hand: Signal<bool>,
    /// How it came about: 自动：近 5 年均值, 手工：原 1.002.
    pub origin: Signal<String>,
    /// The small curve as SVG.
    pub curve: Signal<String>,
    /// Told while it moves.
    pub on_move: Callback<f64>,
    /// Told when it is let go or typed; `None` goes back to the estimate.
    pub on_set: Callback<Option<f64>>,
}

/// Draws a slider.
#[must_use]
pub fn slider(s: Slider) -> AnyView {
    let end = move |high: bool| {
        let (from, to) = s.range.get();
        plain(if high { to } else { from }, s.decimals)
    };
    // Written into the fields only where it is another: what somebody types meanwhile stays.
    let shown = Memo::new(move |_| s.value.get().map(|v| plain(v, s.decimals)).unwrap_or_default());
    let number = |text: &str| {
        let text = text.trim().replace(['−', '－'], "-").replace(['，', '\u{2009}'], "");
        text.trim_start_matches(['+', '＋']).parse::<f64>().ok().filter(|v| v.is_finite())
    };
    let moved = move |event: ev::Event| {
        if let Some(value) = number(&event_target_value(&event)) {
            s.on_move.run(value);
        }
    };
    let set = move |event: ev::Event| {
        if let Some(value) = number(&event_target_value(&event)) {
            s.on_set.run(Some(value));
        }
    };
    let typed = move |event: ev::Event| {
        let text = event_target_value(&event);
        match number(&text) {
            Some(value) => s.on_set.run(Some(value)),
            None if text.trim().is_empty() => s.on_set.run(None),
            // What is no number is taken back.
            None => event_target::<web_sys::HtmlInputElement>(&event).set_value(&shown_now(&s)),
        }
    };
    let typed_id = format!("{}-typed", s.id);
    view! {
        <div class="slider">
            <div class="slider-line">
                <label for=s.id>{s.name}</label>
                <span class="slider-typed">
                    <input id=typed_id class="slider-value" type="text" inputmode="decimal"
                        autocomplete="off" aria-label=s.name prop:value=shown on:change=typed />
                    {s.unit}
                </span>
            </div>
            <div class="slider-curve" aria-hidden="true" inner_html=s.curve></div>
            <input id=s.id class="slider-range" type="range"
                min=move || end(false) max=move || end(true) step=s.step.to_string()
                prop:value=shown
                aria-valuetext=move || format!("{}{} {}", shown.get(), s.unit, s.origin.get())
                on:input=moved on:change=set />
            <div class="slider-ends">
                <span>{move || end(false)}</span>
                <span class="slider-origin">
                    {s.origin}
                    {move || s.by_hand.get().then(|| view! {
                        " "
                        <button class="plain" on:click=move |_| s.on_set.run(None)>
                            {t("slider-automatic")}
                        </button>
                    })}
                </span>
                <span>{move || end(true)}</span>
            </div>
        </div>
    }
    .into_any()
}

fn shown_now(s: &Slider) -> String {
    s.value.get_untracked().map(|v| plain(v, s.decimals)).unwrap_or_default()
}
