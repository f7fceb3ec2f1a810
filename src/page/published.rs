//! A county that lies at an address, as a site publishes it, and the page around this one: what it is
//! told and what it may ask for. `start` calls it where the address says so; the words and what is
//! told arrive apart. `www/embedded.js` passes messages on and sees to who may send and get them.

use super::chunk::{self, door};
use super::say::{self, tr};
use super::state::{App, Loaded};
use super::storage::Theme;
use super::{files, letters, port};
use crate::args;
use crate::county::{Args, County};
use crate::words::{LATER, Lang};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Map, json};
use std::sync::Arc;

/// Has the county at an address; where it cannot be had the page says why.
pub async fn load(app: App, address: &str) -> Option<Loaded> {
    match read(app, address).await {
        Ok(county) => Some(Loaded { county: Arc::new(county), ..Loaded::default() }),
        Err((key, args)) => {
            // Where the words do not arrive either, the key is better than silence.
            arrive().await;
            app.tell(&key, args, true);
            None
        }
    }
}

/// The county, or key and values of the sentence that says why not.
async fn read(app: App, address: &str) -> Result<County, (String, Args)> {
    let refuse = |key: &str, args| (key.to_owned(), args);
    if files::root("data-inside").is_some() {
        return Err(refuse("published-inside", args! { "address" => address }));
    }
    let location = web_sys::window().map(|window| window.location());
    let own = location.as_ref().and_then(|l| l.origin().ok()).unwrap_or_default();
    let base = location.and_then(|l| l.href().ok()).unwrap_or_default();
    let missing =
        |why: String| refuse("published-missing", args! { "address" => address, "why" => why });
    let url = web_sys::Url::new_with_base(address, &base).map_err(|error| missing(words(error)))?;
    if url.origin() != own {
        return Err(refuse("published-foreign", args! { "address" => url.href(), "own" => own }));
    }
    let buffer = port::bytes(&url.href()).await.map_err(|error| missing(words(error)))?;
    let text = String::from_utf8(js_sys::Uint8Array::new(&buffer).to_vec());
    let text = text.map_err(|error| missing(error.to_string()))?;
    letters::arrive().await.map_err(missing)?;
    letters::opened(&text, app.schools_hidden)
}

/// What the browser says of an error.
fn words(error: wasm_bindgen::JsValue) -> String {
    js_sys::Error::from(error).message().into()
}

async fn arrive() -> bool {
    let here = chunk::arrive("embed").await.is_ok();
    if here {
        door!("embed", "1", () -> () { say::learn(LATER) });
    }
    here
}

/// Tells the page around this one of verdicts and of what goes wrong, and does what it asks for.
pub fn listen(app: App) {
    let here = RwSignal::new(false);
    spawn_local(async move { here.set(arrive().await) });
    Effect::new(move |_| {
        if here.get() && app.evaluation.with(Option::is_some) {
            tell_verdict(&app);
        }
    });
    Effect::new(move |_| {
        if let Some(notice) = app.notice.get().filter(|notice| notice.wrong) {
            port::tell("error", &tr(&notice.key, &notice.args));
        }
    });
    port::obey(move |what, value| match what.as_str() {
        "lang" => speak(&value),
        "theme" => dress(app, &value),
        _ => {}
    });
}

/// The language that the page around this one wants; the reader's own choice elsewhere stays.
fn speak(tag: &str) {
    if let Some(language) = Lang::parse(tag) {
        spawn_local(async move {
            if say::speak(language).await {
                files::set_root("lang", language.tag());
            }
        });
    }
}

fn dress(app: App, id: &str) {
    if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.id() == id) {
        app.theme.set(theme);
        files::set_root("data-theme", theme.resolved());
    }
}

/// The verdict as JSON. That of one's own work is told apart: not everyone may hear it.
fn tell_verdict(app: &App) {
    door!("embed", "0", (app: &App) -> () {
        let county = app.county.get_untracked();
        let Some((evaluation, standard)) = app.evaluation.get_untracked().zip(App::standard())
        else {
            return;
        };
        let sections = evaluation.sections.iter().map(|section| {
            let counts = json!({ "schools": section.schools, "passing": section.passing });
            (section.section.id().to_owned(), counts)
        });
        let verdict = json!({
            "county": county.name, "schoolYear": county.school_year, "sample": county.sample,
            "standard": evaluation.standard, "edition": standard.edition,
            "pass": evaluation.pass, "resourcesPass": evaluation.resources_pass,
            "sections": sections.collect::<Map<_, _>>(),
        });
        let kind = if app.guest || county.sample { "verdict" } else { "own-verdict" };
        port::tell(kind, &verdict.to_string());
    });
}
