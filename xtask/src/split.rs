//! Cuts a module into a first part and parts that arrive later: one for each name at the doors in
//! its code, and one that several share. Or closes the doors, where it is to stay whole.

use crate::globals::parsed;
use crate::shop::{read, write};
use anyhow::{Context, Result, anyhow};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use walrus::{ExportId, ExportItem, FunctionId, ImportKind};
use wasm_split_cli_support::{Options, transform};

/// Where the outer side of a door says it comes from, until it is cut or closed.
const DOORS: &str = "__wasm_split_placeholder__";

/// The part that speaks with the engine: it comes before every view, so views need not carry what
/// it carries.
pub const LETTERS: &str = "letters";
/// The name of what several views share.
pub const SHARED: &str = "shared";

/// The parts that are loaded later, by name, with the modules each is packed from.
pub type Parts = BTreeMap<String, Vec<PathBuf>>;

/// Which parts each door needs, by its name.
pub type Doors = BTreeMap<String, Vec<String>>;

/// How modules that several doors need are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// All in one part, but for those that [`LETTERS`] needs: few files for many doors.
    Together,
    /// One part for each set of doors that need the same: no door loads what it does not need.
    ByDoors,
}

/// What a module was cut into.
pub struct Cut {
    /// The first part's file, which wasm-bindgen has yet to read.
    pub first: PathBuf,
    /// The others.
    pub parts: Parts,
    /// The way to them.
    pub doors: Doors,
}

/// Cuts a module, linked with its relocations, into `folder`. What only the doors `left_out` need
/// is not among the parts.
pub fn cut(raw: &[u8], folder: &Path, sharing: Sharing, left_out: &[&str]) -> Result<Cut> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let first = folder.join("main.wasm");
    let mut options = Options::new(raw);
    options.output_dir = folder;
    options.main_out_path = &first;
    let cut = transform(options).map_err(|error| anyhow!("the module cannot be cut: {error:?}"))?;
    let mut needs: BTreeMap<_, _> = cut.prefetch_map.into_iter().collect();
    needs.retain(|name, _| !left_out.contains(&name.as_str()));
    let (parts, mut doors) = sorted(&needs, sharing);
    let mut parts = in_folder(parts, folder);
    join_small(&mut parts, &mut doors)?;
    Ok(Cut { first, parts, doors })
}

/// A part of several doors that is smaller than this before shrinking is not worth a request.
const SMALL: u64 = 20_000;

/// Puts the small parts that several doors need into [`SHARED`].
fn join_small(parts: &mut Parts, doors: &mut Doors) -> Result<()> {
    let mut small = BTreeSet::new();
    for (name, modules) in parts.iter() {
        let of_several = doors.values().filter(|needed| needed.contains(name)).count() > 1;
        let mut size = 0;
        for module in modules {
            size += fs::metadata(module)?.len();
        }
        if of_several && size < SMALL && name != LETTERS && name != SHARED {
            small.insert(name.clone());
        }
    }
    for name in &small {
        let modules = parts.remove(name).unwrap_or_default();
        parts.entry(SHARED.to_owned()).or_default().extend(modules);
    }
    for needed in doors.values_mut() {
        let before = needed.len();
        needed.retain(|part| !small.contains(part));
        if needed.len() < before && !needed.iter().any(|part| part == SHARED) {
            needed.insert(0, SHARED.to_owned());
        }
    }
    Ok(())
}

/// Which module goes into which part, and which parts a door needs, from the modules that each
/// needs.
fn sorted(
    needs: &BTreeMap<String, Vec<String>>,
    sharing: Sharing,
) -> (BTreeMap<String, BTreeSet<String>>, Doors) {
    let mut users: BTreeMap<&String, Vec<&str>> = BTreeMap::new();
    for (door, modules) in needs {
        for module in modules {
            users.entry(module).or_default().push(door);
        }
    }
    let mut parts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut doors: Doors = needs.keys().map(|door| (door.clone(), Vec::new())).collect();
    for (module, users) in users {
        let part = match (users.as_slice(), sharing) {
            ([one], _) => (*one).to_owned(),
            (several, Sharing::Together) if several.contains(&LETTERS) => LETTERS.to_owned(),
            (_, Sharing::Together) => SHARED.to_owned(),
            (several, Sharing::ByDoors) => several.join("-"),
        };
        for door in users {
            if let Some(needed) = doors.get_mut(door).filter(|needed| !needed.contains(&part)) {
                needed.push(part.clone());
            }
        }
        parts.entry(part).or_default().insert(module.clone());
    }
    (parts, doors)
}

fn in_folder(parts: BTreeMap<String, BTreeSet<String>>, folder: &Path) -> Parts {
    let file = |module: &String| folder.join(format!("{module}.wasm"));
    parts.into_iter().map(|(name, modules)| (name, modules.iter().map(file).collect())).collect()
}

/// Packs each part into `NAME.bin` in a folder, all modules through `shrink` first; which door needs
/// which stands in `doors.json`.
pub fn pack(
    Cut { parts, doors, .. }: &Cut,
    folder: &Path,
    shrink: impl Fn(&[&Path]) -> Result<BTreeMap<PathBuf, Vec<u8>>>,
) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let all: Vec<&Path> = parts.values().flatten().map(PathBuf::as_path).collect();
    let small = shrink(&all)?;
    for (name, modules) in parts {
        let packed = modules.iter().filter_map(|module| small.get(module));
        let bytes: Vec<u8> = packed.flat_map(|bytes| framed(bytes)).collect();
        write(&folder.join(format!("{name}.bin")), bytes)?;
    }
    write(&folder.join(DOORS_FILE), serde_json::to_vec(doors)?)
}

const DOORS_FILE: &str = "doors.json";

/// Which parts each door needs, as [`pack`] left it in a folder; no door where there is none.
pub fn doors(folder: &Path) -> Result<Doors> {
    let file = folder.join(DOORS_FILE);
    if !file.exists() {
        return Ok(Doors::new());
    }
    Ok(serde_json::from_slice(&read(&file)?)?)
}

/// A module behind its length: four bytes, the lowest first.
fn framed(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let length = u32::try_from(bytes.len()).unwrap_or_default();
    length.to_le_bytes().into_iter().chain(bytes.iter().copied())
}

/// A module with its doors closed: each leads straight to the code behind it.
pub fn whole(raw: &[u8]) -> Result<Vec<u8>> {
    let mut module = parsed(raw)?;
    let customs: Vec<_> = module
        .customs
        .iter()
        .filter(|(_, section)| section.name() == "linking" || section.name().starts_with("reloc."))
        .map(|(id, _)| id)
        .collect();
    for id in customs {
        module.customs.delete(id);
    }
    let doors: Vec<(FunctionId, String)> = module
        .imports
        .iter()
        .filter(|import| import.module == DOORS)
        .filter_map(|import| match import.kind {
            ImportKind::Function(id) => Some((id, import.name.replace("00_import_", "00_export_"))),
            _ => None,
        })
        .collect();
    for (outside, name) in doors {
        let (export, inside) = exported(&module, &name).with_context(|| format!("no {name}"))?;
        module
            .replace_imported_func(outside, |(body, arguments)| {
                for argument in arguments {
                    body.local_get(*argument);
                }
                body.call(inside);
            })
            .map_err(|error| anyhow!("a door cannot be closed: {error:?}"))?;
        module.exports.delete(export);
    }
    Ok(module.emit_wasm())
}

fn exported(module: &walrus::Module, name: &str) -> Option<(ExportId, FunctionId)> {
    module.exports.iter().find_map(|export| match export.item {
        ExportItem::Function(id) if export.name == name => Some((export.id(), id)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ir::BinaryOp;
    use walrus::{FunctionBuilder, ValType};

    #[test]
    fn modules_go_to_letters_to_one_view_or_to_all() {
        let list = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let needs = BTreeMap::from([
            ("data".to_owned(), list(&["chunk_1", "chunk_2", "split_data"])),
            ("letters".to_owned(), list(&["chunk_1", "split_letters"])),
            ("method".to_owned(), list(&["chunk_2"])),
        ]);
        let modules = |parts: &BTreeMap<String, BTreeSet<String>>, name: &str| {
            parts.get(name).unwrap().iter().cloned().collect::<Vec<_>>()
        };
        let (parts, doors) = sorted(&needs, Sharing::Together);
        assert_eq!(modules(&parts, "letters"), ["chunk_1", "split_letters"]);
        assert_eq!(modules(&parts, "shared"), ["chunk_2"]);
        assert_eq!(modules(&parts, "data"), ["split_data"]);
        assert_eq!(doors["data"], ["letters", "shared", "data"]);
        assert_eq!(doors["method"], ["shared"]);
        let (parts, doors) = sorted(&needs, Sharing::ByDoors);
        assert_eq!(modules(&parts, "data-letters"), ["chunk_1"]);
        assert_eq!(doors["letters"], ["data-letters", "letters"]);
    }

    #[test]
    fn a_module_stands_behind_its_length() {
        assert_eq!(framed(b"ab").collect::<Vec<_>>(), [2, 0, 0, 0, b'a', b'b']);
    }

    #[test]
    fn a_closed_door_leads_to_the_code_behind_it() {
        let mut module = walrus::Module::default();
        let ty = module.types.add(&[ValType::I32], &[ValType::I32]);
        let name = |side: &str| format!("__wasm_split_00plan00_{side}_{:032x}", 1);
        let (outside, _) = module.add_import_func(DOORS, &name("import"), ty);
        let value = module.locals.add(ValType::I32);
        let mut inside = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        inside.func_body().local_get(value).i32_const(1).binop(BinaryOp::I32Add);
        let inside = inside.finish(vec![value], &mut module.funcs);
        module.exports.add(&name("export"), inside);
        module.exports.add("call", outside);
        let after = parsed(&whole(&module.emit_wasm()).unwrap()).unwrap();
        assert_eq!(after.imports.iter().count(), 0);
        let names: Vec<_> = after.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!(names, ["call"]);
        assert_eq!(after.funcs.iter().count(), 2);
    }
}
