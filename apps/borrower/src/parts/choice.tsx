export interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  /** Below the label, or beside it where it is short. */
  readonly detail?: string | undefined;
  readonly beside?: boolean;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

/** One of several answers, as a card that is one large target. */
export function Choice({ name, label, detail, beside = false, checked, onChoose }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      {label}
      {detail && <span class={beside ? 'beside' : 'hint'}>{detail}</span>}
    </label>
  );
}
