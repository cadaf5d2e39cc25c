// The protocol's libraries come as CommonJS that TypeScript made of modules. Of CommonJS a bundler must keep everything and
// run it at the start; written as modules again, only what is used stays. What TypeScript writes is regular enough to undo.
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";

const libraries =
  /[\\/]node_modules[\\/]vscode-(?:jsonrpc|languageserver-protocol|languageserver-types|languageclient)[\\/]lib[\\/].*\.js$/;

const builtins = new RegExp(`^(?:node:)?(?:${builtinModules.join("|")})$`);

export const asModules = {
  name: "as-modules",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    // A module of Node's does nothing by being loaded, so one that is not used need not be.
    if (build.initialOptions.platform === "node")
      build.onResolve({ filter: builtins }, ({ path }) => ({ path, external: true, sideEffects: false }));
    build.onLoad({ filter: libraries }, ({ path }) => ({ contents: asModule(readFileSync(path, "utf8")) }));
  },
};

/** @param {string} commonJs @returns {string} */
export function asModule(commonJs) {
  return exportsOf(importsOf(withoutPreamble(commonJs.replaceAll("\r\n", "\n"))));
}

/** @param {string} text */
function withoutPreamble(text) {
  return text
    .replaceAll(/^var __\w+ = [\s\S]*?^\S.*;$/gm, "")
    .replace('Object.defineProperty(exports, "__esModule", { value: true });', "")
    .replaceAll(/^(?:exports\.\w+ = )+void 0;$/gm, "");
}

/** @param {string} text */
function importsOf(text) {
  /** @type {Map<string, string>} */
  const paths = new Map();
  const imported = text
    .replaceAll(/^__exportStar\(require\(("[^"]*")\), exports\);$/gm, "export * from $1;")
    .replaceAll(
      /^(?:const|var) (\w+) = (?:__import(?:Star|Default)\()?require\(("[^"]*")\)\)?;$/gm,
      (_, name, path) => {
        // VS Code is no module: imported as one, each of its members would be copied for every file.
        if (path === '"vscode"') return `const ${name} = require("vscode");`;
        paths.set(name, path);
        return `import * as ${name} from ${path};`;
      },
    );
  return imported.replaceAll(
    /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm,
    (_, name, from, original) => `export { ${original} as ${name} } from ${paths.get(from)};`,
  );
}

/** @param {string} text */
function exportsOf(text) {
  return withoutRepeats(
    text
      // A namespace of its own is a value that nobody misses where nobody asks for it.
      .replaceAll(
        /^(export )?(?:var|let) (\w+);\n\(function \(\2\) \{\n([\s\S]*?)^\}\)\(\2 \|\| \((exports\.\2 = )?\2 = \{\}\)\);$/gm,
        (_, isExported, name, body, isAssigned) =>
          `${isExported || isAssigned ? "export " : ""}const ${name} = /* @__PURE__ */ ((${name}) => {\n${body}return ${name};\n})({});`,
      )
      // One that belongs to a class or a function stays with it.
      .replaceAll(/^\}\)\((\w+) \|\| \(exports\.\1 = \1 = \{\}\)\);$/gm, "})($1);\nexport { $1 };")
      .replaceAll(/^\}\)\((\w+) \|\| \(\1 = \{\}\)\);$/gm, "})($1);")
      .replaceAll(/^exports\.(\w+) = \1;$/gm, "export { $1 };")
      .replaceAll(/^exports\.default = ([\w.]+);$/gm, "export default $1;")
      .replaceAll(/^exports\.(\w+) = /gm, "export const $1 = ")
      .replaceAll(/\bexports\.(\w+)/g, "$1"),
  );
}

/** A namespace in two parts was exported twice. @param {string} text */
function withoutRepeats(text) {
  const known = new Set(Array.from(text.matchAll(/^export (?:const|class|function) (\w+)/gm), ([, name]) => name));
  return text.replaceAll(/^export \{ (\w+) \};$/gm, (line, name) => {
    if (known.has(name)) return "";
    known.add(name);
    return line;
  });
}
