import { STATE_TEXTS } from '#contracts/texts.js';
import type { CaseView, Commission } from '../client/accreditation.journey.js';
import { untilState } from '../client/accreditation.journey.js';
import { ApiClient } from '../client/api-client.js';
import { announce, holdMeeting, untilNoticeEnds, type Resolution } from '../client/meeting.journey.js';
import { HANDS, type Application } from './application.act.js';
import type { Demo } from './demo.js';
import { inWords } from './demo.js';
import { expectEqual } from './expectation.js';
import { SYSTEM } from './narrator.js';
import { together } from './together.js';

/** A base with its certificate. */
export interface AccreditedBase extends Application {
  readonly baseId: string;
  readonly certificateNumber: string;
}

interface Register {
  readonly state: string;
  readonly name: string;
  readonly organisation: string;
}

/** 审定, 公示 and 认定公布: the certificates. */
export async function decisionAct(
  demo: Demo,
  commission: Commission,
  batchId: string,
  applications: readonly Application[],
): Promise<readonly AccreditedBase[]> {
  const { narrator, people, story } = demo;
  narrator.act('五、审定会、公示与公布', 'Meeting, public notice, announcement');
  const who = people.name(story.people.decider);
  const resolutions = applications.map(({ caseId, story: { accreditation } }): Resolution => {
    const { end, decision } = accreditation;
    return {
      caseId,
      result: end === 'accredited' ? 'selected' : end === 'cultivated' ? 'cultivated' : 'notSelected',
      ...decision,
    };
  });
  const meeting = await holdMeeting(commission, batchId, resolutions);
  narrator.tell(
    who,
    `主持“${meeting.title}”：${commission.deciders.length} 名成员对 ${resolutions.length} 项逐项表决`,
    `chairs the meeting: ${commission.deciders.length} members vote on ${resolutions.length} items`,
  );
  for (const [index, { result, reasons }] of resolutions.entries()) {
    const { title } = applications[index] as Application;
    if (result === 'selected') narrator.tell(who, `拟认定“${title}”，进入公示`, 'selects, the public notice begins');
    else {
      const words = inWords(demo, reasons);
      narrator.tell(who, `“${title}”${textOf(result).zh}：${words.zh}`, `${textOf(result).en}: ${words.en}`);
    }
  }
  narrator.tell(SYSTEM, '公示期由时钟走完，无须任何人操作……', 'the clock ends the public notice by itself …');
  await untilNoticeEnds(commission, meeting.id);
  await announce(commission, meeting.id);
  const selected = applications.filter((_, index) => resolutions[index]?.result === 'selected');
  const bases = await together(selected, HANDS, (application) => certificate(demo, application));
  const corrected = bases.find((base) => base.story.accreditation.returned);
  if (corrected) await showTimeline(demo, corrected);
  return bases;
}

interface Timeline {
  readonly done: readonly { readonly actionText: Text; readonly byText: Text }[];
}
interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The course of a case as its applicant reads it. */
async function showTimeline({ narrator }: Demo, base: AccreditedBase): Promise<void> {
  const { done } = await base.applicant.patiently<Timeline>('GET', `/cases/${base.caseId}/timeline`);
  narrator.tell(base.applicantName, `查看“${base.title}”的办理过程：`, 'reads the timeline of the case:');
  narrator.detail(done.map(({ actionText, byText }) => `${actionText.zh}（${byText.zh}）`).join(' → '));
}

async function certificate(demo: Demo, application: Application): Promise<AccreditedBase> {
  const { narrator, people, story, options } = demo;
  const { caseId, title } = application;
  const { outcome } = await untilState(application.applicant, caseId, ['accredited']);
  const { certificateNumber, baseId } = outcome as { certificateNumber: string; baseId: string };
  const register = await ApiClient.anonymous(options.url).get<Register>(
    `/certificates/${encodeURIComponent(certificateNumber)}`,
  );
  expectEqual(`证书 ${certificateNumber} 的核验结果`, [register.name, register.state], [title, 'accredited']);
  narrator.tell(
    people.name(story.people.officer),
    `公布认定“${title}”，证书编号 ${certificateNumber}（任何人可在线核验）`,
    `certificate ${certificateNumber}`,
  );
  return { ...application, certificateNumber, baseId };
}

/** Every case must have ended as its story says. */
export async function expectEnds(
  demo: Demo,
  commission: Commission,
  applications: readonly Application[],
): Promise<void> {
  await together(applications, HANDS, async ({ caseId, title, story }) => {
    const { state } = await commission.officer.patiently<CaseView>('GET', `/cases/${caseId}`);
    expectEqual(`“${title}”认定的结果`, state, story.accreditation.end);
  });
}

export function textOf(state: string): { zh: string; en: string } {
  return STATE_TEXTS[state] ?? { zh: state, en: state };
}
