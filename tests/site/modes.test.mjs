// What readers ask their systems for: colours of their own (forced-colors), more contrast, no motion. On a page of each kind.

import { test } from "node:test";
import { withPages } from "./pages.mjs";
import { expectNone } from "./site.mjs";

const pages = withPages();

test("with forced colours, light and dark: what can be used and what is marked can be seen", async () => {
  const problems = await pages.visitAll({ forcedColors: "active" }, async (page) => {
    const found = [];
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, forcedColors: "active" });
      found.push(...(await unseen(page)).map((problem) => `${colorScheme}: ${problem}`));
    }
    return found;
  });
  expectNone(problems, "problems");
});

/** What cannot be seen when the system chooses the colours. */
function unseen(page) {
  return page.evaluate(() => {
    const problems = [];
    const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const said = (e) => e.outerHTML.replace(/\s+/g, " ").slice(0, 120);
    const drawn = (style) => ["Top", "Right", "Bottom", "Left"].some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
    const probe = document.head.appendChild(document.createElement("meta"));
    const system = (name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    };
    const ground = system("Canvas");
    const known = new Set(["CanvasText", "LinkText", "VisitedText", "Highlight", "ButtonText", "GrayText", "MarkText"].map(system));
    // Without a border a control is its text, its sign or the browser's own.
    for (const e of document.querySelectorAll("input, select, textarea")) {
      const style = getComputedStyle(e);
      if (shown(e) && style.appearance === "none" && !drawn(style)) problems.push(`no edge: ${said(e)}`);
    }
    for (const e of document.querySelectorAll("button, a, summary")) {
      if (shown(e) && !e.textContent.trim() && !e.querySelector("img, svg") && !e.getAttribute("aria-label")) problems.push(`nothing to see: ${said(e)}`);
    }
    for (const e of document.querySelectorAll(".callout, .card, .facts, .code, .document a, .tags a")) {
      if (shown(e) && !drawn(getComputedStyle(e))) problems.push(`no edge: ${said(e)}`);
    }
    // The system does not choose the colours of drawings: they take its own.
    for (const e of document.querySelectorAll("svg:not(.icon) :is(path, circle, text)")) {
      const { stroke, fill } = getComputedStyle(e);
      const own = [stroke, fill].filter((paint) => paint.startsWith("rgb(") && !known.has(paint));
      if (shown(e) && own.length) problems.push(`a colour of its own, ${own.join(", ")}: ${said(e)}`);
    }
    for (const e of document.querySelectorAll("[aria-current]")) {
      const style = getComputedStyle(e);
      if (shown(e) && !style.textDecorationLine.includes("underline") && !drawn(style)) problems.push(`not marked as current: ${said(e)}`);
    }
    for (const e of document.querySelectorAll("mark")) {
      if (shown(e) && getComputedStyle(e).backgroundColor === ground) problems.push(`not marked: ${said(e)}`);
    }
    return [...new Set(problems)].slice(0, 6);
  });
}

test("nothing moves by itself, and nothing at all where no motion is asked for", async () => {
  const problems = await pages.visitAll({ reducedMotion: "no-preference" }, async (page) => {
    const found = [];
    for (const reducedMotion of ["no-preference", "reduce"]) {
      await page.emulateMedia({ reducedMotion });
      await page.mouse.move(300, 300);
      for (let i = 0; i < 4; i++) await page.keyboard.press("Tab");
      found.push(...(await page.evaluate((isReduced) => {
        const running = document.getAnimations().map((animation) => `moves: ${animation.animationName ?? animation.transitionProperty}`);
        const isSmooth = isReduced && [...document.querySelectorAll("*")].some((e) => getComputedStyle(e).scrollBehavior === "smooth");
        const players = [...document.querySelectorAll("[autoplay], marquee, blink")].map((e) => `begins by itself: ${e.tagName}`);
        return [...running, ...players, ...(isSmooth ? ["scrolls smoothly"] : [])];
      }, reducedMotion === "reduce")));
    }
    return found;
  });
  expectNone(problems, "problems");
});
