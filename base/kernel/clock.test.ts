import { describe, expect, it } from 'vitest';
import { dayIn } from './index.ts';

describe('dayIn', () => {
  it.each([
    ['Asia/Shanghai', '2026-03-01T15:59:59Z', '2026-03-01'],
    ['Asia/Shanghai', '2026-03-01T16:00:00Z', '2026-03-02'],
    ['Africa/Nairobi', '2026-03-01T16:00:00Z', '2026-03-01'],
    ['Africa/Nairobi', '2026-12-31T21:00:00Z', '2027-01-01'],
  ])('takes the calendar day of the lender in %s for %s', (zone, instant, day) => {
    expect(dayIn(zone, Temporal.Instant.from(instant)).toString()).toBe(day);
  });
});
