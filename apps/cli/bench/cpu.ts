import { readFile, readdir } from 'node:fs/promises';

/** Length of a clock tick of /proc: USER_HZ, which Linux keeps at 100 on every machine. */
const TICK_MS = 10;

/** Processor time, user and system, that a process and all its descendants have used so far, those that have ended included. */
export async function cpuMsOfTree(pid: number): Promise<number> {
  const own = await ticksOf(pid, { withEndedChildren: true });
  const children = await Promise.all((await childrenOf(pid)).map((child) => cpuMsOfTree(child)));
  return own * TICK_MS + children.reduce((sum, ms) => sum + ms, 0);
}

async function ticksOf(pid: number, { withEndedChildren }: { withEndedChildren: boolean }): Promise<number> {
  // A process that ends while we look is counted by its parent.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return 0;
  // The name, in parentheses, may hold blanks; utime is field 14, stime 15, cutime 16, cstime 17.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number) as [number, number, number, number];
  return user + system + (withEndedChildren ? endedUser + endedSystem : 0);
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
}
