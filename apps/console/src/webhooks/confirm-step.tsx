import type { WebhookEndpoint, WithSecret } from '@lendline/payments/contract';
import { useWords } from '../language/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useEndEndpoint, useRotateSecret } from './webhooks-query.ts';
import { webhookWords } from './words.ts';

export interface Step {
  readonly kind: 'rotate' | 'end';
  readonly endpoint: WebhookEndpoint;
}

interface ConfirmStepProps {
  readonly step: Step;
  readonly onSecret: (told: WithSecret) => void;
  readonly onClose: () => void;
}

/** Says what a step means for the system at the address before it is done. */
export function ConfirmStep({ step: { kind, endpoint }, onSecret, onClose }: ConfirmStepProps) {
  const t = useWords(webhookWords);
  const rotate = useRotateSecret();
  const end = useEndEndpoint();
  const pending = rotate.isPending || end.isPending;
  const error = rotate.error ?? end.error;
  const confirm = (): void => {
    if (kind === 'end') return end.mutate(endpoint.id, { onSuccess: onClose });
    const onSuccess = (told: WithSecret): void => {
      onClose();
      onSecret(told);
    };
    rotate.mutate(endpoint.id, { onSuccess });
  };
  return (
    <Dialog
      open
      title={t(kind === 'end' ? 'endTitle' : 'rotateTitle')}
      okText={t(kind)}
      cancelText={t('cancel')}
      okButtonProps={{ danger: kind === 'end', loading: pending }}
      cancelButtonProps={{ disabled: pending }}
      closable={false}
      mask={{ closable: false }}
      onOk={confirm}
      onCancel={onClose}
      width={460}
    >
      <p className="webhook-url">{endpoint.url}</p>
      <p>{t(kind === 'end' ? 'endMeans' : 'rotateMeans')}</p>
      {error ? <ProblemNotice error={error} /> : null}
    </Dialog>
  );
}
