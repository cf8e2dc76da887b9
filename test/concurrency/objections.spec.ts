import { object, onObjection } from '#cli/client/after.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { untilState } from '#cli/client/commission.js';
import { holdMeeting, untilNoticeEnds } from '#cli/client/meeting.journey.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { until } from '../support/until.js';
import { noticeEnds, published } from './agenda.js';
import { groundOfSuite } from './ground.js';
import { movesOf } from './linear.js';
import { post } from './outcome.js';
import { ordersOf } from './pairs.js';

const OBJECTION = {
  objectorKind: 'person',
  objectorName: '赵敏敏',
  contact: '13900001234',
  facts: '申报的联合实验室已于去年撤销，现场并无设备。',
} as const;

describe('objections that are settled while the notice ends', () => {
  const ground = groundOfSuite();
  const { scene, withdraw } = ground;

  /** Cases under one notice, with an objection to each. */
  const objectedTo = async (count: number, rehearsalDaySeconds: number) => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds });
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const id = await submitPark(scene.record, scene.applicant, batch);
      await bringTo('underDecision', scene.commission, id);
      ids.push(id);
    }
    const selected = ids.map((caseId) => ({ caseId, result: 'selected' as const }));
    const meeting = await holdMeeting(scene.commission, batch.id, selected);
    const objections = [];
    for (const caseId of ids) objections.push({ caseId, id: await objectTo(caseId) });
    return { meeting, objections };
  };
  const objectTo = async (caseId: string) => {
    await object(ApiClient.anonymous(scene.stack.apiUrl), caseId, OBJECTION);
    const [filed] = await scene.commission.officer.get<{ id: string }[]>(`/cases/${caseId}/objections`);
    return filed?.id as string;
  };
  const refuse = (objection: { caseId: string; id: string }) =>
    onObjection(scene.commission.officer, objection, 'refusal', { ground: 'noEvidence' });
  const deadlocks = async () => {
    const rows = await scene.record.query<{ deadlocks: string }[]>(
      `SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`,
    );
    return Number(rows[0]?.deadlocks);
  };

  it('hold their meeting before they wait for their case', async () => {
    const { meeting, objections } = await objectedTo(1, 60);
    const [objection] = objections as [{ caseId: string; id: string }];
    const holder = scene.record.createQueryRunner();
    await holder.connect();
    await holder.startTransaction();
    await holder.query(`SELECT FROM procedure_case WHERE id = $1 FOR UPDATE`, [objection.caseId]);
    const refused = refuse(objection);
    await until(async () => {
      const waiting = await scene.record.query<unknown[]>(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%procedure_case%'`,
      );
      return waiting.length > 0;
    });
    const take = scene.record.query(`SELECT FROM procedure_case WHERE id = $1 FOR UPDATE NOWAIT`, [meeting.id]);
    await expect(take).rejects.toMatchObject({ message: expect.stringContaining('could not obtain lock') });
    await holder.commitTransaction();
    await holder.release();
    expect(await refused).toMatchObject({ state: 'underPublicNotice' });
  });

  it('are settled, and the notice ends, without waiting for each other for good', async () => {
    const before = await deadlocks();
    const { meeting, objections } = await objectedTo(5, 1);
    await Promise.all([untilNoticeEnds(scene.commission, meeting.id), ...objections.map(refuse)]);
    for (const { caseId } of objections) await untilState(scene.commission.officer, caseId, ['underAnnouncement']);
    expect(await deadlocks()).toBe(before);
  });

  it('are accepted, refused or overtaken by a withdrawal, in any order with the end of the notice', async () => {
    const about = new Map<string, { readonly meetingId: string; readonly objectionId: string }>();
    // Another case keeps the meeting going.
    const fresh = async () => {
      const { meetingId, caseIds } = await published(ground, 2);
      const [caseId] = caseIds;
      about.set(caseId, { meetingId, objectionId: await objectTo(caseId) });
      return caseId;
    };
    const of = (id: string) => about.get(id) as { meetingId: string; objectionId: string };
    const { officer } = scene.commission;
    const actsOn = async (id: string) => {
      const { meetingId, objectionId } = of(id);
      return [
        noticeEnds(ground, meetingId),
        post('acceptObjection', officer, `objections/${objectionId}/acceptance`, { summary: '实验室是否在用。' }),
        post('refuseObjection', officer, `objections/${objectionId}/refusal`, { ground: 'noEvidence' }),
        post('withdraw', scene.applicant, 'withdrawal', { reason: '方向调整。' }),
      ];
    };
    const alsoSeen = async (id: string) => ({
      meeting: await movesOf(scene.record, of(id).meetingId),
      objections: await scene.record.query(`SELECT state FROM objection WHERE case_id = $1`, [id]),
    });
    const found = await ordersOf(scene, { fresh, actsOn, alsoSeen, after: withdraw, withItself: false });
    expect(found).toEqual({
      differing: [],
      inTurn: {
        'endNotice, acceptObjection': ['underAnnouncement', 'underObjection'],
        'endNotice, refuseObjection': ['underAnnouncement', 'underAnnouncement'],
        'endNotice, withdraw': ['underAnnouncement', 'withdrawn'],
        'acceptObjection, endNotice': ['underObjection', 'underAnnouncement'],
        'acceptObjection, refuseObjection': ['underObjection', '409 objection.decidedAlready'],
        'acceptObjection, withdraw': ['underObjection', 'withdrawn'],
        'refuseObjection, endNotice': ['underPublicNotice', 'underAnnouncement'],
        'refuseObjection, acceptObjection': ['underPublicNotice', '409 objection.decidedAlready'],
        'refuseObjection, withdraw': ['underPublicNotice', 'withdrawn'],
        'withdraw, endNotice': ['withdrawn', 'underAnnouncement'],
        'withdraw, acceptObjection': ['withdrawn', '409 case.closed at withdrawn'],
        'withdraw, refuseObjection': ['withdrawn', '409 case.closed at withdrawn'],
      },
    });
  }, 400_000);
});
