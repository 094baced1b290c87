import type { MyApplication, Offer } from '@lendline/applications/contract';
import { formatMoney } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentApplication } from '../journey/stage.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Screen } from '../parts/screen.tsx';
import { AprFigure, SimulatedNote } from './apr-figure.tsx';
import { CostDialog } from './cost-dialog.tsx';
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
  const [reading, setReading] = useState(false);
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
      <Button onClick={() => setReading(true)}>{t('read')}</Button>
      <Button kind="quiet" onClick={() => go('/offer')}>
        {t('change')}
      </Button>
      {reading && <CostDialog application={application} cost={cost} onClose={() => setReading(false)} />}
    </>
  );
}
