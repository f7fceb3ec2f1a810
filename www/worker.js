// The worker: runs the engine's module and passes requests on, knowing nothing of what they ask.
//
// First message:   { engine: source of the wasm, parts: { name: [sources] } }
// Then:            { id, bytes, files: [{ name, bytes }] }
// Back, by id:     { id, kind: "progress" | "answer", bytes } or { id, kind: "error", message }
// A message with no id and kind "error" says that the engine did not start.
//
// A source is an address or bytes. A part is code that was cut out of the module (src/engine/mod.rs);
// it is joined to it when a request first needs it, or when nothing has been asked for a while.
//
// To cancel, the page ends the worker and starts another, and hands it the county again.
//
// Where workers are refused the page loads this file as a plain script and speaks with
// `junhengEngine` instead, which takes and gives the same messages.
import init, * as engine from "junheng-engine";
import { compile, compileAll, instantiate, start } from "junheng-modules";

// How an answer begins that names a part instead (src/engine/frame.rs).
const WANTED = 254;
// How long nothing is asked before the parts are fetched, ms.
const REST = 3000;

const inPage = typeof document !== "undefined";
let started;
let parts = {};
let rest;
// Files of modules that were joined or are on their way, by source.
const joined = new Map();

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

/** Joins the modules of a file. */
async function add(source, exports) {
  try {
    // Not before all of them compiled: what is joined twice would forget its state.
    for (const module of await compileAll(await load(source))) {
      await instantiate(module, { __wasm_split: exports });
    }
  } catch (error) {
    // It may come another time.
    joined.delete(source);
    throw error;
  }
}

async function join(name) {
  const exports = await started;
  const sources = parts[name] || [];
  for (const source of sources) {
    if (!joined.has(source)) joined.set(source, add(source, exports));
  }
  await Promise.all(sources.map((source) => joined.get(source)));
  delete parts[name];
  engine.lack(Object.keys(parts).join(" "));
}

function joinAll() {
  // What does not come now is asked for again when it is needed.
  for (const name of Object.keys(parts)) join(name).catch(() => {});
}

function send(id, kind, bytes) {
  post({ id, kind, bytes }, [bytes.buffer]);
}

/** The answer that says why a part is not here, written as the engine writes one. */
function refusal(error) {
  const told = { failed: { key: "view-missing", args: { why: String(error.message) } } };
  const answer = new TextEncoder().encode(JSON.stringify(told));
  const bytes = new Uint8Array(5 + answer.length);
  new DataView(bytes.buffer).setUint32(1, answer.length, true);
  bytes.set(answer, 5);
  return bytes;
}

async function answer({ id, bytes, files }) {
  clearTimeout(rest);
  try {
    await started;
    const progress = (bytes) => send(id, "progress", bytes);
    const ask = () => engine.handle(bytes, progress, files || []);
    let reply = ask();
    if (reply[0] === WANTED) {
      const part = new TextDecoder().decode(reply.subarray(1));
      reply = await join(part).then(ask, refusal);
    }
    send(id, "answer", reply);
  } catch (error) {
    post({ id, kind: "error", message: String((error && error.message) || error) });
  }
  rest = setTimeout(joinAll, REST);
}

function receive({ data }) {
  if (data.engine) {
    parts = data.parts || {};
    started = load(data.engine)
      .then(compile)
      .then((module) => start(module, engine.initSync, init))
      .then((exports) => {
        engine.lack(Object.keys(parts).join(" "));
        return exports;
      });
    started.catch((error) => post({ kind: "error", message: String(error.message) }));
  } else {
    answer(data);
  }
}

// A turn of the loop between question and answer, so that the page can draw.
if (inPage) self.junhengEngine = { postMessage: (data) => setTimeout(() => receive({ data }), 0) };
else self.onmessage = receive;
