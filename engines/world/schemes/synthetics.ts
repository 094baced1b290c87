import type { Random } from '@lendline/kernel';
import { deviceOf, outsider, walletOf } from '../applications/belongings.ts';
import type { DayNumber } from '../days.ts';
import { madeUpIdNumber } from '../identity-number.ts';
import { inhabitant } from '../inhabitant.ts';
import { requestOf } from './acts.ts';
import { busyButThin, castInhabitant, daysApart, type Papers, pick, young } from './papers.ts';
import { strangersName } from './rings.ts';
import type { Act, CastMember, Director, Draft } from './scheme.ts';

const patterns = ['borrowed-number', 'stitched', 'sleeper'] as const;
type Pattern = (typeof patterns)[number];

/**
 * Synthetic identities: somebody's real id number under a made-up name, or a number stitched from two people's. A young
 * line is kept busy among few numbers, and the statement is made at home. One maker keeps one to four; a sleeper first
 * repays a small loan.
 */
export const synthetic: Director = (draft, random) => {
  const pattern = pick(patterns, random);
  const days = daysApart(draft, () => 2 + random.below(25));
  return {
    pattern,
    members: days.map((day, nth) => identity(draft, { nth, day, pattern }, random.fork(`identity/${nth}`))),
  };
};

function identity(
  draft: Draft,
  { nth, day, pattern }: { readonly nth: number; readonly day: DayNumber; readonly pattern: Pattern },
  random: Random,
): CastMember {
  const { country } = draft.setting;
  const tenure_days = pattern === 'sleeper' ? 150 + random.below(150) : young(random);
  const who = castInhabitant(draft, nth, {
    ...madeUpPapers(draft, pattern, random),
    tenure_days,
    habits: busyButThin(random),
    ...(random.next() < 0.5 ? {} : { registeredName: strangersName(draft, nth) }),
  });
  const hasMakersPhone = random.next() < 0.35;
  const contacts = [0, 1].map((which) => ({
    phone: outsider(country, `${draft.stream}/contact/${which + (nth % 2)}`),
    relation: pick(['parent', 'spouse', 'friend'] as const, random),
  }));
  const belongings = {
    contacts,
    ...(hasMakersPhone ? { device: deviceOf(`${draft.stream}/device`) } : {}),
    ...(random.next() < 0.25 ? { payoutAccount: walletOf(draft.firstIndex) } : {}),
  };
  const act = requestOf(draft, who, { random, day, belongings, handsInStatement: random.next() < 0.8 });
  const before = pattern === 'sleeper' ? [trustBuilder(act, random)] : [];
  const edit = pick(['self-made', 'self-made', 'rows-added', 'amounts-raised-head-corrected', null] as const, random);
  return { who, acts: [...before, act], queries: [], edit: country === 'cn' ? edit : null };
}

/** The small loan that is paid back so that the next one is larger. */
function trustBuilder(act: Act, random: Random): Act {
  const earlier_ms = (60 + random.below(60)) * 86_400_000;
  return {
    ...act,
    at_ms: act.at_ms - earlier_ms,
    amount: 50_000n,
    conduct: 'as-anyone',
    payoutLeftAfter_minutes: null,
  };
}

function madeUpPapers({ setting, people }: Draft, pattern: Pattern, random: Random): Partial<Papers> {
  const owner = inhabitant(setting, random.below(people)).person;
  if (pattern === 'borrowed-number') return { idNumber: owner.idNumber, birthDate: owner.birthDate };
  // One person's place and sequence with another's birth date, and the check digit of the two together.
  const { birthDate } = inhabitant(setting, random.below(people)).person;
  const index = setting.country === 'cn' ? owner.index : people + random.below(1_000_000);
  return { idNumber: madeUpIdNumber(setting.country, index, birthDate), birthDate };
}
