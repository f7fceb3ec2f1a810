// The grid as a spreadsheet: blocks pasted, filled and cleared, schools added and deleted, keys,
// an input method, undo over a hundred steps and all views, columns.
import assert from "node:assert/strict";
import { test } from "node:test";
import { foreignRequests, open, ready, runAxe, screenshot, visitor } from "./harness.mjs";

const here = ready();

/** Opens the data view of the sample county and hands over what people do in it. */
async function visit(options, look) {
  const page = await visitor(here.browser, options);
  const grid = page.getByRole("grid");
  const focused = () =>
    page.waitForFunction(() => document.activeElement?.getAttribute("role") === "grid");
  const goTo = async (cell) => {
    await page.locator(".data-name").fill(cell);
    await page.locator(".data-name").press("Enter");
    await focused();
  };
  const hands = {
    grid,
    focused,
    goTo,
    cell: () => page.locator(".data-name").inputValue(),
    /** What a cell holds, in plain digits. */
    at: async (cell) => {
      await goTo(cell);
      return page.locator(".data-value").innerText();
    },
    /** Fires what the browser fires when a person copies, cuts or pastes; gives what was put there. */
    clipboard: (kind, text = "") =>
      page.evaluate(
        ([kind, text]) => {
          const data = new DataTransfer();
          if (text) data.setData("text/plain", text);
          const event = new ClipboardEvent(kind, { clipboardData: data, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(event);
          return { text: data.getData("text/plain"), html: data.getData("text/html") };
        },
        [kind, text],
      ),
    undo: () => page.getByRole("button", { name: "撤销", exact: true }).click(),
    apply: async () => {
      await page.locator("#paste-apply").click();
      await focused();
    },
    rows: async () => Number(await grid.getAttribute("aria-rowcount")) - 1,
    tab: (name) => page.locator(".data-tabs button", { hasText: name }).first().click(),
  };
  try {
    await open(page, here.site.url, "#/data");
    await grid.waitFor();
    await look(page, hands);
    assert.deepEqual(page.record.errors, []);
    assert.deepEqual(foreignRequests(page, here.site.url), []);
  } finally {
    await page.context().close();
  }
}

test("shows what a block would change, pastes it in one step, and undoes it", () =>
  visit({}, async (page, { goTo, at, clipboard, apply, undo, focused, cell }) => {
    const before = [await at("A2"), await at("C2"), await at("C3"), await at("A3")];
    await goTo("A2");
    // A quoted name with a line break and quotes, an empty cell as Excel Online writes it, figures
    // as people write them, a word where a figure belongs, one line break at the end.
    await clipboard("paste", '"新""名"""\t""\t１，２３４\r\n三小\t\t九百\r\n');
    await page.locator("#paste").waitFor();
    const changed = await page.locator(".paste-changed").innerText();
    assert.match(changed, /新"名"/);
    assert.match(changed, /1\u2009234/);
    assert.ok(changed.includes(before[0]), "what was there stands beside it");
    const refused = await page.locator(".paste-refused").innerText();
    assert.match(refused, /C3/);
    assert.match(refused, /九百/);
    assert.deepEqual(await runAxe(page), []);
    await screenshot(page, "grid-paste");
    await apply();
    assert.equal(await cell(), "A2");
    assert.equal(await at("A2"), '新"名"');
    assert.equal(await at("C2"), "1234");
    assert.equal(await at("C3"), before[2], "what cannot be read stays");
    assert.equal(await at("A3"), "三小");
    await undo();
    await page.getByText("已撤销：").waitFor();
    assert.deepEqual([await at("A2"), await at("C2"), await at("C3"), await at("A3")], before);
    // Esc leaves everything as it is.
    await goTo("A2");
    await clipboard("paste", "甲\t\t1\n乙\t\t2");
    await page.locator("#paste").waitFor();
    await page.keyboard.press("Escape");
    await focused();
    assert.equal(await at("A2"), before[0]);
  }));

test("refuses a million cells with a sentence and loses nothing", () =>
  visit({}, async (page, { goTo, at, clipboard }) => {
    const before = await at("C1");
    await goTo("C1");
    const line = `${"1\t".repeat(999)}1\n`;
    await clipboard("paste", line.repeat(1000));
    assert.match(await page.locator(".grid-problem").innerText(), /1\s?000\s?000|1000000|100\s?万/);
    assert.equal(await at("C1"), before);
    assert.equal(await page.locator("#paste").count(), 0);
  }));

test("copies text and a table, cuts, fills and clears blocks", () =>
  visit({}, async (page, { goTo, at, clipboard, undo }) => {
    await goTo("A1");
    const names = [await at("A1"), await at("A2")];
    const figures = [await at("C1"), await at("C2")];
    await goTo("A1");
    await page.keyboard.press("Shift+ArrowDown");
    for (let i = 0; i < 2; i += 1) await page.keyboard.press("Shift+ArrowRight");
    const { text, html } = await clipboard("copy");
    const lines = text.split("\r\n").map((line) => line.split("\t"));
    assert.deepEqual(lines.map((line) => [line[0], line[2]]), [
      [names[0], figures[0]],
      [names[1], figures[1]],
    ]);
    assert.match(html, /^<table><tr><td style="mso-number-format:'\\@'">/);
    assert.ok(html.includes(`<td>${figures[0]}</td>`));
    // Fill down from the first row, then undo.
    await goTo("C1");
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+d");
    await page.getByText("填充了 3 格").waitFor();
    for (const cell of ["C2", "C3", "C4"]) assert.equal(await at(cell), figures[0]);
    await undo();
    assert.equal(await at("C2"), figures[1]);
    // Fill right: pupils into those of migrants would be wrong, but it is what was asked.
    await goTo("F1");
    await page.keyboard.press("Shift+ArrowRight");
    const first = await at("F1");
    await goTo("F1");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+r");
    assert.equal(await at("G1"), first);
    await undo();
    // Cut: on the clipboard, and gone.
    await goTo("C1");
    await page.keyboard.press("Shift+ArrowDown");
    assert.equal((await clipboard("cut")).text, `${figures[0]}\r\n${figures[1]}`);
    assert.equal(await at("C1"), "");
    assert.equal(await page.locator('[id="cell-C1"].grid-missing').count(), 1);
    await undo();
    assert.equal(await at("C2"), figures[1]);
    await goTo("C1");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Delete");
    await page.getByText("清空了 2 格").waitFor();
    await undo();
    assert.equal(await at("C1"), figures[0]);
  }));

test("rows below the end become schools, or are left out", () =>
  visit({}, async (page, { goTo, at, clipboard, apply, rows, undo }) => {
    const before = await rows();
    const last = `A${before}`;
    const name = await at(last);
    await goTo(last);
    const block = `${name}\t\t80\n新村小学\t乡村\t120\n\t\t5\n`;
    await clipboard("paste", block);
    await page.locator("#paste").waitFor();
    await page.getByText("加成新的行（能加 1 行）").waitFor();
    await page.getByRole("button", { name: "不要超出的行" }).click();
    await apply();
    assert.equal(await rows(), before);
    assert.equal(await at(`C${before}`), "80");
    await goTo(last);
    await clipboard("paste", block);
    await page.locator("#paste").waitFor();
    await apply();
    assert.equal(await rows(), before + 1);
    assert.equal(await at(`C${before + 1}`), "120");
    await undo();
    assert.equal(await rows(), before);
  }));

test("schools are added by a form, deleted, and come back; an id twice is refused", () =>
  visit({}, async (page, { grid, goTo, at, rows, undo, tab, focused, cell }) => {
    await tab("全部学校");
    const before = await rows();
    const id = await at("B1");
    await page.click("#rows-open");
    await page.fill("#rows-name", "试验学校");
    await page.fill("#rows-id", id);
    await page.click("#rows-add");
    assert.match(await page.locator(".data-rows .bad").innerText(), new RegExp(id));
    assert.equal(await rows(), before);
    await page.fill("#rows-id", "3500999999");
    await page.selectOption("#rows-kind", "nineYear");
    assert.deepEqual(await runAxe(page), []);
    await page.click("#rows-add");
    await focused();
    assert.equal(await rows(), before + 1);
    assert.equal(await cell(), `A${before + 1}`);
    assert.equal(await at(`B${before + 1}`), "3500999999");
    // It has a primary and a junior section.
    await tab("初中");
    await page.locator("#data-find").fill("试验学校");
    await page.locator("#data-find").press("Enter");
    assert.match(await page.locator(".data-value").innerText(), /试验学校/);
    await tab("全部学校");
    await goTo("A1");
    await page.keyboard.press("Shift+ArrowDown");
    await page.click("#rows-remove");
    await page.getByText("已删除 2 行").waitFor();
    assert.equal(await rows(), before - 1);
    await undo();
    assert.equal(await rows(), before + 1);
    assert.equal(await at("B1"), id);
    await undo();
    assert.equal(await rows(), before);
    assert.equal(await grid.count(), 1);
  }));

test("keys move as in a spreadsheet", () =>
  visit({}, async (page, { grid, goTo, cell, at }) => {
    await goTo("C3");
    for (const [key, to] of [
      ["Tab", "D3"],
      ["Tab", "E3"],
      ["Enter", "C4"],
      ["Enter", "C5"],
      ["Shift+Enter", "C4"],
      ["Shift+Tab", "B4"],
      ["Home", "A4"],
      ["Control+Home", "A1"],
      ["Control+ArrowDown", null],
      ["Control+ArrowUp", "A1"],
      ["Control+End", null],
      ["Control+Home", "A1"],
    ]) {
      await page.keyboard.press(key);
      if (to) assert.equal(await cell(), to, key);
    }
    const columns = Number(await grid.getAttribute("aria-colcount")) - 1;
    // Typed over: an arrow takes the text and moves on; with F2 it moves in the text.
    const before = await at("C3");
    await goTo("C3");
    await page.keyboard.type("12");
    await page.keyboard.press("ArrowDown");
    assert.equal(await cell(), "C4");
    assert.equal(await at("C3"), "12");
    await page.keyboard.press("F2");
    await page.keyboard.press("Home");
    await page.keyboard.type("3");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    assert.equal(await at("C3"), "312");
    await page.keyboard.press("F2");
    await page.keyboard.type("999");
    await page.keyboard.press("Escape");
    assert.equal(await at("C3"), "312");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    assert.equal(await at("C3"), before);
    await page.keyboard.press("Control+Shift+z");
    assert.equal(await at("C3"), "12");
    await page.keyboard.press("Control+z");
    // All of it, and back to one cell.
    await page.keyboard.press("Control+a");
    const active = await grid.getAttribute("aria-activedescendant");
    await page.keyboard.press("Escape");
    assert.ok(active === null || active.length > 0);
    // Esc and then Tab leaves the grid; so does Tab at the right edge.
    await page.keyboard.press("Tab");
    assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute("role")), "grid");
    await goTo("A1");
    await page.keyboard.press("End");
    await page.keyboard.press("Tab");
    assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute("role")), "grid");
    assert.ok(columns > 20);
  }));

test("an input method's text is neither lost nor doubled", () =>
  visit({}, async (page, { goTo, at }) => {
    const cdp = await page.context().newCDPSession(page);
    await goTo("A2");
    // As Chromium reports it: the key belongs to the method, then the text is composed.
    await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", windowsVirtualKeyCode: 229, key: "Process" });
    for (const text of ["x", "xi", "xin"]) {
      await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    assert.equal(await page.locator(".grid-input").inputValue(), "xin");
    // Enter while composing is the method's: it only takes the text.
    await page.locator(".grid-input").dispatchEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true });
    assert.equal(await page.locator(".grid-input.grid-input-on").count(), 1);
    await cdp.send("Input.insertText", { text: "新" });
    assert.equal(await page.locator(".grid-input").inputValue(), "新");
    await cdp.send("Input.imeSetComposition", { text: "xiao", selectionStart: 4, selectionEnd: 4 });
    await cdp.send("Input.insertText", { text: "小" });
    await page.keyboard.press("Enter");
    assert.equal(await at("A2"), "新小");
  }));

test("walks back and forth over more than a hundred steps, through all views", () =>
  visit({}, async (page, { goTo, at, focused }) => {
    const start = await at("C1");
    await goTo("C1");
    for (let step = 0; step < 116; step += 1) {
      await page.keyboard.type(String(1000 + step));
      await page.keyboard.press(step % 2 ? "Shift+Enter" : "Enter");
    }
    // One more in another view.
    const changed = page.locator(".method-changed");
    await page.goto(`${here.site.url}#/method`);
    await page.locator(".method-settings button[aria-pressed=false]").first().click();
    await changed.first().waitFor();
    await page.goto(`${here.site.url}#/data`);
    await page.getByRole("grid").waitFor();
    assert.equal(await at("C1"), "1114");
    assert.equal(await at("C2"), "1115");
    // Back: first the setting of the other view, then the figures.
    for (let step = 0; step < 100; step += 1) await page.keyboard.press("Control+z");
    assert.equal(await at("C1"), "1016");
    await page.goto(`${here.site.url}#/method`);
    await page.locator(".method-settings").waitFor();
    assert.equal(await changed.count(), 0);
    await page.goto(`${here.site.url}#/data`);
    await page.getByRole("grid").waitFor();
    await page.getByRole("grid").focus();
    for (let step = 0; step < 17; step += 1) await page.keyboard.press("Control+z");
    assert.equal(await at("C1"), start);
    for (let step = 0; step < 116; step += 1) await page.keyboard.press("Control+y");
    await focused();
    assert.equal(await at("C1"), "1114");
    assert.equal(await at("C2"), "1115");
    await page.keyboard.press("Control+y");
    await page.goto(`${here.site.url}#/method`);
    await changed.first().waitFor();
  }));

/** A county file of so many primary schools. */
function countyFile(schools, more = {}) {
  const school = (n) => ({
    id: String(3500000000 + n),
    name: `第${n}小学`,
    sections: { primary: { students: 100 + (n % 900) } },
  });
  const county = {
    format: "junheng-county",
    version: 1,
    name: "甲县",
    schoolYear: 2024,
    schools: Array.from({ length: schools }, (_, n) => school(n + 1)),
    ...more,
  };
  return { name: "county.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(county)) };
}

const openFile = (page, file) => page.setInputFiles('.head-acts input[accept=".json"]', file);

test("ten thousand rows: a screenful in the document, and no more work than scrolls into sight", () =>
  visit({}, async (page, { grid }) => {
    await openFile(page, countyFile(10_000));
    await page.waitForFunction(
      () => document.querySelector('[role="grid"]')?.getAttribute("aria-rowcount") === "10001",
    );
    const rows = page.locator(".grid-row");
    assert.ok((await rows.count()) < 60);
    /** Scrolls by so many rows; gives how many rows came into the document. */
    const scroll = (by) =>
      page.evaluate(async (by) => {
        const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        let added = 0;
        const watch = new MutationObserver((changes) => {
          for (const change of changes)
            for (const node of change.addedNodes) if (node.classList?.contains("grid-row")) added += 1;
        });
        watch.observe(document.querySelector(".grid-body"), { childList: true });
        document.querySelector(".grid-scroll").scrollTop += by * 22;
        await frame();
        await frame();
        watch.disconnect();
        return added;
      }, by);
    assert.ok((await scroll(5)) <= 6, "a few rows");
    assert.ok((await scroll(4_000)) < 60, "one screenful");
    assert.ok((await rows.count()) < 60);
    assert.match(await rows.first().locator(".grid-number").innerText(), /^3?9\d\d$|^4\d\d\d$/);
    // What a screen reader hears: where a cell stands, and which cannot be changed.
    const first = rows.first();
    assert.equal(
      await first.getAttribute("aria-rowindex"),
      String(Number(await first.locator(".grid-number").innerText()) + 1),
    );
    assert.equal(await grid.getAttribute("aria-multiselectable"), "true");
    assert.ok((await page.locator('[role="gridcell"][aria-readonly="true"]').count()) > 0);
    assert.equal(await page.locator('[role="gridcell"]:not([aria-colindex])').count(), 0);
  }));

test("columns are folded, hidden and frozen, and stay so", () =>
  visit({}, async (page, { grid, goTo, cell }) => {
    const columns = async () => Number(await grid.getAttribute("aria-colcount")) - 1;
    const heads = () => page.locator(".grid-name-button").allInnerTexts();
    const all = await columns();
    await goTo("C1");
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByRole("button", { name: "隐藏这一列" }).click();
    assert.equal(await columns(), all - 1);
    assert.ok(!(await heads()).includes("在校生"));
    await page.click("#columns-open");
    const panel = page.locator("#columns");
    await panel.getByRole("group", { name: "专任教师" }).getByRole("button", { name: "收起这一组" }).click();
    assert.equal(await columns(), all - 12);
    await page.selectOption("#columns-frozen", "2");
    assert.equal(await page.locator(".grid-names .grid-first").count(), 2);
    assert.deepEqual(await runAxe(page), []);
    await screenshot(page, "grid-columns");
    // What stays is seen whatever is scrolled.
    await goTo("B5");
    await page.keyboard.press("End");
    const place = await page.locator('[id="cell-B5"]').boundingBox();
    const name = await page.locator('[id="cell-A5"]').boundingBox();
    assert.ok(Math.abs(place.x - name.x - name.width) < 1, "side by side");
    await page.mouse.click(place.x + 10, place.y + 8);
    assert.equal(await cell(), "B5");
    // They are remembered, and a finding in a hidden column shows it again.
    await page.reload();
    await grid.waitFor();
    assert.equal(await columns(), all - 12);
    await page.click("#columns-open");
    await page.click("#columns-all");
    assert.equal(await columns(), all);
    assert.ok((await heads()).includes("在校生"));
  }));

test("every change is written down with what was there", () =>
  visit({}, async (page, { goTo, at, undo }) => {
    const before = await at("C1");
    await goTo("C1");
    await page.keyboard.type("777");
    await page.keyboard.press("Enter");
    await undo();
    await page.getByRole("button", { name: "改动记录" }).click();
    const lines = await page.locator("#log tbody tr").evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())),
    );
    assert.equal(lines.length, 2);
    assert.match(lines[0][1], /^已撤销：.*在校学生数/);
    assert.deepEqual(lines[0].slice(2), ["777", before]);
    assert.deepEqual(lines[1].slice(2), [before, "777"]);
    assert.match(lines[1][0], /^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    assert.deepEqual(await runAxe(page), []);
  }));

test("several counties live in one browser", () =>
  visit({}, async (page, { goTo, at }) => {
    const county = page.locator(".head-county");
    const shelf = () => page.getByRole("button", { name: "本机的县" }).click();
    const line = (name) => page.locator("#shelf tbody tr", { hasText: name });
    await openFile(page, countyFile(3));
    await county.filter({ hasText: "甲县" }).waitFor();
    await goTo("C1");
    await page.keyboard.type("55");
    await page.keyboard.press("Enter");
    await shelf();
    await page.click("#shelf-new");
    await county.filter({ hasText: "未命名的县" }).waitFor();
    await page.getByRole("button", { name: "看本机的县" }).click();
    await line("甲县").waitFor();
    await page.getByRole("button", { name: "改名 甲县" }).click();
    await page.fill("#shelf-rename", "乙县");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "复制 乙县" }).click();
    await line("乙县（副本）").waitFor();
    await screenshot(page, "grid-shelf");
    assert.deepEqual(await runAxe(page), []);
    // The county at hand is empty: nothing to compare with is missing, not 0.
    await page.getByRole("button", { name: "比较 乙县", exact: true }).click();
    await page.locator("#compare tbody tr").first().waitFor();
    assert.equal(await page.locator("#compare tbody tr").count(), 14);
    assert.match(await page.locator("#compare tbody tr").first().innerText(), /—/);
    assert.deepEqual(await runAxe(page), []);
    await page.getByRole("button", { name: "删除 乙县（副本）" }).click();
    await page.locator("#shelf-back").waitFor();
    assert.equal(await line("乙县（副本）").count(), 0);
    await page.click("#shelf-back");
    await line("乙县（副本）").waitFor();
    await page.getByRole("button", { name: "打开 乙县", exact: true }).click();
    await county.filter({ hasText: "乙县" }).waitFor();
    await page.getByText("已存于本机").waitFor();
    await page.reload();
    await page.getByRole("grid").waitFor();
    assert.equal(await county.innerText(), "乙县");
    assert.equal(await at("C1"), "55");
    await shelf();
    await line("乙县（副本）").waitFor();
    assert.equal(await page.locator("#shelf tbody tr").count(), 2);
  }));

test("a full disk is said, and nothing is lost; a newer file is refused", () =>
  visit({}, async (page, { goTo, at }) => {
    await openFile(page, countyFile(2));
    await page.locator(".head-county", { hasText: "甲县" }).waitFor();
    await page.getByText("已存于本机").waitFor();
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await goTo("C1");
    await page.keyboard.type("66");
    await page.keyboard.press("Enter");
    await page.getByText("未能保存，请存为文件").waitFor();
    await page.getByRole("button", { name: "本机的县" }).click();
    await page.click("#shelf-new");
    await page.getByText("浏览器存不下了").waitFor();
    assert.equal(await page.locator(".head-county").innerText(), "甲县");
    await page.getByRole("button", { name: "回到表格" }).click();
    assert.equal(await at("C1"), "66");
    await openFile(page, countyFile(1, { version: 2, name: "丙县" }));
    await page.getByText("由更新的版本保存").waitFor();
    assert.equal(await page.locator(".head-county").innerText(), "甲县");
  }));

test("the corner of a block is drawn on to fill, and Enter and Tab go round inside a block", () =>
  visit({}, async (page, { goTo, at, undo, cell, grid }) => {
    const before = [await at("C2"), await at("C3"), await at("C4")];
    const [first, second] = [await at("C1"), before[0]];
    await goTo("C1");
    const corner = page.locator(".grid-fill");
    const row = async (name) => (await page.locator(`#cell-${name}`).boundingBox()) ?? assert.fail(name);
    const draw = async (to, copies) => {
      const box = await corner.boundingBox();
      const end = await row(to);
      await page.mouse.move(box.x + 4, box.y + 4);
      await page.mouse.down();
      await page.mouse.move(end.x + 10, end.y + 6, { steps: 4 });
      await page.locator(".grid-fill-to").waitFor();
      if (copies) await page.keyboard.down("Control");
      await page.mouse.up();
      if (copies) await page.keyboard.up("Control");
    };
    await draw("C3");
    await page.getByText("填充了 2 格").waitFor();
    assert.deepEqual([await at("C1"), await at("C2"), await at("C3"), await at("C4")], [first, first, first, before[2]]);
    await undo();
    assert.equal(await at("C3"), before[1]);
    // Two numbers count on, in one step to undo.
    await goTo("C1");
    await page.keyboard.type("700");
    await page.keyboard.press("Enter");
    await page.keyboard.type("650");
    await page.keyboard.press("Enter");
    await goTo("C1");
    await grid.press("Shift+ArrowDown");
    await draw("C4");
    assert.deepEqual([await at("C3"), await at("C4")], ["600", "550"]);
    await undo();
    assert.deepEqual([await at("C3"), await at("C4")], [before[1], before[2]]);
    await undo();
    await undo();
    assert.deepEqual([await at("C1"), await at("C2")], [first, second]);
    // With Ctrl two rows repeat in their order.
    await goTo("C1");
    await grid.press("Shift+ArrowDown");
    await draw("C4", true);
    assert.deepEqual([await at("C3"), await at("C4")], [first, second]);
    await undo();
    assert.equal(await at("C4"), before[2]);
    // A block of two by two: Enter goes down its columns, Tab across its rows, each from the last to
    // the first; what is typed goes where they have come to, and the block stays.
    await goTo("C1");
    await grid.press("Shift+ArrowDown");
    await grid.press("Shift+ArrowRight");
    const seen = [];
    for (const key of ["Enter", "Enter", "Enter", "Enter", "Tab", "Tab", "Shift+Tab"]) {
      await page.keyboard.press(key);
      seen.push(await cell());
    }
    assert.deepEqual(seen, ["C2", "D1", "D2", "C1", "D1", "C2", "D1"]);
    await page.keyboard.press("Shift+Enter");
    assert.equal(await cell(), "C2");
    await page.keyboard.type("321");
    await page.keyboard.press("Enter");
    assert.equal(await cell(), "D1");
    assert.equal(await page.locator('[aria-selected="true"]').count(), 4);
    assert.equal(await at("C2"), "321");
    await undo();
    assert.deepEqual(await runAxe(page), []);
  }));

test("only rows with findings of one class are shown", () =>
  visit({}, async (page, { rows }) => {
    const all = await rows();
    /** Rows once their number satisfies `right`. */
    const settled = async (right) => {
      for (let n = 0; n < 100 && !right(await rows()); n++) await page.waitForTimeout(50);
      return rows();
    };
    // The findings come from the engine.
    await page.locator(".rail-count").waitFor();
    await page.getByLabel("只看有问题的行").check();
    await page.locator("#data-class").waitFor();
    const some = await settled((n) => n > 0 && n < all);
    assert.ok(some > 0 && some < all);
    for (const id of ["must", "check"]) {
      await page.locator("#data-class").selectOption(id);
      const found = await settled((n) => n < some);
      assert.ok(found > 0 && found < some, `${id}: ${found} of ${some}`);
      await page.locator("#data-class").selectOption("");
      assert.equal(await settled((n) => n === some), some);
    }
    assert.deepEqual(await runAxe(page), []);
    await page.getByText("取消筛选").click();
    assert.equal(await settled((n) => n === all), all);
  }));

test("what was at hand stays in the list when a file is opened or all is cleared", () =>
  visit({}, async (page, { goTo, at }) => {
    const county = page.locator(".head-county");
    await openFile(page, countyFile(3));
    await county.filter({ hasText: "甲县" }).waitFor();
    await goTo("C1");
    await page.keyboard.type("71");
    await page.keyboard.press("Enter");
    await openFile(page, countyFile(2, { name: "乙县" }));
    await county.filter({ hasText: "乙县" }).waitFor();
    await page.getByRole("button", { name: "换成自己的数据" }).click();
    await page.getByRole("button", { name: "清空，从空的县开始" }).click();
    await county.filter({ hasText: "未命名的县" }).waitFor();
    await page.getByRole("button", { name: "看本机的县" }).click();
    const line = (name) => page.locator("#shelf tbody tr", { hasText: name });
    await line("乙县").waitFor();
    await line("甲县").waitFor();
    await page.getByRole("button", { name: "打开 甲县", exact: true }).click();
    await county.filter({ hasText: "甲县" }).waitFor();
    await page.getByRole("button", { name: "回到表格" }).click();
    assert.equal(await at("C1"), "71");
    // A county from its file, as it was before it was worked on: both versions are kept.
    const saved = countyFile(3, { name: "丁县", slot: "170000000001" });
    await openFile(page, saved);
    await county.filter({ hasText: "丁县" }).waitFor();
    await goTo("C1");
    await page.keyboard.type("72");
    await page.keyboard.press("Enter");
    await openFile(page, saved);
    await page.waitForFunction(() => document.querySelector(".data-value")?.textContent !== "72");
    await page.getByRole("button", { name: "本机的县" }).click();
    await line("丁县").nth(1).waitFor();
    await page.getByRole("button", { name: "打开 丁县", exact: true }).click();
    await page.getByRole("button", { name: "回到表格" }).click();
    assert.equal(await at("C1"), "72");
  }));

test("a deleted school takes its past along and says what else hangs on it", () =>
  visit({}, async (page, { goTo, undo, rows, tab }) => {
    const history = [2020, 2021].map((year) => ({ year, unit: "3500000002", grade: 1, students: 40 }));
    const file = countyFile(3, { history });
    await openFile(page, file);
    await page.locator(".head-county", { hasText: "甲县" }).waitFor();
    const before = await rows();
    await goTo("A2");
    await page.locator("#rows-open").click();
    await page.locator("#rows-remove").click();
    await page.getByText("连同 2 条历年数据").waitFor();
    assert.equal(await rows(), before - 1);
    await undo();
    assert.equal(await rows(), before);
    await tab("历年");
    assert.equal(await rows(), 2);
  }));
