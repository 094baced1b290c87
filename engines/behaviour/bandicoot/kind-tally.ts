import { ContactTally, paretoShare } from './contact-tally.ts';
import { Distribution } from './distribution.ts';
import type { Indicator } from './indicator.ts';
import { isNight, isOut, type LineColumns } from './line-columns.ts';

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

interface Room {
  readonly records: number;
  readonly peers: number;
}

/** The calls, or the texts, of one group of records. */
export class KindTally {
  readonly #calls: boolean;
  readonly #contacts: ContactTally;
  readonly #gaps: Distribution;
  readonly #durations: Distribution;
  readonly #perContact: Distribution;
  records = 0;
  #out = 0;
  #night = 0;
  #last_s = 0;

  constructor(kind: 'call' | 'text', { records, peers }: Room) {
    this.#calls = kind === 'call';
    this.#contacts = new ContactTally(peers);
    this.#gaps = new Distribution(records);
    this.#durations = new Distribution(records);
    this.#perContact = new Distribution(peers);
  }

  /** Adds a row of a line, after all earlier ones. */
  add(line: LineColumns, row: number): void {
    const flags = line.flags[row]!;
    const time_s = line.time_s[row]!;
    const out = (flags & isOut) === 0 ? 0 : 1;
    const seconds = this.#calls ? line.seconds[row]! : 0;
    this.#contacts.add(line.peer[row]!, out, seconds);
    if (this.#calls) this.#durations.push(seconds);
    if (this.records > 0) this.#gaps.push(time_s - this.#last_s);
    this.#last_s = time_s;
    this.records += 1;
    this.#out += out;
    if ((flags & isNight) !== 0) this.#night += 1;
  }

  /** Writes the figures of the group and begins the next one. A group without records has bandicoot's values for none. */
  write(figures: Float64Array, perList: number): void {
    const { records } = this;
    const contacts = this.#contacts;
    const { met } = contacts;
    figures[0] = met;
    figures[1] = records === 0 ? 0 : this.#night / records;
    figures[2] = contacts.entropy(records);
    figures[3] = paretoShare(contacts.counts(), met);
    figures[4] = records;
    figures[5] = records - this.#out;
    figures[6] = this.#out;
    this.#writeContacts(figures, perList);
    this.#gaps.write(figures, 7 + 2 * perList, perList);
    if (this.#calls) {
      const at = 7 + 3 * perList;
      figures[at] = records === 0 ? 0 : this.#out / records;
      figures[at + 1] = paretoShare(contacts.callSeconds(), met);
      this.#durations.write(figures, at + 2, perList);
    }
    contacts.clear();
    this.records = 0;
    this.#out = 0;
    this.#night = 0;
  }

  // Ascending, as bandicoot adds them up: where all are equal but for rounding, the figures are made of the rounding.
  #writeContacts(figures: Float64Array, perList: number): void {
    const list = this.#perContact;
    const { met } = this.#contacts;
    const out = this.#contacts.outCounts();
    for (let index = 0; index < met; index += 1) list.push(out[index]! / this.records);
    list.write(figures, 7, perList);
    const counts = this.#contacts.counts();
    for (let index = 0; index < met; index += 1) list.push(counts[index]!);
    list.write(figures, 7 + perList, perList);
  }
}
