import type { Consent } from '@lendline/consents/contract';
import type { Feed, ImportReport } from '@lendline/records/contract';
import { builder } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { madeUpImport } from '../test/made-up-import.ts';
import { canSpeakFor, nextLook, reachBeyond, type StandingFacts, standingText } from './standing.ts';

const zone = 'Asia/Shanghai';
const at = (text: string): Temporal.Instant => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();

const consent = builder<Consent>({
  id: 'consent_a',
  source: 'call-records',
  purpose: 'credit',
  recipient: 'lender',
  noticeVersion: 1,
  noticeHash: 'hash',
  state: 'given',
  givenAt: '2026-03-01T00:00:00Z',
  expiresAt: '2027-03-01T00:00:00Z',
  withdrawnAt: null,
});
const feed = builder<Feed>({
  id: 'feed_a',
  lineId: 'line_a',
  provider: 'mobile-money',
  way: 'pull',
  source: 'payment-statement',
  state: 'linked',
  reason: null,
  linkedAt: '2026-03-01T00:00:00Z',
  readUntil: '2026-03-08T00:00:00Z',
  lastProblem: null,
  nextAt: null,
  authoriseAt: null,
});

const facts: StandingFacts = {
  identity: null,
  allowed: ['call-records'],
  consents: [consent({})],
  imports: [madeUpImport({})],
  feeds: [feed({})],
};

describe('what records rest on', () => {
  it('is another once a file came or stopped counting, a feed was read on, a consent or a law ended, or a name was declared', () => {
    const declared = { maskedName: '*', maskedIdNumber: '*', age: 30, declaredAt: '2026-03-01T00:00:00Z' };
    const others: readonly StandingFacts[] = [
      { ...facts, imports: [madeUpImport({}), madeUpImport({ id: 'import_b' })] },
      { ...facts, imports: [madeUpImport({ counts: false, flags: ['stale'] })] },
      { ...facts, feeds: [feed({ readUntil: '2026-03-09T00:00:00Z' })] },
      { ...facts, feeds: [feed({ state: 'stopped' })] },
      { ...facts, consents: [consent({ state: 'withdrawn' })] },
      { ...facts, identity: declared },
      { ...facts, allowed: [] },
    ];
    const texts = [facts, ...others].map(standingText);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('is the same in whatever order it is told', () => {
    const two = [madeUpImport({}), madeUpImport({ id: 'import_b' })];
    expect(standingText({ ...facts, imports: two })).toBe(standingText({ ...facts, imports: two.toReversed() }));
  });

  it('is not to be told of a person who may declare ties, which leave no trace but in the records', () => {
    const ties = consent({ id: 'consent_b', source: 'declared-ties' });
    expect(standingText({ ...facts, consents: [consent({}), ties] })).toBeNull();
    const ended = { ...ties, state: 'withdrawn' } as const;
    expect(standingText({ ...facts, consents: [consent({}), ended] })).not.toBeNull();
  });
});

describe('kept days', () => {
  const row = { as_of: at('2026-03-09T10:00'), catalogue_version: 'a', standing: 'hash' };
  const moment = { asOf: at('2026-03-09T11:00'), now: at('2026-03-09T11:00'), zone, catalogueVersion: 'a' };

  it('speak for the rest of the day that they were made on or after, and for nothing before them', () => {
    expect(canSpeakFor(row, moment)).toBe(true);
    expect(canSpeakFor(row, { ...moment, asOf: row.as_of })).toBe(true);
    expect(canSpeakFor(row, { ...moment, asOf: at('2026-03-09T09:59') })).toBe(false);
    expect(canSpeakFor(row, { ...moment, now: at('2026-03-10T00:00') })).toBe(false);
  });

  it('do not speak in the words of another catalogue, nor without a standing', () => {
    expect(canSpeakFor(row, { ...moment, catalogueVersion: 'b' })).toBe(false);
    expect(canSpeakFor({ ...row, standing: null }, moment)).toBe(false);
  });

  it('lack rows that lie after them, unless those do not count', () => {
    expect(reachBeyond([madeUpImport({})], at('2026-03-08T20:00'))).toBe(true);
    expect(reachBeyond([madeUpImport({})], at('2026-03-08T20:01'))).toBe(false);
    expect(reachBeyond([madeUpImport({ counts: false })], at('2026-03-01T00:00'))).toBe(false);
  });

  it('are looked at again when the oldest file is stale, tomorrow when that is past, or when a consent ends', () => {
    const expiring = [consent({ expiresAt: at('2026-03-30T09:00').toString() })];
    const look = (now: string, ...imports: readonly ImportReport[]) =>
      nextLook(imports, { now: at(now), zone, newestAtMost_days: 7, consents: expiring });
    const fresh = madeUpImport({ window: { from: '2026-01-08T12:00:00Z', to: at('2026-03-28T01:00').toString() } });
    expect(look('2026-03-29T11:00', fresh)).toEqual(at('2026-03-30T09:00'));
    const older = madeUpImport({ window: { from: '2026-01-08T12:00:00Z', to: at('2026-03-04T01:00').toString() } });
    expect(look('2026-03-09T11:00', madeUpImport({}))).toEqual(at('2026-03-16T00:00'));
    expect(look('2026-03-09T11:00', madeUpImport({}), older)).toEqual(at('2026-03-12T00:00'));
    expect(look('2026-03-20T11:00', madeUpImport({}))).toEqual(at('2026-03-21T00:00'));
    expect(look('2026-03-09T11:00', madeUpImport({ counts: false }))).toBeNull();
  });
});
