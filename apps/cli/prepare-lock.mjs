import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Runs `work` while holding the lock file: two commands begun at once prepare one after the other. A lock whose process has
 * died is taken over. The file appears by a hard link, so that it never exists without its content.
 */
export async function withLock(file, say, work) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${process.pid}`);
  try {
    for (let waited = 0; !tryLink(own, file); waited += 1) {
      const holder = read(file);
      if (holder === undefined) continue;
      if (!isAlive(Number(holder))) discard(file, holder, own);
      else if (waited % 40 === 0)
        say(`Waiting for process ${holder}, which prepares the same folder … (if it is no such thing, delete ${file})`);
      await new Promise((resume) => setTimeout(resume, 250));
    }
    try {
      return await work();
    } finally {
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function tryLink(own, file) {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes away the lock of a dead process; should a living one have come in between, its lock is put back. */
function discard(file, dead, own) {
  const aside = `${own}.stale`;
  try {
    renameSync(file, aside);
    if (read(aside) !== dead) tryLink(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
