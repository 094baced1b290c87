import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cn, packStrategy, packToJson } from '@lendline/strategy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './command-process.ts';

let folder: string;
let example: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendline-decide-'));
  const { stdout } = await runCommand('decide', ['--help']);
  example = /<<'JSON'\n([\s\S]*?)\n\s*JSON\n/.exec(stdout)![1]!;
});

afterAll(() => rm(folder, { recursive: true }));

async function fileWith(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('lendline decide', () => {
  it('decides the example of its own help, as one JSON document', async () => {
    const { code, stdout, stderr } = await runCommand('decide', ['--strategy', 'cn', '--input', '-', '--json'], {
      input: example,
    });
    const answer: unknown = JSON.parse(stdout);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(answer).toMatchObject({
      outcome: 'approve',
      tier: 'B',
      limit: { amount: '300000', currency: 'CNY' },
      rate: { rate_ppm: 144_000 },
      apr: { effective_ppm: 153_904 },
      reasons: [],
    });
    expect(answer).toHaveProperty('trace.0.step', 'eligibility');
  });

  it('gives a pack from a file the word of the same pack in the box', async () => {
    const strategy = await fileWith('pack.json', JSON.stringify(packToJson(cn)));
    const args = (pack: string) => ['--strategy', pack, '--input', '-', '--trace'];
    const [own, shipped] = await Promise.all(
      [strategy, 'cn'].map((pack) => runCommand('decide', args(pack), { input: example })),
    );
    expect(own!.stdout).toContain('book.age');
    expect(own).toEqual(shipped);
  });

  it('decides by a strategy of the lender’s own, and refuses one that leaves a case out, by row and in words', async () => {
    const own = packStrategy(cn);
    const tight = JSON.stringify(own)
      .replaceAll('"age_years":"< 18"', '"age_years":"< 40"')
      .replaceAll('"age_years":">= 18"', '"age_years":">= 40"');
    const paths = [
      await fileWith('tight.json', tight),
      await fileWith('gap.json', JSON.stringify(own).replaceAll('"age_years":"< 18"', '"age_years":"< 17"')),
    ];
    const [decided, refused] = await Promise.all(
      paths.map((path) =>
        runCommand('decide', ['--strategy', path, '--pack', 'cn', '--input', '-', '--json'], { input: example }),
      ),
    );
    expect(JSON.parse(decided!.stdout)).toMatchObject({ outcome: 'decline', reasons: [{ code: 'under-age' }] });
    expect(refused).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('No row takes this case: age_years = 17'),
    });
  });

  it('reports a misspelt value by file, line and name, in the reader’s language, and leaves with 2', async () => {
    const path = await fileWith('in.json', `{\n"segment": "new",\n"values": {\n"sim_swaped": false}}`);
    const { code, stdout, stderr } = await runCommand('decide', ['--strategy', 'cn', '--input', path], {
      locale: 'zh_CN.UTF-8',
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`${path}:4:values.sim_swaped`);
    expect(stderr).toContain('以下之一');
  });

  it('refuses an unsound pack and one that is not there, naming the packs in the box', async () => {
    const unsound = await fileWith('unsound.json', JSON.stringify(packToJson({ ...cn, caps: [] })));
    const [noCap, absent] = await Promise.all(
      [unsound, 'atlantis'].map((pack) =>
        runCommand('decide', ['--strategy', pack, '--input', '-'], { input: example }),
      ),
    );
    expect(noCap).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('lender must set one') });
    expect(absent).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('cn, ke') });
  });
});
