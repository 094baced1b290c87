import { newId } from '@lendline/kernel';
import { startRelay } from '@lendline/platform';
import {
  anonymous,
  contractSuite,
  fakeClock,
  service,
  staff,
  testContext,
  testDatabase,
  testSlice,
} from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffClient } from '../contract.ts';
import { staffRoutes } from '../routes.ts';
import { lockout } from '../rules/lockout.ts';
import { permissions, permissionsOf } from '../rules/roles.ts';
import { staffSlice } from '../slice.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [staffSlice] });
const as = (actor = anonymous) => testContext({ actor, clock });
const build = () => testSlice<StaffClient>(staffSlice, { database: db.database, clock });
let slice: Awaited<ReturnType<typeof build>>;

const password = 'correct horse battery';
let count = 0;
async function newMember(roles: Parameters<StaffClient['addMember']>[1]['roles'] = ['credit-officer']) {
  count += 1;
  const user = `member-${count}`;
  const input = { user, displayName: `Member ${count}`, roles, password, locale: 'en' as const };
  const added = await slice.client.addMember(testContext({ actor: service('operator'), clock }), input);
  if (!added.ok) throw new Error(added.error.code);
  return added.value;
}

beforeAll(async () => {
  slice = await build();
});
afterAll(() => slice.close());

contractSuite<StaffClient>(
  'staff',
  { 'in process': () => Promise.resolve(slice.client), 'over HTTP': () => slice.overHttp() },
  (client) => {
    it('lets a member in with the right password and resolves the session with their permissions', async () => {
      const member = await newMember();
      const opened = await client().signIn(as(), { user: member.user, password });
      expect(opened).toMatchObject({ ok: true, value: { member: { id: member.id } } });
    });

    it('refuses a wrong password and an unknown user with the same words', async () => {
      const { user } = await newMember();
      const wrong = await client().signIn(as(), { user, password: 'not the password' });
      const unknown = await client().signIn(as(), { user: 'nobody-here', password });
      expect(wrong).toMatchObject({ ok: false, error: { code: 'staff.wrong-credentials', status: 401 } });
      expect(unknown).toEqual(wrong);
    });

    it('lets an account rest after too many wrong passwords, the right one included', async () => {
      const { user } = await newMember();
      for (let tries = 0; tries < lockout.after; tries += 1)
        await client().signIn(as(), { user, password: 'wrong one' });
      expect(await client().signIn(as(), { user, password })).toMatchObject({ error: { code: 'staff.locked' } });
      clock.advance({ minutes: lockout.for_minutes + 1 });
      expect(await client().signIn(as(), { user, password })).toMatchObject({ ok: true });
    });

    it('opens one session with a ticket, once', async () => {
      const member = await newMember();
      const issued = await client().issueTicket(as(service('server')), { user: member.user });
      if (!issued.ok) throw new Error(issued.error.code);
      const { ticket } = issued.value;
      expect(await client().signInWithTicket(as(), { ticket })).toMatchObject({ ok: true });
      expect(await client().signInWithTicket(as(), { ticket })).toMatchObject({
        error: { code: 'staff.ticket-spent' },
      });
    });

    it('refuses a user name that is taken and a password that is short', async () => {
      const { user } = await newMember();
      const add = (changes: object) =>
        client().addMember(as(service('operator')), {
          user,
          displayName: 'Another',
          roles: ['collector'],
          password,
          locale: 'en',
          ...changes,
        });
      expect(await add({})).toMatchObject({ error: { code: 'staff.user-taken', status: 409 } });
      expect(await add({ user: 'short-one', password: 'short' })).toMatchObject({
        error: { code: 'staff.weak-password' },
      });
    });

    it('refuses a member what their role does not allow, and says which permission it takes', async () => {
      const { id } = await newMember(['collector']);
      const answer = await client().listMembers(as(staff(id, ...permissionsOf(['collector']))), {});
      expect(answer).toMatchObject({ error: { code: 'not-allowed', parameters: { permission: 'staff.read' } } });
    });
  },
);

describe('sessions', () => {
  it('end for good when a member signs out', async () => {
    const member = await newMember();
    const opened = await slice.client.signIn(as(), { user: member.user, password });
    if (!opened.ok) throw new Error(opened.error.code);
    const sessionToken = opened.value.sessionToken ?? '';
    await slice.client.signOut(as(staff(member.id)), {});
    const resolved = await slice.client.resolveSession(as(service('server')), { sessionToken });
    expect(resolved).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('the audit trail', () => {
  const reader = () => as(staff(newId('staff', clock.now()), 'audit.read'));
  const collect = async () => {
    const { database } = db;
    const subscriptions = slice.instance.subscriptions ?? [];
    const relay = startRelay({
      database,
      clock,
      consumer: 'staff',
      subscriptions: subscriptions.filter((one) => one.producer === 'staff'),
    });
    await relay.drain();
    await relay.stop();
  };

  it('holds what was done and what was refused, newest first, in an unbroken chain', async () => {
    const { user, id } = await newMember();
    await slice.client.signIn(as(), { user, password: 'wrong' });
    await slice.client.signIn(as(), { user, password });
    await collect();
    const listed = await slice.client.listAudit(reader(), { subject: id });
    const rows = listed.ok ? listed.value.rows.map(({ action, outcome }) => `${action} ${outcome}`) : [];
    expect(rows.toSorted()).toEqual(['add-member done', 'sign-in done', 'sign-in refused']);
    expect(await slice.client.verifyAudit(reader(), {})).toMatchObject({ value: { intact: true, brokenAt: null } });
  });

  it('names the row that somebody changed behind its back', async () => {
    await newMember();
    await collect();
    await slice.client.verifyAudit(reader(), {});
    const { pool } = db.database;
    await expect(pool.query(`update staff.trail set actor = 'nobody' where sequence = 2`)).rejects.toThrow(/sealed/);
    await pool.query('alter table staff.trail disable trigger trail_is_sealed');
    const { rows } = await pool.query<{ actor: string }>('select actor from staff.trail where sequence = 2');
    await pool.query(`update staff.trail set actor = 'nobody' where sequence = 2`);
    expect(await slice.client.verifyAudit(reader(), {})).toMatchObject({ value: { intact: false, brokenAt: 2 } });
    await pool.query('update staff.trail set actor = $1 where sequence = 2', [rows[0]?.actor]);
    await pool.query('alter table staff.trail enable trigger trail_is_sealed');
    expect(await slice.client.verifyAudit(reader(), {})).toMatchObject({ value: { intact: true } });
  });
});

describe('roles', () => {
  it('hold only permissions that exist, and the owner holds all', () => {
    expect(permissionsOf(['owner'])).toEqual(permissions);
  });

  it('cover every permission that a route of this slice asks for', () => {
    const asked = Object.values(staffRoutes).flatMap((route) => ('permission' in route ? [route.permission] : []));
    const known: readonly string[] = [...permissions, 'self'];
    expect(asked.filter((permission) => !known.includes(permission))).toEqual([]);
  });
});
