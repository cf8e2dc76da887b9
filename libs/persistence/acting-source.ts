import { DataSource, type EntityManager } from 'typeorm';
import { holdDelegations } from './delegations.js';
import { currentOrigin } from './record/origin.js';

type Work<T> = (tx: EntityManager) => Promise<T>;
type Isolation = Parameters<DataSource['transaction']>[0];

/**
 * 代办: whatever somebody does in the name of another is done under the delegation, of whatever kind the act is. The first thing that its
 * transaction does is to hold it, before any other row: what is done is committed before the delegation ends, or refused whole.
 */
export class ActingSource extends DataSource {
  override transaction<T>(work: Work<T>): Promise<T>;
  override transaction<T>(isolation: Isolation, work: Work<T>): Promise<T>;
  override transaction<T>(first: Isolation | Work<T>, second?: Work<T>): Promise<T> {
    // Who asks for one view of many rows only reads.
    if (typeof first !== 'function') return super.transaction(first, second as Work<T>);
    const actingFor = currentOrigin()?.actingFor;
    if (!actingFor) return super.transaction(first);
    return super.transaction(async (tx) => {
      await holdDelegations(tx, actingFor);
      return first(tx);
    });
  }
}

/**
 * For what is noted of a decision at the counter. Where it is committed its delegation is held; how it ended is said, and kept, whatever
 * has ended since.
 */
export function aboutDecision<T>({ manager }: DataSource, work: Work<T>): Promise<T> {
  return manager.transaction(work);
}
