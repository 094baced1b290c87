import { loansSchemas } from '@lendline/loans/schemas';
import { expect, it } from 'vitest';
import { accountText } from './ledger.ts';

it('has a name in both languages for every account that can be posted to', () => {
  const schema = JSON.stringify(loansSchemas.postToLedger.input.toJSONSchema());
  const accounts = /"debit":\{[^}]*"enum":(\[[^\]]*\])/.exec(schema)![1]!;
  const known = JSON.parse(accounts) as readonly string[];
  expect(known).toContain('settlement');
  expect(known.filter((account) => Object.values(accountText(account)).includes(account))).toEqual([]);
});
