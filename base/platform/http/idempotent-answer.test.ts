import { service, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleSlice } from '../database/test/sample-slice.ts';
import { fairWeather } from '../test/notes-slice.ts';
import { json, knownSession, type OpenDoors, openDoors } from '../test/open-doors.ts';

const test = testDatabase({ slices: [sampleSlice], poolSize: 16 });
const weather = fairWeather();
let doors: OpenDoors;
let keys = 0;

beforeAll(async () => {
  doors = await openDoors(test.database, { weather, session: knownSession });
});
afterAll(() => doors.close());
beforeEach(() => {
  weather.runs = 0;
});

const newKey = (): string => `idempotency-test-${(keys += 1)}`;
const borrower = (token: string) => ({ cookie: `lendline_borrower=${token}` });

interface Told {
  readonly status: number;
  readonly replayed: boolean;
  readonly body: { readonly id?: string; readonly code?: string };
}

async function add(key: string, text: string, headers: Readonly<Record<string, string>> = {}): Promise<Told> {
  return told(await doors.send('/notes', json({ text }, { 'idempotency-key': key, ...headers })));
}

async function isClaimed(key: string): Promise<boolean> {
  const { rowCount } = await test.database.pool.query('select 1 from sample.idempotency where key = $1', [key]);
  return rowCount === 1;
}

async function told(response: Response): Promise<Told> {
  const replayed = response.headers.get('idempotent-replayed') === 'true';
  return { status: response.status, replayed, body: (await response.json()) as Told['body'] };
}

describe('a request that is sent again under its key', () => {
  it('gets the stored answer, marked as replayed, and has no second effect', async () => {
    const key = newKey();
    const first = await add(key, 'rent', borrower('b1'));
    const second = await add(key, 'rent', borrower('b1'));
    expect(first).toMatchObject({ status: 200, replayed: false });
    expect(second).toEqual({ ...first, replayed: true });
    expect(weather.runs).toBe(1);
  });

  it('is the same request when only the order of its fields differs', async () => {
    const headers = { 'idempotency-key': newKey() };
    await doors.send('/notes', json('{"text":"rent","why":"due"}', headers));
    expect((await told(await doors.send('/notes', json('{"why":"due","text":"rent"}', headers)))).replayed).toBe(true);
  });

  it('with another body is refused', async () => {
    const key = newKey();
    await add(key, 'rent');
    expect(await add(key, 'school fees')).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(weather.runs).toBe(1);
  });

  it('while the first still runs is told so', async () => {
    const key = newKey();
    const { promise, resolve } = Promise.withResolvers<void>();
    weather.hold = promise;
    const first = add(key, 'slow');
    try {
      await expect.poll(() => isClaimed(key), { timeout: 20_000 }).toBe(true);
      expect(await add(key, 'slow')).toMatchObject({ status: 409, body: { code: 'in-progress' } });
    } finally {
      resolve();
      weather.hold = Promise.resolve();
    }
    expect(await first).toMatchObject({ status: 200 });
    expect(await add(key, 'slow')).toMatchObject({ status: 200, replayed: true });
    expect(weather.runs).toBe(1);
  });

  it('runs anew after a crash in the middle', async () => {
    const key = newKey();
    weather.broken = true;
    expect(await add(key, 'again').finally(() => (weather.broken = false))).toMatchObject({ status: 500 });
    expect(await add(key, 'again')).toMatchObject({ status: 200, replayed: false });
    expect(weather.runs).toBe(1);
  });

  it('may be corrected when its input did not fit, because nothing ran', async () => {
    const key = newKey();
    expect(await add(key, '')).toMatchObject({ status: 400, body: { code: 'bad-input' } });
    expect(await add(key, 'now with a text')).toMatchObject({ status: 200, replayed: false });
  });

  it.each(['', 'short', 'with spaces in it', `x${'y'.repeat(128)}`])('needs a proper key, not "%s"', async (key) => {
    expect(await add(key, 'x')).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } });
    expect(weather.runs).toBe(0);
  });

  it('is not done twice when its answer could not be stored', async () => {
    const key = newKey();
    await test.database.pool.query(`
      create function sample.refuse() returns trigger language plpgsql as $$ begin raise 'the disk is full'; end $$;
      create trigger refuse before update on sample.idempotency for each row execute function sample.refuse();`);
    const first = await add(key, 'paid out');
    await test.database.pool.query('drop trigger refuse on sample.idempotency; drop function sample.refuse();');
    expect(first).toMatchObject({ status: 200, replayed: false });
    expect(doors.logged.some((line) => line.includes('an answer was not stored'))).toBe(true);
    expect(await add(key, 'paid out')).toMatchObject({ status: 409 });
    expect(weather.runs).toBe(1);
  });
});

describe('a key', () => {
  it('belongs to whoever chose it: another borrower’s same key is another request', async () => {
    const key = newKey();
    const mine = await add(key, 'rent', borrower('b1'));
    const theirs = await add(key, 'rent', borrower('b2'));
    expect(theirs).toMatchObject({ status: 200, replayed: false });
    expect(theirs.body.id).not.toBe(mine.body.id);
    expect((await add(key, 'rent', { cookie: 'lendline_staff=reader' })).replayed).toBe(false);
    expect(await add(key, 'rent', borrower('b1'))).toEqual({ ...mine, replayed: true });
    expect(weather.runs).toBe(3);
  });

  it('of somebody without a session works as well', async () => {
    const key = newKey();
    const first = await add(key, 'hello');
    expect(await add(key, 'hello')).toEqual({ ...first, replayed: true });
  });

  it('is not asked of a service, which keeps its own order', async () => {
    const token = await doors.tokens.issue(testContext({ actor: service('loans') }));
    const headers = { authorization: `Bearer ${token}` };
    expect((await told(await doors.send('/notes', json({ text: 'x' }, headers)))).status).toBe(200);
    expect((await told(await doors.send('/notes', json({ text: 'x' }, headers)))).status).toBe(200);
    expect(weather.runs).toBe(2);
  });

  it('of somebody who is refused is not taken: signing in makes the request possible', async () => {
    const key = newKey();
    const upload = (headers: Readonly<Record<string, string>>): Promise<Response> =>
      doors.send('/notes/files', {
        method: 'POST',
        headers: { 'idempotency-key': key, ...headers, 'x-lendline-input': fields },
        body: 'x',
      });
    const fields = Buffer.from('{"title":"t"}').toString('base64url');
    expect((await upload({})).status).toBe(401);
    expect((await upload(borrower('b1'))).status).toBe(200);
    const { rows } = await test.database.pool.query('select actor from sample.idempotency where key = $1', [key]);
    expect(rows).toEqual([{ actor: 'borrower:line_b1' }]);
  });
});

describe('an answer with a session', () => {
  it('is not stored, because its token is a secret', async () => {
    const key = newKey();
    const send = (): Promise<Response> => doors.send('/notes/sign-in', json({ as: 'b1' }, { 'idempotency-key': key }));
    const first = await send();
    const second = await send();
    expect(first.headers.getSetCookie()).toHaveLength(1);
    expect(second.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.getSetCookie()).toHaveLength(1);
    const { rows } = await test.database.pool.query(
      "select 1 from sample.idempotency where key = $1 or answer::text like '%secret-of%'",
      [key],
    );
    expect(rows).toEqual([]);
  });
});

describe('a file that is sent again', () => {
  const file = new Uint8Array(4 * 1024 * 1024).fill(7);
  const send = async (key: string, body: Uint8Array<ArrayBuffer>, title = 'statement'): Promise<Told> =>
    told(
      await doors.send('/notes/files', {
        method: 'POST',
        headers: {
          ...borrower('b1'),
          'idempotency-key': key,
          'x-lendline-input': Buffer.from(JSON.stringify({ title })).toString('base64url'),
        },
        body,
      }),
    );

  it('is kept once; one other byte or another title is another request', async () => {
    const key = newKey();
    const first = await send(key, file);
    expect(first).toMatchObject({ status: 200, body: { size: file.length } });
    expect(await send(key, file)).toEqual({ ...first, replayed: true });
    const other = file.slice();
    other[other.length - 1] = 8;
    expect((await send(key, other)).status).toBe(422);
    expect((await send(key, file, 'another title')).status).toBe(422);
    expect(weather.runs).toBe(1);
  });

  it('is told apart in well under a second for four megabytes', async () => {
    const started = performance.now();
    expect((await send(newKey(), file)).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('32 clients with one key', () => {
  it('have one effect and all get the one answer in the end', async () => {
    const key = newKey();
    const untilAnswered = async (): Promise<string> => {
      for (;;) {
        const { status, body } = await add(key, 'once', borrower('b1'));
        if (status === 200) return body.id ?? '';
        expect(status).toBe(409);
      }
    };
    const ids = await Promise.all(Array.from({ length: 32 }, untilAnswered));
    expect(new Set(ids).size).toBe(1);
    expect(weather.runs).toBe(1);
    const { rows } = await test.database.pool.query("select id from sample.note where text = 'once'");
    expect(rows).toEqual([{ id: ids[0] }]);
  });
});
