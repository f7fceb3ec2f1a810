// The worker: runs the engine's module and passes requests on, knowing nothing of what they ask.
//
// First message:   { engine: address of the wasm, or its bytes }
// Then:            { id, bytes, files: [{ name, bytes }] }
// Back, by id:     { id, kind: "progress" | "answer", bytes } or { id, kind: "error", message }
// A message with no id and kind "error" says that the engine did not start.
//
// To cancel, the page ends the worker and starts another, and hands it the county again.
//
// Where workers are refused the page loads this file as a plain script and speaks with
// `junhengEngine` instead, which takes and gives the same messages.
import init, * as engine from "./junheng/junheng.js";

const inPage = typeof document !== "undefined";
let started;

function post(message, transfer) {
  if (inPage) self.junhengEngine.onmessage({ data: message });
  else self.postMessage(message, transfer);
}

/** Compiles from bytes, so that a server which does not know .wasm will do. */
async function load(source) {
  if (typeof source !== "string") return source;
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  return response.arrayBuffer();
}

function send(id, kind, bytes) {
  post({ id, kind, bytes }, [bytes.buffer]);
}

async function answer({ id, bytes, files }) {
  try {
    await started;
    const progress = (bytes) => send(id, "progress", bytes);
    send(id, "answer", await engine.handle(bytes, progress, files || []));
  } catch (error) {
    post({ id, kind: "error", message: String((error && error.message) || error) });
  }
}

function receive({ data }) {
  if (data.engine) {
    started = load(data.engine).then((source) => init({ module_or_path: source }));
    started.catch((error) => post({ kind: "error", message: String(error.message) }));
  } else {
    answer(data);
  }
}

// A turn of the loop between question and answer, so that the page can draw.
if (inPage) self.junhengEngine = { postMessage: (data) => setTimeout(() => receive({ data }), 0) };
else self.onmessage = receive;
