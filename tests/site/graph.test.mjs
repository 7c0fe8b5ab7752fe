// The graph of notes, in a reader's browser: by keyboard and by touch, below a path, from a disk, without scripts.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { launchChromium } from "./chromium.mjs";
import { baseUrl, build, buildWith, expectNone, scratch, serve } from "./site.mjs";
import { COLOURS_ALONE, axeProblems, painted, resize, soon, visitor } from "./visit.mjs";

const PAGE = "graphe/";
const NOTE = "Déployer la trajectoire";
let browser, folder, origin, visit;

before(async () => {
  folder = await build(path.join(await scratch(), "site"));
  origin = await serve(folder, new URL(await baseUrl()).pathname);
  browser = await launchChromium();
  visit = visitor(browser);
});

after(() => browser?.close());

/** Waits until the notes are drawn, as `passes` expects; gives how many pixels have not the colour of the ground. */
async function drawn(page, passes = (count) => count > 500) {
  await page.waitForFunction(() => globalThis.carnetGraph && document.querySelector(".graph canvas").width > 0);
  await painted(page);
  return soon(() => page.evaluate(() => {
    const { width, height } = document.querySelector(".graph canvas");
    const copy = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d", { willReadFrequently: true });
    copy.drawImage(document.querySelector(".graph canvas"), 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) count += 1;
    return count;
  }), passes);
}

const chosen = (page) => page.textContent(".graph-title a");

test("by keyboard: a note is found, shown with what it is linked with, opened, and left again", async () => {
  await visit(origin + PAGE, {}, async (page) => {
    assert.ok((await drawn(page)) > 500);
    await page.focus(".graph-find input");
    await page.keyboard.type("deployer la traj");
    await page.waitForSelector(".graph-found button");
    await page.keyboard.press("Enter");
    assert.equal(await chosen(page), NOTE);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), NOTE, "its link has the focus");
    assert.match(await page.evaluate(() => location.href), /\?note=notes\/deployer-la-trajectoire\/$/);
    assert.match(await page.textContent(".graph-count"), /^\d+ notes liées$/);
    await page.click(".graph-note ul button");
    assert.notEqual(await chosen(page), NOTE);
    await page.keyboard.press("Escape");
    assert.ok(await page.isHidden(".graph-note"));
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "CANVAS");
    const before = await page.evaluate(() => document.querySelector("canvas").toDataURL().length);
    for (const key of ["+", "ArrowLeft", "ArrowDown", "-", "0", "Enter"]) await page.keyboard.press(key);
    assert.ok(before > 0 && (await page.isVisible(".graph-note")), "Enter chooses the note in the middle");
    const link = page.locator(".graph-title a");
    await Promise.all([page.waitForURL(/notes\/[^/]+\/$/), link.press("Enter")]);
  });
});

test("the drawing of a note leads to it in the graph", async () => {
  await visit(`${origin}notes/deployer-la-trajectoire/`, {}, async (page) => {
    assert.ok((await page.locator(".neighbourhood a").count()) > 6);
    await page.click("figcaption a[href*='graphe']");
    await page.waitForSelector(".graph-note:not([hidden])");
    assert.equal(await chosen(page), NOTE);
  });
});

test("by touch, at 360 px: a tap chooses, two fingers and buttons zoom, nothing scrolls sideways", async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  await visit(origin + PAGE, phone, async (page) => {
    const all = await drawn(page);
    // A tap is a click a moment later.
    const isMoved = (count) => count !== all;
    const isWhole = (count) => count === all;
    await page.tap("[data-zoom=in]");
    assert.notEqual(await drawn(page, isMoved), all);
    await page.tap("[data-zoom=all]");
    assert.equal(await drawn(page, isWhole), all);
    const box = await page.locator(".graph canvas").boundingBox();
    const touches = await page.context().newCDPSession(page);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    for (const [type, apart] of [["touchStart", 20], ["touchMove", 60], ["touchMove", 100], ["touchEnd"]]) {
      const touchPoints = apart ? [{ x: x - apart, y, id: 1 }, { x: x + apart, y, id: 2 }] : [];
      await touches.send("Input.dispatchTouchEvent", { type, touchPoints });
    }
    assert.notEqual(await drawn(page, isMoved), all);
    // A tap so soon after two fingers may be taken for one of them.
    await page.click("[data-zoom=all]");
    assert.equal(await drawn(page, isWhole), all);
    for (let y = 30; y < box.height && (await page.isHidden(".graph-note")); y += 20) {
      for (let x = 20; x < box.width && (await page.isHidden(".graph-note")); x += 25) await page.touchscreen.tap(box.x + x, box.y + y);
    }
    assert.ok(await chosen(page));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});

test("narrowed to a notebook, only its notes are found", async () => {
  await visit(origin + PAGE, {}, async (page) => {
    await drawn(page);
    await page.selectOption("select[data-of=notebooks]", { label: "Mode d’emploi de carnet" });
    await page.fill(".graph-find input", "trajectoire");
    assert.ok((await page.textContent(".graph-said")).length > 0, "says that there is none");
    await page.fill(".graph-find input", "cles");
    assert.equal(await page.locator(".graph-found button").count(), 2);
  });
});

test("accessible in both schemes, at 320 and 1280 px, and the colours follow the scheme", async () => {
  const problems = [];
  await visit(`${origin}${PAGE}?note=notes/deployer-la-trajectoire/`, { reducedMotion: "reduce" }, async (page) => {
    await drawn(page);
    const colours = new Set();
    for (const width of [320, 1280]) {
      await resize(page, { width, height: 900 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await painted(page);
        colours.add(await page.evaluate(() => getComputedStyle(document.querySelector("canvas")).color));
        const found = await axeProblems(page, colorScheme === "light" ? {} : COLOURS_ALONE);
        problems.push(...found.map((problem) => `${width} ${colorScheme} ${problem}`));
      }
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      if (isWide) problems.push(`${width}: scrolls sideways`);
    }
    assert.equal(colours.size, 2);
  });
  expectNone(problems, "problems");
});

test("without scripts there is the list, by notebook; and without its data", async () => {
  await visit(origin + PAGE, { javaScriptEnabled: false }, async (page) => {
    assert.ok(await page.isHidden(".graph"));
    assert.ok((await page.locator(".graph-list li a").count()) > 40);
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/assets/graph/notes.js", (route) => route.abort());
  await page.goto(origin + PAGE);
  await page.waitForSelector(".graph-failed:not([hidden])");
  assert.ok(await page.isHidden(".graph"));
  await context.close();
});

test("opened from a disk", async () => {
  const disk = await buildWith("urls: file", await scratch());
  const address = `${pathToFileURL(path.join(disk, PAGE, "index.html"))}?note=notes/deployer-la-trajectoire/index.html`;
  await visit(address, {}, async (page) => {
    await drawn(page);
    assert.equal(await chosen(page), NOTE);
    await Promise.all([page.waitForURL(/deployer-la-trajectoire\/index\.html$/), page.click(".graph-title a")]);
  });
});

test("its script is small", () => {
  const size = gzipSync(readFileSync(path.join(folder, "assets/graph.js")), { level: 9 }).length;
  assert.ok(size <= 6 * 1024, `${size} bytes`);
});
