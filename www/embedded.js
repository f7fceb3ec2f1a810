// In the page, where it stands inside another one: passes messages on between the two. The other side
// is embed.js. Only the page around this one is spoken with, and only where it is of the site that
// the address of this page names (?host=https://…): whoever else sends something is not heard.
//
// From here:  { junheng: 1, type: "height", height } · "view", view · "ready", version
//             · "verdict", verdict · "error", message
// To here:    { junheng: 1, type: "set", lang, theme, view } each as it is wanted
//             · { junheng: 1, type: "seen", top, height }: what a reader sees of this page, px
(function () {
  "use strict";

  var page = window.junheng;
  var root = document.documentElement;
  var host = /[?&]host=([^&]*)/.exec(location.search);
  host = host && decodeURIComponent(host[1]);
  if (!host) return;
  // A page from disk has no origin that could be named.
  var own = host === location.origin && host !== "null";
  var target = host === "null" || host === "file://" ? "*" : host;
  var from = target === "*" ? "null" : host;

  function send(type, key, value) {
    var message = { junheng: 1, type: type };
    message[key] = value;
    window.parent.postMessage(message, target);
  }

  page.tell = function (kind, text) {
    if (kind === "ready") send("ready", "version", text);
    else if (kind === "error") send("error", "message", text);
    // What a reader works on is told to nobody but the page's own site.
    else if (kind === "verdict" || own) send("verdict", "verdict", JSON.parse(text));
  };

  function text(value) {
    return typeof value === "string" && value.length < 200 ? value : "";
  }

  function set(message) {
    var view = text(message.view).replace(/^#?\/?/, "");
    if (/^[a-z]+(\?[\w=&%.-]*)?$/.test(view) && location.hash !== "#/" + view) location.hash = "#/" + view;
    ["lang", "theme"].forEach(function (what) {
      if (text(message[what]) && page.obey) page.obey(what, message[what]);
    });
  }

  function seen(message) {
    if (!(isFinite(message.top) && isFinite(message.height))) return;
    root.style.setProperty("--seen-top", Math.max(0, message.top) + "px");
    root.style.setProperty("--seen-height", Math.max(160, message.height) + "px");
  }

  addEventListener("message", function (event) {
    var message = event.data;
    if (event.source !== window.parent || event.origin !== from) return;
    if (!message || typeof message !== "object" || message.junheng !== 1) return;
    if (message.type === "set") set(message);
    if (message.type === "seen") seen(message);
  });

  addEventListener("hashchange", function () {
    send("view", "view", location.hash.replace(/^#\/?/, ""));
  });

  // The height of what is in the page, whatever the height of its frame.
  var last = 0;
  function measure() {
    var height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height > 0 && height !== last) send("height", "height", (last = height));
  }
  if (window.ResizeObserver) new ResizeObserver(measure).observe(document.body);
  else setInterval(measure, 250);
  addEventListener("load", measure);
  measure();
})();
