import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import canonicalize from 'canonicalize';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { INDUSTRY_FIELDS } from '#domain/identifiers/industry-field.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Role } from '#domain/procedures/procedure.js';
import { StartFailure } from '#platform/embedded/start-failure.js';
import { hashPassword } from '#platform/crypto/password.js';
import { readAnnouncements } from '#platform/measures/holiday-files.js';
import { readRetention } from '#platform/measures/retention-file.js';
import { readUnits } from '#platform/measures/unit-file.js';
import { readMeasures } from '#platform/measures/measure-files.js';
import { readTemplates } from '#platform/templates/template-files.js';
import { LETTER_TEMPLATES } from '#persistence/record/letter-template.js';
import { MAIL_TEMPLATES } from '#persistence/record/mail/templates.js';
import { keepRetentionRules } from '#persistence/record/privacy/retention.js';
import { keepAnnouncements } from '#persistence/record/calendar.js';
import { keepReleasedUnits } from '#persistence/record/recommending-units.js';
import { recomputeProvisional } from '#persistence/record/provisional.js';
import { seedTemplates } from './seed-templates.js';

const SEEDS = fileURLToPath(new URL('../../../../seeds/', import.meta.url));
const HOLIDAYS = `${SEEDS}reference/holidays.json`;
const RETENTION = `${SEEDS}reference/retention.json`;
const UNITS = `${SEEDS}reference/recommending-units.json`;

export interface SeedResult {
  /** Versions of the measures that were new or changed. */
  readonly measures: readonly string[];
  /** Years whose holidays were new or changed. */
  readonly years: readonly number[];
  /** Templates of letters that were new or changed. */
  readonly letters: readonly string[];
  /** Templates of mails that were new or changed. */
  readonly mails: readonly string[];
  /** Rules of retention that were new or changed. */
  readonly retention: readonly string[];
  /** Recommending units that were new. */
  readonly units: readonly string[];
  /** Limits that moved, or became firm, with these years. */
  readonly limits: number;
  /** Demo accounts that were new. */
  readonly accounts: readonly string[];
}

export interface SeedOrder {
  readonly demoAccounts: boolean;
  /** File with the announced holidays of years that the release does not know; the release's own where none is given. */
  readonly holidays?: string | undefined;
}

/** Loads the measures, the templates of letters and mails, the announced holidays, the rules of retention and the recommending units, and the demo accounts where they are wanted. Twice changes nothing. */
export async function seed(
  dataSource: DataSource,
  { demoAccounts, holidays = HOLIDAYS }: SeedOrder,
): Promise<SeedResult> {
  const measures = await readMeasures(`${SEEDS}measures`);
  const demo = demoAccounts ? await readAllDemoAccounts() : undefined;
  const ofLetters = await readTemplates(`${SEEDS}letters`, LETTER_TEMPLATES.names);
  const ofMails = await readTemplates(`${SEEDS}mail`, MAIL_TEMPLATES.names);
  const announcements = await readAnnouncements(holidays);
  const rules = await readRetention(RETENTION);
  const released = await readUnits(UNITS);
  const years = await dataSource.transaction((tx) => keepAnnouncements(tx, announcements));
  return dataSource.transaction(async (tx) => {
    const changed = await seedMeasures(tx, [...measures.values()]);
    const letters = await seedTemplates(tx, LETTER_TEMPLATES, ofLetters);
    const mails = await seedTemplates(tx, MAIL_TEMPLATES, ofMails);
    const retention = await keepRetentionRules(tx, rules);
    const units = await keepReleasedUnits(tx, released);
    const limits = await recomputeProvisional(tx);
    const accounts = demo ? await seedAccounts(tx, demo) : [];
    return { measures: changed, years, letters, mails, retention, units, limits, accounts };
  });
}

/** A version that a batch or a case pins never changes. @throws {StartFailure} naming the version */
async function seedMeasures(tx: EntityManager, measures: readonly Measure[]): Promise<string[]> {
  const changed: string[] = [];
  for (const measure of measures) {
    const sha256 = createHash('sha256')
      .update(canonicalize(measure) as string)
      .digest('hex');
    const [present] = await tx.query<{ sha256: string; pinned: boolean }[]>(
      `SELECT sha256, EXISTS (SELECT FROM batch WHERE measure_id = m.id) OR EXISTS (SELECT FROM campaign WHERE measure_id = m.id) AS pinned
       FROM measure_version m WHERE id = $1`,
      [measure.id],
    );
    if (present?.sha256 === sha256) continue;
    if (present?.pinned) {
      throw new StartFailure(
        `seeds/measures/${measure.id}.json has changed, but batches or campaigns are pinned to it. Put the file back and publish the change as a new version (管理办法已有批次采用，请恢复原文件，另立新版本).`,
      );
    }
    await tx.query(
      `INSERT INTO measure_version (id, effective_from, content, sha256) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET effective_from = excluded.effective_from, content = excluded.content,
         sha256 = excluded.sha256, loaded_at = now()`,
      [measure.id, measure.effectiveFrom ?? null, JSON.stringify(measure), sha256],
    );
    changed.push(measure.id);
  }
  return changed;
}

/** An expert of the pool, of every field. */
interface DemoProfile {
  readonly name: string;
  readonly institution: string;
  readonly languages: readonly string[];
}

export interface DemoAccounts {
  readonly password: string;
  readonly organisations: readonly { key: string; name: string; uscc: string; district: string }[];
  readonly accounts: readonly {
    login: string;
    displayName: string;
    roles: Role[];
    organisation?: string;
    /** Key of the unit that a recommender recommends for. */
    unit?: string;
    profile?: DemoProfile;
  }[];
}

/** seeds/demo/accounts.json: the accounts that a person is shown for trying out. */
export async function readDemoAccounts(): Promise<DemoAccounts> {
  return JSON.parse(await readFile(`${SEEDS}demo/accounts.json`, 'utf8')) as DemoAccounts;
}

/** Those, and the further applicants of `guohe demo` (seeds/demo/applicants.json). */
async function readAllDemoAccounts(): Promise<DemoAccounts> {
  const shown = await readDemoAccounts();
  const further = JSON.parse(await readFile(`${SEEDS}demo/applicants.json`, 'utf8')) as Omit<DemoAccounts, 'password'>;
  return {
    ...shown,
    organisations: [...shown.organisations, ...further.organisations],
    accounts: [...shown.accounts, ...further.accounts],
  };
}

async function seedAccounts(tx: EntityManager, demo: DemoAccounts): Promise<string[]> {
  const organisationIds = new Map<string, string>();
  for (const { key, name, uscc, district } of demo.organisations) {
    const [row] = await tx.query<{ id: string }[]>(
      `INSERT INTO organisation (id, name, uscc, district) VALUES ($1, $2, $3, $4)
       ON CONFLICT (uscc) DO UPDATE SET name = excluded.name RETURNING id`,
      [uuid(), name, uscc, district],
    );
    organisationIds.set(key, row?.id as string);
  }
  const added: string[] = [];
  let passwordHash: string | undefined;
  for (const { login, displayName, roles, organisation, unit, profile } of demo.accounts) {
    const [present] = await tx.query<{ id: string }[]>(`SELECT id FROM account WHERE login = $1`, [login]);
    if (profile && present) await seedProfile(tx, present.id, profile);
    if (present) continue;
    passwordHash ??= await hashPassword(demo.password);
    const id = uuid();
    await tx.query(
      `INSERT INTO account (id, login, display_name, roles, organisation_id, password_hash, recommending_unit_id, demo)
       VALUES ($1, $2, $3, $4, $5, $6, (SELECT id FROM recommending_unit WHERE key = $7), true)`,
      [id, login, displayName, roles, organisation ? organisationIds.get(organisation) : null, passwordHash, unit],
    );
    if (profile) await seedProfile(tx, id, profile);
    added.push(login);
  }
  return added;
}

async function seedProfile(tx: EntityManager, accountId: string, { name, institution, languages }: DemoProfile) {
  await tx.query(
    `INSERT INTO expert_profile (account_id, version, name, institution, fields, languages) VALUES ($1, 1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [accountId, name, institution, Object.keys(INDUSTRY_FIELDS), languages],
  );
}
