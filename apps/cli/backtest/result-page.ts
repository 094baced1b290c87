import { type Locale, locales, type LocalText } from '@lendline/kernel';
import type { BacktestFigures, BacktestReport, OutcomeFigures } from '@lendline/strategy';
import { approvalPicture, badPicture, rulesPicture, swapPicture } from './pictures.ts';
import { bounds, percent, rowsOf, segmentWords, swapRows, words } from './result-text.ts';

/** What stands above the figures: the two that were compared. */
export interface Compared {
  readonly a: string;
  readonly b: string;
}

/**
 * The result as one file that needs nothing else: both languages, light and dark after the reader's system, no script.
 * Pictures where people would rather look, and the same figures as tables behind them.
 */
export function resultPage(report: BacktestReport, compared: Compared): string {
  const bodies = locales.map((locale) => `<main lang="${locale}">${body(report, compared, locale)}</main>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Backtest · 回测</title><style>${style}</style></head><body>
<input type="radio" name="language" id="en" checked><label for="en" lang="en">English</label>
<input type="radio" name="language" id="zh-CN"><label for="zh-CN" lang="zh-CN">中文</label>
${bodies.join('\n')}
</body></html>
`;
}

function body(report: BacktestReport, { a, b }: Compared, locale: Locale): string {
  const { all, bySegment, period } = report;
  const days = period ? `${period.from.slice(0, 10)} – ${period.to.slice(0, 10)}` : '';
  const of = [
    { name: words.all[locale], figures: all },
    ...bySegment.map(({ segment, figures }) => ({ name: segmentWords[segment][locale], figures })),
  ];
  return `
<h1>${texts.title[locale]}</h1>
<p>A: <strong>${escaped(a)}</strong> · B: <strong>${escaped(b)}</strong> · ${report.applications} ${texts.applications[locale]} · ${days}</p>
<p class="note">${texts.how[locale].replace('{confidence}', percent(report.confidence))}</p>
<div class="charts">
${figure(texts.swap[locale], swapPicture(all, locale))}
${figure(texts.approvals[locale], approvalPicture(of))}
${figure(texts.bad[locale], badPicture(of))}
${figure(texts.rules[locale], rulesPicture(report.byRule, locale))}
</div>
<p class="note">${texts.bands[locale]}</p>
${of.map(({ name, figures }) => section(name, figures, locale)).join('\n')}
${rulesTable(report, locale)}`;
}

function figure(caption: string, svg: string): string {
  return `<figure><figcaption>${caption}</figcaption>${svg}</figure>`;
}

function section(name: string, figures: BacktestFigures, locale: Locale): string {
  const rows = rowsOf(figures).map(([label, ...cells]) => row(label[locale], cells));
  const groups = swapRows(figures).map(([label, group]) => row(label[locale], groupCells(group)));
  return `<h2>${name} (${figures.applications})</h2>
${table(['', 'A', 'B', words.difference[locale]], rows)}
${table(['', ...groupHeads.map((head) => head[locale])], groups)}`;
}

const groupHeads: readonly LocalText[] = [
  { en: 'applications', 'zh-CN': '申请数' },
  { en: 'lent to', 'zh-CN': '已放款' },
  { en: 'outcome known', 'zh-CN': '结果已知' },
  words.bad,
  words.bounds,
  { en: 'mean PD', 'zh-CN': '平均违约概率' },
];

function groupCells(group: OutcomeFigures): readonly string[] {
  const { applications, lent, known, rate, interval, expectedBad } = group;
  const bad = rate === null ? '-' : `${percent(rate)} (${percent(interval.low)} … ${percent(interval.high)})`;
  return [String(applications), String(lent), String(known), bad, bounds(group), percent(expectedBad)];
}

function rulesTable({ byRule }: BacktestReport, locale: Locale): string {
  const head = [
    '',
    ...[texts.byA, texts.byB, texts.otherA, texts.otherB, texts.badA, texts.badB].map((text) => text[locale]),
  ];
  const rows = byRule.map(({ rule, text, outcome, a, b }) =>
    row(`${words[outcome][locale]}: ${text[locale]} <small>${escaped(rule)}</small>`, [
      String(a.applications),
      String(b.applications),
      String(a.approvedByOther),
      String(b.approvedByOther),
      percent(a.rate),
      percent(b.rate),
    ]),
  );
  return `<h2>${texts.rules[locale]}</h2>${table(head, rows)}`;
}

function table(head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<div class="scroll" tabindex="0"><table><thead><tr>${cells}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function row(name: string, cells: readonly string[]): string {
  return `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const texts = {
  title: { en: 'Backtest', 'zh-CN': '策略回测' },
  applications: { en: 'applications', 'zh-CN': '份申请' },
  how: {
    en: 'Intervals hold at {confidence}. Outcomes are known only of those who were lent to: rates are of known loans, and bounds say what they would be if everybody unknown had been good, or bad. Expected figures are those of the menus.',
    'zh-CN':
      '区间的置信度为 {confidence}。只有放过款的人才知道结果：坏账率按已知借款计算，“界”是其余的人全好或全坏时的坏账率。预期数字取自方案。',
  },
  swap: { en: 'Who is approved by whom', 'zh-CN': '谁被谁批准' },
  approvals: { en: 'Approval rate, with its interval', 'zh-CN': '批准率及区间' },
  bad: { en: 'Bad rate of known loans, with its interval and bounds', 'zh-CN': '已知坏账率、区间与界' },
  bands: {
    en: 'Blue is A, orange is B. The thick line is the interval; the pale band lies between the bounds.',
    'zh-CN': '蓝色为 A，橙色为 B。粗线是区间，浅色带在两个界之间。',
  },
  rules: { en: 'Rules that turned people away', 'zh-CN': '未批准所依据的规则' },
  byA: { en: 'by A', 'zh-CN': 'A' },
  byB: { en: 'by B', 'zh-CN': 'B' },
  otherA: { en: 'of A’s, approved by B', 'zh-CN': 'A 未批而 B 批准' },
  otherB: { en: 'of B’s, approved by A', 'zh-CN': 'B 未批而 A 批准' },
  badA: { en: 'bad rate of known, A’s', 'zh-CN': 'A 未批者的已知坏账率' },
  badB: { en: 'bad rate of known, B’s', 'zh-CN': 'B 未批者的已知坏账率' },
} satisfies Record<string, LocalText>;

const style = `
:root { color-scheme: light dark; --ink: #17202a; --paper: #fff; --soft: #5b6673; --line: #ccd3da; --a: #0b62a8; --b: #b3420a; --none: #c9d0d8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --paper: #12171c; --soft: #a6b2be; --line: #3b4650; --a: #6db7f2; --b: #f2a15f; --none: #4a5560; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 62rem; margin: 0 auto; } h1 { font-size: 1.7rem; margin: .5rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
#en:checked ~ main[lang="zh-CN"], #zh-CN:checked ~ main[lang="en"] { display: none; } label { margin-inline-end: 1rem; cursor: pointer; }
.note { color: var(--soft); } .charts { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
figure { margin: 0; min-width: 0; } figcaption { font-weight: 600; margin-bottom: .25rem; } svg { width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 12px; }
.a { fill: var(--a); stroke: var(--a); } .b { fill: var(--b); stroke: var(--b); } .both { fill: var(--soft); } .none { fill: var(--none); } rect { stroke: none; } .pale { opacity: .25; } .axis { stroke: var(--line); }
.scroll { overflow-x: auto; margin: .5rem 0; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: end; padding: .3rem .5rem; border-bottom: 1px solid var(--line); } tr > :first-child { text-align: start; } tbody th { font-weight: 400; } small { color: var(--soft); }
`;
