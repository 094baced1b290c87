import { describe, expect, it } from 'vitest';
import { definitionOn, type OutcomeDefinition, readDefinitions } from './definition.ts';
import { type DatedLoan, labelLoans } from './label-loans.ts';

const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

function definition(changes: Partial<Record<keyof OutcomeDefinition, unknown>> = {}): OutcomeDefinition {
  const read = readDefinitions({ name: 'd', purpose: 'application', validFrom: '2025-01-01', ...changes });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value[0]!;
}

/** A loan of 1 March 2025; days past due by day. */
function loan(pastDue: Record<string, number>, changes: Partial<DatedLoan> = {}): DatedLoan {
  return {
    id: 'loan',
    startedOn: date('2025-03-01'),
    endedOn: null,
    pastDue: Object.entries(pastDue).map(([on, days]) => ({ on: date(on), days })),
    events: [],
    ...changes,
  };
}

const between = { performance_days: 180, indeterminateDaysPastDue: 30 };

function outcome(
  one: DatedLoan,
  given: OutcomeDefinition,
  { observedOn, knownUntil = '2026-12-31' }: { observedOn?: string; knownUntil?: string } = {},
) {
  const labelled = labelLoans([one], {
    definition: given,
    knownUntil: date(knownUntil),
    ...(observedOn !== undefined && { observedOn: date(observedOn) }),
  })[0]!;
  return labelled.outcome ?? labelled.without;
}

describe('the outcome of an application', () => {
  it('is bad, neither, or good by the worst days past due within the performance window', () => {
    expect(outcome(loan({ '2025-06-01': 90, '2025-07-01': 0 }), definition(between))).toBe('bad');
    expect(outcome(loan({ '2025-06-01': 89 }), definition(between))).toBe('indeterminate');
    expect(outcome(loan({ '2025-06-01': 29 }), definition(between))).toBe('good');
    expect(outcome(loan({ '2025-06-01': 89 }), definition({ performance_days: 180 }))).toBe('good');
  });

  it('counts the last day of the window and nothing after it', () => {
    expect(outcome(loan({ '2025-08-28': 95 }), definition(between))).toBe('bad');
    expect(outcome(loan({ '2025-08-29': 95 }), definition(between))).toBe('good');
  });

  it('is not known before the whole window is, though the loan be bad already', () => {
    expect(outcome(loan({ '2025-06-01': 95 }), definition(between), { knownUntil: '2025-08-27' })).toBe('immature');
    expect(outcome(loan({ '2025-06-01': 95 }), definition(between), { knownUntil: '2025-08-28' })).toBe('bad');
  });

  it('is bad by an event, and nothing by one that says nothing about the person', () => {
    const events = (kind: string) => ({ events: [{ on: date('2025-05-01'), kind }] });
    expect(outcome(loan({}, events('charged-off')), definition(between))).toBe('bad');
    const excluding = definition({ ...between, excludingEvents: ['identity-stolen'] });
    expect(outcome(loan({}, events('identity-stolen')), excluding)).toBe('excluded');
  });

  it('says from when to when features may look', () => {
    const [labelled] = labelLoans([loan({})], { definition: definition(between), knownUntil: date('2026-12-31') });
    expect([labelled!.observedFrom, labelled!.observedOn].map(String)).toEqual(['2024-09-02', '2025-03-01']);
  });
});

describe('the outcome of behaviour and of collections', () => {
  const behaviour = definition({ ...between, purpose: 'behaviour' });
  const collections = definition({ purpose: 'collections', performance_days: 60, entryDaysPastDue: 10 });

  it('looks only at running loans that are not bad already', () => {
    expect(outcome(loan({ '2025-06-01': 95 }), behaviour, { observedOn: '2025-05-01' })).toBe('bad');
    expect(outcome(loan({ '2025-06-01': 95 }), behaviour, { observedOn: '2025-07-01' })).toBe('already-bad');
    expect(outcome(loan({}, { endedOn: date('2025-04-01') }), behaviour, { observedOn: '2025-05-01' })).toBe(
      'not-running',
    );
    expect(outcome(loan({}), behaviour, { observedOn: '2025-02-28' })).toBe('not-running');
  });

  it('counts days past due that the window began with', () => {
    expect(outcome(loan({ '2025-04-20': 35 }), behaviour, { observedOn: '2025-05-01' })).toBe('indeterminate');
  });

  it('begins a case when it is late enough, and asks whether it came down in time', () => {
    expect(outcome(loan({ '2025-04-01': 10, '2025-05-20': 0 }), collections)).toBe('good');
    expect(outcome(loan({ '2025-04-01': 10, '2025-06-01': 0 }), collections)).toBe('bad');
    expect(outcome(loan({ '2025-04-01': 10 }, { endedOn: date('2025-05-01') }), collections)).toBe('good');
    expect(outcome(loan({ '2025-04-01': 9 }), collections)).toBe('never-late');
  });
});

describe('a definition', () => {
  it('is the latest of its purpose that holds on a day', () => {
    const old = definition({ name: 'old' });
    const later = definition({ name: 'later', validFrom: '2026-01-01' });
    const other = definition({ name: 'other', purpose: 'behaviour', validFrom: '2025-06-01' });
    const on = (day: string) => definitionOn([later, other, old], 'application', date(day))?.name;
    expect([on('2024-12-31'), on('2025-01-01'), on('2025-12-31'), on('2026-01-01')]).toEqual([
      undefined,
      'old',
      'old',
      'later',
    ]);
  });

  it('is refused with every part that cannot be used', () => {
    const fieldsOf = (value: unknown) => {
      const read = readDefinitions(value);
      return read.ok ? [] : read.error.map(({ field }) => field);
    };
    expect(fieldsOf({})).toEqual(['name', 'purpose', 'validFrom']);
    expect(fieldsOf([1, { name: 'x', purpose: 'behaviour', validFrom: '2025-02-30', badDaysPastDue: 0.5 }])).toEqual([
      '0.',
      '1.validFrom',
      '1.badDaysPastDue',
    ]);
    const upside = { name: 'x', purpose: 'application', validFrom: '2025-01-01', indeterminateDaysPastDue: 90 };
    expect(fieldsOf(upside)).toEqual(['indeterminateDaysPastDue']);
  });
});
