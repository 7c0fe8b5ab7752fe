// One page of each kind, by the form of its address: in the project's own site, and in a small one where everything is, whose pages
// are named `all-…`. Both are built and served once a test file.

import { cp, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { baseUrl, build, files, root, scratch, serve } from "./site.mjs";

const PROJECT = {
  home: /^index\.html$/,
  note: /^notes\/[^/]+\/index\.html$/,
  "list-notes": /^notes\/index\.html$/,
  notebook: /^carnets\/[^/]+\/index\.html$/,
  notebooks: /^carnets\/index\.html$/,
  // Not that of the manual, which takes the judges a minute and a half.
  book: /^carnets\/(?!mode-d-emploi\/)[^/]+\/entier\/index\.html$/,
  community: /^communautes\/[^/]+\/index\.html$/,
  author: /^auteurs\/[^/]+\/index\.html$/,
  tag: /^etiquettes\/[^/]+\/index\.html$/,
  changes: /^journal\/index\.html$/,
  "changes-month": /^journal\/\d{4}-\d\d\/index\.html$/,
  lexicon: /^lexique\/index\.html$/,
  organisations: /^organisations\/index\.html$/,
  reviews: /^a-relire\/index\.html$/,
  accessibility: /^declaration-d-accessibilite\/index\.html$/,
  plan: /^plan-du-site\/index\.html$/,
  search: /^recherche\/index\.html$/,
  graph: /^graphe\/index\.html$/,
  page: /^(a-propos|licence)\/index\.html$/,
  missing: /^404\.html$/,
};

const EVERYTHING = {
  "all-home": /^index\.html$/,
  "all-note": /^notes\/tout\/index\.html$/,
  "all-long": /^notes\/longue\/index\.html$/,
  "all-late": /^notes\/etape\/index\.html$/,
  "all-english": /^notes\/steps\/index\.html$/,
  "all-language": /^langues\/[^/]+\/index\.html$/,
  "all-languages": /^langues\/index\.html$/,
  "all-organisation": /^notes\/clinique\/index\.html$/,
  "all-base": /^bases\/[^/]+\/index\.html$/,
  "all-notebook": /^carnets\/chemin\/index\.html$/,
  "all-version": /^notes\/tout\/versions\/2024-02-07\/index\.html$/,
  "all-pairs": /^notes\/tout\/versions\/comparaison\/index\.html$/,
  "all-book": /^carnets\/chemin\/entier\/index\.html$/,
};

/** The largest page of a form has the most to get wrong. */
async function largest(folder, names, form) {
  const sizes = new Map();
  for (const name of names.filter((name) => form.test(name))) sizes.set(name, (await stat(path.join(folder, name))).size);
  return [...sizes.keys()].sort((a, b) => sizes.get(b) - sizes.get(a))[0];
}

async function addresses(folder, kinds, origin) {
  const names = await files(folder);
  const found = {};
  for (const [kind, form] of Object.entries(kinds)) {
    const name = await largest(folder, names, form);
    if (!name) throw new Error(`the site has no page of the kind '${kind}', only:\n${names.filter((n) => n.endsWith(".html")).join("\n")}`);
    found[kind] = origin + (name === "404.html" ? "nowhere/at/all/" : name.replace(/index\.html$/, ""));
  }
  return found;
}

/** The site where everything is, with the files that are no text. */
export async function everything() {
  const site = path.join(await scratch(), "everything");
  await cp(path.join(root, "tests/site/everything"), site, { recursive: true });
  const notes = path.join(site, "content/notes");
  await cp(path.join(root, "content/media/table-d-atelier.jpg"), path.join(notes, "table.jpg"));
  // A tenth of a second of silence (RIFF WAVE, 8000 samples a second of 8 bits), and files that only need to be there.
  const samples = Buffer.alloc(800, 128);
  const head = Buffer.from("RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\0\0\0", "latin1");
  head.writeUInt32LE(36 + samples.length, 4);
  head.writeUInt32LE(samples.length, 40);
  await writeFile(path.join(notes, "mot.wav"), Buffer.concat([head, samples]));
  await writeFile(path.join(notes, "visite.mp4"), "film");
  await writeFile(path.join(notes, "guide.pdf"), "%PDF-1.4\n");
  return site;
}

export const KINDS = [...Object.keys(PROJECT), ...Object.keys(EVERYTHING)];

/** Builds both sites and serves them. Gives the address of a page of each kind. */
export async function serveKinds(options) {
  const own = await build(path.join(await scratch(), "site"));
  const all = await build(path.join(await scratch(), "all"), await everything());
  const origins = [await serve(own, new URL(await baseUrl()).pathname, options), await serve(all, "/tout/", options)];
  return { ...(await addresses(own, PROJECT, origins[0])), ...(await addresses(all, EVERYTHING, origins[1])) };
}
