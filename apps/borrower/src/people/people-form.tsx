import type { DeclaredTie, TieKind } from '@lendline/records/contract';
import type { Problem } from '@lendline/kernel';
import { useState } from 'preact/hooks';
import { records } from '../api/records.ts';
import { useAction } from '../api/use-action.ts';
import { useText, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { kindTexts, words } from './words.ts';

interface Row {
  readonly kind: TieKind;
  readonly phone: string;
}

const kinds = Object.keys(kindTexts) as TieKind[];
const empty: Row = { kind: 'emergency-contact', phone: '' };
const mostRows = 5;

/** One person a row. What is wrong is said at the row that it is about, and nothing that was typed is lost. */
export function PeopleForm({ onSaved }: { readonly onSaved: (ties: readonly DeclaredTie[]) => void }) {
  const t = useWords(words);
  const form = usePeople(onSaved);
  const { rows, change, saving, saved, errorOf } = form;
  return (
    <form class="stack" onSubmit={form.submit} noValidate>
      <h2>{t('form')}</h2>
      <p class="hint">{t('replaces')}</p>
      {rows.map((row, index) => (
        <PersonFields
          key={index}
          row={row}
          index={index}
          error={errorOf(index)}
          onChange={(part) => change(rows.map((one, at) => (at === index ? { ...one, ...part } : one)))}
          onTakeOut={rows.length > 1 ? () => change(rows.filter((_, at) => at !== index)) : null}
        />
      ))}
      {rows.length < mostRows && (
        <Button kind="quiet" onClick={() => change([...rows, empty])}>
          {t('add')}
        </Button>
      )}
      <NoteOfTrouble problem={rowOf(saving.problem) === null ? saving.problem : null} />
      <div aria-live="polite">
        {saved && (
          <Note tone="good">
            <p>{t('saved')}</p>
          </Note>
        )}
      </div>
      <Button busy={saving.busy}>{t('save')}</Button>
    </form>
  );
}

/** The row that a problem of the server is about, from 0; null when it is about none. */
function rowOf(problem: Problem | null): number | null {
  const row = problem?.parameters?.['row'];
  return typeof row === 'number' ? row - 1 : null;
}

function usePeople(onSaved: (ties: readonly DeclaredTie[]) => void) {
  const t = useWords(words);
  const text = useText();
  const [rows, setRows] = useState<readonly Row[]>([empty]);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const saving = useAction(async (ties: readonly Row[]) => {
    const answer = await records.declareTies({ ties });
    if (answer.ok) {
      setRows([empty]);
      setTried(false);
      setSaved(true);
      onSaved(answer.value.ties);
    }
    return answer;
  });
  const change = (next: readonly Row[]): void => {
    setRows(next);
    setSaved(false);
    saving.clear();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    const missing = rows.findIndex(({ phone }) => phone.trim() === '');
    if (missing < 0) saving.run(rows);
    else document.getElementById(phoneId(missing))?.focus();
  };
  const errorOf = (index: number): string | null => {
    if (tried && rows[index]?.phone.trim() === '') return t('empty');
    return saving.problem && rowOf(saving.problem) === index ? text(saving.problem.text) : null;
  };
  return { rows, change, submit, saving, saved, errorOf };
}

function phoneId(index: number): string {
  return `person-${index + 1}-phone`;
}

interface PersonFieldsProps {
  readonly row: Row;
  readonly index: number;
  readonly error: string | null;
  readonly onChange: (part: Partial<Row>) => void;
  /** Null while there is one person only. */
  readonly onTakeOut: (() => void) | null;
}

function PersonFields({ row, index, error, onChange, onTakeOut }: PersonFieldsProps) {
  const t = useWords(words);
  const text = useText();
  const n = index + 1;
  const kindId = `person-${n}-kind`;
  return (
    <fieldset class="card person">
      <legend>{t('person', { n })}</legend>
      <div class="field">
        <label for={kindId}>{t('kind')}</label>
        <select
          id={kindId}
          value={row.kind}
          onChange={(event) => onChange({ kind: event.currentTarget.value as TieKind })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {text(kindTexts[kind])}
            </option>
          ))}
        </select>
      </div>
      <Field
        id={phoneId(index)}
        label={t('phone')}
        value={row.phone}
        error={error}
        onChange={(phone) => onChange({ phone })}
        input={{ inputMode: 'tel', autocomplete: 'off', maxLength: 24 }}
      />
      {onTakeOut && (
        <Button kind="quiet" onClick={onTakeOut}>
          {t('takeOut', { n })}
        </Button>
      )}
    </fieldset>
  );
}
