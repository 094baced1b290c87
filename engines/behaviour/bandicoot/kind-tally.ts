import { paretoCount } from '../features/pareto-count.ts';
import { Distribution } from './distribution.ts';
import { entropyOfCounts } from './entropy.ts';
import type { Indicator } from './indicator.ts';
import { type LineColumns, nightShift, outShift } from './line-columns.ts';
import type { Room, RowGroup, Sheet } from './row-group.ts';
import { sortFirst } from './sort-first.ts';

/** What bandicoot computes of calls, in the order in which a tally writes them. */
export const callIndicators: readonly Indicator[] = [
  { name: 'number_of_contacts', shape: 'scalar' },
  { name: 'percent_nocturnal', shape: 'scalar' },
  { name: 'entropy_of_contacts', shape: 'scalar' },
  { name: 'percent_pareto_interactions', shape: 'scalar' },
  { name: 'number_of_interactions', shape: 'scalar' },
  { name: 'number_of_interaction_in', shape: 'scalar' },
  { name: 'number_of_interaction_out', shape: 'scalar' },
  { name: 'balance_of_contacts', shape: 'list' },
  { name: 'interactions_per_contact', shape: 'list' },
  { name: 'interevent_time', shape: 'list' },
  { name: 'percent_initiated_interactions', shape: 'scalar' },
  { name: 'percent_pareto_durations', shape: 'scalar' },
  { name: 'call_duration', shape: 'list' },
];

/** What bandicoot computes of texts: the same without what needs a call. */
export const textIndicators: readonly Indicator[] = callIndicators.slice(0, 10);

// Where number_of_interaction_out is written; other figures are made of it.
const outAt = 6;

/** The calls, or the texts, of one group of records: tallied and written at once. */
export class KindTally {
  readonly #perPeer: { readonly count: Int32Array; readonly out: Int32Array; readonly seconds: Float64Array };
  readonly #met: Int32Array;
  readonly #counts: Distribution;
  readonly #outs: Distribution;
  readonly #talks: Distribution;
  readonly #lengths: Distribution;
  readonly #gaps: Distribution;

  constructor({ records, peers }: Room) {
    this.#perPeer = {
      count: new Int32Array(peers),
      out: new Int32Array(peers),
      seconds: new Float64Array(peers),
    };
    this.#met = new Int32Array(peers);
    this.#counts = new Distribution(peers);
    this.#outs = new Distribution(peers);
    this.#talks = new Distribution(peers);
    this.#lengths = new Distribution(records);
    this.#gaps = new Distribution(records);
  }

  /** Writes the figures of a group of calls. A group without any has bandicoot's values for none. */
  writeCalls(line: LineColumns, group: RowGroup, { figures, perList }: Sheet): void {
    this.#addLengths(line, group);
    this.#writeShared(line, group, { figures, perList });
    const { values, length: met } = this.#talks;
    const at = 7 + 3 * perList;
    figures[at] = group.length === 0 ? 0 : figures[outAt]! / group.length;
    sortFirst(values, met);
    figures[at + 1] = paretoCount(values, met, this.#lengths.total) / met;
    this.#lengths.write(figures, at + 2, perList);
  }

  /** Writes the figures of a group of texts. A group without any has bandicoot's values for none. */
  writeTexts(line: LineColumns, group: RowGroup, sheet: Sheet): void {
    this.#writeShared(line, group, sheet);
  }

  #writeShared(line: LineColumns, group: RowGroup, { figures, perList }: Sheet): void {
    const { length } = group;
    const met = this.#addRows(line, group, figures);
    this.#collect(met);
    const counts = this.#counts;
    figures[0] = met;
    figures[2] = entropyOfCounts(counts.values, met, length);
    sortFirst(counts.values, met);
    // NaN for nobody met.
    figures[3] = paretoCount(counts.values, met, length) / met;
    figures[4] = length;
    figures[5] = length - figures[outAt]!;
    this.#writeBalance(length, figures, perList);
    counts.total = length;
    counts.write(figures, 7 + perList, perList);
    this.#gaps.write(figures, 7 + 2 * perList, perList);
  }

  // Ascending, as bandicoot adds them up: where all are equal but for rounding, the figures are made of the rounding.
  #writeBalance(records: number, figures: Float64Array, perList: number): void {
    const { values, length } = this.#outs;
    if (perList > 2) sortFirst(values, length);
    let total = 0;
    for (let index = 0; index < length; index += 1) {
      const share = values[index]! / records;
      values[index] = share;
      total += share;
    }
    this.#outs.total = total;
    this.#outs.write(figures, 7, perList);
  }

  /** Counts the rows by peer, and gives the number of peers. */
  #addRows({ peer: peers, time_s, flags }: LineColumns, { rows, length }: RowGroup, figures: Float64Array): number {
    const { count, out } = this.#perPeer;
    const met = this.#met;
    const gaps = this.#gaps.values;
    let contacts = 0;
    let allOut = 0;
    let night = 0;
    let last_s = 0;
    for (let index = 0; index < length; index += 1) {
      const row = rows[index]!;
      const peer = peers[row]!;
      const flag = flags[row]!;
      const now_s = time_s[row]!;
      const isFromPerson = (flag >> outShift) & 1;
      if (count[peer] === 0) {
        met[contacts] = peer;
        contacts += 1;
      }
      count[peer]! += 1;
      out[peer]! += isFromPerson;
      allOut += isFromPerson;
      night += (flag >> nightShift) & 1;
      if (index > 0) gaps[index - 1] = now_s - last_s;
      last_s = now_s;
    }
    this.#gaps.length = length > 0 ? length - 1 : 0;
    this.#gaps.total = length > 0 ? last_s - time_s[rows[0]!]! : 0;
    figures[1] = length === 0 ? 0 : night / length;
    figures[outAt] = allOut;
    return contacts;
  }

  #addLengths({ peer, seconds }: LineColumns, { rows, length }: RowGroup): void {
    const talks = this.#perPeer.seconds;
    const lengths = this.#lengths.values;
    let total = 0;
    for (let index = 0; index < length; index += 1) {
      const row = rows[index]!;
      const long = seconds[row]!;
      lengths[index] = long;
      total += long;
      talks[peer[row]!]! += long;
    }
    this.#lengths.length = length;
    this.#lengths.total = total;
  }

  /** Takes what was counted by peer into lists, and leaves the counts at 0. */
  #collect(met: number): void {
    const { count, out, seconds } = this.#perPeer;
    const counts = this.#counts.values;
    const outs = this.#outs.values;
    const talks = this.#talks.values;
    for (let index = 0; index < met; index += 1) {
      const peer = this.#met[index]!;
      counts[index] = count[peer]!;
      outs[index] = out[peer]!;
      talks[index] = seconds[peer]!;
      count[peer] = 0;
      out[peer] = 0;
      seconds[peer] = 0;
    }
    this.#counts.length = met;
    this.#outs.length = met;
    this.#talks.length = met;
  }
}
