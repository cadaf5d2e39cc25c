import { serve } from "../lsp/serve.ts";

// One bundle serves a process and a web worker, as nearly all of it is the same; each loads only its own few lines.
const isWorker = "importScripts" in globalThis;
const surroundings = isWorker
  ? import("../browser/workerSurroundings.ts").then(({ workerSurroundings }) => workerSurroundings())
  : import("../node/extensionProcess.ts").then(({ processSurroundings }) => processSurroundings());
void surroundings.then(serve);
