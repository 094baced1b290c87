import type { Score } from '@lendline/models/contract';
import type { Facts, ScoreReasonCode } from '@lendline/strategy';
import type { ScoreSource } from './record-facts.ts';
import { reasonCodeOf } from './score-reason-codes.ts';

/** A score as facts; no score leaves probability and origin unknown, which refers. */
export function scoreFacts(score: Score | null, sources: readonly ScoreSource[]): Partial<Facts> {
  if (!score) return {};
  const codes = score.reasons.map(({ feature }) => reasonCodeOf(feature)).filter((code) => code !== undefined);
  return {
    pd_ppm: Math.round(score.pd * 1e6),
    model_origin: score.simulated ? 'simulated' : 'real',
    score_sources: sources,
    score_reasons: [...new Set<ScoreReasonCode>(codes)],
  };
}
