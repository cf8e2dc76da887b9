import { machineLine } from '../report.js';
import type { SignInResult } from './sign-in.js';

/** Whether sign-ins keep others waiting, for people. */
export function signInReport({ machine, quiet, during, ratio, signInsPerSecond }: SignInResult): string {
  return [
    '',
    machineLine(machine),
    `Reading a dossier while others sign in (登录时的查阅): p95 ${during.toFixed(1)} ms under ${signInsPerSecond.toFixed(0)} sign-ins/s, ` +
      `${quiet.toFixed(1)} ms without: ${ratio.toFixed(2)} × (to be ≤ 2)`,
  ].join('\n');
}
