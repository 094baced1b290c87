import type { LineId } from '@lendline/lines/contract';
import { expect, it } from 'vitest';
import { codeSignals } from './code-signals.ts';

const asOf = Temporal.Instant.from('2026-11-24T08:00:00Z');
const told = { lineId: 'line_01' as LineId, askedAt: asOf.toString(), checks: [] };
const before = (seconds: number, wrong = 0) => ({ at: asOf.subtract({ seconds }).toString(), wrong });

it('counts the codes of the hour before, its beginning in and its end out, and the wrong ones entered for them', () => {
  const codes = [before(0, 9), before(60, 2), before(3_600, 1), before(3_601, 9)];
  expect(codeSignals({ ...told, codes }, asOf)).toEqual({ codes_of_number_1h: 2, wrong_codes_of_number_1h: 3 });
  expect(codeSignals({ ...told, codes: [] }, asOf)).toEqual({ codes_of_number_1h: 0, wrong_codes_of_number_1h: 0 });
});

it('says nothing where the line does not tell, which is unknown and never none', () => {
  expect(codeSignals(told, asOf)).toEqual({});
  expect(codeSignals(null, asOf)).toEqual({});
});
