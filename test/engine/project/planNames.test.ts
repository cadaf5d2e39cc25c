import assert from "node:assert/strict";
import { test } from "node:test";
import { isConfigFile, isSecretsFile, roleOf, templateOf } from "../../../server/src/engine/project/plan.ts";

test("the name tells what a file is", () => {
  const roles = {
    layer:
      "config.toml config.test.toml config-prod.toml secrets.toml secrets.dev.toml .secrets.toml settings.toml a/config.toml .env .env.local .env.production .env.production.local prod.env .env.defaults",
    template:
      "secrets.example.toml config.sample.toml config-template.toml config.toml.dist .env.example .env.sample .env.template .env.dist .env.default .env.local.example .env.example.production .env.schema example.env a/.env.example",
    manifest: "strata.toml a/strata.toml",
    schema: "config.schema.json env.schema.json",
    none: "pyproject.toml Cargo.toml configuration.toml config.json .envrc .env.bak .env~ .env.vault .env.keys .env.d.ts .env. environment .example.toml xstrata.toml",
  };
  for (const [role, names] of Object.entries(roles)) {
    for (const name of names.split(" ")) {
      assert.equal(roleOf(name) ?? "none", role, name);
      assert.equal(isConfigFile(name), role !== "none" && role !== "schema", name);
    }
  }
});

test("the name of a template tells what it is a template of", () => {
  const templates = {
    "secrets.example.toml": "secrets.toml",
    "config.dev.sample.toml": "config.dev.toml",
    "config_template.toml": "config.toml",
    "config.toml.example": "config.toml",
    ".env.example": ".env",
    ".env.production.example": ".env.production",
    ".env.example.production": ".env.production",
    "example.env": ".env",
    "prod.example.env": "prod.env",
    "a/b/.env.dist": "a/b/.env",
  };
  for (const [name, of] of Object.entries(templates)) assert.equal(templateOf(name), of, name);
  for (const name of ["config.toml", ".env", "examples.toml", "example.toml"])
    assert.equal(templateOf(name), undefined, name);
});

test("some names say that a file is made for secrets or for one machine", () => {
  for (const name of [
    "secrets.toml",
    ".secrets.toml",
    "secrets.dev.toml",
    ".env.local",
    ".env.production.local",
    "secrets.env",
    "a/secrets.toml",
  ]) {
    assert.equal(isSecretsFile(name), true, name);
  }
  for (const name of [".env", ".env.production", "config.toml", "secrets.example.toml", ".env.local.example"]) {
    assert.equal(isSecretsFile(name), false, name);
  }
});
