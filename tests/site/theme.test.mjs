// The second theme of the repository, themes/sobre, which overrides three templates: its pages are valid, fit narrow and wide
// screens, are accessible in both schemes, and carnet says nothing about its templates.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { launchChromium } from "./chromium.mjs";
import { baseUrl, buildWith, carnet, expectNone, files, root, run, scratch, serve } from "./site.mjs";
import { COLOURS_ALONE, axeProblems, resize } from "./visit.mjs";

const PAGES = ["", "notes/", "notes/premiere-note/", "carnets/batir-une-trajectoire/", "journal/", "lexique/", "graphe/", "recherche/"];
let folder, site, browser, origin;

before(async () => {
  folder = await scratch();
  site = await buildWith("theme: sobre", folder);
  origin = await serve(site, new URL(await baseUrl()).pathname);
  browser = await launchChromium();
});

after(() => browser?.close());

test("carnet has nothing to say about the theme", async () => {
  const { stdout } = await run(carnet(), ["check", path.join(folder, "copy"), "--format", "json"], { maxBuffer: 1 << 26 });
  const messages = JSON.parse(stdout).messages.filter((message) => message.file?.startsWith("themes/"));
  assert.deepEqual(messages, []);
});

test("it overrides three templates, and the other pages are carnet's", async () => {
  const own = (await readdir(path.join(root, "themes/sobre/templates"))).sort();
  assert.deepEqual(own, ["footer.html", "head.html", "home.html"]);
  const page = async (name) => readFile(path.join(site, name), "utf8");
  assert.match(await page("index.html"), /class="contents-table"/);
  for (const name of ["index.html", "notes/premiere-note/index.html", "404.html"]) assert.match(await page(name), /assets\/sobre\.css\?v=/);
});

test("html-validate accepts its pages", async () => {
  const rules = {
    "doctype-style": "off", "void-style": "off", "no-trailing-whitespace": "off", "long-title": "off", "unique-landmark": "off",
    "prefer-native-element": ["error", { exclude: ["region"] }],
  };
  const judge = new HtmlValidate({ root: true, extends: ["html-validate:recommended"], rules });
  const problems = [];
  for (const name of (await files(site)).filter((name) => name.endsWith(".html"))) {
    const { results } = await judge.validateFile(path.join(site, name));
    for (const m of results.flatMap(({ messages }) => messages)) problems.push(`${name}:${m.line} ${m.ruleId}: ${m.message}`);
  }
  expectNone(problems, "problems");
});

for (const address of PAGES) {
  test(`/${address} fits and is accessible at 320 and 1280 px, light and dark`, async () => {
    const context = await browser.newContext({ reducedMotion: "reduce" });
    const page = await context.newPage();
    const problems = [];
    page.on("console", (message) => { if (message.type() === "error") problems.push(message.text()); });
    for (const width of [320, 1280]) {
      for (const colorScheme of ["light", "dark"]) {
        await resize(page, { width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.goto(origin + address, { waitUntil: "load" });
        const where = `${width} ${colorScheme}`;
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) problems.push(`${where}: ${wide} px too wide`);
        const found = await axeProblems(page, colorScheme === "light" ? {} : COLOURS_ALONE);
        problems.push(...found.map((problem) => `${where}: ${problem}`));
      }
    }
    await context.close();
    expectNone(problems, "problems");
  });
}
