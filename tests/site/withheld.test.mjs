// Nothing of a note that is not published reaches a byte or a name of the output: looked for from outside, in a notebook
// of 100 notes of which two in five are community, unlisted, private or draft while the others go on linking to them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { parsePage, textOf } from "./html.mjs";
import { build, expectNone, files, root, run, scratch } from "./site.mjs";

let site, folder, notes, made;

before(async () => {
  const place = await scratch();
  site = path.join(place, "notebook");
  const generator = path.join(root, "tests/bench/generate.py");
  await run("python3", [generator, "--notes", "100", "--nonpublic", "0.4", "--flavor", "carnet", "--out", site]);
  folder = await build(path.join(place, "site"), site);
  notes = await Promise.all((await files(path.join(site, "content/notes"))).map(readNote));
  made = await files(folder);
});

async function readNote(name) {
  const source = await readFile(path.join(site, "content/notes", name), "utf8");
  const value = (key) => source.match(new RegExp(`^${key}: (.*)$`, "m"))?.[1].replace(/^"(.*)"$/, "$1");
  const [, , body] = source.split(/^---$/m);
  return {
    slug: name.replace(/\.md$/, ""),
    source,
    visibility: value("draft") === "true" ? "draft" : value("visibility"),
    title: value("title"),
    // What only this note says: its summary and the plain beginnings of its paragraphs.
    sentences: [value("summary"), ...body.split("\n\n").map((paragraph) => paragraph.trim().split(/[*`[>|#(]/)[0])],
  };
}

/** Letters and digits alone: typography, markup and escapes make no difference. */
const bare = (text) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

test("the notebook has notes of every visibility", () => {
  const kinds = new Set(notes.map((note) => note.visibility));
  assert.deepEqual([...kinds].sort(), ["community", "draft", "private", "public", "unlisted"]);
});

test("no slug, title or sentence of a withheld note is in any file or file name", async () => {
  const withheld = notes.filter((note) => !["public", "unlisted"].includes(note.visibility));
  const shown = bare(notes.filter((note) => !withheld.includes(note)).map((note) => note.title).join("|"));
  const problems = [];
  for (const name of made) {
    const content = await readFile(path.join(folder, name), "utf8");
    const text = bare(name.endsWith(".html") ? `${textOf(parsePage(content))} ${content}` : content);
    for (const note of withheld) {
      if (name.includes(note.slug) || content.includes(note.slug)) problems.push(`${name}: the slug ${note.slug} (${note.visibility})`);
      const title = bare(note.title);
      if (title.length > 30 && !shown.includes(title) && text.includes(title)) problems.push(`${name}: the title «${note.title}» (${note.visibility})`);
      for (const sentence of note.sentences) {
        if (bare(sentence).length > 40 && text.includes(bare(sentence))) problems.push(`${name}: «${sentence.slice(0, 60)}» of ${note.slug} (${note.visibility})`);
      }
    }
  }
  expectNone(problems, "leaks");
});

test("an unlisted note has its page, asks not to be indexed, and is named only where a note links to it", async () => {
  const problems = [];
  for (const note of notes.filter((note) => note.visibility === "unlisted")) {
    const page = `notes/${note.slug}/index.html`;
    if (!made.includes(page)) problems.push(`${page} is missing`);
    else if (!/<meta name="robots" content="[^"]*noindex/.test(await readFile(path.join(folder, page), "utf8"))) problems.push(`${page} is not noindex`);
    const linking = notes.filter((other) => other === note || other.source.includes(`[[${note.slug}`));
    for (const name of made.filter((name) => !linking.some((other) => name.startsWith(`notes/${other.slug}/`)))) {
      if ((await readFile(path.join(folder, name), "utf8")).includes(note.slug)) problems.push(`${name} names ${note.slug}`);
    }
  }
  expectNone(problems, "problems");
});
