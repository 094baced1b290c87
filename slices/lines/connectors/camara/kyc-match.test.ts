import type { PhoneNumber } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { checkDescriptors } from './checks.ts';

const subject = {
  phone: '+254712000001' as PhoneNumber,
  name: 'Made Up',
  idNumber: '12345678',
  birthDate: Temporal.PlainDate.from('1990-01-01'),
} as Parameters<(typeof checkDescriptors)['kyc-match']['read']>[1];

const matchOf = (body: Readonly<Record<string, string>>) => {
  const { outcome, facts } = checkDescriptors['kyc-match'].read([body], subject);
  return [outcome, facts['match'] ?? null];
};

describe('the real-name check', () => {
  it.each([
    [{ nameMatch: 'true', idDocumentMatch: 'true', birthdateMatch: 'true' }, 'pass', 'match'],
    [{ nameMatch: 'true', idDocumentMatch: 'true' }, 'pass', 'match'],
    [{ nameMatch: 'false', idDocumentMatch: 'true', birthdateMatch: 'true' }, 'fail', 'name-differs'],
    [{ nameMatch: 'true', idDocumentMatch: 'false', birthdateMatch: 'true' }, 'fail', 'id-differs'],
    [{ nameMatch: 'true', idDocumentMatch: 'true', birthdateMatch: 'false' }, 'fail', 'birth-date-differs'],
    [{ nameMatch: 'true', idDocumentMatch: 'not_available', birthdateMatch: 'false' }, 'fail', 'birth-date-differs'],
    // Another person's paper differs in everything: the number on it says so first.
    [{ nameMatch: 'false', idDocumentMatch: 'false', birthdateMatch: 'false' }, 'fail', 'id-differs'],
    [{ nameMatch: 'true', idDocumentMatch: 'not_available' }, 'unknown', null],
  ])('reads %j as %s: %s', (body, outcome, match) => {
    expect(matchOf(body)).toEqual([outcome, match]);
  });
});
