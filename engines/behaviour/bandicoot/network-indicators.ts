import type { BandicootUser } from './bandicoot-user.ts';
import { featurePlan } from './feature-plan.ts';
import { LineMeter } from './line-meter.ts';
import { directedMatrix, type NetworkMatrix, undirectedMatrix } from './network-matrix.ts';

/**
 * The four indicators of a network, names to values. `assortativity_indicators` has a name per indicator of week
 * groups that the person and at least one reciprocated side both have.
 */
export function networkFeatures(user: BandicootUser): Record<string, number | null> {
  if (user.network === null || user.network.size === 0) return {};
  const matrix = undirectedMatrix(directedMatrix(user, 'half-hours'));
  return {
    clustering_coefficient_unweighted: clusteringUnweighted(matrix),
    clustering_coefficient_weighted: clusteringWeighted(matrix),
    ...assortativityOfAttributes(user, matrix),
    ...assortativityOfIndicators(user, matrix),
  };
}

/** Closed triangles around the person over all pairs of their contacts, 0 to 1; 0 below two contacts. */
export function clusteringUnweighted(matrix: NetworkMatrix): number {
  return clustering(matrix, () => 1);
}

/** The same, each triangle weighed by the cube root of its edges' product over the largest edge of the matrix. */
export function clusteringWeighted(matrix: NetworkMatrix): number {
  const most = matrix.cells.reduce((top, cell) => (cell > top ? cell : top), 0);
  return clustering(matrix, (product) => product ** (1 / 3) / most);
}

function clustering({ names, cells }: NetworkMatrix, weigh: (product: number) => number): number {
  const size = names.length;
  let [triangles, degree] = [0, 0];
  for (let a = 1; a < size; a += 1) {
    const toA = cells[a]!;
    if (!(toA > 0)) continue;
    degree += 1;
    for (let b = a + 1; b < size; b += 1) {
      const product = toA * cells[b]! * cells[a * size + b]!;
      if (product > 0) triangles += weigh(product);
    }
  }
  return degree > 1 ? (2 * triangles) / (degree * (degree - 1)) : 0;
}

/** The names of the sides with an edge to the person in both directions, of whom there are records. */
function reciprocatedSides({ network, name }: BandicootUser, { names, cells }: NetworkMatrix): string[] {
  return names.filter((side, index) => side !== name && cells[index] !== 0 && network!.get(side));
}

/** The share of reciprocated sides with attributes that have the person's value; null where there is none. */
function assortativityOfAttributes(user: BandicootUser, matrix: NetworkMatrix): Record<string, number | null> {
  const described = reciprocatedSides(user, matrix)
    .map((side) => user.network!.get(side)!.attributes)
    .filter((attributes) => Object.keys(attributes).length > 0);
  const features: Record<string, number | null> = {};
  for (const [key, value] of Object.entries(user.attributes)) {
    const alike = described.filter((attributes) => attributes[key] === value).length;
    features[`assortativity_attributes__${key}`] = described.length === 0 ? null : alike / described.length;
  }
  return features;
}

const weekPlan = featurePlan({ group: 'week' });

/** The mean square difference between the person's indicators of weeks and those of each reciprocated side. */
function assortativityOfIndicators(user: BandicootUser, matrix: NetworkMatrix): Record<string, number> {
  const sides = reciprocatedSides(user, matrix).map((side) => user.network!.get(side)!.line);
  const meter = new LineMeter(weekPlan, [user.line, ...sides]);
  const own = meter.measure(user.line);
  const theirs = new Float64Array(own.length);
  const [squares, counts] = [new Float64Array(own.length), new Int32Array(own.length)];
  for (const side of sides) {
    meter.measure(side, theirs);
    for (let index = 0; index < own.length; index += 1) {
      const apart = own[index]! - theirs[index]!;
      // NaN alone differs from itself: one of the two has no value.
      if (apart !== apart) continue;
      squares[index]! += apart * apart;
      counts[index]! += 1;
    }
  }
  const features: Record<string, number> = {};
  weekPlan.names.forEach((name, index) => {
    if (counts[index]! > 0) features[`assortativity_indicators__${name}`] = squares[index]! / counts[index]!;
  });
  return features;
}
