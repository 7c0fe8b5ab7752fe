// Nothing of a note that is not published reaches a byte or a name of the output: looked for from outside, in a notebook
// of 100 notes of which two in five are community, unlisted, private or draft while the others go on linking to them.

import assert from "node:assert/strict";
import { appendFile, readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { parsePage, textOf } from "./html.mjs";
import { build, expectNone, files, root, run, scratch } from "./site.mjs";

const COMMUNITY = "memoire-vive";
let place, site, notes;

before(async () => {
  place = await scratch();
  site = path.join(place, "notebook");
  const generator = path.join(root, "tests/bench/generate.py");
  await run("python3", [generator, "--notes", "100", "--nonpublic", "0.4", "--flavor", "carnet", "--out", site]);
  await appendFile(path.join(site, "carnet.yaml"), "epub: true\n");
  notes = await Promise.all((await files(path.join(site, "content/notes"))).map(readNote));
});

async function readNote(name) {
  const source = await readFile(path.join(site, "content/notes", name), "utf8");
  const value = (key) => source.match(new RegExp(`^${key}: (.*)$`, "m"))?.[1].replace(/^"(.*)"$/, "$1");
  const [, , body] = source.split(/^---$/m);
  return {
    slug: name.replace(/\.md$/, ""),
    source,
    visibility: value("draft") === "true" ? "draft" : value("visibility"),
    community: value("community"),
    title: value("title"),
    // What only this note says: its summary and the plain beginnings of its paragraphs.
    sentences: [value("summary"), ...body.split("\n\n").map((paragraph) => paragraph.trim().split(/[*`[>|#(]/)[0])],
  };
}

/** Letters and digits alone: typography, markup and escapes make no difference. */
const bare = (text) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
const isNoindex = (html) => /<meta name="robots" content="[^"]*noindex/.test(html);

/** Puts what the books of a built folder hold beside them, where it is read as the rest is. */
async function unpackBooks(folder) {
  const books = (await files(folder)).filter((name) => name.endsWith(".epub"));
  assert.ok(books.length > 0, "there are books");
  for (const name of books) await run("python3", ["-m", "zipfile", "-e", path.join(folder, name), path.join(folder, `${name}-files`)]);
}

/** Everything of the notes in `withheld` that is found in a built folder. */
async function leaks(folder, withheld) {
  await unpackBooks(folder);
  const published = bare(notes.filter((note) => !withheld.includes(note)).map((note) => note.title).join("|"));
  const found = [];
  for (const name of await files(folder, { hidden: true })) {
    const content = await readFile(path.join(folder, name), "utf8");
    const text = bare(name.endsWith(".html") ? `${textOf(parsePage(content))} ${content}` : content);
    for (const note of withheld) {
      const say = (what) => found.push(`${name}: ${what} (${note.slug}, ${note.visibility})`);
      if (name.includes(note.slug) || content.includes(note.slug)) say("the slug");
      // A short title may be a turn of phrase of another note.
      const title = bare(note.title);
      if (title.length > 30 && !published.includes(title) && text.includes(title)) say(`the title «${note.title}»`);
      for (const sentence of note.sentences) {
        if (bare(sentence).length > 40 && text.includes(bare(sentence))) say(`«${sentence.slice(0, 60)}»`);
      }
    }
  }
  return found;
}

test("the notebook has notes of every visibility", () => {
  const kinds = new Set(notes.map((note) => note.visibility));
  assert.deepEqual([...kinds].sort(), ["community", "draft", "private", "public", "unlisted"]);
  assert.ok(notes.some((note) => note.visibility === "community" && note.community === COMMUNITY));
});

test("the public site holds no slug, title or sentence of a withheld note", async () => {
  const folder = await build(path.join(place, "public"), site);
  const withheld = notes.filter((note) => !["public", "unlisted"].includes(note.visibility));
  expectNone(await leaks(folder, withheld), "leaks");
});

test("a community's site holds its own notes, and nothing of the other withheld ones", async () => {
  const folder = await build(path.join(place, "community"), site, "--audience", `community:${COMMUNITY}`);
  const own = notes.filter((note) => note.visibility === "community" && note.community === COMMUNITY);
  const withheld = notes.filter((note) => !["public", "unlisted"].includes(note.visibility) && !own.includes(note));
  const made = await files(folder);
  const missing = own.filter((note) => !made.includes(`notes/${note.slug}/index.html`)).map((note) => `${note.slug} is missing`);
  expectNone([...missing, ...(await leaks(folder, withheld))], "problems");
});

test("an unlisted note has its page, asks not to be indexed, and is named only where a note links to it", async () => {
  const folder = await build(path.join(place, "unlisted"), site);
  const pages = new Map();
  for (const name of await files(folder)) pages.set(name, await readFile(path.join(folder, name), "utf8"));
  const problems = [];
  for (const note of notes.filter((note) => note.visibility === "unlisted")) {
    if (!isNoindex(pages.get(`notes/${note.slug}/index.html`) ?? "")) problems.push(`${note.slug} has no page, or not noindex`);
    const linking = notes.filter((other) => other === note || other.source.includes(`[[${note.slug}`));
    for (const [name, content] of pages) {
      // The page of a whole notebook prints the texts of its notes.
      const isBook = (other) => name.endsWith("/entier/index.html") && other !== note && content.includes(`/notes/${other.slug}/">`);
      const own = linking.some((other) => name.startsWith(`notes/${other.slug}/`) || isBook(other));
      if (!own && content.includes(note.slug)) problems.push(`${name} names ${note.slug}`);
    }
  }
  expectNone(problems, "problems");
});
