import { type Random, seededRandom } from '@lendline/kernel';
import { addressOf, deviceOf, homeNetwork, outsider, walletOf } from '../applications/belongings.ts';
import { queryOn } from '../applications/credit-queries.ts';
import type { Belongings, CreditQuery, EmergencyContact } from '../applications/observation.ts';
import type { StatementEdit } from '../applications/statement-edits.ts';
import { type DayNumber, timeOf } from '../days.ts';
import { exponential } from '../draws.ts';
import type { Inhabitant } from '../inhabitant.ts';
import { phoneOf } from '../numbering.ts';
import { requestOf } from './acts.ts';
import { castInhabitant, daysApart, established, type Papers, pick } from './papers.ts';
import type { CastMember, Director, Draft, LookAlikeKind } from './scheme.ts';

/** One honest person of a group: what is odd about them, everything else being their own. */
interface Part {
  readonly papers?: Partial<Papers>;
  readonly belongings?: (who: Inhabitant) => Partial<Belongings>;
  readonly queries?: readonly CreditQuery[];
  readonly edit?: StatementEdit;
}

interface Moment {
  readonly nth: number;
  readonly day: DayNumber;
}

type PartOf = (draft: Draft, moment: Moment, random: Random) => Part;

/** Mean days between two requests of a group, and how its people come to look alike. */
const groups: Readonly<Record<LookAlikeKind, { readonly gap_days: number; readonly part: PartOf }>> = {
  'family-phone': {
    gap_days: 25,
    part: (draft, { nth }, random) => ({
      papers: family(draft),
      belongings: () => ({
        device: deviceOf(`${draft.stream}/device`),
        ...flat(draft),
        ...(nth > 0 && random.next() < 0.4 ? { payoutAccount: walletOf(draft.firstIndex) } : {}),
        contacts: [relativeOf(draft, nth, random), old(draft, nth)],
      }),
    }),
  },
  'family-address': {
    gap_days: 40,
    part: (draft, { nth }, random) => ({
      papers: family(draft),
      belongings: () => ({ ...flat(draft), contacts: [relativeOf(draft, nth, random), old(draft, nth)] }),
    }),
  },
  'couple-account': {
    gap_days: 30,
    part: (draft, { nth }, random) => ({
      papers: family(draft),
      belongings: () => ({
        payoutAccount: walletOf(draft.firstIndex),
        address: flat(draft).address,
        contacts: [{ ...relativeOf(draft, nth, random), relation: 'spouse' }, old(draft, nth)],
      }),
    }),
  },
  dormitory: {
    gap_days: 4,
    part: (draft, { nth }, random) => ({
      // They came for the work; many bought a local card when they did.
      papers: { ...family(draft), tenure_days: random.next() < 0.5 ? 60 + random.below(330) : established(random) },
      belongings: () => ({
        address: flat(draft).address,
        ...(random.next() < 0.6 ? { network: homeNetwork(draft.stream) } : {}),
        ...(random.next() < 0.25 ? { contacts: [foreman(draft), old(draft, nth)] } : {}),
      }),
    }),
  },
  'phone-shop': {
    gap_days: 6,
    part: (draft) => ({
      belongings: () => ({ device: deviceOf(`${draft.stream}/counter`), network: homeNetwork(draft.stream) }),
    }),
  },
  'shared-wifi': {
    gap_days: 5,
    part: (draft) => ({ papers: family(draft), belongings: () => ({ network: homeNetwork(draft.stream) }) }),
  },
  'foreman-contact': {
    gap_days: 9,
    part: (draft, { nth }) => ({ belongings: () => ({ contacts: [foreman(draft), old(draft, nth)] }) }),
  },
  'honest-sim-change': {
    gap_days: 1,
    part: (draft, { day }, random) => {
      // A lost or broken phone, replaced at the counter in opening hours; money is short in that week.
      const changed_ms = timeOf(draft.setting.country, day - 1 - random.below(9), 36_000 + random.below(30_000)).at_ms;
      const isBoth = random.next() < 0.6;
      return {
        papers: { simChangedAt_ms: changed_ms, ...(isBoth ? { deviceChangedAt_ms: changed_ms + 1_800_000 } : {}) },
      };
    },
  },
  'recycled-number': {
    gap_days: 1,
    part: (draft, { day }, random) => {
      const tenure_days = 60 + random.below(260);
      const asked = Array.from({ length: 3 + random.below(9) }, () =>
        queryOn(draft.setting.country, day - tenure_days - 30 - random.below(200), random),
      );
      // What lenders asked about whoever had the number before.
      return { papers: { tenure_days, isUsedNumber: true }, queries: asked.map((one) => ({ ...one, by: 'phone' })) };
    },
  },
  'shopping-around': {
    gap_days: 1,
    part: (draft, { day }, random) => ({
      queries: Array.from({ length: 3 + random.below(4) }, () =>
        queryOn(draft.setting.country, day - random.below(15), random),
      ),
    }),
  },
  'untidy-statement': {
    gap_days: 1,
    part: (_draft, _moment, random) => ({ edit: pick(['cut-short', 'saved-again'] as const, random) }),
  },
};

/**
 * Honest people who share what strangers do not: a family's only phone, a flat, a dormitory's connection, the tablet at
 * a shop's counter, a foreman's number; or to whom something happened that happens to the robbed, too.
 */
export const lookAlikes: Director = (draft, random) => {
  const { gap_days, part } = groups[draft.kind as LookAlikeKind];
  const days = daysApart(draft, () => exponential(gap_days, random));
  const members = days.map((day, nth) => {
    const own = random.fork(`person/${nth}`);
    return person(draft, { nth, day }, { part: part(draft, { nth, day }, own), random: own });
  });
  return { pattern: draft.kind, members };
};

function person(draft: Draft, { nth, day }: Moment, { part, random }: { part: Part; random: Random }): CastMember {
  const who = castInhabitant(draft, nth, { tenure_days: established(random), ...part.papers });
  const belongings = part.belongings?.(who) ?? {};
  const handsIn = part.edit ? { handsInStatement: true } : {};
  const act = requestOf(draft, who, { random, day, belongings, ...handsIn });
  return { who, acts: [act], queries: part.queries ?? [], edit: part.edit ?? null };
}

/** People of one roof live in one city. */
function family(draft: Draft): Partial<Papers> {
  return { city: castInhabitant(draft, 0, { tenure_days: 1 }).person.city };
}

function flat(draft: Draft): Pick<Belongings, 'address' | 'network'> {
  const { city } = castInhabitant(draft, 0, { tenure_days: 1 }).person;
  return {
    address: addressOf(draft.setting.country, city, seededRandom(`${draft.stream}/flat`)),
    network: homeNetwork(draft.stream),
  };
}

function relativeOf({ setting, firstIndex, size }: Draft, nth: number, random: Random): EmergencyContact {
  const other = (nth + 1) % size;
  const relation = pick(['parent', 'spouse', 'relative'] as const, random);
  return { phone: phoneOf(setting.country, firstIndex + other), relation };
}

function old({ setting, stream }: Draft, nth: number): EmergencyContact {
  return { phone: outsider(setting.country, `${stream}/friend/${nth}`), relation: 'friend' };
}

function foreman({ setting, stream }: Draft): EmergencyContact {
  return { phone: outsider(setting.country, `${stream}/foreman`), relation: 'colleague' };
}
