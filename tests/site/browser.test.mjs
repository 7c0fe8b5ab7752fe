// A reader's browser: one page of each kind, narrow and wide, light and dark, with a keyboard, without scripts, on paper.
// Every page is served with `Content-Security-Policy: default-src 'self'`. Pictures for people go to target/screenshots/.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { launchChromium } from "./chromium.mjs";
import { KINDS, serveKinds } from "./kinds.mjs";
import { tooWide } from "./pages.mjs";
import { build, expectNone, root, scratch, serve } from "./site.mjs";
import { COLOURS_ALONE, axeProblems, resize, soon } from "./visit.mjs";

const WIDTHS = [320, 390, 1280, 1600];
const SCHEMES = ["light", "dark"];
const AXE_WIDTHS = [320, 1280];
const PICTURE_WIDTHS = [390, 1280];
// CSS pixels: a few screens of a page show how it looks, and a picture of all of a long one takes longer than all judges together.
const PICTURE_HEIGHT = 6000;

const screenshots = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "screenshots");
let browser, addresses;

before(async () => {
  addresses = await serveKinds();
  await mkdir(screenshots, { recursive: true });
  browser = await launchChromium();
});

after(() => browser?.close());

/** Opens a page of a kind, calls `look` with it, closes it; whatever the browser complains of meanwhile goes to `problems`. */
async function visit(kind, options, look, problems = []) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener("securitypolicyviolation", (e) => violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
    });
    page.on("console", (message) => {
      const missing = kind === "missing" && message.location().url === page.url();
      if (["error", "warning"].includes(message.type()) && !missing) problems.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText;
      if (why !== "net::ERR_ABORTED") problems.push(`request: ${request.url()} ${why}`); // aborted: the page was left
    });
    await page.goto(addresses[kind], { waitUntil: "load" });
    await look(page);
    problems.push(...(await refused(page)));
  } finally {
    await context.close();
  }
  return problems;
}

for (const kind of KINDS) {
  test(`${kind}: fits, is accessible and complains of nothing, at ${WIDTHS.join(", ")} px, light and dark`, async () => {
    const problems = [];
    const where = new Map(); // the same problem at several widths is said once
    await visit(kind, { reducedMotion: "reduce" }, async (page) => {
      for (const width of WIDTHS) {
        await resize(page, { width, height: 900 });
        await page.reload();
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          if (PICTURE_WIDTHS.includes(width)) await takePicture(page, `${kind}-${width}-${colorScheme}`);
          const found = [...(await tooWide(page)), ...(await refused(page))];
          if (AXE_WIDTHS.includes(width)) found.push(...(await axeProblems(page, colorScheme === SCHEMES[0] ? {} : COLOURS_ALONE)));
          for (const problem of new Set(found)) where.set(problem, [...(where.get(problem) ?? []), `${width} ${colorScheme}`]);
        }
      }
    }, problems);
    problems.push(...[...where].map(([problem, places]) => `${problem} (${places.join(", ")})`));
    expectNone(problems, `problems on ${addresses[kind]}`);
  });
}

/** A picture of the first screens of a page, for people. */
async function takePicture(page, name) {
  const [width, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight]);
  const clip = { x: 0, y: 0, width, height: Math.min(whole, PICTURE_HEIGHT) };
  await page.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage: true, clip });
}

/** What the content policy refused since the page was loaded. */
async function refused(page) {
  return (await page.evaluate(() => globalThis.violations ?? [])).map((violation) => `policy: ${violation}`);
}

test("without JavaScript everything reads, and nothing is offered that needs it", async () => {
  const problems = [];
  for (const kind of KINDS) {
    const words = {};
    for (const javaScriptEnabled of [true, false]) {
      await visit(kind, { javaScriptEnabled }, async (page) => {
        // A filter offers words of the page once more, as the drawing of the graph does; search and the choice of versions offer their own.
        const offered = page.locator(".filter, .graph, .search-form, .search-filters, .pairs-columns, .pairs-choice, .pairs-show");
        if (javaScriptEnabled) await offered.evaluateAll((filters) => filters.forEach((filter) => filter.remove()));
        words[javaScriptEnabled] = (await page.locator("main").innerText()).match(/[\p{L}\p{N}]+/gu);
        if (javaScriptEnabled) return;
        // A button opens a popover or sends a form by itself; any other is dead without a script.
        const dead = page.locator("button:visible:not([popovertarget]):not([type=submit])");
        for (const button of await dead.all()) problems.push(`${kind}: a button that does nothing: ${await button.innerText()}`);
        if (!(await page.locator("h1").first().isVisible())) problems.push(`${kind}: no title`);
      });
    }
    const read = new Set(words.false);
    const lost = [...new Set(words.true)].filter((word) => !read.has(word));
    // Scripts add a word to a button here and there, the same to many; a text that needs them would lose many words.
    if (lost.length > 5) problems.push(`${kind}: ${lost.length} words are missing: ${lost.slice(0, 12).join(" ")}`);
  }
  expectNone(problems, "problems");
});

test("without JavaScript one walks from the home page to a notebook, to a note, to the next", async () => {
  await visit("home", { javaScriptEnabled: false }, async (page) => {
    await page.locator('main a[href*="carnets/"]').first().click();
    await page.waitForURL(/\/carnets\//);
    await page.locator('main a[href*="notes/"]').first().click();
    await page.waitForURL(/\/notes\/[^/]+\/$/);
    const first = page.url();
    await page.locator('main a[rel="next"]:visible').first().click();
    await page.waitForURL((url) => /\/notes\/[^/]+\/$/.test(url.pathname) && url.href !== first);
  });
});

test("the skip links are the first stops, are seen, and lead to the title and to the text", async () => {
  for (const width of [320, 1280]) {
    for (const [kind, stop, target] of [["note", 1, "h1"], ["note", 2, ".column"], ["list-notes", 1, "h1"], ["home", 1, "h1"]]) {
      await visit(kind, { viewport: { width, height: 900 } }, async (page) => {
        for (let i = 0; i < stop; i++) await page.keyboard.press("Tab");
        const link = page.locator(":focus");
        assert.match((await link.getAttribute("href")) ?? "", /^#/, "the stop is a link of the page");
        const box = await link.boundingBox();
        assert.ok(box && box.x >= 0 && box.y >= 0 && box.width > 20 && box.height > 10, "it is seen");
        await page.keyboard.press("Enter");
        const isThere = () => page.evaluate((target) => document.activeElement?.matches(target), target);
        assert.ok(await soon(isThere, Boolean), `it leads to ${target}`);
        await page.keyboard.press("Tab");
        const beyond = await page.evaluate(() => document.activeElement?.closest("main, footer") !== null && document.activeElement?.closest(".side-start") === null);
        assert.ok(beyond, `${kind}: the next stop is past the header and the notebook's path`);
      });
    }
  }
});

test("every stop of the keyboard is in sight and shows where one is", async () => {
  const problems = [];
  for (const kind of ["home", "note", "notebook"]) {
    await visit(kind, {}, async (page) => {
      const stops = new Set();
      for (let i = 0; i < 200; i++) {
        await page.keyboard.press("Tab");
        const judge = () => page.evaluate(() => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          e.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length);
          // A hidden input is shown by its label.
          const shown = e.matches("input") && e.labels?.length ? [e, ...e.labels] : [e];
          const marked = shown.some((s) => {
            const style = getComputedStyle(s);
            return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
          });
          const r = e.getBoundingClientRect();
          const inSight = r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
          return { id: e.dataset.stop, marked, inSight, html: e.outerHTML.slice(0, 120) };
        });
        const judged = await judge();
        if (!judged || stops.has(judged.id)) break;
        stops.add(judged.id);
        // A list that scrolls may need a frame to bring it into sight.
        const stop = await soon(judge, ({ marked, inSight }) => marked && inSight);
        if (!stop.inSight) problems.push(`${kind}: out of sight: ${stop.html}`);
        if (!stop.marked) problems.push(`${kind}: no visible focus: ${stop.html}`);
      }
      assert.ok(stops.size > 5, `${kind} has stops`);
    });
  }
  expectNone(problems, "problems");
});

test("the scheme one chooses is kept on the next page and after a reload", async () => {
  const ground = (page) => page.evaluate(() => [document.documentElement, document.body].map((e) => getComputedStyle(e).backgroundColor).join());
  await visit("home", { colorScheme: "light" }, async (page) => {
    const light = await ground(page);
    const choice = (value) => page.locator(`input[type=radio][name=scheme][value=${value}]`);
    if (!(await choice("dark").isVisible())) await page.locator(".scheme-button").click();
    await choice("dark").check();
    const dark = await ground(page);
    assert.notEqual(dark, light, "choosing dark changes the page");
    await page.reload();
    assert.equal(await ground(page), dark, "after a reload");
    await page.goto(addresses.note);
    assert.equal(await ground(page), dark, "on another page");
    assert.ok(await choice("dark").isChecked(), "the switch says so");
    await page.emulateMedia({ colorScheme: "dark" });
    if (!(await choice("light").isVisible())) await page.locator(".scheme-button").click();
    await choice("light").check();
    assert.equal(await ground(page), light, "light against a dark system");
  });
});

test("a link of the table of contents leads to its heading", async () => {
  for (const width of [390, 1280]) {
    await visit("note", { viewport: { width, height: 800 }, reducedMotion: "reduce" }, async (page) => {
      const link = page.locator('nav.contents a[href^="#"]').last();
      if (!(await link.isVisible())) await page.locator("nav.contents summary").click();
      const target = (await link.getAttribute("href")).slice(1);
      await link.click();
      await page.waitForFunction((id) => {
        const heading = document.getElementById(decodeURIComponent(id));
        const { top, bottom } = heading.getBoundingClientRect();
        return location.hash.slice(1) === id && top >= 0 && bottom <= innerHeight;
      }, target);
    });
  }
});

/** What a filter shows: the rows in sight, what it says, where its field stands. */
async function filtered(page) {
  return {
    rows: await page.locator(".row:visible, .changes > li:visible").count(),
    said: await page.locator(".filter [role=status]").innerText(),
    top: (await page.locator(".filter :is(input, select)").first().boundingBox()).y,
  };
}

for (const kind of ["list-notes", "author", "community"]) {
  test(`${kind}: the filter is reached and used with the keyboard, says what it found, is cleared with Esc, and nothing moves`, async () => {
    const problems = [];
    await visit(kind, { viewport: { width: 320, height: 900 } }, async (page) => {
      const title = await page.locator(".row-title").nth(3).innerText();
      await page.locator("h1").click();
      await page.locator("main a").first().focus();
      for (let i = 0; i < 40 && !(await page.evaluate(() => document.activeElement.matches(".filter input"))); i++) await page.keyboard.press("Tab");
      const before = await filtered(page);
      assert.ok(before.rows > 12 && before.said === "", "all rows are there");
      // Without accents and capitals, the last word first.
      const words = title.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase().split(/\s+/).reverse().join(" ");
      await page.keyboard.type(words);
      const found = await filtered(page);
      assert.ok(found.rows >= 1 && found.rows < before.rows, `${found.rows} of ${before.rows} rows for ${words}`);
      assert.ok(await page.locator(".row-title:visible", { hasText: title }).first().isVisible(), `${title} is found`);
      assert.ok(found.said.includes(String(found.rows)) && found.said.includes(String(before.rows)), found.said);
      assert.equal(found.top, before.top, "the field stays in its place");
      assert.equal(await page.locator(".group:visible").count(), await page.locator(".group:visible:has(.row:visible)").count(), "no letter without rows");
      problems.push(...(await tooWide(page)), ...(await axeProblems(page)));
      await page.keyboard.type(" xyzzy");
      const none = await filtered(page);
      assert.equal(none.rows, 0);
      assert.notEqual(none.said, "", "it says that there is none");
      problems.push(...(await axeProblems(page)));
      await page.keyboard.press("Escape");
      assert.deepEqual(await filtered(page), before, "Esc clears");
      assert.ok(await page.evaluate(() => document.activeElement.matches(".filter input")), "and stays in the field");
    }, problems);
    expectNone(problems, "problems");
  });
}

test("the filter finds notes by notebook and by tag, also in a page opened from a disk; without scripts there is none", async () => {
  const folder = await build(path.join(await scratch(), "from-disk"));
  const look = async (page) => {
    const notebook = page.locator(".row .meta a").first();
    await page.fill(".filter input", await notebook.innerText());
    const found = await filtered(page);
    const holding = await page.locator(".row", { has: page.locator(".meta a", { hasText: await notebook.innerText() }) }).count();
    assert.equal(found.rows, holding, "the rows of the notebook");
    const [, tag] = (await page.locator(".row[data-found*=' · ']").first().getAttribute("data-found")).split(" · ");
    await page.fill(".filter input", tag);
    assert.ok((await filtered(page)).rows > 0, `rows of the tag ${tag}`);
  };
  await visit("list-notes", {}, look);
  await visit("list-notes", {}, async (page) => {
    await page.goto(`file://${folder}/notes/index.html`);
    await look(page);
  });
  for (const kind of ["list-notes", "changes"]) {
    await visit(kind, { javaScriptEnabled: false }, async (page) => assert.equal(await page.locator(".filter:visible").count(), 0));
  }
});

test("the change log is filtered by notebook and community with the keyboard, and its months stand above it on a phone", async () => {
  const problems = [];
  await visit("changes", { viewport: { width: 320, height: 900 } }, async (page) => {
    const months = await page.locator(".year a").first().boundingBox();
    assert.ok(months.y < (await page.locator(".changes > li").first().boundingBox()).y, "the months come first");
    const before = await filtered(page);
    for (const choice of await page.locator(".filter select").all()) {
      const [value, title] = await choice.locator("option").nth(1).evaluate((option) => [option.value, option.textContent]);
      await choice.focus();
      await page.keyboard.press("ArrowDown");
      const found = await filtered(page);
      const expected = await page.locator(`.changes > li[data-in~="${value}"]`).count();
      assert.ok(expected > 0 && expected < before.rows, `${title}: ${expected} of ${before.rows}`);
      assert.equal(found.rows, expected, title);
      assert.equal(found.top, before.top, "the field stays in its place");
      assert.match(found.said, new RegExp(`\\b${expected}\\b`));
      assert.equal(await page.locator(".day:visible").count(), await page.locator(".day:visible:has(li:visible)").count(), "no day without changes");
      problems.push(...(await tooWide(page)), ...(await axeProblems(page)));
      await page.keyboard.press("ArrowUp");
      assert.deepEqual(await filtered(page), before, "all changes again");
    }
    await page.locator(".place-previous a").click();
    await page.waitForURL(/\/journal\/\d{4}-\d\d\/(#c-older)?$/);
  }, problems);
  expectNone(problems, "problems");
});

test("a letter of the list leads to its heading", async () => {
  await visit("list-notes", { viewport: { width: 320, height: 900 } }, async (page) => {
    const letter = page.locator(".letters a").last();
    const to = (await letter.getAttribute("href")).slice(1);
    await letter.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((id) => {
      const { top, bottom } = document.getElementById(id).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, to);
  });
});

test("an item of a checklist flows as one text, whatever stands in it", async () => {
  const site = path.join(await scratch(), "checklist");
  const items = [
    "Relire la [[b|note du voisin]] avec *toute* l'équipe et `noter` ce qui **manque** avant de la publier",
    "Un [lien](https://example.org/) au milieu d'un texte assez long pour aller à la ligne plusieurs fois",
    "Dehors\n  - [ ] Dedans, avec un mot *souligné* et encore bien d'autres mots à la suite\n\n> [!note] Encadré\n> - [x] Dans un *encadré*, avec un [lien](b.md) et une suite assez longue",
  ];
  await mkdir(path.join(site, "content/notes"), { recursive: true });
  await writeFile(path.join(site, "carnet.yaml"), "title: T\ndefaults: {visibility: public}\n");
  await writeFile(path.join(site, "content/notes/a.md"), `# A\n\n${items.map((item) => `- [ ] ${item}\n`).join("")}`);
  await writeFile(path.join(site, "content/notes/b.md"), "# B\n\n![[a]]\n");
  const served = await serve(await build(path.join(await scratch(), "built"), site), "/");
  const context = await browser.newContext({ viewport: { width: 320, height: 900 } });
  try {
    const page = await context.newPage();
    for (const note of ["a", "b"]) {
      await page.goto(`${served}notes/${note}/`);
      const labels = await page.locator(".task label").evaluateAll((labels) => labels.map((label) => {
        const box = label.querySelector("input").getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(label);
        const lines = [...range.getClientRects()].filter((line) => line.width > 0 && line.right > box.right);
        // A text that flows comes back to its beginning on each line; columns begin further and further right.
        const starts = [];
        let middle = -Infinity;
        for (const line of lines.sort((a, b) => a.top + a.bottom - b.top - b.bottom)) {
          const here = (line.top + line.bottom) / 2;
          if (here - middle > 10) starts.push(line.left);
          else starts.push(Math.min(starts.pop(), line.left));
          middle = here;
        }
        return { text: label.textContent, spread: Math.max(...starts) - Math.min(...starts),
          beside: Math.min(...lines.map((line) => line.left)) >= box.right };
      }));
      assert.equal(labels.length, 5);
      for (const { text, spread, beside } of labels) {
        assert.ok(spread < 8, `${note}: '${text}' begins its lines in one place, not ${spread} px apart`);
        assert.ok(beside, `${note}: '${text}' stands beside its box`);
      }
    }
  } finally {
    await context.close();
  }
});

test("a note prints: black on white, without navigation, to a PDF", async () => {
  await visit("note", { colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print" });
    const shown = await page.locator("nav:visible, button:visible").all();
    assert.deepEqual(await Promise.all(shown.map((e) => e.evaluate((node) => node.outerHTML.slice(0, 80)))), [], "no navigation on paper");
    const text = page.locator("article p:visible").first();
    const ink = await text.evaluate((p) => getComputedStyle(p).color.match(/\d+/g).slice(0, 3).map(Number));
    assert.ok(Math.max(...ink) < 80, `dark ink, not rgb(${ink})`);
    for (const part of [".facts h2", ".facts .history li"]) {
      assert.ok(await page.locator(part).first().isVisible(), `${part} stands on paper`);
    }
    const pdf = await page.pdf({ format: "Letter" });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    assert.ok(pdf.length > 10_000, `${pdf.length} bytes`);
    await writeFile(path.join(screenshots, "note.pdf"), pdf);
  });
});
