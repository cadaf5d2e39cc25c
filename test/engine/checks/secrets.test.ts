import { test } from "node:test";
import { checkProject } from "../../support/checkProject.ts";

const schema = {
  type: "object",
  properties: {
    SECRET_KEY: { type: "string", writeOnly: true },
    MONGODB_URL: { type: "string", writeOnly: true, "x-strata": { layer: "secrets.toml" } },
    TOKENS: { type: "array", items: { type: "string", format: "password" } },
    HOMEPAGE: { type: "string" },
  },
};

test("a secret in a committed file is misplaced, and a URL without a password is none", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    SECRET_KEY = "q8RzK3vNf6TyB1mHx9"
                 ~~~~~~~~~~~~~~~~~~~~ misplaced-secret: SECRET_KEY is a secret, and this file is committed. Move it to secrets.toml, which is not.
    MONGODB_URL = "mongodb://mongo:27017/app"
    HOMEPAGE = "https://me:p4ssw0rd@app.example"
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ misplaced-secret: HOMEPAGE is a secret, and this file is committed. Move it to secrets.toml, which is not.
    TOKENS = ["", "abcdefgh"]
             ~~~~~~~~~~~~~~~~ misplaced-secret: TOKENS is a secret, and this file is committed. Move it to secrets.toml, which is not.
    `,
  );
});

test("a password in a URL counts, a reference and a placeholder do not", () => {
  checkProject(
    { schema, loader: "pydantic-settings", gitignore: ".env\n" },
    `
    --- .env
    ROOT=x
    --- .env.production
    MONGODB_URL=mongodb://root:pa55word@mongo/app
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ misplaced-secret: MONGODB_URL is a secret, and this file is committed. Move it to .env, which is not.
    --- .env.staging
    PASS_FROM=x
    MONGODB_URL=mongodb://root:\${PASS_FROM}@mongo/app
    --- .env.test
    MONGODB_URL=mongodb://root:change-me@mongo/app
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ placeholder-secret: MONGODB_URL is still a placeholder. Put the real value in.
    `,
  );
});

test("without a schema a name and a value must both look secret", () => {
  checkProject(
    { loader: "pydantic" },
    `
    --- config.toml
    api_key = "abc123def456"
              ~~~~~~~~~~~~~~ misplaced-secret: api_key is a secret, and this file is committed. Move it to secrets.toml, which is not.
    token_header = "x-api-token-2"
    token_expire_minutes = 30
    auth_token = "bearer"
    `,
  );
});

test("a secrets file that git would take is told once, and its secrets are not", () => {
  const files = `
    --- config.toml
    HOMEPAGE = "x"
    --- secrets.toml
    SECRET_KEY = "q8RzK3vNf6TyB1mHx9"
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ secrets-not-ignored: secrets.toml holds secrets, and git does not ignore it. Add it to .gitignore.
    MONGODB_URL = "mongodb://root:pa55word@mongo/app"
    `;
  checkProject({ schema, loader: "pydantic", gitignore: "*.log\n" }, files);
});

test("an ignored file may hold secrets, and without a repository nobody knows", () => {
  const files = `
    --- .env
    SECRET_KEY=q8RzK3vNf6TyB1mHx9
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ overridden-value: No stack uses this value of SECRET_KEY: .env.local overrides it. Remove it here or there.
    --- .env.local
    SECRET_KEY=Zx8RzK3vNf6TyB1mHx
    `;
  checkProject({ schema, loader: "next", gitignore: ".env*\n" }, files);
  checkProject({ schema, loader: "next" }, files);
});

test("a committed .env is fine as long as it holds no secrets", () => {
  checkProject(
    { schema, loader: "vite", gitignore: "node_modules\n" },
    `
    --- .env
    VITE_TITLE=x
    SECRET_KEY=
    `,
  );
  checkProject(
    { schema, loader: "vite", gitignore: "node_modules\n" },
    `
    --- .env
    VITE_TITLE=x
    ~~~~~~~~~~~~ secrets-not-ignored: .env holds secrets, and git does not ignore it. Add it to .gitignore.
    SECRET_KEY=q8RzK3vNf6TyB1mHx9
    `,
  );
});

test("a placeholder that some stack uses is told, and one that a higher layer replaces is not", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    HOMEPAGE = "https://your-domain.example"
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ placeholder-secret: HOMEPAGE is still a placeholder. Put the real value in.
    SECRET_KEY = "CHANGE_ME_min_32_chars_long_!!!!"
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ overridden-value: No stack uses this value of SECRET_KEY: secrets.toml overrides it. Remove it here or there.
    --- secrets.toml
    MONGODB_URL = "mongodb://root:<password>@mongo/app"
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ placeholder-secret: MONGODB_URL is still a placeholder. Put the real value in.
    SECRET_KEY = "q8RzK3vNf6TyB1mHx9"
    `,
  );
});

test("a template may hold placeholders and development defaults, but no real secret", () => {
  checkProject(
    { schema, loader: "pydantic" },
    `
    --- config.toml
    HOMEPAGE = "x"
    --- secrets.example.toml
    SECRET_KEY = "q8RzK3vNf6TyB1mHx9WcL4pDj7SgE2uAo"
                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ misplaced-secret: SECRET_KEY looks like a real secret, and a template is committed. Write a placeholder such as CHANGE_ME.
    MONGODB_URL = "mongodb://root:rootpassword@mongo/app"
    TOKENS = []
    `,
  );
});

test("a bundler publishes whatever has its prefix", () => {
  checkProject(
    { loader: "vite", gitignore: ".env.local\n" },
    `
    --- .env
    VITE_API_URL=https://api.example
    API_TIMEOUT=30
    ~~~~~~~~~~~ loader-hazard: Only names that start with VITE_ reach the pages, so API_TIMEOUT is not there. Rename it if the pages need it.
    --- .env.local
    VITE_CLIENT_SECRET=abc123def456
    ~~~~~~~~~~~~~~~~~~ loader-hazard: All names that start with VITE_ become part of the published pages, and VITE_CLIENT_SECRET is a secret. Rename it and use it on the server only.
    `,
  );
});
