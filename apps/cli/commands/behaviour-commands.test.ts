import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './command-process.ts';

const run = (name: 'features' | 'conformance behaviour', ...args: readonly string[]) => runCommand(name, args);

const header = 'interaction,direction,correspondent_id,datetime,call_duration,antenna_id\n';
const files = {
  'people/ego.csv': `${header}call,out,A,2024-06-03 10:00:00,60,1\ntext,in,A,2024-06-03 11:00:00,,1\ncall,out,A,2024-06-04 10:00:00,60.0,2\n`,
  'people/A.csv': `${header}call,in,ego,2024-06-03 10:00:10,60,1\ntext,out,ego,2024-06-03 11:00:00,,1\n`,
  'antennas.csv': 'antenna_id,latitude,longitude\n1,1,0\n2,-1,0\n',
  'recharges/ego.csv': 'datetime,amount,retailer_id\n2024-06-03,10,\n2024-06-13,20,\n',
  'attributes/ego.csv': 'key,value\ngender,f\n',
  'attributes/A.csv': 'key,value\ngender,f\n',
  'reference/bandicoot/samples/special/X.csv': `${header}call,in,A,2024-06-03 10:00:00,60,1\n`,
  'reference/bandicoot/samples/special/weekmatrix_X_60min_interval.csv':
    'year_week,channel,weekday,section,value\n2024-23,0,0,10,1.0\n2024-23,2,0,10,1.0\n2024-23,6,0,10,60.0\n',
  'wrong/bandicoot/samples/special/X.csv': `${header}call,in,A,2024-06-03 10:00:00,60,1\n`,
  'wrong/bandicoot/samples/special/weekmatrix_X_60min_interval.csv':
    'year_week,channel,weekday,section,value\n2024-23,0,0,10,2.0\n2024-23,2,0,10,1.0\n2024-23,6,0,10,60.0\n',
  'wrong/bandicoot/oracle/Y.expected.json': '{"week_def":{"__error__":"ZeroDivisionError"}}',
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendline-behaviour-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
});

afterAll(() => rm(folder, { recursive: true }));

describe('lendline features --mode bandicoot', () => {
  const at = (path: string) => join(folder, path);

  it('reads antennas, top-ups, attributes and the network beside the records', async () => {
    const sides = ['--antennas', at('antennas.csv'), '--recharges', at('recharges'), '--attributes', at('attributes')];
    const asked = [
      '--network',
      at('people'),
      '--mode',
      'bandicoot',
      '--group',
      'none',
      '--week-matrix',
      '60',
      '--json',
    ];
    const { code, stdout, stderr } = await run('features', '--records', at('people/ego.csv'), ...sides, ...asked);
    expect(stderr).toContain('ego.csv:4:call_duration: bad-duration');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      line: 'ego',
      features: {
        name: 'ego',
        reporting__antennas_path: at('antennas.csv'),
        reporting__number_of_antennas: 2,
        reporting__ignored_records__call_duration: 1,
        reporting__has_network: true,
        call_duration__allweek__allday__call__mean: 60,
        radius_of_gyration__allweek__allday: 0,
        number_of_recharges__allweek__allday: 2,
        assortativity_attributes__gender: 1,
        attributes__gender: 'f',
      },
      week_matrix: expect.arrayContaining([{ year_week: '2024-23', channel: 7, weekday: 0, section: 10, value: 60 }]),
      rejected: [{ file: 'ego.csv', line: 4, field: 'call_duration' }],
    });
  });

  it('looks at nothing from the named instant on, of either side', async () => {
    const args = ['--network', at('people'), '--mode', 'bandicoot', '--as-of', '2024-06-03T11:00:00Z', '--json'];
    const { stdout } = await run('features', '--records', at('people/ego.csv'), ...args);
    expect(JSON.parse(stdout)).toMatchObject({
      features: { reporting__number_of_records: 1, reporting__end_time: '2024-06-03 10:00:00' },
    });
  });

  it('takes top-ups for records of the line in strict mode too', async () => {
    const args = ['--records', at('people/ego.csv'), '--recharges', at('recharges/ego.csv'), '--json'];
    const { stdout } = await run('features', ...args);
    expect(JSON.parse(stdout)).toMatchObject({
      as_of: '2024-06-13T00:00:00.001Z',
      features: { number_of_recharges__all: 2 },
    });
  });

  it.each([
    [['--network', 'no-such-folder', '--mode', 'bandicoot'], 'a folder that is there'],
    [['--week-matrix', '7', '--mode', 'bandicoot'], 'divide a day'],
    [['--recharges', 'no-such-file', '--mode', 'bandicoot'], 'no-such-file'],
    [['--keep-empty'], '--mode bandicoot'],
  ])('leaves with 2 and says what is wrong when asked %j', async (args, words) => {
    const { code, stdout, stderr } = await run('features', '--records', at('people/ego.csv'), ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});

describe('lendline conformance behaviour', () => {
  it('counts what passed and leaves with 0', async () => {
    const { code, stdout } = await run('conformance behaviour', join(folder, 'reference'));
    expect([code, stdout]).toEqual([0, '1 passed, 0 failed, 0 skipped\n']);
  });

  it('says vector, field, what was expected and what came, why one was skipped, and leaves with 1', async () => {
    const { code, stdout } = await run('conformance behaviour', join(folder, 'wrong'));
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      'failed samples/special/weekmatrix X 60 min row 0: expected ["2024-23",0,0,10,2], got ["2024-23",0,0,10,1]',
      'skipped oracle/Y week_def: the reference itself fails there: ZeroDivisionError',
      '0 passed, 1 failed, 1 skipped',
      '',
    ]);
  });

  it('leaves with 2 where there is nothing to run', async () => {
    expect(await run('conformance behaviour', join(folder, 'nowhere'))).toMatchObject({ code: 2, stdout: '' });
  });
});
