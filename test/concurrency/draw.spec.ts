import { panelOf } from '#cli/client/accreditation.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { verifyDraws } from '#persistence/record/draw-record.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { inviteColleague, joinAsColleague } from '../support/colleagues.js';
import { refusalOf } from '../support/desk.js';
import { changeProfile } from '../support/expert-profiles.js';
import { bringTo } from '../support/journey-steps.js';
import { sceneOfSuite } from '../support/scene.js';
import { until } from '../support/until.js';

describe('a tie that comes while experts are drawn', () => {
  const scene = sceneOfSuite();
  let officer: ApiClient;
  let experts: readonly ApiClient[];
  let host: { kind: string; uscc: string };
  beforeAll(async () => {
    ({ officer, experts } = scene.commission);
    const [park] = await scene.record.query<[{ uscc: string }]>(
      `SELECT uscc FROM organisation o JOIN account a ON a.organisation_id = o.id WHERE a.id = $1`,
      [scene.applicant.accountId],
    );
    host = { kind: 'interest', uscc: park.uscc };
  });

  const atDraw = async () => {
    const batch = await openBatch(scene.record, scene.applicant);
    const id = await submitPark(scene.record, scene.applicant, batch);
    await bringTo('underDraw', scene.commission, id);
    return id;
  };
  const draw = (id: string) => officer.post(`/cases/${id}/draw`, { experts: 5 });
  const tie = (those: readonly ApiClient[]) =>
    Promise.all(those.map(({ accountId }) => changeProfile(officer, accountId, { ties: [host] })));
  /** Holds what `lock` locks while `work` is done. */
  const holding = async (lock: string, values: unknown[], work: () => Promise<void>) => {
    const holder = scene.record.createQueryRunner();
    await holder.connect();
    await holder.startTransaction();
    try {
      await holder.query(lock, values);
      await work();
    } finally {
      await holder.rollbackTransaction();
      await holder.release();
    }
  };
  /** So many wait for a lock. */
  const waiting = (count: number) =>
    until(async () => {
      const rows = await scene.record.query<unknown[]>(
        `SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()`,
      );
      return rows.length === count;
    });

  it('counts where the draw had to wait for its case', async () => {
    const id = await atDraw();
    let drawn: Promise<unknown> = Promise.resolve();
    await holding(`SELECT FROM procedure_case WHERE id = $1 FOR UPDATE`, [id], async () => {
      drawn = draw(id);
      await waiting(1);
      await tie(experts.slice(0, 4));
    });
    await drawn;
    const panel = await panelOf(scene.commission, id, ['invited']);
    expect(panel.map(({ accountId }) => accountId).sort()).toEqual(
      experts
        .slice(4)
        .map(({ accountId }) => accountId)
        .sort(),
    );
    expect(await verifyDraws(scene.record, id)).toMatchObject([{ verified: true }]);
  });

  it('counts where it is not committed yet: the draw waits for it', async () => {
    const id = await atDraw();
    const [last] = experts.slice(4) as [ApiClient];
    let [saved, refused]: Promise<unknown>[] = [];
    await holding(`SELECT FROM account WHERE id = $1 FOR UPDATE`, [last.accountId], async () => {
      saved = tie([last]);
      await waiting(1);
      refused = refusalOf(draw(id));
      await waiting(2);
    });
    await saved;
    expect(await refused).toMatchObject({ status: 422, code: 'draw.poolTooSmall', passedOver: { interest: 5 } });
  });

  describe('by joining the applicant', () => {
    let free: readonly ApiClient[];
    let tokens: string[];
    beforeAll(async () => {
      // So many as a panel takes.
      free = experts.slice(4);
      await Promise.all(free.map(({ accountId }) => changeProfile(officer, accountId, { ties: [] })));
      tokens = [];
      for (const _ of free) tokens.push(await inviteColleague(scene.record, scene.applicant));
    });
    const joins = (at: number) => joinAsColleague(free[at] as ApiClient, tokens[at] as string);
    const leaves = ({ accountId }: ApiClient) => scene.applicant.delete(`/colleagues/${accountId}`);

    it('counts after the draw that came first, which computes the same ever after', async () => {
      const id = await atDraw();
      let [drawn, joined]: Promise<unknown>[] = [];
      await holding(`SELECT pg_advisory_xact_lock(hashtextextended('expertPool', 0))`, [], async () => {
        drawn = draw(id);
        await waiting(1);
        joined = joins(0);
        await waiting(2);
      });
      await Promise.all([drawn, joined]);
      expect(await panelOf(scene.commission, id, ['invited'])).toHaveLength(5);
      expect(await verifyDraws(scene.record, id)).toMatchObject([{ verified: true }]);
      await leaves(free[0] as ApiClient);
      expect(await verifyDraws(scene.record, id)).toMatchObject([{ verified: true }]);
    });

    it('counts where it is not committed yet: the draw waits for it', async () => {
      const [colleague] = free.slice(1) as [ApiClient];
      const id = await atDraw();
      let [joined, refused]: Promise<unknown>[] = [];
      await holding(`SELECT FROM account WHERE id = $1 FOR UPDATE`, [colleague.accountId], async () => {
        joined = joins(1);
        await waiting(1);
        refused = refusalOf(draw(id));
        await waiting(2);
      });
      await joined;
      expect(await refused).toMatchObject({ code: 'draw.poolTooSmall', passedOver: { sameEntity: 2 } });
    });
  });
});
