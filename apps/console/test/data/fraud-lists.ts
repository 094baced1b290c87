import type { ListedKind, ListEntry, ListEntryState, ListEvent, ListName } from '@lendline/fraud/contract';
import { err, ok, type Problem } from '@lendline/kernel';
import { ago, madeUpId } from './ids.ts';

const day = 24 * 60;

/** The lists, which the handlers change. */
export interface FraudLists {
  entries: ListEntry[];
}

export function newFraudLists(now: number): FraudLists {
  const base = {
    list: 'block',
    kind: 'number',
    source: 'staff',
    caseId: null,
    until: null,
    state: 'active',
    inForce: true,
    decidedBy: null,
    decidedAt: null,
    note: null,
    endedBy: null,
    endedAt: null,
    from: ago(now, 9 * day),
    askedAt: ago(now, 9 * day),
    askedBy: `staff:${madeUpId('staff', 3)}`,
  } as const;
  return {
    entries: [
      {
        ...base,
        id: madeUpId('listentry', 1),
        list: 'watch',
        masked: '139****0007',
        reason: 'seen in an earlier case',
      },
      {
        ...base,
        id: madeUpId('listentry', 2),
        list: 'allow',
        kind: 'device',
        masked: '****7f3a',
        reason: 'the tablet of a shop',
        until: ago(now, -90 * day),
        decidedBy: `staff:${madeUpId('staff', 2)}`,
        decidedAt: ago(now, 8 * day),
      },
      {
        ...base,
        id: madeUpId('listentry', 3),
        kind: 'account',
        masked: '****0042',
        reason: 'money of three cases went there',
        state: 'waiting',
        inForce: false,
      },
      {
        ...base,
        id: madeUpId('listentry', 4),
        kind: 'id',
        masked: '****007X',
        reason: 'confirmed in a case',
        state: 'unreviewed',
        source: 'own-case',
        caseId: madeUpId('fraudcase', 4),
        askedBy: 'service:fraud',
      },
      {
        ...base,
        id: madeUpId('listentry', 5),
        masked: '138****0001',
        reason: 'the borrower reported a theft',
        state: 'waiting',
        inForce: false,
        askedBy: `staff:${madeUpId('staff', 1)}`,
      },
    ],
  };
}

interface Asked {
  list?: ListName;
  state?: ListEntryState;
  /** A query holds texts. */
  inForce?: boolean | string;
}

interface Added {
  list: ListName;
  kind: ListedKind;
  value: string;
  reason: string;
  until?: string;
}

const samePerson: Problem = {
  code: 'fraud.same-person',
  status: 403,
  text: {
    'zh-CN': '不能复核自己的申请，请由另一位同事处理。',
    en: 'Nobody decides on a request of their own. Ask a second person.',
  },
};

function historyOf(entry: ListEntry): ListEvent[] {
  const { askedAt, askedBy, reason, decidedAt, decidedBy, endedAt, endedBy, note } = entry;
  const began = entry.list === 'watch' ? 'added' : 'asked';
  return [
    { kind: began, at: askedAt, by: askedBy, note: reason },
    ...(decidedAt && decidedBy
      ? [{ kind: 'approved' as const, at: decidedAt, by: decidedBy, note: 'seen together' }]
      : []),
    ...(endedAt && endedBy ? [{ kind: 'ended' as const, at: endedAt, by: endedBy, note }] : []),
  ];
}

/** What the operations of lists answer. */
export function listHandlers(lists: FraudLists, member: () => string) {
  const set = (entryId: string, to: Partial<ListEntry>) => {
    lists.entries = lists.entries.map((entry) => (entry.id === entryId ? { ...entry, ...to } : entry));
    return ok(lists.entries.find(({ id }) => id === entryId)!);
  };
  const now = () => new Date().toISOString();
  const me = () => `staff:${member()}`;
  return {
    listEntries: ({ list, state, inForce }: Asked) => {
      const entries = lists.entries.filter(
        (entry) =>
          (list === undefined || entry.list === list) &&
          (state === undefined || entry.state === state) &&
          (inForce === undefined || String(entry.inForce) === String(inForce)),
      );
      return ok({ entries, next: null });
    },
    getEntry: ({ entryId }: { entryId: string }) => {
      const entry = lists.entries.find(({ id }) => id === entryId)!;
      return ok({ entry, history: historyOf(entry) });
    },
    findEntries: ({ kind, value }: { kind: ListedKind; value: string }) =>
      ok({
        entries: lists.entries.filter((entry) => entry.kind === kind && entry.masked.slice(-4) === value.slice(-4)),
      }),
    addEntry: ({ list, kind, value, reason, until }: Added) => {
      const isWatch = list === 'watch';
      const entry: ListEntry = {
        ...lists.entries[0]!,
        id: madeUpId('listentry', 100 + lists.entries.length),
        list,
        kind,
        masked: `****${value.slice(-4)}`,
        reason,
        from: now(),
        until: until ?? null,
        state: isWatch ? 'active' : 'waiting',
        inForce: isWatch,
        askedBy: me(),
        askedAt: now(),
      };
      lists.entries = [entry, ...lists.entries];
      return ok(entry);
    },
    decideEntry: ({ entryId, approve, note }: { entryId: string; approve: boolean; note: string }) => {
      const found = lists.entries.find(({ id }) => id === entryId)!;
      if (found.askedBy === me()) return err(samePerson);
      const refused = found.state === 'unreviewed' ? 'ended' : 'refused';
      return set(entryId, {
        state: approve ? 'active' : refused,
        inForce: approve,
        decidedBy: me(),
        decidedAt: now(),
        note,
      });
    },
    endEntry: ({ entryId, note }: { entryId: string; note: string }) =>
      set(entryId, { state: 'ended', inForce: false, endedBy: me(), endedAt: now(), note }),
    exportEntries: ({ list }: { list?: ListName }) =>
      ok({
        fileName: `fraud-lists${list ? `-${list}` : ''}.csv`,
        mediaType: 'text/csv',
        bytes: new TextEncoder().encode('list,kind,value,reason\n'),
      }),
  };
}
