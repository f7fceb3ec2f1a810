//! The frame around every view: the rail that is a ruler, the header, the line of work under
//! way and the notice.

use super::files;
use super::route::ViewId;
use super::say::{self, t, tr};
use super::state::{App, SaveState};
use super::storage::Theme;
use super::widgets::icon::{Icon, Shape};
use crate::args;
use crate::import::Stage;
use crate::standard::Settings;
use crate::words::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::HtmlInputElement;

/// Width of a view's name on the ruler across a narrow page, px, as in the style sheet: the
/// ruler scrolls until the current one stands under the cursor.
const ITEM_WIDTH: i32 = 96;

/// Name of the product and the views, with ticks of a ruler behind.
#[component]
pub fn Rail() -> impl IntoView {
    let app = expect_context::<App>();
    let item = move |view: ViewId| {
        let current = move || app.route.with(|route| route.view == view);
        let count = move || {
            let count = app.findings.with(|f| f.len());
            (view == ViewId::Data && count > 0).then(|| {
                view! { " " <span class="rail-count">{count}</span> }
            })
        };
        view! {
            <li class="rail-item" class:rail-current=current>
                <a href=view.href() aria-current=move || current().then_some("page")>
                    {move || t(&format!("view-{}", view.id()))} {count}
                </a>
            </li>
        }
    };
    let views: Vec<ViewId> = ViewId::ALL.into_iter().filter(|view| app.has(*view)).collect();
    let place_of = {
        let views = views.clone();
        move |view| views.iter().position(|v| *v == view).unwrap_or(0)
    };
    let list = NodeRef::<leptos::html::Ul>::new();
    Effect::new(move |_| {
        let view = app.route.with(|route| route.view);
        let place = place_of(view);
        if let Some(list) = list.get() {
            list.set_scroll_left(ITEM_WIDTH.saturating_mul(i32::try_from(place).unwrap_or(0)));
        }
    });
    view! {
        <nav class="rail" aria-label=move || t("nav-label")>
            <p class="rail-name">{move || t("product-name")}</p>
            <ul class="rail-views" node_ref=list>{views.into_iter().map(item).collect_view()}</ul>
        </nav>
    }
}

/// That it works offline, the language and the theme: below the rail, or below everything on a
/// narrow page.
#[component]
pub fn Foot() -> impl IntoView {
    view! {
        <footer class="foot">
            <p class="foot-offline" title=move || t("offline-why")>{move || t("offline")}</p>
            <LangSwitch />
            <ThemeSwitch />
        </footer>
    }
}

#[component]
fn LangSwitch() -> impl IntoView {
    let app = expect_context::<App>();
    let button = move |lang: Lang| {
        let (short, full) = match lang {
            Lang::ZhHans => ("简", "简体中文"),
            Lang::ZhHant => ("繁", "繁體中文"),
            Lang::En => ("EN", "EN English"),
        };
        view! {
            <button class="plain" lang=lang.tag() aria-label=full title=full
                aria-pressed=move || (say::lang().get() == lang).to_string()
                on:click=move |_| app.speak(lang)>{short}</button>
        }
    };
    view! {
        <div class="foot-langs" role="group" aria-label=move || t("language")>
            {Lang::ALL.map(button).into_iter().collect_view()}
        </div>
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let app = expect_context::<App>();
    let next = move || {
        let at = Theme::ALL.iter().position(|theme| *theme == app.theme.get()).unwrap_or(0);
        Theme::ALL.into_iter().cycle().nth(at + 1).unwrap_or(Theme::System)
    };
    view! {
        <button class="plain foot-theme" on:click=move |_| app.dress(next())
            title=move || t("theme-change")>
            {move || t(&format!("theme-{}", app.theme.get().id()))}
        </button>
    }
}

/// County, sample tag, year, rules; save state and what can be done with the whole.
#[component]
pub fn Header() -> impl IntoView {
    let app = expect_context::<App>();
    let rows = move || {
        app.evaluation
            .with(|e| e.as_ref().map(|e| e.schools.iter().filter(|s| s.excluded.is_none()).count()))
    };
    let facts = move || {
        let county = app.county.get();
        let year = county.school_year.map(|year| {
            view! {
                <span class="head-fact head-year">
                    <span class="head-label">{t("head-year")}</span>
                    {tr("head-year-value", &args! { "year" => year.to_string() })}
                </span>
            }
        });
        let changed = app.settings_changed();
        let rules = app.shown().map(|standard| {
            #[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
            let args = args! { "edition" => standard.edition.as_str(), "n" => changed as f64 };
            let method = ViewId::Method.about(&standard.id);
            view! {
                <a class="head-fact" href=method>
                    <span class="head-label">{t("head-rules")}</span>
                    {tr("head-rules-value", &args)}
                </a>
            }
        });
        let count = rows().map(|n| {
            view! {
                <span class="head-fact head-rows">
                    <span class="head-label">{t("head-rows")}</span> {n}
                </span>
            }
        });
        let sample = county.sample.then(|| view! { <span class="tag">{t("sample")}</span> });
        let name = if county.name.is_empty() { t("unnamed-county") } else { county.name.clone() };
        view! { <span class="head-county">{name}</span> {sample} {year} {rules} {count} }
    };
    view! {
        <header class="head">
            <div class="head-facts">{facts}</div>
            <div class="head-acts"><SaveWords /><Acts /></div>
        </header>
    }
}

#[component]
fn SaveWords() -> impl IntoView {
    let app = expect_context::<App>();
    move || match app.saved.get() {
        SaveState::Untouched => ().into_any(),
        SaveState::Saving => {
            view! { <span class="head-saving" role="status">{t("saving")}</span> }.into_any()
        }
        SaveState::Saved(time) => view! {
            <span class="head-saved" role="status">
                <Icon shape=Shape::Tick /> {tr("saved", &args! { "time" => time })}
            </span>
        }
        .into_any(),
        SaveState::Failed => unsaved("not-saved").into_any(),
        SaveState::Refused => unsaved("not-kept").into_any(),
        SaveState::Guest => unsaved("not-kept-here").into_any(),
    }
}

fn unsaved(key: &'static str) -> impl IntoView {
    view! {
        <span class="head-unsaved" role="status"><Icon shape=Shape::Cross /> {t(key)}</span>
    }
}

#[component]
fn Acts() -> impl IntoView {
    let app = expect_context::<App>();
    let input = NodeRef::<leptos::html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get() else { return };
        let Some(list) = input.files() else { return };
        spawn_local(async move {
            let (files, _) = files::read(&list).await;
            if let Some(file) = files.into_iter().next() {
                app.open(file);
            }
            // So that the same file can be chosen again.
            input.set_value("");
        });
    };
    let print = view! {
        <button class="act" on:click=|_| files::print()>{move || t("print")}</button>
    };
    if app.read_only {
        return print.into_any();
    }
    view! {
        <button class="act" disabled=move || app.undo.with(Vec::is_empty)
            on:click=move |_| app.undo()>{move || t("undo")}</button>
        <button class="act" disabled=move || app.redo.with(Vec::is_empty)
            on:click=move |_| app.redo()>{move || t("redo")}</button>
        <button class="act" on:click=move |_| {
            if let Some(input) = input.get() {
                input.unchecked_ref::<HtmlInputElement>().click();
            }
        }>{move || t("open")}</button>
        <input class="hidden" type="file" accept=".json" node_ref=input on:change=chosen
            aria-hidden="true" tabindex="-1" />
        <button class="act" on:click=move |_| app.save_file()>{move || t("save-file")}</button>
        {print}
    }
    .into_any()
}

/// The last line of every print: program, county, rules with the settings changed, date.
#[component]
pub fn PrintFoot() -> impl IntoView {
    let app = expect_context::<App>();
    let date = RwSignal::new(today());
    let before_print = Closure::<dyn FnMut()>::new(move || date.set(today()));
    if let Some(window) = web_sys::window() {
        let _ = window
            .add_event_listener_with_callback("beforeprint", before_print.as_ref().unchecked_ref());
    }
    // It listens as long as the page is open.
    before_print.forget();
    let line = move || {
        let county = app.county.get();
        let standard = app.shown()?;
        let settings = Settings::of(standard, &county);
        let changed: Vec<_> = settings
            .changed()
            .into_iter()
            .map(|id| {
                let choice = t(&format!("setting-{id}-{}", settings.get(id)));
                tr(
                    "print-setting",
                    &args! { "setting" => t(&format!("setting-{id}")), "choice" => choice },
                )
            })
            .collect();
        let changed = if changed.is_empty() {
            t("print-no-settings")
        } else {
            changed.join(&t("list-separator"))
        };
        let args = args! {
            "version" => env!("CARGO_PKG_VERSION"), "edition" => standard.edition.as_str(),
            "settings" => changed, "date" => date.get(),
        };
        Some(tr("print-foot", &args))
    };
    let sample = move || {
        app.county.with(|c| c.sample).then(|| view! { <span class="tag">{t("sample")}</span> " " })
    };
    view! { <p class="print-only print-foot">{sample}{line}</p> }
}

/// The day in the reader's time zone, as `2021-09-01`.
fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// The line of work under way: what, how far, and a way to cancel after a second.
#[component]
pub fn WorkBar() -> impl IntoView {
    let app = expect_context::<App>();
    move || {
        app.work.get().map(|work| {
            let progress = work.progress.clone();
            let text = progress.as_ref().map_or_else(
                || t(work.key),
                |p| {
                    let key = match p.stage {
                        Stage::Reading => "progress-reading",
                        Stage::Matching => "progress-matching",
                        Stage::Joining => "progress-joining",
                        Stage::Checking => "progress-checking",
                        Stage::Drawing => "progress-drawing",
                    };
                    tr(key, &args! { "file" => p.file.as_str() })
                },
            );
            let (done, total) = progress.map_or((0, 0), |p| (p.done, p.total));
            view! {
                <div class="work" role="status">
                    <span class="work-text">{text}</span>
                    {(total > 0).then(|| view! {
                        <progress class="work-line" max=total.to_string() value=done.to_string()>
                        </progress>
                    })}
                    {work.cancellable.then(|| view! {
                        <button class="plain" on:click=move |_| app.cancel()>{t("cancel")}</button>
                    })}
                </div>
            }
        })
    }
}

/// That this is a published copy, where it is one.
#[component]
pub fn PublishedBar() -> impl IntoView {
    let app = expect_context::<App>();
    app.read_only.then(|| view! { <p class="published">{move || t("published")}</p> })
}

/// The sentence at the top of the view.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let app = expect_context::<App>();
    move || {
        app.notice.get().map(|notice| {
            let shape = if notice.wrong { Shape::Cross } else { Shape::Tick };
            view! {
                <div class="notice" class:notice-wrong=notice.wrong
                    role=if notice.wrong { "alert" } else { "status" }>
                    <Icon shape=shape />
                    <span class="notice-text">{tr(&notice.key, &notice.args)}</span>
                    <button class="plain" on:click=move |_| app.notice.set(None)>
                        {t("dismiss")}
                    </button>
                </div>
            }
        })
    }
}
