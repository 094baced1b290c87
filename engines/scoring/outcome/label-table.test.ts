import { describe, expect, it } from 'vitest';
import { inferTable } from '../data/infer.ts';
import { cellOf, type Table, textColumn } from '../data/table.ts';
import { labelTable, type OutcomeRule } from './label-table.ts';

function table(head: string, ...lines: string[]): Table {
  const rows = lines.map((line) => line.split(','));
  return inferTable(
    head.split(',').map((name, at) =>
      textColumn(
        name,
        rows.map((row) => row[at] || null),
      ),
    ),
  );
}

const loans = table(
  'loan,start,end',
  'A,2025-01-10,2025-04-01',
  'B,2025-01-10,',
  'C,2025-01-10,',
  'D,2025-07-01,',
  'E,2025-12-20,',
);
const history = table(
  'loan,on,days_past_due,event',
  'B,2025-02-20,1,',
  'B,2025-03-30,40,',
  'C,2025-02-20,1,',
  'C,2025-03-10,15,',
  'D,2025-08-05,1,',
  'D,2025-08-20,15,',
);
const first = {
  name: 'thirty',
  purpose: 'application',
  validFrom: '2025-01-01',
  performance_days: 120,
  badDaysPastDue: 30,
  indeterminateDaysPastDue: 10,
};
const rule: OutcomeRule = {
  definitions: [
    first,
    { ...first, name: 'ten', validFrom: '2025-06-01', badDaysPastDue: 10, indeterminateDaysPastDue: null },
  ],
  purpose: 'application',
  knownUntil: '2025-12-31',
  loan: 'loan',
  started: 'start',
  ended: 'end',
};

function label(changes: Partial<OutcomeRule> = {}, target = 'outcome') {
  return labelTable(loans, history, { target, rule: { ...rule, ...changes } });
}

describe('loans labelled by dated definitions', () => {
  it('are good, bad or neither by the definition of their own day; the young have no outcome yet', () => {
    const labelled = label();
    if (!labelled.ok) throw new Error(labelled.error.kind);
    const column = labelled.value.table.columns.get('outcome')!;
    expect([0, 1, 2, 3, 4].map((row) => cellOf(column, row))).toEqual(['good', 'bad', null, 'bad', null]);
    expect(labelled.value.notes[0]!.text.en).toBe(
      'By the definition: good 1, bad 2, indeterminate (left out) 1, immature (left out) 1.',
    );
    expect(labelled.value.definition).toContain(
      'thirty (application, from 2025-01-01): 30 or more days past due within 120 days',
    );
  });

  it('of a behaviour score are looked at on one day, while they run and are not bad already', () => {
    const behaviour = { ...first, purpose: 'behaviour', performance_days: 60 };
    const labelled = label({ definitions: behaviour, purpose: 'behaviour', observedOn: '2025-03-15' });
    const column = labelled.ok && labelled.value.table.columns.get('outcome');
    expect(column && [0, 1, 2, 3].map((row) => cellOf(column, row))).toEqual(['good', 'bad', null, null]);
  });

  it('are refused with the name of what is wrong', () => {
    const errorOf = (labelled: ReturnType<typeof label>) => (labelled.ok ? 'labelled' : labelled.error);
    expect(errorOf(label({ definitions: { ...first, badDaysPastDue: 0 } }))).toMatchObject({ kind: 'definitions' });
    expect(errorOf(label({ purpose: 'collections' }))).toEqual({ kind: 'no-definition', name: 'collections' });
    expect(errorOf(label({ started: 'loan' }))).toEqual({ kind: 'column', name: 'loan' });
    expect(errorOf(label({}, 'start'))).toEqual({ kind: 'target-there', name: 'start' });
    const bare = labelTable(loans, table('loan,on', 'A,2025-01-11'), { target: 'outcome', rule });
    expect(errorOf(bare)).toEqual({ kind: 'history-column', name: 'days_past_due' });
  });
});
