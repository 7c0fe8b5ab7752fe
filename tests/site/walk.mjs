// The walk of « Les deux parcours » for who has only a browser: `node tests/site/walk.mjs` writes a note from « Nouveau » to the page that
// would be public, with a mistake that the check shows, and adds a version. It prints each step with the time that the machine took and the one
// that a person would need. No test needs it: it is run when the form looks otherwise, and the note is corrected by what it prints.
//
// A person's time is an estimate by the keystroke-level model (Card, Moran and Newell, 1980): 0.28 s a key for an average typist, 1.1 s to point,
// 0.2 s to press, 1.35 s to decide what to do next; and 200 words a minute to read. Who does it for the first time is given three times as long.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { launchChromium } from "./chromium.mjs";
import { openForm, programOfForm, serveWithForm, siteWithForm, stored } from "./editor.mjs";
import { build, carnet, run } from "./site.mjs";

const TITLE = "Appeler le lendemain du départ";
const SLUG = "appeler-le-lendemain-du-depart";
const KEY = 0.28, POINT = 1.1, PRESS = 0.2, DECIDE = 1.35, WORDS_A_MINUTE = 200, FIRST_TIME = 3;

const steps = [];
let current;

/** A step of the walk: what a person does in it is counted, and how long the machine takes is measured. */
async function step(name, act) {
  current = { name, keys: 0, clicks: 0, words: 0, waits: 0 };
  const start = performance.now();
  await act();
  current.machine = (performance.now() - start) / 1000;
  steps.push(current);
}

async function click(target) {
  current.clicks += 1;
  await target.click();
}

async function type(page, text) {
  current.keys += [...text].length;
  await page.keyboard.type(text);
}

function reads(text) {
  current.words += text.split(/\s+/).filter(Boolean).length;
}

const seconds = ({ keys, clicks, words, waits }) =>
  keys * KEY + clicks * (POINT + PRESS + DECIDE) + (words * 60) / WORDS_A_MINUTE + waits;

/** What the check says of the texts that the form saved; empty when it is content. */
async function check(site, page) {
  for (const [name, text] of Object.entries(await stored(page))) {
    await mkdir(path.dirname(path.join(site, name)), { recursive: true });
    await writeFile(path.join(site, name), text);
  }
  // The commands by which the files for GitHub check a request.
  const args = ["check", site, "--format", "github"];
  const said = await run(carnet(), args).catch((error) => error);
  return said.stdout.split("\n").filter((line) => line.startsWith("::error") || line.startsWith("::warning"));
}

/** The part of a line of the check that a person sees beside her text. */
const message = (line) => decodeURIComponent(line.replace(/^::[^:]*::/, "").replace(/%(?![0-9A-F]{2})/g, "%25"));

async function writeNote(page, form) {
  const { field } = form;
  await step("Ouvrir l’éditeur, choisir Notes, puis Nouveau", async () => {
    current.keys += "exemple.org/admin/".length;
    await click(page.getByText("Notes", { exact: true }).first());
    await click(page.getByText("Nouveau", { exact: true }).first());
    await field("title").waitFor();
  });
  await step("Écrire le titre et le texte", async () => {
    await click(field("title").getByRole("textbox"));
    await type(page, TITLE);
    await click(field("body").locator("[contenteditable=true]"));
    await type(page, "Le lendemain matin, une personne de l’équipe téléphone. Trois questions : la nuit, la douleur, les médicaments.\n");
    await type(page, "Si quelque chose inquiète, on rappelle le jour même. Avant le départ, voir [[ecrire une notte]].");
  });
  await step("Dire qui peut lire, qui a écrit, et que c’est la première version", async () => {
    await click(page.getByRole("radio", { name: "Tout le monde (public)" }));
    current.clicks += 1;
    await form.choose("authors", "Notre équipe");
    current.clicks += 1;
    await field("title").getByRole("textbox").click();
    current.clicks += 1;
    await form.add("revisions", /Ajouter .*version/);
    await click(field("revisions.0.summary").getByRole("textbox"));
    await type(page, "Première version");
  });
  await step("Enregistrer", async () => {
    await save(page, form);
  });
}

/** Presses « Enregistrer ». The form takes over what is typed in a text after a moment, in which no hand reaches the button. */
async function save(page, form) {
  current.clicks += 1;
  await page.waitForTimeout(600);
  await form.save();
}

/** Opens a note that is there by its title, as a person finds it in the list. */
async function openNote(page, { open, field }) {
  await open("notes");
  await click(page.getByText(TITLE).first());
  await field("title").waitFor();
}

async function mend(page, site, form) {
  await step("Lire ce que la vérification a trouvé", async () => {
    const said = await check(site, page);
    const errors = said.filter((line) => line.startsWith("::error"));
    if (errors.length !== 1) throw new Error(`one mistake was made, the check says:\n${said.join("\n")}`);
    // Her request, then the lines that changed.
    current.clicks += 2;
    reads(message(errors[0]));
    console.log(`La vérification dit :\n${message(errors[0])}\n`);
  });
  await step("Rouvrir la note, corriger le lien, enregistrer", async () => {
    await openNote(page, form);
    await writeAtEnd(page, form, "ecrire une notte", "notte]].".length, "note]].");
    await save(page, form);
  });
  await step("Ranger la note dans un carnet", async () => {
    await click(page.getByText("Carnets", { exact: true }).first());
    await click(page.getByText("Prendre en main ses carnets").first());
    current.clicks += 1;
    await form.add("notes", /Ajouter .*note/);
    current.clicks += 2;
    await form.choose("notes.6.note", TITLE);
    await save(page, form);
  });
}

/** Takes signs away from the end of the text, and writes others: once the text is there, until it shows them. */
async function writeAtEnd(page, form, known, away, text) {
  const body = form.field("body").locator("[contenteditable=true]");
  await body.getByText(known).waitFor();
  await page.waitForTimeout(1000);
  await click(body);
  await page.keyboard.press("Control+End");
  for (let sign = 0; sign < away; sign += 1) await page.keyboard.press("Backspace");
  current.keys += away + 1;
  await type(page, text);
  await body.getByText(text).waitFor();
}

/** The page as it would be public: what the built site serves. */
async function look(context, site, folder, name, wanted) {
  const said = await check(site, (await context.pages())[0]);
  if (said.length > 0) throw new Error(`the check still says:\n${said.join("\n")}`);
  const built = await build(path.join(folder, name), site, "--strict");
  const { origin, close } = await serveWithForm(built);
  const page = await context.newPage();
  await page.goto(`${origin}notes/${SLUG}/`);
  const text = await page.locator("main").textContent();
  if (!text.includes(wanted)) throw new Error(`the page does not say '${wanted}':\n${text}`);
  reads(await page.locator(".prose").innerText());
  const form = await page.getByRole("link", { name: "Modifier cette note" }).getAttribute("href");
  if (process.env.PICTURES) await page.screenshot({ path: path.join(process.env.PICTURES, `${name}.png`), fullPage: true });
  await page.close();
  close();
  return form;
}

async function correct(page, origin, address, form) {
  await step("« Modifier cette note », changer la consigne, ajouter une version, enregistrer", async () => {
    current.clicks += 1;
    await page.goto(new URL(address, `${origin}notes/${SLUG}/`).href);
    await form.field("title").waitFor();
    await writeAtEnd(page, form, "voir", 0, " Sans réponse, on rappelle avant midi.");
    current.clicks += 1;
    await form.add("revisions", /Ajouter .*version/);
    await click(form.field("revisions.1.summary").getByRole("textbox"));
    await type(page, "Que faire sans réponse");
    await save(page, form);
  });
}

function report() {
  const minutes = (time) => (time < 60 ? `${Math.round(time)} s` : `${Math.floor(time / 60)} min ${String(Math.round(time % 60)).padStart(2, "0")} s`);
  console.log("| étape | gestes | touches | la machine | une personne habituée | la première fois |\n|---|--:|--:|--:|--:|--:|");
  const row = (name, all, machine, time) =>
    console.log(`| ${name} | ${all.clicks} | ${all.keys} | ${machine.toFixed(1).replace(".", ",")} s | ${minutes(time)} | ${minutes(time * FIRST_TIME)} |`);
  for (const one of steps) row(one.name, one, one.machine, seconds(one));
  const sum = (key) => steps.reduce((all, one) => all + one[key], 0);
  const all = Object.fromEntries(["keys", "clicks", "words", "waits", "machine"].map((key) => [key, sum(key)]));
  row("**en tout**", all, all.machine, seconds(all));
}

const folder = await mkdtemp(path.join(tmpdir(), "carnet-walk-"));
const site = path.join(folder, "site");
await siteWithForm(site, process.env.SVELTIA ?? await programOfForm(folder));
const { origin, close } = await serveWithForm(await build(path.join(folder, "built"), site));
const browser = await launchChromium();
try {
  const context = await browser.newContext({ locale: "fr-CA", viewport: { width: 1280, height: 2400 } });
  const page = await context.newPage();
  const form = await openForm(page, site, origin);
  await writeNote(page, form);
  await mend(page, site, form);
  let address;
  await step("Regarder la page qui serait publique", async () => {
    address = await look(context, site, folder, "page", "Trois questions");
  });
  await correct(page, origin, address, form);
  await step("Regarder ce qui a changé sur la page", async () => {
    await look(context, site, folder, "corrected", "avant midi");
  });
  report();
} finally {
  await browser.close();
  close();
  await rm(folder, { recursive: true, force: true });
}
