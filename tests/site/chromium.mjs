// The reader's browser of the tests and measurements: the Chromium of this machine, or the one that CHROMIUM names.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

/** The program of the browser. */
export function chromiumProgram() {
  const known = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = known.find((program) => program && existsSync(program));
  if (!executablePath) throw new Error("no Chromium: install it, or name it in CHROMIUM");
  return executablePath;
}

export function launchChromium(more = []) {
  return chromium.launch({ executablePath: chromiumProgram(), args: [...ARGUMENTS, ...more] });
}
