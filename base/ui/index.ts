export {
  type BrowserClient,
  browserClient,
  type BrowserClientSettings,
  type CallOptions,
  newIdempotencyKey,
} from './api-client.ts';
export { type Dictionary, preferredLocale, type Translate, translator } from './dictionary.ts';
export { formatCount, formatDay, formatInstant, formatMoney, formatRate } from './format.ts';
