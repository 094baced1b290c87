import { describe, expect, it } from 'vitest';
import { decisionInputToJson } from '../input-json.ts';
import { cn } from '../packs/cn.ts';
import { chinese } from '../test/applicant.ts';
import { readRecordedJson } from './recorded.ts';

const input = decisionInputToJson(chinese());
const values = input['values'] as Readonly<Record<string, unknown>>;
const withValues = (more: object) => ({ id: 'one', input: { ...input, values: { ...values, ...more } } });

function faults(json: unknown): readonly string[] {
  const read = readRecordedJson(json, cn);
  return read.ok ? [] : read.error.map(({ field }) => field);
}

describe('a recorded application', () => {
  it('is read with its loan, its models and when its values were known', () => {
    const amount = { amount: '500000', currency: 'CNY' };
    const read = readRecordedJson(
      {
        id: 'one',
        input,
        lent: { outcome: 'bad', amount },
        pds: { older: 0.02 },
        known_at: { pd_ppm: input['as_of'] },
      },
      cn,
    );
    expect(read).toMatchObject({
      ok: true,
      value: { id: 'one', lent: { outcome: 'bad', amount: { amount: 500_000n } }, pds: { older: 0.02 } },
    });
  });

  it.each([
    [
      'an identity check of tomorrow',
      withValues({ identity_checked_on: '2099-01-01' }),
      'input.values.identity_checked_on',
    ],
    ['a loan closed later', withValues({ last_loan_closed_on: '2099-01-01' }), 'input.values.last_loan_closed_on'],
    ['records of two days ahead', withValues({ calls_newest_on: '2099-01-01' }), 'input.values.calls_newest_on'],
    ['a value known later', { id: 'one', input, known_at: { bureau: '2099-01-01T00:00:00Z' } }, 'known_at.bureau'],
    ['a misspelt value', withValues({ sim_swaped: true }), 'input.values.sim_swaped'],
    ['an outcome that is none', { id: 'one', input, lent: { outcome: 'late' } }, 'lent.outcome'],
    [
      'a loan of another currency',
      { id: 'one', input, lent: { outcome: 'good', amount: { amount: '1', currency: 'KES' } } },
      'lent.amount',
    ],
    ['a PD above one', { id: 'one', input, pds: { newer: 1.2 } }, 'pds.newer'],
    ['no id', { input }, 'id'],
  ])('is refused for %s, by its field', (_, json, field) => {
    expect(faults(json)).toEqual([field]);
  });

  it('may hold records of a zone that is a day ahead, as strategies allow', () => {
    const today = chinese().asOf.toZonedDateTimeISO(cn.zone).toPlainDate();
    expect(faults(withValues({ calls_newest_on: today.add({ days: 1 }).toString() }))).toEqual([]);
    expect(faults(withValues({ calls_newest_on: today.add({ days: 2 }).toString() }))).toHaveLength(1);
  });
});
