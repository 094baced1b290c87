import type { Guarantee } from '@lendline/applications/contract';
import { useState } from 'preact/hooks';
import { applications } from '../api/applications.ts';
import { useAction } from '../api/use-action.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { CodeForm } from '../one-time-code/code-form.tsx';
import { type SentCode, sentNow } from '../one-time-code/waits.ts';
import { Button } from '../parts/button.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { saveFile } from '../parts/save-file.ts';
import { words } from './words.ts';

interface SignProps {
  readonly guarantee: Guarantee;
  readonly onDone: () => void;
}

/** The agreement to be read, and the guarantor's signature by a code sent to their own line. */
export function SignGuarantee({ guarantee: { id: guarantorId }, onDone }: SignProps) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const [sent, setSent] = useState<SentCode | null>(null);
  const reading = useAction(async () => {
    const file = await applications.downloadGuarantee({ guarantorId });
    if (file.ok) saveFile(file.value);
    return file;
  });
  const send = async () => {
    const answer = await applications.startGuaranteeSigning({ guarantorId, locale });
    if (answer.ok) setSent(sentNow(answer.value, Date.now()));
    return answer;
  };
  const sending = useAction(send);
  const sign = async (code: string) => {
    if (sent === null) return send();
    const answer = await applications.signGuarantee({ guarantorId, challengeId: sent.challenge.id, code });
    if (answer.ok) onDone();
    return answer;
  };
  return (
    <>
      <Button kind="secondary" busy={reading.busy} onClick={() => reading.run()}>
        {t('read')}
      </Button>
      <NoteOfTrouble problem={reading.problem} />
      <Note tone="warn">
        <p>{t('meaning')}</p>
      </Note>
      {sent !== null ? (
        <CodeForm sent={sent} action={t('sign')} answer={sign} resend={send} />
      ) : (
        <>
          <NoteOfTrouble problem={sending.problem} />
          <Button busy={sending.busy} onClick={() => sending.run()}>
            {t('sendCode')}
          </Button>
        </>
      )}
    </>
  );
}
