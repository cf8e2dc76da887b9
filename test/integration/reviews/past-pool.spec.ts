import { createHash } from 'node:crypto';
import type { ApiClient } from '#cli/client/api-client.js';
import { join } from '#persistence/memberships.js';
import { momentOfPool } from '#persistence/record/moment.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { Guohe } from '../../support/guohe.js';
import { bringTo } from '../../support/journey-steps.js';
import { sceneOfSuite } from '../../support/scene.js';

/** A draw goes past any of them more often than not. */
const TRIES = 100;

interface Draw {
  readonly seed: string;
  readonly rounds: {
    readonly verdicts: { readonly expertId: string; readonly ticket: string; readonly drawn: boolean }[];
  }[];
}

describe('a draw whose pool has changed since', () => {
  const scene = sceneOfSuite();
  const officer = () => scene.commission.officer;
  const atDraw = async () => {
    const id = await submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant));
    await bringTo('underDraw', scene.commission, id);
    return id;
  };
  /** Drawn anew, as if for the first time, until the draw has gone past the ticket of this person, so that it matters whether the pool held them. */
  const drawnPast = async (id: string, { accountId }: ApiClient) => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      await officer().post(`/cases/${id}/draw`, { experts: 7 });
      const { seed, rounds } = await officer().get<Draw>(`/cases/${id}/draw`);
      const verdicts = rounds[0]?.verdicts ?? [];
      const ticket = createHash('sha256').update(`${seed}:${accountId}`).digest('hex');
      if (ticket < (verdicts.at(-1)?.ticket ?? '')) return verdicts.find(({ expertId }) => expertId === accountId);
      await officer().post(`/cases/${id}/reversal`, { reason: '重新抽取' });
      await scene.record.query(`DELETE FROM void_draw WHERE case_id = $1`, [id]);
    }
    throw new Error(`None of ${TRIES} draws went past the expert.`);
  };
  const verify = async (id: string) => {
    const { databaseUrl, temporalAddress } = scene.stack;
    const env = { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress };
    const command = Guohe.run(['draw', 'verify', id], env);
    return { code: await command.ended(), out: command.stdout };
  };
  const verified = { code: 0, out: expect.stringContaining('Verified') as string };

  it('is computed again as it was where an expert was disabled then and has come back, twice', async () => {
    const admin = await scene.signIn('admin');
    const [expert] = scene.commission.experts as [ApiClient];
    const set = (disabled: boolean) => admin.request('PATCH', `/accounts/${expert.accountId}`, { disabled });
    const [one, two] = [await atDraw(), await atDraw()];
    await set(true);
    expect(await drawnPast(one, expert)).toBeUndefined();
    // Said once more, it does not begin anew.
    await set(true);
    expect(await verify(one)).toEqual(verified);
    await set(false);
    expect(await verify(one)).toEqual(verified);
    expect(await drawnPast(two, expert)).toMatchObject({ expertId: expert.accountId });
    await set(true);
    await set(false);
    for (const id of [one, two]) expect(await verify(id)).toEqual(verified);
  });

  it('is computed again as it was where an expert had long left the applicant then, and works there again', async () => {
    const [, expert] = scene.commission.experts as [ApiClient, ApiClient];
    const [{ organisationId } = { organisationId: '' }] = await scene.record.query<{ organisationId: string }[]>(
      `SELECT organisation_id AS "organisationId" FROM account WHERE id = $1`,
      [scene.applicant.accountId],
    );
    await scene.record.query(
      `INSERT INTO membership (account_id, organisation_id, administrator, since, ended_at)
       VALUES ($1, $2, false, now() - interval '9 years', now() - interval '8 years')`,
      [expert.accountId, organisationId],
    );
    const id = await atDraw();
    expect(await drawnPast(id, expert)).toMatchObject({ drawn: true });
    await scene.record.transaction(async (tx) =>
      join(tx, expert.accountId, { organisationId, administrator: false }, await momentOfPool(tx)),
    );
    expect(await verify(id)).toEqual(verified);
    const now = await atDraw();
    expect(await drawnPast(now, expert)).toMatchObject({ drawn: false });
    expect(await verify(now)).toEqual(verified);
  });
});
