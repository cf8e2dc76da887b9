import type { BenchResult, Run } from './bench.js';

/** The result for people. */
export function report({ machine, guohe, bare, ratio, ...load }: BenchResult): string {
  const { processor, cores, memoryGb, node, system } = machine;
  return [
    '',
    `Machine (机器): ${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}`,
    `Load (负载): ${load.cases} cases, ${load.concurrency} at once, ${load.actionsPerCase} actions of people a case, ` +
      `${load.runs.guohe.length} runs each, medians`,
    '',
    line('', 'cases/s', 'CPU-ms/case', 'of which'),
    lineOf('Guohe', guohe),
    lineOf('bare Temporal (一事一 Update)', bare),
    '',
    `Throughput ${ratio.throughput.toFixed(2)} × (to be ≥ 1.5), processor time ${ratio.cpu.toFixed(2)} × (≤ 0.7), ` +
      `history events ${ratio.events.toFixed(2)} × (≤ 0.5): ${guohe.eventsPerCase.toFixed(0)} against ${bare.eventsPerCase.toFixed(0)} a case`,
  ].join('\n');
}

function lineOf(name: string, { casesPerSecond, cpuMsPerCase, cpuMsPerCaseOf }: Run): string {
  const parts = Object.entries(cpuMsPerCaseOf).map(([part, ms]) => `${part} ${ms.toFixed(0)}`);
  return line(name, casesPerSecond.toFixed(2), cpuMsPerCase.toFixed(0), parts.join(', '));
}

function line(name: string, rate: string, cpu: string, parts: string): string {
  return `  ${name.padEnd(28)} ${rate.padStart(8)} ${cpu.padStart(12)}  ${parts}`;
}
