#!/usr/bin/env node
// Starts the program of this machine's package: arguments, streams, signals and exit code pass through.
"use strict";

const { spawn } = require("node:child_process");
const { constants } = require("node:os");

const packages = PACKAGES;

function program() {
  const machine = `${process.platform} ${process.arch}`;
  if (!packages[machine]) {
    throw new Error(`carnet has no program for ${machine}; "cargo install carnet" compiles one`);
  }
  const [name, file] = packages[machine];
  try {
    return require.resolve(`${name}/bin/${file}`);
  } catch {
    throw new Error(`the package ${name} is missing: install again, without "--omit=optional" and on this machine`);
  }
}

function fail(error) {
  console.error(`carnet: ${error.message}`);
  process.exitCode = 2;
}

try {
  const child = spawn(program(), process.argv.slice(2), { stdio: "inherit" });
  // The program ends by itself, and so do we then: else it would go on alone.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", fail);
  child.on("exit", (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : code;
  });
} catch (error) {
  fail(error);
}
