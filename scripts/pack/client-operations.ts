import type { Route } from '@lendline/kernel';
import { type BrowserClient, browserClient, type BrowserClientSettings } from '@lendline/ui';

export interface ClientSettings {
  /** Where the API is, such as `https://lender.example`: the address without `/api`. */
  readonly url: string;
  /** The language of problems; English unless told. */
  readonly locale?: () => string;
  /** Sends the requests; the platform's own unless told. */
  readonly fetch?: typeof fetch;
}

/** Names of the operations that somebody from outside may ask: not those for other slices alone. */
type Outside<Routes> = {
  readonly [Name in keyof Routes]: Routes[Name] extends { readonly audience: readonly ['service'] } ? never : Name;
}[keyof Routes];

export type OutsideClient<Client, Routes> = BrowserClient<Pick<Client, keyof Client & Outside<Routes>>>;

export function outsideClient<Client, Routes extends Readonly<Record<string, Route>>>(
  routes: Routes,
  settings: BrowserClientSettings,
): OutsideClient<Client, Routes> {
  const outside = Object.entries(routes).filter(([, { audience }]) => audience.some((kind) => kind !== 'service'));
  return browserClient<Pick<Client, keyof Client & Outside<Routes>>>(Object.fromEntries(outside), settings);
}

export function browserSettings({ url, locale, fetch: send = fetch }: ClientSettings): BrowserClientSettings {
  return {
    locale: locale ?? (() => 'en'),
    fetch: (path, request) => send(new URL(path as string, url), request),
  };
}
