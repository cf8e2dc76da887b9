import type { ApiClient } from '#cli/client/api-client.js';
import { panelOf, submitReview, untilState } from '#cli/client/accreditation.journey.js';
import { PLANTED, scoreVeiled, seatVeiled, veiledCase, type Veiled } from '../../support/canaries.js';
import { answersTo, writesOf, type Said } from '../../support/everything.js';
import { operationsOf, readDescription, type ApiDescription, type Operation } from '../../support/openapi.js';
import { startScene, type Scene } from '../../support/scene.js';

/** Who tries, and what of it is left out, since it would go well. */
interface Trying {
  readonly name: string;
  readonly person: ApiClient;
  readonly not?: RegExp;
}

describe('who reviews a case, in what is answered to those who try something', () => {
  let scene: Scene;
  let veiled: Veiled;
  let api: ApiDescription;
  let writes: Operation[];
  let ids: readonly string[];
  /** How often each status was met. */
  const met = new Map<number, number>();
  beforeAll(async () => {
    scene = await startScene();
    api = await readDescription(scene.stack.apiUrl);
    writes = writesOf(operationsOf(api));
    veiled = await veiledCase(scene);
    const [subject] = await scene.record.query<{ dossier: string; organisation: string }[]>(
      `SELECT subject_id AS dossier, organisation_id AS organisation FROM procedure_case WHERE id = $1`,
      [veiled.id],
    );
    ids = [veiled.id, veiled.batchId, ...Object.values(subject ?? {})];
  }, 120_000);
  afterAll(() => scene?.stop());

  /** What is told of others to people who try everything, but for what they could do. */
  async function betrayed(people: readonly Trying[]): Promise<string[]> {
    const found: string[] = [];
    for (const { name, person, not = /^$/ } of people) {
      const tried = writes.filter(({ path }) => !not.test(path));
      const told = await answersTo(person, tried, api, ids);
      for (const { status } of told) met.set(status, (met.get(status) ?? 0) + 1);
      found.push(...(await veiled.secretsIn(told, person)).map((secret) => `${name}: ${secret}`));
    }
    return found;
  }

  async function unknowing(): Promise<Trying[]> {
    const { applicant, commission, signIn } = scene;
    const asked = await veiled.asked();
    const seated = await panelOf(commission, veiled.id);
    const [scored] = await panelOf(commission, veiled.id, ['submitted']);
    return [
      { name: 'an expert outside', person: commission.experts.find((each) => !asked.includes(each)) as ApiClient },
      { name: 'an expert who left', person: asked.find((each) => !seated.includes(each)) as ApiClient },
      { name: 'another member of the panel', person: scored as ApiClient, not: /avoidance$/ },
      { name: 'the recommending unit', person: await signIn('recommender') },
      { name: 'another applicant', person: await signIn('research') },
      { name: 'the applicant', person: applicant, not: /withdrawal$/ },
    ];
  }

  it('is told by no refusal while it is under review', async () => {
    await seatVeiled(scene, veiled);
    await scoreVeiled(scene, veiled);
    expect(await betrayed(await unknowing())).toEqual([]);
  }, 240_000);

  it('is told by no refusal of what is wrong in itself: of marks that are none', async () => {
    const path = `/cases/${veiled.id}/review`;
    const open = (await panelOf(scene.commission, veiled.id, ['assigned'])) as [ApiClient, ApiClient];
    const told: Said[] = [];
    for (const person of open) {
      for (const body of [{ scores: [], submit: true }, { scores: [{ criterion: 'moon', score: PLANTED.score }] }]) {
        const answer = await person.send('PUT', path, body);
        met.set(answer.status, (met.get(answer.status) ?? 0) + 1);
        told.push({ path: JSON.stringify(body), said: await answer.text() });
      }
    }
    expect(await veiled.secretsIn(told, open[0])).toEqual([]);
  });

  it('is told by no refusal once all scores are in', async () => {
    const { commission } = scene;
    for (const expert of await panelOf(commission, veiled.id)) {
      await submitReview(expert, veiled.id, 80).catch(() => undefined);
    }
    await untilState(commission.officer, veiled.id, ['underOnsiteAssessment']);
    expect(await betrayed(await unknowing())).toEqual([]);
  }, 240_000);

  it('is told by no refusal after the end, by which nothing can be done', async () => {
    await scene.applicant.patiently('POST', `/cases/${veiled.id}/withdrawal`, { reason: '本单位另有安排' });
    await untilState(scene.commission.officer, veiled.id, ['withdrawn']);
    expect(await betrayed(await unknowing())).toEqual([]);
  }, 240_000);

  it('was looked for in refusals of every kind', () => {
    const often = [400, 403, 404, 409, 422].filter((status) => (met.get(status) ?? 0) > 1);
    expect(often).toEqual([400, 403, 404, 409, 422]);
    expect([...met.keys()].filter((status) => status >= 500)).toEqual([]);
  });
});
