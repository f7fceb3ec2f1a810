//! Several counties in one browser: the one at hand is kept by `storage` as it is worked on; the
//! others lie here, each with a line that says what it is. A county knows its place by a mark of its
//! own, which goes with it through files and undo.

use super::state::{App, Loaded, SaveState};
use super::{letters, storage};
use crate::county::{Args, County, Edit};
use crate::json::Value;
use idb::{KeyRange, Query, TransactionMode};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// Key of a county's mark among the fields of its file.
const MARK: &str = "slot";

/// What is said of a county in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    key: String,
    /// Its mark.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its school year.
    pub year: Option<i32>,
    /// How many schools it has.
    pub schools: u32,
    /// Local date and time it was put here.
    pub changed: String,
    /// Size of its text, bytes.
    pub bytes: f64,
}

/// A county as text, with what came with its import.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Body {
    key: String,
    county: String,
    import: String,
}

/// Why nothing was done: the browser keeps no more, or what was kept cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It could not be written.
    Full,
    /// It is not there, or cannot be read.
    Lost,
}

impl Trouble {
    /// Key of its sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Full => "shelf-full",
            Self::Lost => "shelf-lost",
        }
    }
}

fn line_key(id: &str) -> String {
    format!("line-{id}")
}

fn body_key(id: &str) -> String {
    format!("body-{id}")
}

/// The mark of a county; nothing where it has never lain here.
#[must_use]
pub fn mark(county: &County) -> Option<String> {
    county.extra.get(MARK).and_then(Value::as_str).map(str::to_owned)
}

/// A mark that no other county has.
fn fresh() -> String {
    format!("{:.0}{:.0}", js_sys::Date::now(), js_sys::Math::random() * 1e4)
}

/// Whether a county is one's own, or a copy of the sample, so that it must not get lost.
#[must_use]
pub fn is_own(county: &County) -> bool {
    !county.is_blank() && (!county.sample || mark(county).is_some())
}

/// What is said of a county.
#[must_use]
pub fn line(county: &County, id: &str, bytes: f64) -> Line {
    Line {
        key: line_key(id),
        id: id.to_owned(),
        name: county.name.clone(),
        year: county.school_year,
        schools: u32::try_from(county.schools.len()).unwrap_or(u32::MAX),
        changed: storage::date_and_time(),
        bytes,
    }
}

/// The counties that lie here, the latest first.
///
/// # Errors
/// When the browser keeps nothing.
pub async fn list() -> Result<Vec<Line>, Trouble> {
    lines().await.ok_or(Trouble::Lost)
}

async fn lines() -> Option<Vec<Line>> {
    let database = storage::database().await.ok()?;
    let transaction = database.transaction(&[storage::STORE], TransactionMode::ReadOnly).ok()?;
    let (from, to) = (JsValue::from_str("line-"), JsValue::from_str("line-~"));
    let range = Query::KeyRange(KeyRange::bound(&from, &to, None, None).ok()?);
    let store = transaction.object_store(storage::STORE).ok()?;
    let values = store.get_all(Some(range), None).ok()?.await.ok()?;
    let read = |value| serde_wasm_bindgen::from_value::<Line>(value).ok();
    let mut lines: Vec<Line> = values.into_iter().filter_map(read).collect();
    lines.sort_by(|a, b| b.changed.cmp(&a.changed).then(b.id.cmp(&a.id)));
    Some(lines)
}

/// Puts a county here, in the place of what bore its mark.
///
/// # Errors
/// When the browser keeps no more: then everything is as it was.
pub async fn put(line: &Line, body: &Body) -> Result<(), Trouble> {
    write(line, body).await.ok_or(Trouble::Full)
}

async fn write(line: &Line, body: &Body) -> Option<()> {
    let line = serde_wasm_bindgen::to_value(line).ok()?;
    let body = serde_wasm_bindgen::to_value(body).ok()?;
    let database = storage::database().await.ok()?;
    let transaction = database.transaction(&[storage::STORE], TransactionMode::ReadWrite).ok()?;
    let store = transaction.object_store(storage::STORE).ok()?;
    // Both or neither: one transaction.
    for value in [&body, &line] {
        store.put(value, None).ok()?.await.ok()?;
    }
    transaction.commit().ok()?.await.ok()?;
    Some(())
}

/// A county that lies here.
///
/// # Errors
/// When it is not there.
pub async fn body(id: &str) -> Result<Body, Trouble> {
    let read = async {
        let database = storage::database().await.ok()?;
        let transaction =
            database.transaction(&[storage::STORE], TransactionMode::ReadOnly).ok()?;
        let key = JsValue::from_str(&body_key(id));
        let value = transaction.object_store(storage::STORE).ok()?.get(key).ok()?.await.ok()??;
        serde_wasm_bindgen::from_value(value).ok()
    };
    read.await.ok_or(Trouble::Lost)
}

/// The text of the file of a county that lies here.
///
/// # Errors
/// When it is not there.
pub async fn text(id: &str) -> Result<String, Trouble> {
    Ok(body(id).await?.county)
}

/// Takes a county away, and gives what was there, for putting it back.
///
/// # Errors
/// When it is not there.
pub async fn remove(line: &Line) -> Result<(Line, Body), Trouble> {
    let body = body(&line.id).await?;
    forget(&line.id).await?;
    Ok((line.clone(), body))
}

async fn forget(id: &str) -> Result<(), Trouble> {
    let gone = async {
        let database = storage::database().await.ok()?;
        let mode = TransactionMode::ReadWrite;
        let transaction = database.transaction(&[storage::STORE], mode).ok()?;
        let store = transaction.object_store(storage::STORE).ok()?;
        for key in [line_key(id), body_key(id)] {
            store.delete(JsValue::from_str(&key)).ok()?.await.ok()?;
        }
        transaction.commit().ok()?.await.ok()
    };
    gone.await.ok_or(Trouble::Lost).map(|_| ())
}

/// A county that lies here, read.
///
/// # Errors
/// When it is not there or cannot be read.
pub async fn read(id: &str) -> Result<Loaded, Trouble> {
    let body = body(id).await?;
    letters::arrive().await.map_err(|_| Trouble::Lost)?;
    letters::loaded(&body.county, &body.import).ok_or(Trouble::Lost)
}

/// Writes a county here under a mark.
async fn keep(loaded: &Loaded, id: &str) -> Result<(), Trouble> {
    letters::arrive().await.map_err(|_| Trouble::Lost)?;
    let county = letters::county(&loaded.county).ok_or(Trouble::Lost)?;
    let import = letters::import(loaded).ok_or(Trouble::Lost)?;
    #[allow(clippy::cast_precision_loss, reason = "bytes of a text")]
    let bytes = (county.len() + import.len()) as f64;
    put(&line(&loaded.county, id, bytes), &Body { key: body_key(id), county, import }).await
}

/// Puts the county at hand here, so that another can take its place; nothing to do for the sample
/// and an empty one.
///
/// # Errors
/// When it could not be written: then it must stay where it is.
pub async fn put_aside(app: App) -> Result<(), Trouble> {
    let county = app.county.get_untracked();
    if !is_own(&county) || app.guest {
        return Ok(());
    }
    let id = mark(&county).unwrap_or_else(fresh);
    if mark(&county).is_none() {
        app.mark(MARK, &id);
    }
    keep(&app.loaded.get_untracked(), &id).await
}

/// Gives the county at hand a mark, where it is one's own, so that it is known again when it comes
/// back from an import.
pub fn ensure_mark(app: App) {
    let county = app.county.get_untracked();
    if is_own(&county) && !app.guest && mark(&county).is_none() {
        app.mark(MARK, &fresh());
    }
}

/// Puts the counties of an import here, each under a mark of its own; what came for the one at hand
/// takes its place. Where what is at hand is nobody's, the first is taken to hand. Gives how many
/// counties it were.
///
/// # Errors
/// When one could not be written: then none of them is here, and the one at hand is as it was.
pub async fn take_in(app: App, all: Vec<Loaded>) -> Result<usize, Trouble> {
    put_aside(app).await?;
    let own = mark(&app.county.get_untracked());
    let count = all.len();
    let (mut at_hand, mut written) = (None, Vec::<String>::new());
    for (nth, mut loaded) in all.into_iter().enumerate() {
        let known = mark(&loaded.county);
        if known.is_some() && known == own {
            at_hand = Some(loaded);
            continue;
        }
        // Those of one moment differ by their number.
        let id = format!("{}{nth}", fresh());
        let county = Arc::make_mut(&mut loaded.county);
        county.extra.insert(MARK.to_owned(), Value::String(id.clone()));
        if let Err(trouble) = keep(&loaded, &id).await {
            for id in written {
                let _ = forget(&id).await;
            }
            return Err(trouble);
        }
        written.push(id);
        if own.is_none() && at_hand.is_none() {
            at_hand = Some(loaded);
        }
    }
    if let Some(loaded) = at_hand {
        app.replace(loaded);
    }
    Ok(count)
}

/// Takes another county to hand; the one that was at hand lies here then.
///
/// # Errors
/// When the one at hand could not be put here, or the other cannot be read: nothing has changed.
pub async fn open(app: App, id: &str) -> Result<(), Trouble> {
    put_aside(app).await?;
    let loaded = read(id).await?;
    app.replace(loaded);
    Ok(())
}

/// Takes a county that came from elsewhere to hand, such as an opened file; the one that was at hand
/// lies here then. Of two versions of one county both are kept.
///
/// # Errors
/// When the one at hand could not be put here: nothing has changed.
async fn bring(app: App, mut loaded: Loaded) -> Result<(), Trouble> {
    // A browser that keeps nothing leaves the step that can be undone, and the file.
    let keeps = app.saved.get_untracked() != SaveState::Refused;
    if keeps {
        put_aside(app).await?;
    }
    if let (true, Some(id)) = (keeps, mark(&loaded.county)) {
        letters::arrive().await.map_err(|_| Trouble::Lost)?;
        let other = |text: String| letters::county(&loaded.county).as_ref() != Some(&text);
        if text(&id).await.is_ok_and(other) {
            let county = Arc::make_mut(&mut loaded.county);
            county.extra.insert(MARK.to_owned(), Value::String(fresh()));
        }
    }
    app.replace(loaded);
    Ok(())
}

/// As [`bring`], and says what came of it.
pub async fn brought(app: App, loaded: Loaded, said: Option<(&'static str, Args)>) {
    match (bring(app, loaded).await, said) {
        (Err(trouble), _) => app.tell(trouble.key(), Args::new(), true),
        (Ok(()), Some((key, args))) => app.tell(key, args, false),
        (Ok(()), None) => {}
    }
}

/// Begins an empty county; the one that was at hand lies here then.
///
/// # Errors
/// When it could not be put here.
pub async fn begin(app: App) -> Result<(), Trouble> {
    put_aside(app).await?;
    app.replace(Loaded::default());
    Ok(())
}

/// Copies a county under another name; without a mark the one at hand.
///
/// # Errors
/// When it cannot be read or written.
pub async fn duplicate(app: App, id: Option<&str>, name: String) -> Result<(), Trouble> {
    let mut loaded = match id {
        Some(id) => read(id).await?,
        None => app.loaded.get_untracked(),
    };
    let id = fresh();
    let county = Arc::make_mut(&mut loaded.county);
    rename_county(county, name);
    county.extra.insert(MARK.to_owned(), Value::String(id.clone()));
    keep(&loaded, &id).await
}

/// Gives a county that lies here another name.
///
/// # Errors
/// When it cannot be read or written.
pub async fn rename(id: &str, name: String) -> Result<(), Trouble> {
    let mut loaded = read(id).await?;
    rename_county(Arc::make_mut(&mut loaded.county), name);
    keep(&loaded, id).await
}

fn rename_county(county: &mut County, name: String) {
    // Only a position can be wrong, and there is none.
    let _ = county.apply(Edit::County { name, school_year: county.school_year });
}
