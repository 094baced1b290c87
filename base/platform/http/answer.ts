import type { FileAnswer, Problem } from '@lendline/kernel';

/** What an operation came to, before it is written as HTTP. JSON-safe but for a file's bytes. */
export type Answer = (
  | { readonly problem: Problem }
  | { readonly body: unknown; readonly session?: string }
  | { readonly file: FileAnswer }
) & { readonly replayed?: boolean };
