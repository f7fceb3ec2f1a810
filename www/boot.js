// Starts the page, or says why it cannot start. Runs in <head> before the first paint, in every
// browser: plain old syntax, nothing assumed. The words come from page-shell.ftl when dist/ is built.
//
// What the page may rely on: <html lang> is zh-Hans, zh-Hant or en, and <html data-theme> is light
// or dark, as the address says (?lang=en&theme=dark) or as kept under junheng.lang and junheng.theme in
// localStorage (either may be absent). <html data-embed> and <html data-readonly> are there where the
// address says so: what they hide is in the style sheets. `junheng` is how the page reaches its files,
// which lie on a server or, in junheng.html, in the page itself (www/inside.js).

/* global OLD_POLICY, WORDS, wasm_bindgen */
import { compile, compileAll, instantiate, start as startModule } from "junheng-modules";

(function () {
  "use strict";

  // Chromium below 71 lacks both: the glue of the wasm module needs the one, and the page writes values
  // into its fields by the other.
  if (typeof globalThis === "undefined") window.globalThis = window;
  if (!window.queueMicrotask) {
    window.queueMicrotask = function (task) {
      Promise.resolve().then(task);
    };
  }

  var root = document.documentElement;
  var wasmFile = document.currentScript.getAttribute("data-wasm");
  // Two-, three- and four-byte characters: Chromium 64 and 65 hand them over damaged.
  var SAMPLE = "é 均衡尺 𠮷 0.85";
  // When the page is at rest after its start, ms.
  var REST = 1500;
  // The smallest wasm module there is.
  var EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

  // Chromium below 97 does not know 'wasm-unsafe-eval': under the page's policy it would refuse to
  // start. It gets a policy that differs in this one word, and the strict one, which follows this
  // script in index.html, is commented out. findLast came with the same edition.
  if (!Array.prototype.findLast) {
    document.write('<meta http-equiv="Content-Security-Policy" content="' + OLD_POLICY + '"><!--');
  }

  /** What the address says after its `?`; null where it says nothing. */
  function option(name) {
    var found = new RegExp("[?&]" + name + "(?:=([^&]*))?(?:&|$)").exec(location.search);
    if (!found) return null;
    try {
      return decodeURIComponent((found[1] || "").replace(/\+/g, " "));
    } catch (damaged) {
      return null;
    }
  }

  function kept(key) {
    var said = option(key);
    if (said) return said;
    try {
      return localStorage.getItem("junheng." + key);
    } catch (denied) {
      return null;
    }
  }

  function theme() {
    var chosen = kept("theme");
    if (chosen === "light" || chosen === "dark") return chosen;
    return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  var language = WORDS.hasOwnProperty(kept("lang")) ? kept("lang") : "zh-Hans";
  root.lang = language;
  root.setAttribute("data-theme", theme());
  ["embed", "readonly"].forEach(function (name) {
    var said = option(name);
    if (said !== null && said !== "0" && said !== "false") root.setAttribute("data-" + name, said);
  });

  function word(key) {
    return WORDS[language]["shell-" + key];
  }

  function translateShell() {
    var places = document.querySelectorAll("[data-word]");
    for (var i = 0; i < places.length; i++) {
      places[i].textContent = WORDS[language][places[i].getAttribute("data-word")];
    }
  }

  function paragraph(className, text) {
    var element = document.createElement("p");
    element.className = className;
    element.textContent = text;
    return element;
  }

  /** Puts a sentence where the page would be, or above it where it already stands. */
  function say(key, error) {
    var place = document.getElementById("shell-main");
    if (!place) {
      if (document.getElementById("shell-crash")) return;
      place = document.createElement("div");
      place.id = "shell-crash";
      place.className = "shell-crash";
      document.body.insertBefore(place, document.body.firstChild);
    }
    place.textContent = "";
    var notice = document.createElement("div");
    notice.setAttribute("role", "alert");
    notice.className = "shell-notice";
    notice.appendChild(paragraph("shell-state", word(key)));
    if (error) notice.appendChild(paragraph("shell-detail", String((error && error.message) || error)));
    var button = document.createElement("button");
    button.className = "shell-button";
    button.textContent = word("reload");
    button.addEventListener("click", function () {
      location.reload();
    });
    notice.appendChild(button);
    place.appendChild(notice);
    window.junheng.tell("error", word(key));
  }

  /** Why wasm cannot run here, or null. */
  function obstacle() {
    if (typeof WebAssembly !== "object" || typeof fetch !== "function") return "old-browser";
    try {
      new WebAssembly.Module(EMPTY_MODULE);
    } catch (refused) {
      return "blocked";
    }
    return null;
  }

  function fail(key, error) {
    var failure = new Error((error && error.message) || String(error || ""));
    failure.key = key;
    throw failure;
  }

  // In junheng.html every file lies in the page itself.
  var inside = window.junhengInside;

  /** The bytes of one of the page's files. */
  function bytes(address) {
    if (inside) return inside(address);
    return fetch(address, { credentials: "same-origin" }).then(function (response) {
      if (!response.ok) throw new Error(address + ": " + response.status);
      return response.arrayBuffer();
    });
  }

  function download() {
    if (inside) return inside(wasmFile);
    return fetch(wasmFile, { credentials: "same-origin" }).then(
      function (response) {
        if (!response.ok) fail("missing", wasmFile + ": " + response.status);
        // A server that does not know .wasm: compile from bytes instead of from the stream.
        var kind = response.headers.get("Content-Type") || "";
        return kind.indexOf("application/wasm") === 0 ? response : response.arrayBuffer();
      },
      function (error) {
        fail(location.protocol === "file:" ? "from-disk" : "missing", error);
      }
    );
  }

  // What the module exports, once it runs.
  var started;
  var module = new Promise(function (resolve) {
    started = resolve;
  });
  // Files that were joined to it or are on their way, by address.
  var joined = {};

  function fetchPart(address) {
    return bytes(address)
      .then(compileAll)
      .then(function (parts) {
        return module.then(function (exports) {
          // Not before all of them compiled: what is joined twice would forget its state.
          return Promise.all(
            parts.map(function (part) {
              return instantiate(part, { __wasm_split: exports });
            })
          );
        });
      });
  }

  /** Joins parts of the page's module to it: addresses with blanks between. May be asked again. */
  function join(addresses) {
    return Promise.all(
      addresses.split(" ").map(function (address) {
        joined[address] =
          joined[address] ||
          fetchPart(address).catch(function (error) {
            delete joined[address];
            throw error;
          });
        return joined[address];
      })
    );
  }

  /** Starts a script in a worker. */
  function worker(address) {
    if (!inside) return Promise.resolve(new Worker(address));
    return inside(address).then(function (script) {
      return new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    });
  }

  /** Runs a script in the page. */
  function script(address) {
    var element = document.createElement("script");
    if (inside) {
      return inside(address).then(function (text) {
        element.textContent = new TextDecoder().decode(text);
        document.body.appendChild(element);
      });
    }
    return new Promise(function (resolve, reject) {
      element.src = address;
      element.onload = resolve;
      element.onerror = function () {
        reject(new Error(address));
      };
      document.body.appendChild(element);
    });
  }

  /** What a worker loads a file from: the whole address, as its own base is another, or bytes. */
  function source(address) {
    return inside ? inside(address) : Promise.resolve(new URL(address, location.href).href);
  }

  function told(name) {
    return document.querySelector("meta[name=junheng-" + name + "]").getAttribute("content");
  }

  /** What the worker starts the engine from, with the parts that were cut out of it. */
  function engine() {
    var sources = {};
    var parts = {};
    var waiting = [source(told("engine"))];
    told("engine-parts")
      .split(";")
      .filter(Boolean)
      .forEach(function (line) {
        var addresses = line.split(" ");
        var name = addresses.shift();
        parts[name] = [];
        addresses.forEach(function (address) {
          // The same one for all parts, so that the worker joins it once.
          sources[address] = sources[address] || source(address);
          waiting.push(
            sources[address].then(function (source) {
              parts[name].push(source);
            })
          );
        });
      });
    return Promise.all(waiting).then(function (first) {
      return { engine: first[0], parts: parts };
    });
  }

  window.junheng = {
    join: join,
    bytes: bytes,
    worker: worker,
    script: script,
    engine: engine,
    // Where the page is embedded www/embedded.js puts another one here.
    tell: function () {},
  };

  // A key that an input method has is not the page's, whichever field it is typed in: Enter takes the
  // word, Escape drops it, arrows choose one. 229 is what Safari says of the Enter that ends a word.
  addEventListener(
    "keydown",
    function (event) {
      var inField = /^(INPUT|TEXTAREA)$/.test(event.target.nodeName) || event.target.isContentEditable;
      if (event.isComposing || (event.keyCode === 229 && inField)) event.stopImmediatePropagation();
    },
    true
  );

  /** What passes messages on between this page and the one around it, where there is one. */
  function surroundings() {
    if (!root.hasAttribute("data-embed") || window.parent === window) return null;
    return script(document.querySelector("meta[name=junheng-embedded]").getAttribute("content"));
  }

  function survivesStrings() {
    try {
      return wasm_bindgen.echo(SAMPLE) === SAMPLE;
    } catch (damaged) {
      return false;
    }
  }

  function start(program) {
    if (typeof wasm_bindgen === "undefined") fail("missing", "page.js");
    var running = compile(program).then(function (compiled) {
      return startModule(compiled, wasm_bindgen.initSync, wasm_bindgen);
    });
    return running.then(
      function (exports) {
        if (!survivesStrings()) fail("old-browser");
        started(exports);
        var shell = document.getElementById("shell");
        shell.parentNode.removeChild(shell);
        watch();
        setTimeout(rest, REST);
      },
      function (error) {
        fail("broken", error);
      }
    );
  }

  /** The page stands: what needs no haste. */
  function rest() {
    var offline = document.querySelector("meta[name=junheng-offline]").getAttribute("content");
    // What does not come now comes with the next visit.
    if (offline) script(offline).catch(function () {});
  }

  /** Once the page runs, a trap in its module leaves it dead: say so instead of going silent. */
  function watch() {
    function trapped(error) {
      if (error instanceof WebAssembly.RuntimeError) say("crashed", error);
    }
    addEventListener("error", function (event) {
      trapped(event.error);
    });
    addEventListener("unhandledrejection", function (event) {
      trapped(event.reason);
    });
  }

  function ready() {
    return new Promise(function (resolve) {
      // Deferred scripts have run by then.
      document.addEventListener("DOMContentLoaded", resolve);
    }).then(function () {
      translateShell();
      return surroundings();
    });
  }

  var inTheWay = obstacle();
  if (inTheWay) {
    document.addEventListener("DOMContentLoaded", function () {
      translateShell();
      say(inTheWay);
    });
    return;
  }
  Promise.all([download(), ready()])
    .then(function (results) {
      return start(results[0]);
    })
    .catch(function (error) {
      // The download may fail before there is a body to write into.
      var place = document.readyState === "loading" ? ready() : Promise.resolve();
      place.then(function () {
        say(error.key || "broken", error);
      });
    });
})();
