import type { WindowEvent } from '../windows/event.ts';
import type { WindowQuestion } from '../windows/sliding-windows.ts';
import type { WindowReading } from '../windows/tally.ts';

/** The same readings by looking at every event each time. */
export function bruteForce(told: readonly WindowEvent[], question: WindowQuestion): WindowReading[] {
  const { kind, dimension, key, as_of_ms, distinct = [] } = question;
  const known = [...earliestArrivals(told).values()].filter(
    (event) =>
      event.kind === kind && event.keys[dimension] === key && event.at_ms < as_of_ms && event.arrived_ms <= as_of_ms,
  );
  return question.windows_ms.map((window_ms) => {
    const inside = known.filter(({ at_ms }) => at_ms >= as_of_ms - window_ms);
    const times = inside.map(({ at_ms }) => at_ms).sort((a, b) => a - b);
    const gaps = times.slice(1).map((at_ms, before) => at_ms - times[before]!);
    const keysIn = (name: string) => new Set(inside.flatMap((event) => event.keys[name] ?? []));
    return {
      window_ms,
      count: inside.length,
      distinct: Object.fromEntries(distinct.map((name) => [name, keysIn(name).size])),
      sum: inside.reduce((sum, { amount = 0n }) => sum + amount, 0n),
      gaps: {
        shortest_ms: gaps.length === 0 ? null : Math.min(...gaps),
        longest_ms: gaps.length === 0 ? null : Math.max(...gaps),
        since_last_ms: times.length === 0 ? null : as_of_ms - times.at(-1)!,
        since_first_ms: times.length === 0 ? null : as_of_ms - times[0]!,
      },
    };
  });
}

function earliestArrivals(told: readonly WindowEvent[]): Map<string, WindowEvent> {
  const events = new Map<string, WindowEvent>();
  for (const event of told) {
    const before = events.get(event.id);
    if (before === undefined || event.arrived_ms < before.arrived_ms) events.set(event.id, event);
  }
  return events;
}
