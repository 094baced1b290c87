import { useEffect, useState } from 'preact/hooks';
import { lines } from '../api/lines.ts';
import { go } from '../app/navigation.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { CodeForm } from '../one-time-code/code-form.tsx';
import type { SentCode } from '../one-time-code/waits.ts';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { countries, emptyDraft, keepSentCode, readPhoneDraft, readSentCode } from './phone-draft.ts';
import { sendCode } from './send-code.ts';
import { words } from './words.ts';

export interface CodeScreenProps {
  /** Called once the line is proved: the session has begun. */
  readonly onProved: () => void;
}

export function CodeScreen({ onProved }: CodeScreenProps) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const [sent, setSent] = useState<SentCode | null>(readSentCode);
  useEffect(() => {
    if (sent === null) go('/', { replace: true });
    // What comes after the code is fetched while the person looks for the message.
    void import('../journey/signed-in.tsx').catch(() => undefined);
  }, [sent]);
  if (sent === null) return null;
  const answer = async (code: string) => {
    const result = await lines.answerChallenge({ challengeId: sent.challenge.id, code });
    if (result.ok) {
      keepSentCode(null);
      onProved();
    }
    return result;
  };
  const resend = async () => {
    // Where nothing could be kept, the server says that it has no number.
    const result = await sendCode(readPhoneDraft() ?? emptyDraft(countries[0]), locale);
    if (result.ok) setSent(readSentCode());
    return result;
  };
  return (
    <Screen title={t('codeTitle')} step="phone" back={() => go('/')}>
      <CodeForm sent={sent} action={t('signIn')} answer={answer} resend={resend} />
      <Button kind="quiet" onClick={() => go('/')}>
        {t('otherNumber')}
      </Button>
    </Screen>
  );
}
