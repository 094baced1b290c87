import { useEffect, useState } from 'preact/hooks';

/** Where the app is: the path of its address, so that back, reload and a kept link work as everywhere else. */
export function usePath(): string {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const look = (): void => setPath(location.pathname);
    addEventListener('popstate', look);
    return () => removeEventListener('popstate', look);
  }, []);
  return path;
}

/** Goes to a path. `replace` leaves no step to come back to, for places that were only passed through. */
export function go(path: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (path === location.pathname) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}
