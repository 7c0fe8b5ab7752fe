// Pages for those who need larger letters: zoomed to 200 and 400 %, with text alone doubled, with letters, words and lines set apart.
// Nothing scrolls sideways but what has a frame of its own, nothing is cut, no line lies over another (WCAG 1.4.4, 1.4.10, 1.4.12).

import { test } from "node:test";
import { addStyle, cutOrCovered, tooWide, withPages } from "./pages.mjs";
import { expectNone } from "./site.mjs";
import { resize } from "./visit.mjs";

const pages = withPages();

const DOUBLED = "html { font-size: 200% }";
// The measures of WCAG 1.4.12.
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }`;

const WAYS = [
  ["1280 px at 200 %", { width: 640, height: 450 }, ""],
  ["1280 px at 400 %", { width: 320, height: 256 }, ""],
  ["1280 px, text doubled", { width: 1280, height: 900 }, DOUBLED],
  ["390 px, text doubled", { width: 390, height: 844 }, DOUBLED],
  ["320 px, text doubled", { width: 320, height: 700 }, DOUBLED],
  ["1280 px, text set apart", { width: 1280, height: 900 }, SPACED],
  ["320 px, text set apart", { width: 320, height: 700 }, SPACED],
];

test("nothing is lost, cut or covered when pages are enlarged", async () => {
  const problems = await pages.visitAll({}, async (page) => {
    const found = [];
    for (const [way, viewport, style] of WAYS) {
      await resize(page, viewport);
      await page.evaluate(() => (document.adoptedStyleSheets = []));
      if (style) await addStyle(page, style);
      const here = [...(await tooWide(page)), ...(await cutOrCovered(page))];
      found.push(...here.map((problem) => `${way}: ${problem}`));
    }
    return found;
  });
  expectNone(problems, "problems");
});
