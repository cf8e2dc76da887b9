import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActingFor } from '../delegations.js';

/** From where something is asked for: the trail says it of every entry, and the log of every line. */
export interface Origin {
  readonly requestId: string;
  /** The address of whoever asks, as the configuration's proxies tell it. */
  readonly address: string;
  /** For whom somebody acts who stands in for another person, and in which offices. */
  readonly actingFor: ActingFor | null;
}

const origins = new AsyncLocalStorage<Origin>();

/** Undefined for what nobody asked for at the counter: the clock, an operator's command. */
export function currentOrigin(): Origin | undefined {
  return origins.getStore();
}

/** What `work` does, and all that follows from it, was asked for from there. */
export function withOrigin<T>(origin: Origin, work: () => T): T {
  return origins.run(origin, work);
}
