import type { ApplicationState, MyApplication } from '@lendline/applications/contract';
import type { Consent, Notice } from '@lendline/consents/contract';
import type { Line } from '@lendline/lines/contract';
import type { Loan, LoanState } from '@lendline/loans/contract';
import { describe, expect, it } from 'vitest';
import { type Draft, emptyDraft } from './draft.ts';
import { currentPath, pathBefore, placeFor } from './places.ts';
import { currentApplication, type Journey, stageOf } from './stage.ts';

const lineId = 'line_a';

function noticeOf(source: string, required: boolean): Notice {
  const text = { 'zh-CN': source, en: source };
  return {
    source,
    required,
    version: 1,
    hash: 'h',
    title: text,
    reason: text,
    detail: text,
    purpose: 'p',
    recipient: 'r',
    retentionDays: 720,
  };
}

function consentOf(source: string, state: Consent['state'] = 'given'): Consent {
  return {
    id: `consent_${source}`,
    source,
    purpose: 'p',
    recipient: 'r',
    noticeVersion: 1,
    noticeHash: 'h',
    state,
    givenAt: '2026-03-01T00:00:00Z',
    expiresAt: '2028-03-01T00:00:00Z',
    withdrawnAt: null,
  };
}

const identity: Line['identity'] = { maskedName: '林*', maskedIdNumber: '1***', age: 30, declaredAt: '' };

function applicationIn(state: ApplicationState, part: Partial<MyApplication> = {}): MyApplication {
  return {
    id: 'application_1',
    state,
    segment: 'new',
    requested: null,
    createdAt: '2026-03-01T10:00:00Z',
    submittedAt: null,
    progress: [],
    decision: null,
    offer: null,
    agreement: null,
    loanId: null,
    appeal: null,
    hold: null,
    ...part,
  };
}

function loanIn(state: LoanState): Loan {
  const money = { amount: '100000', currency: 'CNY' } as const;
  return {
    id: 'loan_1',
    lineId,
    applicationId: 'application_1',
    state,
    principal: money,
    rate_ppm: 180_000,
    apr: { nominal_ppm: 180_000, effective_ppm: 195_600 },
    disbursedOn: '2026-03-01',
    maturesOn: '2026-06-01',
    closedOn: null,
    outstanding: money,
    payoff: money,
    creditBalance: money,
    dpd: 0,
    bucket: 'current',
    worstDpd: 0,
    nextInstalment: null,
    instalments: [],
    servicing: {
      allocation: { kind: 'oldest_first', order: [] },
      lateFee: null,
      inWords: { allocation: { 'zh-CN': '', en: '' }, lateFee: { 'zh-CN': '', en: '' } },
      collectOn_d: [],
    },
  };
}

/** Everything is answered, nothing is asked for yet; tests name what differs. */
function journeyWith(part: Partial<Journey> & { readonly identity?: Line['identity'] } = {}): Journey {
  const { identity: declared = identity, ...rest } = part;
  return {
    line: {
      id: lineId,
      maskedPhone: '+86 138****0001',
      country: 'CN',
      firstSeenAt: '',
      endedAt: null,
      identity: declared,
    },
    notices: [noticeOf('call-records', false), noticeOf('line-checks', true)],
    consents: [consentOf('call-records'), consentOf('line-checks')],
    imports: [],
    applications: [],
    loans: [],
    ...rest,
  };
}

const fresh = emptyDraft(lineId);
const ready: Draft = { ...fresh, recordsPassed: true };

describe('the next step of a borrower', () => {
  it('asks for what is required before what is optional, one source at a time', () => {
    expect(currentPath(journeyWith({ consents: [] }), fresh)).toBe('/permissions/line-checks');
    expect(currentPath(journeyWith({ consents: [consentOf('line-checks')] }), fresh)).toBe('/permissions/call-records');
  });

  it('takes a no to an optional source for an answer, and never to a required one', () => {
    const refused = { ...fresh, refused: ['call-records', 'line-checks'] };
    expect(currentPath(journeyWith({ consents: [] }), refused)).toBe('/permissions/line-checks');
    expect(stageOf(journeyWith({ consents: [consentOf('line-checks')] }), refused)).toBe('records');
  });

  it('asks again for a required source whose consent was withdrawn', () => {
    const journey = journeyWith({ consents: [consentOf('line-checks', 'withdrawn'), consentOf('call-records')] });
    expect(stageOf(journey, ready)).toBe('permissions');
  });

  it('goes from permissions to identity, records and the wish', () => {
    expect(stageOf(journeyWith({ identity: null }), ready)).toBe('about-you');
    expect(stageOf(journeyWith(), fresh)).toBe('records');
    expect(stageOf(journeyWith(), ready)).toBe('request');
  });

  it.each([
    ['deciding', 'decision'],
    ['in-review', 'review'],
    ['declined', 'declined'],
    ['offered', 'offer'],
    ['chosen', 'plan'],
    ['confirmed', 'agreement'],
    ['signed', 'payout'],
    ['held', 'payout'],
    ['disbursing', 'payout'],
    ['cancelled', 'ended'],
    ['expired', 'ended'],
  ] as const)('shows an application that is %s as %s, whatever this phone remembers', (state, stage) => {
    expect(stageOf(journeyWith({ applications: [applicationIn(state)] }), fresh)).toBe(stage);
  });

  it('shows the loan that runs, and the one that is repaid until another is wanted', () => {
    const applications = [applicationIn('active')];
    expect(stageOf(journeyWith({ applications, loans: [loanIn('overdue')] }), ready)).toBe('loan');
    expect(stageOf(journeyWith({ applications, loans: [loanIn('closed')] }), ready)).toBe('loan');
    const again = { ...ready, againAfter: 'application_1' };
    expect(stageOf(journeyWith({ applications, loans: [loanIn('closed')] }), again)).toBe('request');
  });

  it('prefers the open application to newer ones that are over', () => {
    const open = applicationIn('offered', { id: 'application_1', createdAt: '2026-03-01T10:00:00Z' });
    const over = applicationIn('cancelled', { id: 'application_2', createdAt: '2026-03-02T10:00:00Z' });
    expect(currentApplication({ applications: [over, open] })).toBe(open);
    expect(currentApplication({ applications: [over] })).toBe(over);
  });
});

describe('where a borrower may be', () => {
  it('lets them go back to what is done and never ahead of it', () => {
    const journey = journeyWith({ identity: null });
    expect(placeFor('/permissions/call-records', journey, fresh)).toBe('/permissions/call-records');
    expect(placeFor('/request', journey, fresh)).toBe('/about-you');
    expect(placeFor('/offer', journey, fresh)).toBe('/about-you');
  });

  it('keeps the offer open until the signature, and shut after it', () => {
    const at = (state: ApplicationState) => journeyWith({ applications: [applicationIn(state)] });
    expect(placeFor('/offer', at('confirmed'), ready)).toBe('/offer');
    expect(placeFor('/agreement', at('chosen'), ready)).toBe('/plan');
    expect(placeFor('/offer', at('signed'), ready)).toBe('/payout');
    expect(placeFor('/request', at('deciding'), ready)).toBe('/decision');
  });

  it('opens the pages of a loan only to who has one', () => {
    expect(placeFor('/loan/repay', journeyWith({ loans: [loanIn('active')] }), ready)).toBe('/loan/repay');
    expect(placeFor('/loan/repay', journeyWith(), ready)).toBe('/request');
  });

  it('has no place for a source that this lender does not ask for', () => {
    expect(placeFor('/permissions/contact-list', journeyWith(), ready)).toBe('/request');
  });

  it('leads back step by step to the first permission', () => {
    const journey = journeyWith();
    expect(pathBefore('/request', journey)).toBe('/records');
    expect(pathBefore('/about-you', journey)).toBe('/permissions/call-records');
    expect(pathBefore('/permissions/line-checks', journey)).toBeNull();
  });
});
