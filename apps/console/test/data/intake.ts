import { err, ok, type Problem } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { DriftAlert, DriftAlertId, Feed, FeedId, IntakeWeek, TieOfLine } from '@lendline/records/contract';
import { ago, madeUpId } from './ids.ts';
import { qualityOf } from './quality.ts';

const day = 24 * 60;

/** One feed of each kind that staff meet: read, failing, sent to us, and one that is not to be read. */
export function feedsOf(lineId: LineId, now: number): readonly Feed[] {
  const linked = {
    lineId,
    source: 'payment-statement',
    state: 'linked',
    reason: null,
    readUntil: null,
    authoriseAt: null,
    lastProblem: null,
    nextAt: null,
  } as const;
  return [
    {
      ...linked,
      id: madeUpId('feed', 1),
      provider: 'mobile-money',
      way: 'pull',
      linkedAt: ago(now, 20 * day),
      readUntil: ago(now, 300),
      nextAt: ago(now, 300 - day),
    },
    {
      ...linked,
      id: madeUpId('feed', 2),
      provider: 'open-banking',
      way: 'pull',
      linkedAt: ago(now, 9 * day),
      readUntil: ago(now, 2 * day),
      lastProblem: 'timeout',
      nextAt: ago(now, -60),
    },
    { ...linked, id: madeUpId('feed', 3), provider: 'acme-pay', way: 'push', linkedAt: ago(now, 5 * day) },
    {
      ...linked,
      id: madeUpId('feed', 4),
      provider: 'mobile-money',
      way: 'pull',
      state: 'refused',
      reason: 'other-holder',
      linkedAt: ago(now, 21 * day),
    },
  ];
}

const ties = (now: number): readonly TieOfLine[] => [
  { kind: 'emergency-contact', declaredAt: ago(now, 20 * day), ofBorrower: false },
  { kind: 'guarantor', declaredAt: ago(now, 20 * day), ofBorrower: true },
];

/** Monday of the week some weeks ago, as the lender's calendar has it. */
function monday(now: number, weeksAgo: number): string {
  const at = new Date(now - weeksAgo * 7 * day * 60_000);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}

export function driftAlerts(now: number): readonly DriftAlert[] {
  const open = { raisedAt: ago(now, 2 * day), acknowledgedAt: null, note: null } as const;
  return [
    {
      ...open,
      id: madeUpId('drift', 1),
      kind: 'alipay',
      week: monday(now, 0),
      finding: 'new-words',
      column: 'category',
      figure: 0.312,
      threshold: 0.05,
      words: ['转账红包（新）', '生活服务A', 'Household & Living'],
      text: {
        'zh-CN': 'alipay 的“交易类型”中 31 % 的行用了以前没有见过的词。请核对来源是否更改了名称。',
        en: '31 % of the rows of alipay have words in category that were not seen before. Look whether the source has renamed something.',
      },
    },
    {
      ...open,
      id: madeUpId('drift', 2),
      kind: 'alipay',
      week: monday(now, 0),
      finding: 'fewer-rows',
      column: null,
      figure: 0.21,
      threshold: 0.4,
      words: [],
      text: {
        'zh-CN': 'alipay 每天的行数是平时的 21 %。请核对导出或接口是否有变。',
        en: 'alipay brings 21 % of its usual rows a day. Look whether the export or the interface has changed.',
      },
    },
    {
      ...open,
      id: madeUpId('drift', 3),
      kind: 'payment-statement',
      week: monday(now, 1),
      finding: 'unreadable',
      column: 'files',
      figure: 0.44,
      threshold: 0.2,
      words: [],
      text: {
        'zh-CN': 'payment-statement 有 44 % 的文件无法读取。来源可能更改了格式。',
        en: '44 % of the files of payment-statement cannot be read. The source may have changed its form.',
      },
    },
  ];
}

function weeks(now: number): readonly IntakeWeek[] {
  return [8, 7, 6, 5, 4, 3, 2, 1, 0].map((weeksAgo) => ({
    week: monday(now, weeksAgo),
    intakes: weeksAgo === 0 ? 9 : 24,
    rows: weeksAgo === 0 ? 410 : 2_400,
    rowsLeftOut: weeksAgo === 0 ? 128 : 20,
    unread: weeksAgo === 1 ? 11 : 0,
    rowsPerDay: weeksAgo === 0 ? 1.1 : 5.2,
  }));
}

/** The made-up intake behind the fixture server, and what was done with it. */
export interface Intake {
  alerts: readonly DriftAlert[];
  readonly pulled: FeedId[];
}

export function newIntake(now: number): Intake {
  return { alerts: driftAlerts(now), pulled: [] };
}

const notThere: Problem = {
  code: 'not-found',
  status: 404,
  text: { 'zh-CN': '没有找到。', en: 'Nothing was found here.' },
};

export function intakeHandlers(intake: Intake, now: number) {
  return {
    listFeedsOfLine: ({ lineId }: { lineId: LineId }) => ok({ feeds: feedsOf(lineId, now) }),
    pullFeed: ({ feedId }: { feedId: FeedId }) => {
      intake.pulled.push(feedId);
      const feed = feedsOf(madeUpId('line', 1), now).find(({ id }) => id === feedId);
      return feed ? ok(feed) : err(notThere);
    },
    qualityOfLine: ({ lineId }: { lineId: LineId }) => ok(qualityOf(lineId, now)),
    listTiesOfLine: () => ok({ ties: ties(now) }),
    listDriftAlerts: ({ state }: { state?: 'open' | 'acknowledged' | undefined }) =>
      ok({
        alerts: intake.alerts.filter(
          ({ acknowledgedAt }) => state === undefined || (state === 'open') === (acknowledgedAt === null),
        ),
      }),
    listIntakeWeeks: () => ok({ weeks: weeks(now) }),
    acknowledgeDrift: ({ alertId, note }: { alertId: DriftAlertId; note: string }) => {
      const acknowledgedAt = new Date().toISOString();
      intake.alerts = intake.alerts.map((alert) => (alert.id === alertId ? { ...alert, acknowledgedAt, note } : alert));
      const alert = intake.alerts.find(({ id }) => id === alertId);
      return alert ? ok(alert) : err(notThere);
    },
  };
}
