import { type Context, ok, type Problem, type Result, toWire } from '@lendline/kernel';
import {
  compileStrategy,
  type DecisionInput,
  readDecisionInputJson,
  readStrategy,
  type Strategy,
} from '@lendline/strategy';
import type { CaseInput, DocumentPlace, Simulated, SimulatedCase, SimulationCase } from '../contract.ts';
import { problem } from '../problems.ts';
import { statedMenu } from '../rules/decision-answer.ts';
import { decisionReasons } from '../rules/decision-reasons.ts';
import { judgeCase } from '../rules/judge-case.ts';
import { saidBy } from '../rules/said.ts';
import { traceSteps } from '../rules/trace-steps.ts';
import { allCases } from '../store/cases.ts';
import type { DecisionsParts } from './parts.ts';
import { documentIn } from './read-strategies.ts';

export interface Simulate {
  readonly strategy: DocumentPlace;
  readonly input?: CaseInput | undefined;
}

interface Simulation {
  readonly result: Simulated | null;
  readonly cases: readonly SimulatedCase[];
}

/** What a document comes to on the input given, else on every saved case. Nobody is decided about, and nothing is kept. */
export async function simulate(
  parts: DecisionsParts,
  context: Context,
  { strategy: place, input }: Simulate,
): Promise<Result<Simulation, Problem>> {
  const document = await documentIn(parts, context, place);
  if (!document.ok) return document;
  const strategy = compiled(parts, document.value);
  if (!strategy.ok) return strategy;
  if (input !== undefined) {
    const result = await simulateOne(strategy.value, input);
    return result.ok ? ok({ result: result.value, cases: [] }) : result;
  }
  const saved = await parts.database.transaction(context, (tx) => allCases(tx), { readOnly: true });
  const cases: SimulatedCase[] = [];
  for (const one of saved) {
    const got = await simulateOne(strategy.value, one.input);
    if (!got.ok) return got;
    cases.push(judged(one, got.value));
  }
  return ok({ result: null, cases });
}

function compiled({ pack }: DecisionsParts, document: unknown): Result<Strategy, Problem> {
  const read = readStrategy(document);
  const strategy = read.ok ? compileStrategy(read.value, pack) : read;
  if (strategy.ok) return strategy;
  const codes = [...new Set(strategy.error.map(({ code }) => code))].join(', ');
  return problem('decisions.strategy-faulty', { count: strategy.error.length, codes });
}

async function simulateOne(strategy: Strategy, given: CaseInput): Promise<Result<Simulated, Problem>> {
  const input = readDecisionInputJson(given, strategy.pack);
  if (!input.ok) return problem('decisions.case-unreadable', { field: input.error[0]?.field ?? '' });
  return ok(await simulated(strategy, input.value));
}

async function simulated(strategy: Strategy, input: DecisionInput): Promise<Simulated> {
  const decision = await strategy.decide(input);
  const { outcome, tier, limit, reasons, flags, trace } = decision;
  return {
    outcome,
    tier: tier ?? null,
    limit: toWire(limit),
    price_ppm: saidBy(decision).price_ppm,
    menu: statedMenu(decision, input, strategy.pack),
    reasons: decisionReasons(reasons),
    comeBackOn: decision.comeBackOn?.toString() ?? null,
    flags: [...flags],
    trace: traceSteps(trace),
  };
}

function judged({ id, name, expected }: SimulationCase, got: Simulated): SimulatedCase {
  const differs = judgeCase(expected, got);
  return { caseId: id, name, passes: differs.length === 0, differs, expected, got };
}
