import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../support/until.js';
import { smallDisk, type SmallDisk } from '../disk/small-disk.js';
import { LinksOf } from '../links/links-of.js';
import type { Instance } from './instance.js';

/** What every server takes over a whole run, several times. */
const MEGABYTES = { postgres: 1_536, temporal: 256 } as const;
const SERVES_AGAIN_WITHIN_MS = 60_000;

export const OUTAGES = [
  'full disk of PostgreSQL',
  'full disk of Temporal',
  'cut api–PostgreSQL',
  'cut api–Temporal',
  'cut worker–PostgreSQL',
  'cut worker–Temporal',
] as const;
export type OutageName = (typeof OUTAGES)[number];

/** The disks and links of an instance, in the hands of the test. */
export class Surroundings {
  private constructor(
    private readonly links: LinksOf,
    private readonly disks: Readonly<Record<keyof typeof MEGABYTES, SmallDisk | undefined>>,
  ) {}

  static async make(): Promise<Surroundings> {
    const disks = { postgres: smallDisk(MEGABYTES.postgres), temporal: smallDisk(MEGABYTES.temporal) };
    return new Surroundings(await LinksOf.open(), disks);
  }

  get env(): Readonly<Record<string, string>> {
    return this.links.env;
  }

  /** Where servers keep their data. */
  get on(): Readonly<Partial<Record<keyof typeof MEGABYTES, string>>> {
    const folders = Object.entries(this.disks).flatMap(([server, disk]) => (disk ? [[server, disk.folder]] : []));
    return Object.fromEntries(folders) as Partial<Record<keyof typeof MEGABYTES, string>>;
  }

  /** Those that this machine lets the test bring about: only root may mount a disk. */
  get possible(): readonly OutageName[] {
    const { postgres, temporal } = this.disks;
    return OUTAGES.filter((name) => !name.startsWith('full') || (postgres && temporal));
  }

  /** For so long. @returns since when all is whole again, in epoch ms */
  async bring(name: OutageName, instance: Instance, forMs: number): Promise<number> {
    if (name === 'full disk of PostgreSQL') return this.fullDatabase(instance, forMs);
    if (name === 'full disk of Temporal') {
      this.disks.temporal?.fill();
      await pause(forMs);
      this.disks.temporal?.free();
      return Date.now();
    }
    const link = this.links.all.get(name.slice('cut '.length));
    if (!link?.cut()) throw new Error(`${name}: nobody is connected over it`);
    await pause(forMs);
    link.heal();
    return Date.now();
  }

  async close(): Promise<void> {
    for (const link of this.links.all.values()) link.heal();
    await this.links.close();
    for (const disk of Object.values(this.disks)) disk?.remove();
  }

  /** First there is no room for further rows, then none for the log: PostgreSQL falls, and is started again in vain until there is room. */
  private async fullDatabase(instance: Instance, forMs: number): Promise<number> {
    const superuser = await instance.connect('postgres');
    this.disks.postgres?.fill();
    await pause(forMs / 2);
    const fallen = async () => {
      for (;;) await superuser.query(`SELECT pg_logical_emit_message(false, 'full', repeat('x', 1000000))`);
    };
    await fallen().catch(() => undefined);
    await superuser.end().catch(() => undefined);
    await pause(forMs / 2);
    this.disks.postgres?.free();
    const serves = () =>
      instance.ask(`SELECT`).then(
        () => true,
        () => false,
      );
    await until(serves, SERVES_AGAIN_WITHIN_MS);
    return Date.now();
  }
}
