import { readFileSync } from 'node:fs';
import { Caller } from '#cli/bench/caller.js';
import { fillDossiers } from '#cli/bench/lists/fill.js';
import { tapOn, type Tap } from '#cli/bench/tap/tap.js';
import { openBatch } from '../support/accreditation-case.js';
import { startScene, type Scene } from '../support/scene.js';

const { password } = JSON.parse(readFileSync(new URL('../../seeds/demo/accounts.json', import.meta.url), 'utf8')) as {
  password: string;
};

const FEW = 10;
const MANY = 1_000;
const LISTS = ['/work-items', '/dossiers', '/cases', '/cases?state=underFormalCheck', '/notices'];

describe('a list', () => {
  let scene: Scene;
  let tap: Tap;
  let people: readonly Caller[] = [];
  beforeAll(async () => {
    scene = await startScene({
      worker: false,
      envOf: async (part, { DATABASE_URL = '' }): Promise<Record<string, string>> => {
        if (part !== 'api') return {};
        tap = await tapOn(DATABASE_URL);
        return { DATABASE_URL: tap.databaseUrl };
      },
    });
    people = await Promise.all(
      ['officer', 'park', 'expert1'].map((login) => Caller.signIn(scene.stack.apiUrl, login, password)),
    );
  }, 60_000);
  afterAll(async () => {
    for (const person of people) person.close();
    await scene?.stop();
    await tap?.close();
  });

  const ground = async () => {
    const batch = await openBatch(scene.record, scene.applicant);
    const [park] = await scene.record.query<{ id: string }[]>(
      `SELECT organisation_id AS id FROM account WHERE login = 'park'`,
    );
    return {
      batchId: batch.id,
      measureId: batch.measureId,
      organisationId: park?.id as string,
      officerId: scene.commission.officer.accountId,
    };
  };
  /** Statements by list, person by person: one request at a time, so that each hears its own. */
  const counts = async () => {
    const found: Record<string, number>[] = [];
    for (const person of people) {
      const ofOne: Record<string, number> = {};
      for (const list of LISTS) {
        const path = `${list}${list.includes('?') ? '&' : '?'}limit=200`;
        await person.ask('GET', path); // Who is signed in is kept in mind from here on.
        ofOne[list] = (await tap.during(() => person.ask('GET', path))).length;
      }
      found.push(ofOne);
    }
    return found;
  };

  it(`takes as many statements for ${MANY} rows as for ${FEW}`, async () => {
    const place = await ground();
    await fillDossiers(scene.record, place, FEW);
    const before = await counts();
    await fillDossiers(scene.record, place, MANY - FEW);
    expect(await counts()).toEqual(before);
    for (const found of before)
      for (const list of LISTS) expect([list, found[list] ?? 0]).toEqual([list, list === '/dossiers' ? 2 : 1]);
  }, 120_000);

  it('of what waits shows every row once, page after page, in the order of the limits', async () => {
    const [officer] = people as [Caller];
    const seen: { id: string; dueAt: string }[] = [];
    for (let after = ''; ; after = `&after=${seen.at(-1)?.id}`) {
      const rows = JSON.parse(await officer.ask('GET', `/work-items?limit=170${after}`)) as {
        id: string;
        dueAt: string;
      }[];
      if (rows.length === 0) break;
      seen.push(...rows);
    }
    expect([seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual([MANY, MANY]);
    expect(seen.map(({ dueAt }) => dueAt)).toEqual(seen.map(({ dueAt }) => dueAt).sort());
  });
});
