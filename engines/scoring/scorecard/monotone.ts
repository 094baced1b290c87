import { type ClassCounts, defaultZeroCell } from './woe.ts';

export type Trend = 'ascending' | 'descending';

export interface MonotoneOptions {
  /** Whether the bad rate rises or falls from bin to bin; `auto` takes the direction of the higher IV. */
  readonly trend: Trend | 'auto';
  readonly maxBins?: number;
  readonly minBinRows?: number;
  readonly zeroCell?: number;
}

/** Counts of a pre-bin. */
export interface PreBin extends ClassCounts {
  readonly rows: number;
}

export interface MonotoneBins {
  /** First pre-bin of each bin; the first is always 0. */
  readonly starts: readonly number[];
  readonly iv: number;
  readonly trend: Trend;
}

/**
 * Joins neighbouring pre-bins into bins with a strictly rising or falling bad rate and the highest information value.
 * Exact, by dynamic programming over (number of bins, last bin): the best way to end with a last bin [i, j) extends
 * the best way to end at i with a bin of lower (higher) rate. OptBinning solves the same problem as a mixed-integer
 * program (Navas-Palencia 2020, arXiv 2001.08025). O(maxBins * n^3) for n pre-bins, n <= 20 in practice.
 */
export function bestMonotoneBins(preBins: readonly PreBin[], options: MonotoneOptions): MonotoneBins {
  const trends: readonly Trend[] = options.trend === 'auto' ? ['ascending', 'descending'] : [options.trend];
  const solutions = trends.map((trend) => search(preBins, trend, options));
  return solutions.reduce((best, solution) => (solution.iv > best.iv ? solution : best));
}

interface Ends {
  /** IV of the best partition of [0, end) whose last bin starts at `start`; -Infinity when there is none. */
  readonly value: Float64Array;
  /** Start of the bin before the last one. */
  readonly previous: Int32Array;
}

interface Spans {
  readonly size: number;
  readonly rate: Float64Array;
  readonly iv: Float64Array;
  readonly allowed: Uint8Array;
}

function search(preBins: readonly PreBin[], trend: Trend, options: MonotoneOptions): MonotoneBins {
  const spans = measureSpans(preBins, options);
  const layers = [firstLayer(spans)];
  const maxBins = Math.min(options.maxBins ?? preBins.length, preBins.length);
  while (layers.length < maxBins) layers.push(nextLayer(spans, layers.at(-1)!, trend));
  let best: { iv: number; layer: number; start: number } = { iv: Number.NEGATIVE_INFINITY, layer: 0, start: 0 };
  for (const [layer, ends] of layers.entries()) {
    for (let start = 0; start < spans.size; start += 1) {
      const iv = ends.value[cell(spans, start, spans.size)]!;
      if (iv > best.iv + 1e-15) best = { iv, layer, start };
    }
  }
  // Nothing allowed (all of it smaller than a bin may be): one bin.
  if (best.iv === Number.NEGATIVE_INFINITY) return { starts: [0], iv: 0, trend };
  return { starts: trace(spans, layers, best), iv: best.iv, trend };
}

function trace(spans: Spans, layers: readonly Ends[], last: { layer: number; start: number }): number[] {
  const starts = [last.start];
  let end = spans.size;
  for (let layer = last.layer; layer > 0; layer -= 1) {
    const previous = layers[layer]!.previous[cell(spans, starts[0]!, end)]!;
    end = starts[0]!;
    starts.unshift(previous);
  }
  return starts;
}

function cell(spans: Spans, start: number, end: number): number {
  return start * (spans.size + 1) + end;
}

function measureSpans(preBins: readonly PreBin[], options: MonotoneOptions): Spans {
  const size = preBins.length;
  const cells = size * (size + 1);
  const spans = {
    size,
    rate: new Float64Array(cells),
    iv: new Float64Array(cells),
    allowed: new Uint8Array(cells),
  };
  const total = preBins.reduce((sum, bin) => ({ good: sum.good + bin.good, bad: sum.bad + bin.bad }), {
    good: 0,
    bad: 0,
  });
  for (let start = 0; start < size; start += 1) {
    const span = { good: 0, bad: 0, rows: 0 };
    for (let end = start + 1; end <= size; end += 1) {
      const added = preBins[end - 1]!;
      span.good += added.good;
      span.bad += added.bad;
      span.rows += added.rows;
      const at = start * (size + 1) + end;
      spans.rate[at] = span.bad / (span.good + span.bad);
      spans.iv[at] = spanIv(span, total, options.zeroCell ?? defaultZeroCell);
      spans.allowed[at] = span.rows >= (options.minBinRows ?? 0) ? 1 : 0;
    }
  }
  return spans;
}

function spanIv(span: ClassCounts, total: ClassCounts, zeroCell: number): number {
  const bad = (span.bad || zeroCell) / (total.bad || zeroCell);
  const good = (span.good || zeroCell) / (total.good || zeroCell);
  return (bad - good) * Math.log(bad / good);
}

function emptyLayer(spans: Spans): Ends {
  const cells = spans.rate.length;
  return { value: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY), previous: new Int32Array(cells).fill(-1) };
}

function firstLayer(spans: Spans): Ends {
  const layer = emptyLayer(spans);
  for (let end = 1; end <= spans.size; end += 1) {
    if (spans.allowed[cell(spans, 0, end)]) layer.value[cell(spans, 0, end)] = spans.iv[cell(spans, 0, end)]!;
  }
  return layer;
}

function nextLayer(spans: Spans, before: Ends, trend: Trend): Ends {
  const layer = emptyLayer(spans);
  const sign = trend === 'ascending' ? 1 : -1;
  for (let start = 1; start < spans.size; start += 1) {
    for (let end = start + 1; end <= spans.size; end += 1) {
      const at = cell(spans, start, end);
      if (spans.allowed[at]) extend({ spans, before, layer, sign }, start, end);
    }
  }
  return layer;
}

interface Extension {
  readonly spans: Spans;
  readonly before: Ends;
  readonly layer: Ends;
  readonly sign: number;
}

function extend({ spans, before, layer, sign }: Extension, start: number, end: number): void {
  const at = cell(spans, start, end);
  for (let previous = 0; previous < start; previous += 1) {
    const from = cell(spans, previous, start);
    if (sign * (spans.rate[at]! - spans.rate[from]!) <= 0) continue;
    const value = before.value[from]! + spans.iv[at]!;
    if (value > layer.value[at]!) {
      layer.value[at] = value;
      layer.previous[at] = previous;
    }
  }
}
