import {
  seatPanel,
  markChecklist,
  returnForCorrection,
  submitReview,
  untilState,
  visit,
} from '#cli/client/accreditation.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { decide } from '#cli/client/meeting.journey.js';
import { openBatch, resubmit, submitPark } from '../../support/accreditation-case.js';
import { startScene, type Scene } from '../../support/scene.js';
import { refusedUnchanged } from '../../support/unchanged.js';
import { until } from '../../support/until.js';

/** What a person may type: nothing of it is a command to anybody. */
const TYPED = [
  `'); DROP TABLE procedure_case; --`,
  `<script>alert("x")</script><img src=x onerror=alert(1)>`,
  `\${process.exit(1)} {title} {reason} $1 $$ %s \\ " ' \``,
  `理由：“甲”‘乙’\n第二行\t制表 😀 𠮷`,
];

describe('what people type is kept as it is and given back as JSON', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.stop());

  /** The bare answer must be JSON that holds the text, and no browser may take it for a page. */
  const given = async (person: ApiClient, path: string) => {
    const answer = await person.send('GET', path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    return (await answer.json()) as unknown;
  };
  interface Steps {
    readonly done: readonly { readonly action: string; readonly reason: string | null }[];
  }
  const reasonsOf = async (person: ApiClient, id: string, action: string) =>
    ((await given(person, `/cases/${id}/timeline`)) as Steps).done
      .filter((step) => step.action === action)
      .map(({ reason }) => reason);
  const submitted = async () => {
    const id = await submitPark(
      scene.record,
      scene.applicant,
      await openBatch(scene.record, scene.applicant, { rehearsalDaySeconds: 60 }),
    );
    await until(async () => (await scene.record.query(`SELECT FROM outbox`)).length === 0);
    return id;
  };

  it.each(TYPED)('in checks, extensions, comments, findings, notes and reasons: %j', async (typed) => {
    const { officer, assessor } = scene.commission;
    const id = await submitted();
    await officer.post(`/cases/${id}/extension`, { workingDays: 1, reason: typed });
    await returnForCorrection(officer, id, { site: typed });
    expect(await given(officer, `/cases/${id}`)).toMatchObject({
      outcome: { corrections: [{ item: 'site', reason: typed }] },
    });
    const notices = (await given(scene.applicant, '/notices?limit=200')) as {
      caseId: string;
      template: string;
      text: { zh: string };
    }[];
    for (const template of ['case.extended', 'case.returned']) {
      const notice = notices.find((each) => each.caseId === id && each.template === template);
      expect(notice?.text.zh).toContain(typed);
    }
    await resubmit(scene.record, id);
    await untilState(officer, id, ['underFormalCheck']);
    await markChecklist(officer, id);
    await officer.post(`/cases/${id}/acceptance`, {});
    const experts = await seatPanel(scene.commission, id);
    for (const expert of experts) await submitReview(expert, id, 90, typed);
    expect(await given(experts[0] as ApiClient, `/cases/${id}/review`)).toMatchObject({ comment: typed });
    await untilState(officer, id, ['underOnsiteAssessment']);
    const [first] = await assessor.get<{ indicator: string }[]>(`/cases/${id}/indicators`);
    await visit(scene.commission, id, { findings: typed });
    expect(first).toBeDefined();
    await decide(scene.commission, id, { result: 'notSelected', reasons: ['dishonesty'], reason: typed });

    expect(await reasonsOf(scene.applicant, id, 'extend')).toEqual([typed]);
    expect(await reasonsOf(officer, id, 'concludeMeeting')).toEqual([typed]);
    const [kept] = await scene.record.query<{ findings: string; comments: string[] }[]>(
      `SELECT findings, ARRAY(SELECT comment FROM expert_assignment WHERE case_id = $1) AS comments
       FROM onsite_visit WHERE case_id = $1`,
      [id],
    );
    expect(kept).toEqual({ findings: typed, comments: Array(5).fill(typed) });
  });

  it.each(TYPED)('in the reason of a withdrawal, and in an opinion: %j', async (typed) => {
    const [id, other] = [await submitted(), await submitted()];
    await scene.applicant.post(`/cases/${id}/withdrawal`, { reason: typed });
    expect(await reasonsOf(scene.applicant, id, 'withdraw')).toEqual([typed]);
    await scene.record.query(
      `UPDATE procedure_case SET state = 'underRecommendation', version = version + 1 WHERE id = $1`,
      [other],
    );
    const recommender = await scene.signIn('recommender');
    await recommender.post(`/cases/${other}/recommendation`, { recommended: true, opinion: typed });
    expect(await reasonsOf(scene.applicant, other, 'recommend')).toEqual([typed]);
  });

  it.each(['a\u0000b', '', '   ', '\n\t', '\u200b'])('but %j is no reason', async (reason) => {
    const id = await submitted();
    const withdraw = () => scene.applicant.post(`/cases/${id}/withdrawal`, { reason });
    expect(await refusedUnchanged(scene.record, id, withdraw)).toMatchObject({
      status: 400,
      code: 'request.invalid',
    });
  });
});
