import { churnRate, ChurnTally, type Spread } from './churn-rate.ts';
import { ConversationTally, conversationIndicators } from './conversation-tally.ts';
import type { FeaturePlan, Split } from './feature-plan.ts';
import { groupStarts } from './group-keys.ts';
import { GroupSeries } from './group-series.ts';
import { widthOf } from './indicator.ts';
import { callIndicators, KindTally, textIndicators } from './kind-tally.ts';
import { type LineColumns, partShift, textShift } from './line-columns.ts';
import { placeIndicators, PlaceTally } from './place-tally.ts';
import { roomFor, RowGroup } from './row-group.ts';

/**
 * Measures lines by a plan: per split of week and day the rows of each group are sorted into calls, texts, both and
 * all, once, and every indicator runs over those. Its room is used again for every group and every line, because a
 * network has dozens of small ones.
 */
export class LineMeter {
  readonly #plan: FeaturePlan;
  readonly #kinds: KindTally;
  readonly #conversations: ConversationTally;
  readonly #places: PlaceTally;
  readonly #calls: Stream;
  readonly #texts: Stream;
  readonly #both: Stream;
  readonly #all: Stream;
  readonly #streams: readonly Stream[];
  readonly #weeks: ChurnTally;
  /** Whether the groups at hand are the weeks that churn is about: all records of each. */
  #weekly = false;

  /** `lines` are the ones that will be measured. */
  constructor(plan: FeaturePlan, lines: readonly LineColumns[]) {
    const room = roomFor(lines);
    this.#plan = plan;
    this.#kinds = new KindTally(room);
    this.#conversations = new ConversationTally(room);
    this.#places = new PlaceTally(room);
    this.#weeks = new ChurnTally(room.places);
    const streams = [callIndicators, textIndicators, conversationIndicators, placeIndicators].map(
      (indicators): Stream => {
        const series = new GroupSeries(widthOf(indicators, plan.perList), plan.group !== 'none');
        const sheet = { figures: series.figures, perList: plan.perList };
        return { rows: new RowGroup(room.records), series, sheet };
      },
    );
    this.#streams = streams;
    [this.#calls, this.#texts, this.#both, this.#all] = streams as [Stream, Stream, Stream, Stream];
  }

  /** The numbers of a line, named by `plan.names`; NaN stands for bandicoot's None. `values` has room for them. */
  measure(line: LineColumns, values = new Float64Array(this.#plan.names.length)): Float64Array {
    const { starts, keys } = groupStarts(line.day, this.#plan.group);
    let at = 0;
    let churn: Spread | null = null;
    for (const split of this.#plan.splits) {
      this.#weekly = this.#plan.group === 'week' && at === 0;
      this.#begin(line);
      for (let group = 0; group < keys.length; group += 1) {
        this.#sortRows(line, split, { from: starts[group]!, to: starts[group + 1]! });
        this.#closeGroup(line, keys[group]!);
      }
      for (const { series } of this.#streams) {
        series.write(values, at);
        at += series.width;
      }
      if (this.#weekly) churn = this.#weeks.close();
    }
    churn ??= churnRate(line);
    values[at] = churn.mean;
    values[at + 1] = churn.std;
    return values;
  }

  #begin(line: LineColumns): void {
    for (const { rows, series } of this.#streams) {
      rows.length = 0;
      rows.days = 0;
      series.begin();
    }
    if (!this.#plan.keep_empty) return;
    for (const [index, { series }] of this.#streams.entries()) {
      this.#write(line, index);
      series.keepEmpty();
    }
  }

  #sortRows({ flags, day }: LineColumns, { holds }: Split, { from, to }: { from: number; to: number }): void {
    const calls = this.#calls.rows.rows;
    const texts = this.#texts.rows.rows;
    const both = this.#both.rows.rows;
    const all = this.#all.rows.rows;
    let called = 0;
    let written = 0;
    let counted = 0;
    let days = 0;
    let lastDay = Number.NaN;
    for (let row = from; row < to; row += 1) {
      const flag = flags[row]!;
      // Added instead of branched on: which kind the next row is of no processor can guess.
      const held = (holds >> (flag >> partShift)) & 1;
      const isHeldCall = held & flag;
      const isHeldText = held & (flag >> textShift);
      all[counted] = row;
      counted += held;
      both[called + written] = row;
      calls[called] = row;
      texts[written] = row;
      called += isHeldCall;
      written += isHeldText;
      // Rows are in time order, so that a day other than the last one is new.
      if (day[row] !== lastDay && (isHeldCall | isHeldText) === 1) {
        lastDay = day[row]!;
        days += 1;
      }
    }
    this.#calls.rows.length = called;
    this.#texts.rows.length = written;
    this.#both.rows.length = called + written;
    this.#both.rows.days = days;
    this.#all.rows.length = counted;
  }

  // A group exists for an indicator only where it has records of its kind.
  #closeGroup(line: LineColumns, key: number): void {
    for (let stream = 0; stream < this.#streams.length; stream += 1) {
      const { rows, series } = this.#streams[stream]!;
      if (rows.length === 0) continue;
      this.#write(line, stream);
      series.add(key);
    }
    if (this.#weekly) this.#weeks.addWeek(this.#places.visits);
  }

  #write(line: LineColumns, stream: number): void {
    const { rows, sheet } = this.#streams[stream]!;
    if (stream === 0) this.#kinds.writeCalls(line, rows, sheet);
    else if (stream === 1) this.#kinds.writeTexts(line, rows, sheet);
    else if (stream === 2) this.#conversations.write(line, rows, sheet);
    else this.#places.write(line, rows, sheet.figures);
  }
}

/** The records that a family of indicators looks at: those of the current group, and the figures of all groups. */
interface Stream {
  readonly rows: RowGroup;
  readonly series: GroupSeries;
  readonly sheet: { readonly figures: Float64Array; readonly perList: number };
}
