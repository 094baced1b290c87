import type { Portrait } from '@lendline/features/contract';
import type { LineId } from '@lendline/lines/contract';
import { madeUpId } from './ids.ts';

const days = Array.from({ length: 60 }, (_, day) => new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10));

/** Two months of a made-up life: calls by day, an account that is filled once a month. */
export function portraitOf(lineId: LineId, asOf: string): Portrait {
  const months = [1, 2, 3].map((month) => ({
    from: `2026-0${month + 6}-01`,
    in: String(800_000 + month * 12_300),
    out: String(640_000 + month * 40_100),
    natures: [
      { nature: 'income' as const, direction: 'in' as const, rows: 2, amount: String(790_000 + month * 12_300) },
      { nature: 'spending' as const, direction: 'out' as const, rows: 61, amount: String(600_000 + month * 40_100) },
      { nature: 'own-transfer' as const, direction: 'neutral' as const, rows: 3, amount: '150000' },
    ],
  }));
  return {
    lineId,
    asOf,
    zone: 'Asia/Shanghai',
    rhythm: Array.from({ length: 7 }, (_, day) =>
      Array.from({ length: 24 }, (__, hour) => (hour < 7 ? 0 : Math.max(0, 9 - Math.abs(hour - 12 - (day % 3))))),
    ),
    contacts: {
      count: 42,
      rows: Array.from({ length: 20 }, (_, index) => ({
        rank: index + 1,
        callsIn: 40 - index,
        callsOut: 44 - 2 * index,
        missed: index % 3,
        textsIn: 20 - index,
        textsOut: 10,
        seconds: 9000 - 300 * index,
        firstDay: '2026-09-01',
        lastDay: '2026-10-29',
      })),
    },
    airtime: { currency: null, points: [], thinned: false },
    account: {
      currency: 'CNY',
      points: days.map((day, index) => ({ at: `${day}T12:00:00Z`, balance: String(900_000 - (index % 30) * 28_000) })),
      thinned: true,
    },
    payments: { currency: 'CNY', leftOut: 2, weeks: [], months },
    topups: [],
    data: [],
    coverage: [
      {
        source: 'calls',
        span: { from: days[0]!, to: days.at(-1)! },
        days: days.filter((_, index) => index % 9 !== 0).map((day) => ({ day, records: 7 })),
      },
      { source: 'statement', span: { from: days[4]!, to: days[50]! }, days: [{ day: days[5]!, records: 3 }] },
    ],
    evidence: [
      {
        source: 'calls',
        consentScope: 'calls-and-texts',
        window: 'all',
        from: null,
        records: 2409,
        first: '2026-09-01T01:00:00Z',
        last: '2026-10-29T12:00:00Z',
        imports: [madeUpId('import', 1)],
        values: [
          { name: 'number_of_contacts__call', value: 42 },
          { name: 'percent_nocturnal__call', value: 0.21 },
          { name: 'weekly_periodicity', value: null },
        ],
      },
    ],
    imports: [
      {
        id: madeUpId('import', 1),
        source: 'call-records',
        kind: 'cn-mobile',
        importedAt: asOf,
        window: null,
        accepted: 2409,
        counts: true,
        flags: [],
      },
    ],
  };
}
