import type { CostStatement, MyApplication } from '@lendline/applications/contract';
import { formatMoney, formatRate } from '@lendline/ui';
import { useEffect, useState } from 'preact/hooks';
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
import { readUntil_ms } from './reading-time.ts';
import { words } from './words.ts';

export interface CostDialogProps {
  readonly application: MyApplication;
  readonly cost: CostStatement;
  readonly onClose: () => void;
}

/** The cost statement: open for its reading time, which the server enforces, then confirmed. */
export function CostDialog({ application, cost, onClose }: CostDialogProps) {
  const t = useWords(words);
  const { opening, until_ms, setUntil } = useOpening(application);
  const confirming = useConfirming(application, setUntil);
  const left = useSecondsLeft(until_ms ?? Number.POSITIVE_INFINITY);
  const open = until_ms !== null;
  return (
    <Dialog title={t('statement')} onClose={onClose}>
      <p class="hint">{t('statementLead')}</p>
      <AprFigure apr={cost.apr} />
      <Statement cost={cost} />
      <NoteOfTrouble problem={opening.problem} retry={() => opening.run()} />
      <NoteOfTrouble problem={confirming.problem} />
      <div class="sheet-actions">
        <Button disabled={!open || left > 0} busy={opening.busy || confirming.busy} onClick={() => confirming.run()}>
          {open && left > 0 ? t('keepReading', { n: left }) : t('confirm')}
        </Button>
        <p class="only-heard" role="status">
          {open && left === 0 ? t('confirm') : ''}
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

/** Opens the statement at the server: its reading time starts there. */
function useOpening(application: MyApplication) {
  const { journey, change } = useJourney();
  const [until_ms, setUntil] = useState<number | null>(null);
  const opening = useAction(async () => {
    const result = await applications.openCostStatement({ applicationId: application.id });
    if (!result.ok) return result;
    const cost = result.value.offer?.cost;
    if (cost) {
      const justOpened = cost.openedAt !== application.offer?.cost.openedAt;
      setUntil(readUntil_ms(cost, { justOpened, now_ms: Date.now() }));
    }
    change({ applications: withApplication(journey.applications, result.value) });
    return result;
  });
  useEffect(() => opening.run(), []);
  return { opening, until_ms, setUntil };
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
