import type {
  CaseInput,
  DecisionsClient,
  ExpectedOutcome,
  Simulated,
  SimulatedCase,
  SimulationCase,
} from '@lendline/decisions/contract';
import { assert, ok, toWire } from '@lendline/kernel';
import {
  cn,
  compileStrategy,
  packStrategy,
  readDecisionInputJson,
  reasonOf,
  stateCell,
  type TraceEntry,
} from '@lendline/strategy';
import { madeUpId } from './ids.ts';

type Asked<Name extends keyof DecisionsClient> = Parameters<DecisionsClient[Name]>[1];

export interface Simulator {
  cases: SimulationCase[];
}

export function newSimulator(): Simulator {
  return { cases: [] };
}

/** The simulator with the pack's own strategy, whichever version is asked about: the engine itself says what comes of a case. */
export function simulationHandlers(simulator: Simulator, memberId: () => string) {
  return {
    listCases: () => ok({ cases: simulator.cases }),
    saveCase: ({ caseId, revision = 0, name, input, expected }: Asked<'saveCase'>) => {
      const id = caseId ?? madeUpId('case', simulator.cases.length + 1);
      const by = { savedBy: `staff:${memberId()}`, savedAt: new Date().toISOString() };
      const saved: SimulationCase = { id, name, input, expected, revision: revision + 1, ...by };
      simulator.cases = [...simulator.cases.filter((one) => one.id !== id), saved];
      return ok(saved);
    },
    removeCase: ({ caseId }: Asked<'removeCase'>) => {
      simulator.cases = simulator.cases.filter(({ id }) => id !== caseId);
      return ok({ removed: true as const });
    },
    simulate: async ({ input }: Asked<'simulate'>) => {
      if (input !== undefined) return ok({ result: await simulated(input), cases: [] });
      const cases = simulator.cases.map(async (one) => judged(one, await simulated(one.input)));
      return ok({ result: null, cases: await Promise.all(cases) });
    },
  };
}

async function simulated(given: CaseInput): Promise<Simulated> {
  const strategy = compileStrategy(packStrategy(cn), cn);
  const input = readDecisionInputJson(given, cn);
  assert(strategy.ok && input.ok, 'the pack can decide, and the page sends what it can read');
  const decided = await strategy.value.decide(input.value);
  return {
    outcome: decided.outcome,
    tier: decided.tier ?? null,
    limit: toWire(decided.limit),
    price_ppm: null,
    menu: decided.menu.filter(({ offered }) => offered).map((cell) => stateCell(cell, cn, cn.products[0]!)),
    reasons: decided.reasons.map((code) => {
      const { borrower, staff } = reasonOf(code);
      return { code, borrowerText: borrower, staffText: staff };
    }),
    comeBackOn: decided.comeBackOn?.toString() ?? null,
    flags: [...decided.flags],
    trace: [...Map.groupBy(decided.trace, ({ step }) => step)].map(([step, entries]) => stepOf(step, entries)),
  };
}

function stepOf(step: string, entries: readonly TraceEntry[]): Simulated['trace'][number] {
  return {
    step,
    verdict: entries.some(({ outcome }) => outcome === 'decline') ? 'decline' : 'pass',
    text: { 'zh-CN': step, en: step },
    facts: {},
    rules: entries.map(({ rule, outcome, text }) => ({ rule, outcome, text })),
  };
}

function judged({ id: caseId, name, expected }: SimulationCase, got: Simulated): SimulatedCase {
  const differs: readonly (keyof ExpectedOutcome)[] = [
    ...(got.outcome === expected.outcome ? [] : ['outcome' as const]),
    ...(expected.tier === undefined || got.tier === expected.tier ? [] : ['tier' as const]),
  ];
  return { caseId, name, expected, got, differs, passes: differs.length === 0 };
}
