import { overrideConfig, ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { dayIn, present } from '@lendline/kernel';
import { compileStrategy } from './compile.ts';
import { contextOf } from './context.ts';
import { namesInUse } from './jdm/names.ts';
import { packStrategy } from './pack-strategy/pack-strategy.ts';
import type { DecisionInput } from './decision.ts';
import { packOf } from './money-config.ts';
import { cn } from './packs/cn.ts';
import { limitNode, menuNode, type Run } from './run/money.ts';

export interface MeasuringStrategy {
  /** Who is decided about, over and over: an application in the Chinese pack. */
  readonly input: DecisionInput;
  /** Processor time that this process has taken so far, in microseconds: an engine has no clock. */
  readonly processor_us: () => number;
  readonly rounds?: number;
  /** Decisions of each in a round. */
  readonly each?: number;
}

export interface StrategyCost {
  /** Processor time of one decision, in microseconds: the median over rounds. */
  readonly ours_us: number;
  readonly plain_us: number;
  /** The median over rounds of ours beside plain ZEN, in processor time. */
  readonly ratio: number;
}

/**
 * Strategy evaluation with its trace beside plain ZEN on the same document with the same money nodes and ZEN's own trace,
 * in turns within one run. Processor time, so that other work on the machine does not count.
 */
export async function measureStrategy({
  input,
  processor_us,
  rounds = 7,
  each = 100,
}: MeasuringStrategy): Promise<StrategyCost> {
  const document = packStrategy(cn);
  const compiled = compileStrategy(document, cn);
  const strategy = present(compiled.ok ? compiled.value : undefined, 'the pack comes to a sound strategy');
  const plain = plainZen(input);
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const before_us = processor_us();
    for (let time = 0; time < each; time += 1) await work();
    return (processor_us() - before_us) / each;
  };
  const times: { readonly ours: number; readonly plain: number }[] = [];
  for (let round = 0; round <= rounds; round += 1)
    times.push({ ours: await timed(() => strategy.decide(input)), plain: await timed(plain) });
  // The first round warms both.
  const measured = times.slice(1);
  return {
    ours_us: median(measured.map(({ ours }) => ours)),
    plain_us: median(measured.map((time) => time.plain)),
    ratio: median(measured.map((time) => time.ours / time.plain)),
  };
}

function plainZen(input: DecisionInput): () => Promise<unknown> {
  overrideConfig({ nodesInContext: false });
  const document = packStrategy(cn);
  const today = dayIn(cn.zone, input.asOf);
  const start = (): Run => ({
    input,
    pack: packOf(document, cn),
    soFar: { today, product: cn.products[0]!, segment: input.segment },
    found: [],
  });
  let run = start();
  const engine = new ZenEngine({
    customHandler: async ({ node, input: handed }) => {
      const values = handed as Readonly<Record<string, unknown>>;
      return { output: node.kind === 'limit' ? limitNode(run, values) : menuNode(run, values) };
    },
  });
  const decision = engine.createDecision(new ZenDecisionContent(document));
  const context = { ...contextOf({ input, today, stage: 'application' }, namesInUse(document)), run: 1 };
  return () => {
    run = start();
    return decision.evaluate(context, { trace: true });
  };
}

function median(values: readonly number[]): number {
  return present(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)], 'there is a round');
}
