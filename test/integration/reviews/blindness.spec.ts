import { maySee, PHASES, SEEN, type Phase, type Reader, type Secret } from '#contracts/blindness.js';
import { addDays, calendarDateOf } from '#domain/common/calendar-date.js';
import { accept, answerInvitation, panelOf, submitReview, untilState } from '#cli/client/accreditation.journey.js';
import { arrangeVisit, recordVisit, signVisit, type VisitView } from '#cli/client/visit.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { everythingFor, readsOf } from '../../support/everything.js';
import { operationsOf, readDescription, type Operation } from '../../support/openapi.js';
import { startScene, type Scene } from '../../support/scene.js';

/** What is planted for each line of the table: words and numbers that stand nowhere else. */
const CANARIES = {
  panel: '金丝雀甲号',
  marks: ['金丝雀的评语', '73.37'],
  totals: ['"expertHundredths":', '"totalHundredths":'],
  recommendation: '"ranking":937',
  findings: '金丝雀核实说明',
  visitReport: ['金丝雀现场备注', '金丝雀考察结论'],
  reasons: '金丝雀回避缘由',
  handlers: '金丝雀代办人',
} as const satisfies Partial<Record<Secret, string | readonly string[]>>;
type Planted = keyof typeof CANARIES;
/** Which of its words tell a secret in each phase; what is found at a host is written down after the scores are in. */
const THERE: Readonly<Record<Phase, readonly Planted[]>> = {
  scoring: ['panel', 'marks', 'recommendation', 'reasons', 'handlers'],
  deciding: Object.keys(CANARIES) as Planted[],
  decided: Object.keys(CANARIES) as Planted[],
};
/** Lines of the table that other tests look after: objections and subsidies are matters of their own. */
const ELSEWHERE: Partial<Record<Secret, string>> = {
  objector: 'test/integration/objections/objections.spec.ts',
  objection: 'test/integration/objections/objections.spec.ts',
  pendingObjection: 'test/integration/objections/objections.spec.ts',
  proposedAmounts: 'test/integration/subsidy/allocation.spec.ts',
};

/** Somebody, and as whom they read; `since`: before, the case is not theirs to see. */
interface Person {
  readonly name: string;
  readonly person: ApiClient;
  readonly readers: readonly Reader[];
  readonly since?: Phase;
}

const TODAY = calendarDateOf(new Date());

describe('the table of blindness', () => {
  let scene: Scene;
  let id: string;
  let ids: readonly string[];
  let reads: Operation[];
  let panel: ApiClient[];
  let leaving: ApiClient;
  let people: readonly Person[];

  beforeAll(async () => {
    scene = await startScene();
    const { record, applicant, commission } = scene;
    const { officer, assessor } = commission;
    const [recommender, finance, decider] = await Promise.all(['recommender', 'finance', 'decider'].map(scene.signIn));
    reads = readsOf(operationsOf(await readDescription(scene.stack.apiUrl)));
    const batch = await openBatch(record, applicant);
    id = await submitPark(record, applicant, batch, 'underRecommendation');
    await (recommender as ApiClient).patiently('POST', `/cases/${id}/recommendation`, {
      recommended: true,
      opinion: '基础扎实',
      ranking: 937,
    });
    await untilState(officer, id, ['underFormalCheck']);
    await accept(officer, id);
    await delegatedAct(finance as ApiClient);
    panel = await seated();
    const visitor = outsiders().at(-1) as ApiClient;
    const commissionReads: readonly Reader[] = ['staff', 'commission', 'objectionDesk'];
    people = [
      { name: 'the applicant', person: applicant, readers: ['applicant'] },
      { name: 'the recommending unit', person: recommender as ApiClient, readers: ['recommender'] },
      { name: 'another member of the panel', person: panel[1] as ApiClient, readers: ['panelMember'] },
      { name: 'one who recommends for another unit', person: await recommendingElsewhere(), readers: ['panelMember'] },
      { name: 'a visiting expert', person: visitor, readers: ['panelMember', 'visitor'], since: 'deciding' },
      { name: 'an expert outside', person: outsiders()[0] as ApiClient, readers: [] },
      { name: 'another applicant', person: await scene.signIn('research'), readers: [] },
      { name: 'an officer', person: officer, readers: [...commissionReads, 'officer'] },
      { name: 'the assessor', person: assessor, readers: ['staff', 'visitor'] },
      { name: 'a member of the commission', person: decider as ApiClient, readers: commissionReads },
      { name: 'the auditor', person: await scene.signIn('auditor'), readers: commissionReads },
    ];
    const [subject] = await record.query<{ dossier: string; organisation: string }[]>(
      `SELECT subject_id AS dossier, organisation_id AS organisation FROM procedure_case WHERE id = $1`,
      [id],
    );
    ids = [id, batch.id, ...Object.values(subject ?? {})];
  }, 180_000);
  afterAll(() => scene?.stop());

  const outsiders = () => scene.commission.experts.filter((expert) => !panel.includes(expert) && expert !== leaving);

  /** A member of the panel who recommends as well, nothing of this unit. */
  async function recommendingElsewhere(): Promise<ApiClient> {
    const [account] = await scene.record.query<{ login: string }[]>(`SELECT login FROM account WHERE id = $1`, [
      panel[2]?.accountId,
    ]);
    await scene.record.query(
      `UPDATE account SET roles = '{expert,recommender}',
         recommending_unit_id = (SELECT id FROM recommending_unit WHERE NOT city_wide ORDER BY id LIMIT 1) WHERE id = $1`,
      [panel[2]?.accountId],
    );
    return scene.signIn(account?.login as string);
  }

  /** Something is done by somebody who stands in for the officer. */
  async function delegatedAct(finance: ApiClient): Promise<void> {
    const { officer } = scene.commission;
    await scene.record.query(`UPDATE account SET display_name = $2 WHERE id = $1`, [
      finance.accountId,
      CANARIES.handlers,
    ]);
    const days = { fromOn: TODAY, untilOn: addDays(TODAY, 1), reason: '出差' };
    await officer.post('/delegations', { standInId: finance.accountId, roles: ['caseOfficer'], ...days });
    await finance.patiently('POST', `/cases/${id}/draw`, {}, { headers: { 'X-On-Behalf-Of': officer.accountId } });
  }

  /** The panel, of whom one stands aside for a reason and another, the first, is called by a planted name. */
  async function seated(): Promise<ApiClient[]> {
    const { commission, record } = scene;
    const invited = await panelOf(commission, id, ['invited']);
    for (const expert of invited) await answerInvitation(expert, id, { answer: 'accept' });
    await untilState(commission.officer, id, ['underExpertReview']);
    leaving = invited.at(-1) as ApiClient;
    await leaving.patiently('POST', `/cases/${id}/avoidance`, { reason: CANARIES.reasons });
    for (const expert of await untilInvited()) await answerInvitation(expert, id, { answer: 'accept' });
    await untilState(commission.officer, id, ['underExpertReview']);
    const members = await panelOf(commission, id);
    const [first] = members as [ApiClient];
    await record.query(`UPDATE account SET display_name = $2 WHERE id = $1`, [first.accountId, CANARIES.panel]);
    await record.query(`UPDATE expert_profile SET name = $2 WHERE account_id = $1`, [first.accountId, CANARIES.panel]);
    await submitReview(first, id, 73.37, CANARIES.marks[0]);
    return members;
  }

  async function untilInvited(): Promise<ApiClient[]> {
    for (;;) {
      const invited = await panelOf(scene.commission, id, ['invited']);
      if (invited.length > 0) return invited;
    }
  }

  /** The other scores come in, and the host is visited by people who do not sit on the panel. */
  async function scoredAndVisited(): Promise<void> {
    const { commission, applicant } = scene;
    for (const expert of panel.slice(1)) await submitReview(expert, id, 80);
    await untilState(commission.officer, id, ['underOnsiteAssessment']);
    const visitors = { ...commission, experts: outsiders().slice(-2) };
    const { report } = await arrangeVisit(visitors, id, applicant);
    const [{ item } = { item: '' }] = report?.checklist ?? [];
    const [{ indicator, claimed } = { indicator: '', claimed: 0 }] = await commission.assessor.get<
      { indicator: string; claimed: number }[]
    >(`/cases/${id}/indicators`);
    await recordVisit(visitors, id, report as NonNullable<VisitView['report']>);
    const [remark, findings] = CANARIES.visitReport;
    const values = [{ indicator, verified: Math.floor(claimed / 2), note: CANARIES.findings }];
    await commission.assessor.put(`/cases/${id}/indicators`, { values });
    const marks = [{ item, verdict: 'fail', remark }];
    await commission.assessor.put(`/cases/${id}/visit/checklist`, { marks });
    const body = { findings, fraudFound: false };
    const written = await commission.assessor.put<VisitView>(`/cases/${id}/visit/findings`, body);
    await signVisit(visitors, id, written);
    await commission.assessor.patiently('POST', `/cases/${id}/visit`);
    await untilState(commission.officer, id, ['underDecision']);
  }

  const ENTER: Readonly<Record<Phase, () => Promise<void>>> = {
    scoring: () => Promise.resolve(),
    deciding: scoredAndVisited,
    decided: async () => {
      await scene.applicant.patiently('POST', `/cases/${id}/withdrawal`, { reason: '本单位另有安排' });
      await untilState(scene.commission.officer, id, ['withdrawn']);
    },
  };

  it('names a test for each of its lines', () => {
    expect([...Object.keys(CANARIES), ...Object.keys(ELSEWHERE)].sort()).toEqual(Object.keys(SEEN).sort());
  });

  it.each(PHASES)(
    'tells everybody what it says, and nothing else, in all that can be read while %s',
    async (phase) => {
      await ENTER[phase]();
      const wrong: string[] = [];
      for (const { name, person, readers, since = 'scoring' } of people) {
        const told = await everythingFor(person, reads, ids);
        expect(told.length).toBeGreaterThan(80);
        for (const secret of THERE[phase]) {
          const words = [CANARIES[secret]].flat();
          const where = told.filter(({ said }) => words.some((word) => said.includes(word))).map(({ path }) => path);
          const sees = PHASES.indexOf(phase) >= PHASES.indexOf(since);
          const may = sees && maySee(secret, phase, new Set(readers));
          if (may !== where.length > 0) wrong.push(`${secret} to ${name}: ${may ? 'nowhere' : where.join(', ')}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    300_000,
  );

  it('is no different in a byte, an order or an id, whoever sat on the panel and whatever each gave', async () => {
    const unknowing = people.filter(({ readers }) => !readers.includes('staff') && !readers.includes('panelMember'));
    const read = async () => {
      const all: string[] = [];
      for (const { name, person } of unknowing) {
        for (const { path, said } of await everythingFor(person, reads, ids))
          all.push(`${name} ${path}\n${steady(said)}`);
      }
      return all;
    };
    const before = await read();
    // The seats change hands, and the marks their seats.
    await scene.record.query(
      `WITH seats AS (SELECT id, row_number() OVER (ORDER BY id) AS at, count(*) OVER () AS n FROM expert_assignment WHERE case_id = $1),
         others AS (SELECT e.*, s.at, s.n FROM expert_assignment e JOIN seats s USING (id))
       UPDATE expert_assignment e SET scores = o.scores, comments = o.comments, comment = o.comment, score_hundredths = o.score_hundredths
       FROM seats s JOIN others o ON o.at = s.at % s.n + 1 WHERE e.id = s.id`,
      [id],
    );
    // Nobody sits on it who did: not a seat is the same person's.
    await scene.record.query(
      `WITH seats AS (SELECT id, gen_random_uuid() AS sitting FROM expert_assignment WHERE case_id = $1),
         people AS (
           INSERT INTO account (id, login, display_name, roles, password_hash)
           SELECT sitting, sitting, sitting, '{expert}', '' FROM seats RETURNING id)
       UPDATE expert_assignment e SET expert_id = s.sitting FROM seats s JOIN people p ON p.id = s.sitting WHERE e.id = s.id`,
      [id],
    );
    await scene.record.query(
      `UPDATE account SET display_name = reverse(display_name) || login
       WHERE id IN (SELECT expert_id FROM expert_assignment WHERE case_id = $1)`,
      [id],
    );
    expect(await read()).toEqual(before);
    expect(before.length).toBeGreaterThan(300);
  }, 300_000);
});

/** Without what differs from one asking to the next: the clock, the request, what is left of a rate, a link that is signed anew, that one has asked. */
function steady(said: string): string {
  return said
    .replace(/^(date|x-request-id|x-ratelimit-[\w-]+|keep-alive): .*$/gm, '')
    .replace(/"requestId":"[^"]*"/g, '')
    .replace(/"(lastSeenAt|last_seen_at|lastUsedAt|at|asOf|expiresAt)":"[^"]*"/g, '')
    .replace(/^.*"action":"takeOwnData".*\n?/gm, '');
}
