import type { Language } from "../syntax/language.ts";

/** What a file is to a project, told by its name alone. */
export type FileRole = "layer" | "template" | "manifest" | "schema";

export function roleOf(name: string): FileRole | undefined {
  const base = baseNameOf(name);
  if (base === "strata.toml") return "manifest";
  if (base.endsWith(".schema.json")) return "schema";
  if (templateBaseOf(base) !== undefined) return "template";
  return isTomlLayer(base) || isEnvLayer(base) ? "layer" : undefined;
}

/** Whether the file is one that Strata reads as configuration, templates and `strata.toml` among them. */
export function isConfigFile(name: string): boolean {
  const role = roleOf(name);
  return role !== undefined && role !== "schema";
}

/**
 * Whether the name alone says that the file is made for secrets or for one machine. `.env` is not among them: some
 * projects commit it and some do not, so what it holds must decide.
 */
export function isSecretsFile(name: string): boolean {
  const base = baseNameOf(name);
  if (roleOf(base) !== "layer") return false;
  if (base.endsWith(".toml")) return /^\.?secrets(?=[._-])/.test(base);
  return base.split(".").some((part) => part === "local" || part === "secret" || part === "secrets");
}

/** The file that a template is copied to, in the same folder; undefined for what is no template. */
export function templateOf(name: string): string | undefined {
  const base = baseNameOf(name);
  const of = templateBaseOf(base);
  return of === undefined ? undefined : name.slice(0, name.length - base.length) + of;
}

/** In which language a configuration file is written. */
export function languageOf(name: string): Language["name"] {
  return /\.toml(?:\.[a-z]+)?$/.test(baseNameOf(name)) ? "toml" : "env";
}

/** Whether a file that `strata.toml` names can be read at all. */
export function isReadable(name: string): boolean {
  const base = baseNameOf(name);
  return languageOf(base) === "toml" || base === ".env" || base.startsWith(".env.") || base.endsWith(".env");
}

/** `test` of `config.test.toml`, where the family is `config`; empty for `config.toml`, undefined for other files. */
export function variantOf(name: string, family: string): string | undefined {
  if (!name.startsWith(family) || !name.endsWith(".toml")) return undefined;
  const variant = name.slice(family.length, -".toml".length);
  return variant === "" ? "" : /^[._-]./.test(variant) ? variant.slice(1) : undefined;
}

/** `production` of `.env.production` and `.env.production.local`; undefined where the name speaks of no mode. */
export function modeOf(name: string): string | undefined {
  if (!name.startsWith(".env.") || roleOf(name) !== "layer") return undefined;
  const mode = name.slice(".env.".length).replace(/\.local$/, "");
  return mode === "local" || mode === "defaults" ? undefined : mode;
}

const templateWords: ReadonlySet<string> = new Set(["example", "sample", "template", "dist", "tpl", "tmpl"]);
const envTemplateWords: ReadonlySet<string> = new Set([...templateWords, "default", "schema"]);

/** Ends of names that begin as `.env` files do and are something else: backups, encrypted copies, programs. */
const otherEnds: ReadonlySet<string> = new Set(
  (
    "bak backup old orig save swp swo tmp vault keys me enc encrypted gpg age asc sops " +
    "json yaml yml ts mts cts js mjs cjs py rb go rs php sh bash zsh fish ps1 md mdx txt html log lock zip gz"
  ).split(" "),
);

function isTomlLayer(base: string): boolean {
  return ["config", "settings", "secrets", ".secrets"].some((family) => variantOf(base, family) !== undefined);
}

function isEnvLayer(base: string): boolean {
  if (base === ".env") return true;
  if (!base.startsWith(".env.")) return base.endsWith(".env") && base !== ".env";
  const parts = base.slice(".env.".length).split(".");
  return parts.every((part) => part !== "" && !part.endsWith("~")) && !otherEnds.has(parts[parts.length - 1] ?? "");
}

function templateBaseOf(base: string): string | undefined {
  if (languageOf(base) === "toml") return tomlTemplateOf(base);
  const isFamily = base.startsWith(".env.");
  if (!isFamily && !base.endsWith(".env")) return undefined;
  const parts = isFamily ? base.slice(".env.".length).split(".") : base.slice(0, -".env".length).split(".");
  const kept = parts.filter((part) => !envTemplateWords.has(part));
  if (kept.length === parts.length) return undefined;
  if (kept.length === 0) return ".env";
  const of = isFamily ? `.env.${kept.join(".")}` : `${kept.join(".")}.env`;
  return isEnvLayer(of) ? of : undefined;
}

/** `config.example.toml`, `config-example.toml` and `config.toml.example` are templates of `config.toml`. */
function tomlTemplateOf(base: string): string | undefined {
  const isEndOfName = !base.endsWith(".toml");
  const stem = isEndOfName ? base : base.slice(0, -".toml".length);
  const cut = Math.max(stem.lastIndexOf("."), stem.lastIndexOf("-"), stem.lastIndexOf("_"));
  if (cut <= 0 || !templateWords.has(stem.slice(cut + 1))) return undefined;
  const of = isEndOfName ? stem.slice(0, cut) : `${stem.slice(0, cut)}.toml`;
  return isTomlLayer(of) ? of : undefined;
}

function baseNameOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
