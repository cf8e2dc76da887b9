import type { ApiClient } from '#cli/client/api-client.js';
import { answerInvitation, panelOf, submitReview, untilState } from '#cli/client/accreditation.journey.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { bringTo } from '../../support/journey-steps.js';
import { sceneOfSuite } from '../../support/scene.js';
import { until } from '../../support/until.js';

const ABROAD = { answer: 'decline', reason: '近期出国' } as const;
const YES = { answer: 'accept' } as const;

/** The pool of the demo has nine experts of the field. */
describe('a further expert, where the scores lie far apart and the pool is small', () => {
  const scene = sceneOfSuite();

  const invited = (id: string) => panelOf(scene.commission, id, ['invited']);
  /** A panel of seven is drawn; so many decline and are replaced; the others accept. */
  const seated = async (declining: number) => {
    const { officer } = scene.commission;
    const id = await submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant));
    await bringTo('underDraw', scene.commission, id);
    await officer.patiently('POST', `/cases/${id}/draw`, { experts: 7 });
    const drawn = await invited(id);
    for (const expert of drawn.slice(0, declining)) {
      await answerInvitation(expert, id, ABROAD);
      await until(async () => (await invited(id)).length === 7);
    }
    for (const expert of await invited(id)) await answerInvitation(expert, id, YES);
    await untilState(officer, id, ['underExpertReview']);
    return id;
  };
  const scoredFarApart = async (id: string) => {
    for (const [index, expert] of (await panelOf(scene.commission, id)).entries()) {
      await submitReview(expert, id, index === 0 ? 40 : 90);
    }
  };
  const told = async (id: string, template: string) => {
    const notices =
      await scene.commission.officer.get<{ template: string; caseId: string; text: { zh: string } }[]>(
        '/notices?limit=200',
      );
    return notices.filter((notice) => notice.caseId === id && notice.template === template).map(({ text }) => text.zh);
  };
  const seatsOf = async (id: string) =>
    (await scene.commission.officer.get<{ seats: number }>(`/cases/${id}/draw`)).seats;

  it('is left out where nobody can be drawn: the case goes on, and the officer is told', async () => {
    const id = await seated(2);
    await scoredFarApart(id);
    // 40 and one 90 are dropped.
    expect(await untilState(scene.commission.officer, id, ['underOnsiteAssessment'])).toMatchObject({
      outcome: { expertHundredths: 9000 },
    });
    expect(await seatsOf(id)).toBe(7);
    expect(await told(id, 'review.spread')).toEqual([]);
    expect(await told(id, 'review.spreadStays')).toEqual([expect.stringMatching(/最多相差 50 分.*已无人可抽/)]);
  });

  it('who declines is given up where nobody is left: the first panel has scored, and its scores count', async () => {
    const { officer } = scene.commission;
    const id = await seated(1);
    await scoredFarApart(id);
    await untilState(officer, id, ['underInvitation']);
    expect(await told(id, 'review.spread')).toHaveLength(1);
    expect(await seatsOf(id)).toBe(8);
    const [further] = (await invited(id)) as [ApiClient];
    await answerInvitation(further, id, ABROAD);
    expect(await untilState(officer, id, ['underOnsiteAssessment'])).toMatchObject({
      outcome: { expertHundredths: 9000 },
    });
    expect(await seatsOf(id)).toBe(7);
    expect(await told(id, 'review.furtherGivenUp')).toHaveLength(1);
    expect(await told(id, 'draw.poolExhausted')).toEqual([]);
  });

  it('who stands aside after accepting is given up in the same way', async () => {
    const { officer } = scene.commission;
    const id = await seated(1);
    await scoredFarApart(id);
    await untilState(officer, id, ['underInvitation']);
    const [further] = (await invited(id)) as [ApiClient];
    await answerInvitation(further, id, YES);
    await untilState(officer, id, ['underExpertReview']);
    await further.patiently('POST', `/cases/${id}/avoidance`, { reason: '与申报单位有利益关系' });
    await untilState(officer, id, ['underOnsiteAssessment']);
    expect(await told(id, 'review.furtherGivenUp')).toHaveLength(1);
  });
});
