import { isCurrency, type Locale, type LocalText, money, toDecimalString, type WireMoney } from '@lendline/kernel';
import type { BacktestFigures, BacktestReport, OutcomeFigures, SideFigures } from './report.ts';

/** One figure: what it is of, which figure, and what it is for each strategy. */
interface Line {
  readonly of: LocalText;
  readonly figure: LocalText;
  readonly a: string;
  readonly b: string;
  /** B less A, with its interval. */
  readonly difference?: { readonly value: string; readonly low: string; readonly high: string };
}

/**
 * The report as a spreadsheet opens it: a line for each figure - of all, of each segment, of each rule - with A, B and their
 * difference. A byte order mark for Chinese, and no cell that could run as a formula.
 */
export function backtestCsv(report: BacktestReport, locale: Locale): string {
  const lines = [
    ...figureLines(words.all, report.all),
    ...report.bySegment.flatMap(({ segment, figures }) => figureLines({ en: segment, 'zh-CN': segment }, figures)),
    ...report.byRule.flatMap(({ rule, outcome, text, a, b }) => [
      ...outcomeLines(named(rule, text, outcome), a, b),
      line(named(rule, text, outcome), words.approvedByOther, [a.approvedByOther, b.approvedByOther]),
    ]),
  ].map(({ of, figure, a, b, difference }) => [
    of[locale],
    figure[locale],
    a,
    b,
    difference?.value ?? '',
    difference?.low ?? '',
    difference?.high ?? '',
  ]);
  const head = [words.of, words.figure, words.a, words.b, words.difference, words.low, words.high];
  return `\uFEFF${[head.map((name) => name[locale]), ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function named(rule: string, text: LocalText, outcome: 'decline' | 'refer'): LocalText {
  const turned = outcome === 'decline' ? words.declined : words.referred;
  return { en: `${turned.en}: ${rule} ${text.en}`, 'zh-CN': `${turned['zh-CN']}：${rule} ${text['zh-CN']}` };
}

type Values = readonly [number | string | null, number | string | null];

function line(of: LocalText, figure: LocalText, [a, b]: Values): Line {
  return { of, figure, a: shown(a), b: shown(b) };
}

function shown(value: number | string | null): string {
  return value === null ? '' : String(value);
}

function figureLines(of: LocalText, { applications, a, b, differences, swap }: BacktestFigures): Line[] {
  const withDifference = (one: Line, key: keyof typeof differences): Line => {
    const { difference, interval } = differences[key];
    return {
      ...one,
      difference: { value: shown(difference), low: shown(interval?.low ?? null), high: shown(interval?.high ?? null) },
    };
  };
  const [low, high] = [differences.bad.bounds?.low ?? null, differences.bad.bounds?.high ?? null];
  return [
    line(of, words.applications, [applications, applications]),
    withDifference(line(of, words.approvedShare, [a.approved.rate, b.approved.rate]), 'approved'),
    ...(['approve', 'refer', 'decline'] as const).map((outcome) =>
      line(of, words[outcome], [a.outcomes[outcome], b.outcomes[outcome]]),
    ),
    ...outcomeLines(of, a.loans, b.loans).map((one) => (one.figure === words.rate ? withDifference(one, 'bad') : one)),
    { ...line(of, words.badBounds, [null, null]), difference: { value: '', low: shown(low), high: shown(high) } },
    ...moneyLines(of, a, b),
    withDifference(line(of, words.resultEach, [null, null]), 'expectedResult'),
    ...outcomeLines(joined(of, words.swap), swap.out, swap.in),
  ];
}

function joined(of: LocalText, part: LocalText): LocalText {
  return { en: `${of.en}, ${part.en}`, 'zh-CN': `${of['zh-CN']}，${part['zh-CN']}` };
}

function outcomeLines(of: LocalText, a: OutcomeFigures, b: OutcomeFigures): Line[] {
  const each = (figure: LocalText, read: (figures: OutcomeFigures) => number | null): Line =>
    line(of, figure, [read(a), read(b)]);
  return [
    each(words.people, ({ applications }) => applications),
    each(words.lent, ({ lent }) => lent),
    each(words.known, ({ known }) => known),
    each(words.bad, ({ bad }) => bad),
    each(words.rate, ({ rate }) => rate),
    each(words.rateLow, ({ interval }) => interval.low),
    each(words.rateHigh, ({ interval }) => interval.high),
    each(words.allGood, ({ bounds }) => bounds.low),
    each(words.allBad, ({ bounds }) => bounds.high),
    each(words.expectedBad, ({ expectedBad }) => expectedBad),
  ];
}

function moneyLines(of: LocalText, { money: a }: SideFigures, { money: b }: SideFigures): Line[] {
  const parts = ['principal', 'interest', 'expectedLoss', 'expectedResult'] as const;
  const recorded = ['principal', 'interest', 'loss'] as const;
  return [
    ...parts.map((part) => line(of, words[part], [decimals(a[part]), decimals(b[part])])),
    ...recorded.map((part) => line(of, recordedWords[part], [decimals(a.recorded[part]), decimals(b.recorded[part])])),
  ];
}

function decimals(value: WireMoney | null): string | null {
  if (!value || !isCurrency(value.currency)) return null;
  return toDecimalString(money(BigInt(value.amount), value.currency));
}

/** A minus before digits is a number; anything else that a spreadsheet would run is made text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:\.\d+)?(?:e-?\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const recordedWords = {
  principal: { en: 'recorded principal', 'zh-CN': '实际放款本金' },
  interest: { en: 'recorded interest', 'zh-CN': '实际利息' },
  loss: { en: 'recorded loss', 'zh-CN': '实际损失' },
} satisfies Record<string, LocalText>;

const words = {
  of: { en: 'of', 'zh-CN': '范围' },
  figure: { en: 'figure', 'zh-CN': '指标' },
  a: { en: 'A', 'zh-CN': 'A' },
  b: { en: 'B', 'zh-CN': 'B' },
  difference: { en: 'B less A', 'zh-CN': 'B 减 A' },
  low: { en: 'low', 'zh-CN': '下限' },
  high: { en: 'high', 'zh-CN': '上限' },
  all: { en: 'all', 'zh-CN': '全部' },
  swap: { en: 'approved by one alone', 'zh-CN': '仅一方批准' },
  declined: { en: 'declined by', 'zh-CN': '拒绝' },
  referred: { en: 'referred by', 'zh-CN': '转人工' },
  applications: { en: 'applications', 'zh-CN': '申请数' },
  approvedShare: { en: 'approval rate', 'zh-CN': '批准率' },
  approve: { en: 'approved', 'zh-CN': '批准' },
  refer: { en: 'referred', 'zh-CN': '转人工' },
  decline: { en: 'declined', 'zh-CN': '拒绝' },
  people: { en: 'applications of the group', 'zh-CN': '该组申请数' },
  lent: { en: 'lent to', 'zh-CN': '已放款' },
  known: { en: 'outcome known', 'zh-CN': '结果已知' },
  bad: { en: 'bad', 'zh-CN': '坏账' },
  rate: { en: 'bad rate of known', 'zh-CN': '已知坏账率' },
  rateLow: { en: 'bad rate, low', 'zh-CN': '坏账率下限' },
  rateHigh: { en: 'bad rate, high', 'zh-CN': '坏账率上限' },
  allGood: { en: 'bad rate if all unknown are good', 'zh-CN': '未知全好时的坏账率' },
  allBad: { en: 'bad rate if all unknown are bad', 'zh-CN': '未知全坏时的坏账率' },
  expectedBad: { en: 'mean PD', 'zh-CN': '平均违约概率' },
  badBounds: { en: 'bad rate of all approved: bounds of the difference', 'zh-CN': '全部批准者坏账率之差的界' },
  principal: { en: 'principal', 'zh-CN': '本金' },
  interest: { en: 'interest if all is repaid', 'zh-CN': '全部还清时的利息' },
  expectedLoss: { en: 'expected loss', 'zh-CN': '预期损失' },
  expectedResult: { en: 'expected result', 'zh-CN': '预期收益' },
  resultEach: { en: 'expected result of one application, minor units', 'zh-CN': '每笔申请预期收益（最小货币单位）' },
  approvedByOther: { en: 'approved by the other', 'zh-CN': '另一方批准' },
} satisfies Record<string, LocalText>;
