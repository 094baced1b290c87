import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bandicootIndicators } from './bandicoot-indicators.ts';
import type { BandicootOptions } from './bandicoot-features.ts';
import { type LineRecord, lineRecord } from '../records/line-record.ts';
import { hasReference, onReference, referenceFile } from '../test/reference-data.ts';
import { callFeatures } from './call-features.ts';

interface ExpectedPerson {
  readonly user: string;
  /** Figures that are null are left out. */
  readonly none_ext_split: Readonly<Record<string, number>>;
  readonly week_def: Readonly<Record<string, number>>;
}

const began_ms = Temporal.Instant.from('2013-12-02T00:00:00Z').epochMilliseconds;
const settings = {
  none_ext_split: { group: 'none', extended: true, split_week: true, split_day: true },
  week_def: { group: 'week' },
} as const satisfies Record<string, Omit<BandicootOptions, 'as_of'>>;
const ourFamilies = new Set(bandicootIndicators.map(({ name }) => name));

function text(fields: { readonly direction: 'in' | 'out'; readonly peer: string; readonly at_ms: number }): LineRecord {
  return lineRecord({ kind: 'text', ...fields, wall_ms: fields.at_ms, source_line: 1 });
}

/** Every message is outgoing for its source and incoming for its target. */
function people(): Map<string, LineRecord[]> {
  const found = new Map<string, LineRecord[]>();
  const add = (person: string, record: LineRecord): void => {
    found.set(person, [...(found.get(person) ?? []), record]);
  };
  const [, ...lines] = new TextDecoder().decode(referenceFile('behaviour/cns_sms/edges.csv')).trim().split('\n');
  for (const line of lines) {
    const [source, target, seconds] = line.split(',').map((cell) => cell.trim()) as [string, string, string];
    const at_ms = began_ms + Number(seconds) * 1000;
    add(source, text({ direction: 'out', peer: target, at_ms }));
    add(target, text({ direction: 'in', peer: source, at_ms }));
  }
  return found;
}

function equal(ours: number | null, expected: number | undefined): boolean {
  if (ours === null || expected === undefined) return ours === (expected ?? null);
  return Math.abs(ours - expected) <= 1e-7 * Math.max(1, Math.abs(expected));
}

describe.skipIf(!hasReference)(`the text messages of real people${onReference}`, () => {
  it.each(['none_ext_split', 'week_def'] as const)('give the figures of bandicoot to 1e-7 in setting %s', (setting) => {
    const archive = gunzipSync(referenceFile('behaviour/cns_sms/bandicoot_expected.jsonl.gz'));
    const expected = new TextDecoder().decode(archive).trim().split('\n');
    const records = people();
    const as_of = Temporal.Instant.from('2030-01-01T00:00:00Z');
    let compared = 0;
    for (const line of expected) {
      const person = JSON.parse(line) as ExpectedPerson;
      const ours = callFeatures(records.get(person.user)!, { mode: 'bandicoot', as_of, ...settings[setting] });
      const theirs = person[setting];
      const wrong = Object.entries(ours).filter(([name, value]) => !equal(value, theirs[name]));
      const absent = Object.keys(theirs).filter((name) => ourFamilies.has(name.split('__')[0]!) && !(name in ours));
      expect({ user: person.user, wrong, absent }).toEqual({ user: person.user, wrong: [], absent: [] });
      compared += Object.keys(ours).length;
    }
    expect(compared).toBeGreaterThan(200 * (setting === 'week_def' ? 70 : 675));
  });
});
