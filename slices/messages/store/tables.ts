import type { Locale } from '@lendline/kernel';
import type { Message } from '../contract.ts';

export interface MessageRow {
  id: string;
  tenant: string;
  key: string;
  line_id: string;
  template: string;
  parameters: Record<string, string>;
  locale: Locale;
  state: Message['state'];
  reason: string | null;
  reference: string | null;
  created_at: Temporal.Instant;
  sent_at: Temporal.Instant | null;
  delivered_at: Temporal.Instant | null;
}

export interface LineLanguageRow {
  tenant: string;
  line_id: string;
  locale: Locale;
}

export interface MessagesTables {
  message: MessageRow;
  line_language: LineLanguageRow;
}
