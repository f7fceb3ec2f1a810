//! Lets modules share a global that changes (the stack's pointer) without handing the global over:
//! Chromium below 74 neither imports nor exports one. The module that owns it exports two functions
//! that read and write it, and the others call these.

use anyhow::{Result, anyhow};
use std::collections::HashMap;
use walrus::ir::{Call, Instr, InstrLocId, VisitorMut, dfs_pre_order_mut};
use walrus::{
    ExportId, ExportItem, FunctionBuilder, FunctionId, GlobalId, ImportId, ImportKind, Module,
    ValType,
};

/// The names of the functions that read and write a global.
fn names(global: &str) -> (String, String) {
    (format!("{global}_get"), format!("{global}_set"))
}

/// Reads a module.
pub fn parsed(bytes: &[u8]) -> Result<Module> {
    Module::from_buffer(bytes).map_err(|error| anyhow!("not a module: {error:?}"))
}

/// Puts functions in place of the globals that a module exports.
pub fn exported_as_functions(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut module = parsed(bytes)?;
    let shared: Vec<(ExportId, String, GlobalId, ValType)> = module
        .exports
        .iter()
        .filter_map(|export| match export.item {
            ExportItem::Global(id) => {
                let global = module.globals.get(id);
                global.mutable.then(|| (export.id(), export.name.clone(), id, global.ty))
            }
            _ => None,
        })
        .collect();
    for (export, name, global, ty) in shared {
        let (get, set) = names(&name);
        let mut reader = FunctionBuilder::new(&mut module.types, &[], &[ty]);
        reader.func_body().global_get(global);
        let reader = reader.finish(vec![], &mut module.funcs);
        let value = module.locals.add(ty);
        let mut writer = FunctionBuilder::new(&mut module.types, &[ty], &[]);
        writer.func_body().local_get(value).global_set(global);
        let writer = writer.finish(vec![value], &mut module.funcs);
        module.exports.delete(export);
        module.exports.add(&get, reader);
        module.exports.add(&set, writer);
    }
    Ok(module.emit_wasm())
}

/// Calls functions where a module would read and write globals that it imports.
pub fn imported_as_functions(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut module = parsed(bytes)?;
    let shared: Vec<(ImportId, String, String, GlobalId, ValType)> = module
        .imports
        .iter()
        .filter_map(|import| match import.kind {
            ImportKind::Global(id) => {
                let global = module.globals.get(id);
                let names = (import.module.clone(), import.name.clone());
                global.mutable.then(|| (import.id(), names.0, names.1, id, global.ty))
            }
            _ => None,
        })
        .collect();
    let mut calls = Calls::default();
    for (import, owner, name, global, ty) in shared {
        let (get, set) = names(&name);
        let reads = module.types.add(&[], &[ty]);
        let writes = module.types.add(&[ty], &[]);
        let reader = module.add_import_func(&owner, &get, reads).0;
        let writer = module.add_import_func(&owner, &set, writes).0;
        calls.0.insert(global, (reader, writer));
        module.imports.delete(import);
    }
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut calls, function, entry);
    }
    for global in calls.0.into_keys() {
        module.globals.delete(global);
    }
    Ok(module.emit_wasm())
}

/// The functions that read and write each global.
#[derive(Default)]
struct Calls(HashMap<GlobalId, (FunctionId, FunctionId)>);

impl VisitorMut for Calls {
    fn visit_instr_mut(&mut self, instr: &mut Instr, _: &mut InstrLocId) {
        let func = match instr {
            Instr::GlobalGet(get) => self.0.get(&get.global).map(|(reader, _)| *reader),
            Instr::GlobalSet(set) => self.0.get(&set.global).map(|(_, writer)| *writer),
            _ => None,
        };
        if let Some(func) = func {
            *instr = Instr::Call(Call { func });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ConstExpr;
    use walrus::ir::Value;

    fn globals(module: &Module) -> (usize, usize) {
        let exported = module.exports.iter().filter(|e| matches!(e.item, ExportItem::Global(_)));
        let imported = module.imports.iter().filter(|i| matches!(i.kind, ImportKind::Global(_)));
        (exported.count(), imported.count())
    }

    #[test]
    fn only_a_global_that_changes_is_exported_as_functions() {
        let mut module = Module::default();
        for (name, mutable) in [("pointer", true), ("base", false)] {
            let one = ConstExpr::Value(Value::I32(1));
            let id = module.globals.add_local(ValType::I32, mutable, false, one);
            module.exports.add(name, id);
        }
        let after = parsed(&exported_as_functions(&module.emit_wasm()).unwrap()).unwrap();
        assert_eq!(globals(&after), (1, 0));
        let names: Vec<_> = after.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!(names, ["base", "pointer_get", "pointer_set"]);
    }

    #[test]
    fn what_imports_a_global_calls_the_same_functions() {
        let mut module = Module::default();
        let (pointer, _) = module.add_import_global("main", "pointer", ValType::I32, true, false);
        let mut push = FunctionBuilder::new(&mut module.types, &[], &[]);
        push.func_body().global_get(pointer).i32_const(16).global_set(pointer).drop();
        let push = push.finish(vec![], &mut module.funcs);
        module.exports.add("push", push);
        let after = parsed(&imported_as_functions(&module.emit_wasm()).unwrap()).unwrap();
        assert_eq!(globals(&after), (0, 0));
        let names: Vec<_> = after.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(names, ["pointer_get", "pointer_set"]);
    }
}
