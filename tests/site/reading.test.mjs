// What a browser adds to reading: the definition of a term, the steps that were read. Looked at on a small site, served and from a disk.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { launchChromium } from "./chromium.mjs";
import { build, scratch, serve } from "./site.mjs";
import { axeProblems, painted, visitor } from "./visit.mjs";

const FILES = {
  "carnet.yaml": "title: Essai\nlanguage: fr\nurls: file\nglossary: true\ndefaults: {visibility: public}\n",
  "content/notebooks/chemin.md": "---\ntitle: Chemin\nsteps: true\nnotes: [un, deux, trois]\n---\n",
  "content/notes/pivot.md": "---\ntitle: Personne pivot\nkind: term\naliases: [pivot]\nsummary: Qui garde la vue d'ensemble.\n---\nTexte.\n",
  "content/notes/un.md": "# Un\n\nLe pivot appelle.\n",
  "content/notes/deux.md": "# Deux\n\nTexte.\n",
  "content/notes/trois.md": "# Trois\n\nTexte.\n",
};

let browser, visit;
const origins = {};

before(async () => {
  const site = path.join(await scratch(), "reading");
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(site, name)), { recursive: true });
    await writeFile(path.join(site, name), text);
  }
  const folder = await build(path.join(await scratch(), "reading-site"), site);
  origins.served = await serve(folder, "/");
  origins["from a disk"] = `${pathToFileURL(folder).href}/`;
  browser = await launchChromium();
  visit = visitor(browser);
});

after(() => browser?.close());

for (const kind of ["served", "from a disk"]) {
  test(`${kind}: a term shows its definition by mouse, by keyboard and at a first touch; Esc takes it away`, async () => {
    const address = () => `${origins[kind]}notes/un/index.html`;
    await visit(address(), {}, async (page) => {
      const term = page.locator(".prose a.term");
      assert.equal(await term.count(), 1);
      // What scrolls under a mouse is no rest: a link is in sight before.
      await term.scrollIntoViewIfNeeded();
      await painted(page);
      await term.hover();
      const preview = page.locator(".preview");
      await preview.waitFor({ state: "visible" });
      assert.match(await preview.innerText(), /Qui garde la vue d’ensemble/);
      // On a disk its own requests are refused.
      if (kind === "served") assert.deepEqual(await axeProblems(page), []);
      await page.keyboard.press("Escape");
      await preview.waitFor({ state: "hidden" });
      await page.mouse.move(1, 1);
      await page.locator("#c-text").focus();
      await page.keyboard.press("Tab");
      await preview.waitFor({ state: "visible" });
      assert.equal(await term.getAttribute("aria-describedby"), "c-preview");
    });
    await visit(address(), { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } }, async (page) => {
      const term = page.locator(".prose a.term");
      await term.tap();
      await page.locator(".preview").waitFor({ state: "visible" });
      assert.equal(page.url(), address());
      await term.tap();
      await page.waitForURL(/notes\/pivot\//);
    });
  });

  test(`${kind}: steps that were read are marked, the home page resumes, and all is forgotten when asked`, async () => {
    await visit(`${origins[kind]}notes/un/index.html`, {}, async (page) => {
      const progress = page.locator(".progress");
      await progress.waitFor({ state: "visible" });
      assert.match(await progress.innerText(), /Étapes lues\s: 1 sur 3/);
      await page.goto(`${origins[kind]}index.html`);
      const resume = page.locator(".resume a");
      await resume.waitFor({ state: "visible" });
      assert.equal(await resume.innerText(), "étape 2, Deux");
      await resume.click();
      await page.waitForURL(/notes\/deux\//);
      await page.goto(`${origins[kind]}carnets/chemin/index.html`);
      assert.equal(await page.locator(".rows .is-read").count() >= 1, true);
      // On a disk its own requests are refused.
      if (kind === "served") assert.deepEqual(await axeProblems(page), []);
      await page.locator(".progress button").click();
      await page.locator(".progress").waitFor({ state: "hidden" });
      assert.equal(await page.locator(".is-read").count(), 0);
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("carnet-progress"))), []);
    });
  });
}

test("without a script nothing is offered, and a term is a link", async () => {
  await visit(`${origins.served}notes/un/index.html`, { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator(".progress").count(), 0);
    await page.locator(".prose a.term").click();
    await page.waitForURL(/notes\/pivot\//);
    await page.goto(`${origins.served}index.html`);
    assert.equal(await page.locator(".resume").isVisible(), false);
  });
});
