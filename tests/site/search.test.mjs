// Search, in a reader's browser: by keyboard and by touch, below a path, from a disk, without scripts. The rules of words are held
// against those of the program: every word of every page finds the page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { launchChromium } from "./chromium.mjs";
import { baseUrl, build, buildWith, expectNone, files, root, scratch, serve } from "./site.mjs";
import { COLOURS_ALONE, axeProblems, painted, resize, visitor } from "./visit.mjs";

const PAGE = "recherche/";
let browser, folder, origin, visit;

before(async () => {
  folder = await build(path.join(await scratch(), "site"));
  origin = await serve(folder, new URL(await baseUrl()).pathname);
  browser = await launchChromium();
  visit = visitor(browser);
});

after(() => browser?.close());

/** Waits for what a query finds; gives the titles. */
async function results(page, query) {
  await page.waitForFunction((query) => document.querySelector(".search-results")?.dataset.done === query, query);
  return page.$$eval(".search-results .result-title", (links) => links.map((link) => link.textContent));
}

test("by keyboard, from any page: the dialog opens, the arrows go through the results, Escape goes back", async () => {
  await visit(`${origin}notes/`, {}, async (page) => {
    await page.focus(".search-link");
    await page.keyboard.press("/");
    await page.waitForFunction(() => document.activeElement?.type === "search");
    await page.keyboard.type("deployer la trajectoire");
    const [first] = await results(page, "deployer la trajectoire");
    assert.equal(first, "Déployer la trajectoire");
    assert.match(await page.textContent(".search-status"), /\d+ résultats/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape"); // the first one empties the field
    await page.waitForFunction(() => !document.querySelector("dialog").open);
    assert.equal(await page.evaluate(() => document.activeElement.className), "search-link");
    await page.keyboard.press("Control+k");
    await page.waitForFunction(() => document.activeElement?.type === "search");
    await page.keyboard.type("pivot");
    await results(page, "pivot");
    await page.keyboard.press("ArrowDown");
    const chosen = await page.evaluate(() => document.activeElement.href);
    await Promise.all([page.waitForURL(chosen), page.keyboard.press("Enter")]);
  });
});

test("by touch, at 360 px: the sign in the header opens it", async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  await visit(origin, phone, async (page) => {
    await page.tap(".search-link");
    await page.waitForFunction(() => document.activeElement?.type === "search");
    await page.keyboard.type("indicateurs");
    assert.ok((await results(page, "indicateurs")).length > 2);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});

test("its own page: accessible in both schemes, at 320 and 1280 px, with results and filters", async () => {
  const problems = [];
  await visit(origin + PAGE, { reducedMotion: "reduce" }, async (page) => {
    await page.fill("#c-query", "rencontre");
    await results(page, "rencontre");
    await page.click(".search-filters summary");
    await page.waitForSelector(".search-selects option + option", { state: "attached" });
    for (const width of [320, 1280]) {
      await resize(page, { width, height: 900 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const found = await axeProblems(page, colorScheme === "light" ? {} : COLOURS_ALONE);
        problems.push(...found.map((problem) => `${width} ${colorScheme} ${problem}`));
      }
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      if (isWide) problems.push(`${width}: scrolls sideways`);
    }
  });
  expectNone(problems, "problems");
});

test("a search has an address, with its filters and its order", async () => {
  await visit(`${origin}${PAGE}?q=rencontre`, {}, async (page) => {
    const all = await results(page, "rencontre");
    await page.click(".search-filters summary");
    await page.waitForSelector("select[name=notebook] option + option", { state: "attached" });
    await page.selectOption("select[name=notebook]", "Boîte à outils des trajectoires");
    await page.waitForFunction(() => new URLSearchParams(location.search).has("notebook"));
    await page.selectOption("select[name=sort]", "date");
    await page.waitForFunction(() => new URLSearchParams(location.search).get("sort") === "date");
    const address = await page.evaluate(() => location.href);
    await page.goto(`${address}&days=none&unknown=1`); // no filters of these names
    const fewer = await results(page, "rencontre");
    assert.ok(fewer.length > 0);
    assert.notDeepEqual(fewer, all);
    assert.equal(await page.inputValue("select[name=notebook]"), "Boîte à outils des trajectoires");
  });
});

test("slips, beginnings, missing accents, inclusive writing and phrases", async () => {
  await visit(origin + PAGE, {}, async (page) => {
    const first = async (query) => {
      await page.fill("#c-query", query);
      return (await results(page, query.trim()))[0];
    };
    assert.equal(await first("deploier la trajctoire"), "Déployer la trajectoire");
    assert.match(await page.textContent(".search-status"), /trajectoire/);
    assert.equal(await first("perennis"), "Pérenniser la trajectoire");
    assert.equal(await first("ambassadrice"), "Ambassadeurs et ambassadrices");
    assert.equal(await first("Foire aux questions"), "Foire aux questions");
    await page.fill("#c-query", "« pas à pas »");
    assert.ok((await results(page, "« pas à pas »")).length > 0);
    await page.fill("#c-query", '"pas trajectoire le"');
    assert.deepEqual(await results(page, '"pas trajectoire le"'), []);
    await page.fill("#c-query", "xyzzyx");
    assert.deepEqual(await results(page, "xyzzyx"), []);
    assert.match(await page.textContent(".search-status"), /Aucun résultat/);
  });
});

test("results that lack a word stand apart, and are not counted", async () => {
  await visit(origin + PAGE, {}, async (page) => {
    await page.fill("#c-query", "congé d'hôpital");
    const titles = await results(page, "congé d'hôpital");
    const count = Number((await page.textContent(".search-status")).match(/^(\d+)/)[1]);
    assert.ok(count > 0 && count < titles.length, `${count} of ${titles.length}`);
    const before = await page.$$eval(".search-results > li", (rows) => rows.findIndex((row) => row.className === "search-rest"));
    assert.equal(before, count);
    assert.equal(await page.textContent(".search-rest"), "Pages qui contiennent une partie des mots");
  });
});

test("an excerpt says what its page shows", async () => {
  await visit(origin + PAGE, {}, async (page) => {
    for (const query of ["pivot", "aimant", "appels manqués", "serveur", "rencontre"]) {
      await page.fill("#c-query", query);
      await results(page, query);
      await page.waitForFunction(() => document.querySelector(".search-results .row-summary mark"));
      await page.waitForLoadState("networkidle");
      const wrong = await page.evaluate(async () => {
        const wrong = [];
        const squeezed = (text) => text.replace(/[\s·…]+/g, "");
        for (const row of document.querySelectorAll(".search-results .row")) {
          const excerpt = row.querySelector(".row-summary");
          if (!excerpt.querySelector("mark")) continue;
          const html = await (await fetch(row.querySelector(".result-title").href)).text();
          const text = [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("main .prose")];
          for (const prose of text) for (const unread of prose.querySelectorAll("svg, annotation, .footnote-ref, .footnote-back, .code-language")) unread.remove();
          if (!text.some((prose) => squeezed(prose.textContent).includes(squeezed(excerpt.textContent)))) wrong.push(excerpt.textContent);
        }
        return wrong;
      });
      expectNone(wrong, `excerpts of ${query}`);
    }
  });
});

test("resting on a link shows where it leads; Escape and leaving take it away; not by touch", async () => {
  const links = ".prose a.internal:not([href^='#'])";
  await visit(`${origin}notes/deployer-la-trajectoire/`, {}, async (page) => {
    const link = page.locator(links).first();
    // What scrolls under a mouse is no rest: a link is in sight before.
    await link.scrollIntoViewIfNeeded();
    await painted(page);
    await link.hover();
    await page.waitForSelector(".preview:not([hidden])");
    assert.ok((await page.textContent(".preview strong")).length > 3);
    assert.ok((await page.textContent(".preview p")).length > 20);
    assert.equal(await link.getAttribute("aria-describedby"), "c-preview");
    expectNone(await axeProblems(page), "problems");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".preview", { state: "hidden" });
    await page.mouse.move(1, 1);
    await page.locator(links).nth(1).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    await page.waitForSelector(".preview:not([hidden])");
    await resize(page, { width: 320, height: 700 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
  await visit(`${origin}notes/deployer-la-trajectoire/`, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } }, async (page) => {
    await page.evaluate((links) => addEventListener("click", (event) => event.target.closest(links) && event.preventDefault()), links);
    await page.locator(links).first().tap();
    await page.waitForTimeout(600);
    assert.equal(await page.locator(".preview").count(), 0);
  });
});

test("a site published anew under an open page says so", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(/search-index\/t/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(origin + PAGE);
  await page.fill("#c-query", "trajectoire");
  await page.waitForFunction(() => /Rechargez/.test(document.querySelector(".search-status")?.textContent));
  await context.close();
});

test("without a script the page leads to the lists", async () => {
  await visit(origin, { javaScriptEnabled: false }, async (page) => {
    await page.click(".search-link");
    await page.waitForURL((url) => url.href.endsWith(PAGE));
    assert.ok((await page.locator("#c-search a").count()) > 3);
  });
});

test("opened from a disk: results with their summaries", async () => {
  const site = await buildWith("urls: file", await scratch());
  await visit(pathToFileURL(path.join(site, PAGE, "index.html")).href, {}, async (page) => {
    await page.fill("#c-query", "calendrier de déploiement");
    assert.ok((await results(page, "calendrier de déploiement")).length > 1);
    assert.ok((await page.textContent(".search-results .row-summary")).length > 20);
    const link = await page.getAttribute(".search-results .result-title", "href");
    assert.ok(link.endsWith("index.html"), link);
    const phrase = "« trajectoire la déployer »";
    await page.fill("#c-query", phrase);
    assert.ok((await results(page, phrase)).length > 0);
    assert.match(await page.textContent(".search-status"), /cherchés séparément/);
  });
});

test("every word of every page finds the page, by the same rules as the program's", async () => {
  const pages = (await files(folder)).filter((name) => /^notes\/[^/]+\/index\.html$/.test(name)).map((name) => name.replace("index.html", ""));
  await visit(origin + PAGE, {}, async (page) => {
    await page.fill("#c-query", "a");
    await results(page, "a");
    const lost = await page.evaluate(async (pages) => {
      const lost = [];
      const finds = new Map();
      for (const address of pages) {
        const html = new DOMParser().parseFromString(await (await fetch(`../${address}`)).text(), "text/html");
        if (html.querySelector("meta[name=robots]")) continue; // unlisted
        const prose = html.querySelector(".prose");
        for (const embed of prose.querySelectorAll(".embed, svg, figure.document, .player")) embed.remove();
        for (const block of prose.querySelectorAll("p, li, h2, h3, h4, td, th, dt, dd, sup, sub, br, pre, div, figcaption")) block.append(" ");
        for (const raised of prose.querySelectorAll("sup, sub")) raised.before(" ");
        for (const word of new Set(carnetEngine.wordsOf(prose.textContent))) {
          if (!finds.has(word)) {
            const { results } = await carnetEngine.search(word);
            finds.set(word, new Set((await Promise.all(results.map(({ id }) => carnetEngine.card(id)))).map((card) => card.address)));
          }
          if (!finds.get(word).has(address)) lost.push(`${address}: ${word}`);
        }
      }
      return lost;
    }, pages);
    assert.ok(pages.length > 30);
    expectNone(lost, "words that do not find their page");
  });
});

test("stems are those of the program", async () => {
  const stems = readFileSync(path.join(root, "tests/site/stems.txt"), "utf8").trim().split("\n").map((line) => line.split(" "));
  await visit(origin + PAGE, {}, async (page) => {
    await page.waitForFunction(() => globalThis.carnetStems?.fr);
    await page.evaluate(() => carnetLoad("stems/en"));
    const wrong = await page.evaluate((stems) => stems.filter(([of, word, stem]) => carnetStems[of](word) !== stem).map((line) => line.join(" ")), stems);
    assert.ok(stems.length > 3000);
    expectNone(wrong, "other stems");
  });
});

test("little is loaded: at most 12 KiB of scripts, 40 KiB for a first query of two words", async () => {
  await visit(origin, {}, async (page) => {
    const loaded = [];
    await page.waitForLoadState("networkidle");
    const keep = (response) => loaded.push(response.body().then((body) => ({ url: response.url(), body })));
    page.on("response", keep);
    await page.keyboard.press("/");
    await page.waitForFunction(() => document.activeElement?.type === "search");
    await page.keyboard.type("liste vérification");
    await results(page, "liste vérification");
    // For what comes from here on nobody would wait.
    page.off("response", keep);
    const answers = await Promise.all(loaded);
    const size = (kept) => answers.filter(({ url }) => kept(url)).reduce((sum, { body }) => sum + gzipSync(body).length, 0);
    const isCounted = (url) => !url.includes("search-index");
    const scripts = size((url) => /assets\/search.*\.js/.test(url) && isCounted(url));
    const own = gzipSync(readFileSync(path.join(folder, "assets/search.js"))).length;
    assert.ok(scripts + own <= 12 * 1024, `${scripts + own} bytes of scripts`);
    assert.ok(size(() => true) + own <= 40 * 1024, `${size(() => true) + own} bytes`);
  });
});
