/**
 * Says that this browser is here, so that one device which applies for many people is noticed. The server keeps it only while
 * the borrower agrees to line checks, whose notice says so. Nobody waits for it for long, and nothing is told of its failure.
 */
export async function showBrowser(): Promise<void> {
  const headers = { accept: 'application/json' };
  await fetch('/api/fraud/visits', { method: 'POST', headers, signal: AbortSignal.timeout(patience_ms) }).catch(
    () => {},
  );
}

const patience_ms = 3_000;
