import assert from "node:assert/strict";
import { test } from "node:test";
import { isPlaceholder } from "../../../server/src/engine/checks/placeholder.ts";
import { NameIndex } from "../../../server/src/engine/problems/nameIndex.ts";
import { looksPasted, looksRandom } from "../../../server/src/engine/project/randomText.ts";

test("placeholders are told from values", () => {
  const placeholders = [
    "CHANGE_ME",
    "CHANGE_ME_min_32_chars_long_!!!!",
    "changeme",
    "change-this",
    "your-api-key",
    "https://your-project.example",
    "<password>",
    "postgres://app:<password>@db/app",
    "{{ secret }}",
    "xxxxxxxx",
    "TODO",
    "insert your key here",
  ];
  const values = [
    "",
    "x",
    "secret",
    "exchange_mean",
    "yours",
    "a < b",
    "your text here is fine",
    "https://app.example",
    "todo-list",
  ];
  for (const text of placeholders) assert.ok(isPlaceholder(text), text);
  for (const text of values) assert.ok(!isPlaceholder(text), text);
});

test("random text is told from words, samples and numbers", () => {
  const random = [
    "q8RzK3vNf6TyB1mHx9WcL4pDj7SgE2uAo",
    "Kd9~xR3mWq7LtZ2cVn8HpB4yJf6SgA1eUo5Ti",
    "3f9c1e7b26d84a5f90c1e7b26d84a5f9",
  ];
  const other = [
    "rootpassword",
    "development-secret-key-for-local-use",
    "0123456789abcdef0123456789abcdef",
    "11111111111111111111111111",
    "00000000-0000-0000-0000-000000000000",
    "mongodb",
    "my-super-secret-jwt-key-123456",
  ];
  for (const text of random) assert.ok(looksRandom(text), text);
  for (const text of other) assert.ok(!looksRandom(text), text);
});

const known = ["PROJECT_NAME", "REDIS_PORT", "NODE_1", "MAX_SIZE", "port", "LOG_LEVEL", "databaseUrl"];
const slips: readonly (readonly [string, string | undefined])[] = [
  ["PROJECT_NAEM", "PROJECT_NAME"],
  ["PROJCT_NAME", "PROJECT_NAME"],
  ["project-name", "PROJECT_NAME"],
  ["ProjectName", "PROJECT_NAME"],
  ["PROJECTNAME", "PROJECT_NAME"],
  ["prot", "port"],
  ["LOG_LEVLE", "LOG_LEVEL"],
  ["DATABASE_URL", "databaseUrl"],
  ["REDIS_HOST", undefined],
  ["NODE_2", undefined],
  ["MIN_SIZE", undefined],
  ["LOG", undefined],
  ["host", undefined],
];

for (const [written, nearest] of slips) {
  test(`${written} was meant to be ${nearest ?? "itself"}`, () => {
    assert.equal(new NameIndex(known).nearest(written), nearest);
  });
}

test("a line of a pasted secret is no name, and names of many words are names", () => {
  for (const line of [
    "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
    "BKcwggSjAgEAAoIBAQDZ2g5wq1X8mY7d",
    "q8RzK3vNf6TyB1mHx9WcL4pDj7",
  ])
    assert.equal(looksPasted(line), true, line);
  for (const name of [
    "oauth2ClientRegistrationUri",
    "myServiceV2EndpointUrlForProd1",
    "AWS_S3_BUCKET_NAME_2024_EU_WEST_1",
    "k8s-worker-pool-2-cpu-limit",
  ])
    assert.equal(looksPasted(name), false, name);
});
