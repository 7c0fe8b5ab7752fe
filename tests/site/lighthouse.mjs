// Lighthouse, on a page of each main kind, as a phone and as a desk see it: `node tests/site/lighthouse.mjs [KIND…]` prints the scores.
//
// A score of speed is one of this machine at this moment, so no test asks for 100: `lighthouse.test.mjs` asks of the same pages all that
// is the same each time.

import { createServer } from "node:net";
import { test } from "node:test";
import lighthouse, { desktopConfig } from "lighthouse";
import { launchChromium } from "./chromium.mjs";
import { serveKinds } from "./kinds.mjs";

export const MAIN = ["home", "note", "notebook", "list-notes", "search", "all-note"];
const PRESETS = { phone: undefined, desk: desktopConfig };

/** A port of this machine that nobody uses. */
const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Opens Chromium so that Lighthouse can steer it, and gives what judges a page and what closes it. */
export async function withLighthouse() {
  const port = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  /** What Lighthouse says of a page: the result as it writes it. */
  const judge = async (address, preset, settings = {}) => {
    const { lhr } = await lighthouse(address, { port, output: "json", logLevel: "error", ...settings }, PRESETS[preset]);
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    return lhr;
  };
  return { judge, close: () => browser.close() };
}

/** What keeps a page from a score of 100, each by its category. */
export function faults(lhr) {
  return Object.values(lhr.categories).flatMap((category) => category.auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => `${category.id} ${id}: ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`));
}

if (process.argv[1] === import.meta.filename) {
  const asked = process.argv.slice(2);
  test("scores", async () => {
    const addresses = await serveKinds();
    const { judge, close } = await withLighthouse();
    for (const kind of asked.length ? asked : MAIN) {
      for (const preset of Object.keys(PRESETS)) {
        const lhr = await judge(addresses[kind], preset);
        // Search engines are asked to leave the page of search out.
        if (kind === "search") delete lhr.categories.seo;
        const scores = Object.values(lhr.categories).map(({ id, score }) => `${id} ${score === null ? "none" : Math.round(score * 100)}`);
        console.log([`${kind}, ${preset}: ${scores.join(", ")}`, ...faults(lhr)].join("\n   "));
      }
    }
    await close();
  });
}
