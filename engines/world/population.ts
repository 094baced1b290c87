import { assert, type PhoneNumber } from '@lendline/kernel';
import { belongingsOf } from './applications/belongings.ts';
import type { Belongings } from './applications/observation.ts';
import { dayNumber } from './days.ts';
import { inhabitant, type Inhabitant } from './inhabitant.ts';
import { indexOf } from './numbering.ts';
import type { Setting } from './people.ts';
import type { Country } from './person.ts';
import { type Cast, castOf } from './schemes/cast.ts';
import { castStart, type Injected } from './schemes/plan.ts';
import type { CastMember } from './schemes/scheme.ts';

export interface WorldOptions {
  readonly seed: string;
  /** How many people live there. Nobody costs anything until asked about. */
  readonly people: number;
  readonly country: Country;
  readonly start: Temporal.PlainDate;
  readonly days: number;
  /** Deceit and its innocent look-alikes, beside the ordinary people. Left out, there is none and nobody else moves. */
  readonly injected?: Injected;
}

/** Everybody who can be asked about: ordinary people, and the cast where something is injected. Stays in this engine. */
export interface Population {
  readonly options: WorldOptions;
  readonly setting: Setting;
  readonly cast: Cast | null;
  readonly has: (index: number) => boolean;
  readonly who: (index: number) => Inhabitant;
  readonly member: (index: number) => CastMember | undefined;
  byPhone(phone: PhoneNumber): Inhabitant | undefined;
  belongings(index: number, at_ms: number): Belongings;
}

export function populationOf(options: WorldOptions): Population {
  const { people, injected } = options;
  const setting = settingOf(options);
  const cast = injected ? castWithin(setting, people, injected) : null;
  const find = (index: number): Inhabitant | undefined => {
    if (!Number.isSafeInteger(index) || index < 0) return undefined;
    return index < people ? inhabitant(setting, index) : cast?.person(index);
  };
  const who = (index: number): Inhabitant => {
    const found = find(index);
    assert(found, `there are ${people} people, counted from 0, and nobody has the index ${index}`);
    return found;
  };
  return {
    options,
    setting,
    cast,
    who,
    has: (index) => find(index) !== undefined,
    member: (index) => (index < people ? undefined : cast?.member(index)),
    byPhone: (phone) => {
      const index = indexOf(options.country, phone);
      return index === undefined ? undefined : find(index);
    },
    belongings: (index, at_ms) => {
      const acts = index < people ? [] : (cast?.member(index)?.acts ?? []);
      const act = acts.findLast((one) => one.at_ms <= at_ms) ?? acts[0];
      return act?.belongings ?? belongingsOf(setting, who(index).person, at_ms);
    },
  };
}

/** The setting that these options stand for; its seed names the country, so that no two share a person. */
export function settingOf(options: WorldOptions): Setting {
  return {
    seed: `${options.country}/${options.seed}`,
    country: options.country,
    start: dayNumber(options.start),
    days: options.days,
  };
}

function castWithin(setting: Setting, people: number, injected: Injected): Cast {
  const { fraudShare, lookAlikeShare } = injected;
  assert(people < castStart, `with something injected a country has fewer than ${castStart} people`);
  assert(fraudShare >= 0 && fraudShare <= 0.5 && lookAlikeShare >= 0 && lookAlikeShare <= 0.4, 'shares are shares');
  return castOf(setting, people, injected);
}
