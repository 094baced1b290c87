import { createWorld, type World } from '@lendline/world';
import type { DemoIdentity } from './demo-state.ts';

/** More people live in the country than the lender meets, so that whoever tries it by hand is somebody new. */
const strangers = 2_000;

/** The country of a demo, the same whenever it is made anew. */
export function worldOf({ seed, country, people, historyFrom }: DemoIdentity): World {
  const start = Temporal.PlainDate.from(historyFrom);
  // Beside everybody whom the lender has met, so that nobody of its history moves.
  const injected = { fraudShare: 0.03, lookAlikeShare: 0.1 };
  return createWorld({ seed, country, people: people + strangers, start, days: 3 * 366, injected });
}
