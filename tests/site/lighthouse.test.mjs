// What Lighthouse finds on a page of each main kind, but for what it measures with a clock: accessibility, best practices, search
// engines, and what makes a page slow wherever it is read. `lighthouse.mjs` prints the scores.

import { after, before, test } from "node:test";
import { serveKinds } from "./kinds.mjs";
import { MAIN, faults, withLighthouse } from "./lighthouse.mjs";
import { expectNone } from "./site.mjs";

// Weight, form and order of what a page loads; each is the same on every machine. Not `modern-image-formats`: photographs are JPEG.
const STEADY = ["cumulative-layout-shift", "unminified-css", "unminified-javascript", "unused-css-rules",
  "unused-javascript", "uses-optimized-images", "uses-text-compression", "uses-responsive-images",
  "efficient-animated-content", "duplicated-javascript", "legacy-javascript", "total-byte-weight", "font-display",
  "unsized-images", "viewport", "uses-rel-preconnect", "redirects", "lcp-lazy-loaded", "prioritize-lcp-image", "no-document-write",
  "uses-passive-event-listeners", "non-composited-animations", "third-party-summary"];
// What Lighthouse weighs in kilobytes rather than in time is a fault from here: photographs have few widths, and the next one up is taken.
const MOST_WASTED = 40 * 1024;

let addresses, lighthouse;

before(async () => {
  addresses = await serveKinds();
  lighthouse = await withLighthouse();
});

after(() => lighthouse?.close());

for (const kind of MAIN) {
  test(`${kind}: nothing that keeps it from 100, but for the time it takes`, async () => {
    // Search engines are asked to leave some pages out: that of search, an unlisted note.
    const isIndexed = !(await (await fetch(addresses[kind])).text()).includes('<meta name="robots" content="noindex">');
    const onlyCategories = ["accessibility", "best-practices", ...(isIndexed ? ["seo"] : [])];
    const settings = { onlyCategories, onlyAudits: STEADY, disableFullPageScreenshot: true };
    const lhr = await lighthouse.judge(addresses[kind], "phone", settings);
    const steady = STEADY.map((id) => lhr.audits[id]).filter((audit) => audit && audit.score !== null && audit.score < 0.9)
      .filter(({ details }) => !(details?.overallSavingsBytes < MOST_WASTED))
      .map(({ id, displayValue, details }) => `performance ${id}: ${displayValue ?? ""} ${JSON.stringify(details?.items ?? []).slice(0, 300)}`);
    expectNone([...faults(lhr), ...steady], `problems on ${addresses[kind]}`);
  });
}
