// Starts the server of code-server 4.93 (VS Code 1.93), whose main script only exports its parts where newer ones start by themselves:
//
//   node startOldServer.cjs out/server-main.js OPTION…
const { createServer } = require("node:http");

// The server reads its options from the words after its own name.
process.argv.splice(1, 1);
start();

async function start() {
  const code = await require(process.argv[1]).loadCodeWithNls();
  if (process.argv.includes("--install-extension")) return code.spawnCli();
  const http = createServer((request, response) => server.handleRequest(request, response));
  http.on("upgrade", (request, socket) => server.handleUpgrade(request, socket));
  await new Promise((resolve) => http.listen(0, "127.0.0.1", resolve));
  const server = await code.createServer(http.address());
  http.on("close", () => server.dispose());
}
