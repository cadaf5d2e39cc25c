const templateWord = "(?:example|sample|template|dist|tpl|tmpl)";

/** The file that a template is copied to: `secrets.example.toml` makes `secrets.toml`. Undefined for what is no template. */
export function templateTarget(name: string): string | undefined {
  const toml =
    new RegExp(`^(\\.?[\\w-]+?)[._-]${templateWord}(\\.toml)$`).exec(name) ??
    new RegExp(`^(\\.?[\\w.-]+)(\\.toml)\\.${templateWord}$`).exec(name);
  if (toml !== null) return `${toml[1]}${toml[2]}`;
  const env =
    new RegExp(`^(\\.env)\\.${templateWord}(\\..+)?$`).exec(name) ??
    new RegExp(`^(\\.env.*)\\.${templateWord}$`).exec(name);
  return env === null ? undefined : `${env[1]}${env[2] ?? ""}`;
}
