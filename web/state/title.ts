import { useEffect } from 'react';

/** The browser's title: what the page shows, then the product. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Downstream`;
  }, [title]);
}
