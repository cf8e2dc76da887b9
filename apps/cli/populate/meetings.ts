import type { Commission } from '../client/accreditation.journey.js';
import { object, onObjection } from '../client/after.journey.js';
import { ApiClient } from '../client/api-client.js';
import { announce, conclude, convene, untilNoticeEnds, voteAlike, type Resolution } from '../client/meeting.journey.js';
import type { Application } from './application.js';
import type { Target } from './plan.js';

/** A submitted dossier with its case. */
export interface Submitted {
  readonly application: Application;
  readonly caseId: string;
}

interface MeetingCase {
  readonly id: string;
  readonly groupId: string | null;
  readonly state: string;
}

/** Where a meeting is left, by what the plan wants of its cases; those of a finished batch share one meeting. */
const LEFT_AT = ['inSession', 'proposed', 'underPublicNotice', 'underAnnouncement', 'announced'] as const;
type LeftAt = (typeof LEFT_AT)[number];

const MEETING_OF: Readonly<Partial<Record<Target, LeftAt>>> = {
  inSession: 'inSession',
  proposed: 'proposed',
  underPublicNotice: 'underPublicNotice',
  underObjection: 'underPublicNotice',
  underAnnouncement: 'underAnnouncement',
  accredited: 'announced',
  cultivated: 'announced',
};

/** 审定会 of a batch: one for the cases that are to get equally far, each as far as the plan says. */
export async function holdMeetings(
  commission: Commission,
  batchId: string,
  submitted: readonly Submitted[],
): Promise<void> {
  for (const leftAt of LEFT_AT) {
    const cases = submitted.filter(({ application: { target } }) => MEETING_OF[target] === leftAt);
    const waiting = await waitingAmong(commission, cases);
    if (waiting.length > 0 && !(leftAt === 'inSession' && (await isInSession(commission, batchId)))) {
      await hold(commission, batchId, waiting.map(resolutionOf), leftAt);
    }
  }
  // One that was interrupted goes on where it is.
  const among = (target: Target) => submitted.filter(({ application }) => application.target === target);
  if (among('accredited').length > 0) await finish(commission, batchId, among('underAnnouncement'));
}

async function hold(
  commission: Commission,
  batchId: string,
  resolutions: readonly Resolution[],
  leftAt: LeftAt,
): Promise<void> {
  const cases = resolutions.map(({ caseId }) => caseId);
  const { id } = await convene(commission, batchId, cases);
  if (leftAt === 'inSession') {
    await voteAlike({ ...commission, deciders: commission.deciders.slice(0, 2) }, id, resolutions);
    return;
  }
  await voteAlike(commission, id, resolutions);
  await conclude(commission, id, resolutions);
  if (leftAt !== 'proposed') await commission.officer.patiently('POST', `/meetings/${id}/notice`, {});
}

/** Brings every meeting of a finished batch to its announcement, and the one over the `unannounced` up to it. */
async function finish(commission: Commission, batchId: string, unannounced: readonly Submitted[]): Promise<void> {
  const meetings = await meetingsOf(commission, batchId);
  for (const { id, state } of meetings) {
    if (state === 'underNoticePreparation') await commission.officer.patiently('POST', `/meetings/${id}/notice`, {});
    if (!['underNoticePreparation', 'underPublicNotice', 'underAnnouncement'].includes(state)) continue;
    await untilNoticeEnds(commission, id);
    const agenda = await commission.officer.patiently<{ caseId: string }[]>('GET', `/meetings/${id}/agenda?limit=200`);
    const waits = unannounced.some(({ caseId }) => agenda.some((item) => item.caseId === caseId));
    if (!waits) await announce(commission, id);
  }
}

async function meetingsOf({ officer }: Commission, batchId: string): Promise<MeetingCase[]> {
  const meetings = await officer.patiently<MeetingCase[]>('GET', '/cases?kind=meeting&limit=200');
  return meetings.filter(({ groupId }) => groupId === batchId);
}

async function isInSession(commission: Commission, batchId: string): Promise<boolean> {
  return (await meetingsOf(commission, batchId)).some(({ state }) => state === 'inSession');
}

/**
 * 异议: somebody objects, by name, to one of those under public notice, which waits for its screening, and to those that the
 * plan has investigated: they stand still, and they alone.
 */
export async function raiseObjections(
  { officer }: Commission,
  url: string,
  submitted: readonly Submitted[],
): Promise<void> {
  const among = (target: Target) => submitted.filter(({ application }) => application.target === target);
  const investigated = among('underObjection');
  for (const { caseId } of [...among('underPublicNotice').slice(0, 1), ...investigated]) {
    const path = `/cases/${caseId}`;
    const { state } = await officer.patiently<{ state: string }>('GET', path);
    if (state !== 'underPublicNotice') continue;
    const filed = async () => officer.patiently<{ id: string }[]>('GET', `${path}/objections`);
    if ((await filed()).length === 0) await object(ApiClient.anonymous(url), caseId, OBJECTION);
    const [objection] = await filed();
    const accepted = objection && investigated.some((one) => one.caseId === caseId);
    if (accepted) await onObjection(officer, { caseId, id: objection.id }, 'acceptance', { summary: SUMMARY });
  }
}

const SUMMARY = '合作协议是否仍在履行';
const OBJECTION = {
  objectorKind: 'person' as const,
  objectorName: '赵敏',
  contact: '010-55550123',
  facts: '公示材料所列的一项合作协议，外方已于去年停止履行，请核实。',
};

async function waitingAmong({ officer }: Commission, cases: readonly Submitted[]): Promise<Submitted[]> {
  const waiting: Submitted[] = [];
  for (const one of cases) {
    const { state } = await officer.patiently<{ state: string }>('GET', `/cases/${one.caseId}`);
    if (state === 'underDecision') waiting.push(one);
  }
  return waiting;
}

function resolutionOf({ caseId, application: { target, story } }: Submitted): Resolution {
  if (target !== 'cultivated') return { caseId, result: 'selected' };
  return { caseId, result: 'cultivated', ...story.decision };
}
