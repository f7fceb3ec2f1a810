//! What the page and the engine say to each other, and what the browser keeps, as bytes and text.
//! None of it is needed for the first view, so it arrives apart, soon after: whoever calls the
//! rest of this module has waited for [`arrive`] before. `client` and `storage` call it.

use super::chunk::{self, door};
use super::state::Loaded;
use crate::county::{Args, County, from_json, to_json};
use crate::engine::{FrameError, Reply, Request, split_common, split_rare};
use crate::import::Progress;
use crate::json::{self, FromJson};

/// Has this code here.
///
/// # Errors
/// Why it did not come, in the browser's words.
pub async fn arrive() -> Result<(), String> {
    chunk::arrive("letters").await
}

/// A request for the engine.
pub fn request(request: &Request) -> Vec<u8> {
    door!("letters", "1", (request: &Request) -> Vec<u8>
        { json::bytes(request).unwrap_or_default() })
}

/// What the engine answered. The answer to what only some views ask is read by a part of its own:
/// whoever asks has waited for [`arrive_for_some`].
///
/// # Errors
/// When it cannot be read.
pub fn reply(bytes: &[u8]) -> Result<Reply, FrameError> {
    let common = door!("letters", "2", (bytes: &[u8]) -> Result<Option<Reply>, FrameError> {
        split_common(bytes)
    });
    common?.map_or_else(
        || door!("answers", "0", (bytes: &[u8]) -> Result<Reply, FrameError> { split_rare(bytes) }),
        Ok,
    )
}

/// Has the code here that reads what only some views ask.
///
/// # Errors
/// Why it did not come, in the browser's words.
pub async fn arrive_for_some() -> Result<(), String> {
    chunk::arrive("answers").await
}

/// How far the engine is.
pub fn progress(bytes: &[u8]) -> Option<Progress> {
    door!("letters", "3", (bytes: &[u8]) -> Option<Progress>
        { Progress::from_json(json::value(std::str::from_utf8(bytes).ok()?)?).ok() })
}

/// A county as the text of its file.
pub fn county(county: &County) -> Option<String> {
    door!("letters", "4", (county: &County) -> Option<String> { to_json(county).ok() })
}

/// What came with a county's import, as text.
pub fn import(loaded: &Loaded) -> Option<String> {
    door!("letters", "5", (loaded: &Loaded) -> Option<String>
        { json::text(&(&*loaded.file_findings, &*loaded.mapping)).ok() })
}

/// A county from the text of its file and what came with its import. An import that cannot be
/// read any more counts as none.
pub fn loaded(county: &str, import: &str) -> Option<Loaded> {
    door!("letters", "6", (county: &str, import: &str) -> Option<Loaded> {
        let import = json::value(import).and_then(|import| FromJson::from_json(import).ok());
        let (findings, mapping): (Vec<_>, Vec<_>) = import.unwrap_or_default();
        Some(Loaded {
            county: from_json(county).ok()?.into(),
            file_findings: findings.into(),
            mapping: mapping.into(),
        })
    })
}

/// A county as the text of the file that may be published: no school is named in it.
pub fn public(county: &County) -> Option<String> {
    door!("letters", "8", (county: &County) -> Option<String>
        { to_json(&county.without_names()).ok() })
}

/// A county from the text of its file, without the names of its schools where they are hidden.
///
/// # Errors
/// Key and values of the sentence that says why not.
pub fn opened(text: &str, hidden: bool) -> Result<County, (String, Args)> {
    door!("letters", "7", (text: &str, hidden: bool) -> Result<County, (String, Args)> {
        let county = from_json(text.trim_start_matches('\u{feff}'));
        let county = county.map_err(|error| error.sentence())?;
        Ok(if hidden { county.without_names() } else { county })
    })
}
