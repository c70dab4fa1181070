#!/usr/bin/env node
// Runs the program of the package for this platform, with the arguments, streams and exit code of its own.
"use strict";
const { spawn } = require("child_process");
const { constants } = require("os");

const scope = require("../package.json").onecopy.scope;
const name = `${scope}/${process.platform}-${process.arch}`;
const file = process.platform === "win32" ? "onecopy.exe" : "onecopy";

let program = process.env.ONECOPY_PROGRAM;
if (!program) {
  try {
    program = require.resolve(`${name}/bin/${file}`);
  } catch {
    console.error(`onecopy: error: the package ${name} is not installed
onecopy: hint: it is an optional dependency of onecopy: install without --omit=optional, on one of the platforms that there are`);
    process.exit(2);
  }
}

const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
child.on("error", (error) => {
  console.error(`onecopy: error: ${program}: ${error.message}`);
  process.exit(2);
});
// A terminal sends an interrupt to both, kill to this process alone; the program is told once more, and its exit code is waited for.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]) {
  if (signal in constants.signals) process.on(signal, () => child.kill(signal));
}
child.on("exit", (code, signal) => {
  process.exit(code === null ? 128 + constants.signals[signal] : code);
});
