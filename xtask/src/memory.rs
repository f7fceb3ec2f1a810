//! Copies and fills memory in words where the oldest wasm knows no instruction for it. What
//! binaryen puts in place of those instructions goes byte by byte, and Rust moves every larger
//! value so; here it is four words of eight bytes a step, as long as there are so many.

use crate::globals::parsed;
use anyhow::Result;
use walrus::ir::{
    BinaryOp, Call, ExtendedLoad, Instr, InstrLocId, LoadKind, MemArg, StoreKind, UnaryOp,
    VisitorMut, dfs_pre_order_mut,
};
use walrus::{
    FunctionBuilder, FunctionId, InstrSeqBuilder, LocalId, MemoryId, Module, ModuleLocals, ValType,
};

/// The module with calls in place of `memory.copy` and `memory.fill`.
pub fn in_words(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut module = parsed(bytes)?;
    let Some(memory) = module.memories.iter().next().map(walrus::Memory::id) else {
        return Ok(bytes.to_vec());
    };
    let mut calls = Calls { copy: copy(&mut module, memory), fill: fill(&mut module, memory) };
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut calls, function, entry);
    }
    Ok(module.emit_wasm())
}

struct Calls {
    copy: FunctionId,
    fill: FunctionId,
}

impl VisitorMut for Calls {
    fn visit_instr_mut(&mut self, instr: &mut Instr, _: &mut InstrLocId) {
        let func = match instr {
            Instr::MemoryCopy(_) => self.copy,
            Instr::MemoryFill(_) => self.fill,
            _ => return,
        };
        *instr = Instr::Call(Call { func });
    }
}

/// How much a step moves.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Words,
    Word,
    Byte,
}

impl Step {
    const fn width(self) -> i32 {
        match self {
            Self::Words => 32,
            Self::Word => 8,
            Self::Byte => 1,
        }
    }

    /// Where the pieces that are loaded and stored one after the other begin.
    const fn offsets(self) -> &'static [u64] {
        match self {
            Self::Words => &[0, 8, 16, 24],
            Self::Word | Self::Byte => &[0],
        }
    }

    fn load(self, seq: &mut InstrSeqBuilder, memory: MemoryId, offset: u64) {
        let kind = match self {
            Self::Words | Self::Word => LoadKind::I64 { atomic: false },
            Self::Byte => LoadKind::I32_8 { kind: ExtendedLoad::ZeroExtend },
        };
        seq.load(memory, kind, at(offset));
    }

    fn store(self, seq: &mut InstrSeqBuilder, memory: MemoryId, offset: u64) {
        let kind = match self {
            Self::Words | Self::Word => StoreKind::I64 { atomic: false },
            Self::Byte => StoreKind::I32_8 { atomic: false },
        };
        seq.store(memory, kind, at(offset));
    }
}

/// No alignment is promised.
const fn at(offset: u64) -> MemArg {
    MemArg { align: 1, offset }
}

/// Repeats a step while the size left, which the step makes smaller, has room for one; first four
/// words at a time, then words, then what remains in bytes.
fn steps(
    seq: &mut InstrSeqBuilder,
    left: LocalId,
    mut step: impl FnMut(&mut InstrSeqBuilder, Step),
) {
    for width in [Step::Words, Step::Word, Step::Byte] {
        let is_room = |seq: &mut InstrSeqBuilder| {
            seq.local_get(left).i32_const(width.width()).binop(BinaryOp::I32GeU);
        };
        is_room(seq);
        seq.if_else(
            None,
            |then| {
                then.loop_(None, |again| {
                    step(again, width);
                    is_room(again);
                    let id = again.id();
                    again.br_if(id);
                });
            },
            |_| {},
        );
    }
}

/// `local += by`.
fn add(seq: &mut InstrSeqBuilder, local: LocalId, by: i32) {
    seq.local_get(local).i32_const(by).binop(BinaryOp::I32Add).local_set(local);
}

fn parameters<const N: usize>(locals: &mut ModuleLocals) -> [LocalId; N] {
    std::array::from_fn(|_| locals.add(ValType::I32))
}

/// `memory.copy`: from the back where the target begins inside the source.
fn copy(module: &mut Module, memory: MemoryId) -> FunctionId {
    let [to, from, left] = parameters(&mut module.locals);
    let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
    let mut body = function.func_body();
    body.local_get(to).local_get(from).binop(BinaryOp::I32Sub);
    body.local_get(left).binop(BinaryOp::I32LtU);
    body.if_else(
        None,
        |backward| {
            steps(backward, left, |seq, step| {
                add(seq, left, -step.width());
                // The last piece first: what it overwrites has been read.
                for offset in step.offsets().iter().rev() {
                    seq.local_get(to).local_get(left).binop(BinaryOp::I32Add);
                    seq.local_get(from).local_get(left).binop(BinaryOp::I32Add);
                    step.load(seq, memory, *offset);
                    step.store(seq, memory, *offset);
                }
            });
        },
        |forward| {
            steps(forward, left, |seq, step| {
                for offset in step.offsets() {
                    seq.local_get(to).local_get(from);
                    step.load(seq, memory, *offset);
                    step.store(seq, memory, *offset);
                }
                add(seq, to, step.width());
                add(seq, from, step.width());
                add(seq, left, -step.width());
            });
        },
    );
    function.finish(vec![to, from, left], &mut module.funcs)
}

/// `memory.fill`.
fn fill(module: &mut Module, memory: MemoryId) -> FunctionId {
    /// Times a byte, eight of it.
    const EACH: i64 = 0x0101_0101_0101_0101;
    let [to, value, left] = parameters(&mut module.locals);
    let word = module.locals.add(ValType::I64);
    let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
    let mut body = function.func_body();
    body.local_get(value).i32_const(255).binop(BinaryOp::I32And).unop(UnaryOp::I64ExtendUI32);
    body.i64_const(EACH).binop(BinaryOp::I64Mul).local_set(word);
    steps(&mut body, left, |seq, step| {
        add(seq, left, -step.width());
        for offset in step.offsets() {
            seq.local_get(to).local_get(left).binop(BinaryOp::I32Add);
            seq.local_get(if step == Step::Byte { value } else { word });
            step.store(seq, memory, *offset);
        }
    });
    function.finish(vec![to, value, left], &mut module.funcs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    /// Every start, distance and length up to a few steps, beside what JavaScript does.
    const COMPARE: &str = "
        const { memory, copy, fill } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
        const ours = new Uint8Array(memory.buffer, 0, 160);
        const theirs = new Uint8Array(160);
        const start = () => ours.forEach((_, i) => (ours[i] = theirs[i] = i * 7 + 1));
        let compared = 0;
        const same = (what) => {
          compared++;
          if (ours.some((byte, i) => byte !== theirs[i])) throw new Error(what.join());
        };
        for (let to = 0; to < 40; to++)
          for (let size = 0; size < 80; size++) {
            start(), fill(to, 300 + size, size), theirs.fill(300 + size, to, to + size);
            same([to, size]);
            for (let from = 0; from < 40; from++) {
              start(), copy(to, from, size), theirs.copyWithin(to, from, from + size);
              same([to, from, size]);
            }
          }
        console.log(compared);";

    #[test]
    fn copies_and_fills_as_the_instructions_do() {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        for name in ["copy", "fill"] {
            let all = parameters::<3>(&mut module.locals);
            let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
            let mut body = function.func_body();
            for local in all {
                body.local_get(local);
            }
            if name == "copy" {
                body.memory_copy(memory, memory)
            } else {
                body.memory_fill(memory)
            };
            let function = function.finish(all.to_vec(), &mut module.funcs);
            module.exports.add(name, function);
        }
        let bytes = in_words(&module.emit_wasm()).unwrap();
        let script = format!("const bytes = new Uint8Array({bytes:?});{COMPARE}");
        let ran = Command::new("node").args(["-e", &script]).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert_eq!(said.trim(), "131200", "{}", String::from_utf8_lossy(&ran.stderr));
        // No instruction is left: a browser without them takes the module.
        let after = parsed(&bytes).unwrap();
        let mut left = Left(0);
        for (_, function) in after.funcs.iter_local() {
            walrus::ir::dfs_in_order(&mut left, function, function.entry_block());
        }
        assert_eq!(left.0, 0);
    }

    struct Left(usize);

    impl<'a> walrus::ir::Visitor<'a> for Left {
        fn visit_instr(&mut self, instr: &'a Instr, _: &'a InstrLocId) {
            self.0 += usize::from(matches!(instr, Instr::MemoryCopy(_) | Instr::MemoryFill(_)));
        }
    }
}
