// `carnet serve --watch` in a browser: what an author edits is seen without a key pressed in the page, errors are shown over it and
// go when they are mended. Pictures for people go to target/screenshots/.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launchChromium } from "./chromium.mjs";
import { carnet, expectNone, root, scratch } from "./site.mjs";
import { axeProblems, resize } from "./visit.mjs";

const PATIENCE = 30_000; // milliseconds: longer than any machine is busy
// axe would add a style of its own to look at those of the page, which the policy refuses.
const WITHOUT_STYLES = { preload: false };
const LONG = Array.from({ length: 120 }, (_, n) => `Paragraphe ${n}.\n`).join("\n");

const FILES = {
  "carnet.yaml": "title: Essai\nbase_url: https://example.org/cop/\nlanguage: fr\ndefaults: {visibility: public}\n",
  "content/notes/a.md": `# Première note\n\n${LONG}\nVers [[b]].\n`,
  "content/notes/b.md": "# Deuxième note\n\nVers [[a]] et [[c]].\n",
  "content/notes/c.md": "# Troisième note\n\nVers [[b]].\n",
  "content/notebooks/x.md": "---\ntitle: Le carnet\nnotes: [a, b, c]\n---\n",
};
const BROKEN = "---\ntitle: Première note\nvisibility: pubic\n---\n\nVers [[b]].\n";

const screenshots = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "screenshots");
let browser, site, server, origin, context, problems;

before(async () => {
  await mkdir(screenshots, { recursive: true });
  browser = await launchChromium();
});

after(() => browser?.close());

beforeEach(async () => {
  site = await scratch();
  for (const [file, text] of Object.entries(FILES)) await write(file, text);
  await start();
  problems = [];
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
});

afterEach(async () => {
  await context.close();
  await stop();
});

/** Starts the preview on `port` and waits for the address that it prints. */
async function start(port = 0) {
  server = spawn(carnet(), ["serve", site, "--watch", "--port", String(port)], { stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: server.stdout })) {
    origin = line;
    return;
  }
  throw new Error("the preview printed no address");
}

/** Asks the preview to end, as Ctrl-C does. */
async function stop() {
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await ended;
  }
  assert.equal(server.exitCode, 0, "it ends well");
}

async function write(file, text) {
  await mkdir(path.dirname(path.join(site, file)), { recursive: true });
  // In one step: a file that is written in two may be seen between them.
  await writeFile(path.join(site, ".aside"), text);
  await rename(path.join(site, ".aside"), path.join(site, file));
}

/** Opens a page of the site, and keeps whatever the browser complains of. */
async function open(address, { quiet = false } = {}) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));
  });
  if (!quiet) {
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
  }
  await page.goto(origin + address);
  return page;
}

const mark = (page) => page.evaluate(() => void (globalThis.marked = true));
const isMarked = (page) => page.evaluate(() => globalThis.marked === true);
/** Waits until the page stands at the edition that the preview is at, having seen what changed. */
const settled = async (page, text) => page.getByText(text).first().waitFor();

test("an edit is seen without a key pressed, and the place on the page is kept", async () => {
  const page = await open("notes/a/");
  await page.evaluate(() => scrollTo(0, 1500));
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 1000);
  await write("content/notes/a.md", FILES["content/notes/a.md"].replace("Paragraphe 60.", "Une phrase nouvelle."));
  await settled(page, "Une phrase nouvelle.");
  await page.waitForFunction((before) => Math.abs(scrollY - before) < 2, before);
  expectNone(problems, "complaints");
});

test("a page that nothing touches is not loaded again", async () => {
  const [edited, other] = [await open("notes/a/"), await open("notes/c/")];
  await mark(edited);
  await mark(other);
  await write("content/notes/a.md", FILES["content/notes/a.md"].replace("Paragraphe 60.", "Une phrase nouvelle."));
  await settled(edited, "Une phrase nouvelle.");
  assert.equal(await isMarked(edited), false);
  // It follows what does touch it, which comes after.
  assert.equal(await isMarked(other), true);
  await write("content/notes/c.md", "# Troisième note\n\nElle change, vers [[b]].\n");
  await settled(other, "Elle change");
  expectNone(problems, "complaints");
});

test("a style sheet is put in place without loading the page", async () => {
  const page = await open("notes/c/");
  await mark(page);
  const style = readFileSync(path.join(root, "themes/default/assets/style.css"), "utf8");
  for (const colour of ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]) {
    await write("themes/default/assets/style.css", `${style}\nh1 { color: ${colour} }\n`);
    await page.waitForFunction((colour) => getComputedStyle(document.querySelector("h1")).color === colour, colour);
  }
  assert.equal(await isMarked(page), true);
  assert.equal(await page.evaluate(() => document.querySelectorAll('link[rel="stylesheet"][href*="/style.css"]').length), 1);
  expectNone(problems, "complaints");
});

test("errors are shown over the page, which stays, and go when they are mended", async () => {
  const page = await open("notes/a/");
  await mark(page);
  await write("content/notes/a.md", BROKEN);
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /content\/notes\/a\.md:\d+:\d+/);
  assert.equal(await isMarked(page), true, "the page is not loaded again");
  assert.match(await page.locator(".prose").innerText(), /Paragraphe 60\./);

  // Its place is copied, nothing is opened; Escape hides it, a badge brings it back.
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.locator("button.place").first().click();
  await dialog.getByText("Copié : content/notes/a.md:").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^content\/notes\/a\.md:\d+:\d+$/);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  const badge = page.getByRole("button", { name: /erreur/ });
  await badge.click();
  await dialog.waitFor();

  await page.keyboard.press("Escape");
  // Hidden, it stays so on the next page, for the same errors.
  await page.goto(`${origin}notes/c/`);
  await badge.waitFor();
  assert.equal(await dialog.isVisible(), false);
  await write("content/notes/a.md", `${BROKEN}\nVers [[rien]].\n`.replace("pubic", "publc"));
  await dialog.waitFor();

  await mark(page);
  await write("content/notes/a.md", FILES["content/notes/a.md"]);
  await dialog.waitFor({ state: "hidden" });
  await badge.waitFor({ state: "hidden" });
  assert.equal(await isMarked(page), true, "all is as it was: there is nothing to load");
  expectNone(problems, "complaints");
});

test("warnings stay behind a badge", async () => {
  const page = await open("notes/c/");
  await mark(page);
  await write("content/notes/b.md", "---\nauteur: x\n---\n# Deuxième note\n\nVers [[a]] et [[c]].\n");
  const badge = page.getByRole("button", { name: "1 avertissement", exact: true });
  await badge.waitFor();
  assert.equal(await page.getByRole("dialog").isVisible(), false);
  await badge.click();
  await page.getByRole("dialog").getByText("Avertissement", { exact: true }).waitFor();
  await page.screenshot({ path: path.join(screenshots, "serve-warning-1280.png") });
  expectNone(problems, "complaints");
});

test("the sheet of errors is accessible and readable, narrow and wide, light and dark", async () => {
  const page = await open("notes/a/");
  await write("content/notes/a.md", BROKEN);
  await write("content/notes/c.md", `# Troisième note\n\n${"Une ligne longue ".repeat(12)} vers [[rien]] et [[b]].\n`);
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/«\srien\s»/).first().waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("carnet-preview").shadowRoot.activeElement?.tagName), "H2");
  const found = [];
  for (const width of [360, 390, 1280]) {
    await resize(page, { width, height: 844 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const state of ["open", "hidden"]) {
        if (state === "hidden") await page.keyboard.press("Escape");
        await page.screenshot({ path: path.join(screenshots, `serve-${state}-${width}-${colorScheme}.png`) });
        found.push(...(await tooWide(page)), ...(await axeProblems(page, WITHOUT_STYLES, "carnet-preview")).map((p) => `${p} (${width} ${colorScheme} ${state})`));
      }
      await page.getByRole("button", { name: /erreur/ }).click();
    }
  }
  expectNone(found, "problems of the sheet");
  expectNone(problems, "complaints");
});

/** Whether the page, or the sheet, is wider than the screen. */
function tooWide(page) {
  return page.evaluate(() => {
    const dialog = document.querySelector("carnet-preview").shadowRoot.querySelector("dialog");
    return [document.documentElement, dialog]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.localName} scrolls sideways at ${innerWidth} px`);
  });
}

test("a note that is renamed: its old page says so, and leads on", async () => {
  const page = await open("notes/c/", { quiet: true });
  await write("content/notes/b.md", "# Deuxième note\n\nVers [[a]].\n");
  await settled(await open("notes/b/"), "Vers");
  await write("content/notebooks/x.md", "---\ntitle: Le carnet\nnotes: [a, b]\n---\n");
  // The notebook has gone from the page: it is not being loaded when its note goes.
  await page.getByText("Le carnet").first().waitFor({ state: "detached" });
  await rename(path.join(site, "content/notes/c.md"), path.join(site, "content/notes/autre.md"));
  await page.getByText("Il n’y a plus de page à cette adresse.").waitFor();
  await page.screenshot({ path: path.join(screenshots, "serve-gone-1280.png") });
  await page.getByRole("link", { name: "Aller à la page qui l’a remplacée" }).click();
  await page.waitForURL(`${origin}notes/autre/`);
  await settled(page, "Troisième note");
});

test("a note that is renamed with its old address kept leads on by itself", async () => {
  const page = await open("notes/c/");
  await write("content/notes/c.md", "---\nslug: autre\nredirects: [/notes/c/]\n---\n# Troisième note\n\nVers [[b]].\n");
  await page.waitForURL(`${origin}notes/autre/`);
  await settled(page, "Troisième note");
});

test("errors from the beginning: every address says so, until they are mended", async () => {
  await stop();
  await write("content/notes/a.md", BROKEN);
  await start();
  const page = await open("notes/a/", { quiet: true }); // its status is 503, which the browser writes down
  await page.getByRole("dialog").waitFor();
  await page.screenshot({ path: path.join(screenshots, "serve-waiting-1280.png") });
  await page.keyboard.press("Escape");
  await page.screenshot({ path: path.join(screenshots, "serve-waiting-hidden-1280.png") });
  await write("content/notes/a.md", FILES["content/notes/a.md"]);
  await settled(page, "Paragraphe 60.");
});

test("an image that changed is seen, and a page without it is not loaded again", async () => {
  const image = (colour) => `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="${colour}" d="M0 0h9v9H0z"/></svg>`;
  await write("content/notes/plan.svg", image("red"));
  await write("content/notes/c.md", "# Troisième note\n\n![Un plan](plan.svg) et [[b]].\n");
  const page = await open("notes/c/");
  await page.getByRole("img", { name: "Un plan" }).waitFor();
  const other = await open("notes/b/");
  await mark(page);
  await mark(other);
  await write("content/notes/plan.svg", image("green"));
  await page.waitForFunction(() => globalThis.marked !== true);
  assert.equal(await isMarked(other), true);
  expectNone(problems, "complaints");
});

test("a browser without shared workers follows too", async () => {
  await context.addInitScript(() => delete globalThis.SharedWorker);
  const page = await open("notes/c/");
  await write("content/notes/c.md", "# Troisième note\n\nElle change, vers [[b]].\n");
  await settled(page, "Elle change");
  expectNone(problems, "complaints");
});

test("many pages at once share one connection", async () => {
  const pages = [];
  for (let n = 0; n < 12; n++) pages.push(await open("notes/c/"));
  await write("content/notes/c.md", "# Troisième note\n\nElle change, vers [[b]].\n");
  await Promise.all(pages.map((page) => settled(page, "Elle change")));
  expectNone(problems, "complaints");
});

test("a page left open while the preview was stopped catches up", async () => {
  const page = await open("notes/c/", { quiet: true });
  const { port } = new URL(origin);
  await stop();
  await write("content/notes/c.md", "# Troisième note\n\nElle change, vers [[b]].\n");
  await start(port);
  assert.equal(new URL(origin).port, port);
  await settled(page, "Elle change");
});
