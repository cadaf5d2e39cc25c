import assert from "node:assert/strict";
import { test } from "node:test";
import { runLatest } from "../../client/src/common/runLatest.ts";

test("a burst of changes is followed by one more run, never by two at a time", async () => {
  const runs: (() => void)[] = [];
  const update = runLatest(() => new Promise<void>((done) => runs.push(done)));
  for (let change = 0; change < 10; change++) update();
  assert.equal(runs.length, 1);
  runs[0]?.();
  await new Promise(setImmediate);
  assert.equal(runs.length, 2);
  runs[1]?.();
  await new Promise(setImmediate);
  assert.equal(runs.length, 2);
});
