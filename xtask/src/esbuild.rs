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

/// Bundles a script and what it imports into one classic script.
pub fn bundle(shop: &Shop, input: &Path, output: &Path) -> Result<Vec<u8>> {
    // A classic script has no `import.meta`; the caller always says where the wasm lies.
    let defines = ["--define:import.meta.url=undefined".to_string()];
    let options = [
        "--bundle",
        "--minify",
        "--format=iife",
        SCRIPT_TARGET,
        "--banner:js=self.globalThis=self;",
    ];
    esbuild(shop, input, output, &options, &defines)
}

/// Lowers the syntax of an ES module and leaves it readable.
pub fn module(shop: &Shop, input: &Path, output: &Path) -> Result<Vec<u8>> {
    esbuild(shop, input, output, &["--format=esm", "--target=chrome67"], &[])
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
    defines: &[String],
) -> Result<Vec<u8>> {
    let outfile = format!("--outfile={}", output.display());
    run_quietly(
        shop.npm_tool("esbuild")
            .arg(input)
            .args(["--log-level=warning", "--charset=utf8", "--legal-comments=none"])
            .args(options)
            .args(defines)
            .arg(outfile),
    )?;
    read(output)
}
