import { v7 as uuid } from 'uuid';
import { dropPlaque } from '#activities/plaque/plaque.moves.js';
import { addDays } from '#domain/common/calendar-date.js';
import { accredit, untilState, type CaseView } from '../../../apps/cli/client/accreditation.journey.js';
import { handOverPlaque } from '../../../apps/cli/client/after.journey.js';
import { ApiClient } from '../../../apps/cli/client/api-client.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { refusalOf, TODAY } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';

interface WorkItemView {
  readonly caseId: string;
  readonly kind: string;
  readonly task: string;
  readonly overdue: boolean;
  readonly dueAt: string;
}

describe('the plaque of a base', () => {
  let scene: Scene;
  let officer: ApiClient;
  let certificate: string;
  let plaqueCase: string;
  beforeAll(async () => {
    scene = await startScene();
    ({ officer } = scene.commission);
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 0.1 });
    const id = await submitPark(scene.record, scene.applicant, batch);
    certificate = String((await accredit(scene.commission, id)).outcome['certificateNumber']);
    plaqueCase = (await plaqueCases())[0]?.id as string;
  });
  afterAll(() => scene?.stop());

  const plaqueCases = () => officer.get<CaseView[]>('/cases?kind=plaque');
  const items = async () =>
    (await officer.get<WorkItemView[]>('/work-items?limit=200')).filter(({ task }) => task === 'plaqueHandOver');
  const plaque = (change: object = {}) => ({
    plaqueNumber: `P-${uuid()}`,
    handedOverOn: TODAY,
    receivedBy: '王芳',
    ...change,
  });
  const hand = (change?: object, id = plaqueCase) => officer.post(`/cases/${id}/plaque`, plaque(change));

  it('is to be handed over from the announcement on: one case a base, its owner told', async () => {
    expect(await plaqueCases()).toMatchObject([{ state: 'underPlaque', title: 'a park', rehearsal: true }]);
    const notices = await scene.applicant.get<{ template: string; caseId: string }[]>('/notices');
    expect(notices).toContainEqual(expect.objectContaining({ template: 'plaque.due', caseId: plaqueCase }));
  });

  it('stands on the work list of the officers, and shows there that it is overdue', async () => {
    await until(async () => (await items())[0]?.overdue === true);
    expect(await items()).toMatchObject([{ caseId: plaqueCase, kind: 'plaque' }]);
    await until(async () => (await officer.get<{ overdue: boolean }>(`/cases/${plaqueCase}`)).overdue);
    expect(await scene.applicant.get<WorkItemView[]>('/work-items')).toEqual([]);
  });

  it('holds nobody up: overdue as it is, it stands behind what somebody waits for, page after page', async () => {
    const batch = await openBatch(scene.record, scene.applicant);
    const waiting = await submitPark(scene.record, scene.applicant, batch);
    const all = await officer.get<(WorkItemView & { id: string; rehearsal: boolean })[]>('/work-items?limit=200');
    const [first, ...others] = all;
    expect(first).toMatchObject({ caseId: waiting, task: 'formalCheck', overdue: false, rehearsal: false });
    expect(all.at(-1)).toMatchObject({ caseId: plaqueCase, overdue: true, rehearsal: true });
    const next = await officer.get<WorkItemView[]>(`/work-items?limit=200&after=${first?.id}`);
    expect(next).toEqual(others);
    await scene.applicant.patiently('POST', `/cases/${waiting}/withdrawal`, { reason: '单位另有安排' });
  });

  it('is not handed over on a day to come, nor before the accreditation, nor without a name', async () => {
    expect((await refusalOf(hand({ handedOverOn: addDays(TODAY, 1) }))).code).toBe('plaque.toCome');
    expect((await refusalOf(hand({ handedOverOn: addDays(TODAY, -1) }))).code).toBe('plaque.tooEarly');
    expect((await refusalOf(hand({ receivedBy: ' ' }))).code).toBe('request.invalid');
    expect((await refusalOf(scene.applicant.post(`/cases/${plaqueCase}/plaque`, plaque()))).status).toBe(403);
    expect(await untilState(officer, plaqueCase, ['underPlaque'])).toMatchObject({ outcome: {} });
  });

  it('stands in the register once it is handed over; who received it does not', async () => {
    const handedOver = plaque({ plaqueNumber: 'P-001' });
    await handOverPlaque(officer, plaqueCase, handedOver);
    expect(await untilState(officer, plaqueCase, ['plaqueHandedOver'])).toMatchObject({
      outcome: { plaqueNumber: 'P-001', handedOverOn: TODAY, receivedBy: '王芳' },
    });
    const anybody = ApiClient.anonymous(scene.stack.apiUrl);
    const entry = await anybody.get<Record<string, unknown>>(`/certificates/${certificate}`);
    expect(entry['plaque']).toEqual({ number: 'P-001', handedOverOn: TODAY });
    expect(JSON.stringify(entry)).not.toContain('王芳');
    expect(await items()).toEqual([]);
    expect((await refusalOf(hand())).code).toBe('case.closed');
  });

  it('has a number that no other has', async () => {
    const id = await anotherPlaque();
    expect((await refusalOf(hand({ plaqueNumber: 'P-001' }, id))).code).toBe('plaque.numberTaken');
  });

  it('is not handed over once the title is revoked: its case ends by itself', async () => {
    const id = await anotherPlaque();
    const [base] = await scene.record.query<[{ id: string }[], number]>(
      `UPDATE base SET state = 'revoked', revoked_on = $2 WHERE id = (SELECT subject_id FROM procedure_case WHERE id = $1) RETURNING id`,
      [id, TODAY],
    );
    expect((await refusalOf(hand({}, id))).code).toBe('plaque.baseRevoked');
    await scene.record.transaction((tx) => dropPlaque(tx, base[0]?.id as string));
    await untilState(officer, id, ['plaqueDropped']);
  });

  async function anotherPlaque(): Promise<string> {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 0.1 });
    await accredit(scene.commission, await submitPark(scene.record, scene.applicant, batch));
    return (await plaqueCases())[0]?.id as string;
  }
});
