import type { Notice } from '@lendline/consents/contract';
import { useJourney } from '../journey/journey-context.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { NoticeText } from './notice-text.tsx';
import { useAllowing } from './use-allowing.ts';
import { words } from './words.ts';

/** A permission asked for where it is needed; whoever does not give it just goes back. */
export function AllowHere({ notice }: { readonly notice: Notice }) {
  const t = useWords(words);
  const { change, draft, changeDraft } = useJourney();
  const allowing = useAllowing(notice, (consents) => {
    change({ consents });
    changeDraft({ refused: draft.refused.filter((source) => source !== notice.source) });
  });
  return (
    <div class="stack">
      <NoticeText notice={notice} />
      <NoteOfTrouble problem={allowing.problem} />
      <Button busy={allowing.busy} onClick={() => allowing.run()}>
        {t('allow')}
      </Button>
    </div>
  );
}
