//! What stands around a chart in the page: title, unit, the table of the same figures, saving as a
//! picture, copying, and naming the mark under the pointer or chosen by the arrow keys. Charts
//! come drawn from `chart`; this knows no county.

use crate::args;
use crate::chart::tokens::Token;
use crate::county::{Args, County};
use crate::page::files;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::handout::{self, TableActs};
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// How far from a mark the pointer still means it, px.
const REACH: f64 = 14.0;
/// From here on the label of a mark in a column of years stands to its left, px.
const LEFT_FROM: f64 = 170.0;
/// Pixels of a saved picture for each px of the chart.
const SCALE: u32 = 3;

/// One mark of a chart that has a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Its `data-i`: the row of the figures.
    pub index: usize,
    /// Centre, px from the left of the chart.
    pub x: f64,
    /// Centre, px from the top.
    pub y: f64,
}

/// A drawn chart with what can be asked of it.
#[derive(Clone, Default)]
pub struct Picture {
    /// The chart for the page, its colours by class.
    pub svg: String,
    /// The finding in a sentence; also said with the chart's name.
    pub desc: String,
    /// Marks in the order of the arrow keys.
    pub marks: Vec<Mark>,
    /// What the label of a mark says, by `index`.
    pub labels: Arc<Vec<String>>,
    /// A column of years: the pointer means the mark nearest to it sideways, and a hairline runs
    /// through it from top to bottom.
    pub upright: bool,
}

/// A chart's marks answer to pointer and arrow keys; one tab stop. Enter or a click chooses.
#[component]
pub fn ChartBody(
    /// The chart.
    #[prop(into)]
    picture: Signal<Arc<Picture>>,
    /// Its name.
    #[prop(into)]
    name: Signal<String>,
    /// Told which mark was chosen.
    #[prop(optional)]
    on_choose: Option<Callback<usize>>,
    /// Index of the mark that is named, where charts beside it name the same.
    #[prop(optional)]
    named: Option<RwSignal<Option<usize>>>,
) -> impl IntoView {
    let body = NodeRef::<Div>::new();
    let named = named.unwrap_or_else(|| RwSignal::new(None));
    let mark = move || picture.with(|p| named.get().and_then(|index| of_index(&p.marks, index)));
    // Others may name a mark that this chart has not; only where the pointer is, the label stands.
    let here = RwSignal::new(false);
    let label = move || {
        mark().map(|m| picture.with(|p| p.labels.get(m.index).cloned().unwrap_or_default()))
    };
    let at_pointer = move |x: f64, y: f64| {
        let rect = body.get_untracked()?.get_bounding_client_rect();
        let (x, y) = (x - rect.left(), y - rect.top());
        picture.with_untracked(|p| nearest(p, x, y))
    };
    // A chart that is taken away while it has the focus is told that it lost it.
    let name_mark = move |index: Option<usize>| {
        let _ = here.try_set(index.is_some());
        if named.try_get_untracked().is_some_and(|now| now != index) {
            named.set(index);
        }
    };
    let on_move = move |event: PointerEvent| {
        name_mark(at_pointer(f64::from(event.client_x()), f64::from(event.client_y())));
    };
    let choose = move |index: Option<usize>| {
        if let (Some(index), Some(told)) = (index, on_choose) {
            told.run(index);
        }
    };
    let on_click = move |event: MouseEvent| {
        let index = at_pointer(f64::from(event.client_x()), f64::from(event.client_y()));
        name_mark(index);
        choose(index);
    };
    let on_key = move |event: KeyboardEvent| {
        let Some(last) = picture.with_untracked(|p| p.marks.len().checked_sub(1)) else { return };
        let position = |index| picture.with_untracked(|p| position_of(&p.marks, index));
        let now = named.get_untracked().and_then(position);
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => now.map_or(0, |at| (at + 1).min(last)),
            "ArrowLeft" | "ArrowDown" => now.map_or(last, |at| at.saturating_sub(1)),
            "PageUp" => now.map_or(last, |at| (at + 10).min(last)),
            "PageDown" => now.map_or(0, |at| at.saturating_sub(10)),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                event.prevent_default();
                return choose(named.get_untracked());
            }
            "Escape" => return name_mark(None),
            _ => return,
        };
        event.prevent_default();
        name_mark(picture.with_untracked(|p| p.marks.get(next).map(|mark| mark.index)));
    };
    let turned = move |m: Mark| picture.with(|p| p.upright) && m.x > LEFT_FROM;
    let hairline = move || mark().filter(|_| picture.with(|p| p.upright));
    let described =
        move || picture.with(|p| format!("{} {} {}", name.get(), p.desc, t("chart-keys")));
    view! {
        <div class="chart-body" node_ref=body tabindex="0" role="group" aria-label=described
            class:chart-choosable=on_choose.is_some() on:pointermove=on_move
            on:pointerleave=move |_| name_mark(None) on:blur=move |_| name_mark(None)
            on:click=on_click on:keydown=on_key>
            <div class="chart-drawing" inner_html=move || picture.with(|p| p.svg.clone())></div>
            {move || hairline().map(|m| view! {
                <span class="chart-hairline" style:left=format!("{}px", m.x)></span>
            })}
            {move || mark().filter(|_| here.get()).map(|m| view! {
                <span class="chart-ring" style:left=format!("{}px", m.x)
                    style:top=format!("{}px", m.y)></span>
                <span class="chart-tip" class:chart-tip-left=move || turned(m)
                    style:left=format!("{}px", m.x)
                    style:top=format!("{}px", m.y) aria-hidden="true">{label()}</span>
            })}
            <span class="hidden" aria-live="polite">{move || here.get().then(label)}</span>
        </div>
    }
}

/// The index of the mark nearest to a point, within reach.
fn nearest(picture: &Picture, x: f64, y: f64) -> Option<usize> {
    let distance = |m: &Mark| {
        let up = if picture.upright { 0.0 } else { m.y - y };
        (m.x - x) * (m.x - x) + up * up
    };
    let reach = if picture.upright { f64::INFINITY } else { REACH * REACH };
    picture
        .marks
        .iter()
        .filter(|m| distance(m) <= reach)
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))
        .map(|m| m.index)
}

fn position_of(marks: &[Mark], index: usize) -> Option<usize> {
    marks.iter().position(|mark| mark.index == index)
}

fn of_index(marks: &[Mark], index: usize) -> Option<Mark> {
    marks.iter().find(|mark| mark.index == index).copied()
}

/// The figures of a chart as text, heads first.
pub type Rows = Vec<Vec<String>>;

/// A chart with its head and what can be done with it.
#[component]
pub fn ChartFrame(
    /// Title.
    #[prop(into)]
    title: Signal<String>,
    /// Unit, beside the title.
    #[prop(into)]
    unit: Signal<String>,
    /// The chart.
    #[prop(into)]
    picture: Signal<Arc<Picture>>,
    /// Makes the picture for a file, with title, unit and source line.
    saved: Callback<(), String>,
    /// Makes the same figures as a table, heads first.
    rows: Callback<(), Rows>,
    /// Told which mark was chosen.
    #[prop(optional)]
    on_choose: Option<Callback<usize>>,
) -> impl IntoView {
    let as_table = RwSignal::new(false);
    view! {
        <figure class="chart-frame">
            <figcaption class="chart-head">
                <span class="chart-title">{title}</span>
                <span class="chart-unit">{unit}</span>
                <span class="chart-acts">
                    <button class="plain" aria-pressed=move || as_table.get().to_string()
                        on:click=move |_| as_table.update(|on| *on = !*on)>
                        {move || t("chart-table")}
                    </button>
                    <SaveActs name=title saved=saved />
                    <TableActs name=title rows=rows />
                </span>
            </figcaption>
            {move || if as_table.get() {
                view! { <TableOf rows=rows.run(()) name=title.get() /> }.into_any()
            } else {
                match on_choose {
                    Some(on_choose) => {
                        view! { <ChartBody picture=picture name=title on_choose=on_choose /> }.into_any()
                    }
                    None => view! { <ChartBody picture=picture name=title /> }.into_any(),
                }
            }}
        </figure>
    }
}

/// Save as SVG, as PNG.
#[component]
pub fn SaveActs(
    /// Name of the file without its ending.
    #[prop(into)]
    name: Signal<String>,
    /// Makes the picture.
    saved: Callback<(), String>,
) -> impl IntoView {
    let app = expect_context::<App>();
    handout::chart(name, saved);
    let svg = move |_| {
        let file = format!("{}.svg", name.get_untracked());
        files::download(&file, "image/svg+xml", saved.run(()).as_bytes());
    };
    let png = move |_| {
        let file = format!("{}.png", name.get_untracked());
        let svg = saved.run(());
        spawn_local(async move {
            match rasterised(&svg).await {
                Some(bytes) => files::download(&file, "image/png", &bytes),
                None => app.tell("notice-no-picture", Args::new(), true),
            }
        });
    };
    view! {
        <button class="plain" on:click=svg>{move || t("chart-svg")}</button>
        <button class="plain" on:click=png>{move || t("chart-png")}</button>
    }
}

/// The figures of a chart as a real table; all but the first column are numbers.
#[component]
pub fn TableOf(
    /// The figures.
    rows: Rows,
    /// What they are.
    name: String,
) -> impl IntoView {
    let mut rows = rows.into_iter();
    let class = |at: usize| if at == 0 { "" } else { "num" };
    let heads: Vec<_> = rows
        .next()
        .unwrap_or_default()
        .into_iter()
        .enumerate()
        .map(|(at, head)| view! { <th scope="col" class=class(at)>{head}</th> })
        .collect();
    let body: Vec<_> = rows
        .map(|row| {
            let cells: Vec<_> = row
                .into_iter()
                .enumerate()
                .map(|(at, cell)| {
                    if at == 0 {
                        view! { <th scope="row">{cell}</th> }.into_any()
                    } else {
                        view! { <td class="num">{cell}</td> }.into_any()
                    }
                })
                .collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=name>
            <table class="table table-dense">
                <thead><tr>{heads}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

/// The foot of a saved picture: county, school year, and by which rules it was reckoned.
#[must_use]
pub fn source_line(county: &County, rules: &str) -> String {
    let year = county.school_year.map(|year| year.to_string()).unwrap_or_default();
    let args = args! { "county" => county.name.as_str(), "year" => year, "edition" => rules };
    let text = tr("picture-source", &args);
    if county.sample { format!("{text} · {}", t("sample")) } else { text }
}

/// Pictures for files, one above another on one sheet of paper.
#[must_use]
pub fn stacked(pictures: Vec<String>) -> String {
    let side = |svg: &str, name: &str| -> f64 {
        let from = svg.split_once(&format!(" {name}=\""));
        let digits = from.and_then(|(_, rest)| rest.split_once('"')).map(|(digits, _)| digits);
        digits.and_then(|digits| digits.parse().ok()).unwrap_or(0.0)
    };
    let (mut width, mut height) = (0.0_f64, 0.0_f64);
    let mut inner = String::new();
    for svg in pictures {
        inner.push_str(&svg.replacen("<svg ", &format!("<svg y=\"{height}\" "), 1));
        width = width.max(side(&svg, "width"));
        height += side(&svg, "height");
    }
    let paper = Token::Paper.light().hex();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\"><rect width=\"100%\" height=\"100%\" fill=\"{paper}\"/>\
         {inner}</svg>"
    )
}

/// The PNG of a standalone SVG, drawn by the browser at three times its size.
pub async fn rasterised(svg: &str) -> Option<Vec<u8>> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = js_sys::Array::of1(&JsValue::from_str(svg));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let drawn = draw(&address).await;
    let _ = web_sys::Url::revoke_object_url(&address);
    let canvas = drawn?;
    let blob = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::new(&mut |resolve, _| {
        let _ = canvas.to_blob(&resolve);
    }))
    .await
    .ok()?;
    let blob: web_sys::Blob = blob.dyn_into().ok()?;
    files::bytes_of(blob).await
}

/// A canvas with the picture at an address on it.
async fn draw(address: &str) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    let loaded = js_sys::Promise::new(&mut |resolve, reject| {
        image.set_onload(Some(&resolve));
        image.set_onerror(Some(&reject));
    });
    image.set_src(address);
    wasm_bindgen_futures::JsFuture::from(loaded).await.ok()?;
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = (image.width() * SCALE, image.height() * SCALE);
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
        .ok()?;
    Some(canvas)
}
