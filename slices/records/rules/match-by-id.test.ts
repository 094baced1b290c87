import { describe, expect, it } from 'vitest';
import { matchById } from './match-by-id.ts';
import type { RowFace } from './match-rows.ts';

const face = (idIndex: string, digest: string): RowFace => ({
  idIndex,
  digest,
  look: 'look',
  money: 'money',
  day: Temporal.PlainDate.from('2026-06-01'),
  booked: true,
});
const known = [{ ...face('a', '1'), key: 'a', seenIn: 'before', gone: false }];

describe('a row that a partner sends', () => {
  it('is the same as long as it says the same under its id, and a correction once it says another thing', () => {
    const outcomes = matchById(known, [face('a', '1'), face('a', '2'), face('b', '1'), face('b', '1')]);
    expect(outcomes).toEqual([
      { key: 'a', outcome: 'same' },
      { key: 'a', outcome: 'changed' },
      { key: 'b', outcome: 'new' },
      { key: 'b', outcome: 'same' },
    ]);
  });
});
