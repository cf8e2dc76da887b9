import { answerInvitation, panelOf, submitReview } from '#cli/client/accreditation.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { Guohe } from '../../support/guohe.js';
import { bringTo } from '../../support/journey-steps.js';
import { sceneOfSuite } from '../../support/scene.js';
import { until } from '../../support/until.js';

interface Verdict {
  readonly expertId: string;
  readonly drawn: boolean;
  readonly exclusions: readonly { readonly kind: string }[];
}
interface Draw {
  readonly seed: string;
  readonly seedKept: boolean;
  readonly rounds: readonly { readonly verdicts: readonly Verdict[] }[];
}

/** What changes an account ends its sessions: experts act here before theirs is changed. */
describe('who may sit on a panel', () => {
  const scene = sceneOfSuite();
  const officer = () => scene.commission.officer;
  const atDraw = async () => {
    const id = await submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant));
    await bringTo('underDraw', scene.commission, id);
    return id;
  };
  const draw = (id: string) => officer().post(`/cases/${id}/draw`);
  const drawOf = (id: string) => officer().get<Draw>(`/cases/${id}/draw`);
  const invited = (id: string) => panelOf(scene.commission, id, ['invited']);
  const verify = async (id: string) => {
    const { databaseUrl, temporalAddress } = scene.stack;
    const env = { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress };
    const command = Guohe.run(['draw', 'verify', id], env);
    return { code: await command.ended(), out: command.stdout };
  };

  it('draws the seats of whoever is an expert no more again, invited or on the panel; what is scored stays', async () => {
    const id = await atDraw();
    await draw(id);
    const admin = await scene.signIn('admin');
    const set = ({ accountId }: ApiClient, roles: string[]) =>
      admin.request('PATCH', `/accounts/${accountId}`, { roles });
    const [invitedOne, seated, scored] = (await invited(id)) as [ApiClient, ApiClient, ApiClient];
    for (const one of [seated, scored]) await answerInvitation(one, id, { answer: 'accept' });
    await submitReview(scored, id, 80);
    for (const one of [invitedOne, seated, scored]) await set(one, ['assessor']);
    try {
      const stateOf = async ({ accountId }: ApiClient) => {
        const [seat] = await scene.record.query<{ state: string }[]>(
          `SELECT state FROM expert_assignment WHERE case_id = $1 AND expert_id = $2`,
          [id, accountId],
        );
        return seat?.state;
      };
      const drawnAgain = async () =>
        (await drawOf(id)).rounds.slice(1).flatMap(({ verdicts }) => verdicts.filter(({ drawn }) => drawn));
      await until(async () => (await drawnAgain()).length === 2);
      expect(await Promise.all([invitedOne, seated, scored].map(stateOf))).toEqual(['expired', 'void', 'submitted']);
      const notices = await officer().get<{ template: string }[]>('/notices?limit=100');
      expect(notices.filter(({ template }) => template === 'review.seatReleased')).toHaveLength(2);
      expect(await verify(id)).toEqual({ code: 0, out: expect.stringContaining('Verified') });
    } finally {
      for (const one of [invitedOne, seated, scored]) await set(one, ['expert']);
    }
    expect(await verify(id)).toEqual({ code: 0, out: expect.stringContaining('Verified') });
  });

  it('meets the same people again however often it is taken back, others only where the pool has changed; computed again, it says so', async () => {
    const id = await atDraw();
    const drawnOf = async () => {
      const { seed, seedKept, rounds } = await drawOf(id);
      const drawn = rounds[0]?.verdicts.filter((verdict) => verdict.drawn).map(({ expertId }) => expertId);
      return { seed, seedKept, drawn: drawn ?? [] };
    };
    const again = async () => {
      await officer().patiently('POST', `/cases/${id}/reversal`, { reason: '重新抽取' });
      await draw(id);
      return drawnOf();
    };
    await draw(id);
    const first = await drawnOf();
    expect(first.seedKept).toBe(false);
    for (let times = 0; times < 3; times += 1) expect(await again()).toEqual({ ...first, seedKept: true });
    const gone = scene.commission.experts.find(({ accountId }) => accountId === first.drawn[0]) as ApiClient;
    const admin = await scene.signIn('admin');
    const set = (disabled: boolean) => admin.request('PATCH', `/accounts/${gone.accountId}`, { disabled });
    await set(true);
    const { seed, drawn } = await again().finally(() => set(false));
    expect(seed).toBe(first.seed);
    expect(drawn.slice(0, 4)).toEqual(first.drawn.slice(1));
    expect(drawn).not.toContain(gone.accountId);
    expect(await verify(id)).toEqual({ code: 0, out: expect.stringMatching(/沿用已撤销的抽取的种子[^]*Verified/) });
  });

  it('passes over whoever handled the case, and whoever is an expert no more, also once they are experts again', async () => {
    const id = await atDraw();
    const [former, ...others] = scene.commission.experts as [ApiClient, ApiClient, ApiClient, ApiClient];
    const [recommended, charged, drew] = others as [ApiClient, ApiClient, ApiClient];
    // As accounts were that hold both from before that was refused.
    await scene.record.query(`UPDATE account SET roles = '{expert,caseOfficer}' WHERE id = ANY($1)`, [
      [charged.accountId, drew.accountId],
    ]);
    await scene.record.query(
      `INSERT INTO audit_entry (case_id, subject_kind, subject_id, actor_id, on_behalf_of, actor_role, action)
       VALUES ($1, 'case', $1, $2, $3, 'recommender', 'recommend')`,
      [id, officer().accountId, recommended.accountId],
    );
    await scene.record.query(`UPDATE procedure_case SET officer_id = $2 WHERE id = $1`, [id, charged.accountId]);
    await scene.record.query(`UPDATE account SET roles = '{assessor}' WHERE id = $1`, [former.accountId]);
    const barred = [former, recommended, charged, drew].map(({ accountId }) => accountId);
    const [{ login } = { login: '' }] = await scene.record.query<{ login: string }[]>(
      `SELECT login FROM account WHERE id = $1`,
      [drew.accountId],
    );
    const drawer = await scene.signIn(login);
    expect(await drawer.post(`/cases/${id}/draw`)).toMatchObject({ state: 'underInvitation' });
    const verdicts = (await drawOf(id)).rounds[0]?.verdicts ?? [];
    const looked = verdicts.filter(({ expertId }) => barred.includes(expertId));
    for (const { expertId, drawn, exclusions } of looked) {
      expect(drawn).toBe(false);
      expect(exclusions.map(({ kind }) => kind)).toEqual([expertId === former.accountId ? 'formerExpert' : 'handled']);
    }
    // Nine experts, of whom five remain: each of them is drawn, and so each of the four was looked at who came before the last.
    expect(verdicts.filter(({ drawn }) => drawn)).toHaveLength(5);
    await scene.record.query(`UPDATE account SET roles = '{expert}' WHERE id = ANY($1)`, [barred]);
    expect(await verify(id)).toEqual({ code: 0, out: expect.stringContaining('Verified') });
  });
});
