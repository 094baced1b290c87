import { ConversationTally, conversationIndicators } from './conversation-tally.ts';
import type { FeaturePlan, Split } from './feature-plan.ts';
import { groupKeys } from './group-keys.ts';
import { GroupSeries } from './group-series.ts';
import { widthOf } from './indicator.ts';
import { callIndicators, KindTally, textIndicators } from './kind-tally.ts';
import { isCall, isText, type LineColumns, partShift } from './line-columns.ts';
import { placeIndicators, PlaceTally } from './place-tally.ts';

/**
 * Measures lines by a plan: one pass over the rows per split of week and day, in which all indicators are tallied at
 * once. Its room is used again for every line, because a network has dozens of small ones.
 */
export class LineMeter {
  readonly #plan: FeaturePlan;
  readonly #calls: KindTally;
  readonly #texts: KindTally;
  readonly #both: ConversationTally;
  readonly #places: PlaceTally;
  readonly #series: readonly GroupSeries[];

  /** `lines` are the ones that will be measured. */
  constructor(plan: FeaturePlan, lines: readonly LineColumns[]) {
    const most = (size: (line: LineColumns) => number): number => lines.reduce((top, line) => Math.max(top, size(line)), 1);
    const room = {
      records: most(({ length }) => length),
      peers: most(({ peers }) => peers.length),
      places: most(({ places }) => places.places.length),
    };
    this.#plan = plan;
    this.#calls = new KindTally('call', room);
    this.#texts = new KindTally('text', room);
    this.#both = new ConversationTally(room);
    this.#places = new PlaceTally(room);
    this.#series = [callIndicators, textIndicators, conversationIndicators, placeIndicators].map(
      (indicators) => new GroupSeries(widthOf(indicators, plan.perList), plan.group !== 'none'),
    );
  }

  /** The numbers of a line, named by `plan.names`; NaN stands for bandicoot's None. */
  measure(line: LineColumns): Float64Array {
    const values = new Float64Array(this.#plan.names.length);
    const keys = groupKeys(line.slot, this.#plan.group);
    this.#places.begin(line);
    const empty = this.#plan.keep_empty ? this.#emptyFigures() : null;
    let at = 0;
    for (const split of this.#plan.splits) {
      this.#series.forEach((series, stream) => series.begin(empty === null ? null : empty[stream]!));
      this.#pass(line, keys, split);
      for (const series of this.#series) {
        series.write(values, at);
        at += series.width;
      }
    }
    return values;
  }

  #pass(line: LineColumns, keys: Int32Array, { holds }: Split): void {
    const { length, flags, slot, place } = line;
    let key = Number.NaN;
    for (let row = 0; row < length; row += 1) {
      const flag = flags[row]!;
      if (!holds[flag >> partShift]) continue;
      if (keys[row] !== key) {
        this.#closeGroup(key);
        key = keys[row]!;
      }
      if ((flag & isCall) !== 0) this.#calls.add(line, row);
      else if ((flag & isText) !== 0) this.#texts.add(line, row);
      if ((flag & (isCall | isText)) !== 0) this.#both.add(line, row);
      this.#places.add(slot[row]!, place[row]!);
    }
    this.#closeGroup(key);
  }

  // A group exists for an indicator only where it has records of its kind.
  #closeGroup(key: number): void {
    const [calls, texts, both, places] = this.#series as [GroupSeries, GroupSeries, GroupSeries, GroupSeries];
    const { perList } = this.#plan;
    if (this.#calls.records > 0) {
      this.#calls.write(calls.figures, perList);
      calls.add(key);
    }
    if (this.#texts.records > 0) {
      this.#texts.write(texts.figures, perList);
      texts.add(key);
    }
    if (this.#both.records > 0) {
      this.#both.write(both.figures, perList);
      both.add(key);
    }
    this.#places.closeBin();
    if (this.#places.bins > 0) {
      this.#places.write(places.figures);
      places.add(key);
    }
  }

  #emptyFigures(): Float64Array[] {
    const empty = this.#series.map(({ figures }) => new Float64Array(figures.length));
    const [calls, texts, both, places] = empty as [Float64Array, Float64Array, Float64Array, Float64Array];
    this.#calls.write(calls, this.#plan.perList);
    this.#texts.write(texts, this.#plan.perList);
    this.#both.write(both, this.#plan.perList);
    this.#places.write(places);
    return empty;
  }
}
