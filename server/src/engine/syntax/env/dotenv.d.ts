/**
 * The one function of the `dotenv` package that the engine uses; the package's own types would bring Node's with them.
 * `fast` chooses the package's scanner over its regular expression: the same answers, in time linear in the text.
 */
export function parse(text: string, options?: { readonly fast?: boolean }): Record<string, string>;
