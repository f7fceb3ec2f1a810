//! The files around the wasm: names with a digest, the shell's words, the page's placeholders.

use crate::shop::{Shop, digest, files, read_text};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;

/// The languages, the first being the one the static shell is written in.
const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

/// `name-digest.extension`: a server may let it be kept for ever.
pub fn hashed(name: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{name}-{}.{extension}", short_digest(bytes))
}

/// Enough of a digest to tell two editions of a file apart.
pub fn short_digest(bytes: &[u8]) -> String {
    digest(&[bytes]).chars().take(10).collect()
}

/// Style sheets one after the other: tokens and shell first, then the rest in order of name.
pub fn styles(shop: &Shop) -> Result<String> {
    let www = shop.root.join("www");
    let mut sheets = files(&www.join("css"), "css")?;
    sheets.extend(files(&www, "css")?);
    let mut all = String::new();
    for sheet in sheets {
        all.push_str(&read_text(&sheet)?);
        all.push('\n');
    }
    Ok(all)
}

/// The words of a script, by language and key.
pub type Words = BTreeMap<String, BTreeMap<String, String>>;

/// Reads the words of a file that a script says without the page's module, plain messages only; an
/// error when a language lacks one.
pub fn words(shop: &Shop, name: &str) -> Result<Words> {
    let mut words = Words::new();
    for language in LANGUAGES {
        let file = shop.root.join("www/locales").join(language).join(name);
        words.insert(language.to_string(), messages(&read_text(&file)?));
    }
    let keys = |language: &str| words.get(language).map(|all| all.keys().collect::<Vec<_>>());
    for language in LANGUAGES {
        if keys(language) != keys("zh-Hans") {
            bail!("www/locales/{language}/{name} has other keys than zh-Hans");
        }
    }
    Ok(words)
}

/// All messages of a language, as the page fetches them; the first language is built into it.
pub fn languages(shop: &Shop) -> Result<Vec<(&'static str, String)>> {
    let text = |language: &&'static str| Ok((*language, joined(shop, language, |_| true)?));
    LANGUAGES.iter().skip(1).map(text).collect()
}

/// The script from which the JavaScript module takes its sentences: those of every language that
/// the engine's rooms say, which are not the page's.
pub fn messages_script(shop: &Shop) -> Result<String> {
    let mut all = BTreeMap::new();
    for language in LANGUAGES {
        all.insert(language, joined(shop, language, |name| !name.starts_with("page"))?);
    }
    let all = serde_json::to_string_pretty(&all)?;
    Ok(format!("const all = {all};\nexport const messages = (tag) => all[tag];\n"))
}

/// The message files of a language, one after the other.
fn joined(shop: &Shop, language: &str, wanted: impl Fn(&str) -> bool) -> Result<String> {
    let folder = shop.root.join("www/locales").join(language);
    let mut texts = Vec::new();
    for file in files(&folder, "ftl")? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if wanted(&name) {
            texts.push(read_text(&file)?);
        }
    }
    Ok(texts.join("\n"))
}

/// `key = text`, a line each.
fn messages(text: &str) -> BTreeMap<String, String> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(key, text)| (key.trim().to_string(), text.trim().to_string()))
        .collect()
}

/// Puts values in place of `{{name}}`; an error when one has no value.
pub fn fill(template: &str, values: &BTreeMap<String, String>) -> Result<String> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").context("a placeholder has no end")?;
        let value =
            values.get(name).with_context(|| format!("nothing to put for {{{{{name}}}}}"))?;
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_content() {
        let name = hashed("page", "js", b"a");
        assert!(name.starts_with("page-") && name.ends_with(".js") && name.len() == 18, "{name}");
        assert_ne!(name, hashed("page", "js", b"b"));
    }

    #[test]
    fn messages_are_lines() {
        let read = messages("# note = not a message\nshell-a = 一 = 1\n\nshell-b = two\n");
        assert_eq!(read.get("shell-a").map(String::as_str), Some("一 = 1"));
        assert_eq!(read.len(), 2);
    }

    #[test]
    fn a_placeholder_without_value_is_an_error() {
        let values = BTreeMap::from([("a".to_string(), "1".to_string())]);
        assert_eq!(fill("x{{a}}y{{a}}", &values).unwrap(), "x1y1");
        assert!(fill("{{b}}", &values).unwrap_err().to_string().contains("{{b}}"));
        assert!(fill("{{a", &values).is_err());
    }
}
