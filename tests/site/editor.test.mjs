// The form for writing in the browser: its configuration is judged by the program's own schema; then a note is written from nothing in
// a browser, under the policy that the host is told, and what was saved is read by carnet without a word.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import Ajv from "ajv";
import { launchChromium } from "./chromium.mjs";
import { build, carnet, files, run, scratch } from "./site.mjs";

const PACKAGE = "@sveltia/cms@0.221.1";
const TITLE = "L’Œuvre d'été : 3e étape — « déployer » n° 2 & ÇA_va";
const SLUG = "l-oeuvre-d-ete-3e-etape-deployer-n-2-ca-va";

let folder, site, built, server, origin, browser, page;

before(async () => {
  folder = await scratch();
  site = path.join(folder, "site");
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, PACKAGE], { cwd: folder });
  const name = (await readdir(folder)).find((file) => file.endsWith(".tgz"));
  execFileSync("tar", ["-xzf", name, "package/schema", "package/locales/fr.json"], { cwd: folder });
  await run(carnet(), ["init", site, "--editor", "sveltia", "--repository", "equipe/carnet", "--package", path.join(folder, name)]);
  await change("carnet.yaml", (text) => `${text.replace("backend: github", "backend: test-repo")}host: netlify\n`);
  built = await build(path.join(folder, "built"), site);
  origin = await served();
  browser = await launchChromium();
  const context = await browser.newContext({ locale: "en-CA", viewport: { width: 1280, height: 1600 } });
  page = await context.newPage();
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

async function change(file, how) {
  const text = await readFile(path.join(site, file), "utf8");
  await writeFile(path.join(site, file), how(text));
}

/** The policy that the file for the host gives an address. */
function policyOf(headers, address) {
  const rules = headers.split("\n\n").map((rule) => rule.split("\n"));
  const matches = (pattern) => (pattern.endsWith("*") ? address.startsWith(pattern.slice(0, -1)) : address === pattern);
  const lines = rules.filter(([pattern]) => matches(pattern)).flatMap(([, ...lines]) => lines);
  const policies = lines.map((line) => line.match(/^ {2}Content-Security-Policy: (.*)/)?.[1]).filter(Boolean);
  assert.equal(policies.length, 1, `${address}: ${policies.length} policies`);
  return policies[0];
}

/** Serves the built site as its host would: with the policies of `_headers`. */
async function served() {
  const headers = await readFile(path.join(built, "_headers"), "utf8");
  const types = { html: "text/html; charset=utf-8", js: "text/javascript", json: "application/json", css: "text/css" };
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const content = await readFile(path.join(built, name)).catch(() => undefined);
    if (!content) return response.writeHead(404).end();
    const type = types[path.extname(name).slice(1)] ?? "application/octet-stream";
    const policy = type.startsWith("text/html") ? { "content-security-policy": policyOf(headers, pathname) } : {};
    response.writeHead(200, { "content-type": type, ...policy }).end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}/`;
}

/** Puts the site's notes in the storage that the test backend keeps in the browser. */
async function putNotes() {
  const names = (await files(path.join(site, "content"))).filter((name) => name.endsWith(".md"));
  const texts = await Promise.all(names.map(async (name) => [`content/${name}`, await readFile(path.join(site, "content", name), "utf8")]));
  await page.goto(`${origin}admin/config.json`);
  await page.evaluate(async (texts) => {
    const storage = await navigator.storage.getDirectory();
    for (const [file, text] of texts) {
      const parts = ["sveltia-cms-test", ...file.split("/")];
      const name = parts.pop();
      let place = storage;
      for (const part of parts) place = await place.getDirectoryHandle(part, { create: true });
      const writer = await (await place.getFileHandle(name, { create: true })).createWritable();
      await writer.write(text);
      await writer.close();
    }
  }, texts);
}

/** What the storage holds, by path. */
function stored() {
  return page.evaluate(async () => {
    const found = {};
    async function walk(place, path) {
      for await (const [name, handle] of place.entries()) {
        if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
        else found[`${path}${name}`] = await (await handle.getFile()).text();
      }
    }
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test"), "");
    return found;
  });
}

/** The form's part for a key. */
const field = (key) => page.locator(`section.field[data-key-path="${key}"]`);

async function open(address) {
  await page.goto(`${origin}admin/#/collections/${address}`);
}

async function save() {
  await page.getByRole("button", { name: "Enregistrer" }).first().click();
  await page.getByRole("button", { name: "Créer une entrée", exact: true }).first().waitFor();
}

async function choose(key, name) {
  await field(key).getByRole("combobox").click();
  await page.getByRole("option", { name }).click();
}

test("the program's own schema accepts what it is told", async () => {
  const schema = JSON.parse(await readFile(path.join(folder, "package/schema/sveltia-cms.json"), "utf8"));
  const accepts = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  const backends = {
    github: "{repository: a/b, auth: 'https://auth.example.org', branch: main}",
    gitlab: "{backend: gitlab, repository: a/b/c, application: x, address: 'https://git.example.org', workflow: simple}",
    gitea: "{backend: gitea, repository: a/b, application: x, folder: site, notes: fiches}",
  };
  const text = await readFile(path.join(site, "carnet.yaml"), "utf8");
  const told = [path.join(built, "admin/config.json")];
  for (const [name, group] of Object.entries(backends)) {
    await writeFile(path.join(site, "carnet.yaml"), text.replace(/^editor:\n( .*\n)+/m, `editor: ${group}\nbase_url: https://example.org/carnet/\n`));
    told.push(path.join(await build(path.join(folder, name), site), "admin/config.json"));
  }
  await writeFile(path.join(site, "carnet.yaml"), text);
  for (const file of told) {
    const config = JSON.parse(await readFile(file, "utf8"));
    assert.ok(accepts(config), `${file}: ${JSON.stringify(accepts.errors?.slice(0, 5))}`);
  }
});

test("only a build for everyone has the form", async () => {
  const pages = await files(built);
  assert.ok(pages.includes("admin/index.html"));
  assert.doesNotMatch(await readFile(path.join(built, "index.json"), "utf8"), /admin\//);
  const community = await build(path.join(folder, "community"), site, "--audience", "community:notre-communaute");
  assert.ok(!(await files(community)).includes("admin/index.html"));
  const note = await readFile(path.join(built, "notes/ecrire-une-note/index.html"), "utf8");
  assert.match(note, /href="..\/..\/admin\/#\/collections\/notes\/entries\/ecrire-une-note"/);
});

test("a note written in the browser is a note like any other", { timeout: 120_000 }, async () => {
  const refused = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  await putNotes();
  await page.goto(`${origin}admin/`);
  await page.getByRole("button", { name: "Travailler avec un dépôt de test" }).click();
  await page.getByRole("button", { name: "Créer une entrée", exact: true }).first().waitFor();
  assert.match(await page.title(), /Nos carnets/);

  await open("notes/new");
  await field("title").getByRole("textbox").fill(TITLE);
  await field("body").locator("[contenteditable=true]").click();
  await page.keyboard.type("On commence par [[ecrire-une-note|écrire]], puis on relit à deux.");
  await page.getByRole("radio", { name: "Tout le monde (public)" }).click();
  await choose("authors", "Notre équipe");
  await field("title").getByRole("textbox").click();
  await field("revisions").getByRole("button", { name: /Ajouter .*version/ }).click();
  await field("revisions.0.summary").getByRole("textbox").fill("Première version : à relire");
  await save();

  await open("notebooks/entries/prendre-en-main");
  await field("notes").getByRole("button", { name: /Ajouter .*note/ }).last().click();
  await choose("notes.6.note", TITLE);
  await save();

  const texts = await stored();
  const [file] = Object.keys(texts).filter((name) => name.startsWith("content/notes/l-oeuvre"));
  const outside = refused.filter((text) => !/unpkg\.com\/@sveltia\/cms\/package\.json|cdn\.jsdelivr\.net|ERR_/.test(text));
  assert.deepEqual(outside, []);
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(path.dirname(path.join(site, name)), { recursive: true });
    await writeFile(path.join(site, name), text);
  }
  assert.match(texts[file], /^revisions:\n {2}- date: \d{4}-\d\d-\d\d\n {4}summary: .Première version/m);
  await run(carnet(), ["check", site, "--strict"]);
  await run(carnet(), ["build", site, "--strict", "--output", built, "--quiet"]);
  const html = await readFile(path.join(built, `notes/${SLUG}/index.html`), "utf8");
  assert.match(html, /On commence par <a [^>]*href="[^"]*ecrire-une-note\/"[^>]*>écrire<\/a>, puis on relit à deux\./);
  assert.match(html, /Prendre en main ses carnets/);

  await run(carnet(), ["revise", SLUG, "--summary", "Relue à deux", "--site", site]);
  await run(carnet(), ["rename", SLUG, "relire-a-deux", "--site", site]);
  await run(carnet(), ["check", site, "--strict"]);
  assert.match(await readFile(path.join(site, "content/notebooks/prendre-en-main.md"), "utf8"), /note: relire-a-deux/);
});
