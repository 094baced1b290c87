import { formatWall } from '../records/wall-text.ts';
import type { BandicootUser } from './bandicoot-user.ts';
import type { BandicootGroup, Grouping } from './feature-plan.ts';
import { groupStarts } from './group-keys.ts';
import { isCall, isText, type LineColumns } from './line-columns.ts';

/** Text, number, yes or no, list of weekdays, or null, as bandicoot reports them. */
export type ReportingValue = string | number | boolean | null | readonly number[];

/** The release whose output these features equal. */
const bandicootVersion = '0.6.0';

/**
 * bandicoot's reporting fields. `code_signature` is null: there it is a hash of that program's own source. The path of
 * the recharges repeats the path of the attributes, as there.
 */
export function reportingFields(user: BandicootUser, grouping: Grouping): Record<string, ReportingValue> {
  const { line, calendar, paths } = user;
  const fields = {
    antennas_path: paths.antennas,
    attributes_path: paths.attributes,
    recharges_path: paths.attributes,
    version: bandicootVersion,
    code_signature: null,
    groupby: !grouping.group ? 'week' : grouping.group === 'none' ? null : grouping.group,
    split_week: grouping.split_week ?? false,
    split_day: grouping.split_day ?? false,
    start_time: timeAt(line, 0),
    end_time: timeAt(line, line.length - 1),
    night_start: clockText(calendar.night_start_s),
    night_end: clockText(calendar.night_end_s),
    weekend: calendar.weekend,
    number_of_records: line.length,
    number_of_antennas: user.antennas?.size ?? 0,
    number_of_recharges: user.recharges.length,
    ...bins(line, grouping.group ?? 'week'),
    has_call: line.flags.some((flags) => (flags & isCall) !== 0),
    has_text: line.flags.some((flags) => (flags & isText) !== 0),
    has_home: line.home >= 0,
    has_recharges: user.recharges.length > 0,
    has_attributes: Object.keys(user.attributes).length > 0,
    has_network: user.network !== null && user.network.size > 0,
    ...locations(user),
    ...outOfNetwork(user),
    ...Object.fromEntries(
      Object.entries(user.faults ?? {}).map(([field, rows]) => [`ignored_records__${field}`, rows]),
    ),
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`reporting__${name}`, value]));
}

function timeAt({ time_s }: LineColumns, row: number): string | null {
  const time = time_s[row];
  return time === undefined ? null : formatWall(time * 1000);
}

function clockText(clock_s: number): string {
  return formatWall(clock_s * 1000).slice(-8);
}

/** Groups from the first to the last record, and how many of them have records; without grouping always one. */
function bins({ day }: LineColumns, group: BandicootGroup): Record<string, number> {
  const { keys } = groupStarts(day, group);
  const all = group === 'none' ? 1 : keys.length === 0 ? 0 : keys.at(-1)! - keys[0]! + 1;
  return { bins: all, bins_with_data: keys.length, bins_without_data: all - keys.length };
}

function locations({ line: { place, places, length }, antennas }: BandicootUser): Record<string, number> {
  const records = new Int32Array(places.places.length);
  for (let row = 0; row < length; row += 1) records[place[row]!]! += 1;
  let missing = 0;
  const unknown = new Set<string>();
  places.places.forEach(({ id }, number) => {
    if (records[number] === 0) return;
    if (places.point[number]! < 0) missing += records[number]!;
    if (id !== null && typeof antennas?.get(id)?.latitude !== 'number') unknown.add(id);
  });
  return {
    percent_records_missing_location: length === 0 ? 0 : missing / length,
    antennas_missing_locations: unknown.size,
  };
}

/** Shares of what is with a side whose records are not in the network; 0 for a person without a network. */
function outOfNetwork({ line, network }: BandicootUser): Record<string, number> {
  const { flags, peer, seconds, length } = line;
  const sides = line.peers.length;
  const sums = { calls: new Float64Array(sides), texts: new Float64Array(sides), talk: new Float64Array(sides) };
  const records = new Float64Array(sides);
  for (let row = 0; row < length; row += 1) {
    const side = peer[row]!;
    records[side]! += 1;
    if ((flags[row]! & isText) !== 0) sums.texts[side]! += 1;
    if ((flags[row]! & isCall) === 0) continue;
    sums.calls[side]! += 1;
    sums.talk[side]! += seconds[row]!;
  }
  const known = line.peers.map((name) => Boolean(network?.get(name)));
  const share = (of: Float64Array): number => {
    const whole = of.reduce((total, value) => total + value, 0);
    const outside = of.reduce((total, value, side) => (known[side] ? total : total + value), 0);
    return network === null || whole === 0 ? 0 : outside / whole;
  };
  return {
    percent_outofnetwork_calls: share(sums.calls),
    percent_outofnetwork_texts: share(sums.texts),
    percent_outofnetwork_contacts: share(records.map((count) => Math.min(1, count))),
    percent_outofnetwork_call_durations: share(sums.talk),
  };
}
