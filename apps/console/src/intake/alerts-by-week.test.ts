import type { DriftAlert } from '@lendline/records/contract';
import { describe, expect, it } from 'vitest';
import { alertsByWeek } from './alerts-by-week.ts';

function alert(id: string, part: Partial<DriftAlert> = {}): DriftAlert {
  const text = { 'zh-CN': id, en: id };
  return {
    id: `drift_${id}`,
    kind: 'alipay',
    week: '2026-11-16',
    finding: 'new-words',
    column: 'category',
    figure: 0.4,
    threshold: 0.05,
    words: [],
    raisedAt: '2026-11-18T00:00:00Z',
    acknowledgedAt: null,
    note: null,
    text,
    ...part,
  };
}

describe('alerts of sources', () => {
  it('stand together by source and week, and keep the order in which they came', () => {
    const groups = alertsByWeek([
      alert('a'),
      alert('b', { kind: 'open-banking' }),
      alert('c', { finding: 'fewer-rows', column: null }),
      alert('d', { week: '2026-11-09' }),
    ]);
    expect(groups.map(({ alerts }) => alerts.map(({ id }) => id))).toEqual([
      ['drift_a', 'drift_c'],
      ['drift_b'],
      ['drift_d'],
    ]);
  });

  it('about files that cannot be read are no matter of one kind of row', () => {
    const files = alert('f', { kind: 'payment-statement', finding: 'unreadable', column: 'files' });
    const rows = alert('r', { kind: 'payment-statement', finding: 'unreadable', column: 'rows' });
    expect(alertsByWeek([files, rows]).map(({ ofFiles }) => ofFiles)).toEqual([true, false]);
  });
});
