// The pictures of « Écrire dans le navigateur »: `node tests/site/pictures.mjs` writes a note in the form as a person does, and puts what is
// seen beside the notes of the manual. No test needs it: it is run when the form or the pages look otherwise. pngquant makes them small.

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { launchChromium } from "./chromium.mjs";
import { change, openForm, programOfForm, serveWithForm, siteWithForm, stored } from "./editor.mjs";
import { build, root } from "./site.mjs";

const PLACE = path.join(root, "content/notes/ecrire-sans-terminal");
const DRAWING = path.join(root, "content/media/chemin-en-etapes.svg");
const TITLE = "Préparer l’arrivée";
const SLUG = "preparer-l-arrivee";
const LARGEST = 40_000;
// Letters and lines need no more.
const COLOURS = "24";
// Room for the whole form, so that nothing has to be scrolled.
const VIEWPORT = { width: 780, height: 3600 };

const head = (title) => `---
title: ${title}
visibility: public
authors: [notre-equipe]
published: 2026-09-14
revisions:
  - date: 2026-09-14
    author: notre-equipe
    summary: Première version
---

`;

const CONTENT = {
  "index.md": "---\ntitle: Nos carnets\n---\n\nCe que notre équipe a appris.\n",
  "notes/appeler-apres-le-depart.md": `${head("Appeler après le départ")}Appelez dans les deux jours.\n`,
  "notes/accueillir-la-famille.md": `${head("Accueillir la famille")}Une chaise, un verre d’eau, un nom.\n`,
  "notes/revoir-les-medicaments.md": `${head("Revoir les médicaments")}La liste se relit à deux.\n`,
  "notebooks/de-l-arrivee-au-depart.md": `---
title: De l’arrivée au départ
visibility: public
steps: true
notes:
  - note: accueillir-la-famille
  - note: revoir-les-medicaments
  - note: appeler-apres-le-depart
---

Pas à pas.
`,
};

async function write(site, texts) {
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(path.dirname(path.join(site, name)), { recursive: true });
    await writeFile(path.join(site, name), text);
  }
}

/** The form takes its letters and its icons from another host: a machine that does not reach it has them from npm. */
async function giveFonts(context, folder) {
  await context.route("https://cdn.jsdelivr.net/**", async (route) => {
    const [, name, version, file] = route.request().url().match(/fonts\/(.+):vf@([\d.]+)\/(.+)$/);
    const spec = `@fontsource-variable/${name}@${version}`;
    const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, spec], { cwd: folder }).toString().trim();
    const font = execFileSync("tar", ["-xzOf", path.join(folder, packed), `package/files/${name}-${file}`], { maxBuffer: 1 << 26 });
    await route.fulfill({ body: font, contentType: "font/woff2", headers: { "access-control-allow-origin": "*" } });
  });
}

/** A picture of the smallest part of the page that holds all of these; `height` cuts what is below. */
async function picture(page, name, parts, { height = Infinity, margin = 12 } = {}) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(600);
  const boxes = await Promise.all(parts.map((part) => part.first().boundingBox()));
  const left = Math.max(0, Math.min(...boxes.map((box) => box.x)) - margin);
  const top = Math.max(0, Math.min(...boxes.map((box) => box.y)) - margin);
  const right = Math.min(VIEWPORT.width, Math.max(...boxes.map((box) => box.x + box.width)) + margin);
  const bottom = Math.min(top + height, Math.max(...boxes.map((box) => box.y + box.height)) + margin);
  const file = path.join(PLACE, `${name}.png`);
  await page.screenshot({ path: file, clip: { x: left, y: top, width: right - left, height: bottom - top } });
  execFileSync("pngquant", ["--force", "--ext", ".png", "--nofs", "--strip", COLOURS, file]);
  const { size } = await stat(file);
  console.log(`${name}.png: ${Math.round(size / 1000)} kB`);
  if (size > LARGEST) throw new Error(`${file} is larger than ${LARGEST} bytes`);
}

/** Writes the text of the note with the keys that the manual tells of. */
async function typeText(page) {
  const type = (text) => page.keyboard.type(text);
  await type("La veille, on appelle la personne. Ensuite : [[Appeler après le départ]].\n");
  await type("## Le matin\n");
  await type("- [ ] Le lit est fait\n[ ] La sonnette est à portée de main\n\n");
  await type("> [!attention] À ne pas oublier");
  await page.keyboard.press("Shift+Enter");
  await type("Demander s’il y a des allergies.");
}

/** A note from its first word to « Enregistrer ». */
async function writeNote(page, form) {
  const { field } = form;
  await form.open("notes");
  const list = page.getByText("Nouveau", { exact: true });
  await list.waitFor();
  await picture(page, "liste", [page.getByText("Collections").first(), list, page.getByText("Page d’accueil").first()], { margin: 28 });

  await form.open("notes/new");
  await field("title").getByRole("textbox").fill(TITLE);
  await field("body").locator("[contenteditable=true]").click();
  await typeText(page);
  await picture(page, "formulaire", [page.getByRole("button", { name: "Enregistrer" }), field("title"), field("body")]);
  await field("body").getByRole("button", { name: "Afficher les options de style de texte" }).click();
  await picture(page, "mettre-en-forme", [field("body"), page.getByText("Bloc de code")]);
  await page.keyboard.press("Escape");

  await page.getByRole("radio", { name: "Tout le monde (public)" }).click();
  await picture(page, "qui-peut-lire", [field("visibility"), field("draft")]);
  await form.choose("authors", "Notre équipe");
  await field("title").getByRole("textbox").click();
  await form.add("revisions", /Ajouter .*version/);
  await field("revisions.0.summary").getByRole("textbox").fill("Première version");
  await form.save();

  await form.open("notebooks/entries/de-l-arrivee-au-depart");
  await form.add("notes", /Ajouter .*note/);
  await form.choose("notes.3.note", TITLE);
  await picture(page, "carnet", [field("notes").getByRole("button", { name: "Tout réduire" }), field("notes.3.note")], { margin: 20 });
  await form.save();
}

/** A correction of a note that is published; returns what is in the storage then. */
async function correct(page, { field, open, add, choose, save }) {
  await open("notes/entries/appeler-apres-le-depart");
  await add("revisions", /Ajouter .*version/);
  const version = (key) => field(`revisions.1.${key}`);
  await version("summary").getByRole("textbox").fill("Deux jours au lieu de trois");
  await choose("revisions.1.author", "Notre équipe");
  await picture(page, "ce-qui-a-change", [version("date"), version("summary"), version("text")], { margin: 16 });
  await save();
  return stored(page);
}

async function addImage(page, { field, open }) {
  await open("notes/entries/accueillir-la-famille");
  await field("body").locator("[contenteditable=true]").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await field("body").getByRole("button", { name: "Image" }).click();
  await page.locator("input[type=file]").first().setInputFiles(DRAWING);
  const part = (name) => field("body").locator(`section.field[data-key-path$=':${name}']`);
  await part("alt").getByRole("textbox").fill("Douze étapes en quatre groupes, du mandat à la relecture");
  await picture(page, "image", [part("src"), part("alt")], { margin: 6 });
}

/** The pages that were made of the note: the one for everyone, and the preview of a draft. */
async function pages(context, site, folder, texts) {
  await write(site, texts);
  const page = await context.newPage();
  const show = async (built, name, height) => {
    const { origin, close } = await serveWithForm(built);
    await page.goto(`${origin}notes/${SLUG}/`);
    await picture(page, name, [page.locator("body")], { height });
    close();
  };
  await show(await build(path.join(folder, "published"), site, "--strict"), "page", 630);
  await change(site, `content/notes/${SLUG}.md`, (text) => text.replace("draft: false", "draft: true"));
  const preview = await build(path.join(folder, "preview"), site, "--preview");
  await writeFile(path.join(preview, "_headers"), await readFile(path.join(folder, "published/_headers"), "utf8"));
  await show(preview, "apercu", 420);
}

const folder = await mkdtemp(path.join(tmpdir(), "carnet-pictures-"));
const site = path.join(folder, "site");
await siteWithForm(site, process.env.SVELTIA ?? await programOfForm(folder));
for (const list of ["notes", "notebooks"]) await rm(path.join(site, "content", list), { recursive: true });
await write(path.join(site, "content"), CONTENT);
const { origin, close } = await serveWithForm(await build(path.join(folder, "built"), site));
const browser = await launchChromium();
try {
  const context = await browser.newContext({ locale: "fr-CA", viewport: VIEWPORT, deviceScaleFactor: 2, colorScheme: "light" });
  await giveFonts(context, folder);
  const page = await context.newPage();
  const form = await openForm(page, site, origin);
  await mkdir(PLACE, { recursive: true });
  await writeNote(page, form);
  const texts = await correct(page, form);
  await addImage(page, form);
  await pages(context, site, folder, texts);
} finally {
  await browser.close();
  close();
  await rm(folder, { recursive: true, force: true });
}
