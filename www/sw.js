// The service worker: keeps the page's files, so that it opens without a network after one visit.
//
// The page itself is asked for on the network first, always: what is kept is shown only where the site
// does not answer, and is then marked (<html data-offline="day it was kept">), so that the page can say
// that its rules may have been superseded. Files whose names carry a digest are the same wherever they come
// from. VERSION and FILES are put in when dist/ is built.

/* global VERSION, FILES */
"use strict";

const PREFIX = `junheng ${self.registration.scope} `;
const KEPT = PREFIX + VERSION;
// Where the day stands on which the files were kept.
const DAY = new URL("kept-on", self.registration.scope).href;
// How long the site may take to answer before what is kept is shown, ms.
const PATIENCE = 6000;

const whole = (name) => new URL(name, self.registration.scope).href;
const PAGE = whole("index.html");
const OWN = new Set(FILES.map(whole));

async function keep() {
  const cache = await caches.open(KEPT);
  await cache.addAll(FILES.map(whole));
  // Not from the browser's own cache: names without a digest may be old there.
  await cache.addAll([new Request(PAGE, { cache: "reload" })]);
  await cache.put(DAY, new Response(new Date().toISOString().slice(0, 10)));
}

/** The files of other editions go; open pages are told which edition there is now. */
async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== KEPT) await caches.delete(name);
  }
  await self.clients.claim();
  const pages = await self.clients.matchAll();
  for (const page of pages) page.postMessage({ junheng: "version", version: VERSION });
}

/** The page as it was kept, marked as such. */
async function keptPage() {
  const cache = await caches.open(KEPT);
  const page = await cache.match(PAGE);
  if (!page) return Response.error();
  const day = await cache.match(DAY);
  const text = (await page.text()).replace("<html ", `<html data-offline="${day ? await day.text() : ""}" `);
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  const policy = page.headers.get("Content-Security-Policy");
  if (policy) headers["Content-Security-Policy"] = policy;
  return new Response(text, { headers });
}

async function newestPage(request) {
  const late = new Promise((resolve, reject) => setTimeout(reject, PATIENCE));
  try {
    const answer = await Promise.race([fetch(request), late]);
    if (answer.status < 500) return answer;
  } catch (unreachable) {
    // What is kept is shown instead.
  }
  return keptPage();
}

async function keptFile(request) {
  const cache = await caches.open(KEPT);
  return (await cache.match(request)) || fetch(request);
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const address = request.url.split("#")[0];
  const page = address.split("?")[0];
  if (request.mode === "navigate") {
    if (page === PAGE || page === self.registration.scope) event.respondWith(newestPage(request));
  } else if (OWN.has(address)) event.respondWith(keptFile(request));
});
