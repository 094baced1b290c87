import { spansOf, type PreBin, type SpanLimits, type Spans } from './spans.ts';

/**
 * How the bad rate runs from bin to bin: rises, falls, rises and then falls (`peak`), falls and then rises (`valley`;
 * both may also run one way only), or as it likes (`none`).
 */
export type Trend = 'ascending' | 'descending' | 'peak' | 'valley' | 'none';

export interface MonotoneOptions extends SpanLimits {
  /** `auto` rises or falls, whichever gives the higher IV. */
  readonly trend: Trend | 'auto';
  readonly maxBins?: number;
}

export interface MonotoneBins {
  /** First pre-bin of each bin; the first is always 0. */
  readonly starts: readonly number[];
  readonly iv: number;
  readonly trend: Trend;
}

/** Sign of each step of the rate in a phase; a trend passes through its phases in order. 0 is any step. */
const phases: Readonly<Record<Trend, readonly number[]>> = {
  ascending: [1],
  descending: [-1],
  peak: [1, -1],
  valley: [-1, 1],
  none: [0],
};

/**
 * Joins neighbouring pre-bins into bins whose bad rate keeps the trend strictly and whose information value is highest.
 * Exact, by dynamic programming over (number of bins, phase of the trend, last bin): the best way to end with a last bin
 * [i, j) extends the best way to end at i with a bin of lower (higher) rate. OptBinning solves the same problem as a
 * mixed-integer program (Navas-Palencia 2020, arXiv 2001.08025). O(maxBins * n^3) for n pre-bins, n <= 20 in practice.
 */
export function bestMonotoneBins(preBins: readonly PreBin[], options: MonotoneOptions): MonotoneBins {
  const trends: readonly Trend[] = options.trend === 'auto' ? ['ascending', 'descending'] : [options.trend];
  const solutions = trends.map((trend) => search(preBins, trend, options));
  return solutions.reduce((best, solution) => (solution.iv > best.iv ? solution : best));
}

/** Best partitions into a certain number of bins, by phase of the trend and last bin. */
interface Layer {
  /** IV of the best partition of [0, end) whose last bin starts at `start`; -Infinity when there is none. */
  readonly value: Float64Array;
  /** Start of the bin before the last one. */
  readonly previous: Int32Array;
  /** Phase in which the bin before the last one stood. */
  readonly previousPhase: Uint8Array;
}

interface Place {
  readonly layer: number;
  readonly phase: number;
  readonly start: number;
}

function search(preBins: readonly PreBin[], trend: Trend, options: MonotoneOptions): MonotoneBins {
  const spans = spansOf(preBins, options);
  const signs = phases[trend];
  const layers = [firstLayers(spans, signs)];
  const maxBins = Math.min(options.maxBins ?? preBins.length, preBins.length);
  while (layers.length < maxBins) layers.push(nextLayers(spans, layers.at(-1)!, signs));
  let best: Place & { readonly iv: number } = { iv: Number.NEGATIVE_INFINITY, layer: 0, phase: 0, start: 0 };
  for (const [layer, ends] of layers.entries()) {
    for (const [phase, { value }] of ends.entries()) {
      for (let start = 0; start < spans.size; start += 1) {
        const iv = value[spans.at(start, spans.size)]!;
        if (iv > best.iv + 1e-15) best = { iv, layer, phase, start };
      }
    }
  }
  // Nothing allowed (all of it smaller than a bin may be): one bin.
  if (best.iv === Number.NEGATIVE_INFINITY) return { starts: [0], iv: 0, trend };
  return { starts: trace(spans, layers, best), iv: best.iv, trend };
}

function trace(spans: Spans, layers: readonly (readonly Layer[])[], last: Place): number[] {
  const starts = [last.start];
  let end = spans.size;
  let phase = last.phase;
  for (let layer = last.layer; layer > 0; layer -= 1) {
    const ends = layers[layer]![phase]!;
    const at = spans.at(starts[0]!, end);
    end = starts[0]!;
    phase = ends.previousPhase[at]!;
    starts.unshift(ends.previous[at]!);
  }
  return starts;
}

function emptyLayer({ cells }: Spans): Layer {
  return {
    value: new Float64Array(cells).fill(Number.NEGATIVE_INFINITY),
    previous: new Int32Array(cells).fill(-1),
    previousPhase: new Uint8Array(cells),
  };
}

/** One bin: every phase may begin with it. */
function firstLayers(spans: Spans, signs: readonly number[]): Layer[] {
  return signs.map(() => {
    const layer = emptyLayer(spans);
    for (let end = 1; end <= spans.size; end += 1) {
      const at = spans.at(0, end);
      if (spans.allowed[at]) layer.value[at] = spans.iv[at]!;
    }
    return layer;
  });
}

function nextLayers(spans: Spans, before: readonly Layer[], signs: readonly number[]): Layer[] {
  return signs.map((sign, phase) => {
    const layer = emptyLayer(spans);
    // A step belongs to the phase that it leads into; the step before may belong to the same phase or an earlier one.
    for (const [earlier, ends] of before.slice(0, phase + 1).entries()) {
      for (let start = 1; start < spans.size; start += 1) {
        for (let end = start + 1; end <= spans.size; end += 1) {
          if (spans.allowed[spans.at(start, end)]) extend({ spans, before: ends, earlier, layer, sign }, start, end);
        }
      }
    }
    return layer;
  });
}

interface Extension {
  readonly spans: Spans;
  readonly before: Layer;
  readonly earlier: number;
  readonly layer: Layer;
  readonly sign: number;
}

function extend({ spans, before, earlier, layer, sign }: Extension, start: number, end: number): void {
  const at = spans.at(start, end);
  for (let previous = 0; previous < start; previous += 1) {
    const from = spans.at(previous, start);
    if (sign !== 0 && sign * (spans.rate[at]! - spans.rate[from]!) <= 0) continue;
    const value = before.value[from]! + spans.iv[at]!;
    if (value > layer.value[at]!) {
      layer.value[at] = value;
      layer.previous[at] = previous;
      layer.previousPhase[at] = earlier;
    }
  }
}
