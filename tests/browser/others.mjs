// Firefox and WebKitGTK by their real engines, where the machine has them (xtask/src/setup.rs): each
// through the protocol it brings along, behind the same few calls.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { socket } from "./socket.mjs";

/** The browser itself is gone or answers no more: its process ended, or its protocol did. */
export class Gone extends Error {}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The path of a program; null where there is none. */
function which(...names) {
  for (const name of names) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // The next one.
    }
  }
  return null;
}

/** Waits for a line that a program prints. */
function said(program, pattern) {
  return new Promise((resolve, reject) => {
    let text = "";
    const read = (more) => {
      text += more;
      const found = pattern.exec(text);
      if (found) resolve(found);
    };
    program.stdout.on("data", read);
    program.stderr.on("data", read);
    program.once("exit", () => reject(new Error(`it ended: ${text}`)));
    setTimeout(() => reject(new Error(`it never said ${pattern}: ${text}`)), 60_000).unref();
  });
}

async function end(program, profile) {
  const ended = new Promise((resolve) => program.once("exit", resolve));
  program.kill("SIGTERM");
  await Promise.race([ended, pause(5_000)]);
  program.kill("SIGKILL");
  if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** Firefox over WebDriver BiDi. */
async function firefox(program) {
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const browser = spawn(program, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0", "about:blank"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, HOME: profile, MOZ_DISABLE_AUTO_SAFE_MODE: "1" },
  });
  const [, port] = await said(browser, /WebDriver BiDi listening on ws:\/\/127\.0\.0\.1:(\d+)/);
  const errors = [];
  const waiting = new Map();
  let last = 0;
  const send = await socket(`ws://127.0.0.1:${port}/session`, (text) => {
    const message = JSON.parse(text);
    if (message.id !== undefined) waiting.get(message.id)(message);
    else if (message.method === "log.entryAdded" && message.params.level === "error") errors.push(message.params.text);
  });
  const ask = async (method, params) => {
    const id = ++last;
    send(JSON.stringify({ id, method, params }));
    const answer = await new Promise((resolve) => waiting.set(id, resolve));
    if (answer.type === "error") throw new Error(`${method}: ${answer.message}`);
    return answer.result;
  };
  const { capabilities } = await ask("session.new", { capabilities: {} });
  await ask("session.subscribe", { events: ["log.entryAdded"] });
  const { contexts } = await ask("browsingContext.getTree", {});
  const { context } = contexts[0];
  const evaluate = async (expression) => {
    const given = { expression, target: { context }, awaitPromise: false };
    return (await ask("script.evaluate", given)).result;
  };
  return {
    name: `Firefox ${capabilities.browserVersion}`,
    errors,
    open: (url) => ask("browsingContext.navigate", { context, url, wait: "none" }),
    run: async (expression) => (await evaluate(expression))?.value,
    choose: async (selector, files) => {
      const { sharedId } = await evaluate(`document.querySelector(${JSON.stringify(selector)})`);
      await ask("input.setFiles", { context, element: { sharedId }, files });
    },
    close: () => end(browser, profile),
  };
}

/** How often WebKitGTK was started: each start has a screen and a port of its own. */
let starts = 0;

/** WebKitGTK's small browser over WebDriver, on a screen that nobody sees. */
async function webkit(driver, screen, program) {
  const own = process.pid + 7 * starts++;
  const display = `:${90 + (own % 100)}`;
  const monitor = spawn(screen, [display, "-screen", "0", "1366x900x24"], { stdio: "ignore" });
  await pause(1_000);
  const port = 20_000 + (own % 10_000);
  const home = mkdtempSync(join(tmpdir(), "webkit-"));
  const server = spawn(driver, [`--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, DISPLAY: display, HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home, WEBKIT_DISABLE_COMPOSITING_MODE: "1" },
  });
  let base = `http://127.0.0.1:${port}`;
  const ask = async (path, body, method = "POST") => {
    const signal = AbortSignal.timeout(120_000);
    const answer = await fetch(base + path, { method, signal, body: body && JSON.stringify(body) }).catch((error) => {
      throw new Gone(`${path}: ${error.message}`);
    });
    const { value } = await answer.json();
    // What the page's own script throws is the page's fault, everything else the browser's.
    const Kind = value?.error === "javascript error" ? Error : Gone;
    if (value?.error) throw new Kind(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  let session;
  for (let tries = 0; !session; tries++) {
    try {
      const options = { binary: program, args: ["--automation"] };
      session = await ask("/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } });
    } catch (error) {
      if (tries > 30) throw error;
      await pause(500);
    }
  }
  base += `/session/${session.sessionId}`;
  return {
    name: `WebKitGTK ${session.capabilities.browserVersion}`,
    // This protocol tells of no errors; the page's own sentence does.
    errors: [],
    open: (url) => ask("/url", { url }),
    run: async (expression) => {
      try {
        return await ask("/execute/sync", { script: `return (${expression})`, args: [] });
      } catch (error) {
        // What the driver says between two pages: there is nothing to ask yet.
        if (/Could not parse script result/.test(error.message)) return undefined;
        throw error;
      }
    },
    choose: async (selector, files) => {
      const element = Object.values(await ask("/element", { using: "css selector", value: selector }))[0];
      await ask(`/element/${element}/value`, { text: files.join("\n") });
    },
    close: async () => {
      await ask("", undefined, "DELETE").catch(() => {});
      await end(server, home);
      await end(monitor);
    },
  };
}

/** Where Debian puts WebKitGTK's small browser. */
function miniBrowser() {
  const folder = "/usr/lib/x86_64-linux-gnu";
  if (!existsSync(folder)) return which("MiniBrowser");
  const found = readdirSync(folder).filter((name) => /^webkit2?gtk-/.test(name));
  const programs = found.map((name) => join(folder, name, "MiniBrowser")).filter(existsSync);
  return programs.at(-1) ?? which("MiniBrowser");
}

/** The browsers of this kind, each with what starts it, or with a sentence why it is not here. */
export function others() {
  const fox = which("firefox-esr", "firefox");
  const [driver, screen, mini] = [which("WebKitWebDriver"), which("Xvfb"), miniBrowser()];
  return [
    fox
      ? { browser: "Firefox", start: () => firefox(fox) }
      : { browser: "Firefox", skip: "there is no Firefox on this machine (Debian: firefox-esr)" },
    driver && screen && mini
      ? { browser: "WebKitGTK", start: () => webkit(driver, screen, mini) }
      : { browser: "WebKitGTK", skip: "there is no WebKitGTK on this machine (Debian: webkit2gtk-driver, xvfb)" },
  ];
}
