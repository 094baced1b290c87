import type { Notice } from '@lendline/consents/contract';
import { useState } from 'preact/hooks';
import { go } from '../app/navigation.ts';
import { useAdvance, useJourney } from '../journey/journey-context.ts';
import { pathBefore } from '../journey/places.ts';
import { askedAhead, consentTo } from '../journey/stage.ts';
import { useText, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { NoticeText } from './notice-text.tsx';
import { useAllowing } from './use-allowing.ts';
import { words } from './words.ts';

/** One source: what is read, why, who gets it and for how long; yes and no are equally easy. */
export function PermissionScreen({ source }: { readonly source: string }) {
  const { journey } = useJourney();
  const t = useWords(words);
  const text = useText();
  const notices = askedAhead(journey.notices);
  const notice = notices.find((one) => one.source === source);
  if (!notice) return null;
  const path = `/permissions/${source}`;
  const before = pathBefore(path, journey);
  return (
    <Screen title={text(notice.title)} step="permissions" back={before === null ? undefined : () => go(before)}>
      <p class="tags">
        <span class={notice.required ? 'tag strong' : 'tag'}>{t(notice.required ? 'required' : 'optional')}</span>
        <span class="hint">{t('count', { n: notices.indexOf(notice) + 1, of: notices.length })}</span>
      </p>
      <NoticeText notice={notice} />
      <Answer notice={notice} />
    </Screen>
  );
}

function Answer({ notice }: { readonly notice: Notice }) {
  const t = useWords(words);
  const { journey, draft } = useJourney();
  const advance = useAdvance();
  const [refusedRequired, setRefusedRequired] = useState(false);
  const given = consentTo(notice.source, journey.consents) !== null;
  const refused = draft.refused.includes(notice.source);
  const allowing = useAllowing(notice, (consents) =>
    advance({ consents }, { refused: draft.refused.filter((source) => source !== notice.source) }),
  );
  const refuse = (): void => {
    if (notice.required) setRefusedRequired(true);
    else advance({}, { refused: [...new Set([...draft.refused, notice.source])] });
  };
  if (given) {
    return (
      <>
        <Note tone="good">
          <p>{t('given')}</p>
        </Note>
        <Button onClick={() => advance({})}>{t('goOn')}</Button>
      </>
    );
  }
  return (
    <div class="stack">
      {refused && <Note>{<p>{t('refused')}</p>}</Note>}
      {refusedRequired && (
        <div class="note warn" role="alert">
          <p>{t('cannot')}</p>
        </div>
      )}
      <NoteOfTrouble problem={allowing.problem} />
      <Button busy={allowing.busy} onClick={() => allowing.run()}>
        {t('allow')}
      </Button>
      <Button kind="secondary" onClick={refuse}>
        {t('refuse')}
      </Button>
    </div>
  );
}
