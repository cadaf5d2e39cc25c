import { startIpc, startStdio } from "./main.ts";

// The extension forks this file; other clients start it with --stdio.
if (process.send !== undefined && !process.argv.includes("--stdio")) startIpc();
else startStdio();
