import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';
import { aGround, subsidyDesk } from './ground.js';

/** Nothing listens there. */
const NOWHERE = '127.0.0.1:1';

describe('a subsidy scheme while the engine is away', () => {
  let scene: Scene;
  afterEach(() => scene?.stop());

  it('is opened and takes vouchers and verifications; decisions answer 503 and change nothing', async () => {
    scene = await startScene({ worker: false, env: { TEMPORAL_ADDRESS: NOWHERE } });
    const desk = await subsidyDesk(scene);
    const { campaignId } = await aGround(scene.record, [{ of: 'park' }]);
    const { id } = await desk.open({ campaignId });
    const award = await desk.awardOf('park', id);
    await desk.verify(id, await desk.file('park', id, award.id));

    const trail = () => scene.record.query(`SELECT id FROM audit_entry WHERE case_id = $1 ORDER BY id`, [id]);
    const before = [await desk.finance.get(`/subsidy-schemes/${id}`), await trail()];
    const answer = await desk.finance.send('POST', `/subsidy-schemes/${id}/proposal`, {});
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect([await desk.finance.get(`/subsidy-schemes/${id}`), await trail()]).toEqual(before);
  });

  it('goes on when a worker is back, with everything that was filed', async () => {
    scene = await startScene({ worker: false });
    const desk = await subsidyDesk(scene);
    const { campaignId } = await aGround(scene.record, [{ of: 'park' }]);
    const { id } = await desk.open({ campaignId });
    const award = await desk.awardOf('park', id);
    await desk.verify(id, await desk.file('park', id, award.id, { amountFen: 7_000_001 }));
    expect(await refusalOf(desk.finance.post(`/subsidy-schemes/${id}/proposal`, {}))).toMatchObject({
      status: 503,
      code: 'server.unavailable',
    });

    await scene.stack.restart('worker');
    await until(async () => {
      const waiting = await scene.record.query<unknown[]>(`SELECT id FROM outbox`);
      return waiting.length === 0;
    });
    await desk.closeWindow(id);
    await desk.finance.patiently('POST', `/subsidy-schemes/${id}/proposal`, {});
    await scene.stack.kill('worker');
    await scene.stack.restart('worker');
    await desk.decider.patiently('POST', `/subsidy-schemes/${id}/approval`);
    expect(await desk.finance.get(`/subsidy-schemes/${id}/payments`)).toMatchObject({ total: { fen: 7_000_001 } });
  });
});
