import type { MyApplication } from '@lendline/applications/contract';
import { useState } from 'preact/hooks';
import { applications } from '../api/applications.ts';
import { attempt } from '../api/attempt.ts';
import { useAction } from '../api/use-action.ts';
import { showBrowser } from '../api/visits.ts';
import { useAdvance, useJourney, withApplication } from '../journey/journey-context.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { keep, keptKeys, readKept } from '../offline/kept.ts';
import { CodeForm } from '../one-time-code/code-form.tsx';
import { type SentCode, sentNow } from '../one-time-code/waits.ts';
import { Button } from '../parts/button.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { words } from './words.ts';

interface KeptSigning {
  /** The document that the code was sent for. */
  readonly hash: string;
  readonly sent: SentCode;
}

export interface SigningProps {
  readonly application: MyApplication;
  readonly hash: string;
}

/** Signs one document with a one-time code; a reload in between keeps the code that was sent for it. */
export function Signing({ application, hash }: SigningProps) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const { journey, reload } = useJourney();
  const advance = useAdvance();
  const [sent, setSent] = useState<SentCode | null>(() => {
    const kept = readKept<KeptSigning>(sessionStorage, keptKeys.signing);
    return kept?.hash === hash ? kept.sent : null;
  });
  const applicationId = application.id;
  const send = async () => {
    const result = await applications.startSigning({ applicationId, locale });
    if (result.ok) {
      const now = sentNow(result.value, Date.now());
      keep(sessionStorage, keptKeys.signing, { hash, sent: now } satisfies KeptSigning);
      setSent(now);
    }
    return result;
  };
  const sign = async (code: string) => {
    if (sent === null) return send();
    // The money may be asked for on another device than the loan was.
    await showBrowser();
    const input = { applicationId, challengeId: sent.challenge.id, code };
    const result = await attempt({ name: 'sign', input }, (options) => applications.sign(input, options));
    if (result.ok) {
      keep(sessionStorage, keptKeys.signing, null);
      advance({ applications: withApplication(journey.applications, result.value) });
    } else if (result.error.code === 'applications.choice-outdated') await reload();
    return result;
  };
  const sending = useAction(send);
  if (sent !== null) {
    return (
      <>
        <CodeForm sent={sent} action={t('sign')} answer={sign} resend={send} />
        <p class="hint">{t('meaning')}</p>
      </>
    );
  }
  return (
    <>
      <NoteOfTrouble problem={sending.problem} />
      <Button busy={sending.busy} onClick={() => sending.run()}>
        {t('sendCode')}
      </Button>
    </>
  );
}
