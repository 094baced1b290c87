import type { Locale } from '@lendline/kernel';
import type { Figures, ModelDocument } from '../model/document.ts';
import { fairnessHead, fairnessRows } from './fairness-rows.ts';
import { pointsRows } from './points-table.ts';
import { percent, type Say, signed, speaker } from './words.ts';

/** The model in plain words, as Markdown (Mitchell et al. 2019, "Model cards for model reporting"). */
export function card(model: ModelDocument, locale: Locale = 'en'): string {
  const say = speaker(locale);
  const parts = [
    `# ${say('title')}: ${model.training.target.column}`,
    model.simulated ? `> **${say('simulated')}**` : '',
    section(say('what'), whatItIs(model, locale)),
    section(say('data'), dataText(model, locale)),
    section(say('quality'), qualityTable(model, say)),
    section(say('features'), importanceTable(model, say)),
    section(say('points'), pointsTable(model, locale)),
    section(say('tiers'), tiersTable(model, say)),
    section(say('fairness'), fairnessTable(model, say)),
    section(say('notes'), notesList(model, locale)),
    section(say('limits'), limitsText(model, locale)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function section(title: string, body: string): string {
  return body === '' ? '' : `## ${title}\n\n${body}`;
}

function whatItIs(model: ModelDocument, locale: Locale): string {
  const { points0, odds0, pdo } = model.scaling;
  const kind = speaker(locale)(model.kind);
  const goods = Number((1 / odds0).toPrecision(6));
  const { definition } = model.training.target;
  return locale === 'zh-CN'
    ? `${kind}，预测“${definition}”的概率（PD），并换算成分数：分数越高风险越低；${points0} 分相当于坏好比 1:${goods}，每减少 ${pdo} 分，坏好比翻倍。所有人从 ${model.basePoints} 分起，各特征的分数相加即为总分。`
    : `A ${kind}. It predicts the probability (PD) of "${definition}" and turns it into a score: higher is lower risk; ${points0} points stand for odds of 1 bad to ${goods} goods, and ${pdo} points fewer double the odds. Everyone starts from ${model.basePoints} points; the points of all features are added.`;
}

function dataText(model: ModelDocument, locale: Locale): string {
  const { rows, bads, developmentRows, testRows, split, time, seed, dataHash, protectedColumns } = model.training;
  const rate = percent(bads / rows);
  const zh = [
    `共 ${rows} 行，坏样本 ${bads} 行（${rate}）；${developmentRows} 行用于开发，${testRows} 行用于测试。`,
    time ? `时间列“${time.column}”：${time.from} 至 ${time.to}；测试为 ${time.testFrom} 及以后的行。` : '',
    split === 'random' ? '测试行为随机抽取，不能说明模型在以后的表现。' : '',
    protectedColumns.length > 0 ? `受保护、模型从未见到的列：${protectedColumns.join('、')}。` : '',
    `随机种子 ${seed}${dataHash ? `，数据哈希 ${dataHash}` : ''}。`,
  ];
  const en = [
    `${rows} rows, ${bads} of them bad (${rate}); ${developmentRows} for development and ${testRows} for the test.`,
    time
      ? `Time column "${time.column}": ${time.from} to ${time.to}; the test is what came at ${time.testFrom} or later.`
      : '',
    split === 'random' ? 'Test rows were drawn at random and say nothing about later months.' : '',
    protectedColumns.length > 0 ? `Protected columns that the model never saw: ${protectedColumns.join(', ')}.` : '',
    `Seed ${seed}${dataHash ? `, data hash ${dataHash}` : ''}.`,
  ];
  return (locale === 'zh-CN' ? zh : en).filter((line) => line !== '').join(locale === 'zh-CN' ? '' : ' ');
}

/** Rows of figures, development beside test. */
export function figureRows({ metrics }: ModelDocument, say: Say): [string, string, string][] {
  const { development, test, testAuc95 } = metrics;
  const row = (name: string, write: (figures: Figures) => string): [string, string, string] => [
    name,
    write(development),
    write(test),
  ];
  const fixed = (pick: (figures: Figures) => number) => (figures: Figures) => pick(figures).toFixed(4);
  const auc = row(
    'AUC',
    fixed((figures) => figures.auc),
  );
  auc[2] += ` (95 %: ${testAuc95.low.toFixed(4)} – ${testAuc95.high.toFixed(4)})`;
  return [
    row(say('rows'), (figures) => String(figures.rows)),
    row(say('badRate'), (figures) => percent(figures.badRate, 2)),
    row(say('meanPd'), (figures) => percent(figures.meanPd, 2)),
    auc,
    row(
      'Gini',
      fixed((figures) => figures.gini),
    ),
    row(
      'KS',
      fixed((figures) => figures.ks),
    ),
    row(
      'Brier',
      fixed((figures) => figures.brier),
    ),
    row(
      say('ece'),
      fixed((figures) => figures.ece),
    ),
    row(
      say('hl'),
      fixed((figures) => figures.hosmerLemeshow.pValue),
    ),
    ...checkRows(metrics, say),
  ];
}

/** What the test rows alone say of the PDs; documents from before it was measured have none of it. */
function checkRows({ calibration, conformal }: ModelDocument['metrics'], say: Say): [string, string, string][] {
  const rows: [string, string, string][] = [];
  if (calibration) {
    const { eceByChance95, slope, slopeError, brier, spiegelhalter } = calibration;
    const parts = [brier.reliability, brier.resolution, brier.uncertainty].map((part) => part.toFixed(4));
    rows.push([say('eceByChance'), '', eceByChance95.toFixed(4)]);
    rows.push([say('slope'), '', `${slope.toFixed(3)} ± ${(1.96 * slopeError).toFixed(3)}`]);
    rows.push([say('spiegelhalter'), '', spiegelhalter.pValue.toFixed(4)]);
    rows.push([say('brierParts'), '', parts.join(' / ')]);
  }
  if (conformal) rows.push([say('coverage'), '', percent(conformal.coverage)]);
  return rows;
}

function qualityTable(model: ModelDocument, say: Say): string {
  const { psi } = model.metrics;
  const rows = figureRows(model, say);
  return `${table([say('figure'), say('development'), say('test')], rows)}\n\nPSI ${psi.value.toFixed(4)} (${psi.binning})`;
}

function importanceTable(model: ModelDocument, say: Say): string {
  const ordered = model.features.toSorted((a, b) => b.importance - a.importance);
  const rows = ordered.map((feature) => [
    feature.name,
    percent(feature.importance),
    feature.kind === 'binned' ? feature.iv.toFixed(4) : '–',
  ]);
  return table([say('feature'), say('importance'), 'IV'], rows);
}

function pointsTable(model: ModelDocument, locale: Locale): string {
  const say = speaker(locale);
  const rows = pointsRows(model, locale).map((row) => [
    row.feature,
    row.bin,
    row.rows,
    row.badRate,
    signed(row.points),
  ]);
  return table(
    [say('feature'), say('bin'), say('rows'), say('badRate'), say('points')],
    [[say('basePoints'), '', '', '', String(model.basePoints)], ...rows],
  );
}

function tiersTable(model: ModelDocument, say: Say): string {
  return table(
    [say('tier'), say('pdBelow')],
    model.tiers.map(({ name, pdBelow }) => [name, pdBelow === null ? '–' : percent(pdBelow, 2)]),
  );
}

function fairnessTable({ metrics }: ModelDocument, say: Say): string {
  return (metrics.fairness ?? [])
    .map(({ column, fairness }) => {
      const head = fairnessHead(column, say);
      return `PD < ${percent(fairness.cutOff, 2)}\n\n${table(head, fairnessRows(fairness))}`;
    })
    .join('\n\n');
}

function notesList(model: ModelDocument, locale: Locale): string {
  return model.notes
    .map(({ column, text }) => (column === null ? `- ${text[locale]}` : `- \`${column}\`: ${text[locale]}`))
    .join('\n');
}

function limitsText(model: ModelDocument, locale: Locale): string {
  return locale === 'zh-CN'
    ? `仅适用于与训练数据相似的申请人；上线后须监控 PSI 与校准，并在漂移时重训。被拒的人没有结果，因此模型对他们的判断未经检验。缺失值与未见过的类别按表中对应分箱计分。`
    : `Fit for applicants like those it was trained on; watch PSI and calibration in use, and train again when they drift. People who were refused have no outcome, so what the model says about their kind is untested. Missing values and unseen categories score as their bins in the table say.`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
