//! Cuts the page's module into a first part, which starts the page and draws its first view, and
//! parts that arrive later, one for each name in `chunk!` of the page, and one that several share.

use crate::shop::{files, read, write};
use anyhow::{Context, Result, anyhow};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use wasm_split_cli_support::{Options, transform};

/// The parts that are loaded later, by the name of their view: the wasm files only it needs, and
/// those it shares with others.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Parts {
    /// By view, the file only it needs; none where it shares everything.
    pub own: BTreeMap<String, Option<PathBuf>>,
    /// What two views or more need, and the first part does not.
    pub shared: Vec<PathBuf>,
}

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
    let views = cut.prefetch_map.keys().map(String::as_str);
    Ok((main, sorted(views, files(folder, "wasm")?)?))
}

/// Which file belongs to which view, by the names that the cutter gives.
fn sorted<'a>(views: impl Iterator<Item = &'a str>, files: Vec<PathBuf>) -> Result<Parts> {
    let mut parts = Parts::default();
    for view in views {
        parts.own.insert(view.to_owned(), None);
    }
    for file in files {
        let stem = file.file_stem().and_then(|stem| stem.to_str()).context("a name")?;
        if stem.starts_with("chunk_") {
            parts.shared.push(file);
        } else if let Some(view) = stem.strip_prefix("split_") {
            parts.own.insert(view.to_owned(), Some(file));
        }
    }
    Ok(parts)
}

/// Puts the parts into `folder`, each module through `shrink` first: `NAME.bin` for a view's own,
/// and what several share in `shared.bin`. The files are there even where they are empty.
pub fn pack(
    parts: &Parts,
    folder: &Path,
    shrink: impl Fn(&Path) -> Result<PathBuf> + Sync,
) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let all: Vec<&PathBuf> = parts.own.values().flatten().chain(&parts.shared).collect();
    let small = shrunk(&all, shrink)?;
    let bytes_of = |files: &mut dyn Iterator<Item = &PathBuf>| {
        files.filter_map(|file| small.get(file)).flat_map(|bytes| framed(bytes)).collect::<Vec<_>>()
    };
    write(&folder.join(format!("{SHARED}.bin")), bytes_of(&mut parts.shared.iter()))?;
    for (view, own) in &parts.own {
        write(&folder.join(format!("{view}.bin")), bytes_of(&mut own.iter()))?;
    }
    Ok(())
}

/// The name of what several views share.
pub const SHARED: &str = "shared";

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
    fn files_belong_to_views_or_to_all() {
        let names = ["chunk_1.wasm", "chunk_12.wasm", "main.wasm", "split_data.wasm"];
        let files = names.iter().map(PathBuf::from).collect();
        let parts = sorted(["data", "method"].into_iter(), files).unwrap();
        assert_eq!(parts.shared, [PathBuf::from("chunk_1.wasm"), PathBuf::from("chunk_12.wasm")]);
        assert_eq!(parts.own.get("data"), Some(&Some(PathBuf::from("split_data.wasm"))));
        assert_eq!(parts.own.get("method"), Some(&None));
        assert_eq!(parts.own.len(), 2);
    }

    #[test]
    fn a_module_stands_behind_its_length() {
        assert_eq!(framed(b"ab").collect::<Vec<_>>(), [2, 0, 0, 0, b'a', b'b']);
    }
}
