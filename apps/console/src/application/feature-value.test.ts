import type { FeatureDefinition } from '@lendline/features/contract';
import { describe, expect, it } from 'vitest';
import { featureViews, valueText, windowOf } from './feature-value.ts';

const contacts = {
  name: 'number_of_contacts__call',
  label: { 'zh-CN': '通话联系人数', en: 'Call contacts' },
  definition: { 'zh-CN': '人数', en: 'People' },
  unit: 'count',
  source: 'calls',
  feature: 'number_of_contacts__call',
  window: null,
  windows: [],
  range: [0, null],
  consentScope: 'calls-and-texts',
  manipulationCost: 'needs-others',
  direction: null,
} as const satisfies FeatureDefinition;
const income = { ...contacts, name: 'income_monthly_median_minor', unit: 'minor units', source: 'statement' } as const;

describe('a feature', () => {
  it('is named in the words of the catalogue, with its window apart', () => {
    const [view] = featureViews({ number_of_contacts__call__90d: 74 }, [contacts]);
    expect(view).toMatchObject({ label: contacts.label, window_days: 90, source: 'calls', value: 74 });
    expect(windowOf('number_of_contacts__call__all')).toEqual({ name: 'number_of_contacts__call', window_days: null });
  });

  it('stands by source, keeps its name where the catalogue does not know it, and stays null where nothing was seen', () => {
    const views = featureViews({ strange: 1, [income.name]: null, number_of_contacts__call__30d: 3 }, [
      income,
      contacts,
    ]);
    expect(views.map(({ name, source, value }) => [name, source, value])).toEqual([
      ['number_of_contacts__call__30d', 'calls', 3],
      ['income_monthly_median_minor', 'statement', null],
      ['strange', 'other', 1],
    ]);
    expect(views[2]!.label.en).toBe('strange');
  });

  it('is written with the unit a person reads', () => {
    const read = (value: number, unit: string) => valueText(value, unit, { locale: 'en', currency: 'CNY' });
    expect(read(0.1874, 'share')).toBe('18.7%');
    expect(read(684_000, 'minor units')).toBe('¥6,840');
    expect(read(3.2184, 'nats')).toBe('3.218 nats');
    expect(read(1182, 'count')).toBe('1,182');
    expect(valueText(6, 'months', { locale: 'zh-CN', currency: 'CNY' })).toBe('6 个月');
  });
});
