import { readConfig } from '@lendline/platform';
import { describe, expect, it } from 'vitest';
import { recordsSlice } from './slice.ts';

const read = (environment: Readonly<Record<string, string>>) => readConfig('records', recordsSlice.config, environment);

const problemsOf = (environment: Readonly<Record<string, string>>): string[] => {
  const config = read(environment);
  return config.ok ? [] : config.error.map(({ variable }) => variable);
};

const secret = `whsec_${Buffer.from('twenty-four bytes at least').toString('base64')}`;
const partner = { name: 'acme', source: 'payment-statement', secret };

describe('the configuration of records', () => {
  it('needs nothing: files are read without a provider', () => {
    expect(read({})).toMatchObject({ ok: true, value: { feedBackfillDays: 180, feedEveryHours: 24, partners: [] } });
  });

  it('names what is missing of a provider whose address is given', () => {
    expect(problemsOf({ LENDLINE_RECORDS_BANK_URL: 'https://bank.example' })).toEqual([
      'LENDLINE_RECORDS_BANK_CLIENT_ID',
      'LENDLINE_RECORDS_BANK_KEY',
    ]);
    expect(problemsOf({ LENDLINE_RECORDS_WALLET_URL: 'nowhere' })).toContain('LENDLINE_RECORDS_WALLET_URL');
  });

  it('takes partners as JSON, each once, with a secret that is long enough', () => {
    const partners = (list: unknown) => ({ LENDLINE_RECORDS_PARTNERS: JSON.stringify(list) });
    expect(read(partners([partner]))).toMatchObject({ ok: true, value: { partners: [partner] } });
    for (const list of [
      [partner, partner],
      [{ ...partner, secret: 'whsec_short' }],
      { partner },
      [{ ...partner, name: 'A B' }],
    ]) {
      expect(problemsOf(partners(list))).toEqual(['LENDLINE_RECORDS_PARTNERS']);
    }
    expect(problemsOf({ LENDLINE_RECORDS_PARTNERS: 'acme' })).toEqual(['LENDLINE_RECORDS_PARTNERS']);
  });
});
