import type { LocalText } from '@lendline/kernel';
import type { RowScore, RowValues } from '@lendline/scoring';
import type { Score, ScoredReason } from '../contract.ts';
import { featureLabel } from './feature-label.ts';

export type GivenValues = Readonly<Record<string, number | string | null>>;

/** A score with what each value was read as and what cost the most, in words. */
export function scoreAnswer(
  row: RowScore,
  values: GivenValues,
  model: Pick<Score, 'modelId' | 'modelName' | 'simulated'>,
): Score {
  return {
    ...model,
    pd: row.pd,
    score: row.score,
    points: row.points.map(({ feature, bin, points }) => ({ feature, value: values[feature] ?? null, bin, points })),
    reasons: row.reasons.map((feature) => reasonOf(feature, row, values)),
  };
}

function reasonOf(feature: string, { points }: RowScore, values: RowValues): ScoredReason {
  const lost = points.find((line) => line.feature === feature)?.lost ?? 0;
  const text = featureLabel(feature);
  return {
    feature,
    pointsLost: Math.round(lost * 10) / 10,
    text: values[feature] === null ? withoutRecords(text) : text,
  };
}

function withoutRecords(text: LocalText): LocalText {
  return { 'zh-CN': `${text['zh-CN']}（无记录）`, en: `${text.en} (no records)` };
}
