//! The two wasm modules: compiled by cargo, bound to JavaScript, lowered to what Chromium 67 reads.

use crate::shop::{Shop, read, run, run_quietly, write};
use crate::{exports, globals, memory, split};
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
    // Finds no copy left to lower, and marks the module as one that needs none: else a section is
    // written that Chromium 67 does not know.
    "--llvm-memory-copy-fill-lowering",
];

/// The second pass shrinks what is left.
const SHRINK: &[&str] = &["-mvp", "--enable-mutable-globals", "-Oz"];

/// The same for the engine, where these send a hundredth less than `-Oz` and run no slower:
/// a large function put into its only caller makes what is sent larger.
const SHRINK_ENGINE: &[&str] =
    &["-mvp", "--enable-mutable-globals", "-O2", "--one-caller-inline-max-function-size=60"];

/// What cutting needs: doors in the code, and the places where an address stands.
const CUT: &[&str] = &["--features", "chunks", "--", "-Clink-arg=--emit-relocs"];

/// One wasm module and the JavaScript that starts it.
pub struct Module {
    /// The glue, as wasm-bindgen wrote it.
    pub glue: PathBuf,
    /// The lowered wasm.
    pub wasm: PathBuf,
    /// The TypeScript declarations.
    pub types: PathBuf,
    /// The folder of the parts that arrive later; empty where the module was not cut.
    pub parts: PathBuf,
    /// The wasm without the functions that the worker does not call; the same as `wasm` in a
    /// quick build, and nowhere for a module that the worker does not run.
    pub worker: PathBuf,
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
    /// Cut into parts that arrive one by one.
    cut: bool,
    /// How what is left after lowering is shrunk.
    shrink: &'static [&'static str],
    /// The functions that the worker calls, where it runs the module.
    worker: &'static [&'static str],
}

const PAGE: Recipe = Recipe {
    name: "page",
    cargo: &["rustc", "--bin", "junheng", "--features", "page"],
    profile: "release",
    es_module: false,
    cut: true,
    shrink: SHRINK,
    worker: &[],
};

const ENGINE: Recipe = Recipe {
    name: "junheng",
    cargo: &["rustc", "--lib", "--crate-type", "cdylib", "--features", "api"],
    profile: "engine",
    es_module: true,
    cut: false,
    shrink: SHRINK_ENGINE,
    worker: &["handle"],
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
        let cut = self.cut && !shop.quick;
        let profile = if shop.quick { "quick" } else { self.profile };
        let mut cargo = shop.command("cargo");
        cargo.args(self.cargo).args(["--profile", profile, "-p", "junheng"]);
        cargo.args(["--no-default-features", "--target", TARGET]);
        if cut {
            cargo.args(CUT);
        }
        run(&mut cargo)?;
        let raw = read(&shop.target.join(TARGET).join(profile).join("junheng.wasm"))?;

        let folder = shop.work.join(self.name);
        let module = Module {
            glue: folder.join(format!("{}.js", self.name)),
            wasm: folder.join("lowered.wasm"),
            types: folder.join(format!("{}.d.ts", self.name)),
            parts: folder.join("parts"),
            worker: folder.join("worker.wasm"),
        };
        let bound = folder.join(format!("{}_bg.wasm", self.name));
        if shop.quick {
            self.bind(&raw, &folder)?;
            return Ok(Module { worker: bound.clone(), wasm: bound, ..module });
        }
        // This program is a tool too.
        let own = [
            include_str!("wasm.rs"),
            include_str!("split.rs"),
            include_str!("globals.rs"),
            include_str!("exports.rs"),
            include_str!("memory.rs"),
        ];
        let tools = read(&shop.root.join("package-lock.json"))?;
        let step = format!("{}bind and shrink {}", if cut { "cut, " } else { "" }, self.name);
        shop.step(
            &step,
            &[&raw, own.concat().as_bytes(), &tools],
            &[&module.glue, &module.wasm],
            || {
                if cut {
                    let (first, parts) = split::cut(&raw, &folder.join("cut"))?;
                    split::pack(&parts, &module.parts, |part| {
                        write(part, globals::imported_as_functions(&read(part)?)?)?;
                        shrink(shop, part, self.shrink)
                    })?;
                    self.bind(&read(&first)?, &folder)?;
                    write(&bound, globals::exported_as_functions(&read(&bound)?)?)?;
                } else {
                    self.bind(&raw, &folder)?;
                }
                if !self.worker.is_empty() {
                    let less = folder.join("less.wasm");
                    write(&less, exports::only(&read(&bound)?, self.worker)?)?;
                    write(&module.worker, read(&shrink(shop, &less, self.shrink)?)?)?;
                }
                write(&module.wasm, read(&shrink(shop, &bound, self.shrink)?)?)
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
            // The parts of a module that is cut call each other through its table.
            .keep_lld_exports(self.cut)
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

/// Lowers and shrinks a module; gives the small one, beside it.
fn shrink(shop: &Shop, module: &Path, flags: &[&str]) -> Result<PathBuf> {
    let (low, small) = (module.with_extension("low"), module.with_extension("small"));
    write(&low, memory::in_words(&read(module)?)?)?;
    wasm_opt(shop, LOWER, &low, &low)?;
    wasm_opt(shop, flags, &low, &small)?;
    Ok(small)
}

fn wasm_opt(shop: &Shop, flags: &[&str], input: &Path, output: &Path) -> Result<()> {
    run_quietly(shop.npm_tool("wasm-opt").args(flags).arg("-o").arg(output).arg(input))
}
