import { type Actor, type Audience, ok, type Route } from '@lendline/kernel';
import { anonymous, borrower, service, staff, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleSlice } from '../database/test/sample-slice.ts';
import { fairWeather, type NotesClient, notesRoutes } from '../test/notes-slice.ts';
import { type OpenDoors, openDoors } from '../test/open-doors.ts';
import { nothing } from '../schema/values.ts';
import { bindSlice } from './bind.ts';
import { notFound, refusal } from './gate.ts';
import type { AnySlice } from './manifest.ts';

const actors = {
  anonymous,
  borrower: borrower('line_1'),
  'staff with the permission': staff('staff_1', 'loans.read'),
  'staff without it': staff('staff_2', 'loans.write'),
  service: service('loans'),
} satisfies Record<string, Actor>;

type Who = keyof typeof actors;

/** What each audience means for each actor. */
const expected: Readonly<Record<Audience, Readonly<Record<Who, string>>>> = {
  public: {
    anonymous: 'may',
    borrower: 'may',
    'staff with the permission': 'may',
    'staff without it': 'may',
    service: 'may',
  },
  borrower: {
    anonymous: 'sign-in-needed 401',
    borrower: 'may',
    'staff with the permission': 'not-found 404',
    'staff without it': 'not-found 404',
    service: 'not-found 404',
  },
  staff: {
    anonymous: 'sign-in-needed 401',
    borrower: 'not-found 404',
    'staff with the permission': 'may',
    'staff without it': 'not-allowed 403',
    service: 'not-found 404',
  },
  service: {
    anonymous: 'sign-in-needed 401',
    borrower: 'not-found 404',
    'staff with the permission': 'not-found 404',
    'staff without it': 'not-found 404',
    service: 'may',
  },
};

const cases = (Object.keys(expected) as Audience[]).flatMap((audience) =>
  (Object.keys(actors) as Who[]).map((who) => ({ audience, who, outcome: expected[audience][who] })),
);

function route(audience: readonly Audience[], permission?: string): Route {
  const base = { method: 'GET', path: '/x', summary: 'x', audience } as const;
  return permission === undefined ? base : { ...base, permission };
}

function outcomeOf(asked: Route, actor: Actor): string {
  const refused = refusal(asked, actor);
  return refused ? `${refused.code} ${refused.status}` : 'may';
}

describe('a route', () => {
  it.each(cases)('for $audience answers $who: $outcome', ({ audience, who, outcome }) => {
    expect(outcomeOf(route([audience], 'loans.read'), actors[who])).toBe(outcome);
  });

  it.each(cases)('for $audience and services answers $who as one of the two', ({ audience, who, outcome }) => {
    const either = who === 'service' ? 'may' : outcome;
    expect(outcomeOf(route([audience, 'service'], 'loans.read'), actors[who])).toBe(either);
  });

  it('that every member of staff may use needs no permission but says so', () => {
    expect(outcomeOf(route(['staff'], 'self'), staff('staff_1'))).toBe('may');
  });

  it('for staff that names no permission opens to nobody', () => {
    expect(() => refusal(route(['staff']), staff('staff_1', 'everything'))).toThrow('names the permission');
  });
});

describe('binding a slice', () => {
  const build = (routes: Record<string, Route>, operations: object) =>
    bindSlice(
      { name: 'loans', routes, schemas: { read: { input: nothing, output: nothing } } } as unknown as AnySlice,
      operations,
      () => Promise.resolve(),
    );
  const read = () => Promise.resolve(ok({}));

  it('refuses a route for staff that names no permission, before anything starts', () => {
    expect(() => build({ read: route(['staff', 'service']) }, { read })).toThrow('loans.read is for staff');
  });

  it('refuses a route without an operation', () => {
    expect(() => build({ read: route(['service']) }, {})).toThrow('loans.read has a route but no operation');
  });
});

const test = testDatabase({ slices: [sampleSlice] });
const weather = fairWeather();
let doors: OpenDoors;
const audits = () =>
  test.database.pool.query(
    'select tenant, action, subject, outcome, reason, actor, correlation from sample.audit order by at',
  );

beforeAll(async () => {
  doors = await openDoors(test.database, { weather });
});
afterAll(() => doors.close());

describe('what is refused', () => {
  it('names the missing permission in both languages and is audited with who asked', async () => {
    const context = testContext({ actor: staff('staff_9', 'notes.read'), correlation: 'refused-1' });
    const answer = await doors.client.removeAll(context, { reason: 'spring cleaning' });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'not-allowed', status: 403, parameters: { permission: 'notes.remove' } },
    });
    if (answer.ok) return;
    expect(answer.error.text.en).toContain('notes.remove');
    expect(answer.error.text['zh-CN']).toContain('notes.remove');
    const { rows } = await audits();
    expect(rows).toContainEqual({
      tenant: 'main',
      action: 'sample.removeAll',
      subject: 'sample',
      outcome: 'refused',
      reason: 'not-allowed',
      actor: 'staff:staff_9',
      correlation: 'refused-1',
    });
  });

  it('is refused before its input is looked at, so that a stranger learns nothing about it', async () => {
    const context = testContext({ actor: borrower('line_1') });
    expect(await doors.client.removeAll(context, { wrong: 1 } as never)).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('never runs the operation', async () => {
    weather.runs = 0;
    await doors.client.keepFile(testContext({ actor: staff('staff_1') }), { title: 'x', bytes: new Uint8Array() });
    expect(weather.runs).toBe(0);
  });

  it.each(['borrower', 'service'] as const)(
    'answers a %s exactly as what is not there, to the letter',
    async (kind) => {
      const actor = kind === 'borrower' ? borrower('line_1') : service('loans');
      const context = testContext({ actor });
      const hidden = await doors.client.whoAmI(context, {});
      const missing = await doors.client.readNote(context, { noteId: 'note_01k9xq3v5e8m2n4p6r8s0t1v2w' });
      expect(JSON.stringify(hidden)).toBe(JSON.stringify(missing));
      expect(JSON.stringify(missing)).toBe(JSON.stringify(notFound()));
    },
  );
});

describe('input that does not fit', () => {
  it('names the field and what was expected, and the operation does not run', async () => {
    weather.runs = 0;
    const answer = await doors.client.addNote(testContext(), { text: '' });
    expect(answer).toMatchObject({
      error: { code: 'bad-input', status: 400, parameters: { field: 'text', expected: 'expected a text' } },
    });
    expect(weather.runs).toBe(0);
  });

  it('loses the fields that no schema names', async () => {
    const answer = await doors.client.addNote(testContext(), { text: 'kept', tenant: 'other' } as never);
    expect(answer).toMatchObject({ ok: true, value: { text: 'kept' } });
  });
});

it('the notes routes name every audience, so that this file covers them all', () => {
  const named = new Set(Object.values(notesRoutes as Record<keyof NotesClient, Route>).flatMap((one) => one.audience));
  expect([...named].toSorted()).toEqual(['borrower', 'public', 'service', 'staff']);
});
