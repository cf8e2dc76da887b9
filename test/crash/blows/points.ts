import { setTimeout as pause } from 'node:timers/promises';
import type { Instance, Part } from './instance.js';

/** Where somebody stands still until he is let go. */
export interface Held {
  release(): Promise<void>;
}

/** Brings about the moment that a point names, and holds it. @throws when nobody comes there in time */
type Reach = (instance: Instance, part: Part) => Promise<Held>;

const REACHED_WITHIN_MS = 30_000;
/** PostgreSQL's processes have read changed settings by then. */
const HEARD_AFTER_MS = 300;
/** The first half of the advisory locks at which triggers of this test stand still. */
const LOCKS = 20_251;

/** A trigger of this test on the record, at which a transaction waits for as long as the test holds the lock. */
interface Gate {
  readonly lock: number;
  readonly trigger: string;
}

const GATES = {
  move: { lock: 1, trigger: `BEFORE INSERT ON audit_entry FOR EACH ROW WHEN (NEW.before->>'state' IS NOT NULL)` },
  contribution: {
    lock: 2,
    trigger: `BEFORE INSERT ON audit_entry FOR EACH ROW WHEN (NEW.command_id IS NOT NULL AND NEW.before IS NULL)`,
  },
  started: { lock: 3, trigger: `BEFORE DELETE ON outbox FOR EACH ROW WHEN (OLD.kind = 'start')` },
} as const satisfies Record<string, Gate>;

/** Puts the gates into the record; open until they are closed. */
export async function installGates({ ask }: Instance): Promise<void> {
  await ask(`CREATE SCHEMA crash`);
  await ask(`CREATE FUNCTION crash.wait() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCKS}, TG_ARGV[0]::int); RETURN coalesce(NEW, OLD); END $$`);
  for (const [name, { lock, trigger }] of Object.entries(GATES)) {
    await ask(`CREATE TRIGGER crash_${name} ${trigger} EXECUTE FUNCTION crash.wait(${lock})`);
  }
}

/** The record as the product alone has it. */
export async function removeGates({ ask }: Instance): Promise<void> {
  await ask(`DROP SCHEMA crash CASCADE`);
}

const atGate =
  ({ lock }: Gate): Reach =>
  async (instance) => {
    const holder = await instance.connect();
    await holder.query(`SELECT pg_advisory_lock(${LOCKS}, ${lock})`);
    const release = () => holder.end().catch(() => undefined);
    await untilFound(
      instance,
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = ${LOCKS} AND objid = ${lock} AND NOT granted`,
      release,
    );
    return { release };
  };

/** Whose transactions are looked for: those that the part itself makes, or that it hears of. */
const ASKED_BY: Readonly<Record<Part, string>> = {
  API: 'guohe-api',
  worker: 'guohe-worker',
  Temporal: 'guohe-worker',
  PostgreSQL: 'guohe-%',
};

/**
 * A commit that is on disk, but whoever asked for it has not heard: PostgreSQL waits for a standby that does not exist before it
 * answers.
 */
const unanswered: Reach = async (instance, part) => {
  const release = async () => {
    await instance.command(`SELECT pg_reload_conf()`).catch(() => undefined);
  };
  // Where the worker's own commit is wanted, it is under way already: from now on nobody else gets as far as to ask for one.
  const move = part === 'API' ? undefined : await atGate(GATES.move)(instance, part);
  await instance.command(`ALTER SYSTEM SET synchronous_standby_names = 'nobody'`);
  await release();
  await pause(HEARD_AFTER_MS);
  await move?.release();
  await untilFound(
    instance,
    `SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND application_name LIKE '${ASKED_BY[part]}'`,
    () => instance.command(`ALTER SYSTEM RESET synchronous_standby_names`).then(release),
  );
  // As the next start finds it; who waits now goes on waiting until the server reads it.
  await instance.command(`ALTER SYSTEM RESET synchronous_standby_names`);
  return { release };
};

/** The relay has taken a start in hand, and Temporal, which stands still, has not. */
const notStarted: Reach = async (instance, part) => {
  const release = async () => {
    if (part !== 'Temporal') await instance.signal('Temporal', 'SIGCONT');
  };
  await instance.signal('Temporal', 'SIGSTOP');
  await untilFound(
    instance,
    `SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.relation = 'outbox'::regclass AND l.mode = 'RowShareLock' AND a.state = 'idle in transaction'
       AND EXISTS (SELECT FROM outbox WHERE kind = 'start')`,
    release,
  );
  return { release };
};

export const POINTS = {
  'a move before its commit': atGate(GATES.move),
  'a contribution before its commit': atGate(GATES.contribution),
  'between a commit and its answer': unanswered,
  'before the start of a workflow': notStarted,
  'after the start of a workflow, before it is crossed out': atGate(GATES.started),
} as const satisfies Record<string, Reach>;

export type PointName = keyof typeof POINTS;

/** As the superuser: what others wait for is nothing that the owner of the record sees. */
async function untilFound({ command }: Instance, sql: string, giveUp: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + REACHED_WITHIN_MS; ; await pause(20)) {
    if ((await command(sql)).length > 0) return;
    if (Date.now() < end) continue;
    await giveUp();
    throw new Error(`nobody came to the point within ${REACHED_WITHIN_MS} ms: ${sql}`);
  }
}
