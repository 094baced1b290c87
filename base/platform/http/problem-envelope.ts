import type { Locale, Problem } from '@lendline/kernel';
import { z } from '@hono/zod-openapi';

/** The one shape of every HTTP error (RFC 9457), with the text in every language so that a reader may switch. */
export const problemEnvelope = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    text: z.object({ 'zh-CN': z.string(), en: z.string() }),
    parameters: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    correlation: z.string(),
  })
  .openapi('Problem');

export type ProblemEnvelope = z.infer<typeof problemEnvelope>;

export function toEnvelope(problem: Problem, locale: Locale, correlation: string): ProblemEnvelope {
  return {
    type: `urn:lendline:problem:${problem.code}`,
    title: problem.text[locale],
    status: problem.status,
    code: problem.code,
    text: problem.text,
    ...(problem.parameters ? { parameters: { ...problem.parameters } } : {}),
    correlation,
  };
}

/** Reads a problem back from its envelope; `null` when the answer is no envelope of ours. */
export function fromEnvelope(body: unknown): Problem | null {
  const read = problemEnvelope.safeParse(body);
  if (!read.success) return null;
  const { code, status, text, parameters } = read.data;
  return { code, status, text, ...(parameters ? { parameters } : {}) };
}
