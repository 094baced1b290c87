import { present } from '@lendline/kernel';
import type { Found } from '../assemble.ts';
import type { DecisionInput, Segment, StepId } from '../decision.ts';
import { pathOf } from '../findings.ts';
import type { Pack } from '../pack.ts';
import { affordability } from '../money/affordability.ts';
import { menu } from '../money/menu.ts';
import type { SoFar, Step, StepResult } from '../step.ts';

/** One run of a strategy: the application, exact, and what the money nodes have worked out of it. */
export interface Run {
  readonly input: DecisionInput;
  readonly pack: Pack;
  soFar: SoFar;
  readonly found: Found[];
}

/** What a money node is handed by the graph. Whatever is not of its type was not worked out, and the node fails. */
export type Handed = Readonly<Record<string, unknown>>;

/** What a money node hands back: what it was handed, with the outcomes of its step for the gate behind it. */
export type HandedBack = Readonly<Record<string, unknown>>;

/** Step 8: the limit of the tier and what income leaves free. */
export function limitNode(run: Run, handed: Handed): HandedBack {
  run.soFar = { ...run.soFar, ...soFarOf(run, handed) };
  const result = stepped(run, 'affordability', affordability);
  return { ...handed, [pathOf('affordability')]: outcomesOf(result) };
}

/** Step 9: the menu of amount, term and price; and how the request compares with it. */
export function menuNode(run: Run, handed: Handed): HandedBack {
  const result = stepped(run, 'menu', menu);
  const { menu: cells, limit } = run.soFar;
  const ended = result.verdict === 'decline' || !cells || !limit;
  return { ...handed, [pathOf('menu')]: outcomesOf(result), menu_fits: ended ? 'none' : requestFits(run) };
}

function requestFits({ input, soFar }: Run): boolean {
  return offeredCells(soFar).some(
    (cell) => cell.amount.amount === input.amount.amount && (input.term === 'any' || cell.instalments === input.term),
  );
}

function offeredCells({ menu: cells }: SoFar) {
  return (cells ?? []).filter((cell) => cell.offered);
}

/** What the offer is compared with, for the trace. */
export function offerInputs({ input, soFar }: Run): Found['inputs'] {
  const { limit } = soFar;
  return { requested: input.amount, ...(limit && { limit }), cells: offeredCells(soFar).length };
}

function stepped(run: Run, step: StepId, take: Step): StepResult {
  const result = take(run.input, run.pack, run.soFar);
  run.soFar = { ...run.soFar, ...result.adds };
  run.found.push(...result.rules.map((rule) => ({ ...rule, step })));
  return result;
}

function outcomesOf({ rules }: StepResult) {
  return rules.map(({ rule, outcome }) => ({ rule, outcome }));
}

function soFarOf({ pack }: Run, handed: Handed): Partial<SoFar> {
  const { segment_used: segment, thin_file: thin, pd_used_ppm: pd_ppm, tier, calls_usable, statement_usable } = handed;
  if (!isSegment(segment) || typeof thin !== 'boolean' || typeof pd_ppm !== 'number')
    throw new TypeError('the limit is worked out from a segment, the coverage of the file and a probability');
  const picked = present(
    pack.tiers.find((candidate) => candidate.tier === tier),
    'the tier is one of the pack',
  );
  return {
    segment,
    thin,
    pd_ppm,
    tier: picked,
    usable: { calls: calls_usable === true, statement: statement_usable === true },
  };
}

function isSegment(value: unknown): value is Segment {
  return value === 'new' || value === 'repeat' || value === 'trader';
}
