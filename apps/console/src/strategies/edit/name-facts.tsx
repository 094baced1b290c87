import type { ValueDomain } from '@lendline/decisions/contract';
import { formatMoney, formatRate, type Translate } from '@lendline/ui';
import { useText, useWords } from '../../language/language.tsx';
import { numbersIn } from './cell.ts';
import { unitNames } from './edit-words.ts';
import { useEditor } from './editor.ts';
import type { ColumnModel } from './table-model.ts';
import { tableWords } from './table-words.ts';

/** What kind of fact a condition is about, and what its numbers come to as people say them. */
export function NameFacts({ column, text }: { readonly column: ColumnModel; readonly text: string }) {
  const t = useWords(tableWords);
  const read = useText();
  const { currency } = useEditor().known.vocabulary;
  const { known } = column;
  if (!known) return <p className="cell-note">{t('notKnown')}</p>;
  const shown = numbersIn(text).flatMap((number) => {
    const amount = inWords(number, { unit: known.unit, currency });
    return amount === null ? [] : [t('amounts', { number, shown: amount })];
  });
  const parts = [
    numbersText(known.domain, t),
    known.unit === null ? null : read(unitNames[known.unit]),
    known.domain.isList ? t('list') : null,
    known.from === 'worked-out' ? t('worked') : known.from === 'feature' ? t('feature') : null,
    known.isAllowed ? null : t('notAllowed'),
    ...shown,
  ];
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : <p className="cell-note">{said.join(' · ')}</p>;
}

export function numbersText({ numbers }: ValueDomain, t: Translate<typeof tableWords>): string | null {
  if (!numbers) return null;
  const kind = t(numbers.whole ? 'wholeNumbers' : 'numbers');
  return numbers.least === null ? kind : `${kind} ${t('from', { least: numbers.least })}`;
}

interface Measure {
  readonly unit: NonNullable<ColumnModel['known']>['unit'];
  readonly currency: Parameters<typeof formatMoney>[0]['currency'];
}

function inWords(number: string, { unit, currency }: Measure): string | null {
  if (!/^-?\d+$/.test(number)) return null;
  if (unit === 'minor-units') return formatMoney({ amount: number, currency }, { short: true });
  return unit === 'ppm' ? formatRate(Number(number)) : null;
}
