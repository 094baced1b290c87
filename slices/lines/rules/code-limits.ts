/** How often a code may be asked for and tried. Figures after published limits of verification services. */
export const codeLimits = {
  validFor_s: 300,
  resendAfter_s: 60,
  tries: 5,
  perTenMinutes: 3,
  perHour: 5,
  perDay: 10,
} as const;

export type SendRefusal =
  | { readonly kind: 'too-soon'; readonly seconds: number }
  | { readonly kind: 'too-many'; readonly minutes: number };

/** Whether another code may go to this number now, given when the last ones of a day went, newest first. */
export function refuseSending(sent: readonly Temporal.Instant[], now: Temporal.Instant): SendRefusal | null {
  const ages_s = sent.map((at) => Math.floor((now.epochMilliseconds - at.epochMilliseconds) / 1000));
  const latest = ages_s[0];
  if (latest !== undefined && latest < codeLimits.resendAfter_s) {
    return { kind: 'too-soon', seconds: codeLimits.resendAfter_s - latest };
  }
  return (
    overLimit(ages_s, 600, codeLimits.perTenMinutes) ??
    overLimit(ages_s, 3600, codeLimits.perHour) ??
    overLimit(ages_s, 86_400, codeLimits.perDay)
  );
}

function overLimit(ages_s: readonly number[], window_s: number, allowed: number): SendRefusal | null {
  const within = ages_s.filter((age) => age < window_s);
  if (within.length < allowed) return null;
  const frees_s = window_s - within[allowed - 1]!;
  return { kind: 'too-many', minutes: Math.max(1, Math.ceil(frees_s / 60)) };
}
