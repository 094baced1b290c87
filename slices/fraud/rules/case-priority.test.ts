import { builder } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { moreUrgent, priorityOf } from './case-priority.ts';

const anAssessment = builder<Parameters<typeof priorityOf>[0]>({
  stage: 'application',
  lists: 'clear',
  velocity: 'normal',
  ring: 'clear',
  typologies: 'clear',
  listHits: [],
});
const watched = {
  entryId: 'listentry_1',
  list: 'watch',
  kind: 'device',
  reason: 'seen in a case',
  since: '2026-01-01T00:00:00Z',
} as const;

describe('the priority of a case', () => {
  it('is none where nothing was found: velocity and silence alone are the strategy’s to judge', () => {
    expect(priorityOf(anAssessment())).toBeNull();
    expect(priorityOf(anAssessment({ velocity: 'high' }))).toBeNull();
    expect(priorityOf(anAssessment({ typologies: 'unknown', ring: 'unknown', lists: 'unknown' }))).toBeNull();
  });

  it('is high where an application is held up, and urgent where money is', () => {
    for (const held of [{ typologies: 'interdict' }, { lists: 'hit' }] as const) {
      expect(priorityOf(anAssessment(held))).toBe('high');
      expect(priorityOf(anAssessment({ ...held, stage: 'drawdown' }))).toBe('urgent');
    }
  });

  it('is normal for what only alerts, a ring and what is watched', () => {
    expect(priorityOf(anAssessment({ typologies: 'alert' }))).toBe('normal');
    expect(priorityOf(anAssessment({ ring: 'suspected', stage: 'drawdown' }))).toBe('high');
    expect(priorityOf(anAssessment({ listHits: [watched] }))).toBe('normal');
    expect(priorityOf(anAssessment({ listHits: [{ ...watched, list: 'allow' }] }))).toBeNull();
  });

  it('only ever rises', () => {
    expect([moreUrgent('normal', 'urgent'), moreUrgent('high', 'normal')]).toEqual(['urgent', 'high']);
  });
});
