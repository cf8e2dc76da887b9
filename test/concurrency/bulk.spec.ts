import { markChecklist, refuse } from '#cli/client/accreditation.journey.js';
import { until } from '../support/until.js';
import { groundOfSuite } from './ground.js';
import { post, type Act, type Happening } from './outcome.js';
import { ordersOf } from './pairs.js';

describe('a case that a bulk action is about, and that somebody acts on at the same moment', () => {
  const { scene, batch, submitted, withdraw } = groundOfSuite();
  const officer = () => scene.commission.officer;

  /** 批量办理 of one case, tried already: confirmed, and carried out. */
  const inBulk = async (id: string, body: { readonly action: string }): Promise<Happening> => {
    const order = { batchId: batch().id, caseIds: [id], ...body };
    const bulk = await officer().post<{ id: string }>('/bulk-actions', order);
    const reaches = (state: string) =>
      until(async () => (await officer().get<{ state: string }>(`/bulk-actions/${bulk.id}`)).state === state);
    await reaches('previewed');
    const action = `${body.action} in bulk`;
    return {
      name: action,
      async done() {
        await officer().post(`/bulk-actions/${bulk.id}/execution`, {});
        await reaches('done');
        const [told] = await officer().get<{ verdict: string; code: string }[]>(`/bulk-actions/${bulk.id}/cases`);
        return told?.verdict === 'done'
          ? { action, status: 200, answer: {} }
          : { action, status: 409, code: told?.code };
      },
    };
  };

  it('is acted on once: accepted, extended, withdrawn', async () => {
    const { secondOfficer } = scene.commission;
    const fresh = async () => {
      const id = await submitted();
      await markChecklist(officer(), id);
      return id;
    };
    const actsOn = async (id: string): Promise<Act[]> => [
      await inBulk(id, { action: 'accept' }),
      post('accept', secondOfficer, 'acceptance', {}),
      post('extend', secondOfficer, 'extension', { workingDays: 1, reason: '需核实。' }),
      post('withdraw', scene.applicant, 'withdrawal', { reason: '方向调整。' }),
    ];
    const found = await ordersOf(scene, { fresh, actsOn, after: withdraw, withItself: false });
    expect(found).toEqual({
      differing: [],
      inTurn: {
        'accept in bulk, accept': ['done', '409 case.wrongState at underDraw'],
        'accept in bulk, extend': ['done', 'underDraw'],
        'accept in bulk, withdraw': ['done', 'withdrawn'],
        'accept, accept in bulk': ['underDraw', '409 case.wrongState'],
        'accept, extend': ['underDraw', 'underDraw'],
        'accept, withdraw': ['underDraw', 'withdrawn'],
        'extend, accept in bulk': ['underFormalCheck', 'done'],
        'extend, accept': ['underFormalCheck', 'underDraw'],
        'extend, withdraw': ['underFormalCheck', 'withdrawn'],
        'withdraw, accept in bulk': ['withdrawn', '409 case.closed'],
        'withdraw, accept': ['withdrawn', '409 case.closed at withdrawn'],
        'withdraw, extend': ['withdrawn', '409 case.closed at withdrawn'],
      },
    });
  }, 300_000);

  it('is reminded once in so long, by whichever', async () => {
    const actsOn = async (id: string): Promise<Act[]> => [
      await inBulk(id, { action: 'remind' }),
      post('remind', scene.commission.secondOfficer, 'reminder', {}),
    ];
    const found = await ordersOf(scene, { fresh: submitted, actsOn, after: withdraw, withItself: false });
    expect(found).toEqual({
      differing: [],
      inTurn: {
        'remind in bulk, remind': ['done', '409 case.remindedAlready'],
        'remind, remind in bulk': ['done', '409 case.remindedAlready'],
      },
    });
  }, 300_000);

  it('is sent one letter, by whichever', async () => {
    const fresh = async () => {
      const id = await submitted();
      const refusal = { failing: { typeFits: '与执照不符。' }, reasons: ['wrongType'], reason: '不属于本类型。' };
      await refuse(officer(), id, refusal);
      return id;
    };
    const actsOn = async (id: string): Promise<Act[]> => {
      const { contentHash } = await officer().get<{ contentHash: string }>(`/cases/${id}/letter`);
      return [
        await inBulk(id, { action: 'sendLetter' }),
        post('sendLetter', scene.commission.secondOfficer, 'letter', { contentHash }),
      ];
    };
    const found = await ordersOf(scene, { fresh, actsOn, after: withdraw, withItself: false });
    expect(found).toEqual({
      differing: [],
      inTurn: {
        'sendLetter in bulk, sendLetter': ['done', '409 letter.sentAlready'],
        'sendLetter, sendLetter in bulk': ['sent', '409 letter.sentAlready'],
      },
    });
  }, 300_000);
});
