import { type Random, seededRandom } from '@lendline/kernel';
import { addressOf, deviceOf, homeNetwork, hostedNetwork, outsider, walletOf } from '../applications/belongings.ts';
import { queryOn } from '../applications/credit-queries.ts';
import type { Belongings, EmergencyContact } from '../applications/observation.ts';
import type { DayNumber } from '../days.ts';
import { exponential, poisson } from '../draws.ts';
import type { Inhabitant } from '../inhabitant.ts';
import { madeUpName } from '../names.ts';
import { requestOf } from './acts.ts';
import { busyButThin, castInhabitant, daysApart, established, pick, young } from './papers.ts';
import type { CastMember, Director, Draft } from './scheme.ts';

/** What one member shares with the others. */
type Sharing = (nth: number, draft: Draft, random: Random) => Partial<Belongings>;

const patterns: Readonly<Record<string, Sharing>> = {
  'one-device': (nth, draft, random) => ({
    device: deviceOf(`${draft.stream}/device`),
    ...(random.next() < 0.5 ? { payoutAccount: walletOf(draft.firstIndex) } : {}),
    ...(nth % 3 === 0 ? {} : { network: homeNetwork(draft.stream) }),
  }),
  'accounts-only': (nth, draft) => ({
    payoutAccount: walletOf(draft.firstIndex + (nth % Math.max(1, Math.ceil(draft.size / 6)))),
  }),
  'rotating-devices': (nth, draft, random) => {
    const pool = Math.max(2, Math.ceil(draft.size / 3));
    return {
      device: deviceOf(`${draft.stream}/device/${(nth + random.below(2)) % pool}`),
      ...(random.next() < 0.3 ? { payoutAccount: walletOf(draft.firstIndex + random.below(pool)) } : {}),
    };
  },
  contacts: (nth, draft) => ({
    contacts: [colleague(draft, nth % 3), friend(draft, nth)],
  }),
  address: (nth, draft, random) => ({
    address: sharedAddress(draft),
    ...(random.next() < 0.5 ? { contacts: [colleague(draft, 0), colleague(draft, 1 + (nth % 2))] } : {}),
  }),
  // Each shares one thing with the one before and another with the one after; no two more than one.
  chain: (nth, draft) => ({ ...link(draft, nth - 1), ...link(draft, nth) }),
  'handset-rack': (nth, draft, random) => ({
    device: { ...deviceOf(`${draft.stream}/rack/${nth}`), isEmulated: random.next() < 0.45, isRooted: true },
    network: random.next() < 0.6 ? hostedNetwork(draft.stream) : homeNetwork(draft.stream),
  }),
  mixed: (nth, draft, random) => {
    const two = ['one-device', 'accounts-only', 'contacts', 'address', 'rotating-devices'].filter(
      () => random.next() < 0.35,
    );
    return Object.assign({}, ...two.map((one) => patterns[one]!(nth, draft, random)));
  },
};

/**
 * An application ring: several people, bought or made-up identities among them, who ask one lender for money under one
 * direction. Rings differ in what they are careless with, and in tempo: all within days, or over months.
 */
export const ring: Director = (draft, random) => {
  const pattern = pick(Object.keys(patterns), random);
  const isSlow = random.next() < 0.4;
  const days = daysApart(draft, () => (isSlow ? exponential(8, random) : exponential(0.35, random)));
  const members = days.map((day, nth) => member(draft, { nth, day, pattern }, random.fork(`member/${nth}`)));
  return { pattern: `${pattern}/${isSlow ? 'slow' : 'burst'}`, members };
};

function member(
  draft: Draft,
  { nth, day, pattern }: { readonly nth: number; readonly day: DayNumber; readonly pattern: string },
  random: Random,
): CastMember {
  const who = recruit(draft, nth, random);
  const { country } = draft.setting;
  const act = requestOf(draft, who, { random, day, belongings: patterns[pattern]!(nth, draft, random) });
  // A ring asks wherever it can while its papers are good.
  const queries = Array.from({ length: poisson(2.2, random) }, () => queryOn(country, day - random.below(4), random));
  return { who, acts: [act], queries, edit: null };
}

/** Half are people who lend their name and an old line for a fee, half are papers and a SIM bought for it. */
export function recruit(draft: Draft, nth: number, random: Random): Inhabitant {
  if (random.next() < 0.5) return castInhabitant(draft, nth, { tenure_days: established(random) });
  const isOwnSim = random.next() < 0.65;
  return castInhabitant(draft, nth, {
    tenure_days: young(random),
    habits: busyButThin(random),
    ...(isOwnSim ? {} : { registeredName: strangersName(draft, nth) }),
  });
}

/** Under whose name a bought SIM runs. */
export function strangersName({ setting, stream }: Draft, nth: number): string {
  return madeUpName(setting.country, seededRandom(`${stream}/sim/${nth}`)).name;
}

/** What the nth member has in common with the next. */
function link(draft: Draft, nth: number): Partial<Belongings> {
  if (nth % 3 === 0) return { device: deviceOf(`${draft.stream}/link/${nth}`) };
  if (nth % 3 === 1) return { payoutAccount: walletOf(draft.firstIndex + nth) };
  return { contacts: [colleague(draft, nth), friend(draft, nth)] };
}

function colleague({ setting, stream }: Draft, which: number): EmergencyContact {
  return { phone: outsider(setting.country, `${stream}/contact/${which}`), relation: 'colleague' };
}

function friend({ setting, stream }: Draft, nth: number): EmergencyContact {
  return { phone: outsider(setting.country, `${stream}/own-contact/${nth}`), relation: 'friend' };
}

function sharedAddress(draft: Draft): string {
  const first = castInhabitant(draft, 0, { tenure_days: 1 }).person;
  return addressOf(draft.setting.country, first.city, seededRandom(`${draft.stream}/flat`));
}
