import { seededRandom } from '@lendline/kernel';
import { type DayNumber, dateOf } from '../days.ts';
import { inhabitant, type Inhabitant } from '../inhabitant.ts';
import type { Setting } from '../people.ts';
import { burst } from './bursts.ts';
import { editedStatements } from './edited-statements.ts';
import { lookAlikes } from './look-alikes.ts';
import { mules } from './mules.ts';
import { bystanders, castStart, type Injected, planOf, stagedStart } from './plan.ts';
import { ring } from './rings.ts';
import {
  type CastMember,
  type Director,
  type Draft,
  type FraudKind,
  isFraud,
  type LookAlikeKind,
  type Scheme,
} from './scheme.ts';
import { synthetic } from './synthetics.ts';
import { takeover } from './takeovers.ts';

const directors: Readonly<Record<FraudKind, Director>> = {
  'synthetic-identity': synthetic,
  'application-ring': ring,
  'account-takeover': takeover,
  'mule-account': mules,
  'multi-lending-burst': burst,
  'edited-statement': editedStatements,
};

/** Everybody that the country has beside its ordinary people. */
export interface Cast {
  /** All schemes, in the order of their people's indexes. */
  schemes(): readonly Scheme[];
  /** Small schemes of the day before, complete and at hand on any simulated day, for somebody to try out. */
  staged(day: DayNumber): readonly Scheme[];
  /** Undefined: the cast has nobody with this index. */
  person(index: number): Inhabitant | undefined;
  member(index: number): CastMember | undefined;
  /** Those who use an id number, by whatever right. */
  byIdNumber(idNumber: string): readonly CastMember[];
}

/** Indexes of those staged for one day. */
const stagedBlock = 64;

const stages = [
  ['account-takeover', 1],
  ['application-ring', 5],
  ['synthetic-identity', 1],
  ['mule-account', 5],
  ['multi-lending-burst', 1],
  ['edited-statement', 1],
  ['family-phone', 3],
  ['honest-sim-change', 1],
  ['dormitory', 5],
] as const satisfies readonly (readonly [FraudKind | LookAlikeKind, number])[];

export function castOf(setting: Setting, people: number, injected: Injected): Cast {
  let planned: Draft[] | undefined;
  const carriedOut = new Map<string, Scheme>();
  let users: Map<string, CastMember[]> | undefined;

  /** Not before somebody of it is asked for: most who make a country never do. */
  const plan = (): Draft[] => (planned ??= planOf(setting, people, injected));

  function schemeOf(draft: Draft): Scheme {
    const kept = carriedOut.get(draft.stream);
    if (kept) return kept;
    const scheme = carryOut(draft);
    carriedOut.set(draft.stream, scheme);
    return scheme;
  }

  function draftAt(index: number): Draft | undefined {
    if (index >= stagedStart) {
      const drafts = stagedOn(setting, people, setting.start + Math.floor((index - stagedStart) / stagedBlock));
      return drafts.findLast(({ firstIndex }) => firstIndex <= index);
    }
    return index < castStart ? undefined : lastUpTo(plan(), index);
  }

  function member(index: number): CastMember | undefined {
    const draft = draftAt(index);
    return draft && schemeOf(draft).members[index - draft.firstIndex];
  }

  const schemes = (): Scheme[] => plan().map(schemeOf);

  return {
    schemes,
    staged: (day) => stagedOn(setting, people, day).map(schemeOf),
    member,
    // Whoever only owns an account or is somebody's contact is an inhabitant like any other.
    person: (index) => (draftAt(index) ? (member(index)?.who ?? inhabitant(setting, index)) : undefined),
    byIdNumber: (idNumber) => {
      users ??= Map.groupBy(
        schemes().flatMap(({ members }) => members),
        ({ who }) => who.person.idNumber,
      );
      return users.get(idNumber) ?? [];
    },
  };
}

function carryOut(draft: Draft): Scheme {
  const direct = isFraud(draft.kind) ? directors[draft.kind] : lookAlikes;
  return { ...draft, ...direct(draft, seededRandom(draft.stream)) };
}

/** Schemes of the day before, so that what they changed has changed by the morning. None beyond the simulated days. */
function stagedOn(setting: Setting, people: number, day: DayNumber): Draft[] {
  const nth = day - setting.start;
  if (nth < 0 || nth >= setting.days) return [];
  let firstIndex = stagedStart + nth * stagedBlock;
  return stages
    .filter(([kind]) => setting.country === 'cn' || kind !== 'edited-statement')
    .map(([kind, size]) => {
      const stream = `${setting.seed}/staged/${kind}/${dateOf(day).toString()}`;
      const draft = { setting, people, kind, stream, firstDay: day - 1, size, firstIndex };
      firstIndex += size + accountOwners(kind);
      return draft;
    });
}

/** So many beside a scheme may own an account that it pays out to: closer together than over a year, for a day has one block. */
function accountOwners(kind: FraudKind | LookAlikeKind): number {
  return kind === 'account-takeover' ? 5 : 3;
}

function lastUpTo(plan: readonly Draft[], index: number): Draft | undefined {
  let [low, high] = [0, plan.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (plan[middle]!.firstIndex <= index) low = middle + 1;
    else high = middle;
  }
  const found = plan[low - 1];
  return found && index < found.firstIndex + found.size + bystanders ? found : undefined;
}
