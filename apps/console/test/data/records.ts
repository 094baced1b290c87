import type { FeatureSnapshot } from '@lendline/features/contract';
import type { LineId } from '@lendline/lines/contract';
import type { ImportReport } from '@lendline/records/contract';
import { ago, madeUpId } from './ids.ts';

const day = 24 * 60;

export function importsOf(lineId: LineId, now: number): readonly ImportReport[] {
  return [
    {
      id: madeUpId('import', 1),
      lineId,
      source: 'call-records',
      kind: 'cn-mobile',
      importedAt: ago(now, 40),
      fileHash: '77aa',
      rows: { read: 2418, accepted: 2409, rejected: 9, ignored: 0 },
      window: { from: ago(now, 182 * day), to: ago(now, 2 * day) },
      coveredDays: 180,
      flags: [],
      counts: true,
      warnings: [],
      firstProblems: [
        {
          line: 214,
          field: 'seconds',
          reason: 'not-a-number',
          text: { 'zh-CN': '通话时长不是数字', en: 'The call length is not a number' },
        },
      ],
    },
    {
      id: madeUpId('import', 2),
      lineId,
      source: 'payment-statement',
      kind: 'alipay',
      importedAt: ago(now, 38),
      fileHash: '88bb',
      rows: { read: 412, accepted: 371, rejected: 3, ignored: 38 },
      window: { from: ago(now, 210 * day), to: ago(now, 11 * day) },
      coveredDays: 196,
      flags: ['stale', 'other-holder', 'fewer-rows-than-promised'],
      counts: false,
      warnings: [
        {
          'zh-CN': '文件头写明共 436 笔，实际只有 412 笔。',
          en: 'Its header promises 436 rows; it holds 412.',
        },
      ],
      firstProblems: [],
    },
  ];
}

export function snapshotOf(lineId: LineId, now: number): FeatureSnapshot {
  return {
    id: madeUpId('snapshot', 1),
    lineId,
    asOf: ago(now, 13),
    catalogueVersion: '2026-11',
    values: {
      number_of_interactions__call__90d: 1182,
      number_of_contacts__call__90d: 74,
      percent_reciprocated_contacts__90d: 0.634,
      entropy_of_contacts__callandtext__90d: 3.218,
      percent_nocturnal__call__90d: 0.187,
      active_days__callandtext__90d: 88,
      response_delay_text__median__90d: 214,
      days_since_last__callandtext: 2,
      weekly_periodicity__90d: null,
      income_monthly_median_minor: 684_000,
      income_monthly_variation: 0.42,
      obligations_to_income: 0.18,
      statement_months: 6,
      failed_payment_share__90d: 0.021,
      repayment_lenders__90d: null,
      tenure_months_min: 6,
      own_worst_dpd: null,
    },
    coverage: {
      calls: { present: true, coveredDays: 180, newest: ago(now, 2 * day), ageDays: 2, flags: [] },
      statement: {
        present: false,
        coveredDays: 196,
        newest: ago(now, 11 * day),
        ageDays: 11,
        flags: ['stale', 'other-holder'],
      },
    },
  };
}
