import { type Context, type FileAnswer, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import { backtestCsv } from '@lendline/strategy';
import type { BacktestDetail, BacktestId, BacktestSummary } from '../contract.ts';
import { problem } from '../problems.ts';
import { findBacktest, listedBacktests } from '../store/backtests.ts';
import type { DecisionsParts } from './parts.ts';

/** Newest first. */
export async function listBacktests(
  { database }: DecisionsParts,
  context: Context,
): Promise<Result<{ backtests: readonly BacktestSummary[] }, Problem>> {
  return ok({ backtests: await database.transaction(context, listedBacktests, { readOnly: true }) });
}

export async function getBacktest(
  { database }: DecisionsParts,
  context: Context,
  id: BacktestId,
): Promise<Result<BacktestDetail, Problem>> {
  const found = await database.transaction(context, (tx) => findBacktest(tx, id), { readOnly: true });
  return found ? ok(found) : notFound();
}

/** The figures as a spreadsheet opens them, in the reader's language. */
export async function exportBacktest(
  parts: DecisionsParts,
  context: Context,
  id: BacktestId,
): Promise<Result<FileAnswer, Problem>> {
  const found = await getBacktest(parts, context, id);
  if (!found.ok) return found;
  const { report } = found.value;
  if (!report) return problem('decisions.backtest-not-done');
  const bytes = Uint8Array.from(new TextEncoder().encode(backtestCsv(report, context.locale)));
  return ok({ fileName: `${id}.csv`, mediaType: 'text/csv; charset=utf-8', bytes });
}
