import type { LocalText } from '@lendline/kernel';
import type { DriftAlert } from '../contract.ts';

const columns: Readonly<Record<string, LocalText>> = {
  direction: { 'zh-CN': '方向', en: 'direction' },
  status: { 'zh-CN': '交易状态', en: 'status' },
  category: { 'zh-CN': '交易类型', en: 'category' },
  kind: { 'zh-CN': '记录种类', en: 'kind' },
};

const other: LocalText = { 'zh-CN': '该列', en: 'a column' };

/** An alert in a sentence: what was seen, and what to do. */
export function driftText(alert: Pick<DriftAlert, 'kind' | 'finding' | 'column' | 'figure' | 'words'>): LocalText {
  const column = columns[alert.column ?? ''] ?? other;
  const percent = shareText(alert.figure);
  const named = (comma: string): string => (alert.words.length === 0 ? '' : `: ${alert.words.join(comma)}`);
  switch (alert.finding) {
    case 'new-words':
      return {
        'zh-CN': `${alert.kind} 的“${column['zh-CN']}”中 ${percent} 的行用了以前没有见过的词${named('、')}。请核对来源是否更改了名称。`,
        en: `${percent} of the rows of ${alert.kind} have words in ${column.en} that were not seen before${named(', ')}. Look whether the source has renamed something.`,
      };
    case 'shifted':
      return {
        'zh-CN': `${alert.kind} 的“${column['zh-CN']}”分布明显改变（PSI ${alert.figure.toFixed(2)}）。请核对读取是否仍然正确。`,
        en: `The words in ${column.en} of ${alert.kind} are used in other shares than before (PSI ${alert.figure.toFixed(2)}). Look whether they are still read rightly.`,
      };
    case 'fewer-rows':
    case 'more-rows':
      return {
        'zh-CN': `${alert.kind} 每天的行数是平时的 ${percent}。请核对导出或接口是否有变。`,
        en: `${alert.kind} brings ${percent} of its usual rows a day. Look whether the export or the interface has changed.`,
      };
    case 'unreadable':
      return {
        'zh-CN': `${alert.kind} 有 ${percent} 的${alert.column === 'files' ? '文件' : '行'}无法读取。来源可能更改了格式。`,
        en: `${percent} of the ${alert.column === 'files' ? 'files' : 'rows'} of ${alert.kind} cannot be read. The source may have changed its form.`,
      };
  }
}

/** One row in a thousand has a word that is news: it is told as more than nothing. */
function shareText(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0 ? '< 1 %' : `${percent} %`;
}
