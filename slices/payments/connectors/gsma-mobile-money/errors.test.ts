import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCodes, readOrdered, refusalOf } from './errors.ts';

const reference = process.env['LENDLINE_REFERENCE'] ?? '../shared/data';
const file = `${reference}/payments/gsma-mobile-money-api/mobile-money-api-1.2.0-master.yaml`;
const present = existsSync(file);
const orAbsent = present ? '' : ' (the reference data is absent)';

describe('an error of the GSMA Mobile Money API', () => {
  it('fails an order only when it says that no money moved', () => {
    const answer = (code: string) => readOrdered({ kind: 'error', status: 400, code });
    expect(answer('insufficientFunds')).toEqual({ kind: 'failed', reason: 'insufficient-funds', reference: null });
    for (const code of ['duplicateRequest', 'genericError', 'rateLimitError', 'clientAuthorisationError']) {
      expect(answer(code)).toEqual({ kind: 'unknown', because: 'rail-error' });
    }
  });

  it('that nobody has published, or that every object knows, leaves the order open', () => {
    expect(['madeUp', '', 'constructor', 'toString'].map(refusalOf)).toEqual([null, null, null, null]);
  });

  it.skipIf(!present)(`is one of the 38 that the specification lists${orAbsent}`, () => {
    const listed = /errorCode:[^[]*?enum:\r?\n((?:\s+- .*\r?\n)+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    const codes = [...listed.matchAll(/- ["']?(\w+)/g)].map(([, code]) => code ?? '');
    expect(codes).toHaveLength(38);
    expect(new Set(Object.keys(errorCodes))).toEqual(new Set(codes));
  });
});
