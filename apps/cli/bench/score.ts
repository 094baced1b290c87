import { assert, seededRandom } from '@lendline/kernel';
import { fitNet, type OpenNet, openNet, openSession, type Session } from '@lendline/scoring';
import { againstTarget, type Figure, quantile } from './figure.ts';
import { type CardRows, cardRows } from './taiwan.ts';

const manyRows = 10_000;

/** What one answer of a net of 64-128-64 costs: one row with reading its values, and ten thousand rows. */
export async function benchScore(): Promise<readonly Figure[]> {
  const cards = cardRows();
  const columns = cards.names.map((name, column) => ({
    kind: 'numeric' as const,
    name,
    values: Float64Array.from(cards.raw.slice(0, manyRows), (row) => row[column]!),
  }));
  const fitted = await fitNet(
    { features: columns, outcomes: { bad: cards.bad.slice(0, manyRows) } },
    {
      architecture: { kind: 'mlp', widths: [64, 128, 64], dropout: 0 },
      members: 1,
      epochs: 2,
      random: seededRandom('bench/score'),
    },
  );
  assert(fitted.ok, 'the cards have something to learn');
  const { model } = fitted.value;
  const net = await openNet(model);
  const graph = await openSession(model.score);
  const width = model.reference.length;
  const many_ms = await processorTimes(runGraph(graph, manyRows, width), 50);
  const one_ms = await times(runGraph(graph, 1, width), 3000);
  const read_ms = await times(rowAfterRow(net, cards), 3000);
  const table_ms = await processorTimes(() => net.logOddsOfRows(columns), 20);
  await graph.release();
  await net.close();
  const what = `${cards.what}, MLP 64-128-64`;
  return [
    figure('score-row-p50', `${what}, one encoded row`, { ms: quantile(one_ms, 0.5), most_ms: 0.03 }),
    figure('score-row-p99', `${what}, one encoded row`, { ms: quantile(one_ms, 0.99) }),
    figure('score-values-p50', `${what}, one row from its 23 values`, { ms: quantile(read_ms, 0.5) }),
    figure('score-rows', `${what}, ${manyRows} encoded rows, processor time`, {
      ms: quantile(many_ms, 0.5),
      most_ms: 6,
    }),
    figure('score-table', `${what}, ${manyRows} rows from columns, processor time`, { ms: quantile(table_ms, 0.5) }),
  ];
}

function figure(name: string, work: string, { ms, most_ms }: { ms: number; most_ms?: number }): Figure {
  const target = most_ms === undefined ? 'none set' : `at most ${most_ms} ms`;
  const pass = most_ms === undefined || ms <= most_ms;
  return {
    ...againstTarget({ name, work, unit: 'ms', ours: ms, target, pass }),
    ours: Math.round(ms * 10_000) / 10_000,
  };
}

function runGraph(graph: Session, rows: number, columns: number): () => Promise<unknown> {
  const elements = new Float32Array(rows * columns).fill(0.5);
  return () => graph.run({ x: { type: 'float32', shape: [rows, columns], elements } }, { logOdds: null });
}

function rowAfterRow(net: OpenNet, { raw }: CardRows): () => Promise<unknown> {
  let next = 0;
  return () => {
    next = (next + 1) % raw.length;
    return net.logOddsOfRow([...raw[next]!]);
  };
}

/** Milliseconds of each run after a warm-up of a tenth. */
async function times(work: () => Promise<unknown>, runs: number): Promise<readonly number[]> {
  for (let run = 0; run < runs / 10; run += 1) await work();
  const taken_ms: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began_ms = performance.now();
    await work();
    taken_ms.push(performance.now() - began_ms);
  }
  return taken_ms;
}

/** Milliseconds of the processor that each run takes, which other programs on the machine do not add to. */
async function processorTimes(work: () => Promise<unknown>, runs: number): Promise<readonly number[]> {
  await work();
  const taken_ms: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(began);
    taken_ms.push((user + system) / 1000);
  }
  return taken_ms;
}
