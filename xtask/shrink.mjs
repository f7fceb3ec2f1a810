// Lowers wasm modules to what Chromium 67 reads and shrinks them, with binaryen, all in one process:
// starting it for each of a hundred parts takes longer than the work. Reads from standard input
//   { shrinkLevel, inlineOnce, files: [[from, to]] }
// where `inlineOnce` is the size up to which a function with one caller is put into it, or null.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

const { MVP, MutableGlobals, BulkMemory, BulkMemoryOpt, SignExt, NontrappingFPToInt } =
  binaryen.Features;
const OLD = MVP | MutableGlobals;
// What Rust's standard library was compiled with. Named one by one: with all of them binaryen emits
// imports that Chromium rejects.
const COMPILED = OLD | BulkMemory | BulkMemoryOpt | SignExt | NontrappingFPToInt;
const LOWER = [
  "signext-lowering",
  "llvm-nontrapping-fptoint-lowering",
  // Finds no copy left to lower, and marks the module as one that needs none: else a section is
  // written that Chromium 67 does not know.
  "llvm-memory-copy-fill-lowering",
];

const { shrinkLevel, inlineOnce, files } = JSON.parse(readFileSync(0, "utf8"));
binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(shrinkLevel);
binaryen.setGenerateStackIR(true);
binaryen.setOptimizeStackIR(true);
if (inlineOnce !== null) binaryen.setOneCallerInlineMaxSize(inlineOnce);

for (const [from, to] of files) {
  const module = binaryen.readBinary(readFileSync(from), COMPILED);
  module.setFeatures(COMPILED);
  module.runPasses(LOWER);
  module.setFeatures(OLD);
  module.optimize();
  writeFileSync(to, module.emitBinary());
  module.dispose();
}
