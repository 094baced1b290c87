import type { LineRecord } from '../records/line-record.ts';
import { deviation, mean, median, ratio } from './direct-talk.ts';

type Figures = Record<string, number | null>;

export interface DirectScope {
  /** Records in order of time: of the window, and of the whole history. */
  readonly within: readonly LineRecord[];
  readonly history: readonly LineRecord[];
  readonly as_of_ms: number;
  /** First instant of the window. */
  readonly start_ms: number;
  readonly wallOf: (at_ms: number) => number;
}

const hour_ms = 3_600_000;
const day_ms = 24 * hour_ms;

/** What places, top-ups, balances, missed calls and devices come to by their definitions, with no regard for days. */
export function directLife(scope: DirectScope): Figures {
  return {
    ...ifAny(scope, ({ kind }) => kind === 'call' || kind === 'text', missed(scope)),
    ...ifAny(scope, ({ place }) => place !== null, places(scope)),
    ...ifAny(scope, ({ kind }) => kind === 'topup', topups(scope)),
    ...ifAny(scope, ({ balance }) => balance !== null, balances(scope)),
    ...ifAny(scope, ({ kind }) => kind === 'device', hardware(scope, 'device')),
    ...ifAny(scope, ({ kind }) => kind === 'sim', hardware(scope, 'sim')),
    ...ifAny(scope, ({ kind }) => kind === 'data', data(scope)),
  };
}

function ifAny({ history }: DirectScope, holds: (record: LineRecord) => boolean, figures: Figures): Figures {
  if (history.some(holds)) return figures;
  return Object.fromEntries(Object.keys(figures).map((name) => [name, null]));
}

function missed({ within, as_of_ms }: DirectScope): Figures {
  const calls = within.filter(({ kind, answered }) => kind === 'call' && answered !== null);
  const incoming = calls.filter(({ direction }) => direction === 'in');
  const missedCalls = incoming.filter(({ answered }) => answered === false);
  const waits = missedCalls
    .filter(({ peer }) => peer !== '')
    .map((call) => ({ at_ms: call.at_ms, wait_ms: returnedAfter(call, within) }));
  const returned = waits.flatMap(({ wait_ms }) => (wait_ms === null ? [] : [wait_ms / 1000]));
  const decided = waits.filter(({ at_ms, wait_ms }) => wait_ms !== null || as_of_ms - at_ms >= day_ms);
  return {
    missed_calls: calls.length === 0 ? null : missedCalls.length,
    percent_missed_calls: ratio(missedCalls.length, incoming.length),
    missed_call_return_rate: ratio(returned.length, decided.length),
    missed_call_return_delay__mean: mean(returned),
    missed_call_return_delay__median: median(returned),
  };
}

function returnedAfter(call: LineRecord, within: readonly LineRecord[]): number | null {
  const back = within
    .slice(within.indexOf(call) + 1)
    .find(
      ({ kind, direction, peer }) => (kind === 'call' || kind === 'text') && direction === 'out' && peer === call.peer,
    );
  return back && back.at_ms - call.at_ms < day_ms ? back.at_ms - call.at_ms : null;
}

function places({ within, wallOf }: DirectScope): Figures {
  const bins = new Map<string, LineRecord[]>();
  for (const record of within.filter(({ place }) => place !== null)) {
    const wall = wallOf(record.at_ms);
    const bin = `${Math.floor(wall / (hour_ms / 2))} ${wall - record.at_ms}`;
    bins.set(bin, [...(bins.get(bin) ?? []), record]);
  }
  const modes = [...bins.values()].map((records) => {
    const ids = records.map(({ place }) => place!.id!);
    const times = (id: string): number => ids.filter((one) => one === id).length;
    const hour = Math.floor(wallOf(records[0]!.at_ms) / hour_ms) % 24;
    return { id: ids.toSorted((a, b) => times(b) - times(a))[0]!, night: hour < 7 || hour >= 19 };
  });
  const ids = [...new Set(modes.map(({ id }) => id))];
  const shares = ids.map((one) => modes.filter(({ id }) => id === one).length / modes.length);
  return {
    half_hours_with_place: modes.length,
    number_of_places: ids.length,
    entropy_of_places: ids.length === 0 ? null : -shares.reduce((sum, part) => sum + part * Math.log(part), 0),
  };
}

function topups({ within }: DirectScope): Figures {
  const all = within.filter(({ kind }) => kind === 'topup');
  const amounts = all.flatMap(({ paid }) => (paid ? [Number(paid.amount)] : []));
  const gaps = all.slice(1).map((topup, at) => (topup.at_ms - all[at]!.at_ms) / 1000);
  return {
    number_of_recharges: all.length,
    amount_recharges_minor__mean: mean(amounts),
    amount_recharges_minor__std: deviation(amounts),
    amount_recharges_minor__median: median(amounts),
    interevent_time_recharges__mean: mean(gaps),
    interevent_time_recharges__std: deviation(gaps),
  };
}

/** The integral of the level over time, piece by piece. */
function balances({ within, history, start_ms, as_of_ms }: DirectScope): Figures {
  const shown = within.filter(({ balance }) => balance !== null);
  const first = history.find(({ balance }) => balance !== null);
  const [oldest, newest] = [shown[0], shown.at(-1)];
  if (!oldest || !newest || !first)
    return { average_balance_recharges_minor: null, balance_recharges_minor__std: null };
  const pieces = [
    { level: before(oldest), from: Math.max(start_ms, first.at_ms), until: oldest.at_ms },
    ...shown.slice(1).map((next, at) => ({
      level: (Number(shown[at]!.balance!.amount) + before(next)) / 2,
      from: shown[at]!.at_ms,
      until: next.at_ms,
    })),
    { level: Number(newest.balance!.amount), from: newest.at_ms, until: as_of_ms },
  ];
  const total = pieces.reduce((sum, { from, until }) => sum + until - from, 0);
  const level = pieces.reduce((sum, piece) => sum + piece.level * (piece.until - piece.from), 0) / total;
  const spread =
    pieces.reduce((sum, piece) => sum + (piece.level - level) ** 2 * (piece.until - piece.from), 0) / total;
  return { average_balance_recharges_minor: level, balance_recharges_minor__std: Math.sqrt(spread) };
}

function before({ kind, direction, paid, balance }: LineRecord): number {
  const amount = Number(paid?.amount ?? 0n);
  const added = kind === 'topup' || (kind === 'advance' && direction === 'in');
  return Number(balance!.amount) + (added ? -amount : amount);
}

function hardware({ within }: DirectScope, of: 'device' | 'sim'): Figures {
  const seen = within.filter(({ kind }) => kind === of).map(({ peer }) => peer);
  return {
    [`number_of_${of}s`]: new Set(seen).size,
    [`${of}_changes`]: seen.filter((name, at) => at > 0 && name !== seen[at - 1]).length,
  };
}

function data({ within }: DirectScope): Figures {
  const sessions = within.filter(({ kind }) => kind === 'data');
  const bytes = sessions.map((session) => session.bytes ?? 0);
  return {
    number_of_data_sessions: sessions.length,
    data_session_bytes__mean: mean(bytes),
    data_session_bytes__median: median(bytes),
  };
}
