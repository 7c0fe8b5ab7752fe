// Points of the French reference for accessibility (RGAA 4.1.2) that a program can look at and no other judge of these tests does, on
// all pages of the project's site and of the one where everything is. Its number stands before each.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { attribute, elements, parsePage, textOf } from "./html.mjs";
import { everything } from "./kinds.mjs";
import { build, expectNone, files, scratch } from "./site.mjs";

const pages = [];

before(async () => {
  for (const site of [undefined, await everything()]) {
    const folder = await build(path.join(await scratch(), "site"), site);
    for (const name of await files(folder)) {
      if (!name.endsWith(".html")) continue;
      const document = parsePage(await readFile(path.join(folder, name), "utf8"));
      const all = [...elements(document)];
      // A page that only leads on to another one holds no text.
      if (all.some((e) => attribute(e, "http-equiv") === "refresh")) continue;
      pages.push({ site: site ? "all" : "own", name, all });
    }
  }
});

const tagged = (all, ...names) => all.filter((e) => names.includes(e.tagName));
const words = (element) => textOf(element).replace(/\s+/g, " ").trim();
const within = (element, test) => {
  for (let e = element.parentNode; e; e = e.parentNode) if (e.tagName && test(e)) return true;
  return false;
};

const isHidden = (element) => attribute(element, "hidden") !== undefined || within(element, (e) => attribute(e, "hidden") !== undefined);

/** Everything that `look` finds wrong, with the page it stands on. */
function judge(look) {
  const problems = pages.flatMap(({ site, name, all }) => look(all, name, site).map((problem) => `${site} ${name}: ${problem}`));
  expectNone(problems, "problems");
}

/** The name of an element for assistive technology, as far as the pages need it. */
function nameOf(element) {
  const own = attribute(element, "aria-label") ?? "";
  const images = [...elements(element)].map((e) => (e.tagName === "img" ? attribute(e, "alt") ?? "" : attribute(e, "aria-label") ?? ""));
  return (own || `${words(element)} ${images.join(" ")}`).replace(/\s+/g, " ").trim();
}

test("1.1, 1.2: an image has an alternative, a drawing has one or is decoration", () => judge((all) => [
  ...tagged(all, "img").filter((e) => attribute(e, "alt") === undefined).map((e) => `no alternative: ${attribute(e, "src")}`),
  ...tagged(all, "svg").filter((e) => {
    const named = attribute(e, "aria-label") || attribute(e, "aria-labelledby");
    return attribute(e, "aria-hidden") !== "true" && !(["img", "group"].includes(attribute(e, "role")) && named);
  }).map((e) => `a drawing without a name: ${attribute(e, "class")}`),
]));

test("4.1, 4.3: a film and a sound that belong to a text offer it", () => judge((all) =>
  tagged(all, "video").filter((e) => !tagged([...elements(e)], "track").length).map(() => "a film without captions")));

test("5.6, 5.7: each table has headings, each with its scope", () => judge((all) => tagged(all, "table").flatMap((table) => {
  const headings = tagged([...elements(table)], "th");
  const without = headings.filter((e) => !["col", "row"].includes(attribute(e, "scope")));
  return [...(headings.length ? [] : ["a table without headings"]), ...without.map((e) => `a heading without scope: ${words(e)}`)];
})));

test("6.1, 6.2: links say where they lead, and those of the same words on a page lead to one place or stand in other sentences", () => judge((all) => {
  const problems = [];
  for (const link of tagged(all, "a").filter((e) => attribute(e, "href") !== undefined)) {
    const name = nameOf(link);
    if (!name) problems.push(`a link without a name: ${attribute(link, "href")}`);
    if (/^(ici|cliquez ici|lire la suite|en savoir plus|plus|here|click here|read more|more)$/i.test(name)) problems.push(`a link that says nothing: ${name}`);
    // A title that is there says more than the link does.
    const title = attribute(link, "title");
    if (title !== undefined && title.trim() === "") problems.push(`an empty title: ${name}`);
  }
  return problems;
}));

test("8.3, 8.4: each page says its language", () => judge((all) =>
  /^(fr|en)(-[A-Z]{2})?$/.test(attribute(tagged(all, "html")[0], "lang") ?? "") ? [] : ["no language"]));

test("8.5, 8.6: each page has a title, and no other of the site has the same", () => {
  const seen = new Map();
  judge((all, name, site) => {
    const [title] = tagged(tagged(all, "head").flatMap((head) => [...elements(head)]), "title").map(words);
    const key = `${site} ${title}`;
    const same = seen.get(key);
    seen.set(key, name);
    return [...(title ? [] : ["no title"]), ...(same ? [`'${title}' is also the title of ${same}`] : [])];
  });
});

test("8.9: no element is there for its looks alone", () => judge((all) => [
  ...tagged(all, "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "td", "th", "blockquote", "figcaption", "caption", "summary", "legend", "label")
    // A cell of a table may have to be filled in; what a script will say has its place before.
    .filter((e) => !words(e) && !["td", "th"].includes(e.tagName) && !attribute(e, "role") && !isHidden(e) && ![...elements(e)].some((part) => ["img", "svg", "input", "audio", "video", "math"].includes(part.tagName)))
    .map((e) => `empty: <${e.tagName} class="${attribute(e, "class") ?? ""}">`),
  ...tagged(all, "font", "center", "big", "strike", "tt", "marquee", "blink").map((e) => `<${e.tagName}>`),
  ...all.filter((e) => ["align", "bgcolor", "border", "cellpadding", "valign"].some((name) => attribute(e, name) !== undefined)).map((e) => `a look in an attribute: ${e.tagName}`),
]));

test("8.7: another language is said where a page has one", () => judge((all, name, site) => {
  if (site !== "all" || name !== "notes/steps/index.html") return [];
  const said = all.filter((e) => words(e) === "A step, in English").filter((e) => attribute(e, "lang") === "en" || within(e, (p) => attribute(p, "lang") === "en"));
  return said.some((e) => e.tagName === "h1") ? [] : ["the title is not said to be in English"];
}));

test("9.1: one title, and no level of headings is left out", () => judge((all) => {
  const levels = tagged(all, "h1", "h2", "h3", "h4", "h5", "h6").map((e) => Number(e.tagName[1]));
  const skips = levels.filter((level, index) => index > 0 && level > levels[index - 1] + 1);
  const titles = levels.filter((level) => level === 1).length;
  return [...(titles === 1 ? [] : [`${titles} titles`]), ...(skips.length ? [`levels ${levels.join(" ")}`] : [])];
}));

test("9.2, 12.6: the parts of a page are its landmarks", () => judge((all) => {
  const count = (tag) => tagged(all, tag).filter((e) => !within(e, (p) => ["article", "section", "aside", "main"].includes(p.tagName))).length;
  const problems = ["header", "main", "footer"].filter((tag) => count(tag) !== 1).map((tag) => `${count(tag)} ${tag}`);
  const navs = tagged(all, "nav").map((e) => attribute(e, "aria-label") ?? "");
  if (navs.some((name) => !name) || new Set(navs).size < navs.length) problems.push(`navigations named '${navs.join("', '")}'`);
  return problems;
}));

test("9.3: lists are lists", () => judge((all) => [
  ...tagged(all, "ul", "ol").filter((list) => (list.childNodes ?? []).some((child) => child.tagName && !["li", "script", "template"].includes(child.tagName))).map((e) => `a list with other parts: ${attribute(e, "class")}`),
  ...tagged(all, "p").filter((e) => /^([-•–*]|\d+[.)]) /.test(words(e))).map((e) => `a list written by hand: ${words(e).slice(0, 60)}`),
]));

test("11.1: each field has a label", () => judge((all) => {
  const named = new Set(tagged(all, "label").map((e) => attribute(e, "for")).filter(Boolean));
  return tagged(all, "input", "select", "textarea")
    .filter((e) => attribute(e, "type") !== "hidden" && !attribute(e, "aria-label") && !attribute(e, "aria-labelledby") && !named.has(attribute(e, "id")) && !within(e, (p) => p.tagName === "label"))
    .map((e) => `a field without a label: ${attribute(e, "name")}`);
}));

test("12.1, 12.2, 12.7: each page leads to search and to the plan of the site, in one place, and begins with a link to its text", () => judge((all, name) => {
  const body = tagged(all, "body").flatMap((e) => [...elements(e)]);
  const links = tagged(body, "a");
  const problems = [];
  if (!/^#/.test(attribute(links[0], "href"))) problems.push("the first link leads elsewhere");
  if (!links.some((e) => attribute(e, "class") === "search-link" && within(e, (p) => p.tagName === "header"))) problems.push("no way to search");
  if (!links.some((e) => /plan-du-site/.test(attribute(e, "href") ?? "") && within(e, (p) => p.tagName === "footer")) && !name.startsWith("plan-du-site")) problems.push("no way to the plan");
  return problems;
}));

test("13.2, 13.1: no window opens by itself, no page goes on by itself", () => judge((all) => [
  ...all.filter((e) => attribute(e, "target") && attribute(e, "target") !== "_self").map((e) => `opens a window: ${attribute(e, "href")}`),
  ...all.filter((e) => attribute(e, "autoplay") !== undefined).map((e) => `begins by itself: ${e.tagName}`),
]));

test("13.3: a document says its type and its weight", () => judge((all) => tagged(all, "a")
  .filter((e) => /\.(pdf|docx?|odt|xlsx?|ods|pptx?|odp|zip)([#?]|$)/i.test(attribute(e, "href") ?? "") && !/^https?:/.test(attribute(e, "href")))
  .filter((e) => !/\b(PDF|DOCX?|ODT|XLSX?|ODS|PPTX?|ODP|ZIP)\b.*\d/.test(words(within(e, (p) => p.tagName === "figcaption") ? e.parentNode : e)))
  .map((e) => `says neither: ${attribute(e, "href")}`)));
