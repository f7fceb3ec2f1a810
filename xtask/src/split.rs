//! Cuts the page's module into a first part, which starts the page and draws its first view, and
//! parts that arrive later: one for each name at the doors in the page, and one that several share.

use crate::shop::{read, write};
use anyhow::{Result, anyhow};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use wasm_split_cli_support::{Options, transform};

/// The part that speaks with the engine: it comes before every view, so views need not carry what
/// it carries.
pub const LETTERS: &str = "letters";
/// The name of what several views share.
pub const SHARED: &str = "shared";

/// The parts that are loaded later, by name, with the modules each is packed from: one part for
/// each name in the page's doors, and [`SHARED`].
pub type Parts = BTreeMap<String, Vec<PathBuf>>;

/// Cuts a module, linked with its relocations, into `folder`; gives the first part's file, which
/// wasm-bindgen has yet to read, and the others.
pub fn cut(raw: &[u8], folder: &Path) -> Result<(PathBuf, Parts)> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let main = folder.join("main.wasm");
    let mut options = Options::new(raw);
    options.output_dir = folder;
    options.main_out_path = &main;
    let cut = transform(options).map_err(|error| anyhow!("the module cannot be cut: {error:?}"))?;
    let parts = sorted(&cut.prefetch_map.into_iter().collect());
    Ok((main, in_folder(parts, folder)))
}

/// Which module goes into which part, from the modules that each door needs: a module that one
/// door needs is its own, one that letters needs goes there, all others are shared.
fn sorted(needs: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, BTreeSet<String>> {
    let mut parts = BTreeMap::from([(SHARED.to_owned(), BTreeSet::new())]);
    let of_letters: BTreeSet<&String> = needs.get(LETTERS).into_iter().flatten().collect();
    for (name, modules) in needs {
        parts.entry(name.clone()).or_default();
        for module in modules {
            let users = needs.values().filter(|needed| needed.contains(module)).count();
            let part = if of_letters.contains(module) {
                LETTERS
            } else if users > 1 {
                SHARED
            } else {
                name
            };
            parts.entry(part.to_owned()).or_default().insert(module.clone());
        }
    }
    parts
}

fn in_folder(parts: BTreeMap<String, BTreeSet<String>>, folder: &Path) -> Parts {
    let file = |module: &String| folder.join(format!("{module}.wasm"));
    parts.into_iter().map(|(name, modules)| (name, modules.iter().map(file).collect())).collect()
}

/// Packs each part into `NAME.bin` in a folder, every module through `shrink` first. The files are
/// there even where they are empty.
pub fn pack(
    parts: &Parts,
    folder: &Path,
    shrink: impl Fn(&Path) -> Result<PathBuf> + Sync,
) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let all: Vec<&PathBuf> = parts.values().flatten().collect();
    let small = shrunk(&all, shrink)?;
    for (name, modules) in parts {
        let packed = modules.iter().filter_map(|module| small.get(module));
        let bytes: Vec<u8> = packed.flat_map(|bytes| framed(bytes)).collect();
        write(&folder.join(format!("{name}.bin")), bytes)?;
    }
    Ok(())
}

/// A module behind its length: four bytes, the lowest first.
fn framed(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let length = u32::try_from(bytes.len()).unwrap_or_default();
    length.to_le_bytes().into_iter().chain(bytes.iter().copied())
}

/// The bytes of each file after shrinking, two at a time: most of it is starting the tool.
fn shrunk(
    files: &[&PathBuf],
    shrink: impl Fn(&Path) -> Result<PathBuf> + Sync,
) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let (left, right) = files.split_at(files.len() / 2);
    let half = |files: &[&PathBuf]| {
        let small = |file: &&PathBuf| Ok(((*file).clone(), read(&shrink(file)?)?));
        files.iter().map(small).collect::<Result<Vec<_>>>()
    };
    thread::scope(|scope| {
        let right = scope.spawn(|| half(right));
        let left = half(left)?;
        let right = right.join().map_err(|_| anyhow!("the tool's thread ended"))??;
        Ok(left.into_iter().chain(right).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_go_to_letters_to_one_view_or_to_all() {
        let list = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let needs = BTreeMap::from([
            ("data".to_owned(), list(&["chunk_1", "chunk_2", "split_data"])),
            ("letters".to_owned(), list(&["chunk_1", "split_letters"])),
            ("method".to_owned(), list(&["chunk_2"])),
        ]);
        let parts = sorted(&needs);
        let of = |name: &str| parts.get(name).unwrap().iter().cloned().collect::<Vec<_>>();
        assert_eq!(of("letters"), ["chunk_1", "split_letters"]);
        assert_eq!(of("shared"), ["chunk_2"]);
        assert_eq!(of("data"), ["split_data"]);
        assert!(of("method").is_empty());
    }

    #[test]
    fn a_module_stands_behind_its_length() {
        assert_eq!(framed(b"ab").collect::<Vec<_>>(), [2, 0, 0, 0, b'a', b'b']);
    }
}
