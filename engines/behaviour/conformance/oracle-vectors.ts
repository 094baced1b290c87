import { type Outcome } from '@lendline/kernel';
import { bandicootFeatures } from '../bandicoot/bandicoot-features.ts';
import type { BandicootUser } from '../bandicoot/bandicoot-user.ts';
import type { BandicootGroup, Grouping } from '../bandicoot/feature-plan.ts';
import { clusteringUnweighted, clusteringWeighted } from '../bandicoot/network-indicators.ts';
import {
  directedMatrix,
  type EdgeWeight,
  type NetworkMatrix,
  undirectedMatrix,
  unweighted,
} from '../bandicoot/network-matrix.ts';
import { compareFields, type Fields } from './compare-fields.ts';
import { jsonOf, pathsLike, type ReferenceFiles, referenceUser, type UserFiles } from './reference-folder.ts';

/** Every `oracle/NAME.expected.json`: one vector per setting, named as that folder's README says. */
export function oracleVectors(files: ReferenceFiles): Outcome[] {
  return pathsLike(files, /^oracle\/([^/]+)\.expected\.json$/).flatMap(({ path, parts: [name] }) => {
    const settings = Object.entries(jsonOf(files, path) ?? {});
    return settings.map(([setting, expected]) => oracleVector(files, { name: name!, setting, expected }));
  });
}

interface Vector {
  readonly name: string;
  readonly setting: string;
  readonly expected: unknown;
}

function oracleVector(files: ReferenceFiles, { name, setting, expected }: Vector): Outcome {
  const vector = `oracle/${name} ${setting}`;
  const grouping = groupingOf(setting);
  if (!grouping) return { vector, reason: 'a setting that this command does not know' };
  const fields = expected as Fields;
  if ('__error__' in fields)
    return { vector, reason: `the reference itself fails there: ${String(fields['__error__'])}` };
  const user = referenceUser(files, oracleFiles(files, name, fields['reporting__has_network'] === true));
  if (!user) return { vector, reason: 'its records are not in the folder' };
  // Another folder may keep fewer of them; what an indicator gives must be expected.
  const unexpected = (field: string): boolean => /^(reporting|attributes|assortativity|clustering)_/.test(field);
  return compareFields({ vector, expected: fields, got: bandicootFeatures(user, grouping), unexpected });
}

/** `week_ext_split`: the group, then the options. */
function groupingOf(setting: string): Grouping | null {
  const [group, ...options] = setting.split('_');
  const groups: readonly string[] = ['none', 'day', 'week', 'month', 'year'];
  if (!groups.includes(group!) || options.some((option) => !['def', 'ext', 'split', 'pad'].includes(option)))
    return null;
  const split = options.includes('split');
  return {
    group: group as BandicootGroup,
    extended: options.includes('ext'),
    split_week: split,
    split_day: split,
    keep_empty: options.includes('pad'),
  };
}

function oracleFiles(files: ReferenceFiles, name: string, network: boolean): UserFiles {
  const demo = /^demo_(.+)$/.exec(name)?.[1];
  if (demo && !files.has(`oracle/${name}/${name}.csv`)) {
    return { folder: 'demo', name: demo, antennas: 'demo/antennas.csv', network };
  }
  return {
    folder: `oracle/${name}`,
    name,
    antennas: `oracle/${name}.antennas.csv`,
    recharges: `oracle/${name}_recharges/${name}.csv`,
    attributes: `oracle/${name}_attributes`,
    network,
  };
}

/** Every `oracle/NAME.network.json`: one vector per matrix and coefficient. */
export function networkVectors(files: ReferenceFiles): Outcome[] {
  return pathsLike(files, /^oracle\/([^/]+)\.network\.json$/).flatMap(({ path, parts: [name] }) => {
    const expected = jsonOf(files, path) ?? {};
    const user = referenceUser(files, oracleFiles(files, name!, true));
    return Object.entries(expected)
      .filter(([field]) => field !== 'note')
      .map(([field, value]): Outcome => {
        const vector = `oracle/${name} network ${field}`;
        const got = user && networkField(user, field);
        if (got === null) return { vector, reason: user ? 'not a figure of a network' : 'its records are not there' };
        return compareFields({ vector, expected: { [field]: value }, got: { [field]: got } });
      });
  });
}

function networkField(user: BandicootUser, field: string): unknown {
  const [, what, weightName] = /^(.+?)(?:_(None|call|text|call_duration))?$/.exec(field)!;
  const weight = weightName === undefined || weightName === 'None' ? 'half-hours' : (weightName as EdgeWeight);
  const directed = directedMatrix(user, weight);
  const undirected = undirectedMatrix(directed);
  const fields: Readonly<Record<string, () => unknown>> = {
    matrix_index: () => directed.names,
    directed_weighted: () => rowsOf(directed),
    undirected_weighted: () => rowsOf(undirected),
    directed_unweighted: () => rowsOf(unweighted(directed)),
    undirected_unweighted: () => rowsOf(unweighted(undirected)),
    clustering_unweighted: () => clusteringUnweighted(undirected),
    clustering_weighted: () => clusteringWeighted(undirected),
  };
  return fields[what!]?.() ?? null;
}

function rowsOf({ names, cells }: NetworkMatrix): (number | null)[][] {
  return names.map((_, row) =>
    Array.from(cells.subarray(row * names.length, (row + 1) * names.length), (cell) =>
      Number.isNaN(cell) ? null : cell,
    ),
  );
}
