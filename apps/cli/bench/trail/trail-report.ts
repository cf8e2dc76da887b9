import { machineLine } from '../report.js';
import type { TrailResult } from './trail.js';

/** What the chain of the trail costs, for people. */
export function trailReport({ machine, append, verify }: TrailResult): string {
  const { entries, chains, seconds, faults, memoryMb } = verify;
  return [
    '',
    machineLine(machine),
    `Entries of the trail (审计记录): ${append.guohe.toFixed(0)} commits/s against ${append.bare.toFixed(0)} of a bare row: ` +
      `${append.ratio.toFixed(2)} × (to be ≥ 0.7)`,
    `Verifying ${entries} entries in ${chains} chains (核验): ${seconds.toFixed(1)} s (≤ 60 for 1000000), ${faults} faults, ` +
      `${memoryMb.toFixed(0)} MB more than before`,
  ].join('\n');
}
