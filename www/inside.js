// The files that lie in junheng.html itself: the page asks this instead of a server. Each is a block
// <script type="text/plain" data-file="NAME">, packed (deflate) and written in base64, behind the
// frame of the page, so that the frame is painted first. Unpacking is cut in slices with a turn of
// the loop between them, so that the page answers meanwhile.
import { Inflate } from "fflate";

// Characters that are unpacked at once: a multiple of four, for base64.
const SLICE = 1 << 16;
// How long the page is kept from answering, ms.
const PATIENCE = 12;

/** Resolves once all blocks have been read. */
function read() {
  return new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    // The frame is painted before the work begins.
    else document.addEventListener("DOMContentLoaded", () => setTimeout(resolve, 20));
  });
}

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** One buffer of many pieces. */
function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole.buffer;
}

function unpacked(base64) {
  return new Promise((resolve, reject) => {
    const pieces = [];
    const inflate = new Inflate((piece) => pieces.push(piece));
    let at = 0;
    function go() {
      const end = performance.now() + PATIENCE;
      try {
        do {
          const next = at + SLICE;
          inflate.push(bytesOf(base64.slice(at, next)), next >= base64.length);
          at = next;
        } while (at < base64.length && performance.now() < end);
      } catch (damaged) {
        return reject(damaged);
      }
      if (at < base64.length) setTimeout(go, 0);
      else resolve(joined(pieces));
    }
    go();
  });
}

// The page asks for no county at an address where this stands.
document.documentElement.setAttribute("data-inside", "");

window.junhengInside = (name) =>
  read().then(() => {
    const block = document.querySelector(`script[data-file="${name}"]`);
    if (!block) throw new Error(name);
    return unpacked(block.textContent.trim());
  });
