// What the tests share: the site is built once a test file, its files are listed, and a folder is served as a static host would.

import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { appendFile, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const run = promisify(execFile);

// Undone when the test file ends, in reverse; a hook inside another hook would run too early.
const undone = [];
after(async () => {
  for (const undo of undone.reverse()) await undo();
});

/** The program under test: `CARNET`, else the release build, else the development build. */
export function carnet() {
  if (process.env.CARNET) return process.env.CARNET;
  const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
  const built = ["release", "debug"].map((profile) => path.join(target, profile, "carnet")).find(existsSync);
  if (!built) throw new Error("carnet is not built: cargo build --release");
  return built;
}

/** An empty folder that goes when the test file ends. */
export async function scratch() {
  const folder = await mkdtemp(path.join(tmpdir(), "carnet-site-"));
  undone.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Builds `site` (the project's own unless another is named) into `output` and returns `output`. */
export async function build(output, site = root, ...options) {
  await run(carnet(), ["build", site, "--output", output, "--quiet", ...options], { maxBuffer: 1 << 26 });
  return output;
}

/** Builds the project's site with other lines in its configuration; `folder` is a scratch folder. */
export async function buildWith(lines, folder) {
  const site = path.join(folder, "copy");
  for (const part of ["carnet.yaml", "content", "static", "themes"]) {
    if (existsSync(path.join(root, part))) await cp(path.join(root, part), path.join(site, part), { recursive: true });
  }
  await appendFile(path.join(site, "carnet.yaml"), `\n${lines}\n`);
  return build(path.join(folder, "site"), site);
}

/** Every file below `folder`, by its path from there with `/`, sorted; carnet's own, whose names begin with a dot, if asked for. */
export async function files(folder, { hidden = false } = {}) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && (hidden || !entry.name.startsWith(".")))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

/** The site's address as `sitemap.xml` and the feeds write it, with its final slash. */
export async function baseUrl(site = root) {
  const found = (await readFile(path.join(site, "carnet.yaml"), "utf8")).match(/^base_url:\s*(\S+)/m);
  return found[1].endsWith("/") ? found[1] : `${found[1]}/`;
}

/** The file of a built folder that a static host answers with for `address` (from the root, without a leading slash). */
export function fileOf(address) {
  const name = decodeURIComponent(address.replace(/[?#].*$/s, ""));
  return name === "" || name.endsWith("/") ? `${name}index.html` : name;
}

const TYPES = {
  html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8",
  md: "text/markdown; charset=utf-8", txt: "text/plain; charset=utf-8", json: "application/json", xml: "application/xml",
  svg: "image/svg+xml", vtt: "text/vtt; charset=utf-8", wav: "audio/wav", png: "image/png", jpg: "image/jpeg", webp: "image/webp", woff2: "font/woff2",
  pdf: "application/pdf", mp3: "audio/mpeg", mp4: "video/mp4", webmanifest: "application/manifest+json",
};

/**
 * Serves `folder` below `base` (`/sub/folder/`) on a free port of the loopback, as a plain static host does: folders by their
 * `index.html` (unless `folders` is false, as on a disk), `404.html` for what is missing, and the strict policy that every page
 * is to work under. Texts are sent as small as hosts send them, where the browser takes it.
 */
export async function serve(folder, base, { folders = true } = {}) {
  const known = new Set(await files(folder));
  // A browser that has never been here asks for the same style sheets and scripts again: what was made small once is kept.
  const small = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    const address = pathname.startsWith(base) ? pathname.slice(base.length) : undefined;
    let name = address === undefined ? undefined : folders ? fileOf(address) : decodeURIComponent(address);
    if (folders && !known.has(name) && known.has(`${name}/index.html`)) {
      return response.writeHead(301, { location: `${pathname}/` }).end();
    }
    const status = known.has(name) ? 200 : 404;
    if (status === 404) name = "404.html";
    const type = TYPES[path.extname(name).slice(1)] ?? "application/octet-stream";
    const isSmall = /^text|json|xml/.test(type) && /\bgzip\b/.test(request.headers["accept-encoding"]);
    const read = async () => (known.has(name) ? readFile(path.join(folder, name)) : "nothing here");
    if (isSmall && !small.has(name)) small.set(name, read().then((content) => gzipSync(content)));
    const content = await (isSmall ? small.get(name) : read());
    response
      .writeHead(status, {
        "content-type": type,
        ...(isSmall ? { "content-encoding": "gzip", vary: "accept-encoding" } : {}),
        "content-security-policy": "default-src 'self'",
        "x-content-type-options": "nosniff",
      })
      .end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  undone.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}${base}`;
}

/** Fails with every problem, one a line (the first forty), rather than with the first one only. */
export function expectNone(problems, what) {
  if (problems.length === 0) return;
  const shown = [...new Set(problems)];
  const more = shown.length > 40 ? `\n… and ${shown.length - 40} more` : "";
  throw new Error(`${shown.length} ${what}:\n${shown.slice(0, 40).join("\n")}${more}`);
}

/** Why a judge that is a program of Java cannot be asked; false where it can. */
export function withoutJava() {
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" });
    return false;
  } catch {
    return "no Java runtime";
  }
}

/** Writes the files of a small site, by their paths, to an empty folder, and returns it. */
export async function siteOf(contents) {
  const folder = path.join(await scratch(), "site");
  for (const [name, content] of Object.entries(contents)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}
