// A page of each kind on paper, as a browser prints it: no sheet is empty, nothing is cut at its edge, nothing stands there that only a
// screen can use, and links that lead out have their address. The sheets go to target/screenshots/.

import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { KINDS } from "./kinds.mjs";
import { withPages } from "./pages.mjs";
import { expectNone, root, run } from "./site.mjs";

const pages = withPages();
const FORMATS = { Letter: 612, A4: 595 };
const folder = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "screenshots");

before(() => mkdir(folder, { recursive: true }));

/** The words of a printed file by sheet, each with the place of its edges, in points. */
async function sheets(file) {
  const { stdout } = await run("pdftotext", ["-bbox", file, "-"], { maxBuffer: 1 << 26 });
  return stdout.split("<page ").slice(1).map((sheet) => [...sheet.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)]
    .map(([, left, top, right, bottom, word]) => ({ left: +left, top: +top, right: +right, bottom: +bottom, word })));
}

/** What is wrong with a page printed to a file. */
async function judge(file, width) {
  const printed = await sheets(file);
  const problems = [];
  printed.forEach((words, index) => {
    // The number of the page is three words: « 2 / 7 ».
    if (words.length < 6) problems.push(`sheet ${index + 1} of ${printed.length} is empty`);
    for (const { left, right, word } of words) {
      if (left < 20 || right > width - 20) problems.push(`cut on sheet ${index + 1}: ${word}`);
    }
  });
  return problems;
}

for (const [format, width] of Object.entries(FORMATS)) {
  test(`no sheet is empty and nothing is cut, on ${format}`, { skip: withoutPoppler() }, async () => {
    const problems = await pages.visitAll({ colorScheme: "dark" }, async (page, kind) => {
      // An image that is far below is loaded when it comes near.
      await page.evaluate(() => document.querySelectorAll("img[loading=lazy]").forEach((image) => (image.loading = "eager")));
      await page.waitForFunction(() => [...document.images].every((image) => image.complete));
      const file = path.join(folder, `${kind}-${format}.pdf`);
      await writeFile(file, await page.pdf({ format, preferCSSPageSize: false }));
      return judge(file, width);
    }, format === "Letter" ? KINDS : ["all-note", "all-book", "changes"]);
    expectNone(problems, "problems");
  });
}

test("paper is black on white, without what only a screen can use, and says where links lead", async () => {
  const problems = await pages.visitAll({ colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print" });
    return page.evaluate(() => {
      const problems = [];
      const said = (e) => e.outerHTML.replace(/\s+/g, " ").slice(0, 120);
      const shown = (e) => e.checkVisibility({ visibilityProperty: true });
      for (const e of document.querySelectorAll("nav:not(.year), button, select, .filter, audio")) {
        if (shown(e)) problems.push(`on paper: ${said(e)}`);
      }
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      const brightest = (colour) => {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return Math.max(...[...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3));
      };
      for (const e of document.querySelectorAll("main p, main li, main td, main dd, main a, main h1, main h2, main h3")) {
        if (shown(e) && brightest(getComputedStyle(e).color) > 170) problems.push(`pale: ${getComputedStyle(e).color} ${said(e)}`);
      }
      for (const e of document.querySelectorAll(".prose a.external")) {
        if (shown(e) && !getComputedStyle(e, "::after").content.includes(e.getAttribute("href")) && !getComputedStyle(e, "::after").content.includes("attr(href)")) problems.push(`without its address: ${said(e)}`);
      }
      for (const e of document.querySelectorAll("figure, tr, .callout, .card, .row, .site-footer")) {
        if (shown(e) && getComputedStyle(e).breakInside !== "avoid") problems.push(`may be cut between two sheets: ${said(e)}`);
      }
      return [...new Set(problems)].slice(0, 6);
    });
  });
  expectNone(problems, "problems");
});

function withoutPoppler() {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return false;
  } catch {
    return "no pdftotext (poppler-utils)";
  }
}
