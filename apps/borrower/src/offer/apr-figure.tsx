import type { MenuCell } from '@lendline/decisions/contract';
import { formatRate } from '@lendline/ui';
import { useWords } from '../language/language.tsx';
import { allInRate } from './menu.ts';
import { words } from './words.ts';

/** The all-in annual rate: by law and by choice the largest figure of an offer. */
export function AprFigure({ apr }: { readonly apr: MenuCell['apr'] }) {
  const t = useWords(words);
  return (
    <p class="apr">
      <span class="apr-figure">{formatRate(allInRate(apr))}</span>
      <span class="apr-name">{t('apr')}</span>
    </p>
  );
}

export function SimulatedNote() {
  const t = useWords(words);
  return (
    <aside class="note plain simulated" aria-label={t('simulated')}>
      <span class="tag">{t('simulated')}</span>
      <p>{t('simulatedNote')}</p>
    </aside>
  );
}
