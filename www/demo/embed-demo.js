// What a site writes itself to embed 均衡尺 in the three ways; the texts of docs/embed.md.
(function () {
  "use strict";

  function find(id) {
    return document.getElementById(id);
  }

  function heard(whose, event) {
    var line = document.createElement("li");
    line.textContent = whose + " " + event.type + " " + JSON.stringify(event.detail).slice(0, 160);
    find("heard").appendChild(line);
  }

  // The element: attributes change it, events tell of it.
  var first = find("first");
  ["first", "second", "frame"].forEach(function (id) {
    ["ready", "verdict", "error"].forEach(function (type) {
      find(id).addEventListener(type, heard.bind(null, id));
    });
  });
  function turn(attribute, one, other) {
    first.setAttribute(attribute, first.getAttribute(attribute) === one ? other : one);
  }
  find("switch-view").onclick = turn.bind(null, "view", "overview", "method");
  find("switch-theme").onclick = turn.bind(null, "theme", "light", "dark");
  find("switch-lang").onclick = turn.bind(null, "lang", "zh-Hans", "zh-Hant");

  // The frame, by a script.
  window.demo = Junheng.embed("#frame", {
    view: "projection",
    data: "samples/county.json",
    readonly: true,
    theme: "light",
    title: "班额与学位预测",
  });

  // The module: the site draws for itself.
  var NAMES = {
    degreeTeachers: "高于规定学历教师",
    backboneTeachers: "骨干教师",
    sportsArtsTeachers: "体育艺术教师",
    teachingArea: "教学及辅助用房",
    sportsArea: "体育运动场馆",
    equipmentValue: "教学仪器设备值",
    multimediaRooms: "网络多媒体教室",
  };
  function row(cells, tag) {
    var line = document.createElement("tr");
    cells.forEach(function (cell) {
      var box = document.createElement(tag);
      box.textContent = cell.text;
      if (cell.over) box.className = "over";
      line.appendChild(box);
    });
    find("own").tBodies[0].appendChild(line);
  }
  Promise.all([import("./junheng.js"), fetch("samples/county.json").then((answer) => answer.json())])
    .then(function (got) {
      return got[0].default().then(function () {
        return got[0].evaluate(got[1], { standard: "quality-balance-2017" });
      });
    })
    .then(function (result) {
      row([{ text: "指标" }, { text: "小学" }, { text: "初中" }], "th");
      Object.keys(NAMES).forEach(function (id) {
        var cells = ["primary", "junior"].map(function (section) {
          var indicator = result.sections[section].indicators[id];
          return { text: indicator.cv.toFixed(3) + " / " + indicator.limit, over: !indicator.met };
        });
        row([{ text: NAMES[id] }].concat(cells), "td");
      });
    })
    .catch(function (error) {
      row([{ text: "没有算出：" + error.message, over: true }], "td");
    });
})();
