// The form for writing in the browser, served as its host would: what its test and the pictures of the manual share.

import { execFileSync } from "node:child_process";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { carnet, files, run } from "./site.mjs";

const PACKAGE = "@sveltia/cms@0.221.1";

/** Takes the program of the form from npm into `folder`, and returns the file. */
export async function programOfForm(folder) {
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, PACKAGE], { cwd: folder });
  return path.join(folder, (await readdir(folder)).find((file) => file.endsWith(".tgz")));
}

/** Changes the text of a file of a site. */
export async function change(site, file, how) {
  const text = await readFile(path.join(site, file), "utf8");
  await writeFile(path.join(site, file), how(text));
}

/** Makes a first site with the form, which keeps what is written in the browser. */
export async function siteWithForm(site, program) {
  await run(carnet(), ["init", site, "--editor", "sveltia", "--repository", "equipe/carnet", "--package", program]);
  await change(site, "carnet.yaml", (text) => `${text.replace("backend: github", "backend: test-repo")}host: netlify\n`);
}

/** The policy that the file for the host gives an address. */
function policyOf(headers, address) {
  const rules = headers.split("\n\n").map((rule) => rule.split("\n"));
  const matches = (pattern) => (pattern.endsWith("*") ? address.startsWith(pattern.slice(0, -1)) : address === pattern);
  const lines = rules.filter(([pattern]) => matches(pattern)).flatMap(([, ...lines]) => lines);
  const policies = lines.map((line) => line.match(/^ {2}Content-Security-Policy: (.*)/)?.[1]).filter(Boolean);
  if (policies.length !== 1) throw new Error(`${address}: ${policies.length} policies`);
  return policies[0];
}

/** Serves the built site as its host would, with the policies of `_headers`: its address, and what ends it. */
export async function serveWithForm(built) {
  const headers = await readFile(path.join(built, "_headers"), "utf8");
  const types = {
    html: "text/html; charset=utf-8", js: "text/javascript", json: "application/json", css: "text/css",
    svg: "image/svg+xml", jpg: "image/jpeg", png: "image/png", webp: "image/webp", woff2: "font/woff2",
  };
  const server = createServer(async (request, response) => {
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
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${server.address().port}/`, close };
}

/** Puts the site's notes in the storage that the test backend keeps in the browser. */
async function putNotes(page, site, origin) {
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

/** What the storage holds that is text, by path. */
export function stored(page) {
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

/** Opens the form on the site's notes, and gives what a person does in it. */
export async function openForm(page, site, origin) {
  await putNotes(page, site, origin);
  await page.goto(`${origin}admin/`);
  await page.getByRole("button", { name: "Travailler avec un dépôt de test" }).click();
  const ready = () => page.getByRole("button", { name: "Créer une entrée", exact: true }).first().waitFor();
  await ready();
  /** The form's part for a key. */
  const field = (key) => page.locator(`section.field[data-key-path="${key}"]`);
  return {
    field,
    open: (address) => page.goto(`${origin}admin/#/collections/${address}`),
    save: async () => {
      await page.getByRole("button", { name: "Enregistrer" }).first().click();
      await ready();
    },
    choose: async (key, name) => {
      await field(key).getByRole("combobox").click();
      await page.getByRole("option", { name }).click();
    },
    add: (key, name) => field(key).getByRole("button", { name }).last().click(),
  };
}
