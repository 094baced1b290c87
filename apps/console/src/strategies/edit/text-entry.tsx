import type { DocumentFault } from '@lendline/decisions/contract';
import { Input } from 'antd';
import { useState } from 'react';
import { useText } from '../../language/language.tsx';
import { Field } from '../../parts/field.tsx';

interface TextEntryProps {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly faults?: readonly DocumentFault[];
  /** What is wrong with what is typed, before anything is written; undefined where nothing is. */
  readonly refusal?: (typed: string) => string | undefined;
  readonly hint?: string;
  readonly isCode?: boolean;
  readonly isLong?: boolean;
  /** Where faults point to. */
  readonly row?: string;
  readonly column?: string;
}

/** An entry that is written when it is left or Enter is pressed: each is one step to take back. */
export function TextEntry(props: TextEntryProps) {
  // What comes from elsewhere, as by undo, takes the place of what was typed.
  return <Entry key={props.value} {...props} />;
}

function Entry({ label, value, onText, faults = [], refusal, hint, isCode, isLong, row, column }: TextEntryProps) {
  const read = useText();
  const [typed, setTyped] = useState(value);
  const refused = typed === value ? undefined : refusal?.(typed);
  const said = faults.map((fault) => read(fault.text)).join(' ');
  const write = (): void => {
    if (typed !== value && refused === undefined) onText(typed);
  };
  const shared = {
    value: typed,
    spellCheck: false,
    onChange: (event: { readonly target: { readonly value: string } }) => setTyped(event.target.value),
    onBlur: write,
    'data-row': row,
    'data-column': column,
    ...(isCode && { className: 'mono' }),
  };
  return (
    <Field label={label} {...(hint !== undefined && { hint })} problem={refused ?? (said === '' ? undefined : said)}>
      {(field) =>
        isLong ? (
          <Input.TextArea {...field} {...shared} autoSize={{ minRows: 1, maxRows: 6 }} />
        ) : (
          <Input {...field} {...shared} onPressEnter={write} />
        )
      }
    </Field>
  );
}
