import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog, type LogFields } from './log.ts';

function lines(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const written: string[] = [];
  write(createLog({ level: 'debug', write: (line) => void written.push(line) }));
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const line = (fields: LogFields, event = 'something happened'): Record<string, unknown> =>
  lines((log) => log.info(fields, event))[0]!;

// Made up: no range of these is given out to anybody.
const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''));
const national = digits(8).map((tail) => `138${tail}`);
const separated = national.chain((number) =>
  fc.constantFrom(
    number,
    `+86${number}`,
    `+86 ${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`,
    `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
    `(0${number.slice(0, 2)}) ${number.slice(2, 6)}.${number.slice(6)}`,
    `+254 7${number.slice(3, 5)} ${number.slice(5, 8)} ${number.slice(8)}`,
    number.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ),
);
const idNumber = fc
  .tuple(digits(6), fc.integer({ min: 1950, max: 2008 }), digits(4), digits(3), fc.constantFrom('0', '7', 'X', 'x'))
  .map((parts) => parts.join(''));
const chineseName = fc
  .tuple(fc.constantFrom('王', '李', '欧阳', '张'), fc.constantFrom('秀英', '伟', '小明', '丽华'))
  .map((parts) => parts.join(''));
const latinName = fc.constantFrom('Wanjiku Kamau', 'Otieno Achieng Odhiambo', 'Zhang San');
const number = fc.oneof(separated, idNumber);
const person = fc.oneof(number, chineseName, latinName);

const readable = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Whether a reader could find seven digits or the name of the person again in what was written. */
function shows(written: unknown, secret: string): boolean {
  const text = readable(JSON.stringify(written));
  const plain = readable(secret);
  const traces = /\d/.test(plain) ? [plain.slice(0, 7), plain.slice(-7)] : [plain];
  return traces.some((trace) => text.includes(trace));
}

const fieldNames = [
  'slice',
  'correlation',
  'code',
  'state',
  'subject_id',
  'url_path',
  'scope',
  'day',
  'tenant',
] as const;

describe('a log line', () => {
  it('shows nothing of a person in any allowed field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fieldNames), person, (name, secret) => {
        expect(shows(line({ [name]: secret })[name], secret)).toBe(false);
      }),
    );
  });

  it('shows no number of a person inside the text of a field or of the event', () => {
    fc.assert(
      fc.property(fc.oneof(number, chineseName), fc.constantFrom('', 'x', 'line_', 'tel:'), (secret, before) => {
        expect(shows(line({ state: `${before}${secret}` }), secret)).toBe(false);
        expect(shows(line({}, `could not call ${before}${secret}; will try again`), secret)).toBe(false);
        expect(shows(line({ path: `/data/${secret}/files` }), secret)).toBe(false);
        expect(shows(line({ applied: [secret, [`${before}${secret}`]] }), secret)).toBe(false);
      }),
    );
  });

  it('shows no number of a person that came as a number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 100_000_000n, max: 999_999_999_999_999n }), (secret) => {
        expect(shows(line({ count: Number(secret), ms: secret }), secret.toString())).toBe(false);
      }),
    );
  });

  it('shows nothing of what is inside an object, however deep', () => {
    fc.assert(
      fc.property(person, (secret) => {
        const nested = { a: { b: [secret, { c: secret }] } };
        for (const value of [
          nested,
          [nested],
          new Map([[secret, secret]]),
          new Set([secret]),
          new Date(),
          Buffer.from(secret),
        ])
          expect(shows(line({ state: value })['state'], secret)).toBe(false);
      }),
    );
  });

  it('shows nothing of an error’s message, cause or own fields, also when the message looks like a stack', () => {
    fc.assert(
      fc.property(person, fc.constantFrom('', '\n    at ', 'x\n  at '), (secret, before) => {
        const message = `${before}${secret} (file.ts:1:2)`;
        const error = Object.assign(new Error(message, { cause: new Error(secret) }), {
          phone: secret,
          detail: secret,
        });
        const joined = new AggregateError([error], `${message}\n`);
        const renamed = Object.assign(new TypeError(message), { code: secret, name: secret });
        for (const err of [error, joined, renamed, [error], secret]) expect(shows(line({ err }), secret)).toBe(false);
      }),
    );
  });

  it('shows no field that is not on the list', () => {
    const written = line({ phone: '+8613800138000', name: 'Wanjiku', slice: 'lines' } as LogFields);
    expect(Object.keys(written).toSorted()).toEqual(['level', 'msg', 'slice', 'time']);
  });
});

describe('what a log line is for', () => {
  it('tells an error’s kind, code and where it happened', () => {
    const error = Object.assign(new RangeError('13800138000'), { code: '23505' });
    const { err } = line({ err: error }) as { err: { name: string; code: string; frames: string[] } };
    expect(err).toMatchObject({ name: 'RangeError', code: '23505' });
    expect(err.frames[0]).toContain('log.test.ts');
    expect(err.frames.length).toBeLessThanOrEqual(12);
  });

  it('ties lines together: correlations, ids, days and instants stay as they are', () => {
    const kept = [
      '01234567-8901-4234-8567-890123456789',
      'loan_01k9xq3v5e8m2n4p6r8s0t1v2w',
      '2026-03-02',
      '2026-03-02T09:00:00.123456789Z',
      'sample.addNote',
      '/api/lines/line_01k9xq3v5e8m2n4p6r8s0t1v2w/checks',
      'messages/0001_messages',
    ];
    for (const text of kept) expect(line({ correlation: text })['correlation']).toBe(text);
    expect(line({ path: '/home/some one/.lendline' })['path']).toBe('/home/some one/.lendline');
  });

  it('keeps counts, milliseconds, states and process ids', () => {
    const fields = { count: 12_345_678, ms: 0.5, pid: 4_194_304, status: 503, attempt: -1 };
    expect(line(fields)).toMatchObject(fields);
    expect(line({ state: true, code: null })).toMatchObject({ state: true, code: null });
  });

  it('keeps the last two digits, so that a person on the phone can be told they are meant', () => {
    expect(line({ subject_id: '13800138042' })['subject_id']).toBe('*********42');
  });

  it('comes at every level that is asked for, as one JSON text a line', () => {
    const written = lines((log) => {
      log.debug({}, 'a');
      log.info({}, 'b');
      log.warn({}, 'c');
      log.error({}, 'd');
    });
    expect(written.map(({ level, msg }) => [level, msg])).toEqual([
      [20, 'a'],
      [30, 'b'],
      [40, 'c'],
      [50, 'd'],
    ]);
    const quiet: string[] = [];
    createLog({ level: 'silent', write: (one) => void quiet.push(one) }).error({}, 'unheard');
    expect(quiet).toEqual([]);
  });
});
