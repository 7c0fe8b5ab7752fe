// Nothing leads nowhere: a crawler that knows only HTML and HTTP follows every address of the built folder, wherever it is
// published, and finds nothing that a strict content policy refuses.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { idsOf, inlineCode, linksOf, parsePage } from "./html.mjs";
import { baseUrl, build, buildWith, expectNone, files, root, scratch, serve } from "./site.mjs";

let folder, published;

before(async () => {
  folder = await build(path.join(await scratch(), "site"));
  published = await baseUrl();
});

/** Fetches each address once; a page comes with its ids and its links. */
class Crawler {
  constructor(origin, publishedAt) {
    Object.assign(this, { origin, publishedAt, answers: new Map(), problems: [] });
  }

  /** An address as the crawler fetches it: without its fragment, whole addresses of the published site brought here. */
  resolve(url, page) {
    const whole = new URL(url, page);
    const here = whole.href.startsWith(this.publishedAt) ? new URL(whole.href.slice(this.publishedAt.length), this.origin) : whole;
    const fragment = decodeURIComponent(here.hash.slice(1)).replace(/:~:.*$/, "");
    here.hash = "";
    return { address: here.href, fragment };
  }

  async get(address) {
    if (!this.answers.has(address)) this.answers.set(address, this.read(address));
    return this.answers.get(address);
  }

  async read(address) {
    const response = await fetch(address);
    const type = response.headers.get("content-type");
    const body = await response.text();
    const answer = { status: response.status, url: response.url, links: [], ids: new Set() };
    if (type.startsWith("text/html")) {
      const document = parsePage(body);
      return { ...answer, ids: idsOf(document), links: linksOf(document) };
    }
    if (type.startsWith("image/svg")) answer.ids = idsOf(parsePage(body));
    if (type.startsWith("text/css")) {
      const named = [...body.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)/g)].map((m) => m[1] ?? m[2]);
      answer.links = named.map((url) => ({ url, kind: "part" }));
    }
    if (type.startsWith("text/javascript")) {
      const named = [...body.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)].map((m) => m[1]);
      answer.links = named.map((url) => ({ url, kind: "part" }));
    }
    return answer;
  }

  /** Checks what `page` holds, and gives the addresses of this site that it leads to. */
  async follow(page) {
    const { links, url: at } = await this.get(page);
    const say = (problem) => this.problems.push(`${page.replace(this.origin, "")}: ${problem}`);
    const led = [];
    for (const { url, kind } of links) {
      if (url === "" && kind === "part") say("an empty address");
      if (!URL.canParse(url, at)) {
        say(`'${url}' is no address`);
        continue;
      }
      const { address, fragment } = this.resolve(url, at);
      if (!address.startsWith(this.origin)) {
        const { protocol, host } = new URL(address);
        if (host === new URL(this.origin).host) say(`'${url}' leaves the site`);
        else if (kind === "part" && !(at.endsWith(".css") && protocol === "data:")) say(`'${url}' is fetched from outside`);
        else if (!["http:", "https:", "mailto:", "tel:"].includes(protocol)) say(`'${url}' has a scheme of its own`);
        continue;
      }
      const target = await this.get(address);
      if (target.status !== 200 && address !== page) {
        say(`'${url}' leads nowhere`);
        continue;
      }
      if (fragment && fragment !== "top" && !target.ids.has(fragment)) say(`'${url}': no element has the id '${fragment}'`);
      led.push(address);
    }
    return led;
  }

  /** Follows everything from `start`, and gives every address seen. */
  async crawl(start) {
    const seen = new Set([start]);
    for (const address of seen) {
      for (const next of await this.follow(address)) seen.add(next);
    }
    return seen;
  }
}

async function crawlAll(built, base, publishedAt, options) {
  const origin = await serve(built, base, options);
  const crawler = new Crawler(origin, publishedAt);
  const reached = await crawler.crawl(`${origin}${options?.folders === false ? "index.html" : ""}`);
  for (const name of (await files(built)).filter((name) => name.endsWith(".html") && name !== "404.html")) {
    await crawler.follow(origin + (options?.folders === false ? name : name.replace(/(^|\/)index\.html$/, "$1")));
  }
  return { origin, crawler, reached };
}

test("as it is published: every address leads somewhere, every fragment to its place", async () => {
  const { crawler } = await crawlAll(folder, new URL(published).pathname, published);
  expectNone(crawler.problems, "broken addresses");
});

test("moved to another folder without being built again", async () => {
  const { crawler } = await crawlAll(folder, "/moved/some/where/", published);
  expectNone(crawler.problems, "broken addresses");
});

test("built with `urls: file`, every address is that of a file, as a disk has no index pages", async () => {
  const built = await buildWith("urls: file", await scratch());
  const { crawler } = await crawlAll(built, "/on/a/disk/", published, { folders: false });
  expectNone(crawler.problems, "broken addresses");
});

for (const address of ["https://notes.test/", "https://notes.test/sub/folder/"]) {
  test(`built for ${address}, its page for missing addresses included`, async () => {
    const built = await build(path.join(await scratch(), "site"), root, "--base-url", address);
    const { crawler, origin } = await crawlAll(built, new URL(address).pathname, address);
    for (const missing of ["nowhere", "nowhere/", "notes/nowhere/at/all/", "a/b/c.html"]) {
      assert.equal((await crawler.get(origin + missing)).status, 404);
      await crawler.follow(origin + missing);
    }
    expectNone(crawler.problems, "broken addresses");
  });
}

test("every page of the sitemap and every feed can be reached from the home page", async () => {
  const { reached, origin } = await crawlAll(folder, new URL(published).pathname, published);
  const sitemap = await readFile(path.join(folder, "sitemap.xml"), "utf8");
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map((m) => m[1].replace(published, origin));
  const feeds = (await files(folder)).filter((name) => name.endsWith("feed.xml")).map((name) => origin + name);
  expectNone([...listed, ...feeds].filter((address) => !reached.has(address)), "addresses that no link leads to");
});

test("no page holds inline script or style", async () => {
  const problems = [];
  for (const name of (await files(folder)).filter((name) => name.endsWith(".html"))) {
    const page = parsePage(await readFile(path.join(folder, name), "utf8"));
    problems.push(...inlineCode(page).map((found) => `${name}: ${found}`));
  }
  expectNone(problems, "inline pieces");
});

test("file names are plain: no space, no accent, no capital, whatever the notes are called", async () => {
  const odd = (await files(folder)).filter((name) => /^(notes|carnets|communautes|auteurs|etiquettes|journal)\//.test(name))
    .filter((name) => /\/index\.(html|md)$|\.xml$/.test(name) && !/^[a-z0-9/._-]+$/.test(name));
  expectNone(odd, "names");
});

test("a note with everything that it loads before it is scrolled weighs less than 60 kB, compressed, without the font", async () => {
  const weighed = new Map();
  const weight = async (name) => {
    if (!weighed.has(name)) weighed.set(name, gzipSync(await readFile(path.join(folder, name))).length);
    return weighed.get(name);
  };
  const loads = /<(?:script|link|img|source)\b[^>]*\b(?:src|href)="([^"?#]+\.(?:css|js|svg|png|jpe?g|webp))[?#"]/g;
  const heavy = [];
  const notes = (await files(folder)).filter((name) => /^notes\/[^/]+\/index\.html$/.test(name));
  assert.ok(notes.length > 30, `${notes.length} notes`);
  for (const name of notes) {
    // A phone takes the smallest of a photograph's widths.
    const page = (await readFile(path.join(folder, name), "utf8"))
      .replace(/<a\b[^>]*>/g, "")
      .replace(/<img\b[^>]* loading="lazy"[^>]*>/g, "")
      .replace(/<img src="[^"]*" srcset="(\S+) [^"]*"/g, '<img src="$1"');
    const loaded = new Set([...page.matchAll(loads)].map(([, url]) => path.posix.join(path.posix.dirname(name), url)));
    assert.ok(loaded.size > 5, `${name} loads ${[...loaded]}`);
    let total = await weight(name);
    for (const file of loaded) total += await weight(file);
    if (total >= 60_000) heavy.push(`${name}: ${total} bytes`);
  }
  expectNone(heavy, "heavy pages");
});
