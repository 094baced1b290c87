import type { LocalText } from '@lendline/kernel';
import type { Relation } from '../entity.ts';

/** Why an entity is in a drawing. */
export type Why =
  | { readonly code: 'subject' }
  | { readonly code: 'own' }
  | { readonly code: 'listed' }
  /** On the way to a listed one. */
  | { readonly code: 'on-path' }
  /** Held by so many people. */
  | { readonly code: 'shared'; readonly people: number }
  /** A person who holds by these relations what the subject holds too. */
  | { readonly code: 'shares'; readonly relations: readonly Relation[] }
  | { readonly code: 'hub' }
  | { readonly code: 'near' };

const names: Readonly<Record<Relation, LocalText>> = {
  application: { en: 'application', 'zh-CN': '申请' },
  number: { en: 'number', 'zh-CN': '号码' },
  id: { en: 'id', 'zh-CN': '证件' },
  device: { en: 'device', 'zh-CN': '设备' },
  account: { en: 'account', 'zh-CN': '账户' },
  address: { en: 'address', 'zh-CN': '地址' },
  'emergency-contact': { en: 'emergency contact', 'zh-CN': '紧急联系人' },
};

export function whyText(why: Why): LocalText {
  switch (why.code) {
    case 'subject':
      return { en: 'the one looked at', 'zh-CN': '查看对象' };
    case 'own':
      return { en: 'of the same person', 'zh-CN': '同一人所有' };
    case 'listed':
      return { en: 'on the block list', 'zh-CN': '在黑名单上' };
    case 'on-path':
      return { en: 'on the way to one on the block list', 'zh-CN': '位于通往黑名单对象的路径上' };
    case 'shared':
      return { en: `held by ${why.people} people`, 'zh-CN': `由 ${why.people} 人共用` };
    case 'shares':
      return {
        en: `shares: ${why.relations.map((relation) => names[relation].en).join(', ')}`,
        'zh-CN': `共用：${why.relations.map((relation) => names[relation]['zh-CN']).join('、')}`,
      };
    case 'hub':
      return { en: 'held by too many to tie them', 'zh-CN': '共用人数过多，不视为关联' };
    case 'near':
      return { en: 'nearby', 'zh-CN': '邻近' };
  }
}
