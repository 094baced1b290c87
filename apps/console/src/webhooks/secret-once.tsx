import type { WithSecret } from '@lendline/payments/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../language/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { webhookWords } from './words.ts';

interface SecretOnceProps {
  readonly told: WithSecret;
  readonly onKept: () => void;
}

/** A new secret, shown until the reader says that it is kept: a press beside the dialog must not lose it. */
export function SecretOnce({ told, onKept }: SecretOnceProps) {
  const t = useWords(webhookWords);
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(told.secret).then(() => setCopied(true));
  return (
    <Dialog
      open
      title={t('secret')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onKept}>
          {t('kept')}
        </Button>
      }
    >
      <p>{told.url}</p>
      <p className="webhook-secret">
        <code>{told.secret}</code>
        <Button onClick={copy}>{t('copy')}</Button>
      </p>
      <output className="soft">{copied ? t('copied') : null}</output>
      <p>{t('secretOnce')}</p>
    </Dialog>
  );
}
