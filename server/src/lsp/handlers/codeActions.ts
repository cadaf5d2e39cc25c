import {
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  CodeActionResolveRequest,
  type Diagnostic,
} from "vscode-languageserver-protocol";
import { type Fix, fixAll, fixesAt, type Span } from "../../engine/engine.ts";
import { answer } from "../answer.ts";
import { withAppended } from "../appendedLines.ts";
import { editContext } from "../editContext.ts";
import { freshView } from "../freshView.ts";
import { type ChosenFix, toChosenFix, toOffset } from "../fromProtocol.ts";
import { toRange, toWorkspaceEdit } from "../toProtocol.ts";
import { type View, viewOf } from "../view.ts";
import { documentHandler, type Handler } from "./handler.ts";

const quickFix = "quickfix";
const fixAllKind = "source.fixAll.strata";

const list = documentHandler({
  type: CodeActionRequest.type,
  capabilities: {},
  empty: null,
  handle: async (view, { range, context }) => {
    const start = toOffset(view.file.tree, range.start);
    const end = toOffset(view.file.tree, range.end);
    const span = { start: Math.min(start, end), end: Math.max(start, end) };
    const actions: CodeAction[] = [];
    for (const { kind, fix } of fixesFor(view, span, context)) {
      const action = { ...actionOf(fix, kind), ...diagnosticsOf(view, fix, context) };
      const chosen = { uri: view.uri, ...span, kind, title: fix.title };
      if (resolvesLater(view)) actions.push({ ...action, data: chosen });
      else {
        const edit = await editFor(view, fix, chosen);
        if (edit !== undefined) actions.push({ ...action, edit });
      }
    }
    return actions;
  },
});

/** The edits of a fix are made when it is chosen: most never are, and one that moves a secret holds it. */
export const codeActions: Handler = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [quickFix, fixAllKind], resolveProvider: true } }),
  listen: (context) => {
    list.listen(context);
    const { method } = CodeActionResolveRequest.type;
    const resolve = async (action: CodeAction): Promise<CodeAction> => {
      const chosen = toChosenFix(action.data);
      const view = chosen === undefined ? undefined : viewOf(context, chosen.uri);
      const fix = chosen === undefined || view === undefined ? undefined : fixAgain(view, chosen);
      if (chosen === undefined || fix === undefined || view === undefined) return action;
      const edit = await editFor(view, fix, chosen);
      return edit === undefined ? action : { ...action, edit };
    };
    // Where the problem is gone by now, the action is answered as it came.
    context.connection.onRequest(method, (action: CodeAction, token) =>
      answer<CodeAction, CodeAction>(context, method, action, resolve)(action, token),
    );
  },
};

interface OfferedFix {
  readonly kind: string;
  readonly fix: Fix;
}

/** Fixing all is offered to those who ask for it, as editors do when they save. */
function fixesFor(view: View, span: Span, { only }: CodeActionContext): readonly OfferedFix[] {
  const isAsked = (kind: string) => only?.some((asked) => kind === asked || kind.startsWith(`${asked}.`)) ?? false;
  const isWanted = only === undefined || isAsked(quickFix);
  const fixes = isWanted ? fixesAt(view.judgement(), view.name, span).filter((fix) => isShown(view, fix)) : [];
  const all = isAsked(fixAllKind) ? fixAll(view.judgement(), view.name) : undefined;
  return [
    ...fixes.map((fix) => ({ kind: quickFix, fix })),
    ...(all === undefined ? [] : [{ kind: fixAllKind, fix: all }]),
  ];
}

/** Whether the settings of the editor show any of its problems; what `strata.toml` says counts more. */
function isShown({ project, settings }: View, { problems }: Fix): boolean {
  return problems.some(({ code }) => project.plan.rules.has(code) || settings.rules[code] !== "off");
}

function fixAgain(view: View, { start, end, kind, title }: ChosenFix): Fix | undefined {
  if (kind === fixAllKind) return fixAll(view.judgement(), view.name);
  return fixesAt(view.judgement(), view.name, { start, end }).find((fix) => fix.title === title);
}

function actionOf(fix: Fix, kind: string): CodeAction {
  return fix.isPreferred ? { title: fix.title, kind, isPreferred: true } : { title: fix.title, kind };
}

/** Those that the client showed and that this fix speaks of. */
function diagnosticsOf(view: View, fix: Fix, { diagnostics }: CodeActionContext): Pick<CodeAction, "diagnostics"> {
  const places = new Set(fix.problems.map((problem) => placeOf(problem.code, toRange(view.file.tree, problem))));
  const shown = (diagnostics ?? []).filter(({ code, range }) => places.has(placeOf(code, range)));
  return shown.length === 0 ? {} : { diagnostics: shown };
}

function placeOf(code: Diagnostic["code"], { start, end }: Diagnostic["range"]): string {
  return [code, start.line, start.character, end.line, end.character].join(":");
}

async function editFor(view: View, fix: Fix, chosen: ChosenFix) {
  const fresh = await freshView(view, fix.changes());
  const found = fresh === view ? fix : fixAgain(fresh, chosen);
  if (found === undefined) return undefined;
  const { changes, context } = await withAppended(fresh, found.changes(), editContext(fresh));
  return toWorkspaceEdit(changes, context);
}

function resolvesLater({ context }: View): boolean {
  const client = context.session.client.textDocument?.codeAction;
  return client?.dataSupport === true && client.resolveSupport?.properties.includes("edit") === true;
}
