import type { ApiClient, Problem } from '#cli/client/api-client.js';
import { VERB_TEXTS } from '#contracts/verb-texts.js';
import { PROCEDURES } from '#domain/procedures/index.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';

describe('whoever is refused is told what is possible now', () => {
  let scene: Scene;
  let officer: ApiClient;
  beforeAll(async () => {
    scene = await startScene();
    ({ officer } = scene.commission);
  });
  afterAll(() => scene?.stop());

  const submitted = async () => {
    const batch = await openBatch(scene.record, scene.applicant);
    const id = await submitPark(scene.record, scene.applicant, batch);
    await until(async () => (await scene.record.query(`SELECT FROM outbox`)).length === 0);
    return id;
  };
  const draw = (id: string, by = officer) => by.post(`/cases/${id}/draw`, {});
  const withdraw = (id: string) => scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '另有安排' });
  const said = (problem: Problem) => problem.sentence.zh;

  it('at the wrong step: the state, whose turn it is, and what the asker may decide', async () => {
    const id = await submitted();
    const refusal = await refusalOf(draw(id));
    expect(refusal).toMatchObject({
      code: 'case.wrongState',
      outlook: {
        state: 'underFormalCheck',
        now: { turn: 'caseOfficer' },
        yours: expect.arrayContaining([{ verb: 'accept', text: VERB_TEXTS['accept'] }]),
      },
    });
    expect(said(refusal)).toBe(
      '当前环节为“形式审查”，不能进行这项操作。现由受理人员办理：逐项完成形式审查，作出受理、退回补正或不予受理。' +
        '您现在可以：受理、退回补正、不予受理、延长期限、中止办理。',
    );
    expect(refusal.sentence.en).toContain('Whose turn it is now: Case officer (Check every item');
  });

  it('with another role: who may do it, and what this person can do instead', async () => {
    const id = await submitted();
    const refusal = await refusalOf(draw(id, scene.applicant));
    expect(refusal).toMatchObject({ status: 403, code: 'request.forbidden' });
    expect(said(refusal)).toBe(
      '您的身份不能进行这项操作，可以办理的是：受理人员。本事项现处“形式审查”环节。' +
        '现由受理人员办理：逐项完成形式审查，作出受理、退回补正或不予受理。您现在可以：撤回。',
    );
    const idle = await refusalOf(draw(id, scene.commission.decider));
    expect(said(idle)).toMatch(/现在没有需要您办理的事项。$/);
  });

  it('of a case that is foreign: nothing but who may', async () => {
    const id = await submitted();
    const stranger = await scene.signIn('research');
    const refusal = await refusalOf(draw(id, stranger));
    expect(said(refusal)).toBe('您的身份不能进行这项操作，可以办理的是：受理人员。');
    expect(refusal).not.toHaveProperty('outlook');
  });

  it('of a case that has ended: how it ended', async () => {
    const id = await submitted();
    await withdraw(id);
    const refusal = await refusalOf(draw(id));
    expect(said(refusal)).toBe('本事项已经办结（已撤回）。');
    expect(refusal.sentence.en).toBe('This case has ended: Withdrawn.');
  });

  it('of a reversal: which step was the last, why it stays, and which could be undone', async () => {
    const reverse = (id: string) => officer.post(`/cases/${id}/reversal`, { reason: '误操作' });
    const id = await submitted();
    const fresh = await refusalOf(reverse(id));
    expect(fresh).toMatchObject({ status: 409, code: 'reversal.notReversible' });
    expect(said(fresh)).toMatch(/^不能撤销：本事项刚刚开始，还没有办理过。可以撤销的步骤：推荐、不予推荐、受理、/);
    await withdraw(id);
    const ended = await refusalOf(reverse(id));
    expect(ended).toMatchObject({ status: 409, code: 'reversal.notReversible' });
    expect(said(ended)).toContain('上一步“撤回”按程序不能撤销');
    expect(said(ended)).toContain('本事项已经办结（已撤回）。');
  });
});

describe('every verb of every procedure', () => {
  it('has words for what is yet to be done', () => {
    const verbs = Object.values(PROCEDURES).flatMap((procedure) => Object.keys(procedure.verbs));
    expect(verbs.filter((verb) => !(verb in VERB_TEXTS))).toEqual([]);
    expect(Object.keys(VERB_TEXTS).filter((verb) => !verbs.includes(verb))).toEqual([]);
  });
});
