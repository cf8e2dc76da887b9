import { markChecklist } from '../../apps/cli/client/accreditation.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { sceneOfSuite } from '../support/scene.js';
import { until } from '../support/until.js';

describe('the number of a request', () => {
  const scene = sceneOfSuite({ env: { LOG_LEVEL: 'info' } });

  const lines = (requestId: string) =>
    scene.stack
      .output('worker')
      .split('\n')
      .filter((line) => line.includes(requestId))
      .map((line) => JSON.parse(line) as { reqId: string; msg: string });

  it('leads from the answer through the trail to what the worker committed', async () => {
    const { officer } = scene.commission;
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    const id = await submitPark(scene.record, scene.applicant, batch);
    await until(async () => (await scene.record.query(`SELECT FROM outbox`)).length === 0);
    await markChecklist(officer, id);
    const answer = await officer.send('POST', `/cases/${id}/acceptance`, {});
    const requestId = answer.headers.get('x-request-id') as string;
    expect(answer.status).toBe(200);
    await until(() => lines(requestId).length > 0);
    expect(lines(requestId)).toEqual([expect.objectContaining({ reqId: requestId, msg: 'a decision is committed' })]);
    const trail = await scene.record.query<{ action: string }[]>(
      `SELECT action FROM audit_entry WHERE case_id = $1 AND request_id = $2`,
      [id, requestId],
    );
    expect(trail).toEqual([{ action: 'accept' }]);
  });
});
