import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privateKeyText } from '../outside/private-key.ts';
import { z } from '../schema/values.ts';
import { readConfig, variableName } from './read-config.ts';

const schema = z.object({
  walletUrl: z.url('expected an address'),
  timeoutMs: z.coerce.number().int().min(100).default(4000),
  level: z.enum(['debug', 'info']).default('info'),
  secret: z.string().min(32, 'expected at least 32 characters'),
  key: privateKeyText.optional(),
});
const secret = 'a-secret-of-this-test-and-of-nothing-else';
const given = { LENDLINE_PAYMENTS_WALLET_URL: 'http://127.0.0.1:1', LENDLINE_PAYMENTS_SECRET: secret };

describe('configuration', () => {
  it('is read from the variables of its section, with defaults for the rest', () => {
    const environment = { ...given, LENDLINE_PAYMENTS_TIMEOUT_MS: '250', LENDLINE_LINES_SECRET: 'x', PATH: '/bin' };
    expect(readConfig('payments', schema, environment)).toEqual({
      ok: true,
      value: { walletUrl: 'http://127.0.0.1:1', timeoutMs: 250, level: 'info', secret },
    });
  });

  it('reports everything that is wrong at once, by the name of the variable to set', () => {
    const environment = {
      LENDLINE_PAYMENTS_TIMEOUT_MS: '5',
      LENDLINE_PAYMENTS_LEVEL: 'loud',
      LENDLINE_PAYMENTS_SECRET: 'hunter2',
      LENDLINE_PAYMENTS_KEY: '{"kty":"EC"}',
    };
    const read = readConfig('payments', schema, environment);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.error.map(({ variable }) => variable).toSorted()).toEqual([
      'LENDLINE_PAYMENTS_KEY',
      'LENDLINE_PAYMENTS_LEVEL',
      'LENDLINE_PAYMENTS_SECRET',
      'LENDLINE_PAYMENTS_TIMEOUT_MS',
      'LENDLINE_PAYMENTS_WALLET_URL',
    ]);
    expect(read.error.find(({ variable }) => variable.endsWith('SECRET'))?.expected).toBe(
      'expected at least 32 characters',
    );
  });

  it('never repeats a value, which may be a secret', () => {
    const wrong = fc.string({ minLength: 4, maxLength: 31 }).map((text) => `s3cr3t${text}`);
    fc.assert(
      fc.property(wrong, (value) => {
        const names = ['WALLET_URL', 'TIMEOUT_MS', 'LEVEL', 'SECRET', 'KEY'];
        const environment = Object.fromEntries(names.map((name) => [`LENDLINE_PAYMENTS_${name}`, value.slice(0, 31)]));
        const read = readConfig('payments', schema, environment);
        expect(read.ok).toBe(false);
        expect(JSON.stringify(read)).not.toContain('s3cr3t');
      }),
    );
  });

  it('takes LENDLINE_ALL_* for every section, and the section’s own over it', () => {
    const shared = {
      LENDLINE_ALL_WALLET_URL: 'http://all:1',
      LENDLINE_ALL_SECRET: secret,
      LENDLINE_ALL_LEVEL: 'debug',
    };
    const own = { ...shared, LENDLINE_PAYMENTS_WALLET_URL: 'http://own:1', LENDLINE_PAYMENTS_LEVEL: '' };
    expect(readConfig('messages', schema, own)).toMatchObject({ value: { walletUrl: 'http://all:1', level: 'debug' } });
    expect(readConfig('payments', schema, own)).toMatchObject({ value: { walletUrl: 'http://own:1', level: 'debug' } });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig('payments', schema, { ...given, LENDLINE_PAYMENTS_LEVEL: '' })).toMatchObject({
      value: { level: 'info' },
    });
  });

  it('names the whole section when two of its variables do not fit together', () => {
    const together = z.object({ a: z.string() }).refine(() => false, 'expected a to fit b');
    expect(readConfig('payments', together, { LENDLINE_PAYMENTS_A: 'x' })).toEqual({
      ok: false,
      error: [{ variable: 'LENDLINE_PAYMENTS_*', expected: 'expected a to fit b' }],
    });
  });

  it('finds every key under the name that its problem would tell', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
    const key = fc
      .tuple(word, fc.array(word, { maxLength: 3 }))
      .map(([first, rest]) => first + rest.map((next) => next[0]!.toUpperCase() + next.slice(1)).join(''));
    fc.assert(
      fc.property(key, (name) => {
        const read = readConfig('lines', z.object({ [name]: z.string() }), { [variableName('lines', name)]: 'found' });
        expect(read).toEqual({ ok: true, value: { [name]: 'found' } });
      }),
    );
  });
});
