//! Scripts and styles through esbuild: one file in, one small file out that Chromium 60 parses.

use crate::shop::{Shop, read, run_quietly};
use anyhow::Result;
use std::path::Path;

/// Below the oldest supported engine, so that no newer syntax slips through (`?.`, `??`, `**=`).
const SCRIPT_TARGET: &str = "--target=chrome60";

/// Makes a classic script smaller.
pub fn script(shop: &Shop, input: &Path, output: &Path, defines: &[String]) -> Result<Vec<u8>> {
    let defines: Vec<String> = defines.iter().map(|pair| format!("--define:{pair}")).collect();
    esbuild(shop, input, output, &["--minify", SCRIPT_TARGET], &defines)
}

/// The name under which the engine's glue imports its messages.
pub const MESSAGES: &str = "junheng-messages";

/// The name under which page and worker import what starts their modules.
const MODULES: &str = "junheng-modules";

/// Bundles a script and what it imports into one classic script; `others` are the files that stand
/// for names it imports, `defines` what stands for names it does not know.
pub fn bundle(
    shop: &Shop,
    input: &Path,
    others: &[(&str, &Path)],
    defines: &[String],
    output: &Path,
) -> Result<Vec<u8>> {
    // A classic script has no `import.meta`; the caller always says where the wasm lies.
    let mut more = vec!["--define:import.meta.url=undefined".to_string()];
    more.extend(defines.iter().map(|pair| format!("--define:{pair}")));
    more.push(alias(MODULES, &shop.root.join("www/modules.js")));
    more.extend(others.iter().map(|(name, file)| alias(name, file)));
    let options = [
        "--bundle",
        "--minify",
        "--format=iife",
        SCRIPT_TARGET,
        "--banner:js=self.globalThis=self;",
    ];
    esbuild(shop, input, output, &options, &more)
}

/// Makes one ES module of the engine's glue and the script with its sentences, readable, in a
/// syntax that older browsers know.
pub fn module(shop: &Shop, input: &Path, messages: &Path, output: &Path) -> Result<Vec<u8>> {
    let options = ["--bundle", "--format=esm", "--target=chrome67"];
    esbuild(shop, input, output, &options, &[alias(MESSAGES, messages)])
}

fn alias(name: &str, file: &Path) -> String {
    format!("--alias:{name}={}", file.display())
}

/// Makes a style sheet smaller.
pub fn style(shop: &Shop, input: &Path, output: &Path) -> Result<Vec<u8>> {
    esbuild(shop, input, output, &["--minify", "--target=chrome67"], &[])
}

fn esbuild(
    shop: &Shop,
    input: &Path,
    output: &Path,
    options: &[&str],
    more: &[String],
) -> Result<Vec<u8>> {
    let outfile = format!("--outfile={}", output.display());
    run_quietly(
        shop.npm_tool("esbuild")
            .arg(input)
            .args(["--log-level=warning", "--charset=utf8", "--legal-comments=none"])
            .args(options)
            .args(more)
            .arg(outfile),
    )?;
    read(output)
}
