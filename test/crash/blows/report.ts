import type { Blow, Recovery } from './schedule.js';

/** The figures of a run as lines of text: one a blow, and the worst and the middle of those that killed. */
export function reportOf(recoveries: readonly Recovery[]): string {
  const lines = recoveries.map(({ blow, downMs, answerMs, moveMs }) =>
    [`${ms(downMs)} ms down`, `answer ${ms(answerMs)} ms`, `move ${ms(moveMs)} ms`, nameOf(blow)].join('  '),
  );
  const killed = recoveries.filter(({ blow }) => 'part' in blow);
  const summary = (['downMs', 'answerMs', 'moveMs'] as const).map((name) => {
    const sorted = killed.flatMap((each) => each[name] ?? []).sort((a, b) => a - b);
    return `${name}: median ${sorted[Math.floor(sorted.length / 2)]}, worst ${sorted.at(-1)}`;
  });
  return [...lines, ...summary].join('\n');
}

function nameOf(blow: Blow): string {
  return 'part' in blow ? `kill -9 of ${blow.part}: ${blow.point ?? 'any moment'}` : blow.outage;
}

function ms(value: number | null): string {
  return String(value ?? '–').padStart(6);
}
