import { useAdvance, useJourney } from '../journey/journey-context.ts';
import { currentApplication } from '../journey/stage.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { words } from './words.ts';

/** An application that was cancelled or ran out, and the way to a new one. */
export function EndedScreen() {
  const { journey } = useJourney();
  const advance = useAdvance();
  const t = useWords(words);
  const application = currentApplication(journey);
  if (application === null) return null;
  const expired = application.state === 'expired';
  return (
    <Screen title={t(expired ? 'expired' : 'cancelled')}>
      <p class="lead">{t(expired ? 'expiredLead' : 'cancelledLead')}</p>
      <Button onClick={() => advance({}, { againAfter: application.id, recordsPassed: false })}>{t('again')}</Button>
    </Screen>
  );
}
