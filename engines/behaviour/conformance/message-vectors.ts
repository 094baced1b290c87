import { type Outcome } from '@lendline/kernel';
import { bandicootFeatures } from '../bandicoot/bandicoot-features.ts';
import { bandicootUser } from '../bandicoot/bandicoot-user.ts';
import { type LineRecord, lineRecord } from '../records/line-record.ts';
import { compareFields, type Fields } from './compare-fields.ts';
import { type ReferenceFiles, textOf } from './reference-folder.ts';

const began_ms = Temporal.Instant.from('2013-12-02T00:00:00Z').epochMilliseconds;
const settings = {
  none_ext_split: { group: 'none', extended: true, split_week: true, split_day: true },
  week_def: { group: 'week' },
} as const;

interface ExpectedPerson {
  readonly user: string;
  /** Figures that are null, and the reporting fields, are left out. */
  readonly none_ext_split: Fields;
  readonly week_def: Fields;
}

/**
 * The text messages of several hundred people (`edges.csv`: source, target, seconds since Monday 2013-12-02 00:00), each
 * outgoing for its source and incoming for its target, against `bandicoot_expected.jsonl`: two vectors per person.
 */
export function messageVectors(files: ReferenceFiles): Outcome[] {
  const expected = textOf(files, 'bandicoot_expected.jsonl');
  const edges = textOf(files, 'edges.csv');
  if (expected === null) return [];
  if (edges === null) return [{ vector: 'cns_sms', reason: 'edges.csv is not in the folder' }];
  const people = recordsByPerson(edges);
  return expected
    .trim()
    .split('\n')
    .flatMap((line) => personVectors(JSON.parse(line) as ExpectedPerson, people));
}

function personVectors(person: ExpectedPerson, people: ReadonlyMap<string, readonly LineRecord[]>): Outcome[] {
  const user = bandicootUser(people.get(person.user) ?? [], { name: person.user });
  const names = Object.keys(settings) as (keyof typeof settings)[];
  return names
    .filter((setting) => setting in person)
    .map((setting) => {
      const vector = `cns_sms ${person.user} ${setting}`;
      const got = bandicootFeatures(user, settings[setting]);
      const unexpected = (field: string): boolean => field === 'name' || field.startsWith('reporting__');
      return compareFields({ vector, expected: person[setting], got, unexpected });
    });
}

function recordsByPerson(edges: string): Map<string, LineRecord[]> {
  const people = new Map<string, LineRecord[]>();
  const [, ...lines] = edges.trim().split(/\r?\n/);
  lines.forEach((line, index) => {
    const [source, target, seconds] = line.split(',').map((cell) => cell.trim()) as [string, string, string];
    const wall_ms = began_ms + Number(seconds) * 1000;
    const about = { kind: 'text', at_ms: wall_ms, wall_ms, source_line: index + 2 } as const;
    addTo(people, source, lineRecord({ ...about, direction: 'out', peer: target }));
    addTo(people, target, lineRecord({ ...about, direction: 'in', peer: source }));
  });
  return people;
}

function addTo(people: Map<string, LineRecord[]>, person: string, record: LineRecord): void {
  const records = people.get(person);
  if (records) records.push(record);
  else people.set(person, [record]);
}
