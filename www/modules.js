// Compiling and starting wasm, for the page and for its worker.
//
// What is made of a module is made at once where the browser allows it, not later: WebKitGTK 2.50 may
// collect what `WebAssembly.instantiate` is still to hand over, and then the page ends or waits for ever.

/** The modules of a file, one behind the other, each behind its length. */
export function compileAll(buffer) {
  var lengths = new DataView(buffer);
  var modules = [];
  for (var at = 0; at < buffer.byteLength; at += 4 + lengths.getUint32(at, true)) {
    modules.push(WebAssembly.compile(new Uint8Array(buffer, at + 4, lengths.getUint32(at, true))));
  }
  return Promise.all(modules);
}

/** One module, from an answer that is still coming or from its bytes. */
export function compile(source) {
  if (typeof Response === "undefined" || !(source instanceof Response)) return WebAssembly.compile(source);
  if (WebAssembly.compileStreaming) return WebAssembly.compileStreaming(source);
  return source.arrayBuffer().then(compile);
}

/** Chromium makes nothing of large modules at once in a page, and says so before it begins. */
function refused(error) {
  return error instanceof RangeError && /main thread/.test(error.message);
}

function atOnce(make, later) {
  try {
    return Promise.resolve(make());
  } catch (error) {
    return refused(error) ? later() : Promise.reject(error);
  }
}

/** Makes an instance of a module. */
export function instantiate(module, imports) {
  return atOnce(
    function () {
      return new WebAssembly.Instance(module, imports);
    },
    function () {
      return WebAssembly.instantiate(module, imports);
    }
  );
}

/** Starts a module through its glue; gives what it exports. */
export function start(module, startAtOnce, startLater) {
  return atOnce(
    function () {
      return startAtOnce({ module: module });
    },
    function () {
      return startLater({ module_or_path: module });
    }
  );
}
