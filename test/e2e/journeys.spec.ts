import type { Page } from 'playwright-core';
import {
  answerInvitation,
  panelOf,
  refuse,
  returnForCorrection,
  submitReview,
  untilState,
  type CaseView,
} from '#cli/client/accreditation.journey.js';
import { onObjection, sendLetter } from '#cli/client/after.journey.js';
import { announce, convene, voteAlike } from '#cli/client/meeting.journey.js';
import { planForToday, recordVisit, visit, visitorsOf, type VisitView } from '#cli/client/visit.journey.js';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { addDays } from '#domain/common/calendar-date.js';
import type { SampleDossier } from '#domain/dossier/dossier.builder.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { BASE_TYPE_TEXTS } from '#domain/texts/kinds.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { TODAY, type BatchView } from '../support/desk.js';
import { bringTo, type Step } from '../support/journey-steps.js';
import { readPdf } from '../support/pdf.js';
import { readAsked } from './asked.js';
import { PROBE } from './browser.js';
import { act, roomOfSuite, type Submitted } from './room.js';
import {
  cardsOf,
  mendReturned,
  objectTo,
  recordOnSite,
  requestReview,
  sayIn,
  score,
  takeCertificate,
  upholdDecision,
  voteToSelect,
} from './steps.js';

// Every page is waited for, and the machine may be busy.
const LONG_MS = 300_000;

/** In which language a type's dossiers are walked here. */
const LANGUAGES = { park: 'en', research: 'en', platform: 'zh', enterprise: 'zh' } as const;
const TYPES = Object.keys(LANGUAGES) as BaseType[];
const inLanguageOf = (type: BaseType) => {
  const language = LANGUAGES[type];
  return { language, as: { language }, say: sayIn(language), typeName: BASE_TYPE_TEXTS[type][language] };
};

const STEPS: readonly Step[] = ['underFormalCheck', 'underDraw', 'underExpertReview', 'underOnsiteAssessment'];
/** Every indicator is at its full value. */
const ALL_FOUND = { share: 1, of: 'fullValue' } as const;

/** What course.spec leaves out: the ways that no other specification walks with these types, each over one case of the type. */
describe('a case of each type, on the ways that differ by type', () => {
  const room = roomOfSuite();
  const cases = new Map<BaseType, Promise<Submitted>>();
  const closesOn = addDays(TODAY, 60);
  let batch: BatchView;
  let asked: Awaited<ReturnType<typeof readAsked>>;
  beforeAll(async () => {
    // Nothing rehearsed: the public reads of it.
    batch = await room.desk.openBatch({ rehearsalDaySeconds: undefined, closesOn });
    asked = await readAsked(batch.measureId);
  });
  afterEach(() => room.expectQuiet());

  /** Each on a platform of its own, its type not in its name; what is told year by year is told of the years before the batch closes. */
  const anOwnBase = (sample: SampleDossier) => {
    const own = sample.with('base', { name: `${sample.type} 基地`, platformName: sample.type });
    if (!own.parts.business) return own;
    return own.withRows('business', 3, (nth) => ({ year: Number(closesOn.slice(0, 4)) - 3 + nth }));
  };

  /** The case of the type, at a step at least: where nobody has brought it there by clicks, it comes there by itself. */
  const caseAt = async (type: BaseType, step: Step = 'underFormalCheck'): Promise<Submitted> => {
    const handedIn = cases.get(type) ?? room.handIn(type, batch.id, anOwnBase);
    cases.set(type, handedIn);
    const found = await handedIn;
    const { state } = await room.commission.officer.get<CaseView>(`/cases/${found.caseId}`);
    const at = STEPS.indexOf(state as Step);
    if (at >= 0 && at < STEPS.indexOf(step)) await bringTo(step, room.commission, found.caseId, STEPS[at]);
    return found;
  };
  /** Visited, and good enough to be selected. */
  const decidable = async (type: BaseType): Promise<string> => {
    const { caseId } = await caseAt(type, 'underOnsiteAssessment');
    const { state } = await room.commission.officer.get<CaseView>(`/cases/${caseId}`);
    if (state === 'underOnsiteAssessment') await visit(room.commission, caseId, ALL_FOUND);
    await untilState(room.commission.officer, caseId, ['underDecision']);
    return caseId;
  };

  const expectType = (page: Page, name: string) =>
    page.locator('.page-head').getByText(name, { exact: true }).waitFor();

  it.each([
    ['research', 'labs', 'Area (m²)', '950', ['800', '950']],
    ['platform', 'deals', '成交额（元）', '4200000', ['3,600,000.00', '4,200,000.00']],
  ] as const)(
    'is corrected: what only this type is asked for is mended, before and after are shown (%s)',
    async (type, item, field, value, shown) => {
      const { as, say, language, typeName } = inLanguageOf(type);
      const { caseId, dossierId } = await caseAt(type);
      await returnForCorrection(room.commission.officer, caseId, { [item]: `与原件不符 ${PROBE}` });
      const page = await room.enter(type, `/desk/cases/${caseId}`, as);
      await expectType(page, typeName);
      const returned = asked(type, language).check.get(item) ?? '';
      const reason = `与原件不符 ${PROBE}`;
      expect(await mendReturned(page, say, { item: returned, reason, field, value })).toEqual(shown);
      await untilState(room.commission.officer, caseId, ['underFormalCheck']);
      const revisions = await room.desk.rows('SELECT revision FROM dossier_submission WHERE dossier_id = $1', [
        dossierId,
      ]);
      expect(revisions).toHaveLength(2);
    },
    LONG_MS,
  );

  it(
    'is scored by the criteria of its type (park, research)',
    async () => {
      const { commission, desk } = room;
      const types = ['park', 'research'] as const;
      const panels = await Promise.all(
        types.map(async (type) => {
          const { caseId } = await caseAt(type, 'underDraw');
          await commission.officer.patiently('POST', `/cases/${caseId}/draw`, {});
          return { type, caseId, experts: await panelOf(commission, caseId, ['invited']) };
        }),
      );
      // Of nine experts, two panels of five have one in common: one person reviews both.
      const [one, other] = panels;
      const both = one?.experts.find((expert) => other?.experts.includes(expert));
      const [{ login } = { login: '' }] = await desk.rows<{ login: string }>(
        'SELECT login FROM account WHERE id = $1',
        [both?.accountId],
      );
      for (const { type, caseId, experts } of panels) {
        const { as, say, language } = inLanguageOf(type);
        const others = experts.filter((expert) => expert !== both);
        await Promise.all(others.map((expert) => answerInvitation(expert, caseId, { answer: 'accept' })));
        const page = await room.enter(login, `/desk/cases/${caseId}`, as);
        expect(await score(page, say, 88)).toEqual(asked(type, language).criteria);
        for (const expert of others) await submitReview(expert, caseId, 88);
        await untilState(commission.officer, caseId, ['underOnsiteAssessment']);
      }
    },
    LONG_MS,
  );

  it.each(['park', 'research', 'platform'] as const)(
    'is visited: the host agrees to the plan, and reads who comes (%s)',
    async (type) => {
      const { commission } = room;
      const { as, say, typeName } = inLanguageOf(type);
      const { caseId } = await caseAt(type, 'underOnsiteAssessment');
      await commission.officer.patiently('PUT', `/cases/${caseId}/visit/plan`, planForToday(commission));
      const page = await room.enter(type, `/desk/cases/${caseId}`, as);
      await expectType(page, typeName);
      await page.getByText('09:00–17:00').first().waitFor();
      await act(page, say('同意考察安排', 'Agree to the plan'));
      await page.getByText(say('考察安排已确认', 'The plan is agreed')).waitFor();
      const { standing, team } = await commission.officer.get<VisitView>(`/cases/${caseId}/visit`);
      expect(standing).toBe('agreed');
      const read = await page.locator('main').innerText();
      for (const { displayName } of team) expect(read).toContain(displayName);
    },
    LONG_MS,
  );

  it.each(['park', 'platform'] as const)(
    'is visited: checklist and indicators on site are those of its type, a value is found lower (%s)',
    async (type) => {
      const { commission } = room;
      const { as, say, language } = inLanguageOf(type);
      const { caseId } = await caseAt(type, 'underOnsiteAssessment');
      let site = await room.enter('assessor', `/desk/cases/${caseId}/visit`, as);
      await cardsOf(site).first().waitFor();
      const { onSite, indicators } = asked(type, language);
      const cards = await cardsOf(site).getByRole('heading').allInnerTexts();
      expect(cards.map((each) => each.trim())).toEqual([...onSite, ...indicators]);
      const unlike = await recordOnSite(site, say, `以现场为准 ${PROBE}`, { lower: true });
      site = await room.enter('assessor', `/desk/cases/${caseId}`, as);
      const lower = site
        .getByRole('region', { name: say('指标核实', 'Verified values') })
        .getByRole('row', { name: unlike });
      await lower.getByText(`以现场为准 ${PROBE}`).waitFor();
      const [, claimed, , verified] = await lower.getByRole('cell').allInnerTexts();
      expect([Number(claimed) > 0, verified]).toEqual([true, '0']);
      // What was counted is not enough for a title: so that it goes on, everything else has been found since.
      const { report } = await commission.assessor.get<VisitView>(`/cases/${caseId}/visit`);
      const recorded = await recordVisit(commission, caseId, report as NonNullable<typeof report>, ALL_FOUND);
      site = await room.enter('assessor', `/desk/cases/${caseId}`, as);
      await act(site, say('签字', 'Sign'));
      const [, ...others] = visitorsOf(commission).members;
      const seen = { contentHash: recorded.report?.contentHash };
      for (const member of others) await member.patiently('POST', `/cases/${caseId}/visit/signature`, seen);
      site = await room.enter('assessor', `/desk/cases/${caseId}`, as);
      await act(site, say('完成现场考察', 'Conclude the visit'));
      await untilState(commission.officer, caseId, ['underDecision']);
    },
    LONG_MS,
  );

  it(
    'is voted on, announced and objected to (platform, enterprise), and has a certificate that names its type (park, research, enterprise)',
    async () => {
      const { commission, desk } = room;
      const { officer } = commission;
      const found = new Map<BaseType, string>();
      for (const type of TYPES) found.set(type, await decidable(type));
      const { id: meetingId } = await convene(commission, batch.id, [...found.values()]);
      const [, ...others] = commission.deciders;
      const selected = [...found.values()].map((caseId) => ({ caseId, result: 'selected' as const }));
      await voteAlike({ officer, deciders: others }, meetingId, selected);
      const { as } = inLanguageOf('platform');
      const page = await room.enter('decider', `/desk/cases/${meetingId}`, as);
      for (const type of ['platform', 'enterprise'] as const) await voteToSelect(page, BASE_TYPE_TEXTS[type].zh);
      await page.getByRole('button', { name: '提交表决（2 项）' }).click();
      await page.getByText('已表决 5 人').nth(1).waitFor();
      await act(page, '宣布审定结果');
      await page.getByRole('heading', { name: '会议纪要' }).waitFor();
      const office = await room.enter('officer', `/desk/cases/${meetingId}`, as);
      for (const type of TYPES) await office.getByRole('row').filter({ hasText: BASE_TYPE_TEXTS[type].zh }).waitFor();
      await act(office, '发布公示');
      await office.getByRole('heading', { name: '公示预览' }).waitFor({ state: 'detached' });

      const reader = await room.anybody('/public/notices');
      for (const type of ['platform', 'enterprise'] as const) {
        const caseId = found.get(type) ?? '';
        await objectTo(reader, BASE_TYPE_TEXTS[type].zh);
        const [objection] = await officer.get<{ id: string }[]>(`/cases/${caseId}/objections`);
        await onObjection(officer, { caseId, id: objection?.id ?? '' }, 'refusal', { ground: 'noEvidence' });
      }

      // The notice has stood long enough: nobody waits a week here.
      await desk.rows(
        `WITH limits AS (UPDATE case_deadline SET due_at = now() WHERE closed_at IS NULL AND case_id = $1)
         UPDATE procedure_case SET due_at = now(), wake_at = now() WHERE id = $1`,
        [meetingId],
      );
      await desk.record.transaction((tx) => enqueueSignal(tx, WORKFLOW_IDS.meeting(meetingId), STAGE_COMPLETE));
      await untilState(officer, meetingId, ['underAnnouncement']);
      await announce(commission, meetingId);
      for (const type of ['park', 'research', 'enterprise'] as const) {
        const { as: own, say, typeName } = inLanguageOf(type);
        const caseId = found.get(type) ?? '';
        await untilState(officer, caseId, ['accredited']);
        const host = await room.enter(type, `/desk/cases/${caseId}`, own);
        const { number, bytes } = await takeCertificate(host, say);
        expect(readPdf(bytes).text).toContain(BASE_TYPE_TEXTS[type].zh);
        await reader.goto(`/check/${encodeURIComponent(number)}`);
        await reader.getByText(typeName, { exact: true }).waitFor();
        expect(await reader.locator('.verdict.valid').count()).toBe(2);
      }
    },
    LONG_MS,
  );

  it.each(['park', 'platform', 'enterprise'] as const)(
    'is refused: its host asks for a review, which somebody else answers (%s)',
    async (type) => {
      const { officer } = room.commission;
      const { as, say, language, typeName } = inLanguageOf(type);
      const { caseId } = await room.submitted(type);
      const [own = ''] = asked(type, language).check.keys();
      await refuse(officer, caseId, {
        failing: { typeFits: '与单位性质不符', [own]: `与原件不符 ${PROBE}` },
        reasons: ['wrongType'],
        reason: '申报类型与单位性质不符',
      });
      await sendLetter(officer, caseId);
      const host = await room.enter(type, `/desk/cases/${caseId}`, as);
      await expectType(host, typeName);
      await host.locator('article.letter').getByText('与单位性质不符').first().waitFor();
      await requestReview(host, say, `见法人证书 ${PROBE}`);
      const [{ id: reviewId } = { id: '' }] = await room.desk.rows<{ id: string }>(
        'SELECT case_id AS id FROM reconsideration WHERE accreditation_id = $1',
        [caseId],
      );
      const page = await room.enter('decider', `/desk/cases/${reviewId}`, { language });
      await page.getByText(`见法人证书 ${PROBE}`).waitFor();
      await upholdDecision(page, say, `原决定事实清楚 ${PROBE}`);
      await room.enter(type, `/desk/cases/${reviewId}`, as);
      await host.getByText(`原决定事实清楚 ${PROBE}`).first().waitFor();
    },
    LONG_MS,
  );
});
