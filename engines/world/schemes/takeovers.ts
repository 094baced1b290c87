import type { Random } from '@lendline/kernel';
import { deviceOf, gatewayOf, hostedNetwork, outsider, walletOf } from '../applications/belongings.ts';
import type { Belongings } from '../applications/observation.ts';
import { type DayNumber, timeOf } from '../days.ts';
import type { Inhabitant } from '../inhabitant.ts';
import { cityOf } from '../names.ts';
import { honestly, requestOf } from './acts.ts';
import { castInhabitant, daysApart, established, pick, wakingSecond } from './papers.ts';
import type { Act, CastMember, Director, Draft } from './scheme.ts';

const patterns = ['new-sim', 'new-sim-and-forwarding', 'patient', 'forwarding-alone'] as const;
type Pattern = (typeof patterns)[number];

/** Hours between a SIM in other hands and the request: mostly the same day, some wait until nobody looks any more. */
const waits_h: Readonly<Record<Pattern, readonly [number, number]>> = {
  'new-sim': [0.5, 30],
  'new-sim-and-forwarding': [0.5, 30],
  patient: [72, 400],
  'forwarding-alone': [0.3, 8],
};

/**
 * Account takeover: a good customer's number in other hands, mostly by a new SIM. Name, document and history are the
 * victim's; the handset, the connection and the account that the money goes to are not. One crew takes one to three.
 */
export const takeover: Director = (draft, random) => {
  const pattern = pick(patterns, random);
  const days = daysApart(draft, () => 1 + random.below(9));
  return {
    pattern,
    members: days.map((day, nth) => victim(draft, { nth, day, pattern }, random.fork(`victim/${nth}`))),
  };
};

interface Case {
  readonly nth: number;
  readonly day: DayNumber;
  readonly pattern: Pattern;
}

function victim(draft: Draft, { nth, day, pattern }: Case, random: Random): CastMember {
  const { country } = draft.setting;
  const second = wakingSecond(random);
  const [least, most] = waits_h[pattern];
  const taken_ms =
    timeOf(country, day, second).at_ms - Math.round((least + (most - least) * random.next()) * 3_600_000);
  const hasNewSim = pattern !== 'forwarding-alone';
  const forwards = pattern === 'new-sim-and-forwarding' || pattern === 'forwarding-alone';
  const who = castInhabitant(draft, nth, {
    tenure_days: established(random),
    traits: { conscientiousness: 0.6 + 0.5 * random.next(), stability: 0.5 + 0.5 * random.next() },
    ...(hasNewSim ? { simChangedAt_ms: taken_ms, deviceChangedAt_ms: taken_ms + 60_000 * random.below(40) } : {}),
    ...(forwards ? { forwarding: { kinds: ['unconditional'], from_ms: taken_ms + 600_000 } } : {}),
  });
  const stage = random.next() < 0.5 ? 'drawdown' : 'application';
  const stolen = requestOf(draft, who, { random, day, second, stage, belongings: crewsOwn(draft, who, random) });
  return { who, acts: [...earlier(draft, { who, day }, random), doubled(stolen)], queries: [], edit: null };
}

/** What the victim asked for when the phone was still their own: most lenders know those they are robbed through. */
function earlier(
  draft: Draft,
  { who, day }: { readonly who: Inhabitant; readonly day: DayNumber },
  random: Random,
): Act[] {
  if (random.next() < 0.2) return [];
  return [requestOf(draft, who, { random, day: day - 45 - random.below(160), ...honestly(random) })];
}

function crewsOwn(draft: Draft, { person }: Inhabitant, random: Random): Partial<Belongings> {
  const { country } = draft.setting;
  const isElsewhere = random.next() < 0.7;
  const connection = isElsewhere ? gatewayOf(cityOf(country, random), random) : hostedNetwork(draft.stream);
  const isShared = random.next() < 0.5;
  return {
    device: deviceOf(`${draft.stream}/device${isShared ? '' : `/${person.index}`}`),
    network: connection,
    // The crew's account is nobody's who asks for money.
    payoutAccount: walletOf(draft.firstIndex + draft.size + (random.next() < 0.6 ? 0 : 1 + random.below(4))),
    ...(random.next() < 0.5
      ? { contacts: [{ phone: outsider(country, `${draft.stream}/contact`), relation: 'friend' as const }] }
      : {}),
  };
}

/** Who takes somebody's line takes what there is to take. */
function doubled(act: Act): Act {
  return { ...act, amount: act.amount * 2n };
}
