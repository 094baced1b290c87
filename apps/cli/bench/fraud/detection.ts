import { type Interval, wilson } from '@lendline/strategy';
import { isAlerted, isHeld, type Judged } from './replay-book.ts';

/** A count of a number of cases as a share, with its 95 % interval (Wilson). */
export interface Rate {
  readonly count: number;
  readonly share: number;
  readonly interval: Interval;
}

/** What became of the requests of one kind. */
export interface KindFound {
  /** `ordinary`, or the kind of fraud or look-alike. */
  readonly kind: string;
  readonly label: 'ordinary' | 'look-alike' | 'fraud';
  readonly cases: number;
  /** A tier was stepped down, or more. Of fraud this is recall, of everybody else the rate of false positives. */
  readonly alerted: Rate;
  /** It waited for a person before money left. */
  readonly held: Rate;
  /** Of the requests that are alike, as groups in which one at least alerted; null where nobody is in it with another. */
  readonly groups: { readonly count: number; readonly found: number } | null;
}

export interface Detection {
  readonly applications: number;
  /** Fraud first, then look-alikes, then everybody else, each in the order of their names. */
  readonly kinds: readonly KindFound[];
  readonly labels: readonly KindFound[];
  /** Of 1,000 requests: how many there were, and how many of them were fraud. */
  readonly perThousand: { readonly alerted: OfWhich; readonly held: OfWhich };
  /** How often each typology was reached, and by whom. */
  readonly typologies: readonly Reached[];
}

interface OfWhich {
  readonly all: number;
  readonly fraud: number;
  /** Share of fraud among all; null where there are none. */
  readonly precision: number | null;
}

interface Reached {
  readonly typology: string;
  readonly fraud: number;
  readonly lookAlike: number;
  readonly ordinary: number;
}

const labels = ['fraud', 'look-alike', 'ordinary'] as const;

/** What typologies found, from requests whose truth is known; of several books, all of them together. */
export function detectionOf(books: readonly (readonly Judged[])[]): Detection {
  const all = books.flatMap((book, nth) =>
    book.map((one) => ({ ...one, group: one.truth.group === null ? null : `${nth} ${one.truth.group}` })),
  );
  const byKind = Map.groupBy(all, ({ truth }) => truth.kind ?? 'ordinary');
  const kinds = [...byKind].map(([kind, cases]) => foundOf(kind, cases));
  return {
    applications: all.length,
    kinds: kinds.toSorted((a, b) => labels.indexOf(a.label) - labels.indexOf(b.label) || (a.kind < b.kind ? -1 : 1)),
    labels: labels.flatMap((label) => {
      const cases = all.filter(({ truth }) => truth.label === label);
      return cases.length === 0 ? [] : [foundOf(`all ${label}`, cases)];
    }),
    perThousand: {
      alerted: ofWhich(all, (one) => isAlerted(one.assessed)),
      held: ofWhich(all, (one) => isHeld(one.assessed)),
    },
    typologies: reachedBy(all),
  };
}

interface InGroup extends Judged {
  readonly group: string | null;
}

function foundOf(kind: string, cases: readonly InGroup[]): KindFound {
  const alerted = cases.filter(({ assessed }) => isAlerted(assessed));
  const groups = new Set(cases.flatMap(({ group }) => group ?? []));
  return {
    kind,
    label: cases[0]!.truth.label,
    cases: cases.length,
    alerted: rateOf(alerted.length, cases.length),
    held: rateOf(cases.filter(({ assessed }) => isHeld(assessed)).length, cases.length),
    groups:
      groups.size === 0 || groups.size === cases.length
        ? null
        : { count: groups.size, found: new Set(alerted.flatMap(({ group }) => group ?? [])).size },
  };
}

function rateOf(count: number, of: number): Rate {
  return { count, share: count / of, interval: wilson({ count, of }, 0.95) };
}

function ofWhich(all: readonly Judged[], isOne: (judged: Judged) => boolean): OfWhich {
  const these = all.filter(isOne);
  const fraud = these.filter(({ truth }) => truth.label === 'fraud').length;
  const perThousand = (count: number): number => (all.length === 0 ? 0 : (1000 * count) / all.length);
  return {
    all: perThousand(these.length),
    fraud: perThousand(fraud),
    precision: these.length === 0 ? null : fraud / these.length,
  };
}

function reachedBy(all: readonly Judged[]): Reached[] {
  const names = [...new Set(all.flatMap(({ assessed }) => assessed.hits.map(({ typology }) => typology)))].sort();
  return names.map((typology) => {
    const reached = all.filter(({ assessed }) => assessed.hits.some((hit) => hit.typology === typology));
    const among = (label: Judged['truth']['label']): number =>
      reached.filter(({ truth }) => truth.label === label).length;
    return { typology, fraud: among('fraud'), lookAlike: among('look-alike'), ordinary: among('ordinary') };
  });
}
