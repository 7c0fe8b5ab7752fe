// What a note's text holds, in a reader's browser: boxes that are ticked. Each is looked at on a small site of its own.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { launchChromium } from "./chromium.mjs";
import { build, scratch, serve } from "./site.mjs";
import { axeProblems, visitor } from "./visit.mjs";

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
      assert.deepEqual(await said(), ["1 de 3", "0 de 2"]);
      assert.equal(await bars.locator("button:visible").count(), 0, "nothing to forget");
      await page.getByLabel("Relire la note").check();
      // The same words twice: each box keeps its own tick.
      await page.getByLabel("Dedans").nth(1).check();
      assert.deepEqual(await said(), ["2 de 3 Vos coches restent dans ce navigateur.", "1 de 2 Vos coches restent dans ce navigateur."]);
      // Its own requests are refused on a disk.
      if (address.startsWith("http")) assert.deepEqual(await axeProblems(page), []);
      await page.reload();
      assert.deepEqual(await said(), ["2 de 3 Vos coches restent dans ce navigateur.", "1 de 2 Vos coches restent dans ce navigateur."]);
      assert.equal(await page.getByLabel("Dedans").nth(0).isChecked(), false);
      await bars.nth(0).getByRole("button").click();
      assert.deepEqual(await said(), ["1 de 3", "1 de 2 Vos coches restent dans ce navigateur."]);
      await page.reload();
      assert.deepEqual(await said(), ["1 de 3", "1 de 2 Vos coches restent dans ce navigateur."]);
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
    assert.deepEqual(await page.locator(".tasks-bar p").allInnerTexts(), ["2 de 3", "0 de 2"]);
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
