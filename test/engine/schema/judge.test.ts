import { test } from "node:test";
import { checkJudged } from "./checkSchema.ts";

type Row = readonly [schema: string, value: string, sentences: readonly string[]];

function checkRows(rows: readonly Row[]): void {
  for (const [schema, value, sentences] of rows) checkJudged(schema, value, sentences);
}

test("a wrong type is told with what was expected and what was found", () => {
  checkRows([
    [
      '{"properties": {"PORT": {"type": "integer", "minimum": 1, "maximum": 65535}}}',
      '{"PORT": "80"}',
      ["PORT must be a whole number from 1 to 65535, not text"],
    ],
    [
      '{"properties": {"PORT": {"type": "integer"}}}',
      '{"PORT": 1.5}',
      ["PORT must be a whole number, not a number with a fraction"],
    ],
    ['{"properties": {"PORT": {"type": "integer"}}}', '{"PORT": 1.0}', []],
    ['{"properties": {"ON": {"type": "boolean"}}}', '{"ON": 1}', ["ON must be true or false, not a whole number"]],
    [
      '{"properties": {"HOSTS": {"items": {"type": "string"}}}}',
      '{"HOSTS": ["a", 1]}',
      ["HOSTS[1] must be text, not a whole number"],
    ],
    ['{"properties": {"db": {"type": "object"}}}', '{"db": []}', ["db must be a table, not a list"]],
    ['{"properties": {"my key": {"type": "string"}}}', '{"my key": 1}', ['"my key" must be text, not a whole number']],
    ['{"type": "object"}', "3", ["The configuration must be a table, not a whole number"]],
    [
      '{"properties": {"A": {"type": ["integer", "string"]}}}',
      '{"A": []}',
      ["A must be a whole number or text, not a list"],
    ],
  ]);
});

test("allowed values are listed", () => {
  checkRows([
    [
      '{"properties": {"MODE": {"enum": ["fast", "slow", "off"]}}}',
      '{"MODE": "fats"}',
      ['MODE must be one of "fast", "slow", "off"'],
    ],
    ['{"properties": {"MODE": {"const": "fast"}}}', '{"MODE": "slow"}', ['MODE must be "fast"']],
    ['{"properties": {"N": {"enum": [1, 2]}}}', '{"N": 2.0}', []],
    ['{"properties": {"N": {"const": {"a": 1, "b": [2]}}}}', '{"N": {"b": [2.0], "a": 1}}', []],
    ['{"properties": {"N": {"const": 9007199254740993}}}', '{"N": 9007199254740992}', ["N must be 9007199254740993"]],
  ]);
});

test("limits are told in words", () => {
  checkRows([
    ['{"properties": {"A": {"minimum": 1}}}', '{"A": 0}', ["A must be at least 1"]],
    ['{"properties": {"A": {"exclusiveMinimum": 0}}}', '{"A": 0}', ["A must be above 0"]],
    ['{"properties": {"A": {"minimum": 0, "exclusiveMinimum": true}}}', '{"A": 0}', ["A must be above 0"]],
    [
      '{"properties": {"A": {"maximum": 9007199254740992}}}',
      '{"A": 9007199254740993}',
      ["A must be at most 9007199254740992"],
    ],
    ['{"properties": {"A": {"multipleOf": 0.1}}}', '{"A": 0.3}', []],
    ['{"properties": {"A": {"multipleOf": 0.1}}}', '{"A": 0.35}', ["A must be a multiple of 0.1"]],
    [
      '{"properties": {"A": {"multipleOf": 3}}}',
      '{"A": 9007199254740993000000000000000001}',
      ["A must be a multiple of 3"],
    ],
    ['{"properties": {"A": {"minLength": 1}}}', '{"A": ""}', ["A must not be empty"]],
    ['{"properties": {"A": {"maxLength": 2}}}', '{"A": "🐲🐲"}', []],
    ['{"properties": {"A": {"maxLength": 2}}}', '{"A": "🐲🐲🐲"}', ["A must have at most 2 characters"]],
    ['{"properties": {"A": {"minItems": 2}}}', '{"A": [1]}', ["A must have at least 2 items"]],
    ['{"properties": {"A": {"uniqueItems": true}}}', '{"A": [1, "1", 1.0]}', ["A[2] is in the list already"]],
    [
      '{"properties": {"A": {"contains": {"const": 1}}}}',
      '{"A": [2]}',
      ["A must have at least 1 item of the kind that is asked for"],
    ],
    ['{"minProperties": 1}', "{}", ["The configuration must have at least 1 key"]],
  ]);
});

test("formats and patterns are asked for", () => {
  checkRows([
    ['{"properties": {"A": {"format": "uri"}}}', '{"A": "localhost"}', ["A must be a URI"]],
    ['{"properties": {"A": {"format": "email"}}}', '{"A": "me"}', ["A must be an email address"]],
    ['{"properties": {"A": {"format": "password"}}}', '{"A": "x"}', []],
    ['{"properties": {"A": {"pattern": "^[a-z]+$"}}}', '{"A": "A"}', ["A must match ^[a-z]+$"]],
  ]);
});

test("missing, unknown and forbidden keys are told by their path", () => {
  checkRows([
    ['{"properties": {"db": {"required": ["host", "port"]}}}', '{"db": {"port": 1}}', ["db.host is required"]],
    ['{"properties": {"A": {}}, "additionalProperties": false}', '{"B": 1}', ["B is not a known setting"]],
    ['{"properties": {"A": {}}, "unevaluatedProperties": false}', '{"B": 1}', ["B is not a known setting"]],
    ['{"propertyNames": {"pattern": "^[A-Z_]+$"}}', '{"port": 1}', ["port is not an allowed name"]],
    ['{"properties": {"A": false}}', '{"A": 1}', ["A must not be set"]],
    ['{"not": {"required": ["A"]}}', '{"A": 1}', ["A must not be set"]],
    ['{"not": {"required": ["A", "B"]}}', '{"A": 1, "B": 2}', ["A and B must not be set together"]],
    ['{"dependentRequired": {"USER": ["PASSWORD"]}}', '{"USER": "x"}', ["PASSWORD is required because USER is set"]],
    [
      '{"$schema": "http://json-schema.org/draft-07/schema#", "dependencies": {"A": ["B"]}}',
      '{"A": 1}',
      ["B is required because A is set"],
    ],
  ]);
});

test("of several alternatives the one that was meant is explained", () => {
  const server = `{"properties": {"cache": {"oneOf": [
    {"type": "object", "properties": {"kind": {"const": "redis"}, "port": {"type": "integer"}}, "required": ["kind", "port"]},
    {"type": "object", "properties": {"kind": {"const": "memory"}, "size": {"type": "integer"}}, "required": ["kind"]}
  ]}}}`;
  checkRows([
    [server, '{"cache": {"kind": "redis", "port": "x"}}', ["cache.port must be a whole number, not text"]],
    [server, '{"cache": {"kind": "memory", "size": "x"}}', ["cache.size must be a whole number, not text"]],
    [server, '{"cache": 5}', ["cache must be a table, not a whole number"]],
    [
      '{"properties": {"A": {"anyOf": [{"type": "integer", "minimum": 5}, {"type": "null"}]}}}',
      '{"A": 2}',
      ["A must be at least 5"],
    ],
    [
      '{"properties": {"A": {"anyOf": [{"type": "integer"}, {"type": "string"}]}}}',
      '{"A": []}',
      ["A must be a whole number or text, not a list"],
    ],
    [
      '{"properties": {"A": {"anyOf": [{"const": "auto"}, {"type": "integer"}]}}}',
      '{"A": "x"}',
      ['A must be "auto" or a whole number'],
    ],
    [
      '{"properties": {"A": {"oneOf": [{"const": "a", "title": "first"}, {"const": "b"}]}}}',
      '{"A": "x"}',
      ['A must be "a" or "b"'],
    ],
    [
      '{"properties": {"A": {"oneOf": [{"minimum": 1}, {"maximum": 5}]}}}',
      '{"A": 3}',
      ["A fits more than one of the forms of which it must have exactly one"],
    ],
  ]);
});

test("groups of required keys are one sentence", () => {
  checkRows([
    ['{"anyOf": [{"required": ["A"]}, {"required": ["B"]}]}', "{}", ["A or B is required"]],
    ['{"anyOf": [{"required": ["URL"]}, {"required": ["HOST", "PORT"]}]}', '{"HOST": 1}', ["URL or PORT is required"]],
    ['{"oneOf": [{"required": ["A"]}, {"required": ["B"]}]}', '{"A": 1, "B": 1}', ["Only one of A and B may be set"]],
  ]);
});

/** A schema that asks for KEY under a condition. */
function asking(condition: string, rest = ""): string {
  return `{"properties": {"P": {"enum": ["google", "ollama", "none"]}}, "if": ${condition}, "then": {"required": ["KEY"]}${rest}}`;
}

test("a sentence names the condition that asks for more", () => {
  checkRows([
    [asking('{"properties": {"P": {"const": "google"}}}'), '{"P": "google"}', ["KEY is required because P is google"]],
    [asking('{"properties": {"P": {"const": "google"}}}'), '{"P": "ollama"}', []],
    [asking('{"properties": {"P": {"const": "google"}}}'), "{}", ["KEY is required because P is not set"]],
    [asking('{"properties": {"P": {"const": "google"}}, "required": ["P"]}'), "{}", []],
    [
      asking('{"properties": {"P": {"enum": ["google", "ollama"]}}, "required": ["P"]}'),
      '{"P": "ollama"}',
      ["KEY is required because P is ollama"],
    ],
    [
      asking('{"not": {"properties": {"P": {"const": "none"}}}}'),
      '{"P": "google"}',
      ["KEY is required because P is not none"],
    ],
    [
      asking('{"anyOf": [{"properties": {"P": {"const": "google"}}}, {"properties": {"P": {"const": "ollama"}}}]}'),
      '{"P": "google"}',
      ["KEY is required because P is google"],
    ],
  ]);
});

test("a condition is told by what is set, by a table inside, by a limit, and by all that it rests on", () => {
  checkRows([
    [asking('{"required": ["P"]}'), '{"P": "google"}', ["KEY is required because P is set"]],
    [asking('{"required": ["P"]}', ', "else": {"required": ["Q"]}'), "{}", ["Q is required because P is not set"]],
    [
      asking(
        '{"properties": {"db": {"properties": {"kind": {"const": "sql"}}, "required": ["kind"]}}, "required": ["db"]}',
      ),
      '{"db": {"kind": "sql"}}',
      ["KEY is required because db.kind is sql"],
    ],
    [
      asking('{"properties": {"N": {"minimum": 5}}, "required": ["N"]}'),
      '{"N": 9}',
      ["KEY is required because N is a number of at least 5"],
    ],
    [
      '{"allOf": [{"if": {"required": ["A"]}, "then": {"if": {"required": ["B"]}, "then": {"required": ["C"]}}}]}',
      '{"A": 1, "B": 1}',
      ["C is required because A is set and B is set"],
    ],
    [
      '{"if": {"properties": {"ENV": {"const": "production"}}, "required": ["ENV"]}, "then": {"properties": {"DEBUG": {"const": false}}}}',
      '{"ENV": "production", "DEBUG": true}',
      ["DEBUG must be false because ENV is production"],
    ],
  ]);
});

test("references lead where they say, and round in circles they end", () => {
  checkRows([
    [
      '{"$ref": "#/$defs/a", "$defs": {"a": {"type": "object", "properties": {"next": {"$ref": "#/$defs/a"}, "n": {"type": "integer"}}}}}',
      '{"next": {"next": {"n": "x"}}}',
      ["next.next.n must be a whole number, not text"],
    ],
    [
      '{"properties": {"A": {"$ref": "#/$defs/a~1b%25"}}, "$defs": {"a/b%": {"type": "integer"}}}',
      '{"A": "x"}',
      ["A must be a whole number, not text"],
    ],
    [
      '{"$ref": "#/$defs/a", "$defs": {"a": {"allOf": [{"$ref": "#/$defs/b"}]}, "b": {"allOf": [{"$ref": "#/$defs/a"}], "required": ["X"]}}}',
      "{}",
      ["X is required"],
    ],
  ]);
});
