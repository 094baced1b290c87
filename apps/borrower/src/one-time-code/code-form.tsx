import type { Problem, Result } from '@lendline/kernel';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useAction } from '../api/use-action.ts';
import { useText, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';
import { readCode, type SentCode } from './waits.ts';
import { words } from './words.ts';

export interface CodeFormProps {
  readonly sent: SentCode;
  /** What the button of the form says: what entering the code does. */
  readonly action: string;
  readonly answer: (code: string) => Promise<Result<unknown, Problem>>;
  readonly resend: () => Promise<Result<unknown, Problem>>;
}

/** Codes that the server says are at fault themselves: shown at the field. */
const codeFaults = ['lines.wrong-code', 'lines.challenge-expired', 'lines.too-many-tries', 'lines.challenge-unknown'];

/** Asks for a one-time code: filled in by the phone where it can, sent again after the wait, wrong ones explained. */
export function CodeForm({ sent, action, answer, resend }: CodeFormProps) {
  const t = useWords(words);
  const text = useText();
  const [typed, setTyped] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const answering = useAction(answer);
  const fault = answering.problem && codeFaults.includes(answering.problem.code) ? answering.problem : null;
  const submit = (event: Event): void => {
    event.preventDefault();
    const code = readCode(typed);
    setIncomplete(code === null);
    if (code === null) document.getElementById('code')?.focus();
    else answering.run(code);
  };
  // With the message and not a frame later, so that whoever reads it and types types into the field.
  useLayoutEffect(() => {
    if (fault) document.getElementById('code')?.focus();
  }, [fault]);
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Field
        id="code"
        label={t('code')}
        hint={t('sentTo', { phone: sent.challenge.maskedPhone })}
        value={typed}
        error={incomplete ? t('incomplete') : fault && text(fault.text)}
        onChange={(value) => {
          setTyped(value);
          setIncomplete(false);
          answering.clear();
        }}
        input={{ inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 12 }}
      />
      <NoteOfTrouble problem={fault ? null : answering.problem} />
      <Button busy={answering.busy}>{action}</Button>
      <Resend sent={sent} resend={resend} />
      <p class="hint">{t('never')}</p>
    </form>
  );
}

/** Another code, once the wait is over. */
function Resend({ sent, resend }: Pick<CodeFormProps, 'sent' | 'resend'>) {
  const t = useWords(words);
  const { resending, resent, waitUntil_ms } = useResend(resend, sent);
  const left = useSecondsLeft(waitUntil_ms);
  return (
    <div class="resend">
      {left > 0 ? (
        <p class="hint">{t('resendIn', { n: left })}</p>
      ) : (
        <Button kind="quiet" busy={resending.busy} onClick={() => resending.run()}>
          {t('resend')}
        </Button>
      )}
      <p class="hint" aria-live="polite">
        {resent && left > 0 ? t('resent') : ''}
      </p>
      <NoteOfTrouble problem={resending.problem} />
    </div>
  );
}

function useResend(resend: CodeFormProps['resend'], { resendAt_ms }: SentCode) {
  const [toldUntil_ms, setToldUntil] = useState(0);
  const [resent, setResent] = useState(false);
  const resending = useAction(async () => {
    const result = await resend();
    setResent(result.ok);
    // The server counts the wait by its own clock; what it says of the seconds left is shown from here on.
    const seconds = result.ok ? undefined : result.error.parameters?.['seconds'];
    if (seconds !== undefined) setToldUntil(Date.now() + Number(seconds) * 1000);
    return result;
  });
  return { resending, resent, waitUntil_ms: Math.max(resendAt_ms, toldUntil_ms) };
}
