import { spawnSync } from 'node:child_process';
import { assert, seededRandom } from '@lendline/kernel';
import { type BoostRows, fitBoostedTrees, NetTrainer, rank } from '@lendline/scoring';
import { againstTarget, type Figure, quantile } from './figure.ts';
import { PlainNet } from './plain-net.ts';
import { type CardRows, cardRows, trainedRows } from './taiwan.ts';
import { torchProgram } from './torch-program.ts';

const hidden = [64, 128, 64];
const batch = 512;
const epochs = 10;
const rate = 1e-3;
const turns = 5;

/** Processor seconds of PyTorch 1.13 for the same work with one thread, on the machine of docs/benchmarks.md. */
const torchElsewhere_s = 0.9;

/** A net of 64-128-64 trained by one graph per step, by loops, and by PyTorch where it is installed; and boosted trees. */
export async function benchTrain(): Promise<readonly Figure[]> {
  const cards = cardRows();
  const order = batches(cards);
  process.stderr.write('a net as one graph, and in loops…\n');
  const ours: Trained[] = [];
  const loops: Trained[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    ours.push(await trainGraph(cards, order));
    // The loops take longer by far; two turns of them are enough to see that.
    if (turn < 2) loops.push(await trainLoops(cards, order));
  }
  const torch_s = trainTorch(cards, order);
  const [seconds, plain] = [ours, loops].map((runs) =>
    quantile(
      runs.map(({ cpu_s }) => cpu_s),
      0.5,
    ),
  );
  const [auc, plainAuc] = [ours[0]!.auc, loops[0]!.auc];
  // Both start from the same parameters and see the same batches, so they end alike but for rounding.
  assert(Math.abs(auc - plainAuc) < 0.005, `the graph and the loops learn the same: AUC ${auc} and ${plainAuc}`);
  const work = `${cards.what}, ${trainedRows} x 23, MLP 64-128-64, batch ${batch}, ${epochs} epochs, processor time`;
  return [
    beside({
      name: 'train-net',
      work: `${work}, beside loops over Float32Array`,
      ours: seconds!,
      reference: plain!,
      most: 0.1,
    }),
    beside({
      name: 'train-net-torch',
      work: `${work}, beside PyTorch ${torch_s === null ? '(as measured elsewhere)' : 'with one thread'}`,
      ours: seconds!,
      reference: torch_s ?? torchElsewhere_s,
      most: 1.3,
    }),
    trees(cards),
  ];
}

function beside({
  most,
  ...figure
}: Pick<Figure, 'name' | 'work' | 'ours'> & { readonly reference: number; readonly most: number }): Figure {
  const ratio = figure.ours / figure.reference;
  return {
    ...figure,
    unit: 's',
    ours: rounded(figure.ours),
    reference: rounded(figure.reference),
    ratio: Math.round(ratio * 1000) / 1000,
    target: `ratio at most ${most}`,
    pass: ratio <= most,
  };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** Rows of every batch of every epoch; the last, incomplete one of an epoch is left out. */
function batches({ bad }: CardRows): readonly Int32Array[] {
  const random = seededRandom('bench/batches');
  const perEpoch = Math.floor(trainedRows / batch);
  assert(bad.length > trainedRows, 'some rows are left to judge by');
  return Array.from({ length: epochs }, () => {
    const order = Array.from({ length: trainedRows }, (_, row) => ({ row, key: random.next() }));
    const rows = Int32Array.from(
      order.toSorted((a, b) => a.key - b.key),
      ({ row }) => row,
    );
    return Array.from({ length: perEpoch }, (_, step) => rows.slice(step * batch, (step + 1) * batch));
  }).flat();
}

interface Trained {
  readonly cpu_s: number;
  readonly auc: number;
}

async function trainGraph(cards: CardRows, order: readonly Int32Array[]): Promise<Trained> {
  const trainer = await openTrainer();
  const columns = 23;
  const elements = new Float32Array(cards.bad.length * columns);
  for (const [row, values] of cards.scaled.entries()) elements.set(values, row * columns);
  const data = {
    encoded: { rows: cards.bad.length, columns, elements },
    bad: cards.bad,
    weights: new Float32Array(cards.bad.length).fill(1),
  };
  const began = process.cpuUsage();
  for (const rows of order) await trainer.step(data, rows, rate);
  const cpu_s = since(began);
  const test = elements.subarray(trainedRows * columns);
  const risk = await trainer.logOdds({ rows: cards.bad.length - trainedRows, columns, elements: test });
  await trainer.close();
  return { cpu_s, auc: rank({ risk, bad: cards.bad.subarray(trainedRows) }).auc };
}

function openTrainer(): Promise<NetTrainer> {
  return NetTrainer.open(
    {
      architecture: { kind: 'mlp', widths: hidden, dropout: 0 },
      featureOf: Array.from({ length: 23 }, (_, column) => column),
      offset: 0,
    },
    { batch, weightDecay: 0, mostGradient: 1e9 },
    { random: seededRandom('bench/train') },
  );
}

async function trainLoops(cards: CardRows, order: readonly Int32Array[]): Promise<Trained> {
  const start = await openTrainer();
  const net = new PlainNet([23, ...hidden, 1], start.state().parameters, batch);
  await start.close();
  const began = process.cpuUsage();
  for (const rows of order) {
    const bad = Uint8Array.from(rows, (row) => cards.bad[row]!);
    net.step(
      Array.from(rows, (row) => cards.scaled[row]!),
      bad,
      { rate, offset: 0 },
    );
  }
  const cpu_s = since(began);
  const risk = net.answers(cards.scaled.slice(trainedRows));
  return { cpu_s, auc: rank({ risk, bad: cards.bad.subarray(trainedRows) }).auc };
}

/** Processor seconds of the same training in PyTorch, or null where Python has none. */
function trainTorch(cards: CardRows, order: readonly Int32Array[]): number | null {
  const input = JSON.stringify({
    x: cards.scaled.slice(0, trainedRows).map((row) => [...row]),
    bad: [...cards.bad.subarray(0, trainedRows)],
    batches: order.map((rows) => [...rows]),
    widths: [23, ...hidden, 1],
    rate,
    turns,
  });
  const { status, stdout } = spawnSync('python3', ['-c', torchProgram], { input, maxBuffer: 2 ** 20 });
  return status === 0 ? Number(stdout.toString('utf8')) : null;
}

function trees({ names, raw, bad, what }: CardRows): Figure {
  const rows: BoostRows = {
    columns: names.map((name, column) => ({
      kind: 'numeric',
      name,
      values: Float64Array.from(raw.slice(0, trainedRows), (row) => row[column]!),
    })),
    outcomes: { bad: bad.subarray(0, trainedRows) },
  };
  const runs = Array.from({ length: 3 }, () => {
    const began = process.cpuUsage();
    fitBoostedTrees(rows, { trees: 300, maxDepth: 6, maxLeaves: 64, random: seededRandom('bench/trees') });
    return since(began);
  });
  const ours = quantile(runs, 0.5);
  return againstTarget({
    name: 'train-trees',
    work: `${what}, ${trainedRows} x 23, 300 boosted trees of depth 6 (up to 64 leaves), processor time`,
    unit: 's',
    ours,
    target: 'at most 3 s',
    pass: ours <= 3,
  });
}

function since(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}
