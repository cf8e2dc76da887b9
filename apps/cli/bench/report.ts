import type { AnswersResult } from './answers/answers.js';
import type { Versus } from './answers/versus.js';
import type { BenchResult, Run } from './bench.js';
import type { ListsResult } from './lists/lists.js';
import type { Machine } from './machine.js';
import type { ScaleResult } from './scale/scale.js';

/** The result for people. */
export function report({ machine, guohe, bare, ratio, ...load }: BenchResult): string {
  return [
    '',
    machineLine(machine),
    `Load (负载): ${load.cases} cases, ${load.concurrency} at once, ${load.actionsPerCase} actions of people a case, ` +
      `${load.runs.guohe.length} runs each, medians`,
    '',
    line('', 'cases/s', 'CPU-ms/case', 'of which'),
    lineOf('Guohe', guohe),
    lineOf('bare Temporal (一事一 Update)', bare),
    '',
    `Most held in memory: API ${load.peakMemoryMb['API']} MB (≤ 300), worker ${load.peakMemoryMb['worker']} MB (≤ 500), ` +
      `Temporal ${load.peakMemoryMb['Temporal']} MB`,
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

/** How soon one request is answered, for people. */
export function answersReport({ machine, ...of }: AnswersResult): string {
  const latency = (name: string, { guohe, bare, ratio }: Versus, reach: number) =>
    `${name}, p95: ${guohe.toFixed(1)} ms against ${bare.toFixed(1)} ms: ${ratio.toFixed(2)} × (to be ≤ ${reach})`;
  const rate = (name: string, { guohe, bare, ratio }: Versus) =>
    `${name}: ${guohe.toFixed(0)} requests/s against ${bare.toFixed(0)}: ${ratio.toFixed(2)} × (to be ≥ 0.6)`;
  return [
    '',
    machineLine(machine),
    latency('A contribution (评分保存) against two rows over bare HTTP', of.contribution, 1.5),
    latency('A submission (提交) against three rows over bare HTTP', of.submission, 1.5),
    latency('A decision (受理) against a bare Update of one row', of.decision, 1.3),
    rate('A dossier (申报书) against the same statements over bare HTTP', of.detail),
    rate('The inbox (待办) against the same statements over bare HTTP', of.inbox),
  ].join('\n');
}

/** Whether lists take longer the more there is in them, for people. */
export function listsReport({ machine, few, many, most, growth, lastPage }: ListsResult): string {
  const lines = (against: string, found: Readonly<Record<string, Versus>>) =>
    Object.entries(found).map(
      ([name, { guohe, bare, ratio }]) =>
        `  ${name}: ${guohe.toFixed(1)} ms against ${bare.toFixed(1)} ms ${against}: ${ratio.toFixed(2)} × (to be ≤ 1.5)`,
    );
  return [
    '',
    machineLine(machine),
    `At ${many} dossiers (件申报书), p95:`,
    ...lines(`at ${few}`, growth),
    `The last page of ${most} (末页), p95:`,
    ...lines('of the first', lastPage),
  ].join('\n');
}

/** What one act over very many rows costs, for people. */
export function scaleReport({ machine, publish, conclusion, undoing, passing, draw }: ScaleResult): string {
  const { quiet, meanwhile } = publish.othersMs;
  return [
    '',
    machineLine(machine),
    `The notice of ${publish.cases} cases (公示): ${publish.guoheMs.toFixed(0)} ms; the same rows by bare statements ` +
      `${publish.bareMs.toFixed(0)} ms: ${publish.ratio.toFixed(2)} × (to be ≤ 3)`,
    `Other requests, p99: ${meanwhile.toFixed(1)} ms meanwhile, ${quiet.toFixed(1)} ms quiet: ${(meanwhile / quiet).toFixed(2)} × (≤ 2)`,
    `A meeting that selects ${conclusion.cases} cases (审定): ${(conclusion.ms / 1000).toFixed(1)} s`,
    `Its conclusion undone (撤销审定结果): ${(undoing.ms / 1000).toFixed(1)} s, all runs told in ${(undoing.toldMs / 1000).toFixed(0)} s; other requests, p99: ` +
      `${undoing.othersMs.meanwhile.toFixed(1)} ms meanwhile, ${undoing.othersMs.quiet.toFixed(1)} ms quiet`,
    `A dossier handed in right after that is accepted (其后提交的申报书办理受理): ${(passing.ms / 1000).toFixed(1)} s; ` +
      `${(passing.quietMs / 1000).toFixed(1)} s quiet`,
    `A draw of 7 from ${draw.experts} experts (抽取专家): ${draw.ms.toFixed(0)} ms (≤ 200)`,
  ].join('\n');
}

export function machineLine({ processor, cores, memoryGb, node, system }: Machine): string {
  return `Machine (机器): ${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}`;
}
