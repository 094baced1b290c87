import { describe, expect, it } from 'vitest';
import type { ReadCallFile } from '../call-file.ts';
import { readCallRecords } from '../read-call-records.ts';

function file(text: string, line?: string): ReadCallFile {
  const options = { zone: 'Africa/Lome', currency: 'USD', ...(line === undefined ? {} : { line }) } as const;
  const found = readCallRecords(new TextEncoder().encode(text), options);
  if (!found.ok) throw new Error(found.error.reason);
  return found.value;
}

describe("CIDER's CSVs", () => {
  const cdr = `txn_type,caller_id,recipient_id,timestamp,duration,international
call,A,B,2021-01-01 10:00:00,60,domestic
text,C,A,2021-01-01 11:00:00,,domestic
call,D,E,2021-01-01 12:00:00,5,domestic
ussd,A,B,2021-01-01 13:00:00,5,domestic
call,A,B,2021-02-30 13:00:00,5,domestic
`;

  it("give one line's calls and texts from its own side, and leave other lines out", () => {
    const found = file(cdr, 'A');
    expect(found.records).toMatchObject([
      { kind: 'call', direction: 'out', peer: 'B', seconds: 60 },
      { kind: 'text', direction: 'in', peer: 'C', seconds: null },
    ]);
    expect(found.ignored).toMatchObject([{ reason: 'other-line', line: 4 }]);
    expect(found.rejected).toMatchObject([
      { reason: 'bad-kind', line: 5 },
      { reason: 'bad-time', line: 6 },
    ]);
    expect(found.unknown_words).toEqual({ kind: { ussd: 1 } });
    expect(found.warnings).toMatchObject([{ reason: 'unknown-kind', count: 1 }]);
  });

  it('are of the line that is in every row, and of none when no line is', () => {
    expect(file(cdr.split('\n').slice(0, 3).join('\n'))).toMatchObject({ holder: { number: 'A' }, rejected: [] });
    expect(file(cdr).records).toEqual([]);
  });

  it('give top-ups with their amount and data sessions with their volume', () => {
    const topUps = file('caller_id,amount,timestamp\nA,2.50,2021-01-01 10:00:00\nA,x,2021-01-02 10:00:00\n');
    expect(topUps.records).toMatchObject([{ kind: 'topup', paid: { amount: 250n, currency: 'USD' } }]);
    expect(topUps.rejected).toMatchObject([{ reason: 'bad-amount' }]);
    const data = file('caller_id,volume,timestamp\nA,1.5,2021-01-01 10:00:00\nA,-1,2021-01-02 10:00:00\n');
    expect(data.records).toMatchObject([{ kind: 'data', direction: 'out', bytes: 1_500_000 }]);
    expect(data.rejected).toMatchObject([{ reason: 'bad-volume' }]);
  });
});
