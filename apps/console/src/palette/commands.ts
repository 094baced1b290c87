/** One thing that the palette can do. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly run: () => void;
}

/** Whether a text is the id of an application: the palette can open one that no list shows. */
export function applicationIdIn(query: string): string | null {
  const text = query.trim().toLowerCase();
  return /^application_[0-9a-hjkmnp-tv-z]{26}$/.test(text) ? text : null;
}

/** The commands that fit what was typed: every word of it is found, those that start with it come first. */
export function commandsFor<One extends Pick<Command, 'label' | 'hint'>>(
  query: string,
  commands: readonly One[],
): One[] {
  const typed = query.trim().toLowerCase();
  const words = typed.split(/\s+/);
  const fits = commands.filter(({ label, hint }) => {
    const text = `${label} ${hint}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return fits.toSorted((a, b) => rank(a.label, typed) - rank(b.label, typed));
}

function rank(label: string, typed: string): number {
  return label.toLowerCase().startsWith(typed) ? 0 : 1;
}
