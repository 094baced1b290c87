import type { RuleSignal, TypologyFaultText, TypologyVersionDetail } from '@lendline/fraud/contract';
import { canonicalJson } from '@lendline/kernel';
import { Button } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { NoteForm } from '../parts/note-form.tsx';
import { Panel } from '../parts/panel.tsx';
import { useWho } from '../staff/use-who.ts';
import { ExamplesEditor } from './examples-editor.tsx';
import { RulesEditor } from './rules-editor.tsx';
import { useCheck, useTypologies, useVersionStep } from './typologies-query.ts';
import { newTypology, type Typology, typologiesOf, withTypology } from './typology.ts';
import { WordsEditor } from './words-editor.tsx';
import { editWords } from './words.ts';

interface EditorProps {
  readonly detail: TypologyVersionDetail;
  /** Of the typology; one that the version does not have is begun. */
  readonly id: string;
}

export interface EditProps {
  readonly typology: Typology;
  readonly faults: readonly TypologyFaultText[];
  readonly signals: readonly RuleSignal[];
  readonly onChange: (typology: Typology) => void;
}

const noFaults: readonly TypologyFaultText[] = [];

/**
 * A typology of a draft to write. The server looks at it on every edit. It is saved onto the revision that it was begun from: where
 * somebody else saved meanwhile, nothing of theirs is replaced and nothing of this page is lost.
 */
export function TypologyEditor({ detail, id }: EditorProps) {
  const [begun, setBegun] = useState(detail);
  const [typology, setTypology] = useState(() => ownOf(detail, id) ?? newTypology(id));
  const signals = useTypologies().data?.signals ?? [];
  const check = useCheck(typology);
  const edit = { typology, faults: check.data?.faults ?? noFaults, signals, onChange: setTypology };
  const begin = (from: TypologyVersionDetail): void => {
    setBegun(from);
    const own = ownOf(from, id);
    if (own) setTypology(own);
  };
  return (
    <div className="typologies">
      <div className="stack">
        <WordsEditor {...edit} />
        <RulesEditor {...edit} />
        <ExamplesEditor {...edit} results={check.data?.examples ?? []} />
      </div>
      <aside className="stack">
        <CheckPanel faults={check.data?.faults ?? null} isFresh={!check.isPlaceholderData} />
        <SavePanel begun={begun} latest={detail} typology={typology} onBegin={begin} />
      </aside>
    </div>
  );
}

function ownOf(detail: TypologyVersionDetail, id: string): Typology | undefined {
  return typologiesOf(detail).find((one) => one.id === id);
}

interface CheckProps {
  /** Null while nothing was looked at yet. */
  readonly faults: readonly TypologyFaultText[] | null;
  readonly isFresh: boolean;
}

function CheckPanel({ faults, isFresh }: CheckProps) {
  const t = useWords(editWords);
  const read = useText();
  const general = faults?.filter(({ where }) => ['', 'id', 'version', 'rules', 'examples'].includes(where)) ?? [];
  const said = faults?.length === 0 ? t('fine') : t('faults', { count: faults?.length ?? 0 });
  return (
    <Panel title={t('check')}>
      <output>{faults === null || !isFresh ? t('checking') : said}</output>
      {general.map(({ where, code, text }) => (
        <p key={`${where} ${code}`} className="rule-fault">
          {read(text)}
        </p>
      ))}
    </Panel>
  );
}

interface SaveProps {
  readonly begun: TypologyVersionDetail;
  readonly latest: TypologyVersionDetail;
  readonly typology: Typology;
  readonly onBegin: (from: TypologyVersionDetail) => void;
}

function SavePanel({ begun, latest, typology, onBegin }: SaveProps) {
  const t = useWords(editWords);
  const who = useWho();
  const step = useVersionStep(begun.id);
  const was = ownOf(begun, typology.id);
  const isChanged = was === undefined || canonicalJson(was) !== canonicalJson(typology);
  if (latest.revision > begun.revision) {
    return (
      <Panel title={t('save')}>
        <p role="alert">{t('meanwhile', { who: who(latest.savedBy), n: latest.revision })}</p>
        <Button onClick={() => onBegin(latest)}>{t('takeTheirs')}</Button>
      </Panel>
    );
  }
  return (
    <Panel title={t('save')}>
      <NoteForm
        acts={[{ key: 'save', text: t('save') }]}
        pending={step.isPending}
        error={step.error}
        longest={500}
        onSend={(_, note, clear) =>
          step.mutate(
            { kind: 'save', revision: begun.revision, document: withTypology(typologiesOf(begun), typology), note },
            {
              onSuccess: (saved) => {
                clear();
                onBegin(saved);
              },
            },
          )
        }
      >
        <p className="soft">{t(isChanged ? 'unsaved' : 'unchanged')}</p>
      </NoteForm>
    </Panel>
  );
}
