import { packById } from '@lendline/strategy';
import { expect, it } from 'vitest';
import { consentName } from './consent-name.ts';

it.each([
  ['cn', 'payment-statement', 'payment-statement'],
  ['ke', 'payment-statement', 'mobile-money-statement'],
  ['ke', 'call-records', 'call-records'],
] as const)('%s asks for %s as %s', (pack, source, name) => {
  expect(consentName(packById(pack)!, source)).toBe(name);
});
