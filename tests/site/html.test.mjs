// Every page is valid HTML, every style sheet and picture valid of its kind, by two judges that know nothing of carnet.

import { createRequire } from "node:module";
import path from "node:path";
import { before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { everything } from "./kinds.mjs";
import { build, expectNone, files, run, scratch, withoutJava } from "./site.mjs";

// The project's own site, and the one where everything is below it.
let folder, names;

before(async () => {
  folder = await scratch();
  await build(path.join(folder, "own"));
  await build(path.join(folder, "all"), await everything());
  names = await files(folder);
});

test("html-validate accepts every page", async () => {
  const judge = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
      // Style, not validity: either form is HTML, and templates indent by their own structure.
      "doctype-style": "off",
      "void-style": "off",
      "attribute-boolean-style": "off",
      "no-trailing-whitespace": "off",
      // The frame in which a wide table scrolls is a named region, so that a keyboard reaches it, and no section of the text.
      "prefer-native-element": ["error", { exclude: ["region"] }],
      // The style sheet keeps a number on one line.
      "tel-non-breaking": "off",
      // Takes an unnamed aside within an article for a landmark, which it is not (HTML-AAM 1.0, 3.5.9 aside); axe judges
      // landmarks by their computed roles in browser.test.mjs.
      "unique-landmark": "off",
      // A title says what the page is, then of which site: worth more than 70 characters.
      "long-title": "off",
    },
  });
  const problems = [];
  for (const page of names.filter((name) => name.endsWith(".html"))) {
    const report = await judge.validateFile(path.join(folder, page));
    for (const result of report.results) {
      for (const m of result.messages) problems.push(`${page}:${m.line}:${m.column} ${m.ruleId}: ${m.message} (${m.selector})`);
    }
  }
  expectNone(problems, "problems");
});

test("the Nu HTML checker accepts every page, style sheet and SVG", { skip: withoutJava() }, async () => {
  const jar = path.join(path.dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
  const options = ["--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg"];
  const judged = names.filter((name) => /\.(html|css|svg)$/.test(name)).map((name) => path.join(folder, name));
  const { stdout } = await run("java", ["-jar", jar, ...options, ...judged], { maxBuffer: 1 << 26 });
  const problems = JSON.parse(stdout).messages
    .filter((m) => m.type === "error" || m.subType === "warning")
    // Its judge of styles is older than container queries (CSS Conditional Rules, level 5), which browsers have since 2023.
    .filter((m) => !/at-rule “@container”|“container-type”/.test(m.message))
    .map((m) => `${path.relative(folder, new URL(m.url).pathname)}:${m.lastLine ?? "?"} ${m.message} «${(m.extract ?? "").trim()}»`);
  expectNone(problems, "problems");
});
