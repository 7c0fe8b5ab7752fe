// How the tests open a page of each kind, and what they find wrong with how it is laid out.

import { KINDS, serveKinds } from "./kinds.mjs";
import { launchChromium } from "./chromium.mjs";
import { after, before } from "node:test";

/** Serves the pages of all kinds for a test file, and gives what opens one of them. */
export function withPages() {
  const shared = {};
  before(async () => {
    shared.addresses = await serveKinds();
    shared.browser = await launchChromium();
  });
  after(() => shared.browser?.close());

  /** Opens the page of a kind in a context of its own and looks at it. */
  shared.visit = async (kind, options, look) => {
    const context = await shared.browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
    try {
      const page = await context.newPage();
      await page.goto(shared.addresses[kind], { waitUntil: "load" });
      return await look(page);
    } finally {
      await context.close();
    }
  };

  /** Opens a page of each kind, and gives what `look` finds wrong, with the kind before it. */
  shared.visitAll = async (options, look, kinds = KINDS) => {
    const problems = [];
    for (const kind of kinds) {
      const found = await shared.visit(kind, options, (page) => look(page, kind));
      problems.push(...found.map((problem) => `${kind}: ${problem}`));
    }
    return problems;
  };
  return shared;
}

/** Adds a style to a page, whatever its policy says of styles in a page. */
export function addStyle(page, css) {
  return page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);
}

/** What makes the page scroll sideways: the innermost elements that stick out and are in no scrolling frame of their own. */
export function tooWide(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const framed = (element) => {
      for (let e = element.parentElement; e && e !== document.body; e = e.parentElement) {
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX)) return true;
      }
      return false;
    };
    const right = (e) => {
      const { left, right } = e.getBoundingClientRect();
      return getComputedStyle(e).overflowX === "visible" ? Math.max(right, left + e.scrollWidth) : right;
    };
    const out = [...document.body.querySelectorAll("*")].filter((e) => right(e) > width + 0.5 && !framed(e));
    const innermost = out.filter((e) => !out.some((other) => other !== e && e.contains(other)));
    return ["scrolls sideways", ...innermost.slice(0, 5).map((e) => `sticks out: ${e.outerHTML.slice(0, 160)}`)];
  });
}

/** Texts that are cut by a frame that does not scroll, and lines of different parts that lie over each other. */
export function cutOrCovered(page) {
  return page.evaluate(() => {
    const problems = [];
    const said = (e) => `${e.tagName.toLowerCase()}.${e.className.baseVal ?? e.className} «${e.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}»`;
    // What is only for assistive technology is cut to nothing.
    const isUnseen = (e) => {
      for (let part = e; part; part = part.parentElement) if (getComputedStyle(part).clipPath !== "none") return true;
      return e.closest(".skip, svg, math") !== null;
    };
    const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) && !isUnseen(e);
    const clips = (style) => /hidden|clip/.test(style.overflowX + style.overflowY);
    for (const e of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(e);
      if (!clips(style) || !shown(e) || !e.innerText?.trim()) continue;
      if (/hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1) problems.push(`cut at its side: ${said(e)}`);
      if (/hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1) problems.push(`cut below: ${said(e)}`);
    }
    // Lines of text with the part they are of; the ground of letters is higher than they are.
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || !shown(parent) || parent.closest("[popover], dialog")) continue;
      let block = parent;
      while (getComputedStyle(block).display.startsWith("inline") && block.parentElement) block = block.parentElement;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const inset = (bottom - top) * 0.2;
        if (right - left > 2) lines.push({ block, parent, left: left + 1, right: right - 1, top: top + inset, bottom: bottom - inset });
      }
    }
    lines.sort((a, b) => a.top - b.top);
    const scrolls = (e) => {
      for (let frame = e; frame; frame = frame.parentElement) {
        const style = getComputedStyle(frame);
        if (frame !== document.documentElement && /auto|scroll/.test(style.overflowX + style.overflowY)) return frame;
        if (/sticky|fixed/.test(style.position)) return frame;
      }
      return null;
    };
    for (let i = 0; i < lines.length; i++) {
      for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom; j++) {
        const [a, b] = [lines[i], lines[j]];
        if (a.block === b.block || a.left >= b.right || b.left >= a.right || scrolls(a.parent) !== scrolls(b.parent)) continue;
        problems.push(`over each other: ${said(a.parent)} and ${said(b.parent)}`);
      }
    }
    return [...new Set(problems)].slice(0, 8);
  });
}
