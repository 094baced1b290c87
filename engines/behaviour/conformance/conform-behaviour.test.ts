import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hasReference, onReference, referenceFolder } from '../test/reference-data.ts';
import { conformBehaviour } from './conform-behaviour.ts';

const header = 'interaction,direction,correspondent_id,datetime,call_duration,antenna_id';

function folder(files: Readonly<Record<string, unknown>>): ReadonlyMap<string, Uint8Array> {
  const encode = (content: unknown) =>
    new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
  return new Map(Object.entries(files).map(([path, content]) => [path, encode(content)]));
}

const line = `${header}\ncall,in,A,2024-06-03 12:00:00,60,1\n`;

describe('the conformance of features', () => {
  it('passes a vector that is met, and names the figure that is not', () => {
    const expected = (seconds: number) => ({
      none_def: { ...madeUpFigures, call_duration__allweek__allday__call__mean: seconds },
    });
    const run = (seconds: number) =>
      conformBehaviour(
        folder({ 'bandicoot/oracle/x.expected.json': expected(seconds), 'bandicoot/oracle/x/x.csv': line }),
      );
    expect(run(60)).toMatchObject({ passed: 1, failed: 0 });
    expect(run(61)).toMatchObject({
      passed: 0,
      failed: 1,
      failures: [
        { vector: 'oracle/x none_def', field: 'call_duration__allweek__allday__call__mean', expected: '61', got: '60' },
      ],
    });
  });

  it('fails a vector with a figure that was not expected, or that is missing', () => {
    const { active_days__allweek__allday__callandtext: days, ...rest } = madeUpFigures;
    const files = { 'oracle/x.expected.json': { none_def: { ...rest, more_days: days } }, 'oracle/x/x.csv': line };
    expect(conformBehaviour(folder(files)).failures.map(({ field }) => field)).toEqual([
      'more_days',
      'active_days__allweek__allday__callandtext',
    ]);
  });

  it('skips, with the reason, where the reference fails or the records are missing', () => {
    const files = {
      'oracle/x.expected.json': { week_def: { __error__: 'ZeroDivisionError' }, hour_def: {} },
      'oracle/y.expected.json': { week_def: {} },
      'oracle/x/x.csv': line,
    };
    expect(conformBehaviour(folder(files))).toMatchObject({
      passed: 0,
      failed: 0,
      skipped: [
        { vector: 'oracle/x week_def', reason: 'the reference itself fails there: ZeroDivisionError' },
        { vector: 'oracle/x hour_def' },
        { vector: 'oracle/y week_def', reason: 'its records are not in the folder' },
      ],
    });
  });

  it('compares week matrices row by row', () => {
    const matrix = 'year_week,channel,weekday,section,value\n2024-23,0,0,12,1.0\n2024-23,2,0,12,1.0\n2024-23,6,0,12,';
    const run = (seconds: string) =>
      conformBehaviour(
        folder({
          'samples/special/weekmatrix_X_60min_interval.csv': `${matrix}${seconds}\n`,
          'samples/special/X.csv': line,
        }),
      );
    expect(run('60.0')).toMatchObject({ passed: 1, failed: 0 });
    expect(run('61.0')).toMatchObject({ passed: 0, failed: 1, failures: [{ field: 'row 2' }] });
  });

  it('asks the messages of every expected person in both settings', () => {
    const person = { user: '7', week_def: {}, none_ext_split: {} };
    const run = conformBehaviour(
      folder({
        'cns_sms/edges.csv': 'source, target, timestamp\n7,8,100\n',
        'cns_sms/bandicoot_expected.jsonl': JSON.stringify(person),
      }),
    );
    expect([run.passed, run.failed]).toEqual([0, 2]);
    expect(run.failures).toContainEqual({
      vector: 'cns_sms 7 week_def',
      field: 'number_of_interactions__allweek__allday__text__mean',
      expected: 'no field',
      got: '1',
    });
  });
});

describe.skipIf(!hasReference)(`bandicoot's own figures${onReference}`, () => {
  // Hundreds of people in two settings each: seconds, and more on a busy machine.
  it('are met by every vector of the reference folder', { timeout: 120_000 }, () => {
    const root = join(referenceFolder, 'behaviour');
    const files = new Map(
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => {
          const path = join(entry.parentPath, entry.name);
          const bytes = readFileSync(path);
          return path.endsWith('.gz')
            ? [relative(root, path).slice(0, -3), gunzipSync(bytes)]
            : [relative(root, path), bytes];
        }),
    );
    const { passed, failures, skipped } = conformBehaviour(files);
    expect(failures.slice(0, 10)).toEqual([]);
    expect(passed).toBeGreaterThanOrEqual(603);
    expect(skipped.every(({ vector }) => /code_signature$|dashboard/.test(vector))).toBe(true);
  });
});

/** All figures of the one call of `line` that are not null. */
const madeUpFigures = {
  active_days__allweek__allday__callandtext: 1,
  number_of_contacts__allweek__allday__call: 1,
  call_duration__allweek__allday__call__mean: 60,
  call_duration__allweek__allday__call__std: 0,
  percent_nocturnal__allweek__allday__call: 0,
  percent_initiated_conversations__allweek__allday__callandtext: 0,
  percent_initiated_interactions__allweek__allday__call: 0,
  entropy_of_contacts__allweek__allday__call: 0,
  balance_of_contacts__allweek__allday__call__mean: 0,
  balance_of_contacts__allweek__allday__call__std: 0,
  interactions_per_contact__allweek__allday__call__mean: 1,
  interactions_per_contact__allweek__allday__call__std: 0,
  percent_pareto_interactions__allweek__allday__call: 1,
  percent_pareto_durations__allweek__allday__call: 1,
  number_of_interactions__allweek__allday__call: 1,
  number_of_interaction_in__allweek__allday__call: 1,
  number_of_interaction_out__allweek__allday__call: 0,
  number_of_antennas__allweek__allday: 1,
  entropy_of_antennas__allweek__allday: 0,
  frequent_antennas__allweek__allday: 1,
  name: 'x',
};
