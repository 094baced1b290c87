import type { WayToPay } from '@lendline/payments/contract';
import { useState } from 'preact/hooks';
import { payments } from '../api/payments.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useWords } from '../language/language.tsx';
import { Choice } from '../parts/choice.tsx';
import { words } from './way-words.ts';

export interface PickedWay {
  readonly ways: readonly WayToPay[];
  /** The rail to name; null for the usual one, also while nothing is known of others. */
  readonly rail: string | null;
  readonly pick: (rail: string | null) => void;
}

/** The ways to pay that this lender has. Without an answer there is the usual one, which needs no name. */
export function useWays(): PickedWay {
  const { value } = useAnswer('ways', () => payments.waysToPay({}));
  const [rail, pick] = useState<string | null>(null);
  return { ways: value?.ways ?? [], rail, pick };
}

/** Where the money is taken from; a question only where there is more than one way. */
export function WayChoice({ ways, rail, pick }: PickedWay) {
  const t = useWords(words);
  if (ways.length < 2) return <p class="hint">{t('fromWallet')}</p>;
  return (
    <fieldset class="choices">
      <legend>{t('from')}</legend>
      {ways.map((way) => (
        <Choice
          key={way.rail}
          name="way"
          label={t(way.kind)}
          detail={t(`${way.kind}Detail`)}
          checked={way.usual ? rail === null : rail === way.rail}
          onChoose={() => pick(way.usual ? null : way.rail)}
        />
      ))}
    </fieldset>
  );
}
