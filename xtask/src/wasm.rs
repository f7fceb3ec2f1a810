//! The two wasm modules: compiled by cargo, bound to JavaScript, lowered to what Chromium 67 reads.

use crate::shop::{Shop, digest, read, run, run_quietly, write};
use anyhow::Result;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// The first pass takes out what Rust's standard library was compiled with and old browsers lack.
/// The features are named one by one: with all of them binaryen emits imports Chromium rejects.
const LOWER: &[&str] = &[
    "-mvp",
    "--enable-mutable-globals",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--llvm-memory-copy-fill-lowering",
];

/// The second pass shrinks what is left.
const SHRINK: &[&str] = &["-mvp", "--enable-mutable-globals", "-Oz"];

/// One wasm module and the JavaScript that starts it.
pub struct Module {
    /// The glue, as wasm-bindgen wrote it.
    pub glue: PathBuf,
    /// The lowered wasm.
    pub wasm: PathBuf,
    /// The TypeScript declarations.
    pub types: PathBuf,
}

/// How a module is made.
struct Recipe {
    /// The name of its glue and wasm files.
    name: &'static str,
    /// What cargo is asked for.
    cargo: &'static [&'static str],
    /// The folder of cargo's profile.
    profile: &'static str,
    /// An ES module for other sites, or a classic script, the only kind that also runs from disk.
    es_module: bool,
}

const PAGE: Recipe = Recipe {
    name: "page",
    cargo: &["build", "--bin", "junheng", "--features", "page"],
    profile: "release",
    es_module: false,
};

const ENGINE: Recipe = Recipe {
    name: "junheng",
    cargo: &["rustc", "--lib", "--crate-type", "cdylib", "--features", "api"],
    profile: "engine",
    es_module: true,
};

/// The page's module: Leptos and drawing, no workbooks.
pub fn page(shop: &Shop) -> Result<Module> {
    PAGE.make(shop)
}

/// The engine's module: what the worker runs and other sites load.
pub fn engine(shop: &Shop) -> Result<Module> {
    ENGINE.make(shop)
}

impl Recipe {
    fn make(&self, shop: &Shop) -> Result<Module> {
        println!("· compile the {} module", self.name);
        let (profile, folder) =
            if shop.quick { ("quick", "quick") } else { (self.profile, self.profile) };
        run(shop.command("cargo").args(self.cargo).args([
            "--profile",
            profile,
            "-p",
            "junheng",
            "--no-default-features",
            "--target",
            TARGET,
        ]))?;
        let compiled = shop.target.join(TARGET).join(folder).join("junheng.wasm");

        let folder = shop.work.join(self.name);
        let module = Module {
            glue: folder.join(format!("{}.js", self.name)),
            wasm: folder.join("lowered.wasm"),
            types: folder.join(format!("{}.d.ts", self.name)),
        };
        let raw = read(&compiled)?;
        if shop.quick {
            self.bind(&raw, &folder)?;
            return Ok(Module { wasm: folder.join(format!("{}_bg.wasm", self.name)), ..module });
        }
        let flags = digest(&[LOWER.concat().as_bytes(), SHRINK.concat().as_bytes()]);
        let tools = read(&shop.root.join("package-lock.json"))?;
        shop.step(
            &format!("bind and shrink {}", self.name),
            &[&raw, flags.as_bytes(), &tools],
            &[&module.glue, &module.wasm],
            || {
                self.bind(&raw, &folder)?;
                let bound = folder.join(format!("{}_bg.wasm", self.name));
                let lower = folder.join("lower.wasm");
                wasm_opt(shop, LOWER, &bound, &lower)?;
                wasm_opt(shop, SHRINK, &lower, &module.wasm)
            },
        )?;
        Ok(module)
    }

    fn bind(&self, raw: &[u8], folder: &Path) -> Result<()> {
        let input = folder.join("compiled.wasm");
        write(&input, raw)?;
        let mut bindgen = Bindgen::new();
        bindgen
            .input_path(&input)
            .out_name(self.name)
            .typescript(self.es_module)
            .remove_name_section(true)
            .remove_producers_section(true);
        if self.es_module {
            // `await init()` finds the wasm beside the script.
            bindgen.omit_default_module_path(false).web(true)?;
        } else {
            bindgen.no_modules(true)?;
        }
        bindgen.generate(folder)
    }
}

fn wasm_opt(shop: &Shop, flags: &[&str], input: &Path, output: &Path) -> Result<()> {
    run_quietly(shop.npm_tool("wasm-opt").args(flags).arg("-o").arg(output).arg(input))
}
