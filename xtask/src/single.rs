//! The page in one file, `junheng.html`: it opens by double-click from a disk and asks for nothing.
//!
//! It is filled from the same template as the site's `index.html`. What the site fetches lies in it as
//! blocks, packed and in base64, behind the shell, so that the shell is painted first; `www/inside.js`
//! reads them. Its policy names the digests of its scripts and of its style, and no address at all.

use crate::assets::{Words, fill};
use crate::dist::{self, Files, Roles};
use crate::esbuild;
use crate::shop::Shop;
use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, write::DeflateEncoder};
use sha2::{Digest, Sha256};
use std::io::Write;

/// Its name in `dist/`.
pub const NAME: &str = "junheng.html";

/// Fills the template; `values` are those that every page shares.
pub fn file(
    shop: &Shop,
    template: &str,
    mut values: Roles,
    files: &Files,
    words: &Words,
) -> Result<Vec<u8>> {
    let role = |role: &str| values.get(role).cloned().with_context(|| format!("no {role}"));
    let of_role = |name: &str| text(files, &role(name)?);
    let glue = inline(&of_role("page.js")?)?;
    let style = of_role("junheng.css")?;
    let policy = policy(&[&glue, &of_role("worker.js")?, &of_role("embedded.js")?], &style);
    let reader = shop.root.join("www/inside.js");
    let reader = esbuild::bundle(shop, &reader, &[], &[], &shop.work.join("inside.js"))?;
    let starter = dist::boot(shop, words, &policy)?;
    let start = inline(&format!("{}{}", utf8(reader)?, utf8(starter)?))?;

    let module = role("page.wasm")?;
    let mut names = vec![module.clone(), role("worker.js")?, role("embedded.js")?];
    names.extend(files.keys().filter(|name| name.ends_with(".bin")).cloned());
    names.extend([role("words-zh-Hant.ftl")?, role("words-en.ftl")?, role("engine.wasm")?]);
    let mut blocks = Vec::new();
    for name in names {
        blocks.push(block(&name, bytes(files, &name)?)?);
    }
    blocks.push(format!("<script>{glue}</script>"));

    let icon = STANDARD.encode(bytes(files, &role("icon.svg")?)?);
    let tags = [
        ("boot", format!("<script data-wasm=\"{module}\">{start}</script>")),
        ("policy", policy),
        ("icon", format!("data:image/svg+xml;base64,{icon}")),
        ("style", format!("<style>{style}</style>")),
        ("glue", String::new()),
        ("offline.js", String::new()),
        ("inside", blocks.join("\n")),
    ];
    values.extend(tags.map(|(place, tag)| (place.to_owned(), tag)));
    Ok(fill(template, &values)?.into_bytes())
}

/// What the file may do: run these scripts, wear this style, and ask nobody for anything. The
/// script that starts the page runs before the policy is read.
fn policy(scripts: &[&str], style: &str) -> String {
    let scripts: Vec<String> = scripts.iter().map(|script| source(script)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         worker-src blob:; base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        source(style),
    )
}

/// How a policy names a script or a style that stands in the page.
fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// A script as it can stand in a page: nothing in it ends it or begins a comment.
fn inline(script: &str) -> Result<String> {
    let safe = script.replace("</script", "<\\/script").replace("<!--", "<\\!--");
    // Behind the beginning of a comment it would hide the end of the script.
    if safe.contains("<script") {
        bail!("a script that stands in the page may not say <script");
    }
    Ok(safe.trim_end().to_owned())
}

/// A file as a block that the page does not run.
fn block(name: &str, bytes: &[u8]) -> Result<String> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    let packed = STANDARD.encode(packer.finish()?);
    Ok(format!("<script type=\"text/plain\" data-file=\"{name}\">{packed}</script>"))
}

fn bytes<'a>(files: &'a Files, name: &str) -> Result<&'a [u8]> {
    files.get(name).map(Vec::as_slice).with_context(|| format!("dist/ lacks {name}"))
}

fn text(files: &Files, name: &str) -> Result<String> {
    utf8(bytes(files, name)?.to_vec())
}

fn utf8(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).context("a script is no text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_in_the_page_neither_ends_nor_hides_its_end() {
        let safe = inline("a = '</script>'; b = '<!--';").unwrap();
        assert_eq!(safe, "a = '<\\/script>'; b = '<\\!--';");
        assert!(inline("a = '<script>'").is_err());
    }

    #[test]
    fn the_policy_names_what_it_lets_run() {
        // The digest of the empty text, from FIPS 180-4's examples in base64.
        let empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        let policy = policy(&[""], "");
        assert!(policy.contains(&format!("script-src {empty} 'wasm-unsafe-eval';")), "{policy}");
        assert!(policy.contains(&format!("style-src {empty};")), "{policy}");
        assert!(!policy.contains("'self'") && !policy.contains("unsafe-inline"));
    }
}
