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

const fieldIds = { name: 'name', idNumber: 'id-number', birthDate: 'birth-date' } as const;

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
  const text = useText();
  const [typed, setTyped] = useState<Typed>(readTyped);
  const [shown, setShown] = useState({ name: false, idNumber: false, birthDate: false });
  const declaring = useDeclare(typed);
  const faults = useFaults(typed, line.country);
  const told = declaring.problem;
  const change = (part: Partial<Typed>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    keep(sessionStorage, keptKeys.identity, next);
    declaring.clear();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    setShown({ name: true, idNumber: true, birthDate: true });
    const first = (['name', 'idNumber', 'birthDate'] as const).find((field) => faults[field] !== null);
    if (first === undefined) declaring.run();
    else document.getElementById(fieldIds[first])?.focus();
  };
  const atField = (code: string): string | null => (told?.code === code ? text(told.text) : null);
  const [atName, atId] = [atField('lines.name-not-readable'), atField('lines.id-number-not-readable')];
  const atBirth = atField('lines.birth-date-not-readable') ?? atField('lines.birth-date-needed');
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <p class="lead">{t('lead')}</p>
      <Field
        id="name"
        label={t('name')}
        value={typed.name}
        error={(shown.name ? faults.name : null) ?? atName}
        onChange={(name) => change({ name })}
        onLeave={() => setShown({ ...shown, name: typed.name !== '' })}
        input={{ autocomplete: 'name', maxLength: 80 }}
      />
      <Field
        id="id-number"
        label={t('idNumber')}
        hint={t(line.country === 'CN' ? 'idHintCN' : 'idHintOther')}
        value={typed.idNumber}
        error={(shown.idNumber ? faults.idNumber : null) ?? atId}
        onChange={(idNumber) => change({ idNumber })}
        onLeave={() => setShown({ ...shown, idNumber: typed.idNumber !== '' })}
        input={{ autocomplete: 'off', autocapitalize: 'characters', maxLength: 30 }}
      />
      {line.country !== 'CN' && (
        <Field
          id="birth-date"
          label={t('birthDate')}
          value={typed.birthDate}
          error={(shown.birthDate ? faults.birthDate : null) ?? atBirth}
          onChange={(birthDate) => change({ birthDate })}
          input={{ type: 'date', autocomplete: 'bday' }}
        />
      )}
      <NoteOfTrouble problem={[atName, atId, atBirth].every((one) => one === null) ? told : null} />
      <Button busy={declaring.busy}>{t('save')}</Button>
    </form>
  );
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
