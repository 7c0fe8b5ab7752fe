// Any two versions of a note, in a reader's browser: what the page shows is the old text and the new one, for every pair, from a host and from a disk.

import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launchChromium } from "./chromium.mjs";
import { tooWide } from "./pages.mjs";
import { build, scratch, serve, siteOf } from "./site.mjs";
import { axeProblems, soon, visitor } from "./visit.mjs";

const COUNT = 9;
const day = (version) => `2024-01-${String(version + 10)}`;
const PAGE = "notes/a/versions/comparaison/";

// Random texts that come one from another: the same ones each time.
let state = 7;
const below = (limit) => {
  state = (state * 1103515245 + 12345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * limit);
};
const pick = (list) => list[below(list.length)];
const WORDS = "le plan est revu chaque mois par l’équipe qui suit la personne **sans attendre** et note la [date](https://exemple.net/a) du rappel au ==dossier== partagé, `code` x^2^".split(" ");
const line = () => Array.from({ length: 3 + below(9) }, () => pick(WORDS)).join(" ");
const item = () => ({ prefix: pick(["- ", "- [ ] "]), line: line() });
const BLOCKS = [
  () => ({ lines: [{ prefix: "", line: line() }] }),
  () => ({ lines: [{ prefix: "## ", line: line() }] }),
  () => ({ lines: Array.from({ length: 1 + below(3) }, item) }),
  () => ({ lines: Array.from({ length: 1 + below(2) }, () => ({ prefix: "> ", line: line() })) }),
  () => ({ before: "| a | b |\n|---|---|\n", lines: Array.from({ length: 1 + below(3) }, () => ({ prefix: "| ", line: `${line()} | ${line()}` })) }),
];
const written = (blocks) => blocks.map(({ before = "", lines }) => before + lines.map(({ prefix, line }) => prefix + line).join("\n")).join("\n\n<!-- -->\n\n");
const change = (blocks) => {
  const at = below(blocks.length + 1);
  const block = blocks[at];
  const kind = below(5);
  if (!block || kind === 0) blocks.splice(at, 0, pick(BLOCKS)());
  else if (kind === 1 && blocks.length > 2) blocks.splice(at, 1);
  else if (kind === 2) blocks.splice(below(blocks.length), 0, blocks.splice(at, 1)[0]);
  else {
    const of = pick(block.lines);
    const words = of.line.split(" ");
    const place = below(words.length);
    if (words[place] !== "|") words[place] = pick(WORDS);
    of.line = words.join(" ");
  }
};

let browser, folder, origin, visit;

before(async () => {
  const contents = { "carnet.yaml": "title: T\nlanguage: fr-CA\nurls: file\ndefaults: {visibility: public}\nversions: true\n" };
  const blocks = Array.from({ length: 6 }, () => pick(BLOCKS)());
  for (let version = 0; version < COUNT; version++) {
    const revisions = Array.from({ length: version + 1 }, (_, n) => `{date: ${day(n)}, summary: Texte ${n}}`).join(", ");
    const text = `---\ntitle: Titre ${version >> 1}\nrevisions: [${revisions}]\n---\n\n${written(blocks)}\n`;
    contents[version === COUNT - 1 ? "content/notes/a.md" : `content/.versions/a/${day(version)}.md`] = text;
    for (let n = 0; n < 4; n++) change(blocks);
  }
  folder = await build(path.join(await scratch(), "built"), await siteOf(contents));
  origin = await serve(folder, "/");
  browser = await launchChromium();
  visit = visitor(browser);
});

after(() => browser?.close());

const pairAt = (base, a, b) => `${base}${PAGE}index.html?from=${day(a)}&to=${day(b)}#c-result`;

/** What a page shows: without what came, or without what went. */
const shown = (page, left) => page.evaluate((left) => {
  const text = document.querySelector(".comparison, .prose").cloneNode(true);
  for (const mark of text.querySelectorAll(`${left}, .compare-words, .compare-note, .was-moved, .enlarge, .tasks-bar`)) mark.remove();
  const letters = text.textContent.replace(/[\s☐☑]/g, "");
  return { letters, sorted: [...letters].sort().join(""), hasMoved: text.querySelector(".is-moved") !== null };
}, left);

test("of every pair the page shows the old text and the new one", async () => {
  await visit(`${origin}${PAGE}index.html`, {}, async (page) => {
    const texts = [];
    for (let version = 0; version < COUNT; version++) {
      await page.goto(`${origin}notes/a/versions/${day(version)}/index.html`);
      texts.push(await shown(page, "del.is-removed"));
    }
    for (let a = 0; a < COUNT; a++) {
      for (let b = a + 2; b < COUNT - 1; b++) {
        await page.goto(pairAt(origin, a, b));
        const [old, now] = [await shown(page, "ins.is-added"), await shown(page, "del.is-removed")];
        assert.equal(now.letters, texts[b].letters, `${a} to ${b}: the new text`);
        // What moved is at its new place.
        if (old.hasMoved) assert.equal(old.sorted, texts[a].sorted, `${a} to ${b}: the old text`);
        else assert.equal(old.letters, texts[a].letters, `${a} to ${b}: the old text`);
        const ids = await page.locator("main [id]").evaluateAll((all) => all.map(({ id }) => id));
        assert.equal(new Set(ids).size, ids.length, `${a} to ${b}: an id is there twice: ${ids}`);
        assert.equal(await page.locator(".comparison [data-line]").count(), 0);
      }
    }
  });
});

test("a reader chooses two, with a keyboard, and sends the address on", async () => {
  for (const base of [origin, `${pathToFileURL(folder).href}/`]) {
    await visit(`${base}${PAGE}index.html`, {}, async (page) => {
      const from = page.getByRole("group", { name: "Choisissez deux versions" }).getByLabel("Depuis la version du 12 janvier 2024", { exact: true });
      await from.check();
      // The newest one is chosen; two below it.
      await page.getByLabel("Jusqu’à la version du 18 janvier 2024", { exact: true }).focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Tab");
      while (!(await page.locator(".pairs-show").evaluate((button) => button === document.activeElement))) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForURL(/to=2024-01-16&from=2024-01-12/);
      const result = page.getByRole("region", { name: "De la version du 12 janvier 2024 à celle du 16 janvier 2024" });
      await result.waitFor();
      assert.ok(await soon(() => result.evaluate((region) => region === document.activeElement), Boolean), "the result has the focus");
      assert.match(await page.title(), /^De la version du 12 janvier/);
      assert.match(await page.locator(".comparison-sentence").innerText(), /passage/);
      assert.equal(await page.locator(".pairs-fold").evaluate((fold) => fold.open), false);
      const text = await page.locator(".pairs-result").innerText();
      // The other way round it is the same.
      await page.goto(`${base}${PAGE}index.html?from=2024-01-16&to=2024-01-12#c-result`);
      assert.equal(await page.locator(".pairs-result").innerText(), text);
      await page.getByLabel("Montrer le texte seul").check();
      assert.equal(await page.locator(".comparison del:visible").count(), 0);
    });
  }
});

test("two that have a page of their own are shown there", async () => {
  await visit(`${origin}${PAGE}index.html`, {}, async (page) => {
    await page.goto(pairAt(origin, 2, 3));
    await page.waitForURL(/\/notes\/a\/versions\/2024-01-13\//);
    await page.goto(pairAt(origin, 2, COUNT - 1));
    await page.waitForURL(/\/notes\/a\/comparaison\/2024-01-12\//);
    // The same one twice is no pair.
    await page.goto(`${origin}${PAGE}index.html`);
    await page.getByLabel("Depuis la version du 18 janvier 2024", { exact: true }).check();
    await page.getByRole("button", { name: "Montrer ce qui a changé" }).click();
    assert.equal(await page.locator("input:invalid").first().evaluate((input) => input.validationMessage), "Choisissez deux versions différentes.");
    for (const query of ["", "?from=2024-01-12&to=nothing", "?from=2024-01-12&to=2024-01-12"]) {
      await page.goto(`${origin}${PAGE}index.html${query}`);
      assert.equal(await page.locator(".pairs-result").isVisible(), false, query);
    }
  });
});

test("without scripts it is the list of versions, with what compares them", async () => {
  await visit(`${origin}${PAGE}index.html`, { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator(".pairs :is(input, button):visible").count(), 0);
    assert.equal(await page.getByRole("link", { name: /^Lire cette version, du/ }).count(), COUNT);
    assert.match(await page.locator("noscript p").innerText(), /JavaScript/);
  });
});

test("it is accessible, fits a phone and a thumb, in both schemes, and prints what changed", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
      await visit(`${origin}${PAGE}index.html`, { colorScheme, viewport: { width, height: 900 }, hasTouch: width === 320 }, async (page) => {
        assert.deepEqual([...(await axeProblems(page)), ...(await tooWide(page))], []);
        for (const choice of await page.locator(".pairs-choice").all()) {
          const box = await choice.boundingBox();
          assert.ok(box.width >= 44 && box.height >= 44, `${box.width} × ${box.height}`);
        }
        await page.goto(pairAt(origin, 1, 5));
        assert.deepEqual([...(await axeProblems(page)), ...(await tooWide(page))], []);
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.locator(".pairs-fold").isVisible(), false);
        assert.ok(await page.locator(".comparison del").first().isVisible());
      });
    }
  }
});
