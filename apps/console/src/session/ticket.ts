interface Address {
  readonly hash: string;
  readonly pathname: string;
  readonly search: string;
}

interface Visited {
  replaceState(data: unknown, unused: string, url: string): void;
}

/** The one-time ticket of `/console/#ticket=...`, taken out of the address and of the browser's history; null without one. */
export function takeTicket(address: Address, visited: Visited): string | null {
  const ticket = new URLSearchParams(address.hash.slice(1)).get('ticket');
  if (ticket === null) return null;
  visited.replaceState(null, '', address.pathname + address.search);
  return ticket === '' ? null : ticket;
}
