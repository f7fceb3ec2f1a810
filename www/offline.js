// In the page, when it is at rest: has its files kept for days without a network (www/sw.js), says when
// a newer edition is there, and says when this one was shown because the site did not answer.

/* global WORDS, VERSION */
(function () {
  "use strict";

  var root = document.documentElement;
  // Not while the first visit is still fetching.
  var REST = 4000;
  var HOUR = 3600000;

  /** A sentence above the page; `act` is the word of a button that loads the page anew. */
  function say(key, day) {
    var words = WORDS[root.lang] || WORDS["zh-Hans"];
    var old = document.getElementById("offline-notice");
    if (old) old.parentNode.removeChild(old);
    var notice = document.createElement("div");
    notice.id = "offline-notice";
    notice.className = "edition";
    notice.setAttribute("role", "status");
    var text = document.createElement("span");
    text.className = "notice-text";
    text.textContent = words[key].replace("DAY", day);
    notice.appendChild(text);
    button("offline-reload", function () {
      location.reload();
    });
    button("offline-later", function () {
      notice.parentNode.removeChild(notice);
    });
    function button(word, act) {
      var element = document.createElement("button");
      element.className = "plain";
      element.textContent = words[word];
      element.addEventListener("click", act);
      notice.appendChild(element);
    }
    document.body.insertBefore(notice, document.body.firstChild);
  }

  if (root.hasAttribute("data-offline")) say("offline-kept", root.getAttribute("data-offline"));
  var container = navigator.serviceWorker;
  // From disk and in another page's frame nothing is kept.
  if (!container || window.top !== window || !/^http/.test(location.protocol)) return;

  container.addEventListener("message", function (event) {
    var said = event.data;
    if (said && said.junheng === "version" && said.version !== VERSION) say("offline-newer");
  });
  setTimeout(function () {
    container.register("sw.js").then(
      function (registration) {
        var asked = Date.now();
        document.addEventListener("visibilitychange", function () {
          if (document.hidden || Date.now() - asked < HOUR) return;
          asked = Date.now();
          registration.update().catch(function () {});
        });
      },
      function () {
        // Refused by browser, site or policy: the page works as long as it is open.
      }
    );
  }, REST);
})();
