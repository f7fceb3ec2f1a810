// 均衡尺 inside another site: an element <junheng-app>, and `Junheng.embed(place, options)` for scripts.
// Both put the page into a frame as high as what is in it, so that neither side's styles reach the
// other; the element keeps its frame in a shadow root besides. docs/embed.md says how to use it.
//
// Spoken with is only the frame made here, and only as long as it shows the page's own site.
(function () {
  "use strict";

  var here = document.currentScript && document.currentScript.src;
  // What the address of the page says; a change of it loads the page anew.
  var ADDRESS = ["data", "readonly", "schools", "bare"];
  // What the page changes while it stands.
  var WISHES = ["view", "lang", "theme"];
  var STYLE = {
    all: "initial", display: "block", width: "100%", height: "600px", border: "0", margin: "0", padding: "0",
    "min-height": "0", "max-height": "none", "min-width": "0", "max-width": "100%", visibility: "visible", opacity: "1",
  };

  /** What nobody's style sheet overrides. */
  function wear(element, style) {
    Object.keys(style).forEach(function (name) {
      element.style.setProperty(name, style[name], "important");
    });
  }

  function isOn(value) {
    return value !== undefined && value !== null && value !== false && value !== "false" && value !== "0";
  }

  /** The address of the page with its options. */
  function address(options) {
    var url = new URL(options.page || "index.html", options.page ? document.baseURI : here || document.baseURI);
    var query = ["embed=" + (isOn(options.bare) ? "bare" : "1"), "host=" + encodeURIComponent(location.origin)];
    if (options.data) query.push("data=" + encodeURIComponent(new URL(options.data, document.baseURI).href));
    if (isOn(options.readonly)) query.push("readonly=1");
    if (options.schools) query.push("schools=" + encodeURIComponent(options.schools));
    ["lang", "theme"].forEach(function (name) {
      if (options[name]) query.push(name + "=" + encodeURIComponent(options[name]));
    });
    url.search = query.join("&");
    url.hash = "#/" + String(options.view || "overview").replace(/^#?\/?/, "");
    return url;
  }

  /** A frame in `place`. `told(type, detail)` hears what happens in it. */
  function frame(place, options, told) {
    var element = document.createElement("iframe");
    var url;
    element.title = options.title || "均衡尺";
    element.setAttribute("allow", "clipboard-write");
    wear(element, STYLE);

    function load() {
      url = address(options);
      element.src = url.href;
    }

    function send(message) {
      message.junheng = 1;
      // From disk there is no origin to name.
      if (element.contentWindow) element.contentWindow.postMessage(message, url.origin === "null" ? "*" : url.origin);
    }

    function seen() {
      var box = element.getBoundingClientRect();
      var top = Math.max(0, -box.top);
      send({ type: "seen", top: top, height: Math.min(box.bottom, innerHeight) - Math.max(0, box.top) });
    }

    var waiting = 0;
    function moved() {
      waiting =
        waiting ||
        requestAnimationFrame(function () {
          waiting = 0;
          seen();
        });
    }

    function hear(event) {
      var message = event.data;
      if (event.source !== element.contentWindow || event.origin !== url.origin) return;
      if (!message || message.junheng !== 1) return;
      if (message.type === "height" && message.height > 0 && message.height < 1e6) {
        wear(element, { height: message.height + "px" });
        seen();
      } else if (message.type === "view") {
        // Another view begins at its top.
        if (element.getBoundingClientRect().top < 0) element.scrollIntoView();
        told("view", { view: String(message.view) });
      } else if (message.type === "ready") told("ready", { version: String(message.version) });
      else if (message.type === "verdict") told("verdict", message.verdict);
      else if (message.type === "error") told("error", { message: String(message.message) });
    }

    addEventListener("message", hear);
    addEventListener("scroll", moved, { passive: true, capture: true });
    addEventListener("resize", moved);
    load();
    place.appendChild(element);

    return {
      frame: element,
      /** Changes options: view, language and theme at once, the others by loading the page anew. */
      set: function (changes) {
        var anew = ADDRESS.some(function (name) {
          return name in changes && changes[name] !== options[name];
        });
        Object.keys(changes).forEach(function (name) {
          options[name] = changes[name];
        });
        if (anew) return load();
        var wish = { type: "set" };
        WISHES.forEach(function (name) {
          if (changes[name]) wish[name] = changes[name];
        });
        send(wish);
      },
      remove: function () {
        removeEventListener("message", hear);
        removeEventListener("scroll", moved, { capture: true });
        removeEventListener("resize", moved);
        element.remove();
      },
    };
  }

  /** What `told` does for an element: an event for each thing that happens. */
  function announce(element) {
    return function (type, detail) {
      element.dispatchEvent(new CustomEvent(type, { detail: detail }));
    };
  }

  function copy(options) {
    return Object.assign({}, options);
  }

  window.Junheng = {
    /** Puts the page into an element, or into what a selector finds. */
    embed: function (place, options) {
      var element = typeof place === "string" ? document.querySelector(place) : place;
      if (!element) throw new Error("Junheng.embed: " + place);
      return frame(element, copy(options), announce(element));
    },
  };

  if (!window.customElements || customElements.get("junheng-app")) return;
  customElements.define(
    "junheng-app",
    class extends HTMLElement {
      static get observedAttributes() {
        return ADDRESS.concat(WISHES);
      }

      connectedCallback() {
        var options = { page: this.getAttribute("src") };
        var element = this;
        ADDRESS.concat(WISHES, "title").forEach(function (name) {
          if (element.hasAttribute(name)) options[name] = element.getAttribute(name);
        });
        wear(this, { all: "initial", display: "block", width: "100%" });
        this.shadow = this.shadow || this.attachShadow({ mode: "open" });
        this.app = frame(this.shadow, options, announce(this));
      }

      disconnectedCallback() {
        this.app.remove();
        this.app = null;
      }

      attributeChangedCallback(name, before, now) {
        if (!this.app || before === now) return;
        var changes = {};
        changes[name] = now;
        this.app.set(changes);
      }
    }
  );
})();
