import { useState } from 'preact/hooks';
import { useAction } from '../api/use-action.ts';
import { go } from '../app/navigation.ts';
import { useJourney, withApplication } from '../journey/journey-context.ts';
import { currentApplication } from '../journey/stage.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { currencyOf, decimalOf, readAmount } from '../parts/wire-money.ts';
import { stateBusiness, type Stated } from './state-business.ts';
import { words } from './words.ts';

const products = ['loan', 'credit-line'] as const;
const entries = ['code', 'name', 'representative', 'idNumber'] as const;
type Entry = (typeof entries)[number];

interface Typed extends Readonly<Record<Entry, string>> {
  readonly product: Stated['product'];
  readonly amount: string;
}

/** The licence and what is wished for the business, before the application is handed in. */
export function BusinessScreen() {
  const t = useWords(words);
  const { typed, type, tried, submit, saving, currency } = useBusiness();
  return (
    <Screen title={t('title')} step="request" back={() => go('/request')}>
      <p class="lead">{t('lead')}</p>
      <form class="stack" onSubmit={submit} noValidate>
        <fieldset class="choices">
          <legend>{t('product')}</legend>
          {products.map((product) => (
            <Choice
              key={product}
              name="product"
              label={t(product)}
              detail={t(`${product}Hint`)}
              checked={typed.product === product}
              onChoose={() => type({ product })}
            />
          ))}
        </fieldset>
        <Field
          id="business-amount"
          label={t('amount', { currency })}
          value={typed.amount}
          error={tried && isUnreadable(typed, currency) ? t('notAnAmount') : null}
          onChange={(amount) => type({ amount })}
          input={{ inputMode: 'decimal', autocomplete: 'off', maxLength: 12 }}
        />
        {entries.map((entry) => (
          <EntryField
            key={entry}
            entry={entry}
            value={typed[entry]}
            missing={tried && typed[entry].trim() === ''}
            onChange={(text) => type({ [entry]: text })}
          />
        ))}
        <NoteOfTrouble problem={saving.problem} />
        <Button busy={saving.busy}>{t('save')}</Button>
      </form>
    </Screen>
  );
}

interface EntryProps {
  readonly entry: Entry;
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (text: string) => void;
}

function EntryField({ entry, value, missing, onChange }: EntryProps) {
  const t = useWords(words);
  const hint = entry === 'code' ? t('codeHint') : entry === 'name' ? t('nameHint') : undefined;
  const isCode = entry === 'code' || entry === 'idNumber';
  return (
    <Field
      id={`business-${entry}`}
      label={t(entry)}
      hint={hint}
      value={value}
      error={missing ? t('needed') : null}
      onChange={onChange}
      input={{ autocomplete: 'off', maxLength: isCode ? 40 : 120, ...(isCode && { autocapitalize: 'characters' }) }}
    />
  );
}

function useBusiness() {
  const { journey, change, changeDraft, draft } = useJourney();
  const open = currentApplication(journey);
  const currency = currencyOf(journey.line.country);
  const asked = open?.state === 'draft' && open.requested ? decimalOf(open.requested) : draft.amount;
  const product = open?.state === 'draft' && open.product === 'credit-line' ? 'credit-line' : 'loan';
  const nothing = { code: '', name: '', representative: '', idNumber: '' };
  const [typed, setTyped] = useState<Typed>({ ...nothing, product, amount: asked });
  const [tried, setTried] = useState(false);
  const saving = useAction(async (stated: Stated) => {
    const answer = await stateBusiness(stated, open);
    if (answer.ok) {
      change({ applications: withApplication(journey.applications, answer.value) });
      changeDraft({ segment: 'trader', amount: typed.amount });
      go('/request');
    }
    return answer;
  });
  const type = (part: Partial<Typed>): void => {
    setTyped((before) => ({ ...before, ...part }));
    saving.clear();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    const missing = entries.find((entry) => typed[entry].trim() === '');
    if (isUnreadable(typed, currency)) document.getElementById('business-amount')?.focus();
    else if (missing) document.getElementById(`business-${missing}`)?.focus();
    else saving.run(statedOf(typed, currency));
  };
  return { typed, type, tried, submit, saving, currency };
}

type Currency = ReturnType<typeof currencyOf>;

function isUnreadable({ amount }: Typed, currency: Currency): boolean {
  return amount.trim() !== '' && readAmount(amount, currency) === null;
}

function statedOf({ product, amount, code, name, representative, idNumber }: Typed, currency: Currency): Stated {
  const requested = readAmount(amount, currency);
  return { product, requested, code, name, representative: { name: representative, idNumber } };
}
