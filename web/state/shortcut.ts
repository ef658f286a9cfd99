import { useEffect, useRef } from 'react';

/** What each key does; a chord is two keys with a blank between them, as `g m`. */
export type Shortcuts = Partial<Record<string, () => void>>;

/** After this the first key of a chord is forgotten. */
const CHORD_MS = 1200;

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.getAttribute('role') === 'textbox');

/** Single keys and chords for the whole page; they rest while one types and while a modifier is held. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const chord = first && event.timeStamp - first.at < CHORD_MS ? `${first.key} ${event.key}` : null;
      const action = (chord && current.current[chord]) || current.current[event.key];
      first = action ? null : { key: event.key, at: event.timeStamp };
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
