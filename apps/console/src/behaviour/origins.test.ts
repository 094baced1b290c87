import type { Portrait, PortraitEvidence } from '@lendline/features/contract';
import { describe, expect, it } from 'vitest';
import { originsOf } from './origins.ts';

function evidence(source: PortraitEvidence['source'], values: PortraitEvidence['values']): PortraitEvidence {
  const consentScope = source === 'calls' ? 'calls-and-texts' : 'payments';
  return { source, consentScope, window: '90d', from: null, records: 12, first: null, last: null, imports: [], values };
}

describe('where features come from', () => {
  it('names the records behind every value, and puts what could not be measured last', () => {
    const of = (...given: PortraitEvidence[]) =>
      originsOf({ evidence: given } as Pick<Portrait, 'evidence'> as Portrait, []);
    const calls = evidence('calls', [
      { name: 'a__90d', value: null },
      { name: 'b__90d', value: 2 },
    ]);
    const statement = evidence('statement', [{ name: 'c__90d', value: 3 }]);
    expect(of(calls, statement).map(({ name, evidence: { source } }) => [name, source])).toEqual([
      ['b__90d', 'calls'],
      ['c__90d', 'statement'],
      ['a__90d', 'calls'],
    ]);
  });
});
