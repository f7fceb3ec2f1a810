//! What the browser remembers: the county in IndexedDB, small choices in localStorage. Every
//! call is guarded; a browser that keeps nothing is said so, and the file is the way to save.

use super::letters;
use super::state::{App, Loaded, SaveState};
use crate::args;
use futures_channel::oneshot;
use gloo::timers::callback::Timeout;
use idb::{Database, DatabaseEvent, Factory, KeyPath, ObjectStoreParams, TransactionMode};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

const DATABASE: &str = "junheng";
/// Where everything lies.
pub(super) const STORE: &str = "work";
const KEY: &str = "current";
/// Changes within this time are written together.
const DELAY_MS: u32 = 250;
/// How long the page waits before it asks again for what did not arrive.
const AGAIN_MS: u32 = 2_000;

/// Colours of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The order of the switch.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its word; its name's key is `theme-<id>`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// `light` or `dark`.
    #[must_use]
    pub fn resolved(self) -> &'static str {
        let dark = match self {
            Self::System => web_sys::window()
                .and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok()?)
                .is_some_and(|query| query.matches()),
            Self::Light => false,
            Self::Dark => true,
        };
        if dark { "dark" } else { "light" }
    }
}

/// A small choice that was kept, `None` where nothing was or the browser denies it.
#[must_use]
pub fn kept(key: &str) -> Option<String> {
    web_sys::window()?.local_storage().ok()??.get_item(&format!("junheng.{key}")).ok()?
}

/// Keeps a small choice, where the browser allows it.
pub fn keep(key: &str, value: &str) {
    if let Some(Ok(Some(storage))) = web_sys::window().map(|w| w.local_storage()) {
        // A full or denied storage loses a convenience, not work.
        let _ = storage.set_item(&format!("junheng.{key}"), value);
    }
}

/// The theme that the address says, or that was kept.
#[must_use]
pub fn theme(said: Option<&str>) -> Theme {
    match said.or(kept("theme").as_deref()) {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

#[derive(Serialize, Deserialize)]
struct Record {
    key: String,
    /// Time of day it was written, as shown.
    time: String,
    county: String,
    /// Findings and mapping of its import, as JSON.
    import: String,
}

thread_local! {
    static PENDING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// The browser's database.
pub(super) async fn database() -> Result<Database, idb::Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            let mut params = ObjectStoreParams::new();
            params.key_path(Some(KeyPath::new_single("key")));
            // It exists already when the upgrade is repeated.
            let _ = database.create_object_store(STORE, params);
        }
    });
    request.await
}

/// Writes the county shortly after the last change, where it is one's own.
pub fn save_soon(app: App) {
    if app.guest {
        return app.saved.set(SaveState::Guest);
    }
    if app.saved.get_untracked() == SaveState::Refused {
        return;
    }
    app.saved.set(SaveState::Saving);
    let timer = Timeout::new(DELAY_MS, move || {
        spawn_local(async move {
            let state = match write(&app.loaded.get_untracked()).await {
                Some(time) => SaveState::Saved(time),
                None => SaveState::Failed,
            };
            app.saved.set(state);
        });
    });
    PENDING.with_borrow_mut(|pending| *pending = Some(timer));
}

async fn write(loaded: &Loaded) -> Option<String> {
    letters::arrive().await.ok()?;
    let time = time_of_day();
    let record = Record {
        key: KEY.to_owned(),
        time: time.clone(),
        county: letters::county(&loaded.county)?,
        import: letters::import(loaded)?,
    };
    let value = serde_wasm_bindgen::to_value(&record).ok()?;
    let database = database().await.ok()?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite).ok()?;
    transaction.object_store(STORE).ok()?.put(&value, None).ok()?.await.ok()?;
    transaction.commit().ok()?.await.ok()?;
    Some(time)
}

/// The county that was kept, and whether the browser keeps anything.
pub async fn load(app: App) -> (Option<Loaded>, SaveState) {
    match database().await {
        Ok(database) => {
            read(app, database).await.map_or((None, SaveState::Untouched), |(l, s)| (Some(l), s))
        }
        Err(_) => (None, SaveState::Refused),
    }
}

/// The county that was kept. One that cannot be read any more counts as none. What reads it may
/// not arrive: then the page says so and asks again, for another county must not take its place.
async fn read(app: App, database: Database) -> Option<(Loaded, SaveState)> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly).ok()?;
    let key = wasm_bindgen::JsValue::from_str(KEY);
    let value = transaction.object_store(STORE).ok()?.get(key).ok()?.await.ok()??;
    let record: Record = serde_wasm_bindgen::from_value(value).ok()?;
    while let Err(why) = letters::arrive().await {
        app.tell("view-missing", args! { "why" => why }, true);
        pause(AGAIN_MS).await;
    }
    app.notice.set(None);
    Some((letters::loaded(&record.county, &record.import)?, SaveState::Saved(record.time)))
}

async fn pause(milliseconds: u32) {
    let (sender, receiver) = oneshot::channel();
    let wake = move || {
        // Whoever waits is there as long as the page is.
        let _ = sender.send(());
    };
    Timeout::new(milliseconds, wake).forget();
    let _ = receiver.await;
}

/// Now, as `2021-09-01 10:42`.
pub fn date_and_time() -> String {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    format!("{}-{month:02}-{day:02} {}", now.get_full_year(), time_of_day())
}

fn time_of_day() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}
