import { machineLine } from '../report.js';
import type { WallsResult } from './walls.js';

/** What the walls around what organisations own cost, for people. */
export function wallsReport({ machine, rows, requests, permission }: WallsResult): string {
  const told = (what: string, measured: WallsResult['rows']) =>
    Object.entries(measured).map(
      ([name, { guohe, bare, ratio }]) =>
        `Row-level security (行级安全), ${what} of ${name}: ${guohe.toFixed(0)}/s against ${bare.toFixed(0)} without: ${ratio.toFixed(2)} × (to be ≥ 0.8)`,
    );
  const { check, read, share } = permission;
  return [
    '',
    machineLine(machine),
    ...told('requests', requests),
    ...told('statements alone', rows),
    `The check of a permission (权限检查): ${check.toFixed(2)} µs of ${read.toFixed(0)} µs of a read: ${(share * 100).toFixed(2)} % (to be ≤ 5)`,
  ].join('\n');
}
