//! The wasm modules: compiled by cargo, bound to JavaScript, lowered to what Chromium 67 reads.

use crate::shop::{Shop, read, run, write};
use crate::shrink::{self, Shrink};
use crate::{globals, memory, split};
use anyhow::Result;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// What cutting needs besides doors in the code: the places where an address stands.
const CUT: &[&str] = &["--", "-Clink-arg=--emit-relocs"];

/// The standard library compiled with the module, for size and without the words of a panic: a tenth
/// of what is sent. A trap remains, and the page's sentence for it. The flags are of the pinned
/// toolchain; `cargo xtask quick` does without them and tells a panic in the console. The features of
/// the target: instructions that copy memory, for which `memory` has loops of its own, and a linker
/// that writes down where the table stands, which cutting needs. The old names of symbols keep the
/// doors apart.
const BARE_STD: &[&str] = &[
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
    "--config",
    r#"target.wasm32-unknown-unknown.rustflags=["-Zunstable-options", "-Cpanic=immediate-abort", "-Csymbol-mangling-version=legacy", "-Ctarget-feature=+bulk-memory,+call-indirect-overlong"]"#,
];

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
}

/// How a module is made.
struct Recipe {
    /// The name of its glue and wasm files.
    name: &'static str,
    /// What cargo is asked for.
    cargo: &'static [&'static str],
    /// The feature that puts doors into its code.
    doors: &'static str,
    /// The folder of cargo's profile.
    profile: &'static str,
    /// An ES module, or a classic script, the only kind that also runs from disk.
    es_module: bool,
    /// How what is left after lowering is shrunk.
    shrink: Shrink,
    /// How its parts share code.
    sharing: split::Sharing,
    /// Doors that nobody opens where the module is cut.
    left_out: &'static [&'static str],
}

const PAGE: Recipe = Recipe {
    name: "page",
    cargo: &["rustc", "--bin", "junheng", "--features", "page"],
    doors: "chunks",
    profile: "release",
    es_module: false,
    shrink: Shrink { level: 2, inline_once: None },
    sharing: split::Sharing::Together,
    left_out: &[],
};

const ENGINE: Recipe = Recipe {
    name: "junheng",
    cargo: &["rustc", "--lib", "--crate-type", "cdylib", "--features", "api"],
    doors: "parts",
    profile: "engine",
    es_module: true,
    // These send a hundredth less than `-Oz` and run no slower: a large function put into its
    // only caller makes what is sent larger.
    shrink: Shrink { level: 0, inline_once: Some(60) },
    sharing: split::Sharing::ByDoors,
    // The calls of other sites.
    left_out: &["api"],
};

/// The page's module: Leptos and drawing, no workbooks.
pub fn page(shop: &Shop) -> Result<Module> {
    let raw = PAGE.compile(shop)?;
    PAGE.cut(shop, &raw, "page")
}

/// The engine's module twice: whole, as other sites load it, and cut, as the worker runs it.
pub fn engine(shop: &Shop) -> Result<(Module, Module)> {
    let raw = ENGINE.compile(shop)?;
    Ok((ENGINE.whole(shop, &raw, "junheng")?, ENGINE.cut(shop, &raw, "worker")?))
}

impl Recipe {
    fn compile(&self, shop: &Shop) -> Result<Vec<u8>> {
        println!("· compile the {} module", self.name);
        let profile = if shop.quick { "quick" } else { self.profile };
        let mut cargo = shop.command("cargo");
        cargo.args(self.cargo).args(["--profile", profile, "-p", "junheng"]);
        cargo.args(["--no-default-features", "--target", TARGET]);
        if !shop.quick {
            cargo.env("RUSTC_BOOTSTRAP", "1");
            cargo.args(BARE_STD).args(["--features", self.doors]).args(CUT);
        }
        run(&mut cargo)?;
        read(&shop.target.join(TARGET).join(profile).join("junheng.wasm"))
    }

    /// The module in one piece; its files lie in `folder`.
    fn whole(&self, shop: &Shop, raw: &[u8], folder: &str) -> Result<Module> {
        let module = self.module(shop, folder);
        if shop.quick {
            return self.bound(raw, module);
        }
        self.step(shop, "bind and shrink", folder, raw, &module, || {
            let bound = self.bind(&split::whole(raw)?, &shop.work.join(folder))?;
            shrink_one(shop, &bound, &module.wasm, self.shrink)
        })?;
        Ok(module)
    }

    /// The module's first part, with the others in packs; its files lie in `folder`.
    fn cut(&self, shop: &Shop, raw: &[u8], folder: &str) -> Result<Module> {
        let module = self.module(shop, folder);
        if shop.quick {
            return self.bound(raw, module);
        }
        self.step(shop, "cut, bind and shrink", folder, raw, &module, || {
            let place = shop.work.join(folder);
            let cut = split::cut(raw, &place.join("cut"), self.sharing, self.left_out)?;
            split::pack(&cut, &module.parts, |parts| {
                for part in parts {
                    let lowered = globals::imported_as_functions(&read(part)?)?;
                    write(part, memory::in_words(&lowered)?)?;
                }
                shrink::all(shop, parts, self.shrink)
            })?;
            let bound = self.bind(&read(&cut.first)?, &place)?;
            write(&bound, globals::exported_as_functions(&read(&bound)?)?)?;
            shrink_one(shop, &bound, &module.wasm, self.shrink)
        })?;
        Ok(module)
    }

    fn module(&self, shop: &Shop, folder: &str) -> Module {
        let folder = shop.work.join(folder);
        Module {
            glue: folder.join(format!("{}.js", self.name)),
            wasm: folder.join("lowered.wasm"),
            types: folder.join(format!("{}.d.ts", self.name)),
            parts: folder.join("parts"),
        }
    }

    /// A quick build: bound and nothing else.
    fn bound(&self, raw: &[u8], module: Module) -> Result<Module> {
        let folder = module.glue.parent().unwrap_or(Path::new("."));
        let wasm = self.bind(raw, folder)?;
        Ok(Module { wasm, ..module })
    }

    fn step(
        &self,
        shop: &Shop,
        what: &str,
        folder: &str,
        raw: &[u8],
        module: &Module,
        work: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        // This program is a tool too.
        let own = [
            include_str!("wasm.rs"),
            include_str!("split.rs"),
            include_str!("globals.rs"),
            include_str!("memory.rs"),
            include_str!("shrink.rs"),
            include_str!("../shrink.mjs"),
        ]
        .concat();
        let tools = read(&shop.root.join("package-lock.json"))?;
        let inputs = [raw, own.as_bytes(), &tools];
        shop.step(&format!("{what} {folder}"), &inputs, &[&module.glue, &module.wasm], work)
    }

    /// Binds a module; gives the wasm that belongs to the glue.
    fn bind(&self, raw: &[u8], folder: &Path) -> Result<PathBuf> {
        let input = folder.join("compiled.wasm");
        write(&input, raw)?;
        let mut bindgen = Bindgen::new();
        bindgen
            .input_path(&input)
            .out_name(self.name)
            .typescript(self.es_module)
            // The parts of a module that is cut call each other through its table.
            .keep_lld_exports(true)
            .remove_name_section(true)
            .remove_producers_section(true);
        if self.es_module {
            // `await init()` finds the wasm beside the script.
            bindgen.omit_default_module_path(false).web(true)?;
        } else {
            bindgen.no_modules(true)?;
        }
        bindgen.generate(folder)?;
        Ok(folder.join(format!("{}_bg.wasm", self.name)))
    }
}

/// Lowers and shrinks a module that is bound.
fn shrink_one(shop: &Shop, bound: &Path, to: &Path, how: Shrink) -> Result<()> {
    let low = bound.with_extension("low");
    write(&low, memory::in_words(&read(bound)?)?)?;
    let small = shrink::all(shop, &[&low], how)?;
    write(to, small.into_values().next().unwrap_or_default())
}
