import type { Line } from '@lendline/lines/contract';
import { useState } from 'preact/hooks';
import { attempt } from '../api/attempt.ts';
import { lines } from '../api/lines.ts';
import { useAction } from '../api/use-action.ts';
import { go } from '../app/navigation.ts';
import { useAdvance, useJourney } from '../journey/journey-context.ts';
import { pathBefore } from '../journey/places.ts';
import { useText, useWords } from '../language/language.tsx';
import { keep, keptKeys, readKept } from '../offline/kept.ts';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Field } from '../parts/field.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { idFault, tidyIdNumber } from './id-number.ts';
import { words } from './words.ts';

interface Typed {
  readonly name: string;
  readonly idNumber: string;
  /** Where the id number does not hold it; empty in China. */
  readonly birthDate: string;
}

const fields = ['name', 'idNumber', 'birthDate'] as const;
const fieldIds = { name: 'name', idNumber: 'id-number', birthDate: 'birth-date' } as const;
/** Which field a problem of the server is about. */
const fieldsTold: Readonly<Record<string, keyof Typed | undefined>> = {
  'lines.name-not-readable': 'name',
  'lines.id-number-not-readable': 'idNumber',
  'lines.birth-date-not-readable': 'birthDate',
  'lines.birth-date-needed': 'birthDate',
};

/** Name and id number, declared once. Kept for this tab alone until the server has them. */
export function AboutYouScreen() {
  const { journey } = useJourney();
  const t = useWords(words);
  const before = pathBefore('/about-you', journey);
  const { identity } = journey.line;
  return (
    <Screen title={t('title')} step="about-you" back={before === null ? undefined : () => go(before)}>
      {identity === null ? <IdentityForm line={journey.line} /> : <Declared identity={identity} />}
    </Screen>
  );
}

function Declared({ identity }: { readonly identity: NonNullable<Line['identity']> }) {
  const t = useWords(words);
  const advance = useAdvance();
  return (
    <>
      <Facts
        rows={[
          { label: t('name'), value: identity.maskedName },
          { label: t('idNumber'), value: identity.maskedIdNumber },
        ]}
      />
      <p class="hint">{t('declaredNote')}</p>
      <Button onClick={() => advance({})}>{t('save')}</Button>
    </>
  );
}

function IdentityForm({ line }: { readonly line: Line }) {
  const t = useWords(words);
  const { typed, change, leave, errors, submit, problem, busy } = useIdentityForm(line.country);
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <p class="lead">{t('lead')}</p>
      <Field
        id={fieldIds.name}
        label={t('name')}
        value={typed.name}
        error={errors.name}
        onChange={(name) => change({ name })}
        onLeave={() => leave('name')}
        input={{ autocomplete: 'name', maxLength: 80 }}
      />
      <Field
        id={fieldIds.idNumber}
        label={t('idNumber')}
        hint={t(line.country === 'CN' ? 'idHintCN' : 'idHintOther')}
        value={typed.idNumber}
        error={errors.idNumber}
        onChange={(idNumber) => change({ idNumber })}
        onLeave={() => leave('idNumber')}
        input={{ autocomplete: 'off', autocapitalize: 'characters', maxLength: 30 }}
      />
      {line.country !== 'CN' && (
        <Field
          id={fieldIds.birthDate}
          label={t('birthDate')}
          value={typed.birthDate}
          error={errors.birthDate}
          onChange={(birthDate) => change({ birthDate })}
          input={{ type: 'date', autocomplete: 'bday' }}
        />
      )}
      <NoteOfTrouble problem={problem} />
      <Button busy={busy}>{t('save')}</Button>
    </form>
  );
}

/** What is typed, which faults are shown so far, and what the server said: at the field it is about, else under the form. */
function useIdentityForm(country: string) {
  const text = useText();
  const [typed, setTyped] = useState<Typed>(readTyped);
  const [shown, setShown] = useState<Record<keyof Typed, boolean>>({ name: false, idNumber: false, birthDate: false });
  const declaring = useDeclare(typed);
  const faults = useFaults(typed, country);
  const told = declaring.problem;
  const toldOf = told && fieldsTold[told.code];
  const errorOf = (field: keyof Typed): string | null =>
    (shown[field] ? faults[field] : null) ?? (told && toldOf === field ? text(told.text) : null);
  return {
    typed,
    errors: { name: errorOf('name'), idNumber: errorOf('idNumber'), birthDate: errorOf('birthDate') },
    problem: toldOf === undefined ? told : null,
    busy: declaring.busy,
    change: (part: Partial<Typed>): void => {
      const next = { ...typed, ...part };
      setTyped(next);
      keep(sessionStorage, keptKeys.identity, next);
      declaring.clear();
    },
    leave: (field: keyof Typed): void => setShown({ ...shown, [field]: typed[field] !== '' }),
    submit: (event: Event): void => {
      event.preventDefault();
      setShown({ name: true, idNumber: true, birthDate: true });
      const first = fields.find((field) => faults[field] !== null);
      if (first === undefined) declaring.run();
      else document.getElementById(fieldIds[first])?.focus();
    },
  };
}

function readTyped(): Typed {
  return { name: '', idNumber: '', birthDate: '', ...readKept<Typed>(sessionStorage, keptKeys.identity) };
}

function useDeclare({ name, idNumber, birthDate }: Typed) {
  const advance = useAdvance();
  return useAction(async () => {
    const input = {
      name: name.trim(),
      idNumber: tidyIdNumber(idNumber),
      ...(birthDate === '' ? {} : { birthDate }),
    };
    const result = await attempt({ name: 'declare', input }, (options) => lines.declareIdentity(input, options));
    if (result.ok) {
      keep(sessionStorage, keptKeys.identity, null);
      advance({ line: result.value });
    }
    return result;
  });
}

function useFaults({ name, idNumber, birthDate }: Typed, country: string): Record<keyof Typed, string | null> {
  const t = useWords(words);
  const fault = idFault(idNumber, country);
  const length = tidyIdNumber(idNumber).length;
  const ofId = (): string | null => {
    if (length === 0) return t('idMissing');
    if (fault === 'length') return t(country === 'CN' ? 'lengthCN' : 'length', { n: length });
    return fault && t(fault);
  };
  return {
    name: name.trim() === '' ? t('nameMissing') : null,
    idNumber: ofId(),
    birthDate: country !== 'CN' && birthDate === '' ? t('birthDateMissing') : null,
  };
}
