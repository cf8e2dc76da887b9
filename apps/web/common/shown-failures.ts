import type { Refused } from '../api/client.js';

/** Failures of readings that stand on the page at their own place. */
const shown = new Set<Refused>();
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

export const isShown = (error: Refused): boolean => shown.has(error);

/** @returns takes it back */
export function showing(error: Refused): () => void {
  shown.add(error);
  tell();
  return () => {
    shown.delete(error);
    tell();
  };
}

export function watchShown(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
