import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Entity, EntityGraph, type GraphColumns, lookUp } from '@lendline/graph';
import { seededRandom } from '@lendline/kernel';
import { againstTarget, type Figure, quantile } from './figure.ts';
import { country, oneRing, toldDays, toldFrom } from './made-up-entities.ts';

const nodes = Number(process.env['LENDLINE_BENCH_NODES'] ?? '1000000');
const listed = 5_000;
const asked = 3_000;
const warmUp = 300;
const mostBuild_s = 60;
const mostLookUp_ms = 2;

/** The graph of who shares what with whom: built at once, and asked about people and applications one by one. */
export function benchGraph(): readonly Figure[] {
  return [
    ...figuresOf('graph', 'a country of families, dormitories and rings of up to 64 (simulated)', country(nodes)),
    ...figuresOf('graph-one-ring', 'edges at random, nearly all entities in one ring (made up)', oneRing(nodes)),
  ];
}

function figuresOf(name: string, of: string, columns: GraphColumns): readonly Figure[] {
  const at = (days: number): Temporal.Instant => toldFrom.add({ hours: 24 * days });
  const now = at(toldDays + 100);
  const built = build(columns, now);
  const { graph } = built;
  const { size } = graph.entities;
  const work = `${size} entities, ${graph.edges.size} edges: ${of}`;
  const random = seededRandom('asked');
  const entities = Array.from({ length: listed }, () => graph.entities.entity(random.below(size)));
  for (const entity of entities) {
    graph.list({ entity, from_ms: toldFrom.epochMilliseconds, arrived_ms: toldFrom.epochMilliseconds });
  }
  const people: Entity[] = [];
  while (people.length < asked) {
    const entity = graph.entities.entity(random.below(size));
    if (entity.kind === 'borrower' || entity.kind === 'application') people.push(entity);
  }
  return [
    againstTarget({
      name: `${name}-build`,
      work,
      unit: 's',
      ours: built.seconds,
      target: `at most ${mostBuild_s} s`,
      pass: built.seconds <= mostBuild_s,
    }),
    againstTarget({ name: `${name}-memory`, work, unit: 'GB', ours: built.gigabytes, target: 'none set', pass: true }),
    ...lookUpFigures(`${name}-look-up`, `${work}, as of now, quickest of three`, timed(graph, people, now)),
    ...lookUpFigures(
      `${name}-look-up-past`,
      `${work}, as of an earlier day, quickest of three`,
      timed(graph, people, at(toldDays - 50)),
    ),
  ];
}

setFlagsFromString('--expose-gc');
const sweep = runInNewContext('gc') as () => void;

interface Built {
  readonly graph: EntityGraph;
  readonly seconds: number;
  readonly gigabytes: number;
}

function build(columns: GraphColumns, now: Temporal.Instant): Built {
  const [before, started] = [bytesNow(), performance.now()];
  const graph = new EntityGraph();
  graph.load(columns, now);
  return { graph, seconds: (performance.now() - started) / 1000, gigabytes: (bytesNow() - before) / 1e9 };
}

/** What is held, after a sweep: what has gone but lies there still would be counted before, and swept in between. */
function bytesNow(): number {
  sweep();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The quickest of three in a row for each: what others on the machine took is not ours. */
function timed(graph: EntityGraph, people: readonly Entity[], as_of: Temporal.Instant): readonly number[] {
  for (const entity of people.slice(0, warmUp)) lookUp(graph, entity, { as_of });
  return people.slice(warmUp).map((entity) => {
    const times_ms = [1, 2, 3].map(() => {
      const started = performance.now();
      lookUp(graph, entity, { as_of });
      return performance.now() - started;
    });
    return Math.min(...times_ms);
  });
}

function lookUpFigures(name: string, work: string, times_ms: readonly number[]): readonly Figure[] {
  return [
    againstTarget({
      name: `${name}-p50`,
      work,
      unit: 'ms',
      ours: quantile(times_ms, 0.5),
      target: 'none set',
      pass: true,
    }),
    againstTarget({
      name: `${name}-p99`,
      work,
      unit: 'ms',
      ours: quantile(times_ms, 0.99),
      target: `at most ${mostLookUp_ms} ms`,
      pass: quantile(times_ms, 0.99) <= mostLookUp_ms,
    }),
  ];
}
