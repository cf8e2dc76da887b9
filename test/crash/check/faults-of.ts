import type { Memory } from '../model/memory.js';
import type { Ask } from './ask.js';
import { effectFaults } from './effects.js';
import { certificateFaults, leftoverFaults } from './leftovers.js';
import { differencesBetween, footprintsOf, type Footprints } from './reference.js';
import { runFaults, type Runs } from './runs.js';
import { toldFaults } from './told.js';
import { trailFaults } from './trail.js';

/** What is known of a run besides its record. */
export interface Known {
  /** What the persons were told. */
  readonly memory: Memory;
  /** How its workflows ended. */
  readonly runs: Runs;
  /** What an undisturbed run of the same seed left. */
  readonly reference: Footprints;
}

/**
 * Looks for what a crash could have done to accreditations that have all come to their end: something lost, doubled, changed,
 * left over or stuck.
 * @returns one sentence for each fault; empty when there is none
 */
export async function faultsOf(ask: Ask, { memory, runs, reference }: Known): Promise<string[]> {
  return [
    ...(await toldFaults(ask, memory)),
    ...(await effectFaults(ask, memory)),
    ...(await trailFaults(ask)),
    ...(await leftoverFaults(ask)),
    ...(await certificateFaults(ask)),
    ...(await runFaults(ask, runs)),
    ...differencesBetween(await footprintsOf(ask, memory), reference),
  ];
}
