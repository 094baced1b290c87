/** What the columns of an embedding are called, with a number behind; as a reason they are one. */
export const eventFeature = 'events';

const numbered = new RegExp(`^${eventFeature}_\\d+$`);

export function isEventFeature(name: string): boolean {
  return numbered.test(name);
}
