import assert from "node:assert/strict";
import { test } from "node:test";
import type { Loader } from "../../../server/src/engine/project/loader.ts";
import { loaderNames, loaderOf, loaders } from "../../../server/src/engine/project/loaders.ts";
import { envDialects } from "../../../server/src/engine/syntax/env/envDialects.ts";

/** One property of every loader, in the order of `names`. */
function checkColumn(property: (loader: Loader) => unknown, expected: Readonly<Record<string, unknown>>): void {
  const actual = Object.fromEntries([...loaders].map(([name, loader]) => [name, property(loader)]));
  assert.deepEqual(actual, expected);
}

test("there is one row for each name, and its dialect exists", () => {
  assert.deepEqual(loaderNames, [
    "pydantic",
    "pydantic-settings",
    "django",
    "node",
    "vite",
    "next",
    "strict",
    "lenient",
  ]);
  for (const name of loaderNames) {
    assert.equal(loaderOf(name).name, name);
    assert.ok(envDialects[loaderOf(name).dialect]);
  }
});

test("Python's tomllib reads TOML 1.0", () => {
  checkColumn((loader) => loader.tomlVersion, {
    pydantic: "1.0",
    "pydantic-settings": "1.0",
    django: "1.0",
    node: "1.1",
    vite: "1.1",
    next: "1.1",
    strict: "1.0",
    lenient: "1.1",
  });
});

test("each loader reads .env with its own library", () => {
  checkColumn((loader) => loader.dialect, {
    pydantic: "python-dotenv",
    "pydantic-settings": "python-dotenv",
    django: "django-environ",
    node: "node",
    vite: "vite",
    next: "next",
    strict: "node",
    lenient: "node",
  });
});

test("a later table replaces an earlier one whole, but for the strict and the lenient loader", () => {
  checkColumn((loader) => loader.tables, {
    pydantic: "replace",
    "pydantic-settings": "replace",
    django: "replace",
    node: "replace",
    vite: "replace",
    next: "replace",
    strict: "merge",
    lenient: "merge",
  });
});

test("pydantic-settings merges tables of .env into those of TOML, which are two sources to it", () => {
  assert.equal(loaderOf("pydantic-settings").tablesAcrossFormats, "merge");
  assert.equal(loaderOf("pydantic").tablesAcrossFormats, "replace");
});

test("only pydantic-settings (and whoever is not known) takes keys in any case", () => {
  checkColumn((loader) => loader.keyCase.toml === loader.keyCase.env && loader.keyCase.env, {
    pydantic: "sensitive",
    "pydantic-settings": "insensitive",
    django: "sensitive",
    node: "sensitive",
    vite: "sensitive",
    next: "sensitive",
    strict: "sensitive",
    lenient: "insensitive",
  });
});

test("an unknown key is looked at by who reads files into a model, and ignored by who reads the environment", () => {
  checkColumn((loader) => loader.unknownKeys, {
    pydantic: "by-schema",
    "pydantic-settings": "by-schema",
    django: "ignore",
    node: "ignore",
    vite: "ignore",
    next: "ignore",
    strict: "by-schema",
    lenient: "by-schema",
  });
});

test("the process environment wins over files wherever .env is read, and does not exist for tomllib", () => {
  checkColumn((loader) => loader.processEnvironment, {
    pydantic: false,
    "pydantic-settings": true,
    django: true,
    node: true,
    vite: true,
    next: true,
    strict: false,
    lenient: true,
  });
});

test("an empty value is a value to all of them", () => {
  for (const [name, loader] of loaders) assert.equal(loader.emptyText, "value", name);
});

test("Vite and Next.js put variables with their prefix into the page", () => {
  assert.equal(loaderOf("vite").exposedPrefix, "VITE_");
  assert.equal(loaderOf("next").exposedPrefix, "NEXT_PUBLIC_");
  assert.equal(loaderOf("node").exposedPrefix, undefined);
});

test("in Vite the mode wins over the machine", () => {
  const { envFamily } = loaderOf("vite");
  assert.deepEqual(envFamily(undefined), [".env", ".env.local"]);
  assert.deepEqual(envFamily("staging"), [".env", ".env.local", ".env.staging", ".env.staging.local"]);
});

test("in Next.js the machine wins over the mode, except in tests", () => {
  const { envFamily } = loaderOf("next");
  assert.deepEqual(envFamily("production"), [".env", ".env.production", ".env.local", ".env.production.local"]);
  assert.deepEqual(envFamily("test"), [".env", ".env.test", ".env.test.local"]);
});

test("the others read the family of dotenv-flow, of which every file may be missing", () => {
  for (const name of ["pydantic-settings", "django", "node", "lenient"] as const) {
    const family = [".env.defaults", ".env", ".env.local", ".env.test", ".env.test.local"];
    assert.deepEqual(loaderOf(name).envFamily("test"), family);
  }
});
