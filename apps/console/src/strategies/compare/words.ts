import type { RowChange } from '@lendline/decisions/contract';
import type { Dictionary } from '@lendline/ui';
import type { StateWord } from '../../words/states.ts';

export const compareWords = {
  title: { 'zh-CN': '版本 {number} 的差异', en: 'What version {number} changes' },
  with: { 'zh-CN': '对比版本', en: 'Compared with' },
  turn: { 'zh-CN': '互换方向', en: 'Turn round' },
  direction: { 'zh-CN': '从{from}到{to}', en: 'From {from} to {to}' },
  alone: { 'zh-CN': '没有其他版本可以对比。', en: 'There is no other version to compare it with.' },
  same: { 'zh-CN': '两个版本没有差异。', en: 'The two say the same.' },
  summary: {
    'zh-CN': '{nodes} 个节点、{rows} 行、{cells} 个单元格不同。节点画在哪里不算差异。',
    en: 'Different: nodes {nodes}, rows {rows}, cells {cells}. Where a node is drawn is no difference.',
  },
  whole: { 'zh-CN': '整个策略', en: 'The strategy as a whole' },
  edges: { 'zh-CN': '连线', en: 'Edges' },
  from: { 'zh-CN': '起点', en: 'From' },
  to: { 'zh-CN': '终点', en: 'To' },
  row: { 'zh-CN': '行', en: 'Row' },
  what: { 'zh-CN': '内容', en: 'What' },
  change: { 'zh-CN': '变化', en: 'Change' },
  before: { 'zh-CN': '之前', en: 'Before' },
  after: { 'zh-CN': '之后', en: 'After' },
  any: { 'zh-CN': '任意', en: 'any' },
  place: { 'zh-CN': '位置', en: 'Its place' },
} as const satisfies Dictionary;

export const diffChanges: Readonly<Record<RowChange['change'], StateWord>> = {
  added: { tone: 'good', text: { 'zh-CN': '新增', en: 'Added' } },
  removed: { tone: 'bad', text: { 'zh-CN': '删除', en: 'Removed' } },
  changed: { tone: 'warn', text: { 'zh-CN': '修改', en: 'Changed' } },
  moved: { tone: 'busy', text: { 'zh-CN': '移动', en: 'Moved' } },
};
