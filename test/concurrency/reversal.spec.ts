import { accept, markChecklist, panelOf, refuse, visit } from '#cli/client/accreditation.journey.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { openBatch, submitPark } from '../support/accreditation-case.js';
import { bringTo } from '../support/journey-steps.js';
import { groundOfSuite } from './ground.js';
import { post, put, type Act } from './outcome.js';
import { ordersOf, type Orders } from './pairs.js';

const CLOSED = '409 case.closed at withdrawn';

/** 撤销上一步 at the same moment as the next one: a step is undone while nobody has acted on it, or acted on once it stands. */
describe('a reversal at the same moment as what comes next', () => {
  const { scene, at, withdraw } = groundOfSuite();
  const officer = () => scene.commission.officer;
  const reverse = (by = officer()) => post('reverse', by, 'reversal', { reason: '误操作。' });
  const withdrawal = () => post('withdraw', scene.applicant, 'withdrawal', { reason: '方向调整。' });

  const inBatchOfItsOwn = async () => {
    const batch = await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 3_600 });
    return { id: await submitPark(scene.record, scene.applicant, batch), batchId: batch.id };
  };

  const orders = (fresh: () => Promise<string>, actsOn: (id: string) => Promise<Act[]> | Act[]): Promise<Orders> =>
    ordersOf(scene, {
      fresh,
      actsOn: async (id) => actsOn(id),
      after: withdraw,
      withItself: false,
      alsoSeen: async (id) => ({
        draws: await scene.record.query(
          `SELECT (SELECT count(*)::int FROM expert_draw WHERE case_id = $1) AS drawn,
             (SELECT count(*)::int FROM void_draw WHERE case_id = $1) AS void`,
          [id],
        ),
        seats: await scene.record.query(
          `SELECT state, count(*)::int FROM expert_assignment WHERE case_id = $1 GROUP BY 1 ORDER BY 1`,
          [id],
        ),
        visits: await scene.record.query(`SELECT count(*)::int FROM onsite_visit WHERE case_id = $1`, [id]),
        reviews: await scene.record.query(
          `SELECT count(*)::int FROM procedure_case WHERE kind = 'reconsideration' AND subject_id = $1`,
          [id],
        ),
        agendas: await scene.record.query(`SELECT count(*)::int FROM meeting_item WHERE case_id = $1`, [id]),
        letters: await scene.record.query(`SELECT count(*)::int FROM letter WHERE case_id = $1`, [id]),
        dossier: await scene.record.query(
          `SELECT locked, revision FROM dossier WHERE id = (SELECT subject_id FROM procedure_case WHERE id = $1)`,
          [id],
        ),
      }),
    });

  it('an acceptance: the draw, a withdrawal', async () => {
    const found = await orders(
      () => at('underFormalCheck', (id) => accept(officer(), id)),
      () => [reverse(), post('drawExperts', scene.commission.secondOfficer, 'draw'), withdrawal()],
    );
    expect(found).toEqual({
      differing: [],
      inTurn: {
        'reverse, drawExperts': ['underFormalCheck', '409 case.wrongState at underFormalCheck'],
        'reverse, withdraw': ['underFormalCheck', 'withdrawn'],
        // By then the last step is another one, and somebody else's.
        'drawExperts, reverse': ['underInvitation', '403 reversal.notYours'],
        'drawExperts, withdraw': ['underInvitation', 'withdrawn'],
        'withdraw, reverse': ['withdrawn', '409 reversal.notReversible'],
        'withdraw, drawExperts': ['withdrawn', CLOSED],
      },
    });
  }, 300_000);

  it('a return for correction: a part that is corrected, a withdrawal', async () => {
    const returned = async (id: string) => {
      await markChecklist(officer(), id, { site: '租赁合同缺页。' });
      await officer().patiently('POST', `/cases/${id}/return`, {});
    };
    const content = { address: '北京市海淀区中关村大街2号' };
    const found = await orders(
      () => at('underFormalCheck', returned),
      (id) => [
        reverse(),
        { ...put('savePart', scene.applicant, `/dossiers/${id}/parts/site`, content), headers: { 'If-Match': '"0"' } },
        withdrawal(),
      ],
    );
    expect(found).toEqual({
      differing: [],
      inTurn: {
        'reverse, savePart': ['underFormalCheck', '409 dossier.locked'],
        'reverse, withdraw': ['underFormalCheck', 'withdrawn'],
        'savePart, reverse': ['done', '409 reversal.actedSince'],
        'savePart, withdraw': ['done', 'withdrawn'],
        'withdraw, reverse': ['withdrawn', '409 reversal.notReversible'],
        'withdraw, savePart': ['withdrawn', CLOSED],
      },
    });
  }, 300_000);

  it('a draw: an invitation accepted, a withdrawal', async () => {
    const drawn = (id: string) => officer().patiently('POST', `/cases/${id}/draw`, {});
    const found = await orders(
      () => at('underDraw', drawn),
      async (id) => {
        const [expert = officer()] = await panelOf(scene.commission, id, ['invited']);
        return [reverse(), put('acceptInvitation', expert, 'invitation', { answer: 'accept' }), withdrawal()];
      },
    );
    expect(found).toEqual({
      differing: [],
      inTurn: {
        'reverse, acceptInvitation': ['underDraw', '404 request.notFound'],
        'reverse, withdraw': ['underDraw', 'withdrawn'],
        'acceptInvitation, reverse': ['assigned', '409 reversal.actedSince'],
        'acceptInvitation, withdraw': ['assigned', 'withdrawn'],
        'withdraw, reverse': ['withdrawn', '409 reversal.notReversible'],
        'withdraw, acceptInvitation': ['withdrawn', CLOSED],
      },
    });
  }, 300_000);

  it('the conclusion of a visit: a meeting convened, a suspension', async () => {
    const batches = new Map<string, string>();
    const visited = async () => {
      // Who convenes waits for every case of the batch that waits.
      const { id, batchId } = await inBatchOfItsOwn();
      batches.set(id, batchId);
      await bringTo('underOnsiteAssessment', scene.commission, id);
      await visit(scene.commission, id);
      return id;
    };
    const convene = (id: string) =>
      post('conveneMeeting', scene.commission.secondOfficer, '/meetings', {
        batchId: batches.get(id),
        heldOn: calendarDateOf(new Date()),
        memberIds: scene.commission.deciders.map(({ accountId }) => accountId),
        caseIds: [id],
      });
    const found = await orders(visited, (id) => [
      reverse(scene.commission.assessor),
      convene(id),
      post('suspend', officer(), 'suspension', { reason: '涉及诉讼。' }),
    ]);
    expect(found).toEqual({
      differing: [],
      inTurn: {
        'reverse, conveneMeeting': ['underOnsiteAssessment', '422 meeting.nothingWaiting'],
        'reverse, suspend': ['underOnsiteAssessment', 'underOnsiteAssessment'],
        'conveneMeeting, reverse': ['inSession', '409 reversal.notReversible'],
        'conveneMeeting, suspend': ['inSession', 'underDecision'],
        'suspend, reverse': ['underDecision', '409 case.suspended'],
        'suspend, conveneMeeting': ['underDecision', '422 meeting.nothingWaiting'],
      },
    });
  }, 300_000);

  it('a refusal: its letter, a review that is asked for', async () => {
    const refused = async () => {
      // Another dossier in the same batch is one that was begun because this case had ended.
      const { id } = await inBatchOfItsOwn();
      const refusal = { failing: { typeFits: '与执照不符。' }, reasons: ['wrongType'], reason: '不属于本类型。' };
      await refuse(officer(), id, refusal);
      return id;
    };
    const found = await orders(refused, async (id) => {
      const { contentHash } = await officer().get<{ contentHash: string }>(`/cases/${id}/letter`);
      return [
        reverse(),
        post('sendLetter', scene.commission.secondOfficer, 'letter', { contentHash }),
        post('requestReview', scene.applicant, 'reconsideration', { grounds: '证明材料见附件。', files: [] }),
      ];
    });
    expect(found).toEqual({
      differing: [],
      inTurn: {
        'reverse, sendLetter': ['underFormalCheck', '409 case.wrongState at underFormalCheck'],
        'reverse, requestReview': ['underFormalCheck', '409 case.wrongState at underFormalCheck'],
        'sendLetter, reverse': ['sent', '409 reversal.actedSince'],
        'sendLetter, requestReview': ['sent', 'underReconsideration'],
        'requestReview, reverse': ['409 reconsideration.letterFirst', 'underFormalCheck'],
        'requestReview, sendLetter': ['409 reconsideration.letterFirst', 'sent'],
      },
    });
  }, 300_000);
});
