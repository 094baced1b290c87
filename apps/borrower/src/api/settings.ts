/** Told to the app when the server no longer knows who is asking. */
export const signedOutEvent = 'lendline:signed-out';

async function watchfulFetch(input: RequestInfo | URL, options?: RequestInit): Promise<Response> {
  const response = await fetch(input, options);
  if (response.status === 401) dispatchEvent(new Event(signedOutEvent));
  return response;
}

/** How every slice is called: in the language that the page is in at that moment, and noticing the end of a session. */
export const settings = { locale: () => document.documentElement.lang, fetch: watchfulFetch as typeof fetch };
