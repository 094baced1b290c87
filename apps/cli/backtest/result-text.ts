import { isCurrency, type LocalText, money, toDecimalString, type WireMoney } from '@lendline/kernel';
import type { BacktestFigures, BacktestReport, Difference, OutcomeFigures } from '@lendline/strategy';

export function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(2)} %`;
}

function points(value: number): string {
  return `${value > 0 ? '+' : ''}${(value * 100).toFixed(2)}`;
}

export function amount({ amount: units, currency }: WireMoney): string {
  return isCurrency(currency) ? `${currency} ${toDecimalString(money(BigInt(units), currency))}` : units;
}

/** A difference of rates in percentage points, with its interval. */
export function pointsOf({ difference, interval }: Difference): string {
  if (difference === null || !interval) return '-';
  return `${points(difference)} (${points(interval.low)} … ${points(interval.high)})`;
}

/** Minor units of one application as money, with its interval. */
export function eachOf({ difference, interval }: Difference, { currency }: WireMoney): string {
  if (difference === null) return '-';
  const shown = (units: number): string => amount({ amount: String(Math.round(units)), currency });
  return interval ? `${shown(difference)} (${shown(interval.low)} … ${shown(interval.high)})` : shown(difference);
}

export function bounds({ bounds: { low, high } }: Pick<OutcomeFigures, 'bounds'>): string {
  return `${percent(low)} … ${percent(high)}`;
}

type Row = readonly [figure: LocalText, a: string, b: string, difference: string];

/** The figures of all, or of a segment, as rows: A, B, and B less A. */
export function rowsOf({ a, b, differences }: BacktestFigures): readonly Row[] {
  const both = (figure: LocalText, read: (side: typeof a) => string, difference = ''): Row => [
    figure,
    read(a),
    read(b),
    difference,
  ];
  return [
    both(words.approved, (side) => percent(side.approved.rate), pointsOf(differences.approved)),
    both(words.outcomes, ({ outcomes }) => `${outcomes.approve} / ${outcomes.refer} / ${outcomes.decline}`),
    both(words.known, ({ loans }) => `${loans.known} / ${loans.applications}`),
    both(words.bad, ({ loans }) => percent(loans.rate), pointsOf(differences.bad)),
    both(words.bounds, ({ loans }) => bounds(loans)),
    both(words.principal, ({ money: lent }) => amount(lent.principal)),
    both(words.interest, ({ money: lent }) => amount(lent.interest)),
    both(words.expectedLoss, ({ money: lent }) => amount(lent.expectedLoss)),
    both(
      words.expectedResult,
      ({ money: lent }) => amount(lent.expectedResult),
      eachOf(differences.expectedResult, a.money.expectedResult),
    ),
  ];
}

/** Who is approved by both, by one alone and by none. */
export function swapRows({ swap }: BacktestFigures): readonly (readonly [LocalText, OutcomeFigures])[] {
  return [
    [words.both, swap.both],
    [words.in, swap.in],
    [words.out, swap.out],
    [words.neither, swap.neither],
  ];
}

/** The report as a terminal shows it. */
export function resultText(report: BacktestReport, locale: keyof LocalText): string {
  const blocks = [
    [title(words.all[locale], report.applications), ...table(report.all, locale)],
    ...report.bySegment.map(({ segment, figures }) => [
      title(segmentWords[segment][locale], figures.applications),
      ...table(figures, locale),
    ]),
    ruleLines(report, locale),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function title(name: string, applications: number): string {
  return `${name} (${applications})`;
}

function table(figures: BacktestFigures, locale: keyof LocalText): string[] {
  const head = ['', 'A', 'B', words.difference[locale]];
  const rows = rowsOf(figures).map(([figure, ...cells]) => [figure[locale], ...cells]);
  const swap = swapRows(figures).map(([name, group]) => [
    name[locale],
    String(group.applications),
    `${words.bad[locale]} ${percent(group.rate)}`,
    bounds(group),
  ]);
  return aligned([head, ...rows, ...swap]);
}

function ruleLines({ byRule }: BacktestReport, locale: keyof LocalText): string[] {
  const head = [words.turnedAway[locale], 'A', 'B', words.otherApproves[locale]];
  const rows = byRule.map(({ rule, text, outcome, a, b }) => [
    `${words[outcome][locale]} ${rule} ${text[locale]}`,
    String(a.applications),
    String(b.applications),
    `${a.approvedByOther} / ${b.approvedByOther}`,
  ]);
  return aligned([head, ...rows]);
}

/** Columns as wide as their widest cell; a Chinese character takes two places. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column]! - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u1100-\uFFDC]/.test(character) ? 2 : 1), 0);
}

export const segmentWords = {
  new: { en: 'new', 'zh-CN': '新客' },
  repeat: { en: 'repeat', 'zh-CN': '老客' },
  trader: { en: 'trader', 'zh-CN': '经营户' },
} satisfies Record<string, LocalText>;

export const words = {
  all: { en: 'all applications', 'zh-CN': '全部申请' },
  difference: { en: 'B less A', 'zh-CN': 'B 减 A' },
  approved: { en: 'approval rate', 'zh-CN': '批准率' },
  outcomes: { en: 'approved / referred / declined', 'zh-CN': '批准 / 转人工 / 拒绝' },
  known: { en: 'outcome known / approved', 'zh-CN': '结果已知 / 批准' },
  bad: { en: 'bad rate of known', 'zh-CN': '已知坏账率' },
  bounds: { en: 'if all unknown are good … bad', 'zh-CN': '未知者全好 … 全坏' },
  principal: { en: 'principal', 'zh-CN': '本金' },
  interest: { en: 'interest if all is repaid', 'zh-CN': '全部还清时的利息' },
  expectedLoss: { en: 'expected loss', 'zh-CN': '预期损失' },
  expectedResult: { en: 'expected result (each)', 'zh-CN': '预期收益（每笔之差）' },
  both: { en: 'approved by both', 'zh-CN': '双方均批准' },
  in: { en: 'swapped in: by B alone', 'zh-CN': '换入：仅 B 批准' },
  out: { en: 'swapped out: by A alone', 'zh-CN': '换出：仅 A 批准' },
  neither: { en: 'approved by neither', 'zh-CN': '双方均不批准' },
  turnedAway: { en: 'turned away by', 'zh-CN': '未批准的规则' },
  otherApproves: { en: 'of them approved by the other', 'zh-CN': '其中另一方批准' },
  decline: { en: 'declined', 'zh-CN': '拒绝' },
  refer: { en: 'referred', 'zh-CN': '转人工' },
} satisfies Record<string, LocalText>;
