// Reads settings as Netlify does, in both contexts, and fails where it would: node netlify.mjs MODULES FILE
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [modules, file] = process.argv.slice(2);
const from = createRequire(join(modules, "package.json"));
const { resolveConfig } = await import(pathToFileURL(from.resolve("@netlify/config")));
for (const context of ["production", "deploy-preview"]) {
  const { config } = await resolveConfig({ config: file, context, offline: true, mode: "cli", branch: "main", buffer: true });
  const { command, publish } = config.build;
  if (!command.includes("carnet build docs") || !publish.endsWith("/public")) throw new Error(`${context}: ${command} ${publish}`);
  if (command.includes("carnet check") !== (context === "deploy-preview")) throw new Error(`${context}: ${command}`);
}
