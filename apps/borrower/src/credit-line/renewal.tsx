import type { CreditLine } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { applications } from '../api/applications.ts';
import { useAction } from '../api/use-action.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { CodeForm } from '../one-time-code/code-form.tsx';
import { type SentCode, sentNow } from '../one-time-code/waits.ts';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { saveFile } from '../parts/save-file.ts';
import { words } from './words.ts';

interface RenewalProps {
  readonly creditLine: CreditLine;
  readonly onDone: () => void;
}

/** A renewal that the lender offers: its agreement to be read, and the signature by a code without which nothing is renewed. */
export function Renewal({ creditLine, onDone }: RenewalProps) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const { reading, sending, send, sign, sent } = useRenewal(creditLine, onDone);
  const { renewal } = creditLine;
  if (renewal === undefined) return null;
  return (
    <section class="stack" aria-label={t('renewal')}>
      <h2>{t('renewal')}</h2>
      <Facts
        rows={[
          { label: t('newUntil'), value: formatDay(renewal.until, locale), strong: true },
          { label: t('newLimit'), value: formatMoney(renewal.limit) },
        ]}
      />
      <p class="hint">{t('renewalHint')}</p>
      <Button kind="secondary" busy={reading.busy} onClick={() => reading.run()}>
        {t('readRenewal')}
      </Button>
      <NoteOfTrouble problem={reading.problem} />
      {sent !== null ? (
        <CodeForm sent={sent.code} action={t('signRenewal')} answer={sign} resend={send} />
      ) : (
        <>
          <NoteOfTrouble problem={sending.problem} />
          <Button busy={sending.busy} onClick={() => sending.run()}>
            {t('sendCode')}
          </Button>
        </>
      )}
    </section>
  );
}

/** A code that went, and the agreement that it signs. */
interface Sent {
  readonly code: SentCode;
  readonly hash: string;
}

function useRenewal({ id: creditLineId }: CreditLine, onDone: () => void) {
  const { locale } = useLanguage();
  const [sent, setSent] = useState<Sent | null>(null);
  const reading = useAction(async () => {
    const opened = await applications.openRenewal({ creditLineId, locale });
    if (!opened.ok) return opened;
    const file = await applications.downloadRenewal({ creditLineId, hash: opened.value.hash });
    if (file.ok) saveFile(file.value);
    return file;
  });
  const send = async () => {
    const opened = await applications.openRenewal({ creditLineId, locale });
    if (!opened.ok) return opened;
    const { hash } = opened.value;
    const answer = await applications.startRenewalSigning({ creditLineId, hash, locale });
    if (answer.ok) setSent({ code: sentNow(answer.value, Date.now()), hash });
    return answer;
  };
  const sending = useAction(send);
  const sign = async (code: string) => {
    if (sent === null) return send();
    const challengeId = sent.code.challenge.id;
    const answer = await applications.signRenewal({ creditLineId, hash: sent.hash, challengeId, code });
    if (answer.ok) onDone();
    return answer;
  };
  return { reading, sending, send, sign, sent };
}
