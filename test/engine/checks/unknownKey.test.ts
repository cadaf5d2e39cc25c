import { test } from "node:test";
import { checkProject } from "../../support/checkProject.ts";

const properties = {
  PROJECT_NAME: { type: "string" },
  REDIS_PORT: { type: "integer" },
  NODE_1: { type: "string" },
  server: { type: "object", additionalProperties: false, properties: { host: { type: "string" } } },
};
const open = { type: "object", properties };
const closed = { ...open, additionalProperties: false };

test("a closed schema refuses every unknown name, and names the nearest", () => {
  checkProject(
    { schema: closed, loader: "pydantic" },
    `
    --- config.toml
    PROJECT_NAEM = "x"
    ~~~~~~~~~~~~ unknown-key: PROJECT_NAEM is not a known setting. Did you mean PROJECT_NAME?
    project_name = "x"
    ~~~~~~~~~~~~ unknown-key: project_name is not a known setting: the loader tells upper from lower case. Write PROJECT_NAME.
    COMPLETELY_OTHER = 1
    ~~~~~~~~~~~~~~~~ unknown-key: COMPLETELY_OTHER is not a known setting.
    [server]
    hots = "x"
    ~~~~ unknown-key: server.hots is not a known setting. Did you mean host?
    [sever]
     ~~~~~ unknown-key: sever is not a known setting. Did you mean server?
    host = "x"
    `,
  );
});

test("an open schema lets names be that may be real, and tells only slips", () => {
  checkProject(
    { schema: open, loader: "pydantic" },
    `
    --- config.toml
    PROJECT_NAEM = "x"
    ~~~~~~~~~~~~ unknown-key: PROJECT_NAEM is not a known setting. Did you mean PROJECT_NAME?
    PROJECTNAME = "x"
    ~~~~~~~~~~~ unknown-key: PROJECTNAME is not a known setting. Did you mean PROJECT_NAME?
    REDIS_HOST = "x"
    NODE_2 = "x"
    LOG_LEVEL = "x"
    `,
  );
});

test("a loader that passes over unknown names gets a warning for slips even under a closed schema", () => {
  checkProject(
    { schema: closed, loader: "node" },
    `
    --- .env
    PROJECT_NMAE=x
    ~~~~~~~~~~~~ unknown-key: PROJECT_NMAE is not a known setting. Did you mean PROJECT_NAME?
    SHELL_ONLY=1
    `,
  );
});

test("upper and lower case are one where the loader thinks so", () => {
  checkProject(
    { schema: closed, loader: "pydantic-settings" },
    `
    --- config.toml
    project_name = "x"
    ~~~~~~~~~~~~~~~~~~ overridden-value: No stack uses this value of PROJECT_NAME: .env overrides it. Remove it here or there.
    [SERVER]
    host = "x"
    --- .env
    Project_Name=y
    `,
  );
});

test("without a schema no name is unknown", () => {
  checkProject(
    { loader: "pydantic" },
    `
    --- config.toml
    anything = 1
    [at.all]
    x = 1
    `,
  );
});

test("names that hold magic in JavaScript are names like any other", () => {
  checkProject(
    { schema: closed, loader: "pydantic" },
    `
    --- config.toml
    __proto__ = 1
    ~~~~~~~~~ unknown-key: __proto__ is not a known setting.
    constructor = { prototype = 2 }
    ~~~~~~~~~~~ unknown-key: constructor is not a known setting.
    toString = 1
    ~~~~~~~~ unknown-key: toString is not a known setting.
    `,
  );
});
