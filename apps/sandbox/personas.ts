import { type Clock, dayIn, type LocalText } from '@lendline/kernel';
import type { Person, World } from '@lendline/world';
import { truthOf } from '@lendline/world/truth';
import { z } from 'zod';
import type { Kept } from './state/snapshot.ts';
import { type Subscriber, subscriberOf, zoneOf } from './subscriber.ts';

export const personaKinds = ['steady', 'thin', 'trader', 'mismatch', 'swapped'] as const;
export type PersonaKind = (typeof personaKinds)[number];

/** An inhabitant to be: chosen by facts that the carrier has, so that what happens to them is known beforehand. */
export interface Persona {
  readonly kind: PersonaKind;
  readonly person: Person;
}

interface Facts {
  readonly subscriber: Subscriber;
  readonly age: number;
  readonly tenure_days: number;
  readonly sinceSimChange_days: number;
  /** The country knows its own people: whoever tries the demo first should meet somebody who keeps promises. */
  readonly keepsPromises: number;
}

/** Days a line, or a SIM, must be old to raise no question. */
const settled_days = 365;
const quiet_days = 120;

const isOwn = ({ subscriber: { person } }: Facts): boolean => person.registeredName === person.name;
const isQuiet = (facts: Facts): boolean => facts.sinceSimChange_days > quiet_days;
const isSettled = (facts: Facts): boolean => facts.tenure_days > settled_days;

const segmentOf = ({ subscriber: { person } }: Facts): Person['segment'] => person.segment;

/** Each has one thing about it; everything else is in order. */
const choices: Readonly<Record<PersonaKind, (facts: Facts) => boolean>> = {
  steady: (facts) =>
    isOwn(facts) && isQuiet(facts) && isSettled(facts) && facts.keepsPromises > 1.6 && segmentOf(facts) === 'worker',
  // Packs: under six months' tenure means the lowest first limit, under three a decline.
  thin: (facts) => isOwn(facts) && facts.tenure_days > 100 && facts.tenure_days < 150,
  trader: (facts) =>
    isOwn(facts) && isQuiet(facts) && isSettled(facts) && facts.keepsPromises > 1.2 && segmentOf(facts) === 'trader',
  mismatch: (facts) => facts.subscriber.holder?.idNumber === null && isQuiet(facts) && isSettled(facts),
  swapped: (facts) => isOwn(facts) && isSettled(facts) && facts.sinceSimChange_days <= 3,
};

export const personaTitles: Readonly<Record<PersonaKind, LocalText>> = {
  steady: { 'zh-CN': '稳定的上班族', en: 'A steady earner' },
  thin: { 'zh-CN': '新号码，记录很少', en: 'A new line with a thin file' },
  trader: { 'zh-CN': '个体经营者', en: 'A sole trader' },
  mismatch: { 'zh-CN': '号码登记在亲属名下', en: "A line in a relative's name" },
  swapped: { 'zh-CN': '刚换过 SIM 卡', en: 'A SIM swapped days ago' },
};

export const personaExpectations: Readonly<Record<PersonaKind, LocalText>> = {
  steady: {
    'zh-CN': '核验全部通过。上传通话记录和对账单后，额度可能更高。',
    en: 'Every check passes. The call records and the statement may raise the limit.',
  },
  thin: {
    'zh-CN': '入网不足六个月：可以借款，但额度最低。',
    en: 'Under six months on the network: a loan is possible, at the lowest first limit.',
  },
  trader: {
    'zh-CN': '核验全部通过。收入按对账单中的流水计算。',
    en: 'Every check passes. Income is read from the turnover in the statement.',
  },
  mismatch: {
    'zh-CN': '姓名和证件与运营商登记不一致：申请转人工处理。',
    en: 'Name and document differ from what the carrier has: the application goes to a person.',
  },
  swapped: {
    'zh-CN': '最近三天内换过卡：贷款机构应要求再次核验，或暂缓放款。',
    en: 'The card changed within three days: a lender should verify again, or hold the money.',
  },
};

const withoutStatements: Partial<Readonly<Record<PersonaKind, LocalText>>> = {
  steady: {
    'zh-CN': '核验全部通过。上传通话记录后，额度可能更高。',
    en: 'Every check passes. The call records may raise the limit.',
  },
  trader: {
    'zh-CN': '核验全部通过。没有流水可以证明收入，额度因此较低。',
    en: 'Every check passes. No statement proves an income here, so the limit stays low.',
  },
};

/** What to expect where wallets hand out no statement that a lender reads. */
export function expectationWithoutStatements(kind: PersonaKind): LocalText {
  return withoutStatements[kind] ?? personaExpectations[kind];
}

export interface Personas {
  /** Those that the country has at the moment, in the order of `personaKinds`. */
  list(): readonly Persona[];
  readonly kept: Kept;
}

const keptShape = z.partialRecord(z.enum(personaKinds), z.int().min(0));

/** People searched for at most: a fresh swap is rare. */
const searched = 20_000;

type Chosen = Partial<Record<PersonaKind, number>>;

/**
 * Chooses once and keeps to it while the country runs, so that a person in the middle of an application stays who
 * they are. A later start keeps those of whom it is still true: a SIM swapped a month ago is no fresh swap.
 */
export function createPersonas(world: World, clock: Clock): Personas {
  let chosen: Chosen | undefined;
  const choose = (): Chosen => {
    chosen ??= chooseAll(world, clock.now(), {});
    return chosen;
  };
  return {
    list: () =>
      personaKinds.flatMap((kind) => {
        const index = choose()[kind];
        return index === undefined ? [] : [{ kind, person: world.person(index) }];
      }),
    kept: {
      name: 'personas',
      save: () => choose(),
      load: (saved) => {
        const now = clock.now();
        const still = Object.entries(keptShape.parse(saved)).filter(([kind, index]) => {
          const facts = index < world.options.people ? factsOf(world, index, now) : undefined;
          return facts !== undefined && choices[kind as PersonaKind](facts);
        });
        chosen = chooseAll(world, now, Object.fromEntries(still));
      },
    },
  };
}

function chooseAll(world: World, now: Temporal.Instant, already: Chosen): Chosen {
  const chosen: Chosen = { ...already };
  const taken = new Set(Object.values(already));
  const count = Math.min(world.options.people, searched);
  for (let index = 0; index < count && Object.keys(chosen).length < personaKinds.length; index += 1) {
    const facts = factsOf(world, index, now);
    const kind = facts && personaKinds.find((wanted) => chosen[wanted] === undefined && choices[wanted](facts));
    if (kind && !taken.has(index)) chosen[kind] = index;
  }
  return chosen;
}

/** Undefined for those who are nobody's good example: under age, forwarded, or with a number that was or will be lost. */
function factsOf(world: World, index: number, now: Temporal.Instant): Facts | undefined {
  const subscriber = subscriberOf(world, world.person(index).phone, now);
  if (!subscriber?.holder) return undefined;
  const { birthDate, line } = subscriber.person;
  const today = dayIn(zoneOf(world), now);
  const age = birthDate.until(today, { largestUnit: 'years' }).years;
  if (age < 22 || age > 55 || line.recycledOn || line.forwarding.length > 0) return undefined;
  return {
    subscriber,
    age,
    tenure_days: subscriber.since.until(today, { largestUnit: 'days' }).days,
    keepsPromises: truthOf(world.options, index).traits.conscientiousness,
    sinceSimChange_days: now.since(subscriber.latestSimChange).total('hours') / 24,
  };
}
