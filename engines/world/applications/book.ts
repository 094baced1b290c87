import type { LineRecord } from '@lendline/behaviour';
import { assert, present } from '@lendline/kernel';
import { localDay } from '../days.ts';
import type { OutsideFile } from '../files.ts';
import { handedIn } from '../handed-in.ts';
import { populationOf, type WorldOptions } from '../population.ts';
import { recordsOf } from '../records-of.ts';
import { entriesOf, type Entry } from './entries.ts';
import type { ObservedApplication, ObservedOutcome } from './observation.ts';
import { observe } from './observe.ts';
import { outcomeOf } from './outcome.ts';
import { type Scatter, scatterOf } from './scatter.ts';

/**
 * A lender's book of requests: everything that it would have seen, in the order of time, and nothing of who is behind
 * it. A function of the options, to the byte. Numbers in it are keys of this book: `createWorld` knows others.
 */
export interface ApplicationBook {
  readonly applications: readonly ObservedApplication[];
  /** In the same order. What came later than a moment is unknown at it: `known_ms`. */
  readonly outcomes: readonly ObservedOutcome[];
  /** The file that came with a request. Throws for one without a statement. */
  statementFile(applicationId: string): OutsideFile;
  /** Calls, texts and top-ups of the line in the days before the request. */
  callRecords(applicationId: string, days: number): LineRecord[];
}

export function applicationBook(options: WorldOptions): ApplicationBook {
  return bookOf(options).book;
}

/** The book and what lies behind each of its requests, position by position. For this engine alone. */
export function bookOf(options: WorldOptions): { readonly book: ApplicationBook; readonly entries: readonly Entry[] } {
  const population = populationOf(options);
  const scatter = scatterOf(options.country);
  const entries = entriesOf(population);
  const applications = entries.map((entry, at) => observe(population, entry, { id: nameAt(at), scatter }));
  const at = (id: string): number => {
    const position = Number(id.replace('application-', ''));
    assert(applications[position]?.id === id, 'the book has no such application');
    return position;
  };
  return {
    entries,
    book: {
      applications,
      outcomes: entries.map((entry, position) => outcomeOf(entry, nameAt(position))),
      statementFile: (id) => fileOf(entries[at(id)]!, applications[at(id)]!, scatter),
      callRecords: (id, days) => {
        const { who, act } = entries[at(id)]!;
        const until = localDay(options.country, act.at_ms);
        return recordsOf(who, until - days, until);
      },
    },
  };
}

function nameAt(position: number): string {
  return `application-${String(position).padStart(6, '0')}`;
}

function fileOf({ who, edit }: Entry, { statement }: ObservedApplication, scatter: Scatter): OutsideFile {
  const { kind, from, until } = present(statement, 'no statement came with this application');
  const file = { kind, from: Temporal.PlainDate.from(from), until: Temporal.PlainDate.from(until) };
  const person = { ...who.person, phone: scatter.phone(who.person.phone) };
  return handedIn({ ...who, person }, { file, edit });
}
