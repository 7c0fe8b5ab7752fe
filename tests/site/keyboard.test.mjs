// A reader with a keyboard, on a page of each kind: the skip link leads to the title, each stop shows where one is (WCAG 2.4.7, with a
// contrast of 3 to 1, 1.4.11) and nothing lies over it (2.4.11), what opens closes with Esc and gives the place back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { KINDS } from "./kinds.mjs";
import { withPages } from "./pages.mjs";
import { expectNone } from "./site.mjs";
import { soon } from "./visit.mjs";

const pages = withPages();
// A walk is long enough when it has met each part of a page; lists go on alike.
const MOST_STOPS = 70;

/** What is wrong with the stop that has the focus; nothing at the end of the page. */
async function judgeStop(page) {
  const judged = await judgeNow(page, false);
  if (!judged?.length) return judged;
  // A list that scrolls may need a frame to bring it into sight.
  return soon(() => judgeNow(page, true), (problems) => !problems?.length);
}

function judgeNow(page, isAgain) {
  return page.evaluate((isAgain) => {
    const stop = document.activeElement;
    if (!stop || stop === document.body || (stop.dataset.walked && !isAgain)) return null;
    stop.dataset.walked = "yes";
    const problems = [];
    const html = stop.outerHTML.replace(/ data-walked="yes"/, "").slice(0, 120);
    const numbers = (colour) => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (colour) => {
      const [r, g, b] = numbers(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
      for (let e = element; e; e = e.parentElement) {
        const { backgroundColor } = getComputedStyle(e);
        if (numbers(backgroundColor)[3] === 255) return backgroundColor;
      }
      return "white";
    };
    const contrast = (a, b) => {
      const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
      return (high + 0.05) / (low + 0.05);
    };
    // A hidden input is shown by its label.
    const shown = stop.matches("input") && stop.labels?.length ? [stop, ...stop.labels] : [stop];
    const marked = shown.find((e) => {
      const style = getComputedStyle(e);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    if (!marked) problems.push(`no visible focus: ${html}`);
    else {
      const style = getComputedStyle(marked);
      const around = parseFloat(style.outlineOffset) < 0 ? marked : marked.parentElement ?? marked;
      const ratio = contrast(style.outlineColor, ground(around));
      if (ratio < 3) problems.push(`the focus has a contrast of ${ratio.toFixed(1)}: ${html}`);
    }
    // An inline link may be of several lines; the first that is in sight counts.
    const boxes = [...shown.flatMap((e) => [...e.getClientRects()])];
    const inSight = boxes.filter((box) => box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth);
    if (inSight.length === 0) problems.push(`out of sight: ${html}`);
    else if (!stop.matches("audio, video, iframe")) {
      const seen = inSight.some((box) => {
        const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
        const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
        const top = document.elementFromPoint(x, y);
        return top && shown.some((e) => e.contains(top) || top.contains(e));
      });
      if (!seen) problems.push(`something lies over it: ${html}`);
    }
    return problems;
  }, isAgain);
}

// On a phone the kinds whose parts stand elsewhere there.
const ON_A_PHONE = ["home", "list-notes", "changes", "search", "graph", "all-note", "all-notebook", "all-book"];

for (const [width, colorScheme, kinds] of [[1280, "light", KINDS], [390, "dark", ON_A_PHONE]]) {
  test(`each stop is in sight, marked and uncovered at ${width} px, ${colorScheme}`, async () => {
    const problems = await pages.visitAll({ viewport: { width, height: 700 }, colorScheme }, async (page) => {
      // Players are their browser's own.
      await page.evaluate(() => document.querySelectorAll("audio, video").forEach((player) => player.remove()));
      const found = [];
      let stops = 0;
      for (; stops < MOST_STOPS; stops++) {
        await page.keyboard.press("Tab");
        const judged = await judgeStop(page);
        if (!judged) break;
        found.push(...judged);
      }
      if (stops < 5) found.push(`only ${stops} stops`);
      return found;
    }, kinds);
    expectNone(problems, "problems");
  });
}

test("the skip link is the first stop of each page and leads to its title", async () => {
  const problems = await pages.visitAll({ viewport: { width: 320, height: 700 } }, async (page, kind) => {
    // Who comes to search stands in its field at once.
    if (kind === "search") {
      const type = await soon(() => page.evaluate(() => document.activeElement.type), (type) => type === "search");
      return type === "search" ? [] : ["not in the field"];
    }
    await page.keyboard.press("Tab");
    const link = page.locator(":focus");
    const box = await link.boundingBox();
    const isSeen = (await link.getAttribute("class")) === "skip" && box && box.x >= 0 && box.y >= 0;
    await page.keyboard.press("Enter");
    const isReached = () => page.evaluate(() => {
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return document.activeElement.tagName === "H1" && top >= 0 && bottom <= innerHeight;
    });
    const reached = await soon(isReached, Boolean);
    return [...(isSeen ? [] : ["no skip link"]), ...(reached ? [] : ["it does not lead to the title"])];
  });
  expectNone(problems, "problems");
});

test("search and the choice of the scheme close with Esc, and the focus goes back", async () => {
  const problems = await pages.visitAll({}, async (page, kind) => {
    const found = [];
    const focused = () => page.evaluate(() => document.activeElement.className);
    const button = page.locator(".scheme-button");
    await button.focus();
    await page.keyboard.press("Enter");
    await page.locator("#c-scheme").waitFor();
    await page.keyboard.press("Tab");
    if (!(await page.evaluate(() => document.activeElement.name === "scheme"))) found.push("the choices are not the next stop");
    await page.keyboard.press("Escape");
    await page.locator("#c-scheme").waitFor({ state: "hidden" });
    if ((await focused()) !== "scheme-button") found.push(`the scheme gives the focus to '${await focused()}'`);
    if (kind === "search") return found;
    const link = page.locator(".site-title");
    await link.focus();
    await page.keyboard.press("/");
    await page.locator(".search-dialog input").first().waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".search-dialog").waitFor({ state: "hidden" });
    if ((await focused()) !== "site-title") found.push(`search gives the focus to '${await focused()}'`);
    return found;
  });
  expectNone(problems, "problems");
});

test("a table that fills the screen, a footnote and a definition close with Esc", async () => {
  await pages.visit("all-note", { viewport: { width: 390, height: 700 } }, async (page) => {
    const enlarge = page.locator(".enlarge:visible").first();
    await enlarge.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    // Closed it has no role any more; it goes, and gives the focus back, a moment later.
    await page.locator(".table-dialog").waitFor({ state: "detached" });
    assert.ok(await enlarge.evaluate((button) => document.activeElement === button));
    // A mark of focus for the keyboard alone comes with a key.
    const stop = async (locator) => {
      await locator.focus();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
    };
    for (const [link, box] of [[".footnote-ref a", "#c-footnote"], [".prose a.term", ".preview"]]) {
      await stop(page.locator(link).first());
      await page.locator(box).waitFor();
      await page.keyboard.press("Escape");
      await page.locator(box).waitFor({ state: "hidden" });
      assert.ok(await page.locator(link).first().evaluate((element) => document.activeElement === element), link);
    }
  });
});
