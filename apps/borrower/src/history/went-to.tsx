import type { WireMoney } from '@lendline/kernel';
import { formatMoney } from '@lendline/ui';
import type { ComponentChildren } from 'preact';
import { useWords } from '../language/language.tsx';
import { isZero } from '../parts/wire-money.ts';
import { partWords } from './part-words.ts';

const parts = ['principal', 'interest', 'fees', 'penalties', 'overpaid'] as const;

export interface WentToProps {
  readonly allocation: Readonly<Record<(typeof parts)[number], WireMoney>>;
  /** Rows below. */
  readonly children?: ComponentChildren;
}

/** What a payment met, part by part. */
export function WentTo({ allocation, children }: WentToProps) {
  const t = useWords(partWords);
  return (
    <>
      <h2 class="small-title">{t('wentTo')}</h2>
      <dl class="facts small">
        {parts
          .filter((part) => !isZero(allocation[part]))
          .map((part) => (
            <div key={part}>
              <dt>{t(part)}</dt>
              <dd>{formatMoney(allocation[part])}</dd>
            </div>
          ))}
        {children}
      </dl>
    </>
  );
}
