import { assert, type Random, seededRandom } from '@lendline/kernel';
import type { DayNumber } from '../days.ts';
import { exponential } from '../draws.ts';
import { parameters } from '../parameters.ts';
import type { Setting } from '../people.ts';
import {
  type Draft,
  type FraudKind,
  fraudKinds,
  type LookAlikeKind,
  lookAlikeKinds,
  type SchemeKind,
} from './scheme.ts';

/** What is mixed into a country beside its ordinary people: shares of all requests for money. */
export interface Injected {
  /** 0 .. 0.5 */
  readonly fraudShare: number;
  /** Of honest people who look as if they belonged together, or as if something was wrong. 0 .. 0.4 */
  readonly lookAlikeShare: number;
}

/** Indexes from this one on belong to the cast: far beyond ordinary people and beyond those of `loanHistory`. */
export const castStart = 4_000_000;
/** And from this one on those who are staged, a block for every simulated day. */
export const stagedStart = castStart + 500_000;
/** Accounts and contacts of a scheme that ask for nothing themselves. */
export const bystanders = 6;

interface Shape {
  readonly least: number;
  readonly most: number;
  /** Mean of what a group has beyond the least; without one it is as likely to have any size. */
  readonly beyond?: number;
  /** Share of groups that are one person alone. */
  readonly alone?: number;
  /** Days between two members, about. */
  readonly gap_days: number;
}

/** How large schemes are and how long they last. All assumed. */
const shapes: Readonly<Record<SchemeKind, Shape>> = {
  'synthetic-identity': { least: 1, most: 4, alone: 0.5, gap_days: 14 },
  'application-ring': { least: 3, most: 26, beyond: 5, gap_days: 5 },
  'account-takeover': { least: 1, most: 3, alone: 0.6, gap_days: 5 },
  'mule-account': { least: 5, most: 34, beyond: 7, gap_days: 3 },
  'multi-lending-burst': { least: 1, most: 5, alone: 0.65, gap_days: 6 },
  'edited-statement': { least: 1, most: 5, alone: 0.6, gap_days: 10 },
  'family-phone': { least: 2, most: 4, gap_days: 25 },
  'family-address': { least: 2, most: 4, gap_days: 40 },
  'couple-account': { least: 2, most: 2, gap_days: 30 },
  dormitory: { least: 5, most: 24, gap_days: 4 },
  'phone-shop': { least: 6, most: 24, gap_days: 6 },
  'shared-wifi': { least: 6, most: 28, gap_days: 5 },
  'foreman-contact': { least: 4, most: 9, gap_days: 9 },
  'honest-sim-change': { least: 1, most: 1, gap_days: 1 },
  'recycled-number': { least: 1, most: 1, gap_days: 1 },
  'shopping-around': { least: 1, most: 1, gap_days: 1 },
  'untidy-statement': { least: 1, most: 1, gap_days: 1 },
};

/** Wishes of an ordinary person in 30 days, over `demand.perMonth`: what traits and distress add on average. */
const wishesOverBase = 1.17;

/** Every scheme of the country, none carried out yet; each is a function of the setting and the shares. */
export function planOf(setting: Setting, people: number, injected: Injected): Draft[] {
  const { fraudShare, lookAlikeShare } = injected;
  const ordinary = people * (setting.days / 30) * parameters.demand.perMonth.value * wishesOverBase;
  const all = ordinary / (1 - fraudShare - lookAlikeShare);
  const groups = [
    ...groupsOf(setting, fraudKinds, all * fraudShare),
    ...groupsOf(setting, lookAlikeKinds, all * lookAlikeShare),
  ];
  let firstIndex = castStart;
  const drafts = groups.map((group, nth): Draft => {
    const stream = `${setting.seed}/scheme/${group.kind}/${nth}`;
    const draft = { ...group, setting, people, stream, firstIndex };
    firstIndex += group.size + bystanders;
    return draft;
  });
  assert(firstIndex <= stagedStart, 'half a million people of the cast at most: fewer people, days or smaller shares');
  return drafts;
}

type Group = Pick<Draft, 'kind' | 'size' | 'firstDay'>;

/**
 * Groups of each kind by its weight, until they make as many requests as wanted together. What is too little for a
 * group of its kind is made by the next kind; the last of a family are single people. Kenya has no statements to edit.
 */
function groupsOf(setting: Setting, kinds: readonly SchemeKind[], requests: number): Group[] {
  const possible = kinds.filter((kind) => setting.country === 'cn' || !kind.endsWith('statement'));
  const total = possible.reduce((sum, kind) => sum + weightOf(kind), 0);
  const groups: Group[] = [];
  let [weight, made] = [0, 0];
  for (const kind of possible) {
    weight += weightOf(kind);
    const random = seededRandom(`${setting.seed}/plan/${kind}`);
    const upTo = Math.round((requests * weight) / total);
    while (upTo - made >= shapes[kind].least) {
      const size = Math.min(upTo - made, sizeOf(shapes[kind], random));
      groups.push({ kind, size, firstDay: firstDayOf(setting, size * shapes[kind].gap_days, random) });
      made += size;
    }
  }
  return groups;
}

/** Long ones begin early enough to come to an end within the simulated days, mostly. */
function firstDayOf({ start, days }: Setting, lasts_days: number, random: Random): DayNumber {
  return start + random.below(Math.max(1, days - Math.round(Math.min(days * 0.8, lasts_days))));
}

function weightOf(kind: SchemeKind): number {
  const { kinds, lookAlikes } = parameters.fraud;
  return kind in kinds ? kinds[kind as FraudKind].value : lookAlikes[kind as LookAlikeKind].value;
}

function sizeOf({ least, most, beyond, alone }: Shape, random: Random): number {
  if (alone !== undefined && random.next() < alone) return 1;
  const more = beyond === undefined ? random.below(most - least + 1) : Math.floor(exponential(beyond, random));
  return Math.min(most, least + more);
}
