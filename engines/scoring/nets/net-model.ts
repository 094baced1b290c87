import { err, ok, type Result } from '@lendline/kernel';
import type { Architecture } from './architecture.ts';
import type { FeatureEncoding } from './encoder.ts';

/** A trained net: how values become columns, and two graphs that any ONNX runtime can run. */
export interface NetModel {
  readonly architecture: Architecture;
  /** In the order of the features. */
  readonly encodings: readonly FeatureEncoding[];
  /** The average encoded row of the training: what reasons are told against. */
  readonly reference: readonly number[];
  /** From encoded rows `x` to `logOdds`. */
  readonly score: Uint8Array;
  /** From encoded rows `x` and a `reference` row to `parts` by feature. */
  readonly explain: Uint8Array;
}

/** A net as JSON keeps it: graphs in base64. */
export type StoredNet = Omit<NetModel, 'score' | 'explain'> & { readonly score: string; readonly explain: string };

export function storeNet(model: NetModel): StoredNet {
  return { ...model, score: model.score.toBase64(), explain: model.explain.toBase64() };
}

/** A net that `storeNet` made. Error: `damaged`, a graph is no base64 or a part is absent. */
export function loadNet(stored: StoredNet): Result<NetModel, 'damaged'> {
  if (!Array.isArray(stored.encodings) || !Array.isArray(stored.reference)) return err('damaged');
  try {
    return ok({
      ...stored,
      score: Uint8Array.fromBase64(stored.score),
      explain: Uint8Array.fromBase64(stored.explain),
    });
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return err('damaged');
    throw error;
  }
}
