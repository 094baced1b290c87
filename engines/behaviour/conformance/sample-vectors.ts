import { type Outcome } from '@lendline/kernel';
import { bandicootFeatures } from '../bandicoot/bandicoot-features.ts';
import { bandicootUser, type BandicootUser } from '../bandicoot/bandicoot-user.ts';
import type { BandicootGroup, Grouping } from '../bandicoot/feature-plan.ts';
import { noFaults } from '../bandicoot/fault-counts.ts';
import { readOrangeRecords } from '../bandicoot/orange-records.ts';
import { weekMatrix } from '../bandicoot/week-matrix.ts';
import { compareFields, type Fields, flatten } from './compare-fields.ts';
import { attributesIn, jsonOf, pathsLike, type ReferenceFiles, referenceUser, textOf } from './reference-folder.ts';

/** Figures worked out by hand in `samples/manual/NAME.json`, of which only some indicators are given. */
export function manualVectors(files: ReferenceFiles): Outcome[] {
  return pathsLike(files, /^samples\/manual\/([^/]+)\.json$/).map(({ path, parts: [name] }): Outcome => {
    const vector = `samples/manual/${name}`;
    const user = referenceUser(files, manualFiles(name!));
    if (!user) return { vector, reason: 'its records are not in the folder' };
    const got = bandicootFeatures(user, { group: 'none' });
    const expected = flatten(jsonOf(files, path));
    return compareFields({ vector, expected, got, tolerance: handPrecision, unexpected: () => true });
  });
}

/** One unit of the last decimal that the figure has, and never more than people round to. */
function handPrecision(expected: number): number {
  const decimals = String(expected).split('.')[1]?.length ?? 0;
  return decimals === 0 ? 1e-7 : Math.min(10 ** -decimals, 1.5e-3);
}

const towers = 'samples/towers.csv';

function manualFiles(name: string) {
  return {
    folder: 'samples/manual',
    name,
    antennas: towers,
    recharges: `samples/manual/recharges/${name}.csv`,
    paths: { antennas: towers, attributes: null },
  };
}

/** Who the files of `samples/regressions` are about (bandicoot's `test_regressions.py`). */
const regressions: Readonly<Record<string, (files: ReferenceFiles) => BandicootUser | null>> = {
  empty_user: () => bandicootUser([], { attributes: { empty: true } }),
  sample_user: (files) =>
    referenceUser(files, {
      folder: 'oracle/sample_user',
      name: 'sample_user',
      antennas: 'oracle/sample_user.antennas.csv',
      network: true,
    }),
  ego: (files) =>
    referenceUser(files, {
      folder: 'samples/network',
      name: 'ego',
      antennas: towers,
      attributes: 'samples/attributes',
      network: true,
      paths: { antennas: towers, attributes: 'samples/attributes' },
    }),
  manual_a: (files) => referenceUser(files, manualFiles('A')),
  manual_a_orange_network: orangeUser,
};

function orangeUser(files: ReferenceFiles): BandicootUser | null {
  const read = (name: string) => {
    const text = textOf(files, `samples/manual/${name}.csv`);
    return text === null ? null : readOrangeRecords(text);
  };
  const own = read('A_orange');
  if (!own) return null;
  const attributesOf = (name: string) => attributesIn(files, 'samples/attributes', name);
  return bandicootUser(own.records, {
    name: 'A_orange',
    antennas: own.antennas,
    attributes: attributesOf('A_orange'),
    faults: noFaults,
    paths: { antennas: null, attributes: 'samples/attributes' },
    neighbour: (name) => {
      const file = read(name);
      return file && { records: file.records, attributes: attributesOf(name) };
    },
  });
}

const codeSignature = 'reporting__code_signature';

/** Everything that bandicoot gives for its own test users, in `samples/regressions/NAME.json`. */
export function regressionVectors(files: ReferenceFiles): Outcome[] {
  return pathsLike(files, /^samples\/regressions\/([^/]+)\.json$/).flatMap(({ path, parts: [name] }): Outcome[] => {
    const vector = `samples/regressions/${name}`;
    const [fields] = Object.values(jsonOf(files, path) ?? {}) as (Fields | undefined)[];
    if (!fields || !('reporting__version' in fields)) {
      return [{ vector, reason: 'figures of the web page of bandicoot, not of its indicators' }];
    }
    const user = regressions[name!]?.(files);
    if (!user) return [{ vector, reason: 'its records are not known' }];
    const { [codeSignature]: signature, ...expected } = fields;
    const got = bandicootFeatures(user, groupingOf(fields));
    const unexpected = (field: string): boolean =>
      /^(assortativity|clustering)_/.test(field) || field === codeSignature;
    const outcome = compareFields({ vector, expected, got, unexpected });
    const reason = "a hash of bandicoot's own source, which no other program can have";
    return signature === undefined ? [outcome] : [outcome, { vector: `${vector} ${codeSignature}`, reason }];
  });
}

/** A result says itself how it was asked for. */
function groupingOf(fields: Fields): Grouping {
  const group = fields['reporting__groupby'];
  return {
    group: group === null ? 'none' : (group as BandicootGroup),
    extended: Object.keys(fields).some((field) => /__skewness(__|$)/.test(field)),
    split_week: fields['reporting__split_week'] === true,
    split_day: fields['reporting__split_day'] === true,
  };
}

/** Every `samples/special/weekmatrix_NAME_Nmin_interval.csv`. */
export function weekMatrixVectors(files: ReferenceFiles): Outcome[] {
  const form = /^samples\/special\/weekmatrix_(.+)_(\d+)min_interval\.csv$/;
  return pathsLike(files, form).map(({ path, parts: [name, minutes] }): Outcome => {
    const vector = `samples/special/weekmatrix ${name} ${minutes} min`;
    const user = referenceUser(files, { folder: 'samples/special', name: name! });
    if (!user) return { vector, reason: 'its records are not in the folder' };
    const [, ...lines] = (textOf(files, path) ?? '').trim().split(/\r?\n/);
    const expected = lines.map((line) => line.split(',').map((cell, at) => (at === 0 ? cell : Number(cell))));
    const got = weekMatrix(user.line, Number(minutes)).map((row) => Object.values(row));
    const wrong = compareFields({ vector, expected: { ...expected }, got: { ...got } });
    return wrong.map((failure) => ({ ...failure, field: `row ${failure.field}` }));
  });
}
