import { test } from "node:test";
import type { LoaderName } from "../../../server/src/engine/engine.ts";
import { checkProject } from "../../support/checkProject.ts";

const schema = {
  type: "object",
  properties: {
    PORT: { type: "integer" },
    DEBUG: { type: "boolean" },
    RATIO: { type: "number" },
    HOSTS: { type: "array", items: { type: "string" } },
  },
};

function checkHazards(loader: LoaderName, drawn: string): void {
  checkProject({ schema, loader }, drawn);
}

test("dotenv cuts a value at any #", () => {
  checkHazards(
    "node",
    `
    --- .env
    PASS=a#b
          ~~ loader-hazard: The loader takes the # for the start of a comment, so PASS ends before it. Put quotes around the value, or a space before a comment.
    COLOR=#fff
          ~~~~ loader-hazard: The loader takes the # for the start of a comment, so COLOR ends before it. Put quotes around the value, or a space before a comment.
    URL=https://app.example/#/home
                            ~~~~~~ loader-hazard: The loader takes the # for the start of a comment, so URL ends before it. Put quotes around the value, or a space before a comment.
    NAME=x # a comment
    QUOTED="a#b"
    EMPTY=# a comment
    LIMITS={"a": "b # c"}
                    ~~~~~ loader-hazard: The loader takes the # for the start of a comment, so the JSON of LIMITS is cut in its middle. Put single quotes around it.
    `,
  );
});

test("python-dotenv cuts a value at a # behind white space only, and keeps one that comes first", () => {
  checkHazards(
    "pydantic-settings",
    `
    --- .env
    PASS=a#b
    COLOR=#fff
    NAME=x # a comment
    EMPTY= # a comment
           ~~~~~~~~~~~ loader-hazard: This is no comment to the loader: it becomes part of the value of EMPTY. Put the comment on a line of its own.
    LIMITS={"a": "b # c"}
                    ~~~~~ loader-hazard: The loader takes the # for the start of a comment, so the JSON of LIMITS is cut in its middle. Put single quotes around it.
    `,
  );
});

test("django-environ keeps the space before a comment, and splits lists at commas only", () => {
  checkHazards(
    "django",
    `
    --- .env
    NAME=x # a comment
         ~ loader-hazard: The loader keeps the white space at the end of NAME. Put the comment on a line of its own, or remove the space.
    PASS=a#b
          ~~ loader-hazard: The loader takes the # for the start of a comment, so PASS ends before it. Put quotes around the value, or a space before a comment.
    HOSTS=a.example, b.example
          ~~~~~~~~~~~~~~~~~~~~ loader-hazard: The loader splits HOSTS at commas only, so the white space becomes part of the items. Remove it.
    `,
  );
});

test("django-environ reads words that it does not know as false, and numbers without their letters", () => {
  checkHazards(
    "django",
    `
    --- .env
    DEBUG=ture
    ~~~~~~~~~~ overridden-value: No stack uses this value of DEBUG: .env.local overrides it. Remove it here or there.
          ~~~~ loader-hazard: The loader knows no such word for true, so DEBUG is false without a warning. Write True or False.
    RATIO=1e3
    ~~~~~~~~~ overridden-value: No stack uses this value of RATIO: .env.local overrides it. Remove it here or there.
          ~~~ loader-hazard: The loader leaves out all but digits, commas, points and minus signs, so RATIO is 13. Write the number in full.
    --- .env.local
    DEBUG=off
    ~~~~~~~~~ redundant-value: .env gives DEBUG the same value. Remove it here: nothing changes.
    RATIO=1.5
    `,
  );
});

test("a reference that finds nothing becomes an empty text", () => {
  checkHazards(
    "vite",
    `
    --- .env
    VITE_NAME=x
    VITE_A=\${VITE_NAME}
    VITE_B=\${NOWHERE}
           ~~~~~~~~~~ loader-hazard: No file sets NOWHERE, so \${NOWHERE} becomes an empty text unless the environment sets it. Set it, or give it a default. For the text itself, write \\$.
    VITE_C=\${NOWHERE:-default}
    VITE_D=pa$word
             ~~~~~ loader-hazard: The loader takes this for a reference to a setting that no file sets, and leaves it out. For the text itself, write \\$.
    VITE_E=\\$word
    VITE_F=\${HOME}
    VITE_G=\${VITE_H}
           ~~~~~~~~~ loader-hazard: VITE_G refers to itself, directly or through others, and gets no meaningful value. Break the circle.
    VITE_H=\${VITE_G}
           ~~~~~~~~~ loader-hazard: VITE_H refers to itself, directly or through others, and gets no meaningful value. Break the circle.
    VITE_I='\${VITE_NAME}'
            ~~~~~~~~~~~~ loader-hazard: Single quotes do not keep \${VITE_NAME} from being replaced in VITE_I. Write \\\${VITE_NAME} for the text itself.
    `,
  );
});

test("python-dotenv sees only what stands above, in the same file", () => {
  checkHazards(
    "pydantic-settings",
    `
    --- .env
    EARLY=\${LATE}
          ~~~~~~~ loader-hazard: LATE is set further down, and here \${LATE} does not see it yet. Move it above this line.
    LATE=1
    FINE=\${LATE}
    PATH=\${PATH}:/more
    PASS=pa$word
    QUOTED='\${LATE}'
            ~~~~~~~ loader-hazard: Single quotes do not keep \${LATE} from being replaced in QUOTED. The loader has no way to write it literally.
    ESCAPED=\\\${LATE}
             ~~~~~~~ loader-hazard: A backslash does not keep \${LATE} from being replaced in ESCAPED. The loader has no way to write it literally.
    --- .env.production
    OTHER=\${LATE}
          ~~~~~~~ loader-hazard: The loader has not read .env when it replaces \${LATE} here, so it does not see LATE. Set it in this file too.
    `,
  );
});

test("Next.js has read the files that win, but not those below", () => {
  checkHazards(
    "next",
    `
    --- .env
    BASE=1
    UP=\${LOCAL}
    --- .env.local
    LOCAL=1
    DOWN=\${BASE}
         ~~~~~~~ loader-hazard: The loader has not read .env when it replaces \${BASE} here, so it does not see BASE. Set it in this file too.
    `,
  );
});

test("where nothing is replaced, a reference to a setting stays as it stands", () => {
  checkHazards(
    "node",
    `
    --- .env
    BASE=1
    COPY=\${BASE}/x
         ~~~~~~~ loader-hazard: The loader does not replace \${BASE} by the value of BASE: the text stays as it stands. Write the value out.
    LITERAL='\${BASE}'
    TEXT=\${name}
    `,
  );
});

test("django-environ follows a $ at the start of a value only, and takes all of it for a name", () => {
  checkHazards(
    "django",
    `
    --- .env
    BASE=1
    COPY=$BASE
    BRACED=\${BASE}
           ~~~~~~~ loader-hazard: The loader takes all behind the $ for the name of a setting, and no file sets it: reading BRACED fails. Write the value itself, or $ and a name without braces.
    INSIDE=x\${BASE}
            ~~~~~~~ loader-hazard: The loader does not replace \${BASE} by the value of BASE: the text stays as it stands. Write the value out.
    PASS=$2b$12$abcdef
         ~~~~~~~~~~~~~ loader-hazard: The loader takes all behind the $ for the name of a setting, and no file sets it: reading PASS fails. Write the value itself, or $ and a name without braces.
    `,
  );
});

test("a name without = sets nothing", () => {
  checkHazards(
    "pydantic-settings",
    `
    --- .env
    PORT
    ~~~~ loader-hazard: Without = the loader does not set PORT, and its default counts. Write PORT= and a value, or remove it.
    NAME=
    `,
  );
});

test("export and a byte order mark become part of the name where the loader does not know them", () => {
  checkHazards(
    "vite",
    `
    --- .env
    \ufeffVITE_A=1
    ~~~~~~~ loader-hazard: The file starts with a byte order mark, which the loader takes for a part of this name: VITE_A is not set. Save the file as UTF-8 without it.
    export VITE_B=
    ~~~~~~~~~~~~~ loader-hazard: Before an empty value the loader takes export for a part of the name, so VITE_B is not set. Remove export.
    export VITE_C=1
    `,
  );
});

test("tomllib refuses a file with a byte order mark", () => {
  checkHazards(
    "pydantic",
    `
    --- config.toml
    \ufeffPORT = 1
    ~~~~~~~~~ loader-hazard: The file starts with a byte order mark, and the loader refuses to read it. Save the file as UTF-8 without it.
    `,
  );
});

test("a known name in another case is passed over in silence", () => {
  checkHazards(
    "node",
    `
    --- .env
    port=80
    ~~~~ loader-hazard: The loader tells upper from lower case and does not take port for PORT. Write PORT.
    `,
  );
});

test("two spellings of one name are one to a loader that does not tell case", () => {
  checkHazards(
    "pydantic-settings",
    `
    --- .env
    PORT=1
    Port=2
    ~~~~ loader-hazard: To the loader Port is the same name as PORT further up, and the last one wins. Remove one of the two.
    `,
  );
});

test("a path of Windows in double quotes gets control characters", () => {
  checkHazards(
    "pydantic",
    `
    --- config.toml
    A = "C:\\temp\\new"
        ~~~~~~~~~~~~~ loader-hazard: In double quotes a backslash starts an escape, so the path of A gets a control character. Use single quotes or / instead of \\.
    B = 'C:\\temp\\new'
    C = "C:\\\\temp"
    `,
  );
});

test("what becomes of an open quote depends on the loader, and is said", () => {
  checkHazards(
    "pydantic-settings",
    `
    --- .env
    NAME="half
         ~ syntax-error: This quote is not closed. Expected the same quote at the end of the value. The loader leaves the setting out.
    `,
  );
  checkHazards(
    "node",
    `
    --- .env
    NAME="half
         ~ syntax-error: This quote is not closed. Expected the same quote at the end of the value. To the loader the quote is a part of the value.
    `,
  );
});
