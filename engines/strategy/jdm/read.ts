import { err, type LocalText, ok, type Result } from '@lendline/kernel';
import {
  choice,
  decimal,
  flag,
  isRecord,
  list,
  localText,
  object,
  optional,
  orNone,
  type Problem,
  problem,
  type Reader,
  text,
} from '../decode.ts';
import type { StrategyFault } from '../fault.ts';
import { segments } from '../decision.ts';
import type { JdmNode, StrategyDocument, TableRow } from './document.ts';

/** A string that may be empty: a cell of a table, a condition of a switch. */
const cell: Reader<string> = (value, path) =>
  typeof value === 'string'
    ? ok(value)
    : problem(value, path, { 'zh-CN': '文本（可为空）', en: 'a text, perhaps empty' });

/** What JDM editors write beside our fields: read where it means nothing more, refused where it would. */
const passing = {
  passThrough: optional(flag),
  outputPath: optional(orNone(text)),
  inputField: optional(
    nothing({ 'zh-CN': '不支持只传入一部分（inputField）', en: 'nothing: a node takes all that comes in' }),
  ),
  executionMode: optional(choice(['single'])),
};

function nothing(expected: LocalText): Reader<null> {
  return (value, path) => (value === null || value === '' ? ok(null) : problem(value, path, expected));
}

const row: Reader<TableRow> = (value, path) => {
  if (!isRecord(value))
    return problem(value, path, { 'zh-CN': '一行：列 id 到单元格', en: 'a row: a cell by the id of each column' });
  const cells = Object.entries(value).map(([id, stated]) => [id, cell(stated, `${path}.${id}`)] as const);
  const problems = [
    ...(typeof value['_id'] === 'string' && value['_id'] !== '' ? [] : missingId(path)),
    ...cells.flatMap(([, read]) => (read.ok ? [] : read.error)),
  ];
  if (problems.length > 0) return err(problems);
  return ok(Object.fromEntries(cells.flatMap(([id, read]) => (read.ok ? [[id, read.value.trim()]] : []))));
};

function missingId(path: string): readonly Problem[] {
  const read = text(undefined, `${path}._id`);
  return read.ok ? [] : read.error;
}

const column = object({ id: text, name: text, field: text, type: optional(choice(['expression'])) });

const base = {
  id: text,
  name: text,
  type: text,
  position: optional(object({ x: decimal, y: decimal })),
};

const contents: Readonly<Record<JdmNode['type'], Reader<unknown>>> = {
  inputNode: object({ ...base, content: optional(anything) }),
  outputNode: object({ ...base, content: optional(anything) }),
  decisionTableNode: object({
    ...base,
    content: object({
      ...passing,
      hitPolicy: choice(['first', 'collect']),
      inputs: list(column),
      outputs: list(column),
      rules: list(row),
    }),
  }),
  expressionNode: object({
    ...base,
    content: object({ ...passing, expressions: list(object({ id: text, key: text, value: text })) }),
  }),
  switchNode: object({
    ...base,
    content: object({
      hitPolicy: choice(['first']),
      statements: list(object({ id: text, condition: cell, isDefault: optional(flag) })),
    }),
  }),
  decisionNode: object({ ...base, content: object({ ...passing, key: text }) }),
  customNode: object({ ...base, content: object({ kind: text, config: anyRecord }) }),
};

function anything(_value: unknown): Result<undefined, never> {
  return ok(undefined);
}

function anyRecord(value: unknown, path: string): Result<Record<string, unknown>, readonly Problem[]> {
  return isRecord(value) ? ok(value) : problem(value, path, { 'zh-CN': '参数对象', en: 'an object of parameters' });
}

const isNodeType = (type: unknown): type is JdmNode['type'] =>
  typeof type === 'string' && Object.hasOwn(contents, type);

const node: Reader<JdmNode> = (value, path) => {
  const type = isRecord(value) ? value['type'] : undefined;
  if (!isNodeType(type)) {
    const names = Object.keys(contents).join(', ');
    return problem(type, `${path}.type`, { 'zh-CN': `以下之一：${names}`, en: `one of ${names}` });
  }
  const read = contents[type](value, path);
  return read.ok ? ok(compact(read.value) as JdmNode) : read;
};

/** Without what says nothing: `null`, and the defaults that editors write out. */
function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([name, field]) => field !== null && !(name === 'executionMode'));
  return Object.fromEntries(kept.map(([name, field]) => [name, compact(field)]));
}

const graph = {
  nodes: list(node),
  edges: list(
    object({
      id: text,
      type: optional(text),
      sourceId: text,
      targetId: text,
      sourceHandle: optional(orNone(text)),
    }),
  ),
};

function record<Value>(read: Reader<Value>): Reader<Readonly<Record<string, Value>>> {
  return (value, path) => {
    if (!isRecord(value)) return problem(value, path, { 'zh-CN': '按名称给出的对象', en: 'an object by name' });
    const fields = Object.entries(value).map(([name, field]) => [name, read(field, `${path}.${name}`)] as const);
    const problems = fields.flatMap(([, field]) => (field.ok ? [] : field.error));
    if (problems.length > 0) return err(problems);
    return ok(Object.fromEntries(fields.flatMap(([name, field]) => (field.ok ? [[name, field.value]] : []))));
  };
}

const modelOf = Object.fromEntries(segments.map((segment) => [segment, optional(text)]));

const documentReader = object({
  contentType: choice(['application/vnd.gorules.decision']),
  ...graph,
  graphs: optional(record(object(graph))),
  rules: optional(record(localText)),
  models: optional(object(modelOf)),
});

/** Node types that could look at a clock, draw at random or ask the network. */
const refusedTypes: Readonly<Record<string, LocalText>> = {
  functionNode: {
    'zh-CN': '不允许函数节点：代码可以读时钟或随机数，决策就无法复现。请改用决策表或表达式节点。',
    en: 'A function node is refused: code can read a clock or draw at random, and then no decision replays. Use a table or an expression node.',
  },
  httpRequestNode: {
    'zh-CN': '不允许网络请求节点：决策只看已保存的输入。请在决策前取数，作为事实传入。',
    en: 'A node that asks the network is refused: a decision looks at its stored input alone. Ask beforehand and pass the answer in as a fact.',
  },
};

/**
 * Reads a strategy from parsed JSON, in the format that JDM editors write. Errors: each problem with its path, and
 * every node that is refused by its kind. Its shape only: `checkStrategy` says whether it may decide.
 */
export function readStrategy(json: unknown): Result<StrategyDocument, readonly StrategyFault[]> {
  const refused = isRecord(json) ? refusedNodes(json) : [];
  if (refused.length > 0) return err(refused);
  const read = documentReader(json, '');
  return read.ok ? ok(compact(read.value) as StrategyDocument) : err(read.error.map(shapeFault));
}

function refusedNodes(json: Record<string, unknown>): StrategyFault[] {
  const graphs = isRecord(json['graphs']) ? Object.entries(json['graphs']) : [];
  return [['', json] as const, ...graphs].flatMap(([key, part]) => {
    const nodes: unknown = isRecord(part) ? part['nodes'] : undefined;
    if (!Array.isArray(nodes)) return [];
    return nodes.filter(isRecord).flatMap((found): StrategyFault[] => {
      const reason = refusedTypes[String(found['type'])];
      const place = { ...(key !== '' && { graph: key }), node: String(found['id']) };
      return reason ? [{ code: 'node-refused', ...place, text: reason }] : [];
    });
  });
}

function shapeFault({ field, got, expected, doThis }: Problem): StrategyFault {
  return {
    code: 'shape',
    path: field,
    text: {
      'zh-CN': `${field}：应为${expected['zh-CN']}，现为 ${got}。${doThis['zh-CN']}`,
      en: `${field}: expected ${expected.en}, got ${got}. ${doThis.en}`,
    },
  };
}
