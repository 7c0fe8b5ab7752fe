// How the tests look at a page in a browser.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout } from "node:timers/promises";
import { expectNone } from "./site.mjs";

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

/** What axe finds wrong with a page. */
export async function axeProblems(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(" ")} ${html.slice(0, 120)}`));
}
