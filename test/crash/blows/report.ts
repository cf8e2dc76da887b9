import type { Recovery } from './schedule.js';

/** The figures of a run as lines of text: one a blow, and the worst and the middle of all. */
export function reportOf(recoveries: readonly Recovery[]): string {
  const lines = recoveries.map(({ part, point = 'any moment', restartMs, answerMs, moveMs }) =>
    [part.padEnd(10), `${ms(restartMs)} ms down`, `answer ${ms(answerMs)} ms`, `move ${ms(moveMs)} ms`, point].join(
      '  ',
    ),
  );
  const summary = (['restartMs', 'answerMs', 'moveMs'] as const).map((name) => {
    const sorted = recoveries.flatMap((each) => each[name] ?? []).sort((a, b) => a - b);
    return `${name}: median ${sorted[Math.floor(sorted.length / 2)]}, worst ${sorted.at(-1)}`;
  });
  return [...lines, ...summary].join('\n');
}

function ms(value: number | null): string {
  return String(value ?? '–').padStart(6);
}
