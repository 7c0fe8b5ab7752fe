// A page as the tests look at it: parsed by the rules of the HTML standard, with every address it holds.

import { parse } from "parse5";

/** @returns the document of a page or a fragment */
export function parsePage(source) {
  return parse(source);
}

/** Every element below `node`, in order; a template's content too. */
export function* elements(node) {
  for (const child of [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])]) {
    if (child.tagName) yield child;
    yield* elements(child);
  }
}

export function attribute(element, name) {
  return element.attrs?.find((a) => a.name === name)?.value;
}

export function textOf(element) {
  return (element.childNodes ?? []).map((child) => child.value ?? textOf(child)).join("");
}

/** The ids of a page: what a fragment can lead to. */
export function idsOf(document) {
  return new Set([...elements(document)].map((element) => attribute(element, "id")).filter(Boolean));
}

const ADDRESSES = ["href", "src", "poster", "data", "action", "formaction"];
const LISTS = ["srcset", "imagesrcset"];
// What a <link> makes the browser fetch; the others only say where something is.
const FETCHED = /\b(stylesheet|icon|preload|modulepreload|manifest|apple-touch-icon)\b/;

/**
 * Every address of a page, as it is written: `kind` is `link` for what a reader follows and `part` for what the browser
 * fetches by itself.
 */
export function linksOf(document) {
  const found = [];
  for (const element of elements(document)) {
    const tag = element.tagName;
    const followed = ["a", "area", "form", "meta"].includes(tag) || (tag === "link" && !FETCHED.test(attribute(element, "rel") ?? ""));
    const add = (url) => found.push({ url: url.trim(), kind: followed ? "link" : "part" });
    for (const { name, value } of element.attrs) {
      if (ADDRESSES.includes(name)) add(value);
      if (LISTS.includes(name)) value.split(/,\s+/).forEach((candidate) => add(candidate.trim().split(/\s+/)[0]));
    }
    if (tag !== "meta") continue;
    const content = attribute(element, "content") ?? "";
    const refresh = attribute(element, "http-equiv")?.toLowerCase() === "refresh" && content.match(/url=(.*)$/i);
    if (refresh) add(refresh[1]);
    if (/^og:(url|image|audio|video)$/.test(attribute(element, "property") ?? "")) add(content);
  }
  return found;
}

/** What a policy of `default-src 'self'` refuses, described; data blocks (JSON) are no script. */
export function inlineCode(document) {
  const found = [];
  for (const element of elements(document)) {
    const tag = element.tagName;
    const isCode = tag === "style" || (tag === "script" && !attribute(element, "src") && !/json$/.test(attribute(element, "type") ?? ""));
    if (isCode && textOf(element).trim()) found.push(`<${tag}> «${textOf(element).trim().slice(0, 60)}»`);
    for (const { name, value } of element.attrs) {
      if (name === "style" || /^on/.test(name)) found.push(`<${tag} ${name}="${value.slice(0, 60)}">`);
      if (/^\s*javascript:/i.test(value)) found.push(`<${tag} ${name}="${value.slice(0, 60)}">`);
    }
  }
  return found;
}
