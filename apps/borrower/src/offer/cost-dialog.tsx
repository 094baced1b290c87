import type { CostStatement, MyApplication } from '@lendline/applications/contract';
import { formatMoney, formatRate } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { applications } from '../api/applications.ts';
import { attempt } from '../api/attempt.ts';
import { useAction } from '../api/use-action.ts';
import { useAdvance, useJourney, withApplication } from '../journey/journey-context.ts';
import { useText, useWords } from '../language/language.tsx';
import { useSecondsLeft } from '../one-time-code/use-seconds-left.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Facts } from '../parts/facts.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { AprFigure } from './apr-figure.tsx';
import { words } from './words.ts';

export interface CostDialogProps {
  readonly application: MyApplication;
  readonly cost: CostStatement;
  /** When it has been open long enough, by this phone's clock. */
  readonly until_ms: number;
  readonly onClose: () => void;
}

/** The cost statement, already open at the server: read for its time, which the server enforces, then confirmed. */
export function CostDialog({ application, cost, until_ms, onClose }: CostDialogProps) {
  const t = useWords(words);
  // The server may know better how long it was open, and says so.
  const [toldUntil_ms, setToldUntil] = useState(0);
  const confirming = useConfirming(application, setToldUntil);
  const left = useSecondsLeft(Math.max(until_ms, toldUntil_ms));
  return (
    <Dialog title={t('statement')} onClose={onClose}>
      <p class="hint">{t('statementLead')}</p>
      <AprFigure apr={cost.apr} />
      <Statement cost={cost} />
      <NoteOfTrouble problem={confirming.problem} />
      <div class="sheet-actions">
        <Button disabled={left > 0} busy={confirming.busy} onClick={() => confirming.run()}>
          {left > 0 ? t('keepReading', { n: left }) : t('confirm')}
        </Button>
        <p class="only-heard" aria-live="polite">
          {left === 0 ? t('confirm') : ''}
        </p>
        <Button kind="quiet" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}

function Statement({ cost }: { readonly cost: CostStatement }) {
  const t = useWords(words);
  const text = useText();
  const { apr } = cost;
  return (
    <Facts
      rows={[
        { label: t('amount'), value: formatMoney(cost.amount) },
        { label: t('received'), value: formatMoney(cost.received) },
        { label: t('interest'), value: formatMoney(cost.interest) },
        { label: t('fees'), value: formatMoney(cost.fees) },
        { label: t('duty'), value: formatMoney(cost.duty) },
        { label: t('total'), value: formatMoney(cost.totalRepayable), strong: true },
        { label: t('nominal'), value: formatRate(apr.nominal_ppm) },
        { label: t('effective'), value: formatRate(apr.effective_ppm) },
        { label: t('method'), value: apr.method },
        { label: t('cap'), value: formatRate(cost.cap_ppm) },
        { label: t('late'), value: text(cost.lateCost) },
      ]}
    />
  );
}

function useConfirming(application: MyApplication, setUntil: (until_ms: number) => void) {
  const { journey, reload } = useJourney();
  const advance = useAdvance();
  return useAction(async () => {
    const input = { applicationId: application.id };
    const result = await attempt({ name: 'confirm-cost', input }, (options) =>
      applications.confirmCostStatement(input, options),
    );
    if (result.ok) advance({ applications: withApplication(journey.applications, result.value) });
    else if (result.error.parameters?.['seconds'] !== undefined)
      setUntil(Date.now() + Number(result.error.parameters['seconds']) * 1000);
    else if (result.error.status === 409) await reload();
    return result;
  });
}
