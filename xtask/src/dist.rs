//! Puts `dist/` together: the page, the worker, the JavaScript module.

use crate::assets::{Words, fill, hashed, languages, messages_script, short_digest, styles, words};
use crate::shop::{self, Shop, files_below, read, read_text, run, timed, write};
use crate::sizes::{self, Weighed, When};
use crate::{esbuild, pack, setup, single, split, wasm};
use anyhow::{Context, Result, anyhow};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
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

/// Files of these kinds become smaller on the way. The page in one file is not sent but copied.
const PACKED: [&str; 9] = ["html", "js", "css", "wasm", "bin", "ftl", "svg", "json", "ts"];

/// What other sites load, under names that stay.
const PLAIN_NAMES: [&str; 3] = ["junheng.js", "junheng_bg.wasm", "junheng.d.ts"];

/// The script that other sites embed the page with.
const EMBED: &str = "embed.js";

/// The files of `dist/` by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What the page loads, by role: the placeholders of `index.html`.
pub type Roles = BTreeMap<String, String>;

/// Builds everything that is handed to a web server, and weighs it.
pub fn dist(shop: &Shop) -> Result<()> {
    let start = Instant::now();
    setup::for_building(shop)?;
    let page = wasm::page(shop)?;
    let (module, engine) = wasm::engine(shop)?;
    let samples = write_samples(shop)?;
    let (files, roles) = timed("put dist/ together", || {
        let mut files = Files::new();
        let mut roles = Roles::new();
        add_module(shop, &module, &mut files)?;
        add_worker(shop, &engine, &mut files, &mut roles)?;
        add_page(shop, &page, &mut files, &mut roles)?;
        add_embedding(shop, &mut files)?;
        add_samples(&samples, &mut files)?;
        Ok((files, roles))
    })?;
    if shop.quick {
        write_changed(&shop.dist(), &files)?;
    } else {
        let packed = timed("pack for servers", || packed(shop, &files))?;
        write_changed(&shop.dist(), &files.clone().into_iter().chain(packed).collect())?;
        weigh(shop, &files, &roles)?;
    }
    println!("\ndist/ is ready, {:.0} s\n", start.elapsed().as_secs_f64());
    Ok(())
}

/// The module for other sites, under the names the contract gives.
fn add_module(shop: &Shop, module: &wasm::Module, files: &mut Files) -> Result<()> {
    let messages = shop.work.join("messages.js");
    write(&messages, messages_script(shop)?)?;
    let glue = esbuild::module(shop, &module.glue, &messages, &shop.work.join("junheng.js"))?;
    files.insert("junheng.js".into(), glue);
    files.insert("junheng_bg.wasm".into(), read(&module.wasm)?);
    files.insert("junheng.d.ts".into(), read(&module.types)?);
    Ok(())
}

/// The worker and what it runs.
fn add_worker(
    shop: &Shop,
    engine: &wasm::Module,
    files: &mut Files,
    roles: &mut Roles,
) -> Result<()> {
    let entry = shop.work.join("worker.js");
    write(&entry, read(&shop.root.join("www/worker.js"))?)?;
    // The page makes its sentences itself.
    let silent = shop.work.join("no-messages.js");
    write(&silent, "export const messages = () => '';\n")?;
    let worker = esbuild::bundle(
        shop,
        &entry,
        &[("junheng-engine", &engine.glue), (esbuild::MESSAGES, &silent)],
        &[],
        &shop.work.join("worker.min.js"),
    )?;
    add_hashed("worker", "js", worker, files, roles);
    add_hashed("engine", "wasm", read(&engine.wasm)?, files, roles);
    let parts = add_parts(&engine.parts, ENGINE_PART, files)?;
    let doors = parts.iter().map(|(door, needed)| format!("{door} {}", needed.join(" ")));
    let doors: Vec<_> = doors.collect();
    roles.insert("engine.parts".into(), doors.join(";"));
    Ok(())
}

/// The page: its module, its styles, the script that starts it and the shell that stands before.
/// Once as a site of many files, once as one file.
fn add_page(shop: &Shop, page: &wasm::Module, files: &mut Files, roles: &mut Roles) -> Result<()> {
    let www = shop.root.join("www");
    let words = words(shop, "page-shell.ftl")?;
    let glue = esbuild::script(shop, &page.glue, &shop.work.join("page.js"), &[])?;
    let sheet = shop.work.join("all.css");
    write(&sheet, styles(shop)?)?;
    let style = esbuild::style(shop, &sheet, &shop.work.join("all.min.css"))?;

    add_hashed("boot", "js", boot(shop, &words, POLICY)?, files, roles);
    add_hashed("page", "js", glue, files, roles);
    add_hashed("page", "wasm", read(&page.wasm)?, files, roles);
    add_script(shop, "embedded", &[], files, roles)?;
    add_hashed("junheng", "css", style, files, roles);
    add_hashed("icon", "svg", read(&www.join("icon.svg"))?, files, roles);

    for (language, text) in languages(shop)? {
        add_hashed(&format!("words-{language}"), "ftl", text.into_bytes(), files, roles);
    }

    let chunks = chunks(&add_parts(&page.parts, PAGE_PART, files)?);
    let template = read_text(&shop.root.join("index.html"))?;
    add_offline(shop, &template, files, roles)?;

    let mut values = roles.clone();
    values.insert("chunks".into(), chunks);
    for (key, text) in words.get("zh-Hans").context("the shell is written in zh-Hans")? {
        values.insert(key.clone(), text.clone());
    }
    let tags = [
        ("boot", "<script src=\"{{boot.js}}\" data-wasm=\"{{page.wasm}}\"></script>"),
        ("policy", POLICY),
        ("icon", "{{icon.svg}}"),
        ("style", "<link rel=\"stylesheet\" href=\"{{junheng.css}}\">"),
        ("glue", "<script src=\"{{page.js}}\" defer></script>"),
        ("inside", ""),
    ];
    let mut site = values.clone();
    for (place, tag) in tags {
        site.insert(place.into(), fill(tag, &values)?);
    }
    files.insert("index.html".into(), fill(&template, &site)?.into_bytes());
    let one = single::file(shop, &template, values, files, &words)?;
    files.insert(single::NAME.into(), one);
    Ok(())
}

/// The script that starts the page under a policy, with the words of the shell.
pub fn boot(shop: &Shop, words: &Words, policy: &str) -> Result<Vec<u8>> {
    let old_policy = policy.replace("'wasm-unsafe-eval'", OLD_WORD);
    let defines = [
        format!("WORDS={}", serde_json::to_string(words)?),
        format!("OLD_POLICY={}", serde_json::to_string(&old_policy)?),
    ];
    let boot = shop.root.join("www/boot.js");
    esbuild::bundle(shop, &boot, &[], &defines, &shop.work.join("boot.js"))
}

/// What other sites embed the page with, and a page that shows how.
fn add_embedding(shop: &Shop, files: &mut Files) -> Result<()> {
    let www = shop.root.join("www");
    let script = esbuild::script(shop, &www.join(EMBED), &shop.work.join(EMBED), &[])?;
    files.insert(EMBED.into(), script);
    for name in ["embed-demo.html", "embed-demo.css", "embed-demo.js"] {
        // Not beside the page's own style sheets, which are joined.
        files.insert(name.into(), read(&www.join("demo").join(name))?);
    }
    Ok(())
}

/// What keeps the page's files in the browser, and says when there is a newer edition. An edition is
/// told from another by the digests of its files, which are in their names.
fn add_offline(shop: &Shop, template: &str, files: &mut Files, roles: &mut Roles) -> Result<()> {
    let mut kept: Vec<&str> = files.keys().map(String::as_str).collect();
    kept.retain(|name| !PLAIN_NAMES.contains(name));
    let edition = short_digest(&[kept.join(" ").as_bytes(), template.as_bytes()].concat());
    let version = format!("VERSION={}", serde_json::to_string(&edition)?);
    let mut kept: Vec<String> = kept.into_iter().map(str::to_owned).collect();
    let said = serde_json::to_string(&words(shop, "page-offline.ftl")?)?;
    add_script(shop, "offline", &[version.clone(), format!("WORDS={said}")], files, roles)?;
    kept.extend(roles.get("offline.js").cloned());
    let list = format!("FILES={}", serde_json::to_string(&kept)?);
    let worker = shop.root.join("www/sw.js");
    let worker = esbuild::script(shop, &worker, &shop.work.join("sw.js"), &[version, list])?;
    files.insert("sw.js".into(), worker);
    Ok(())
}

/// A script of the page that arrives later, as it stands in `www/`.
fn add_script(
    shop: &Shop,
    name: &str,
    defines: &[String],
    files: &mut Files,
    roles: &mut Roles,
) -> Result<()> {
    let file = format!("{name}.js");
    let source = shop.root.join("www").join(&file);
    let script = esbuild::script(shop, &source, &shop.work.join(&file), defines)?;
    add_hashed(name, "js", script, files, roles);
    Ok(())
}

/// What the names of the page's parts begin with.
const PAGE_PART: &str = "view";
/// What the names of the engine's parts begin with.
const ENGINE_PART: &str = "engine";

/// Adds the code that arrives later; gives the addresses that each door needs.
fn add_parts(folder: &Path, prefix: &str, files: &mut Files) -> Result<split::Doors> {
    let mut addresses = BTreeMap::new();
    for part in shop::files(folder, "bin")? {
        let name = part.file_stem().and_then(|stem| stem.to_str()).context("a part has a name")?;
        let bytes = read(&part)?;
        let address = hashed(&format!("{prefix}-{name}"), "bin", &bytes);
        addresses.insert(name.to_owned(), address.clone());
        files.insert(address, bytes);
    }
    let mut doors = split::doors(folder)?;
    for needed in doors.values_mut() {
        *needed = needed.iter().filter_map(|part| addresses.get(part).cloned()).collect();
    }
    Ok(doors)
}

/// The lines of `index.html` that say where the code of the views lies: for each view what it
/// needs, behind the letters, which come before every view.
fn chunks(doors: &split::Doors) -> String {
    let letters = doors.get(split::LETTERS).map_or(&[][..], Vec::as_slice);
    let line = |(name, needed): (&String, &Vec<String>)| {
        let own = needed.iter().filter(|address| !letters.contains(address));
        let all: Vec<_> = letters.iter().chain(own).map(String::as_str).collect();
        format!("<meta name=\"junheng-chunk-{name}\" content=\"{}\">", all.join(" "))
    };
    doors.iter().map(line).collect::<Vec<_>>().join("\n")
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

/// `.br` and `.gz` beside each file that a visit sends, for servers that send what lies ready. Two
/// at a time, the largest first.
fn packed(shop: &Shop, files: &Files) -> Result<Files> {
    let shrinks = |name: &str| {
        let extension = Path::new(name).extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| PACKED.contains(&extension)) && name != single::NAME
    };
    let mut list: Vec<_> = files.iter().filter(|(name, _)| shrinks(name)).collect();
    list.sort_by_key(|(_, bytes)| std::cmp::Reverse(bytes.len()));
    let every_other = |first: usize| {
        let mut packed = Files::new();
        for (name, bytes) in list.iter().skip(first).step_by(2) {
            packed.insert(format!("{name}.br"), pack::brotli(shop, bytes)?);
            packed.insert(format!("{name}.gz"), pack::gzip(bytes)?);
        }
        anyhow::Ok(packed)
    };
    thread::scope(|scope| {
        let odd = scope.spawn(|| every_other(1));
        let mut packed = every_other(0)?;
        packed.extend(odd.join().map_err(|_| anyhow!("packing ended"))??);
        Ok(packed)
    })
}

/// What of the engine's parts is weighed with it: reading and writing workbooks, projection, and
/// what several parts share.
const ENGINE_DOORS: [&str; 3] = [split::SHARED, "sheets", "project"];

/// Whether a part is weighed with the engine: the letters, and what its main doors need.
fn comes_with_engine(name: &str) -> bool {
    let mut words = name.split('-');
    match words.next() {
        Some(PAGE_PART) => words.next() == Some(split::LETTERS),
        Some(ENGINE_PART) => words.any(|door| ENGINE_DOORS.contains(&door)),
        _ => false,
    }
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
        visit.push((name, if comes_with_engine(name) { When::Engine } else { When::Later }));
    }
    let mut weighed = Vec::new();
    for (name, when) in visit {
        let bytes = files.get(name).with_context(|| format!("dist/ lacks {name}"))?;
        weighed.push(Weighed { name, bytes, when });
    }
    sizes::report(shop, &weighed)?;
    let one = files.get(single::NAME).with_context(|| format!("dist/ lacks {}", single::NAME))?;
    sizes::report_single(single::NAME, one.len())?;
    sizes::report_embed(
        EMBED,
        &files.get(EMBED).map_or(Ok(Vec::new()), |script| pack::gzip(script))?,
    )
}
