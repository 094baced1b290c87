import { locales } from '@lendline/kernel';
import { cn, ke } from '@lendline/strategy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayGoAt, reminderHours } from './contact-hours.ts';
import { render, templates } from './templates.ts';

const reminder = templates.find(({ kind }) => kind === 'reminder')!;
const service = templates.find(({ kind }) => kind === 'service')!;

describe('message templates', () => {
  it('exist for every reminder of every pack', () => {
    const names = templates.map(({ name }) => name);
    const asked = [cn, ke].flatMap((pack) => pack.contactCadence.sms.map(({ message }) => message));
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('take the same parameters in both languages', () => {
    const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();
    for (const { text } of templates) expect(holes(text.en)).toEqual(holes(text['zh-CN']));
  });

  it('are never sent with a hole in them', () => {
    for (const locale of locales) expect(render(reminder, locale, { lender: 'L' })).toHaveProperty('missing');
  });
});

describe('contact hours', () => {
  const hours = reminderHours(cn.contactCadence);
  const at = (time: string) => Temporal.ZonedDateTime.from(`2026-03-02T${time}[${cn.zone}]`).toInstant();

  it('hold a reminder of the night until the morning of the debtor’s zone', () => {
    expect(mayGoAt(reminder, { hours, zone: cn.zone, now: at('06:30') })).toEqual(at(hours.from));
  });

  it('let what a person waits for go at any hour', () => {
    expect(mayGoAt(service, { hours, zone: cn.zone, now: at('03:00') })).toEqual(at('03:00'));
  });

  it('are kept at every moment of a year, and nothing waits longer than a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 }), (minutes) => {
        const now = at('00:00').add({ minutes });
        const goes = mayGoAt(reminder, { hours, zone: cn.zone, now });
        const local = goes.toZonedDateTimeISO(cn.zone).toPlainTime();
        expect(Temporal.PlainTime.compare(local, hours.from)).toBeGreaterThanOrEqual(0);
        expect(Temporal.PlainTime.compare(local, hours.until)).toBeLessThan(0);
        expect(goes.since(now).total('hours')).toBeLessThanOrEqual(24);
        expect(goes.since(now).total('hours')).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
