import type { LocalText } from '@lendline/kernel';

const plain = (text: string): LocalText => ({ 'zh-CN': text, en: text });
const said = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en });

const fields: Readonly<Record<string, LocalText>> = {
  name: said('名称', 'Name'),
  hitPolicy: said('取哪些行', 'Which rows count'),
  passThrough: said('向后传递', 'Passes facts on'),
  executionMode: said('执行方式', 'How it is run'),
  kind: said('类型', 'Kind'),
  key: said('名称', 'Name'),
  value: said('算式', 'Expression'),
  condition: said('条件', 'Condition'),
  field: said('取自', 'Reads'),
  isDefault: said('其余情形', 'All other cases'),
};

/** What the parts of a node are called that come several times, by their place from 0. */
const lists: Readonly<Record<string, (place: string) => LocalText>> = {
  expressions: (place) => said(`第 ${place} 个表达式`, `Expression ${place}`),
  statements: (place) => said(`第 ${place} 个分支`, `Branch ${place}`),
};

const roots: Readonly<Record<string, LocalText>> = {
  config: said('参数', 'Parameter'),
  models: said('模型', 'Model'),
  rules: said('自有规则', 'Own rule'),
  withoutLawfulPrice: said('不放款的上限', 'Lends nothing under'),
};

/** `expressions.2.value` as a person reads it: "Expression 3 · Expression". What has no name of its own is shown as it is written. */
export function fieldText(path: string): LocalText {
  const [first = '', ...rest] = path.split('.');
  const own = fields[path];
  if (own) return own;
  const numbered = lists[first];
  if (numbered && /^\d+$/.test(rest[0] ?? '')) {
    return joined([numbered(String(Number(rest[0]) + 1)), ...rest.slice(1).map(partText)]);
  }
  if (first === 'columns') return joined([said(`列 ${rest[0]}`, `Column ${rest[0]}`), ...rest.slice(1).map(partText)]);
  return joined([roots[first] ?? plain(first), ...rest.map(plain)]);
}

function partText(part: string): LocalText {
  return fields[part] ?? plain(part);
}

function joined(parts: readonly LocalText[]): LocalText {
  return { 'zh-CN': parts.map((part) => part['zh-CN']).join(' · '), en: parts.map((part) => part.en).join(' · ') };
}

const values: Readonly<Record<string, LocalText>> = {
  'hitPolicy first': said('首个符合的行', 'The first row that fits'),
  'hitPolicy collect': said('所有符合的行', 'Every row that fits'),
  'passThrough true': said('是', 'yes'),
  'passThrough false': said('否', 'no'),
};

/** What a field says, where it says it in a word of the file format. */
export function valueText(path: string, value: string): LocalText {
  return values[`${path} ${value}`] ?? plain(value);
}
