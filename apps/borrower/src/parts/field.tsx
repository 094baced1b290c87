/** How a phone helps with typing. */
interface Typing {
  readonly type?: 'date';
  readonly inputMode?: 'numeric' | 'decimal' | 'tel';
  readonly autocomplete?: string;
  readonly autocapitalize?: 'characters';
  readonly maxLength?: number;
  /** First and last day of a date. */
  readonly min?: string;
  readonly max?: string;
}

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Said below the label, before anything is typed. */
  readonly hint?: string | undefined;
  /** What is wrong with what was typed, and what to do. */
  readonly error?: string | null;
  readonly onLeave?: () => void;
  readonly input?: Typing;
}

export function Field({ id, label, value, onChange, hint, error = null, onLeave, input = {} }: FieldProps) {
  const { type = 'text', ...typing } = input;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        // Preact's types know one attribute set for each kind of input; both kinds here take the same ones.
        type={type as 'text'}
        id={id}
        name={id}
        value={value}
        spellcheck={false}
        aria-invalid={error !== null}
        {...(described ? { 'aria-describedby': described } : {})}
        {...typing}
        onInput={(event) => onChange(event.currentTarget.value)}
        {...(onLeave ? { onBlur: onLeave } : {})}
      />
      {error && (
        <p class="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
