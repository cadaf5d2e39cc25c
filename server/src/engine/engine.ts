/** The engine's only face: whatever is outside it imports from here. */

export { Judgement, judge, rejudge } from "./checks/judgement.ts";
export { problemsOf } from "./checks/placeProblems.ts";
export { syntaxProblems } from "./checks/syntaxProblems.ts";
export { type Lens, lensesOf } from "./features/codeLens.ts";
export { completionDocumentation, completionsAt } from "./features/completion.ts";
export type { Completion, CompletionKind } from "./features/completions/completionItem.ts";
export { definitionsAt, type Target } from "./features/definition.ts";
export { type Difference, type DifferentValue, diffStacks, type StackDiff } from "./features/diff.ts";
export { diffText } from "./features/diffText.ts";
export { type AppendedLine, applyEdits, type FileChanges, type NewFile } from "./features/edits.ts";
export {
  type EffectiveConfig,
  type EffectiveOverride,
  type EffectiveProblem,
  type EffectiveValue,
  effectiveConfig,
} from "./features/effectiveConfig.ts";
export { type ConfigFormat, configFormats, effectiveConfigText } from "./features/effectiveConfigText.ts";
export { type ExplainedLayer, type ExplainedStacks, type Explanation, explain } from "./features/explain.ts";
export { explainText } from "./features/explainText.ts";
export type { Fix } from "./features/fixes/fix.ts";
export { fixAll, fixesAt } from "./features/fixes/fixes.ts";
export { type Fold, foldsOf } from "./features/folding.ts";
export { type Hover, hoverAt } from "./features/hover.ts";
export type { HoverBlock, PlacePiece } from "./features/hoverBlocks.ts";
export { type InlayHint, type InlayHintKind, inlayHintsOf } from "./features/inlayHints.ts";
export type { JsonValue } from "./features/jsonValue.ts";
export { type FileLink, linksOf } from "./features/links.ts";
export { type LinkTo, toMarkdown, toPlainText } from "./features/markdown.ts";
export { type MaskedLine, maskedLine } from "./features/maskedLine.ts";
export { type NodeAtOffset, nodeAtOffset } from "./features/nodeAtOffset.ts";
export type { Origin } from "./features/origin.ts";
export { type OutlineItem, outlineOf } from "./features/outline.ts";
export { highlightsAt, type NamingPlace, referencesTo } from "./features/references.ts";
export { type Refusal, type Renaming, renameAt, renamingAt } from "./features/rename.ts";
export { secretSpans } from "./features/secretSpans.ts";
export { selectionsAt } from "./features/selectionRanges.ts";
export { settingAt } from "./features/settingAt.ts";
export { settingPathOf } from "./features/settingPathOf.ts";
export type { Secrets } from "./features/shownValue.ts";
export { oneLine, plainStyle, type TextStyle } from "./features/textStyle.ts";
export { type FoundSetting, findSettings } from "./features/workspaceSymbols.ts";
export type { SyntaxFault, SyntaxFaultKind } from "./problems/fault.ts";
export { nearestName } from "./problems/nearestName.ts";
export * from "./problems/problem.ts";
export { syntaxMessage } from "./problems/syntaxMessages.ts";
export { type GitignoreFile, isIgnored, readGitignore } from "./project/gitignore.ts";
export type { Loader, LoaderName } from "./project/loader.ts";
export { loaderNames } from "./project/loaders.ts";
export { type Contribution, type Lookup, lookUp } from "./project/lookup.ts";
export {
  isConfigFile,
  isSecretsFile,
  languageOf,
  type NamedLayers,
  namedLayers,
  type Plan,
  roleOf,
  type Stack,
  templateOf,
} from "./project/plan.ts";
export {
  manifestName,
  Project,
  type ProjectChange,
  type ProjectDefaults,
  type ProjectInput,
} from "./project/project.ts";
export type { ProjectFile } from "./project/projectFile.ts";
export { isSecretSetting, isSecretValue, mask } from "./project/secrets.ts";
export { keyText } from "./project/settingPath.ts";
export type { SchemaTexts } from "./schema/readSchema.ts";
export type { Language } from "./syntax/language.ts";
export type * from "./syntax/node.ts";
export { type EditedTree, readTree, withEdit } from "./syntax/readTree.ts";
export type * from "./syntax/statement.ts";
export { tomlLanguage } from "./syntax/toml/tomlLanguage.ts";
export { type PlacedStatement, Tree } from "./syntax/tree.ts";
export { LineMap, lineStartsOf } from "./text/lineMap.ts";
export type { Edit, Position, Span } from "./text/span.ts";
