// The form for writing in the browser: its configuration is judged by the program's own schema; then a note is written from nothing in
// a browser, under the policy that the host is told, and what was saved is read by carnet without a word.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import Ajv from "ajv";
import { launchChromium } from "./chromium.mjs";
import { openForm, programOfForm, serveWithForm, siteWithForm, stored } from "./editor.mjs";
import { build, carnet, files, run, scratch } from "./site.mjs";

const TITLE = "L’Œuvre d'été : 3e étape — « déployer » n° 2 & ÇA_va";
const SLUG = "l-oeuvre-d-ete-3e-etape-deployer-n-2-ca-va";

let folder, site, built, server, browser, page;

before(async () => {
  folder = await scratch();
  site = path.join(folder, "site");
  const program = await programOfForm(folder);
  execFileSync("tar", ["-xzf", program, "package/schema"], { cwd: folder });
  await siteWithForm(site, program);
  built = await build(path.join(folder, "built"), site);
  server = await serveWithForm(built);
  browser = await launchChromium();
  const context = await browser.newContext({ locale: "en-CA", viewport: { width: 1280, height: 1600 } });
  page = await context.newPage();
});

after(async () => {
  await browser?.close();
  server?.close();
});

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
  const { field, open, save, choose, add } = await openForm(page, site, server.origin);
  assert.match(await page.title(), /Nos carnets/);

  await open("notes/new");
  await field("title").getByRole("textbox").fill(TITLE);
  await field("body").locator("[contenteditable=true]").click();
  await page.keyboard.type("On commence par [[ecrire-une-note|écrire]], puis on relit à deux.");
  await page.getByRole("radio", { name: "Tout le monde (public)" }).click();
  await choose("authors", "Notre équipe");
  await field("title").getByRole("textbox").click();
  await add("revisions", /Ajouter .*version/);
  await field("revisions.0.summary").getByRole("textbox").fill("Première version : à relire");
  await save();

  await open("notebooks/entries/prendre-en-main");
  await add("notes", /Ajouter .*note/);
  await choose("notes.6.note", TITLE);
  await save();

  const texts = await stored(page);
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

// Each sign of French, Spanish and English that the form and carnet make different names of: the table of « Installer l'éditeur ».
const SIGNS = "a·b c^d e`f g´h i¨j ä ö ü ñ 1º 2ª x² y³ ½ µ ™ № 5€ 6¢ k_l m~n ¿quién? ¡sí! «œuvre» æ ÿ – 7° l’été & 8 % @ # 9/10 … x×y";

test("the names that the form gives files are those of carnet but for the signs that the manual names", { timeout: 120_000 }, async () => {
  const page = await (await browser.newContext({ locale: "en-CA", viewport: { width: 1280, height: 1600 } })).newPage();
  const { field, open, save } = await openForm(page, site, server.origin);
  await open("notes/new");
  await field("title").getByRole("textbox").fill(SIGNS);
  await save();
  const made = Object.keys(await stored(page)).filter((name) => name.includes("a-b-c") || name.includes("ab-cd"));
  assert.deepEqual(made, ["content/notes/ab-cd-ef-gh-ij-ae-oe-ue-n-1-2-x-y-5e-6c-k_l-m~n-quien-si-oeuvre-ae-y-7-l-ete-8-9-10-x-y.md"]);
  await run(carnet(), ["new", "note", SIGNS, "--site", site]);
  const notes = await files(path.join(site, "content/notes"));
  const own = "a-b-c-d-e-f-g-h-i-j-a-o-u-n-1o-2a-x2-y3-1-2-μ-tm-no-5-6-k-l-m-n-quien-si-oeuvre-ae-y-7-l-ete-8-9-10-x-y.md";
  assert.ok(notes.includes(own), notes.join("\n"));
});
