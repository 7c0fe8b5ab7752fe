// Searches a built site as a reader's browser does, and counts what is transferred for it.
//
//     node searcher.mjs <job.json >answers.json
//
// A job: {program: "carnet" | "pagefind", folder, page, shared, visits, queries}. `folder` is the built site, `page` the address of
// carnet's search page, `shared` the files that every page of a site without search has too: they are not counted. Each of
// `visits` is a list of queries made by a reader who has nothing of the site in store; `queries` are all made in one visit.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { launchChromium } from "../../site/chromium.mjs";

const FIRST = 10; // results that are looked at
const PATIENCE = 60_000; // milliseconds for one query
const QUIET = 60; // milliseconds without a request after which a query asks for nothing more
const EMPTY_PAGE = "empty-page.html"; // where Pagefind runs
const TYPES = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript; charset=utf-8", json: "application/json",
  svg: "image/svg+xml", woff2: "font/woff2", wasm: "application/wasm" };

/** Serves a folder at the root of an address of the loopback and counts the files that are asked for, but pages and `shared`. */
async function serve(folder, shared, policy) {
  const sizes = new Map();
  const counts = { requests: 0, bytes: 0, open: 0, last: 0 };
  const server = createServer(async (request, response) => {
    counts.open += 1;
    let name = decodeURIComponent(new URL(request.url, "http://host").pathname.slice(1));
    if (name === "" || name.endsWith("/")) name += "index.html";
    const content = name === EMPTY_PAGE
      ? Buffer.from("<!doctype html><title>Search</title>")
      : await readFile(path.join(folder, name)).catch(() => undefined);
    if (content && !name.endsWith(".html") && !shared.has(name)) {
      // A file that gzip makes larger is sent as it is.
      if (!sizes.has(name)) sizes.set(name, Math.min(content.length, gzipSync(content, { level: 6 }).length));
      counts.requests += 1;
      counts.bytes += sizes.get(name);
    }
    const headers = { "content-type": TYPES[path.extname(name).slice(1)] ?? "application/octet-stream", "cache-control": "max-age=3600" };
    if (policy) headers["content-security-policy"] = policy;
    response.writeHead(content ? 200 : 404, headers).end(content ?? "nothing here");
    counts.open -= 1;
    counts.last = performance.now();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    counts,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}

/** What a visit offers: `search` gives the addresses of the first results, from the site's root; the rest is what it cost so far. */
function visit(site, search) {
  const before = { requests: site.counts.requests, bytes: site.counts.bytes };
  return {
    search,
    get requests() { return site.counts.requests - before.requests; },
    get transferred() { return site.counts.bytes - before.bytes; },
    /** Resolves when nothing more is asked for. */
    async settled() {
      const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
      const start = performance.now();
      while (site.counts.open > 0 || performance.now() - Math.max(site.counts.last, start) < QUIET) await wait(10);
    },
  };
}

const fromRoot = (site, addresses) => [...new Set(addresses.map((address) => {
  const { pathname } = new URL(address, site.url);
  return decodeURIComponent(pathname.slice(1)).replace(/index\.html$/, "");
}))].slice(0, FIRST);

/** carnet's own page of results, opened with the query in its address. */
export async function openCarnet(site, context, page) {
  const tab = await context.newPage();
  return visit(site, async (query) => {
    await tab.goto(`${site.url}${page}?q=${encodeURIComponent(query)}`);
    await tab.waitForFunction((query) => document.querySelector("#c-results")?.dataset.done === query, query, { timeout: PATIENCE });
    return fromRoot(site, await tab.$$eval("#c-results li a.result-title", (links) => links.map((link) => link.href)));
  });
}

/** Pagefind's programming interface in an empty page: a search, then the details of the first results, as its own interface does. */
export async function openPagefind(site, context) {
  const tab = await context.newPage();
  await tab.goto(site.url + EMPTY_PAGE);
  return visit(site, async (query) => {
    const addresses = await tab.evaluate(async ([query, first]) => {
      globalThis.pagefind ??= await import(new URL("pagefind/pagefind.js", location.href));
      const { results } = await pagefind.search(query);
      const shown = await Promise.all(results.slice(0, first).map((result) => result.data()));
      return shown.map((result) => result.url);
    }, [query, FIRST]);
    return fromRoot(site, addresses);
  });
}

async function answers(job, browser) {
  const site = await serve(job.folder, new Set(job.shared), job.program === "carnet" ? "default-src 'self'" : undefined);
  const open = job.program === "carnet" ? openCarnet : openPagefind;
  const inVisit = async (queries, look) => {
    const context = await browser.newContext();
    const reader = await open(site, context, job.page);
    const looked = [];
    for (const query of queries) looked.push(await look(reader, query));
    await context.close();
    return looked;
  };
  try {
    const visits = [];
    for (const queries of job.visits) {
      visits.push(await inVisit(queries, async (reader, query) => {
        const before = { requests: reader.requests, bytes: reader.transferred };
        await reader.search(query);
        await reader.settled();
        return { query, requests: reader.requests - before.requests, bytes: reader.transferred - before.bytes };
      }));
    }
    const found = await inVisit(job.queries, (reader, query) => reader.search(query));
    return { visits, found: Object.fromEntries(job.queries.map((query, number) => [query, found[number]])) };
  } finally {
    site.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const job = JSON.parse(await text(process.stdin));
  const browser = await launchChromium();
  try {
    process.stdout.write(JSON.stringify(await answers(job, browser)));
  } finally {
    await browser.close();
  }
}
