/**
 * What runs by the wall clock, for the slices of this process: taking what rails left, asking about open payments, and
 * yesterday's statements once the day is over in every zone that a pack has; and at night what is forgotten and found among all.
 */
const schedules = [
  { slice: 'payments', task: 'files', cron: '*/2 * * * *' },
  { slice: 'payments', task: 'reconcile', cron: '17 * * * *' },
  { slice: 'payments', task: 'statements', cron: '30 22 * * *' },
  { slice: 'fraud', task: 'night', cron: '10 1 * * *' },
] as const;

export function schedulesOf(here: readonly { readonly name: string }[]) {
  return schedules.filter(({ slice }) => here.some(({ name }) => name === slice));
}
