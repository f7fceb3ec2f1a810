//! Leaves out of a module what its caller does not call: the page's worker asks through one
//! function, and need not carry those for other sites.

use crate::globals::parsed;
use anyhow::{Result, ensure};
use walrus::{ExportId, ExportItem};

/// What wasm-bindgen's glue calls for itself begins so.
const GLUE: &str = "__wb";

/// The module with these of its functions, and those of its glue; what only the others reach
/// goes when the module is shrunk.
pub fn only(bytes: &[u8], functions: &[&str]) -> Result<Vec<u8>> {
    let mut module = parsed(bytes)?;
    for name in functions {
        ensure!(module.exports.iter().any(|export| export.name == *name), "no function {name}");
    }
    let others: Vec<ExportId> = module
        .exports
        .iter()
        .filter(|export| matches!(export.item, ExportItem::Function(_)))
        .filter(|export| !export.name.starts_with(GLUE))
        .filter(|export| !functions.contains(&export.name.as_str()))
        .map(walrus::Export::id)
        .collect();
    for export in others {
        module.exports.delete(export);
    }
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, Module};

    #[test]
    fn functions_that_are_not_called_are_not_exported() {
        let mut module = Module::default();
        for name in ["handle", "evaluate", "__wbindgen_malloc"] {
            let function = FunctionBuilder::new(&mut module.types, &[], &[]);
            let function = function.finish(vec![], &mut module.funcs);
            module.exports.add(name, function);
        }
        let bytes = module.emit_wasm();
        let after = parsed(&only(&bytes, &["handle"]).unwrap()).unwrap();
        let names: Vec<_> = after.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!(names, ["handle", "__wbindgen_malloc"]);
        assert!(only(&bytes, &["other"]).is_err());
    }
}
