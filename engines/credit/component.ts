/** What can be owed within an instalment. */
export const components = ['penalty', 'fee', 'interest', 'principal'] as const;

export type Component = (typeof components)[number];
