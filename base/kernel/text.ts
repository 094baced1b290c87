/** The languages every string exists in. */
export const locales = ['zh-CN', 'en'] as const;

export type Locale = (typeof locales)[number];

/** A text in every language; reasons, names and notices are data and carry all of them. */
export type LocalText = Readonly<Record<Locale, string>>;
