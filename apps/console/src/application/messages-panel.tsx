import type { LineId } from '@lendline/lines/contract';
import { messagesRoutes } from '@lendline/messages/routes';
import { formatInstant } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { messageReasonText, templateText } from '../words/messages.ts';
import { messageStates } from '../words/states.ts';
import { useMessages } from './messages-query.ts';
import { applicationWords } from './words.ts';

export function MessagesPanel({ lineId }: { readonly lineId: LineId }) {
  const t = useWords(applicationWords);
  const read = useText();
  const { locale } = useLanguage();
  const messages = useMessages(lineId);
  if (!may(useMember(), messagesRoutes.listOfLine)) return null;
  return (
    <Panel title={t('messages')} id="messages">
      <Loaded query={messages}>
        {(sent) => (
          <ul className="lines">
            {sent.length === 0 ? <li className="soft">{t('noMessages')}</li> : null}
            {sent.map(({ id, template, state, reason, createdAt }) => (
              <li key={id} className="beside">
                <span>
                  <span>{read(templateText(template))}</span>
                  <small className="soft">
                    {formatInstant(createdAt, locale)}
                    {reason === null ? '' : ` · ${read(messageReasonText(reason))}`}
                  </small>
                </span>
                <StateTag {...messageStates[state]} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
