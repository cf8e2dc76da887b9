import { setTimeout as sleep } from 'node:timers/promises';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { MeetingResult } from '#domain/meeting/count-votes.js';
import { untilState, type CaseView, type Commission } from './commission.js';

/** What a meeting shall come to on a case. */
export interface Resolution {
  readonly caseId: string;
  readonly result: MeetingResult;
  readonly reasons?: readonly string[];
  /** For the applicant, in words. */
  readonly reason?: string;
}

export interface MeetingView {
  readonly id: string;
  readonly state: string;
  readonly title: string;
  readonly dueAt: string | null;
}

type Deciders = Pick<Commission, 'officer' | 'deciders'>;

/** 召集审定会 over these cases of a batch, today; the first of the deciders is the chair. */
export async function convene(
  { officer, deciders }: Deciders,
  batchId: string,
  caseIds?: readonly string[],
): Promise<MeetingView> {
  return officer.patiently<MeetingView>('POST', '/meetings', {
    batchId,
    heldOn: calendarDateOf(new Date()),
    memberIds: deciders.map(({ accountId }) => accountId),
    caseIds,
  });
}

/** Every member votes for the same. */
export async function voteAlike(
  { deciders }: Deciders,
  meetingId: string,
  resolutions: readonly Resolution[],
): Promise<void> {
  const votes = resolutions.map(({ caseId, result, reasons }) => ({ caseId, vote: result, reasons }));
  for (const member of deciders) await member.patiently('PUT', `/meetings/${meetingId}/votes`, { votes });
}

export async function conclude(
  { deciders: [chair] }: Deciders,
  meetingId: string,
  resolutions: readonly Resolution[] = [],
): Promise<MeetingView> {
  const remarks = resolutions.flatMap(({ caseId, reason }) => (reason ? [{ caseId, remark: reason }] : []));
  if (!chair) throw new Error('a meeting needs a chair');
  return chair.patiently<MeetingView>('POST', `/meetings/${meetingId}/conclusion`, { remarks });
}

/** 审定会 from its convening to its result; what it selects goes to the public notice. */
export async function holdMeeting(
  people: Deciders,
  batchId: string,
  resolutions: readonly Resolution[],
): Promise<MeetingView> {
  const { id } = await convene(
    people,
    batchId,
    resolutions.map(({ caseId }) => caseId),
  );
  await voteAlike(people, id, resolutions);
  const { state } = await conclude(people, id, resolutions);
  if (state === 'underNoticePreparation') await people.officer.patiently('POST', `/meetings/${id}/notice`, {});
  return people.officer.patiently<MeetingView>('GET', `/meetings/${id}`);
}

/** A meeting over one case alone. @returns the case as it is then, and its meeting */
export async function decide(
  people: Deciders,
  caseId: string,
  resolution: Omit<Resolution, 'caseId'>,
): Promise<CaseView & { readonly meetingId: string }> {
  const { groupId } = await people.officer.patiently<{ groupId: string }>('GET', `/cases/${caseId}`);
  const { id } = await holdMeeting(people, groupId, [{ caseId, ...resolution }]);
  return { ...(await people.officer.patiently<CaseView>('GET', `/cases/${caseId}`)), meetingId: id };
}

/** Waits for the end of a meeting's public notice: comes back when it is due. */
export async function untilNoticeEnds({ officer }: Deciders, meetingId: string): Promise<void> {
  const { dueAt } = await officer.patiently<MeetingView>('GET', `/meetings/${meetingId}`);
  await sleep(Math.max(0, Date.parse(dueAt ?? '') - Date.now()) || 0);
  await untilState(officer, meetingId, ['underAnnouncement', 'announced']);
}

/** 认定公布 of everything that a meeting selected and whose notice has ended. */
export async function announce({ officer }: Deciders, meetingId: string): Promise<MeetingView> {
  return officer.patiently<MeetingView>('POST', `/meetings/${meetingId}/announcement`, {});
}
