import { readFile } from 'node:fs/promises';

/** The most that a process has held in memory since it began (VmHWM), in MB. */
export async function peakMemoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
