import { decide, untilNoticeEnds } from '#cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { bringTo } from '../../support/journey-steps.js';
import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';

describe('the announcement', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  it('gives a case one certificate, however many announce it, at the same moment or again', async () => {
    const { officer, secondOfficer } = scene.commission;
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 0.5 });
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underDecision', scene.commission, id);
    const { meetingId } = await decide(scene.commission, id, { result: 'selected' });
    await untilNoticeEnds(scene.commission, meetingId);
    const announce = (by = officer) => by.post(`/meetings/${meetingId}/announcement`, {});
    const both = await Promise.allSettled([announce(), announce(secondOfficer)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(announce())).toMatchObject({ status: 409, code: 'case.closed' });
    const bases = await officer.get<{ caseId: string }[]>('/bases/rehearsed');
    expect(bases).toHaveLength(1);
    const given = await scene.record.query(`SELECT certificate_number FROM base WHERE case_id = $1`, [id]);
    expect(given).toHaveLength(1);
    // Nor does the record take a second one.
    await expect(
      scene.record.query(
        `INSERT INTO base (id, case_id, batch_id, organisation_id, certificate_number, name, type, district, measure_id, rehearsal, accredited_on)
         SELECT gen_random_uuid(), case_id, batch_id, organisation_id, 'second', name, type, district, measure_id, rehearsal, accredited_on
         FROM base WHERE case_id = $1`,
        [id],
      ),
    ).rejects.toThrow(/unique/);
  });
});
