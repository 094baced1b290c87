import { assert } from '@lendline/kernel';
import type { Column, Value } from '../data/table.ts';
import { type GraphTensor, openSession, type Session } from '../onnx/session.ts';
import { encodeRows, rowsOf } from './encode-rows.ts';
import { valueEncoder, type ValueEncoder, widthOfEncoding } from './encoder.ts';
import type { NetModel } from './net-model.ts';

/** What each feature adds to the log-odds of a row, and what the average row has; together the log-odds of the row. */
export interface NetExplanation {
  readonly base: number;
  /** In the order of the encodings. */
  readonly parts: Float64Array;
}

/** As many rows go through a net at once as stay in the cache on the way. */
const scoredAtOnce = 512;
const explainedAtOnce = 64;

/** Opens a net for scoring. `close` gives the memory of its graphs back. */
export async function openNet(model: NetModel): Promise<OpenNet> {
  return new OpenNet(model, await openSession(model.score));
}

export class OpenNet {
  readonly #model: NetModel;
  readonly #score: Session;
  readonly #encoders: readonly { readonly encode: ValueEncoder; readonly first: number }[];
  #explain: Promise<Session> | undefined;
  #base: Promise<number> | undefined;

  constructor(model: NetModel, score: Session) {
    this.#model = model;
    this.#score = score;
    let first = 0;
    this.#encoders = model.encodings.map((encoding) => {
      const encoder = { encode: valueEncoder(encoding), first };
      first += widthOfEncoding(encoding);
      return encoder;
    });
    assert(first === model.reference.length, 'the reference row is encoded as the others are');
  }

  /** Names of the features in the order in which rows are given. */
  get features(): readonly string[] {
    return this.#model.encodings.map(({ name }) => name);
  }

  /** Log-odds of bad for every row; columns are found by name, and an absent one is missing everywhere. */
  async logOddsOfRows(columns: readonly Column[]): Promise<Float64Array> {
    const logOdds = new Float64Array(rowsOf(columns));
    for (const { from, x } of this.#parts(columns, scoredAtOnce)) {
      const { logOdds: said } = await this.#score.run({ x }, { logOdds: null });
      logOdds.set(said as Float32Array, from);
    }
    return logOdds;
  }

  /** Log-odds of bad of one row, its values in the order of the features. */
  async logOddsOfRow(values: readonly Value[]): Promise<number> {
    const { logOdds } = await this.#score.run({ x: this.#rowOf(values) }, { logOdds: null });
    return Number(logOdds![0]);
  }

  /** Reasons of many rows, by integrated gradients beside the average row; parts and base add up to the log-odds. */
  async explainRows(columns: readonly Column[]): Promise<readonly NetExplanation[]> {
    const explained: Float32Array[] = [];
    for (const { x } of this.#parts(columns, explainedAtOnce)) explained.push(...(await this.#partsOf(x)));
    const logOdds = await this.logOddsOfRows(columns);
    const base = await this.#baseLogOdds();
    return explained.map((parts, row) => ({ base, parts: completed(parts, logOdds[row]! - base) }));
  }

  /** Reasons of one row, its values in the order of the features. */
  async explainRow(values: readonly Value[]): Promise<NetExplanation> {
    const x = this.#rowOf(values);
    const [explained] = await this.#partsOf(x);
    const { logOdds } = await this.#score.run({ x }, { logOdds: null });
    const base = await this.#baseLogOdds();
    return { base, parts: completed(explained!, Number(logOdds![0]) - base) };
  }

  async close(): Promise<void> {
    await this.#score.release();
    await (await this.#explain)?.release();
  }

  #rowOf(values: readonly Value[]): GraphTensor {
    assert(values.length === this.#encoders.length, 'a row has a value for every feature');
    const elements = new Float32Array(this.#model.reference.length);
    for (const [index, { encode, first }] of this.#encoders.entries()) encode(values[index]!, elements, first);
    return this.#tensorOf(elements);
  }

  #tensorOf(elements: Float32Array): GraphTensor {
    const columns = this.#model.reference.length;
    return { type: 'float32', shape: [elements.length / columns, columns], elements };
  }

  /** Encoded rows, so many at a time, because a whole table may not fit beside itself. */
  *#parts(columns: readonly Column[], atOnce: number): Iterable<{ from: number; x: GraphTensor }> {
    const rows = rowsOf(columns);
    for (let from = 0; from < rows; from += atOnce) {
      const until = Math.min(rows, from + atOnce);
      yield { from, x: this.#tensorOf(encodeRows(this.#model.encodings, columns, { from, until }).elements) };
    }
  }

  /** What each feature adds in every row of `x`, as the graph says it. */
  async #partsOf(x: GraphTensor): Promise<Float32Array[]> {
    this.#explain ??= openSession(this.#model.explain);
    const session = await this.#explain;
    const reference = this.#tensorOf(Float32Array.from(this.#model.reference));
    const { parts } = await session.run({ x, reference }, { parts: null });
    const width = this.#encoders.length;
    return Array.from({ length: x.shape[0]! }, (_, row) =>
      (parts as Float32Array).slice(row * width, (row + 1) * width),
    );
  }

  #baseLogOdds(): Promise<number> {
    this.#base ??= this.#score
      .run({ x: this.#tensorOf(Float32Array.from(this.#model.reference)) }, { logOdds: null })
      .then(({ logOdds }) => Number(logOdds![0]));
    return this.#base;
  }
}

/**
 * Parts that add up to `total`. The gradients are taken at few places, so a little is left over where the net bends; each
 * feature takes of it as much as it has of the rest.
 */
function completed(parts: Float32Array, total: number): Float64Array {
  let [sum, size] = [0, 0];
  for (const part of parts) {
    sum += part;
    size += Math.abs(part);
  }
  if (size === 0) return Float64Array.from(parts);
  return Float64Array.from(parts, (part) => part + ((total - sum) * Math.abs(part)) / size);
}
