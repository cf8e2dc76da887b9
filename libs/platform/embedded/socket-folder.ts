import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The system cuts longer addresses off; PostgreSQL's name for its socket is part of one. */
const LONGEST_PATH = 85;

/**
 * Tries whether a server can have its Unix-domain socket in a folder: it costs both sides less than TCP. Not on Windows, not on
 * every file system, and not under a path that is long or that a list of settings would have to quote.
 * @returns the folder, or undefined where only TCP is left
 */
export async function socketFolder(folder: string): Promise<string | undefined> {
  if (process.platform === 'win32' || folder.length > LONGEST_PATH || !/^[\w./-]+$/.test(folder)) return undefined;
  const trial = createServer();
  try {
    await once(trial.listen(join(folder, `.trial-${process.pid}`)), 'listening');
    return folder;
  } catch {
    return undefined;
  } finally {
    trial.close();
  }
}
