import type {
  DecisionsClient,
  DocumentCheck,
  DocumentFault,
  NodeChange,
  StrategyDetail,
  ValueDomain,
} from '@lendline/decisions/contract';
import { err, ok, type Problem, type Result } from '@lendline/kernel';
import {
  checkStrategy,
  cn,
  type Domain,
  packStrategy,
  readStrategy,
  vocabularyOf,
  workedOut,
} from '@lendline/strategy';
import { madeUpId } from './ids.ts';
import { found, type StrategyDesk } from './strategy-releases.ts';

type Asked<Name extends keyof DecisionsClient> = Parameters<DecisionsClient[Name]>[1];

const at = '2026-11-23T08:00:00Z';

/** A draft of the pack's own strategy, whole and without faults. */
export function packDraft(number: number): StrategyDetail {
  const by = `staff:${madeUpId('staff', 1)}`;
  return {
    id: madeUpId('strategy', number),
    number,
    name: 'cn',
    origin: 'lender',
    basedOn: null,
    state: 'draft',
    revision: 1,
    releases: [],
    isBeside: false,
    savedBy: by,
    savedAt: at,
    documentHash: 'b'.repeat(64),
    document: JSON.parse(JSON.stringify(packStrategy(cn))),
    faults: [],
    history: [],
    revisions: [{ revision: 1, savedBy: by, savedAt: at, note: 'begun from the pack' }],
  };
}

/** A document is checked once, as by the real server: most walks begin with the same one. */
const checks = new Map<string, DocumentCheck>();

function checkOf(document: unknown): DocumentCheck {
  const text = JSON.stringify(document);
  const known = checks.get(text) ?? freshCheckOf(document);
  checks.set(text, known);
  return known;
}

/** What is wrong with a document, by the checks that the real server makes. */
function freshCheckOf(document: unknown): DocumentCheck {
  const read = readStrategy(document);
  const faults = read.ok ? checkStrategy(read.value, cn) : read.error;
  return {
    faults: faults.map(
      ({ code, graph, node, row, column, path, cells, text }): DocumentFault => ({
        code,
        graph: graph ?? null,
        node: node ?? null,
        row: row ?? null,
        column: column ?? null,
        path: path ?? null,
        ...(cells && { cells }),
        text,
      }),
    ),
    workedOut: (read.ok ? workedOut(read.value) : []).map(({ graph, node, values }) => ({
      graph: graph ?? null,
      node,
      values: values.map(({ name, domain }) => ({ name, domain: domainOf(domain) })),
    })),
  };
}

function domainOf({ words, truth, numbers, isList }: Domain): ValueDomain {
  const least = numbers && Number.isFinite(numbers.least) ? numbers.least : null;
  return { words, truth, numbers: numbers ? { whole: numbers.whole, least } : null, isList };
}

/** Drafts, saves and checks. A document is saved as a whole; who was slower is refused, as by the real server. */
export function editHandlers(desk: StrategyDesk, memberId: () => string) {
  const put = (version: StrategyDetail): Result<StrategyDetail, Problem> => {
    desk.versions = [version, ...desk.versions.filter(({ id }) => id !== version.id)];
    return ok(version);
  };
  const saved = (before: StrategyDetail, document: unknown, note: string): StrategyDetail => {
    const revision = before.revision + 1;
    const by = { savedBy: `staff:${memberId()}`, savedAt: new Date().toISOString() };
    const revisions = [{ revision, note, ...by }, ...before.revisions];
    return { ...before, ...by, revision, document, revisions, faults: checkOf(document).faults };
  };
  return {
    checkDocument: ({ document }: Asked<'checkDocument'>) => ok(checkOf(document)),
    diffStrategies: ({ from, to }: Asked<'diffStrategies'>) => {
      const documentOf = (place: typeof from) =>
        'document' in place ? place.document : desk.versions.find(({ id }) => id === place.strategyId)!.document;
      return ok({ fields: [], edges: [], nodes: cellChanges(documentOf(from), documentOf(to)) });
    },
    strategyVocabulary: () => {
      const { facts, ...rest } = vocabularyOf(cn);
      return ok({ ...rest, facts: facts.map((fact) => ({ ...fact, domain: domainOf(fact.domain) })) });
    },
    draftStrategy: ({ from, document, note }: Asked<'draftStrategy'>) => {
      const base = from === undefined ? desk.versions.at(-1)! : desk.versions.find(({ id }) => id === from)!;
      const number = Math.max(...desk.versions.map((version) => version.number)) + 1;
      const fresh = { ...packDraft(number), revision: 0, revisions: [], basedOn: base.id };
      return put(saved(fresh, document ?? base.document, note));
    },
    saveStrategy: ({ strategyId, revision, document, note }: Asked<'saveStrategy'>) => {
      const before = found(desk, strategyId);
      if (!before.ok) return before;
      if (before.value.revision === revision) return put(saved(before.value, document, note));
      return err(overtaken(before.value));
    },
  };
}

interface Table {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly content?: { readonly rules?: readonly Readonly<Record<string, string>>[] };
}

const tablesOf = (document: unknown): readonly Table[] => (document as { readonly nodes: readonly Table[] }).nodes;

/** Cells that differ in rows that both documents have: all that the walks of the editor change. */
function cellChanges(from: unknown, to: unknown): readonly NodeChange[] {
  return tablesOf(to).flatMap(({ id, name, type, content }) => {
    const before = tablesOf(from).find((one) => one.id === id)?.content?.rules ?? [];
    const rows = (content?.rules ?? []).flatMap((row, place) => {
      const old = before.find(({ _id }) => _id === row['_id']);
      const cells = Object.entries(row).flatMap(([field, cell]) =>
        old && old[field] !== cell ? [{ field, from: old[field] ?? null, to: cell }] : [],
      );
      return cells.length === 0
        ? []
        : [{ row: row['_id']!, change: 'changed' as const, from: place, to: place, cells }];
    });
    return rows.length === 0 ? [] : [{ node: id, name, kind: type, change: 'changed' as const, fields: [], rows }];
  });
}

function overtaken({ savedBy, revision }: StrategyDetail): Problem {
  return {
    code: 'decisions.strategy-changed',
    status: 409,
    text: {
      'zh-CN': `在您编辑期间，${savedBy} 已保存第 ${revision} 稿。`,
      en: `${savedBy} saved revision ${revision} while you were editing.`,
    },
  };
}
