//! Puts `dist/` together: the page, the worker, the JavaScript module.

use crate::assets::{fill, hashed, languages, messages_script, styles, words};
use crate::shop::{self, Shop, files_below, read, read_text, run, timed, write};
use crate::sizes::{self, Weighed, When};
use crate::{esbuild, setup, split, wasm};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What the page may load and do: its own files, no request elsewhere, no script but its own.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; \
                      object-src 'none'; base-uri 'none'; form-action 'none'";

/// Another spelling of the right to run wasm, the only one that older browsers know.
const OLD_WORD: &str = "'unsafe-eval'";

/// The policy for a server to send, which must let in old browsers as well as new ones: the page
/// itself holds new ones to the strict policy.
pub fn policy_header() -> String {
    POLICY.replace("'wasm-unsafe-eval'", &format!("'wasm-unsafe-eval' {OLD_WORD}"))
}

/// The files of `dist/` by name.
type Files = BTreeMap<String, Vec<u8>>;

/// What the page loads, by role: the placeholders of `index.html`.
type Roles = BTreeMap<String, String>;

/// Builds everything that is handed to a web server, and weighs it.
pub fn dist(shop: &Shop) -> Result<()> {
    let start = Instant::now();
    setup::for_building(shop)?;
    let page = wasm::page(shop)?;
    let engine = wasm::engine(shop)?;
    let samples = write_samples(shop)?;
    let (files, roles) = timed("put dist/ together", || {
        let mut files = Files::new();
        let mut roles = Roles::new();
        add_engine(shop, &engine, &mut files, &mut roles)?;
        add_page(shop, &page, &mut files, &mut roles)?;
        add_samples(&samples, &mut files)?;
        write_changed(&shop.dist(), &files)?;
        Ok((files, roles))
    })?;
    if !shop.quick {
        weigh(shop, &files, &roles)?;
    }
    println!("\ndist/ is ready, {:.0} s\n", start.elapsed().as_secs_f64());
    Ok(())
}

/// The module for other sites, under the names the contract gives, and the worker made of it.
fn add_engine(
    shop: &Shop,
    engine: &wasm::Module,
    files: &mut Files,
    roles: &mut Roles,
) -> Result<()> {
    let messages = shop.work.join("messages.js");
    write(&messages, messages_script(shop)?)?;
    let glue = esbuild::module(shop, &engine.glue, &messages, &shop.work.join("junheng.js"))?;

    let entry = shop.work.join("worker.js");
    write(&entry, read(&shop.root.join("www/worker.js"))?)?;
    // The page makes its sentences itself.
    let silent = shop.work.join("no-messages.js");
    write(&silent, "export const messages = () => '';\n")?;
    let worker = esbuild::bundle(shop, &entry, &silent, &shop.work.join("worker.min.js"))?;

    add_hashed("worker", "js", worker, files, roles);
    add_hashed("engine", "wasm", read(&engine.worker)?, files, roles);
    files.insert("junheng.js".into(), glue);
    files.insert("junheng_bg.wasm".into(), read(&engine.wasm)?);
    files.insert("junheng.d.ts".into(), read(&engine.types)?);
    Ok(())
}

/// The page: its module, its styles, the script that starts it and the shell that stands before.
fn add_page(shop: &Shop, page: &wasm::Module, files: &mut Files, roles: &mut Roles) -> Result<()> {
    let www = shop.root.join("www");
    let words = words(shop)?;
    let old_policy = POLICY.replace("'wasm-unsafe-eval'", OLD_WORD);
    let defines = [
        format!("WORDS={}", serde_json::to_string(&words)?),
        format!("OLD_POLICY={}", serde_json::to_string(&old_policy)?),
    ];
    let boot = esbuild::script(shop, &www.join("boot.js"), &shop.work.join("boot.js"), &defines)?;
    let glue = esbuild::script(shop, &page.glue, &shop.work.join("page.js"), &[])?;
    let sheet = shop.work.join("all.css");
    write(&sheet, styles(shop)?)?;
    let style = esbuild::style(shop, &sheet, &shop.work.join("all.min.css"))?;

    add_hashed("boot", "js", boot, files, roles);
    add_hashed("page", "js", glue, files, roles);
    add_hashed("page", "wasm", read(&page.wasm)?, files, roles);
    add_hashed("junheng", "css", style, files, roles);
    add_hashed("icon", "svg", read(&www.join("icon.svg"))?, files, roles);

    for (language, text) in languages(shop)? {
        add_hashed(&format!("words-{language}"), "ftl", text.into_bytes(), files, roles);
    }

    let mut values = roles.clone();
    values.insert("policy".into(), POLICY.into());
    values.insert("chunks".into(), add_parts(&page.parts, files)?);
    for (key, text) in words.get("zh-Hans").context("the shell is written in zh-Hans")? {
        values.insert(key.clone(), text.clone());
    }
    let shell = fill(&read_text(&shop.root.join("index.html"))?, &values)?;
    files.insert("index.html".into(), shell.into_bytes());
    Ok(())
}

/// The file name of a part, without digest and extension.
fn part_name(part: &str) -> String {
    format!("view-{part}")
}

/// The code of the views that arrive later: gives the lines of `index.html` that say where.
fn add_parts(folder: &Path, files: &mut Files) -> Result<String> {
    let mut addresses = BTreeMap::new();
    for part in shop::files(folder, "bin")? {
        let name = part.file_stem().and_then(|stem| stem.to_str()).context("a part has a name")?;
        let bytes = read(&part)?;
        let address = (!bytes.is_empty()).then(|| hashed(&part_name(name), "bin", &bytes));
        files.extend(address.clone().map(|address| (address, bytes)));
        addresses.insert(name.to_owned(), address);
    }
    let address = |name: &str| addresses.get(name).and_then(Option::as_deref);
    let line = |name: &String| {
        let mut needed = vec![split::LETTERS];
        if name != split::LETTERS {
            needed.extend([split::SHARED, name]);
        }
        let needed: Vec<&str> = needed.into_iter().filter_map(address).collect();
        format!("<meta name=\"junheng-chunk-{name}\" content=\"{}\">", needed.join(" "))
    };
    let doors = addresses.keys().filter(|name| *name != split::SHARED);
    Ok(doors.map(line).collect::<Vec<_>>().join("\n"))
}

/// Adds a file under a name with its digest; its role is `name.extension`.
fn add_hashed(name: &str, extension: &str, bytes: Vec<u8>, files: &mut Files, roles: &mut Roles) {
    let hashed = hashed(name, extension, &bytes);
    roles.insert(format!("{name}.{extension}"), hashed.clone());
    files.insert(hashed, bytes);
}

/// Has the sample county and its workbooks written; gives their folder.
fn write_samples(shop: &Shop) -> Result<PathBuf> {
    println!("· write the samples");
    let folder = shop.work.join("samples");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    run(shop.command("cargo").args(["run", "-p", "junheng", "--example", "samples"]).arg(&folder))?;
    Ok(folder)
}

fn add_samples(folder: &Path, files: &mut Files) -> Result<()> {
    for sample in files_below(folder)? {
        let name = sample.strip_prefix(folder)?.to_string_lossy().into_owned();
        files.insert(format!("samples/{name}"), read(&sample)?);
    }
    Ok(())
}

/// Makes the folder hold these files and no others, touching only what differs.
fn write_changed(dist: &Path, files: &Files) -> Result<()> {
    fs::create_dir_all(dist)?;
    for path in files_below(dist)? {
        if !files.contains_key(path.strip_prefix(dist)?.to_string_lossy().as_ref()) {
            fs::remove_file(path)?;
        }
    }
    for (name, bytes) in files {
        let path = dist.join(name);
        if fs::read(&path).ok().as_ref() != Some(bytes) {
            write(&path, bytes)?;
        }
    }
    Ok(())
}

fn weigh(shop: &Shop, files: &Files, roles: &Roles) -> Result<()> {
    let role = |name: &str| roles.get(name).map_or("", String::as_str);
    let mut visit = vec![
        ("index.html", When::FirstView),
        (role("junheng.css"), When::FirstView),
        (role("boot.js"), When::FirstView),
        (role("page.js"), When::FirstView),
        (role("page.wasm"), When::FirstView),
        (role("worker.js"), When::Engine),
        (role("engine.wasm"), When::Engine),
    ];
    for name in files.keys().filter(|name| name.ends_with(".bin")) {
        let with_engine = name.starts_with(&part_name(split::LETTERS));
        visit.push((name, if with_engine { When::Engine } else { When::OtherViews }));
    }
    let mut weighed = Vec::new();
    for (name, when) in visit {
        let bytes = files.get(name).with_context(|| format!("dist/ lacks {name}"))?;
        weighed.push(Weighed { name, bytes, when });
    }
    sizes::report(shop, &weighed)
}
