import { type Clock, dayIn, type LocalText } from '@lendline/kernel';
import type { World } from '@lendline/world';
import { type StagedScheme, stagedSchemes } from '@lendline/world/truth';
import { z } from 'zod';
import type { Kept } from './state/snapshot.ts';
import { zoneOf } from './subscriber.ts';

export type StagedKind = StagedScheme['kind'];

interface Words {
  readonly title: LocalText;
  /** What carriers, files and phones show of it, and what to try. */
  readonly about: LocalText;
}

/** What is staged, in words: the demo shows how it looks from inside, and never how it is found out. */
const words: Partial<Readonly<Record<StagedKind, Words>>> = {
  'account-takeover': {
    title: { 'zh-CN': '号码被盗用', en: 'A number taken over' },
    about: {
      'zh-CN': '一位老客户的号码落到别人手里：补办了新卡，或设置了呼叫转移；手机和收款账户都不是本人的。',
      en: "A good customer's number is in other hands, by a new SIM or by forwarding; handset and payout account are somebody else's.",
    },
  },
  'application-ring': {
    title: { 'zh-CN': '团伙申请', en: 'An application ring' },
    about: {
      'zh-CN': '几个人由同一伙人安排申请，共用手机、账户、地址或联系人。',
      en: 'Several people apply under one direction: a handset, accounts, an address or contacts are shared.',
    },
  },
  'synthetic-identity': {
    title: { 'zh-CN': '合成身份', en: 'A synthetic identity' },
    about: {
      'zh-CN': '证件号是真的，姓名是编的；新号码，通话频繁但对象很少；对账单可能是自制的。',
      en: 'A real id number under a made-up name; a young line, busy among few numbers; the statement may be home-made.',
    },
  },
  'mule-account': {
    title: { 'zh-CN': '跑分账户', en: 'A mule account' },
    about: {
      'zh-CN': '互不相识的人把贷款打到同一个账户，钱到账后立即转走。',
      en: 'Strangers have their loans paid into one account, from which the money leaves at once.',
    },
  },
  'multi-lending-burst': {
    title: { 'zh-CN': '短期多头借贷', en: 'Many lenders within days' },
    about: {
      'zh-CN': '资料属实，但几天之内向许多家机构申请过。',
      en: 'The papers are in order, but many lenders have been asked within days.',
    },
  },
  'edited-statement': {
    title: { 'zh-CN': '修改过的对账单', en: 'An edited statement' },
    about: {
      'zh-CN': '此处下载的对账单是从钱包导出后被改过的。',
      en: 'The statement that can be downloaded here was changed after the wallet exported it.',
    },
  },
  'family-phone': {
    title: { 'zh-CN': '一家人共用一部手机', en: 'A family with one phone' },
    about: {
      'zh-CN': '清白的一家人：同一部手机、同一住址，互为联系人。',
      en: 'An honest family: one handset, one address, each the contact of another.',
    },
  },
  'honest-sim-change': {
    title: { 'zh-CN': '本人补卡', en: 'An honest SIM change' },
    about: {
      'zh-CN': '手机丢了，本人到营业厅补了卡；其余一切照旧。',
      en: 'The phone was lost and its owner got a new SIM at the counter; everything else is as it was.',
    },
  },
  dormitory: {
    title: { 'zh-CN': '同一宿舍', en: 'A dormitory' },
    about: {
      'zh-CN': '清白的工友：同一住址，同一无线网络，有的留了同一位工头。',
      en: 'Honest workmates: one address, one Wi-Fi, some name the same foreman.',
    },
  },
};

/** Null for a kind that is never staged. */
export function wordsOf(kind: StagedKind): Words | null {
  return words[kind] ?? null;
}

export interface Staged {
  /** Schemes to try out, each complete; none where the country was made without. */
  list(): readonly StagedScheme[];
  /** Those of any simulated day, without choosing it. */
  on(day: Temporal.PlainDate): readonly StagedScheme[];
  /** What the person is part of, if they are staged. */
  of(index: number): StagedScheme | undefined;
  readonly kept: Kept;
}

const keptShape = z.object({ day: z.iso.date() });
/** A swapped SIM of last week shows nothing any more. */
const fresh_days = 3;

/** Chosen by the day the country was first looked at, and kept while it runs: nobody changes in the middle of an application. */
export function createStaged(world: World, clock: Clock): Staged {
  let day: Temporal.PlainDate | undefined;
  let schemes: readonly StagedScheme[] | undefined;
  const today = (): Temporal.PlainDate => dayIn(zoneOf(world), clock.now());
  const list = (): readonly StagedScheme[] => {
    day ??= today();
    schemes ??= stagedSchemes(world.options, day);
    return schemes;
  };
  return {
    list,
    on: (other) => stagedSchemes(world.options, other),
    of: (index) => list().find(({ people }) => people.includes(index)),
    kept: {
      name: 'staged',
      save: () => ({ day: (day ?? today()).toString() }),
      load: (saved) => {
        const kept = Temporal.PlainDate.from(keptShape.parse(saved).day);
        const age = kept.until(today(), { largestUnit: 'days' }).days;
        day = age >= 0 && age <= fresh_days ? kept : undefined;
        schemes = undefined;
      },
    },
  };
}
