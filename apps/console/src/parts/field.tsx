import { type ReactNode, useId } from 'react';
import './field.css';

interface FieldParts {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
  readonly status: 'error' | '';
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with the entry and what to do; shown once the form was tried. */
  readonly problem?: string | undefined;
  readonly children: (field: FieldParts) => ReactNode;
}

/** A labelled entry with its hint and problem, tied together for those who listen to the page. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  const note = problem ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
        status: problem === undefined ? '' : 'error',
      })}
      {note === undefined ? null : (
        <p id={`${id}-note`} className={problem === undefined ? 'field-hint' : 'field-problem'}>
          {note}
        </p>
      )}
    </div>
  );
}
