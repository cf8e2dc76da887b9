import { ApiClient } from '#cli/client/api-client.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { startScene, type Scene } from '../../support/scene.js';

interface PublicNoticeView {
  readonly id: string;
  readonly since: string;
  readonly until: string;
  readonly objection: { readonly zh: string };
}

describe('the public notice (公示)', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  const reach = async (step: 'underDecision' | 'underPublicNotice', rehearsalDaySeconds: number | null) => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds });
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo(step, scene.commission, id);
    return id;
  };

  it('shows everybody what is to be accredited, until when, and how to object; nothing undecided, no rehearsal', async () => {
    const id = await reach('underPublicNotice', null);
    await reach('underDecision', null);
    const rehearsed = await reach('underPublicNotice', 60);
    const nobody = ApiClient.anonymous(scene.stack.apiUrl);
    const notices = await nobody.get<PublicNoticeView[]>('/public-notices');
    expect(notices.map((notice) => notice.id)).toEqual([id]);
    const forStaff = await scene.commission.officer.get<PublicNoticeView[]>('/public-notices/rehearsed');
    expect(forStaff.map((each) => each.id)).toEqual([rehearsed]);
    expect(forStaff[0]?.objection.zh).toMatch(/请至 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d 在本系统实名提出/);
    expect(await refusalOf(nobody.get('/public-notices/rehearsed'))).toMatchObject({ status: 401 });
    const [notice] = notices;
    expect(notice).toMatchObject({ name: 'a park', type: 'park', typeText: { zh: '园区类' }, guide: 'a batch' });
    const timeline = await scene.applicant.get<{ now: { dueOn: string } }>(`/cases/${id}/timeline`);
    expect(notice?.until).toBe(timeline.now.dueOn);
    expect(notice?.until).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect((notice?.since ?? '') < (notice?.until ?? '')).toBe(true);
    expect(notice?.objection.zh).toContain(`至 ${notice?.until}（含当日）`);
  });
});
