//! What must be on the machine: asked for once, installed where that is possible, and named in a
//! sentence where it is not.

use crate::shop::{Shop, run, run_quietly, timed};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where Debian, Ubuntu and others keep a Chromium.
const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The wasm target and the npm tools.
pub fn for_building(shop: &Shop) -> Result<()> {
    wasm_target(shop)?;
    node()?;
    npm_packages(shop)
}

/// Browsers that are tried, too, where the machine can have them: packages by a program of each.
const OTHERS: [(&str, &str); 3] =
    [("firefox-esr", "firefox-esr"), ("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")];

/// Firefox and WebKitGTK. Where they cannot be had a sentence says so, and their tests are skipped.
pub fn for_other_browsers(shop: &Shop) {
    let missing = OTHERS.iter().filter(|(program, _)| which(program).is_none());
    let packages: Vec<&str> = missing.map(|(_, package)| *package).collect();
    if packages.is_empty() {
        return;
    }
    if let Err(error) = install(shop, &packages) {
        println!("not tried, as it cannot be installed here: {} ({error:#})", packages.join(", "));
    }
}

/// LibreOffice, which recomputes the audit workbook. Where it cannot be had a sentence says so, and
/// its test is skipped; another program computes the workbook anyway.
pub fn for_spreadsheets(shop: &Shop) {
    let has = ["soffice", "libreoffice"].iter().any(|program| which(program).is_some());
    if !has && let Err(error) = install(shop, &["libreoffice-calc-nogui"]) {
        println!("not tried, as it cannot be installed here: LibreOffice ({error:#})");
    }
}

/// A browser and a Chinese font; gives the browser's path.
pub fn for_browser_tests(shop: &Shop) -> Result<String> {
    let mut missing = Vec::new();
    if browser().is_none() {
        missing.push("chromium");
    }
    if !has_chinese_font() {
        missing.push("fonts-noto-cjk");
    }
    if !missing.is_empty() {
        install(shop, &missing)?;
    }
    browser().context(
        "the browser tests need Chromium: install it (on Debian: apt-get install chromium) or \
         name its program in the variable CHROMIUM",
    )
}

fn browser() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok().filter(|path| Path::new(path).exists());
    named.or_else(|| BROWSERS.iter().find_map(|name| which(name)))
}

/// The path of a program, looked for as a shell does.
fn which(name: &str) -> Option<String> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
        .map(|program| program.to_string_lossy().into_owned())
}

fn has_chinese_font() -> bool {
    let listed = Command::new("fc-list").arg(":lang=zh-cn").output();
    listed.is_ok_and(|fonts| !fonts.stdout.is_empty())
}

fn install(shop: &Shop, packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let cannot = format!("the tests need {names}: install it and run this again");
    if which("apt-get").is_none() {
        bail!("{cannot} (there is no apt-get here to do it)");
    }
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    let apt = |arguments: &[&str]| {
        let mut command = if is_root {
            shop.command("apt-get")
        } else {
            let mut sudo = shop.command("sudo");
            sudo.args(["-n", "apt-get"]);
            sudo
        };
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        run_quietly(&mut command)
    };
    timed(&format!("install {names}"), || {
        apt(&["update", "-q"])?;
        let mut arguments = vec!["install", "-y", "-q", "--no-install-recommends"];
        arguments.extend(packages);
        apt(&arguments)
    })
    .context(cannot)
}

fn wasm_target(shop: &Shop) -> Result<()> {
    let output = shop
        .command("rustc")
        .args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"])
        .output()
        .context("rustc does not start: install Rust with rustup, https://rustup.rs")?;
    let folder = String::from_utf8_lossy(&output.stdout).trim().to_string();
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    println!("· add the wasm target to the Rust toolchain");
    run(shop.command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
        .context("the target wasm32-unknown-unknown is missing: rustup target add it")
}

fn node() -> Result<()> {
    let output = Command::new("node").arg("--version").output();
    let version = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_string());
    let Ok(version) = version else {
        bail!("Node.js is missing: install version 20 or newer with npm (Debian: nodejs, npm)")
    };
    let major: Option<u32> =
        version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_none_or(|major| major < 20) {
        bail!("Node.js 20 or newer is needed; this is {version}");
    }
    Ok(())
}

fn npm_packages(shop: &Shop) -> Result<()> {
    let installed = shop.root.join("node_modules/.package-lock.json");
    let wanted = shop.root.join("package-lock.json");
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    if changed(&installed) >= changed(&wanted) && installed.exists() {
        return Ok(());
    }
    timed("fetch the npm tools", || {
        run_quietly(shop.command("npm").args(["ci", "--no-audit", "--no-fund"]))
    })
    .context("npm ci did not succeed: npm must be installed and reach its registry")
}
