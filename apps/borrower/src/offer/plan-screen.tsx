import type { MyApplication, Offer } from '@lendline/applications/contract';
import { formatMoney } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { applications } from '../api/applications.ts';
import { useAction } from '../api/use-action.ts';
import { go } from '../app/navigation.ts';
import { useJourney, withApplication } from '../journey/journey-context.ts';
import { currentApplication } from '../journey/stage.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { AprFigure, SimulatedNote } from './apr-figure.tsx';
import { CostDialog } from './cost-dialog.tsx';
import { readUntil_ms } from './reading-time.ts';
import { ScheduleTable } from './schedule-table.tsx';
import { words } from './words.ts';

/** The chosen offer with every due date, and the cost statement that is read before signing. */
export function PlanScreen() {
  const { journey } = useJourney();
  const t = useWords(words);
  const application = currentApplication(journey);
  if (application === null || application.offer === null) return null;
  return (
    <Screen title={t('planTitle')} step="offer" back={() => go('/offer')}>
      <Plan application={application} offer={application.offer} />
      {application.decision?.simulated && <SimulatedNote />}
    </Screen>
  );
}

function Plan({ application, offer }: { readonly application: MyApplication; readonly offer: Offer }) {
  const t = useWords(words);
  const [until_ms, setUntil] = useState<number | null>(null);
  const opening = useOpening(application, setUntil);
  const { cell, cost } = offer;
  return (
    <>
      <section class="card offer">
        <AprFigure apr={cost.apr} />
      </section>
      <Facts
        rows={[
          { label: t('amount'), value: formatMoney(cell.amount) },
          { label: t('received'), value: formatMoney(cost.received) },
          { label: t('total'), value: formatMoney(cost.totalRepayable), strong: true },
        ]}
      />
      <ScheduleTable schedule={offer.schedule} />
      <NoteOfTrouble problem={opening.problem} />
      <Button busy={opening.busy} onClick={() => opening.run()}>
        {t('read')}
      </Button>
      <Button kind="quiet" onClick={() => go('/offer')}>
        {t('change')}
      </Button>
      {until_ms !== null && (
        <CostDialog application={application} cost={cost} until_ms={until_ms} onClose={() => setUntil(null)} />
      )}
    </>
  );
}

/** Opens the statement at the server: its reading time starts there, and the sheet is shown with it. */
function useOpening(application: MyApplication, onOpen: (until_ms: number) => void) {
  const { journey, change, reload } = useJourney();
  return useAction(async () => {
    const result = await applications.openCostStatement({ applicationId: application.id });
    if (!result.ok) {
      if (result.error.status === 409 || result.error.status === 410) await reload();
      return result;
    }
    change({ applications: withApplication(journey.applications, result.value) });
    const cost = result.value.offer?.cost;
    const justOpened = cost?.openedAt !== application.offer?.cost.openedAt;
    if (cost) onOpen(readUntil_ms(cost, { justOpened, now_ms: Date.now() }));
    return result;
  });
}
