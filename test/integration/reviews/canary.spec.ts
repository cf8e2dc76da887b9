import type { ApiClient } from '#cli/client/api-client.js';
import { panelOf, submitReview, untilState } from '#cli/client/accreditation.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { bringTo } from '../../support/journey-steps.js';
import { answersTo, everythingFor, readsOf, writesOf, type Said } from '../../support/everything.js';
import { operationsOf, readDescription, type ApiDescription, type Operation } from '../../support/openapi.js';
import { startScene, type Scene } from '../../support/scene.js';

/** Whose expert it is, in a word that stands nowhere else. */
const canaryOf = (at: number) => `金丝雀${'甲乙丙丁戊己庚'[at]}号`;

describe('who reviews a case', () => {
  let scene: Scene;
  let id: string;
  let members: ApiClient[];
  let api: ApiDescription;
  let reads: Operation[];
  let ids: readonly string[];
  beforeAll(async () => {
    scene = await startScene();
    const { record, applicant, commission } = scene;
    id = await submitPark(record, applicant, await openBatch(record, applicant));
    await bringTo('underExpertReview', commission, id);
    members = await panelOf(commission, id);
    for (const [at, { accountId }] of members.entries()) {
      await record.query(`UPDATE account SET display_name = $2 WHERE id = $1`, [accountId, canaryOf(at)]);
      await record.query(`UPDATE expert_profile SET name = $2, institution = $2 WHERE account_id = $1`, [
        accountId,
        canaryOf(at),
      ]);
    }
    api = await readDescription(scene.stack.apiUrl);
    reads = readsOf(operationsOf(api));
    const [subject] = await record.query<{ dossier: string; batch: string; organisation: string; file: string }[]>(
      `SELECT c.subject_id AS dossier, c.group_id AS batch, c.organisation_id AS organisation,
         (SELECT id FROM stored_file f WHERE f.organisation_id = c.organisation_id LIMIT 1) AS file
       FROM procedure_case c WHERE c.id = $1`,
      [id],
    );
    ids = [id, ...Object.values(subject ?? {})];
  }, 120_000);
  afterAll(() => scene?.stop());

  /** Where something of a member of the panel is told. */
  async function betrayals(person: ApiClient): Promise<string[]> {
    const told = await everythingFor(person, reads, ids);
    expect(told.length).toBeGreaterThan(80);
    return secretsIn(told, person);
  }

  /** Name, account and seat of a member of the panel, where they are told to somebody else. */
  async function secretsIn(told: readonly Said[], person: ApiClient): Promise<string[]> {
    const seats = await scene.record.query<{ id: string; expert: string }[]>(
      `SELECT id, expert_id AS expert FROM expert_assignment WHERE case_id = $1`,
      [id],
    );
    const secrets = members.flatMap(({ accountId }, at) =>
      accountId === person.accountId
        ? []
        : [canaryOf(at), accountId, ...seats.filter(({ expert }) => expert === accountId).map((seat) => seat.id)],
    );
    return told.flatMap(({ path, said }) =>
      secrets.filter((secret) => said.includes(secret)).map((secret) => `${path}: ${secret}`),
    );
  }

  /** Those who may not know. */
  const unknowing = async (): Promise<[name: string, person: ApiClient][]> => [
    ['the applicant', scene.applicant],
    ['another applicant', await scene.signIn('research')],
    ['the recommending unit', await scene.signIn('recommender')],
    ['another member of the panel', members[1] as ApiClient],
    ['an expert outside', scene.commission.experts.find((expert) => !members.includes(expert)) as ApiClient],
  ];

  it('is told to the officer, or this test would see nothing', async () => {
    expect((await betrayals(scene.commission.officer)).join()).toContain(canaryOf(0));
  }, 120_000);

  it('is told to nobody who may not know while it is under review', async () => {
    await submitReview(members[0] as ApiClient, id, 80);
    for (const [name, person] of await unknowing()) expect([name, await betrayals(person)]).toEqual([name, []]);
  }, 240_000);

  it('is told to nobody who may not know once all scores are in, nor by what the processes write', async () => {
    for (const expert of members.slice(1)) await submitReview(expert, id, 80);
    await untilState(scene.commission.officer, id, ['underOnsiteAssessment']);
    for (const [name, person] of await unknowing()) expect([name, await betrayals(person)]).toEqual([name, []]);
    for (const part of ['api', 'worker'] as const) {
      for (const at of members.keys()) expect(scene.stack.output(part)).not.toContain(canaryOf(at));
    }
  }, 240_000);

  it('is told to nobody who may not know by any answer to what they try to change', async () => {
    // The applicant comes last, who may end the case.
    for (const [name, person] of (await unknowing()).reverse()) {
      const told = await answersTo(person, writesOf(operationsOf(api)), api, ids);
      expect(told.length).toBeGreaterThan(300);
      expect([name, await secretsIn(told, person)]).toEqual([name, []]);
    }
  }, 240_000);
});
