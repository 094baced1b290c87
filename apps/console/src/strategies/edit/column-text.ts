import type { LocalText } from '@lendline/kernel';
import type { Translate } from '@lendline/ui';
import type { ColumnModel } from './table-model.ts';
import type { tableWords } from './table-words.ts';

const results = ['rule', 'outcome', 'reason', 'flags', 'because', 'come_back_in_days', 'come_back_in_months'] as const;

interface Reading {
  readonly t: Translate<typeof tableWords>;
  readonly read: (text: LocalText) => string;
}

/** What heads a column: the fact in the reader's language, what a finding says, or the name itself. */
export function columnText({ field, side, known }: ColumnModel, { t, read }: Reading): string {
  if (known?.text) return read(known.text);
  const result = results.find((one) => side === 'outputs' && one === field);
  return result ? t(result) : field;
}
