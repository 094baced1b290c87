/** Keeps the shell of the app on the phone, once the page itself is there: a slow line is not shared with it. */
export function startOffline(): void {
  // Missing where a page is not served securely, as on a phone in a local network; the app works without it.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  });
}
