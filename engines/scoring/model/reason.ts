import type { LocalText } from '@lendline/kernel';
import type { ModelFeature, ShapePoint } from './document.ts';
import type { Part } from './parts.ts';

/**
 * What it is about a value that costs points: it is too high or too low for a better score, it is not there, it is what
 * it is (a category, a code), or it is how the records follow each other.
 */
export type ReasonWay = 'high' | 'low' | 'absent' | 'is' | 'records';

export interface Reason {
  readonly feature: string;
  readonly way: ReasonWay;
  /** What the value was read as. */
  readonly bin: string;
}

/** A reason in words; `label` is what people call the feature. */
export function reasonText({ feature, way, bin }: Reason, label: LocalText = both(feature)): LocalText {
  const { 'zh-CN': zh, en } = label;
  switch (way) {
    case 'high':
      return { 'zh-CN': `${zh}：过高`, en: `${en}: too high` };
    case 'low':
      return { 'zh-CN': `${zh}：过低`, en: `${en}: too low` };
    case 'absent':
      return { 'zh-CN': `${zh}：缺失`, en: `${en}: not given` };
    case 'is':
      return { 'zh-CN': `${zh}：${bin}`, en: `${en}: ${bin}` };
    case 'records':
      return { 'zh-CN': '记录的先后与节奏', en: 'how the records follow each other' };
  }
}

function both(text: string): LocalText {
  return { 'zh-CN': text, en: text };
}

/** Asks of a value of a feature which way a better one lies. */
export function wayFinder(feature: ModelFeature): (part: Part) => ReasonWay {
  const points = shapeOf(feature);
  return ({ bin, value }) => {
    if (bin === 'missing') return 'absent';
    return value === null || points.length === 0 ? 'is' : wayOn(points, value);
  };
}

/** Where lower risk is found: below the value, so that it is too high, or above it; nowhere, and the value is what it is. */
function wayOn(points: readonly ShapePoint[], at: number): ReasonWay {
  let [below, above] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { value, risk } of points) {
    if (value < at) below = Math.min(below, risk);
    if (value > at) above = Math.min(above, risk);
  }
  const own = riskAt(points, at);
  if (below === above || Math.min(below, above) >= own) return 'is';
  return below < above ? 'high' : 'low';
}

/** Between two points on the line that joins them, beyond the ends as at the end. */
function riskAt(points: readonly ShapePoint[], at: number): number {
  const next = points.findIndex(({ value }) => value >= at);
  if (next < 0) return points.at(-1)!.risk;
  const [before, after] = [points[next - 1], points[next]!];
  if (!before) return after.risk;
  const share = (at - before.value) / (after.value - before.value);
  return before.risk + share * (after.risk - before.risk);
}

/** How the risk goes with a feature of numbers; empty for categories and where nobody measured it. */
function shapeOf(feature: ModelFeature): readonly ShapePoint[] {
  if (feature.kind === 'number') {
    const { low, high, coefficient } = feature;
    return [
      { value: low, risk: -coefficient },
      { value: high, risk: coefficient },
    ];
  }
  if (feature.kind === 'binned') {
    return feature.bins.flatMap(({ range, woe }) =>
      range.kind === 'range' ? [{ value: range.from ?? Number.MIN_SAFE_INTEGER, risk: woe }] : [],
    );
  }
  return feature.kind === 'levels' ? [] : (feature.shape ?? []);
}
