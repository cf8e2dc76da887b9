import type { ApiClient } from '#cli/client/api-client.js';
import { answerInvitation, panelOf, submitReview, untilState } from '#cli/client/accreditation.journey.js';
import { openBatch, submitPark } from './accreditation-case.js';
import type { Said } from './everything.js';
import { bringTo } from './journey-steps.js';
import type { Scene } from './scene.js';
import { until } from './until.js';

/** Words that stand nowhere else. */
export const PLANTED = { declined: '金丝雀谢绝缘由', aside: '金丝雀回避缘由', comment: '金丝雀的评语', score: 73.37 };
const nameOf = (at: number) => `金丝雀${'甲乙丙丁戊己庚辛壬'[at]}号`;

/** A case with a panel of whom nobody outside of the commission may know. */
export interface Veiled {
  readonly id: string;
  readonly batchId: string;
  /** Whoever was ever asked: those who sit on the panel, then one who declined, and one who stood aside. */
  readonly asked: () => Promise<readonly ApiClient[]>;
  /** Whose words the planted ones are, by account: no secret to them. */
  readonly authors: Map<string, string>;
  /** Words, accounts and seats that somebody may not know, where something that is said to them tells them; without `person`, to a stranger. */
  readonly secretsIn: (told: readonly Said[], person?: ApiClient) => Promise<string[]>;
}

/** Every expert of the pool has a planted name before anybody is drawn. */
export async function veiledCase({ record, applicant, commission }: Scene): Promise<Veiled> {
  for (const [at, { accountId }] of commission.experts.entries()) {
    await record.query(`UPDATE account SET display_name = $2 WHERE id = $1`, [accountId, nameOf(at)]);
    await record.query(`UPDATE expert_profile SET name = $2 WHERE account_id = $1`, [accountId, nameOf(at)]);
  }
  const batch = await openBatch(record, applicant);
  const id = await submitPark(record, applicant, batch);
  await bringTo('underDraw', commission, id);
  const seats = () =>
    record.query<{ id: string; expert: string }[]>(
      `SELECT id, expert_id AS expert FROM expert_assignment WHERE case_id = $1 ORDER BY assigned_at, id`,
      [id],
    );
  const asked = async () => {
    const ids = new Set((await seats()).map(({ expert }) => expert));
    return commission.experts.filter(({ accountId }) => ids.has(accountId));
  };
  const authors = new Map<string, string>();
  return {
    id,
    batchId: batch.id,
    asked,
    authors,
    async secretsIn(told, person) {
      const others = (await seats()).filter(({ expert }) => expert !== person?.accountId);
      const names = others.map(({ expert }) =>
        nameOf(commission.experts.findIndex((each) => each.accountId === expert)),
      );
      const words = Object.values(PLANTED)
        .map(String)
        .filter((word) => !person || authors.get(word) !== person.accountId);
      const secrets = [...new Set([...names, ...others.flatMap((seat) => [seat.id, seat.expert]), ...words])];
      return told.flatMap(({ path, said }) =>
        secrets.filter((secret) => said.includes(secret)).map((secret) => `${path}: ${secret}`),
      );
    },
  };
}

/** The panel is drawn; one declines, one stands aside, others come for them. @returns once all have accepted */
export async function seatVeiled({ commission }: Scene, { id, authors }: Veiled): Promise<void> {
  const invited = () => panelOf(commission, id, ['invited']);
  await commission.officer.patiently('POST', `/cases/${id}/draw`, {});
  const [first, second] = (await invited()) as [ApiClient, ApiClient];
  authors.set(PLANTED.declined, first.accountId).set(PLANTED.aside, second.accountId);
  await answerInvitation(first, id, { answer: 'decline', reason: PLANTED.declined });
  await answerInvitation(second, id, { answer: 'accept' });
  await second.patiently('POST', `/cases/${id}/avoidance`, { reason: PLANTED.aside });
  await until(async () => (await invited()).length === 5);
  for (const expert of await invited()) await answerInvitation(expert, id, { answer: 'accept' });
  await untilState(commission.officer, id, ['underExpertReview']);
}

/** The first of the panel scores, in words of its own. */
export async function scoreVeiled({ commission }: Scene, { id, authors }: Veiled): Promise<void> {
  const [first] = (await panelOf(commission, id)) as [ApiClient];
  authors.set(PLANTED.comment, first.accountId).set(String(PLANTED.score), first.accountId);
  await submitReview(first, id, PLANTED.score, PLANTED.comment);
}
