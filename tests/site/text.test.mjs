// What a note's text holds, in a reader's browser: boxes that are ticked, models, wide tables, footnotes, formulas. Each is looked at on a small site of its own.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { launchChromium } from "./chromium.mjs";
import { build, scratch, serve } from "./site.mjs";
import { axeProblems, resize, visitor } from "./visit.mjs";

const NOTES = {
  tasks: `# Cases

- [ ] Relire la [[other|note]] avec l'équipe
- [x] Fait
- [/] Commencé
- [-] Abandonné
  - [ ] Dedans

Ensuite.

![[other]]
`,
  models: `# Modèles

> [!modele] Lettre
> Bonjour **[prénom]**,
>
> - [ ] une [[other|note]]
> - [x] faite

\`\`\`model
Bonjour,
merci
\`\`\`

Le reste de la note.
`,
  wide: `# Large

| Étape | Responsable | Délai | Fait | Preuve |
|---|---|---|---|---|
${"| Signal | Infirmière | 24 h | Appel | Note |\n".repeat(40)}
| a | b |
|---|---|
| c | d |
`,
  footnotes: `# Renvois

Un mot[^a] et un autre[^b].

$$
\\bar{x} = \\frac{x_1 + x_2 + x_3 + x_4 + x_5 + x_6 + x_7 + x_8 + x_9}{n} + x_1 + x_2 + x_3 + x_4
$$

[^a]: Un [lien](https://example.org/) dans la *note*.
[^b]: L'autre.
`,
  headings: `---
revisions: [{date: 2024-01-02}, {date: 2024-02-03}]
---

# Titres

## Un *titre*

Texte.

## Un titre long

Texte.
`,
  other: `# Autre

- [ ] Dedans
- [ ] Ailleurs
`,
};

let browser, origin, folder, visit;

before(async () => {
  const site = path.join(await scratch(), "text");
  await mkdir(path.join(site, "content/notes"), { recursive: true });
  await writeFile(path.join(site, "carnet.yaml"), "title: T\nlanguage: fr-CA\ndefaults: {visibility: public}\n");
  for (const [name, text] of Object.entries(NOTES)) await writeFile(path.join(site, `content/notes/${name}.md`), text);
  folder = await build(path.join(await scratch(), "built"), site);
  origin = await serve(folder, "/");
  browser = await launchChromium();
  visit = visitor(browser);
});

after(() => browser?.close());

test("ticks are counted, remembered, said and forgotten", async () => {
  for (const address of [`${origin}notes/tasks/`, `file://${folder}/notes/tasks/index.html`]) {
    await visit(address, {}, async (page) => {
      const bars = page.locator(".tasks-bar");
      const said = () => bars.locator("p").allInnerTexts();
      assert.deepEqual(await said(), ["1 sur 3", "0 sur 2"]);
      assert.equal(await bars.locator("button:visible").count(), 0, "nothing to forget");
      await page.getByLabel("Relire la note").check();
      // The same words twice: each box keeps its own tick.
      await page.getByLabel("Dedans").nth(1).check();
      assert.deepEqual(await said(), ["2 sur 3 Vos coches restent dans ce navigateur.", "1 sur 2 Vos coches restent dans ce navigateur."]);
      // Its own requests are refused on a disk.
      if (address.startsWith("http")) assert.deepEqual(await axeProblems(page), []);
      await page.reload();
      assert.deepEqual(await said(), ["2 sur 3 Vos coches restent dans ce navigateur.", "1 sur 2 Vos coches restent dans ce navigateur."]);
      assert.equal(await page.getByLabel("Dedans").nth(0).isChecked(), false);
      await bars.nth(0).getByRole("button").click();
      assert.deepEqual(await said(), ["1 sur 3", "1 sur 2 Vos coches restent dans ce navigateur."]);
      await page.reload();
      assert.deepEqual(await said(), ["1 sur 3", "1 sur 2 Vos coches restent dans ce navigateur."]);
    });
  }
});

test("where storage is refused boxes can be ticked, and nothing is claimed", async () => {
  await visit("about:blank", {}, async (page) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("refused", "QuotaExceededError");
      };
    });
    await page.goto(`${origin}notes/tasks/`);
    await page.getByLabel("Relire la note").check();
    assert.deepEqual(await page.locator(".tasks-bar p").allInnerTexts(), ["2 sur 3", "0 sur 2"]);
  });
});

test("without scripts boxes are plain, on paper they are empty or ticked", async () => {
  await visit(`${origin}notes/tasks/`, { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator(".task input:disabled").count(), 5);
    await page.emulateMedia({ media: "print" });
    const box = await page.locator(".task input").first().boundingBox();
    assert.ok(box.width >= 20 && box.height >= 20, "a pen fits");
    const tick = await page.locator(".task input:checked").first().evaluate((input) => getComputedStyle(input, "::before").borderRightColor);
    assert.equal(tick, "rgb(0, 0, 0)");
  });
});

test("a model is copied with its formatting, printed alone and saved as a page", async () => {
  for (const address of [`${origin}notes/models/`, `file://${folder}/notes/models/index.html`]) {
    await visit(address, { permissions: ["clipboard-read", "clipboard-write"], acceptDownloads: true }, async (page) => {
      const model = page.locator(".callout-model").first();
      await model.getByRole("button", { name: "Copier" }).click();
      await model.getByRole("button", { name: "Copié" }).waitFor();
      const copied = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const read = async (type) => (await item.getType(type)).text();
        return { html: await read("text/html"), text: await read("text/plain") };
      });
      assert.match(copied.html, /<strong>\[prénom\]<\/strong>/);
      assert.match(copied.html, /href="(https?|file):\/\/[^"]*notes\/other\//);
      assert.doesNotMatch(copied.html, /<button|<input|class="copy"/);
      assert.match(copied.text, /^Bonjour \[prénom\],\n\n☐\u00a0\s*une note\n☑\u00a0\s*faite$/);
      const [download] = await Promise.all([page.waitForEvent("download"), model.getByRole("button", { name: "Télécharger" }).click()]);
      assert.equal(download.suggestedFilename(), "modeles-lettre.html");
      const saved = await readFile(await download.path(), "utf8");
      assert.match(saved, /^<!DOCTYPE html>\n<html lang="fr-CA"><head><meta charset="utf-8"><title>Lettre<\/title>/);
      assert.doesNotMatch(saved, /<button|<script/);
      await page.evaluate(() => {
        window.print = () => {};
      });
      await model.getByRole("button", { name: "Imprimer" }).click();
      await page.emulateMedia({ media: "print" });
      assert.ok(await model.isVisible());
      assert.equal(await page.getByText("Le reste de la note").isVisible(), false);
      assert.equal(await page.locator("h1").isVisible(), false);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      assert.ok(await page.getByText("Le reste de la note").isVisible());
      await page.emulateMedia({ media: "screen" });
      if (address.startsWith("http")) assert.deepEqual(await axeProblems(page), []);
    });
  }
});

test("a heading is named by its words alone, the link to it by what it is and these words", async () => {
  await visit(`${origin}notes/headings/`, {}, async (page) => {
    await page.waitForSelector(".permalink", { state: "attached" });
    const names = async (role) => (await page.locator(".prose").ariaSnapshot()).split("\n").filter((line) => line.includes(`- ${role} "`)).map((line) => line.split('"')[1]);
    assert.deepEqual(await names("heading"), ["Un titre", "Un titre long"]);
    assert.deepEqual(await names("link"), ["Lien vers cette partie Un titre", "Lien vers cette partie Un titre long"]);
    assert.deepEqual(await axeProblems(page), []);
  });
});

test("without scripts a link to the history of a note opens it", async () => {
  await visit(`${origin}notes/headings/#c-history`, { javaScriptEnabled: false }, async (page) => {
    assert.ok(await page.locator(".history li").first().isVisible());
  });
});

test("a wide table keeps its first column, and fills the screen when asked", async () => {
  await visit(`${origin}notes/wide/`, { viewport: { width: 320, height: 400 } }, async (page) => {
    const table = page.getByRole("region", { name: "Tableau 1" });
    assert.equal(await page.locator(".table").nth(1).getAttribute("tabindex"), null);
    await table.focus();
    await table.evaluate((frame) => frame.scrollTo(200, 0));
    const first = await table.locator("tbody td").first().boundingBox();
    const frame = await table.boundingBox();
    assert.ok(Math.abs(first.x - frame.x) < 2, "the first column stays");
    assert.deepEqual(await axeProblems(page), []);
    const enlarge = page.getByRole("button", { name: "Agrandir le tableau" });
    // While the table is elsewhere the page is short, and cannot be scrolled as far.
    await enlarge.scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => scrollY);
    assert.ok(place > 1000);
    await enlarge.click();
    const dialog = page.getByRole("dialog", { name: "Tableau 1" });
    assert.deepEqual(await dialog.boundingBox(), { x: 0, y: 0, width: 320, height: 400 });
    assert.deepEqual(await axeProblems(page), []);
    await page.keyboard.press("Escape");
    // Closed it has no role any more; it goes, and the table comes back, a moment later.
    await page.locator("dialog").waitFor({ state: "detached" });
    assert.ok(await table.isVisible());
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Agrandir le tableau");
    assert.equal(await page.evaluate(() => scrollY), place);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    // Where the screen was turned meanwhile the table has room, and no button.
    await enlarge.click();
    await resize(page, { width: 1280, height: 700 });
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    assert.equal(await enlarge.count(), 0);
    assert.ok(await table.evaluate((frame) => document.activeElement === frame));
  });
  await visit(`${origin}notes/wide/`, { viewport: { width: 1280, height: 700 } }, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".table-wide").evaluate((frame) => frame.scrollWidth <= frame.clientWidth + 1), "whole on paper");
  });
});

test("a footnote is read beside its number, by mouse, by keyboard and by touch", async () => {
  await visit(`${origin}notes/footnotes/`, {}, async (page) => {
    const refs = page.locator(".footnote-ref a");
    const note = page.locator("#c-footnote");
    await refs.nth(0).hover();
    await note.waitFor();
    assert.equal((await note.innerText()).trim(), "Un lien dans la note.");
    assert.deepEqual(await axeProblems(page), []);
    await page.keyboard.press("Escape");
    assert.equal(await note.count(), 0);
    await page.mouse.move(0, 0);
    await refs.nth(0).focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await note.waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "lien");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.querySelector("#c-footnote")?.textContent.includes("autre"));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash === "#fn-2");
  });
  await visit(`${origin}notes/footnotes/`, { hasTouch: true, viewport: { width: 320, height: 700 } }, async (page) => {
    const refs = page.locator(".footnote-ref a");
    await refs.nth(0).tap();
    const note = page.locator("#c-footnote");
    await note.waitFor();
    assert.equal(new URL(page.url()).hash, "");
    const box = await note.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 320, "it fits");
    await refs.nth(0).tap();
    await page.waitForFunction(() => location.hash === "#fn-1");
    // The formula above scrolls within itself.
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    assert.ok(await page.locator(".formula").evaluate((frame) => frame.scrollWidth > frame.clientWidth));
    assert.deepEqual(await axeProblems(page), []);
  });
});
