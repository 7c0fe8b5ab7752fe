// How the tests look at a page in a browser.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout } from "node:timers/promises";
import { expectNone } from "./site.mjs";

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** For a page whose other scheme was judged by all rules: it has the same elements, in other colours. */
export const COLOURS_ALONE = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Gives what opens an address in a context of its own and looks at it; complaints of the browser fail the test. */
export const visitor = (browser) => async (address, options, look) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const problems = [];
  try {
    const page = await context.newPage();
    // From a disk a browser loads no font.
    const isTold = (message) => ["error", "warning"].includes(message.type()) && !(address.startsWith("file:") && /font|ERR_FAILED/.test(message.text()));
    page.on("console", (message) => isTold(message) && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(address, { waitUntil: "load" });
    await look(page);
  } finally {
    await context.close();
  }
  expectNone(problems, "complaints of the browser");
};

/** Waits until what was done is painted, and what follows sizes and scrolling has run. */
export const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Gives a page another size, and waits until all of it has that. */
export async function resize(page, viewport) {
  await page.setViewportSize(viewport);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, viewport);
  await painted(page);
}

/** Reads until what is read passes, for what a browser does a moment after it was asked to; gives what was read last. */
export async function soon(read, passes) {
  for (let tries = 0; ; tries++) {
    const value = await read();
    if (tries === 40 || passes(value)) return value;
    await setTimeout(50);
  }
}

/** What axe finds wrong with a page, or with a part of it; `options` are those of `axe.run`. */
export async function axeProblems(page, options = {}, part = undefined) {
  await page.evaluate(axe);
  const asked = { runOnly: AXE_TAGS, resultTypes: ["violations"], ...options };
  const { violations } = await page.evaluate(([part, asked]) => axe.run(part ?? document, asked), [part, asked]);
  return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ target, html, failureSummary }) => {
    const why = failureSummary.replace(/\s+/g, " ").slice(0, 300);
    return `axe ${id} (${impact}): ${target.join(" ")} «${html.slice(0, 140)}» ${why}`;
  }));
}
