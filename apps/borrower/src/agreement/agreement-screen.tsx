import type { AgreementSummary, MyApplication } from '@lendline/applications/contract';
import { formatMoney } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { applications } from '../api/applications.ts';
import { useAction } from '../api/use-action.ts';
import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentApplication } from '../journey/stage.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { AprFigure } from '../offer/apr-figure.tsx';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { saveFile } from '../parts/save-file.ts';
import { Screen } from '../parts/screen.tsx';
import { sha256, shortened } from './fingerprint.ts';
import { Signing } from './signing.tsx';
import { words } from './words.ts';

/** The agreement as a file, what it comes to, and the signature by one-time code. */
export function AgreementScreen() {
  const { journey } = useJourney();
  const t = useWords(words);
  const application = currentApplication(journey);
  if (!application?.offer || !application.agreement) return null;
  const { cost } = application.offer;
  return (
    <Screen title={t('title')} step="agreement" back={() => go('/plan')}>
      <p class="lead">{t('lead')}</p>
      <section class="card offer">
        <AprFigure apr={cost.apr} />
      </section>
      <Facts
        rows={[
          { label: t('amount'), value: formatMoney(cost.amount) },
          { label: t('total'), value: formatMoney(cost.totalRepayable), strong: true },
        ]}
      />
      <Document application={application} agreement={application.agreement} />
      <Signing application={application} hash={application.agreement.hash} />
    </Screen>
  );
}

interface DocumentProps {
  readonly application: MyApplication;
  readonly agreement: AgreementSummary;
}

function Document({ application, agreement }: DocumentProps) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const [same, setSame] = useState<boolean | null>(null);
  const opening = useAction(async () => {
    const result = await applications.downloadAgreement({ applicationId: application.id });
    if (!result.ok) return result;
    const hash = await sha256(result.value.bytes);
    setSame(hash === null ? null : hash === agreement.hash.toLowerCase());
    saveFile(result.value);
    return result;
  });
  return (
    <section class="card stack">
      <Button kind="secondary" busy={opening.busy} onClick={() => opening.run()}>
        {t('open')}
      </Button>
      <NoteOfTrouble problem={opening.problem} />
      <p class="hint">
        {t('fingerprint')} <code title={agreement.hash}>{shortened(agreement.hash)}</code> · {t('version')}{' '}
        {agreement.version}
      </p>
      <p class="hint">{t('fingerprintNote')}</p>
      {agreement.locale !== locale && <p class="hint">{t('otherLanguage', { language: t(agreement.locale) })}</p>}
      <div aria-live="polite">
        {same !== null && (
          <Note tone={same ? 'good' : 'bad'}>
            <p>{t(same ? 'matches' : 'differs')}</p>
          </Note>
        )}
      </div>
    </section>
  );
}
