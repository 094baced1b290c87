import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryLine } from '../test/arbitrary-line.ts';
import { dayCodeVersion, decodeDay, encodeDay } from './day-code.ts';
import { exactValuesPerDay } from './day-values.ts';
import { bucketsOf, emptyState, ingest } from './line-state.ts';
import { lineRecord } from '../records/line-record.ts';

describe('a day that is written and read again', () => {
  it('is the same to the last bit', () => {
    fc.assert(
      fc.property(arbitraryLine, ({ zone, records }) => {
        const state = emptyState(zone);
        ingest(state, records);
        for (const bucket of bucketsOf(state))
          expect(decodeDay(encodeDay(bucket))).toEqual({ ok: true, value: bucket });
      }),
    );
  });

  it('keeps the moments of a list too long to be kept whole', () => {
    const state = emptyState('UTC');
    const calls = Array.from({ length: exactValuesPerDay + 50 }, (_, at) =>
      lineRecord({
        kind: 'call',
        direction: 'in',
        peer: 'a',
        at_ms: at * 1000,
        wall_ms: 0,
        seconds: at,
        source_line: 1,
      }),
    );
    ingest(state, calls);
    const [bucket] = bucketsOf(state);
    expect(bucket!.talk!.seconds.sorted).toHaveLength(exactValuesPerDay);
    expect(decodeDay(encodeDay(bucket!))).toEqual({ ok: true, value: bucket });
  });

  it.each([
    ['', 'not-a-day'],
    ['{}', 'not-a-day'],
    ['[]', 'not-a-day'],
    [`[${dayCodeVersion},1]`, 'not-a-day'],
    [`[${dayCodeVersion},1,2,3,4,5,6,7,8,9]`, 'not-a-day'],
    [`[${dayCodeVersion + 1},1,2]`, 'other-version'],
  ])('%s is refused: %s', (text, error) => expect(decodeDay(text)).toEqual({ ok: false, error }));
});
