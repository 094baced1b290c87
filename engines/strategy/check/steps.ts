import { isRule } from '../assemble.ts';
import { type StepId, stepIds } from '../decision.ts';
import type { StrategyFault } from '../fault.ts';
import type { StrategyDocument, TableNode } from '../jdm/document.ts';
import { packStrategy } from '../pack-strategy/pack-strategy.ts';
import type { Pack } from '../pack.ts';
import { rowsByRule, stepOf, tableSteps } from '../run/prepare.ts';
import { inOrder } from './graph.ts';
import { fault } from './place.ts';

/** The ten steps, each once and in their order; the rules of the pack, each with its rows; own rules with their names. */
export function stepFaults(document: StrategyDocument, pack: Pack): readonly StrategyFault[] {
  const order = inOrder(document).flatMap((node) => stepOf(node) ?? []);
  const missing = stepIds.filter((step) => order.filter((one) => one === step).length !== 1);
  if (missing.length > 0) return missing.map(missingStep);
  const misplaced = stepIds.find((step, index) => order[index] !== step);
  if (misplaced) return [misplacedStep(misplaced, document)];
  return [
    ...missingRules(document, pack),
    ...document.nodes.flatMap((node) => (isTable(node) ? namingFaults(node, document) : [])),
  ];
}

function isTable(node: StrategyDocument['nodes'][number]): node is TableNode {
  return node.type === 'decisionTableNode' && stepOf(node) !== undefined;
}

function missingStep(step: StepId): StrategyFault {
  return fault(
    'step-missing',
    {},
    {
      'zh-CN': `步骤 “${step}” 须恰有一个节点。请添加它的决策表，或删除多余的。`,
      en: `The step "${step}" has exactly one node. Add its table, or remove the others.`,
    },
  );
}

function misplacedStep(step: StepId, document: StrategyDocument): StrategyFault {
  const node = document.nodes.find((one) => stepOf(one) === step);
  const place = node ? { node: node.id } : {};
  return fault('step-order', place, {
    'zh-CN': `步骤 “${step}” 的位置不对。顺序是：${stepIds.join(' → ')}。`,
    en: `The step "${step}" is out of its place. The order is ${stepIds.join(' → ')}.`,
  });
}

/** Whoever takes a rule out lets everybody past it: a rule that shall not bind gets rows that say so. */
function missingRules(document: StrategyDocument, pack: Pack): readonly StrategyFault[] {
  const own = new Map(tableSteps(document).map((table) => [table.step, table]));
  return tableSteps(packStrategy(pack)).flatMap(({ step, rules }) => {
    const table = own.get(step);
    return [...rules.keys()]
      .filter((rule) => !table?.rules.has(rule))
      .map((rule) =>
        fault('rule-missing', table ? { node: table.node } : {}, {
          'zh-CN': `规则 “${rule}” 没有任何一行，等于人人放行。请放回它的行；若不想受它约束，请逐一写明放行的值。`,
          en: `The rule "${rule}" has no row, so everybody would get past it. Put its rows back; if it shall not bind, say so value by value.`,
        }),
      );
  });
}

function namingFaults(node: TableNode, { rules = {} }: StrategyDocument): readonly StrategyFault[] {
  const collects = node.content.hitPolicy === 'collect';
  const wrongPolicy = fault(
    'types',
    { node: node.id },
    {
      'zh-CN': '步骤的决策表须为 collect：每一行成立的都算数。',
      en: 'The table of a step collects: each row that holds counts. Set its hit policy to collect.',
    },
  );
  const unnamed = [...rowsByRule(node)].filter(
    ([rule]) => !isRule(rule) && !(rule.startsWith('own.') && Object.hasOwn(rules, rule)),
  );
  return [
    ...(collects ? [] : [wrongPolicy]),
    ...unnamed.map(([rule, rows]) =>
      fault(
        'rule-unnamed',
        { node: node.id, row: rows[0]!['_id']! },
        {
          'zh-CN': `规则 “${rule}” 没有名称。自己的规则以 own. 开头，并在 rules 中写明中英文名称。`,
          en: `The rule "${rule}" has no name. A rule of your own begins with own. and is named in both languages under rules.`,
        },
      ),
    ),
  ];
}
