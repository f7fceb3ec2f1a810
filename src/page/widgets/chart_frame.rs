//! What stands around a chart in the page: title, unit, the table of the same figures, saving as a
//! picture, copying, and naming the mark under the pointer or chosen by the arrow keys. Charts
//! come drawn from `chart`; this knows no county.

use crate::args;
use crate::county::Args;
use crate::page::files;
use crate::page::say::t;
use crate::page::state::App;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// How far from a mark the pointer still means it, px.
const REACH: f64 = 14.0;
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
) -> impl IntoView {
    let body = NodeRef::<Div>::new();
    // Position in `marks`, not the mark's own index.
    let current = RwSignal::new(None::<usize>);
    let mark = move || picture.with(|p| current.get().and_then(|at| p.marks.get(at).copied()));
    let label = move || {
        mark().map(|m| picture.with(|p| p.labels.get(m.index).cloned().unwrap_or_default()))
    };
    let at_pointer = move |x: f64, y: f64| {
        let rect = body.get_untracked()?.get_bounding_client_rect();
        let (x, y) = (x - rect.left(), y - rect.top());
        picture.with_untracked(|p| nearest(&p.marks, x, y))
    };
    let on_move = move |event: PointerEvent| {
        current.set(at_pointer(f64::from(event.client_x()), f64::from(event.client_y())));
    };
    let choose = move |at: Option<usize>| {
        let chosen = picture.with_untracked(|p| at.and_then(|at| p.marks.get(at).copied()));
        if let (Some(mark), Some(told)) = (chosen, on_choose) {
            told.run(mark.index);
        }
    };
    let on_click = move |event: MouseEvent| {
        let at = at_pointer(f64::from(event.client_x()), f64::from(event.client_y()));
        current.set(at);
        choose(at);
    };
    let on_key = move |event: KeyboardEvent| {
        let Some(last) = picture.with_untracked(|p| p.marks.len().checked_sub(1)) else { return };
        let now = current.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => now.map_or(0, |at| (at + 1).min(last)),
            "ArrowLeft" | "ArrowDown" => now.map_or(last, |at| at.saturating_sub(1)),
            "PageUp" => now.map_or(last, |at| (at + 10).min(last)),
            "PageDown" => now.map_or(0, |at| at.saturating_sub(10)),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                event.prevent_default();
                return choose(now);
            }
            "Escape" => return current.set(None),
            _ => return,
        };
        event.prevent_default();
        current.set(Some(next));
    };
    let described =
        move || picture.with(|p| format!("{} {} {}", name.get(), p.desc, t("chart-keys")));
    view! {
        <div class="chart-body" node_ref=body tabindex="0" role="group" aria-label=described
            class:chart-choosable=on_choose.is_some() on:pointermove=on_move
            on:pointerleave=move |_| current.set(None) on:blur=move |_| current.set(None)
            on:click=on_click on:keydown=on_key>
            <div class="chart-drawing" inner_html=move || picture.with(|p| p.svg.clone())></div>
            {move || mark().map(|m| view! {
                <span class="chart-ring" style:left=format!("{}px", m.x)
                    style:top=format!("{}px", m.y)></span>
                <span class="chart-tip" style:left=format!("{}px", m.x)
                    style:top=format!("{}px", m.y) aria-hidden="true">{label()}</span>
            })}
            <span class="hidden" aria-live="polite">{label}</span>
        </div>
    }
}

/// The position of the mark nearest to a point, within reach.
fn nearest(marks: &[Mark], x: f64, y: f64) -> Option<usize> {
    let distance = |m: &Mark| (m.x - x) * (m.x - x) + (m.y - y) * (m.y - y);
    marks
        .iter()
        .enumerate()
        .filter(|(_, m)| distance(m) <= REACH * REACH)
        .min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)))
        .map(|(at, _)| at)
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
    let app = expect_context::<App>();
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
                    <button class="plain" on:click=move |_| copy_rows(app, rows.run(()))>
                        {move || t("chart-copy")}
                    </button>
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

/// Puts a table on the clipboard as a spreadsheet takes it, and says so.
pub fn copy_rows(app: App, rows: Rows) {
    let clean = |cell: &String| cell.replace(['\t', '\n', '\r'], " ").replace('\u{2009}', "");
    let lines: Vec<_> =
        rows.iter().map(|row| row.iter().map(clean).collect::<Vec<_>>().join("\t")).collect();
    #[allow(clippy::cast_precision_loss, reason = "a count of rows")]
    let n = rows.len().saturating_sub(1) as f64;
    spawn_local(async move {
        if files::copy(&lines.join("\r\n")).await {
            app.tell("notice-copied-rows", args! { "n" => n }, false);
        } else {
            app.tell("notice-not-copied", Args::new(), true);
        }
    });
}

/// The figures of a chart as a real table; all but the first column are numbers.
#[component]
fn TableOf(rows: Rows, name: String) -> impl IntoView {
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

/// The PNG of a standalone SVG, drawn by the browser at three times its size.
async fn rasterised(svg: &str) -> Option<Vec<u8>> {
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
