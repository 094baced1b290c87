import { overrideConfig, type ZenDecision, ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { present } from '@lendline/kernel';
import type { JdmGraph, StrategyDocument } from '../jdm/document.ts';
import type { Left } from './findings.ts';
import { type HandedBack, limitNode, menuNode, type Run } from './money.ts';
import { graphForZen, upTo } from './prepare.ts';

/** ZEN with one strategy in it. Money never enters: a run is known to it by a number. */
export interface ZenRunner {
  /** The whole strategy. Rejects when a node of it throws. */
  readonly whole: (run: Run, context: Left) => Promise<Left>;
  /** The strategy as far as a node. */
  readonly part: (last: string) => (context: Left) => Promise<Left>;
}

const moneyNodes: Readonly<Record<string, (run: Run, handed: Left) => HandedBack>> = {
  limit: limitNode,
  menu: menuNode,
};

// ZEN would hand every node the outputs of all nodes before it, each of which holds those before it again: a chain of
// twenty steps grows beyond any memory (gorules/zen issue 512). Names go on by themselves here.
overrideConfig({ nodesInContext: false });

export function zenRunner(document: StrategyDocument): ZenRunner {
  const runs = new Map<number, Run>();
  let last = 0;
  const graphs = new Map(
    Object.entries(document.graphs ?? {}).map(([key, graph]) => [key, new ZenDecisionContent(graphForZen(graph))]),
  );
  const engine = new ZenEngine({
    loader: async (key) => present(graphs.get(key), `the strategy has no sub-graph ${key}`),
    customHandler: async ({ node, input }) => {
      const handed = input as Left;
      const run = present(runs.get(Number(handed['run'])), 'a money node is handed its run');
      return { output: present(moneyNodes[node.kind], `no money node ${node.kind}`)(run, handed) };
    },
  });
  const decisionOf = (graph: JdmGraph): ZenDecision =>
    engine.createDecision(new ZenDecisionContent({ contentType: document.contentType, ...graph }));
  const forZen = graphForZen(document);
  const whole = decisionOf(forZen);
  return {
    whole: async (run, context) => {
      last += 1;
      const id = last;
      runs.set(id, run);
      try {
        const { result } = await whole.evaluate({ ...context, run: id });
        return result as Left;
      } finally {
        runs.delete(id);
      }
    },
    part: (node) => {
      const decision = decisionOf(upTo(forZen, node));
      return async (context) => (await decision.evaluate(context)).result as Left;
    },
  };
}
