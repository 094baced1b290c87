import type { ReplayedAttempt } from '@lendline/fraud';
import { present } from '@lendline/kernel';
import { packById } from '@lendline/strategy';
import { shippedTypologies, type Typology, typologiesWithin } from '@lendline/typology';
import { evaluationBook } from '@lendline/world/truth';
import { type Detection, detectionOf } from './detection.ts';
import { type Judged, replayBook } from './replay-book.ts';
import { seenAttempt } from './seen-attempt.ts';

/** The countries that are lived through. More is injected than a lender meets, so that there is enough of each kind to count. */
export const world = {
  country: 'cn',
  start: Temporal.PlainDate.from('2026-01-01'),
  injected: { fraudShare: 0.06, lookAlikeShare: 0.12 },
} as const;

interface Measuring {
  readonly seeds: readonly string[];
  /** Ordinary people of each country. */
  readonly people: number;
  readonly days: number;
  /** Called after each request of a country that was looked at. */
  readonly onSeen?: (seed: string, done: number, of: number) => void;
}

/** What the typologies that ship find where what their pack allows may be asked for, one country after another. */
export async function measureDetection({ seeds, people, days, onSeen }: Measuring): Promise<Detection> {
  const typologies = allowedTypologies();
  const books: (readonly Judged[])[] = [];
  for (const seed of seeds) {
    const book = evaluationBook({ ...world, seed, people, days });
    const attempts: ReplayedAttempt[] = [];
    for (const application of book.applications) {
      attempts.push(await seenAttempt(book, application));
      onSeen?.(seed, attempts.length, book.applications.length);
    }
    books.push(replayBook({ ...book, attempts, typologies }));
  }
  return detectionOf(books);
}

function allowedTypologies(): readonly Typology[] {
  const pack = present(packById(world.country), 'the pack is in the box');
  return typologiesWithin(
    shippedTypologies,
    pack.allowedSources.map(({ id }) => id),
  );
}
