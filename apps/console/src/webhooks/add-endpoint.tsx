import type { WithSecret } from '@lendline/payments/contract';
import { Checkbox, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { type NewEndpoint, useAddEndpoint } from './webhooks-query.ts';
import { eventOrder, webhookEvents, webhookWords } from './words.ts';

interface AddEndpointProps {
  readonly onAdded: (told: WithSecret) => void;
  readonly onClose: () => void;
}

export function AddEndpoint({ onAdded, onClose }: AddEndpointProps) {
  const t = useWords(webhookWords);
  const [endpoint, setEndpoint] = useState<NewEndpoint>({ url: '', events: eventOrder });
  const [tried, setTried] = useState(false);
  const add = useAddEndpoint();
  const form = useId();
  const noUrl = !/^https:\/\/\S+$/.test(endpoint.url.trim());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (noUrl || endpoint.events.length === 0) return;
    const onSuccess = (told: WithSecret): void => {
      onClose();
      onAdded(told);
    };
    add.mutate({ ...endpoint, url: endpoint.url.trim() }, { onSuccess });
  };
  return (
    <Dialog
      open
      title={t('add')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ htmlType: 'submit', form, loading: add.isPending }}
      onCancel={onClose}
      closable={false}
    >
      <form id={form} className="webhook-form" onSubmit={submit} noValidate>
        <Field label={t('url')} hint={t('urlHint')} problem={tried && noUrl ? t('urlNeeded') : undefined}>
          {(field) => (
            <Input
              {...field}
              type="url"
              autoComplete="off"
              maxLength={500}
              value={endpoint.url}
              onChange={({ target }) => setEndpoint({ ...endpoint, url: target.value })}
            />
          )}
        </Field>
        <EventsField endpoint={endpoint} tried={tried} onChange={setEndpoint} />
        {add.error ? <ProblemNotice error={add.error} /> : null}
      </form>
    </Dialog>
  );
}

interface EventsFieldProps {
  readonly endpoint: NewEndpoint;
  readonly tried: boolean;
  readonly onChange: (endpoint: NewEndpoint) => void;
}

function EventsField({ endpoint, tried, onChange }: EventsFieldProps) {
  const t = useWords(webhookWords);
  const read = useText();
  return (
    <fieldset className="webhook-events">
      <legend>{t('events')}</legend>
      <Checkbox.Group
        value={[...endpoint.events]}
        onChange={(events) => onChange({ ...endpoint, events })}
        options={eventOrder.map((value) => ({ value, label: read(webhookEvents[value]) }))}
      />
      {tried && endpoint.events.length === 0 ? <p className="field-problem">{t('eventsNeeded')}</p> : null}
    </fieldset>
  );
}
