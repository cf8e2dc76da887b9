import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as journey from '#cli/client/accreditation.journey.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { answerCorrection, draftDossier, mendPart, savePart, submitDossier } from '#cli/client/dossier.journey.js';
import { announce, conclude, convene, decide, untilNoticeEnds, voteAlike } from '#cli/client/meeting.journey.js';
import { aDossier } from '#domain/dossier/dossier.builder.js';
import { TODAY } from '../../support/desk.js';
import type { Cast } from './cast.js';
import type { Chance } from './chance.js';
import type { Plan } from './stories.js';

/** How the persons of a run take their time: before each action up to `thinkMs`, by chance. */
export interface Pace {
  readonly chance: Chance;
  readonly thinkMs: number;
}

/** Lives the story of one case, from the draft to its end. @throws where an action is refused that the plan takes for granted */
export async function play(plan: Plan, cast: Cast, pace: Pace): Promise<void> {
  await new Performance(plan, cast, pace).play();
}

class Performance {
  private step = 0;
  private dossierId = '';
  private caseId = '';
  private readonly applicant: ApiClient;

  constructor(
    private readonly plan: Plan,
    private readonly cast: Cast,
    private readonly pace: Pace,
  ) {
    this.applicant = cast.applicants[plan.type].person;
  }

  async play(): Promise<void> {
    await this.submit();
    if (await this.goneAt('underFormalCheck')) return;
    if (!(await this.formalCheck()) || (await this.goneAt('underDraw'))) return;
    await this.review();
    const { commission } = this.cast;
    if (this.plan.story === 'withdrawn' && this.plan.withdrawsAt === 'underExpertReview') return;
    const reached = this.plan.story === 'failedReview' ? 'notSelected' : 'underOnsiteAssessment';
    await journey.untilState(commission.officer, this.caseId, [reached]);
    if (reached === 'notSelected' || (await this.goneAt('underOnsiteAssessment'))) return;
    await this.think();
    await journey.visit(commission, this.caseId, { of: 'fullValue' });
    await this.think();
    const meetingId = await this.decision();
    await untilNoticeEnds(commission, meetingId);
    await this.think();
    await announce(commission, meetingId);
  }

  private async think(): Promise<void> {
    await pause(this.pace.chance.between(0, this.pace.thinkMs, 'think', this.plan.number, this.step++));
  }

  private async submit(): Promise<void> {
    const { batchId, applicants, memory } = this.cast;
    const { type, number } = this.plan;
    const { host, files } = applicants[type];
    // Two dossiers on one platform and field would bar each other.
    const platformName = `平台 ${number} ${randomUUID()}`;
    const sample = aDossier(type, { on: TODAY, files }).with('host', host).with('base', { platformName });
    this.dossierId = await draftDossier(this.applicant, batchId, type);
    for (const [part, content] of Object.entries(sample.parts)) {
      await savePart(this.applicant, this.dossierId, { part, content });
    }
    await this.think();
    this.caseId = (await submitDossier(this.applicant, this.dossierId)).caseId;
    memory.submitted(number, this.caseId);
  }

  /** Withdraws where the plan says so. */
  private async goneAt(state: Plan['withdrawsAt']): Promise<boolean> {
    if (this.plan.story !== 'withdrawn' || this.plan.withdrawsAt !== state) return false;
    await this.think();
    await this.applicant.patiently('POST', `/cases/${this.caseId}/withdrawal`, { reason: '申报方向调整。' });
    return true;
  }

  /** @returns whether the case goes on */
  private async formalCheck(): Promise<boolean> {
    const { officer } = this.cast.commission;
    const { story } = this.plan;
    await this.think();
    if (story === 'refused') {
      const refusal = { failing: { typeFits: '与执照不符。' }, reasons: ['wrongType'], reason: '不属于本类型。' };
      await journey.refuse(officer, this.caseId, refusal);
      return false;
    }
    if (story === 'corrected') {
      await this.correct();
      await this.think();
    }
    if (story === 'extended') {
      const extension = { workingDays: 3, reason: '需向有关部门核实。' };
      await officer.patiently('POST', `/cases/${this.caseId}/extension`, extension);
      await this.think();
    }
    await journey.accept(officer, this.caseId);
    return true;
  }

  private async correct(): Promise<void> {
    const { officer } = this.cast.commission;
    await journey.returnForCorrection(officer, this.caseId, { site: '租赁合同缺页。' });
    await this.think();
    await mendPart(this.applicant, this.dossierId, 'site', { address: '北京市海淀区中关村大街2号' });
    await answerCorrection(this.applicant, this.caseId);
    await answerCorrection(this.applicant, this.caseId);
    await submitDossier(this.applicant, this.dossierId);
    await journey.untilState(officer, this.caseId, ['underFormalCheck']);
  }

  /** 抽取专家 and 专家评审, to the last score; a withdrawal in the middle of it comes before the last. */
  private async review(): Promise<void> {
    const { commission } = this.cast;
    const { story, score } = this.plan;
    await this.think();
    const panel = story === 'declined' ? await this.replaceOne() : await journey.seatPanel(commission, this.caseId);
    await this.think();
    const seated = story === 'voided' ? await this.voidOne(panel) : panel;
    for (const [seat, expert] of seated.entries()) {
      if (seat === seated.length - 1 && (await this.goneAt('underExpertReview'))) return;
      await this.think();
      const own = (story === 'failedReview' ? 45 : score) + seat - 2;
      await journey.submitReview(expert, this.caseId, own, `第${seat + 1}席的意见：${own}分。`);
    }
  }

  /** 审定会 and 公示: where the plan says so its conclusion was a mistake, which is undone, and it is concluded anew. @returns its meeting */
  private async decision(): Promise<string> {
    const { commission, batchId } = this.cast;
    if (this.plan.story !== 'concludedAnew') {
      return (await decide(commission, this.caseId, { result: 'selected' })).meetingId;
    }
    const { id } = await convene(commission, batchId, [this.caseId]);
    await voteAlike(commission, id, [{ caseId: this.caseId, result: 'selected' }]);
    await conclude(commission, id);
    await this.think();
    await commission.decider.patiently('POST', `/cases/${id}/reversal`, { reason: '误将上一项的表决结果录入。' });
    await this.think();
    await conclude(commission, id);
    await this.think();
    await commission.officer.patiently('POST', `/meetings/${id}/notice`, {});
    return id;
  }

  /** One who is invited declines and is replaced before the others accept. */
  private async replaceOne(): Promise<ApiClient[]> {
    const { commission } = this.cast;
    await commission.officer.patiently('POST', `/cases/${this.caseId}/draw`, {});
    const [first, ...others] = await journey.panelOf(commission, this.caseId, ['invited']);
    if (first) await journey.answerInvitation(first, this.caseId, { answer: 'decline', reason: '近期出访。' });
    const replaced = await this.untilInvited(others.length + 1);
    for (const expert of replaced) await journey.answerInvitation(expert, this.caseId, { answer: 'accept' });
    return this.untilSeated();
  }

  /** A score is void before it is given: the expert should have stood aside, and another one takes the seat. */
  private async voidOne(panel: readonly ApiClient[]): Promise<ApiClient[]> {
    const { officer } = this.cast.commission;
    const body = { expertId: panel[0]?.accountId, reason: '三年内与申报单位有合作项目。' };
    await officer.patiently('POST', `/cases/${this.caseId}/void-score`, body);
    for (const expert of await this.untilInvited(1)) {
      await journey.answerInvitation(expert, this.caseId, { answer: 'accept' });
    }
    return this.untilSeated();
  }

  private async untilInvited(count: number): Promise<ApiClient[]> {
    for (const end = Date.now() + 60_000; ; await pause(100)) {
      const invited = await journey.panelOf(this.cast.commission, this.caseId, ['invited']);
      if (invited.length >= count) return invited;
      if (Date.now() > end) throw new Error(`nobody was invited instead on case ${this.caseId}`);
    }
  }

  private async untilSeated(): Promise<ApiClient[]> {
    const { commission } = this.cast;
    await journey.untilState(commission.officer, this.caseId, ['underExpertReview']);
    return journey.panelOf(commission, this.caseId);
  }
}
