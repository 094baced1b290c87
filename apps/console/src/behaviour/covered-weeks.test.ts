import { describe, expect, it } from 'vitest';
import { coveredWeeks } from './covered-weeks.ts';

describe('the weeks that records cover', () => {
  it('begin on Mondays, and a week without records is there with zeros', () => {
    const weeks = coveredWeeks([
      {
        source: 'calls',
        span: { from: '2026-03-01', to: '2026-03-17' },
        days: [
          { day: '2026-03-01', records: 2 },
          { day: '2026-03-02', records: 3 },
          { day: '2026-03-17', records: 1 },
        ],
      },
      { source: 'statement', span: null, days: [{ day: '2026-03-03', records: 5 }] },
    ]);
    expect(weeks).toEqual([
      { monday: '2026-02-23', calls: 2, statement: 0 },
      { monday: '2026-03-02', calls: 3, statement: 5 },
      { monday: '2026-03-09', calls: 0, statement: 0 },
      { monday: '2026-03-16', calls: 1, statement: 0 },
    ]);
  });

  it('are none where there are no records', () => {
    expect(coveredWeeks([{ source: 'calls', span: null, days: [] }])).toEqual([]);
  });
});
