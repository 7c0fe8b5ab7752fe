// What other programs read: Atom feeds, sitemap.xml, robots.txt, index.json and the Markdown sources.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { parseAtomFeed } from "feedsmith";
import { SaxesParser } from "saxes";
import { linksOf, parsePage } from "./html.mjs";
import { baseUrl, build, expectNone, fileOf, files, scratch } from "./site.mjs";

// RFC 3339, as Atom wants it: a time and an offset are required.
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

let folder, names, base;
const text = (name) => readFile(path.join(folder, name), "utf8");
const feeds = () => names.filter((name) => name.endsWith("feed.xml"));

before(async () => {
  folder = await build(path.join(await scratch(), "site"));
  names = await files(folder);
  base = await baseUrl();
});

/** The file that a whole address leads to; none for an address outside the site. */
function fileOfUrl(url) {
  return url.startsWith(base) ? fileOf(url.slice(base.length)) : undefined;
}

test("every XML file is well formed, with the namespaces it uses", async () => {
  const problems = [];
  for (const name of names.filter((name) => /\.(xml|svg)$/.test(name))) {
    const parser = new SaxesParser({ xmlns: true, fileName: name });
    parser.on("error", (error) => problems.push(error.message));
    parser.write(await text(name)).close();
  }
  expectNone(problems, "XML errors");
});

test("the home page, every notebook, community and author have a feed", () => {
  const missing = names
    .filter((name) => /^((carnets|communautes|auteurs)\/[^/]+\/)?index\.html$/.test(name))
    .map((name) => name.replace(/index\.html$/, "feed.xml"))
    .filter((name) => !names.includes(name));
  expectNone(missing, "feeds are missing");
});

test("every feed is Atom that a reader can follow", async () => {
  const problems = [];
  const ids = new Map();
  for (const name of feeds()) {
    const say = (problem) => problems.push(`${name}: ${problem}`);
    const feed = parseAtomFeed(await text(name));
    const link = (of, rel) => of.links?.find((l) => (l.rel ?? "alternate") === rel)?.href;
    if (!feed.title?.value) say("no title");
    if (!INSTANT.test(feed.updated) || Number.isNaN(Date.parse(feed.updated))) say(`updated is '${feed.updated}'`);
    if (link(feed, "self") !== base + name) say(`self is '${link(feed, "self")}'`);
    if (!names.includes(fileOfUrl(link(feed, "alternate") ?? ""))) say(`alternate leads nowhere: '${link(feed, "alternate")}'`);
    if (!feed.id || ids.has(feed.id)) say(`the id '${feed.id}' is that of ${ids.get(feed.id)} too`);
    ids.set(feed.id, name);

    const entries = feed.entries ?? [];
    if (new Set(entries.map((entry) => entry.id)).size !== entries.length) say("an entry's id is there twice");
    for (const entry of entries) {
      const at = (problem) => say(`entry ${entry.id}: ${problem}`);
      if (!entry.id?.includes(":")) at("the id is no IRI");
      if (!entry.title?.value) at("no title");
      for (const key of ["updated", "published"]) {
        const date = entry[key];
        if (date === undefined && key === "published") continue;
        if (!INSTANT.test(date) || Number.isNaN(Date.parse(date))) at(`${key} is '${date}'`);
      }
      if (Date.parse(entry.published) > Date.parse(entry.updated)) at("published after it was updated");
      if (Date.parse(entry.updated) > Date.parse(feed.updated)) at("newer than the feed");
      if (!(entry.authors ?? feed.authors)?.every((author) => author.name)) at("no author's name");
      const page = fileOfUrl(link(entry, "alternate") ?? "");
      if (!names.includes(page)) at(`the link leads nowhere: '${link(entry, "alternate")}'`);
      if (entry.content?.type === "html") {
        for (const { url } of linksOf(parsePage(entry.content.value))) {
          if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) at(`relative address in the content: '${url}'`);
        }
      }
    }
    const dates = entries.map((entry) => Date.parse(entry.updated));
    if (dates.some((date, i) => i > 0 && date > dates[i - 1])) say("entries are not newest first");
  }
  expectNone(problems, "problems");
  assert.ok(feeds().length > 0, "there is a feed");
});

test("a feed is not empty when its page lists changes", async () => {
  const home = parseAtomFeed(await text("feed.xml"));
  assert.ok(home.entries?.length > 0, "the home feed has entries");
});

test("sitemap.xml lists existing pages, each once, none that asks not to be indexed", async () => {
  const listed = [...(await text("sitemap.xml")).matchAll(/<loc>([^<]*)<\/loc>/g)].map((m) => m[1].replaceAll("&amp;", "&"));
  assert.ok(listed.length > 0, "the sitemap lists something");
  const problems = [];
  if (new Set(listed).size !== listed.length) problems.push("an address is listed twice");
  for (const url of listed) {
    const page = fileOfUrl(url);
    if (!page?.endsWith(".html") || !names.includes(page)) problems.push(`${url} leads nowhere`);
    else if (/<meta name="robots" content="[^"]*noindex/.test(await text(page))) problems.push(`${url} is noindex`);
  }
  for (const [, date] of (await text("sitemap.xml")).matchAll(/<lastmod>([^<]*)<\/lastmod>/g)) {
    if (!/^\d{4}-\d\d-\d\d$/.test(date) && !INSTANT.test(date)) problems.push(`lastmod is '${date}'`);
  }
  for (const { address } of await notesOfIndex()) {
    if (!listed.includes(base + address)) problems.push(`${address} is in index.json but not listed`);
  }
  expectNone(problems, "problems");
});

test("robots.txt names the sitemap", async () => {
  assert.ok((await text("robots.txt")).split("\n").includes(`Sitemap: ${base}sitemap.xml`));
});

async function notesOfIndex() {
  const index = JSON.parse(await text("index.json"));
  assert.ok(Array.isArray(index.notes) && index.notes.length > 0, "index.json has notes");
  return index.notes;
}

test("index.json lists every note that is in lists, with its page and its source", async () => {
  const notes = await notesOfIndex();
  const problems = [];
  for (const note of notes) {
    for (const name of [fileOf(note.address), `${note.address}index.md`]) {
      if (!names.includes(name)) problems.push(`${note.address}: ${name} is missing`);
    }
  }
  const listed = new Set(notes.map((note) => fileOf(note.address)));
  for (const page of names.filter((name) => /^notes\/[^/]+\/index\.html$/.test(name))) {
    const unlisted = /<meta name="robots" content="[^"]*noindex/.test(await text(page));
    if (listed.has(page) === unlisted) problems.push(`${page}: ${unlisted ? "noindex, yet listed" : "not listed"}`);
  }
  expectNone(problems, "problems");
});

test("the Markdown source beside a note is text, with its front matter and no author's comment", async () => {
  const problems = [];
  for (const name of names.filter((name) => /^notes\/[^/]+\/index\.md$/.test(name))) {
    const source = await text(name);
    if (!source.startsWith("---\n")) problems.push(`${name}: no front matter`);
    // A note that explains comments shows one, as code.
    const prose = source.replace(/^(`{3,})[^]*?^\1$/gm, "").replace(/`[^`\n]*`/g, "");
    if (prose.includes("%%")) problems.push(`${name}: a comment`);
    if (source.includes("\uFFFD")) problems.push(`${name}: not UTF-8`);
  }
  expectNone(problems, "problems");
});
