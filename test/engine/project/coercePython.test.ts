import assert from "node:assert/strict";
import { test } from "node:test";
import { isSilentlyFalse } from "../../../server/src/engine/project/coerce/booleanText.ts";
import { checkEnv, checkToml } from "./checkCoercion.ts";

test("pydantic takes these words for true and false, in capitals or not, and no others", () => {
  for (const word of ["1", "true", "t", "y", "yes", "on", "TRUE", "Yes", "T"])
    checkEnv("pydantic", [[word, "boolean", "true"]]);
  for (const word of ["0", "false", "f", "n", "no", "off", "OFF", "No"])
    checkEnv("pydantic", [[word, "boolean", "false"]]);
  for (const text of ["", "2", "1.0", "enabled", " true", "true ", "01", "null", "ok"]) {
    checkEnv("pydantic", [[text, "boolean", "refused"]]);
  }
  checkToml("pydantic", [
    ['"yes"', "boolean", "true"],
    ['"enabled"', "boolean", "refused"],
  ]);
});

test("pydantic reads whole numbers from text with signs, spaces, underscores, zeros and an empty fraction", () => {
  checkEnv("pydantic", [
    ["4", "integer", "4"],
    ["+1", "integer", "1"],
    ["-7", "integer", "-7"],
    [" 1 ", "integer", "1"],
    ["1_000", "integer", "1000"],
    ["1.0", "integer", "1"],
    ["1.00", "integer", "1"],
    ["010", "integer", "10"],
    ["-0", "integer", "0"],
    ["9007199254740993", "integer", "9007199254740993"],
    ["1e3", "integer", "refused"],
    ["1.", "integer", "refused"],
    ["0x10", "integer", "refused"],
    ["1,000", "integer", "refused"],
    ["1.5", "integer", "refused"],
    ["1__0", "integer", "refused"],
    ["_1", "integer", "refused"],
    ["", "integer", "refused"],
    ["four", "integer", "refused"],
    ["9".repeat(5000), "integer", "refused"],
  ]);
  checkToml("pydantic", [['"4"', "integer", "4"]]);
});

test("pydantic reads floats from text, with exponents, infinity and no digits on one side of the point", () => {
  checkEnv("pydantic", [
    ["1e3", "number", "1000.0"],
    [".5", "number", "0.5"],
    ["5.", "number", "5.0"],
    ["60", "number", "60.0"],
    ["inf", "number", "Infinity"],
    ["-Infinity", "number", "-Infinity"],
    ["nan", "number", "NaN"],
    ["1_000.5", "number", "1000.5"],
    ["", "number", "refused"],
    [".", "number", "refused"],
    ["1,5", "number", "refused"],
    ["0x10", "number", "refused"],
  ]);
});

test("pydantic converts TOML numbers where nothing is lost", () => {
  checkToml("pydantic", [
    ["4", "integer", "4"],
    ["4.0", "integer", "4"],
    ["4.5", "integer", "refused"],
    ["60", "number", "60.0"],
    ["nan", "integer", "refused"],
    ["1e30", "integer", "1000000000000000019884624838656"],
    ["true", "integer", "1"],
    ["false", "number", "0.0"],
    ["1", "boolean", "true"],
    ["0", "boolean", "false"],
    ["1.0", "boolean", "true"],
    ["2", "boolean", "refused"],
    ["0.5", "boolean", "refused"],
  ]);
});

test("pydantic makes no text of TOML numbers, booleans and dates", () => {
  checkToml("pydantic", [
    ["1", "string", "refused"],
    ["1.5", "string", "refused"],
    ["true", "string", "refused"],
    ["2024-01-31", "string", "refused"],
    ["2024-01-31", "string:date", "2024-01-31"],
    ["07:30:00", "string:time", "07:30:00"],
    ['"1"', "string", "'1'"],
  ]);
});

test("pydantic takes a number for a time span or a point in time", () => {
  checkToml("pydantic", [
    ["300", "string:duration", "'PT300S'"],
    ["-1.5", "string:duration", "'-PT1.5S'"],
    ["0", "string:date-time", "'1970-01-01T00:00:00.000Z'"],
    ["1700000000000", "string:date-time", "'2023-11-14T22:13:20.000Z'"],
    ["1e300", "string:date-time", "refused"],
    ["300", "string:email", "refused"],
  ]);
});

test("pydantic-settings reads lists and tables of .env as JSON and nothing else", () => {
  checkEnv("pydantic-settings", [
    ['["a", "b"]', "array", "['a', 'b']"],
    ["[5, 6]", "array", "[5, 6]"],
    ['{"host": "db", "ports": [1, 2.5]}', "object", "{host: 'db', ports: [1, 2.5]}"],
    ["5,6", "array", "refused"],
    ["", "array", "refused"],
    ["[5, 6,]", "array", "refused"],
    ["[5] // no", "array", "refused"],
    ["5", "array", "refused"],
    ['{"a": 1}', "array", "refused"],
    ["a=1", "object", "refused"],
    ["[]", "object", "refused"],
  ]);
});

test("JSON in a TOML text is text to pydantic", () => {
  checkToml("pydantic", [
    ["'[1, 2]'", "array", "refused"],
    ["'{\"a\": 1}'", "object", "refused"],
    ["[1, 2]", "array", "[1, 2]"],
    ["[1, 2]", "object", "refused"],
    ["{ a = 1 }", "object", "{a: 1}"],
  ]);
});

test("django-environ takes whole numbers and a few words for true, and all else silently for false", () => {
  for (const text of ["true", "on", "ok", "y", "yes", "1", "YES", " true ", "2", "-1", " 1 "]) {
    checkEnv("django", [[text, "boolean", "true"]]);
  }
  for (const text of ["false", "0", "00", "off", "", "t", "ture", "enabled", "1.0"]) {
    checkEnv("django", [[text, "boolean", "false"]]);
  }
});

test("what django-environ silently takes for false is told from what is meant as false", () => {
  for (const text of ["t", "ture", "enabled", "Yes!", "1.0"]) assert.equal(isSilentlyFalse(text), true, text);
  for (const text of ["true", "OK", "1", "2", "0", "00", "false", "F", "no", "off", "", "none"]) {
    assert.equal(isSilentlyFalse(text), false, text);
  }
});

test("django-environ splits lists at commas without trimming, and drops what is empty", () => {
  checkEnv("django", [
    ["a,b", "array", "['a', 'b']"],
    ["a, b", "array", "['a', ' b']"],
    ["a,,b,", "array", "['a', 'b']"],
    ["", "array", "[]"],
    ['["a","b"]', "array", `['["a"', '"b"]']`],
  ]);
});

test("django-environ reads tables as name=value pairs, and JSON where it is read with env.json", () => {
  checkEnv("django", [
    ["k=v,k2=v2", "object", "{k: 'v', k2: 'v2'}"],
    ["a=b=c", "object", "{a: 'b=c'}"],
    ["k", "object", "refused"],
    ['{"a": 1}', "object", "{a: 1}"],
  ]);
});

test("django-environ reads whole numbers as Python does, and floats without currency and thousands", () => {
  checkEnv("django", [
    ["42", "integer", "42"],
    [" 1_000 ", "integer", "1000"],
    ["010", "integer", "10"],
    ["1.0", "integer", "refused"],
    ["", "integer", "refused"],
    ["1.234,5", "number", "1234.5"],
    ["1,234.5", "number", "1234.5"],
    ["33.45 €", "number", "33.45"],
    ["$1,000,000.5", "number", "1000000.5"],
    ["5", "number", "5.0"],
    ["1e3", "number", "13.0"],
    ["", "number", "refused"],
    ["many", "number", "refused"],
    ["1-2", "number", "refused"],
  ]);
});
