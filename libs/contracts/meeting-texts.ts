import type { Lack } from '#domain/meeting/count-items.js';
import type { LocalizedText } from '#domain/measures/measure.js';

/** Why an item of the agenda has no result. */
export const LEFT_MEETING: LocalizedText = {
  zh: '会议结束前已离开审议环节，不作审定',
  en: 'was no longer before the meeting when it ended; not decided',
};

export const PUT_OVER: LocalizedText = {
  zh: '回避后有表决权的成员不足，留待下次审定会审议',
  en: 'too few members were left who may vote; it awaits another meeting',
};

interface Numbers {
  readonly entitled: number;
  readonly present: number;
  readonly quorum: number;
}

export function lackText(lack: Lack, title: string, { entitled, present, quorum }: Numbers): LocalizedText {
  switch (lack) {
    case 'votes':
      return {
        zh: `“${title}”须 ${quorum} 人参加表决，现 ${present} 人`,
        en: `"${title}" needs ${quorum} members to vote, ${present} did`,
      };
    case 'reason':
      return {
        zh: `“${title}”表决未通过，尚无理由，请投票人改投并写明理由`,
        en: `"${title}" is voted down without a reason; a member must vote so and give one`,
      };
    case 'members':
      return {
        zh: `“${title}”回避后仅 ${entitled} 人有表决权，将留待下次审定会`,
        en: `"${title}" has ${entitled} member(s) left who may vote; it will await another meeting`,
      };
  }
}

/** Why a member stands aside without having said so. */
export const SAME_ORGANISATION: LocalizedText = {
  zh: '与申报单位为同一单位',
  en: "belongs to the applicant's organisation",
};
export const TOOK_PART: LocalizedText = {
  zh: '曾受邀评审本项目，或参加过其评审、现场考察',
  en: 'was invited to review this case, or took part in its review or site visit',
};

/** Before the text of what a rehearsal publishes. */
export const REHEARSED: LocalizedText = {
  zh: '【演练，不具有效力】',
  en: '[A rehearsal, without effect] ',
};

/** The notice, and the announcement, of what one meeting has selected. */
export const NOTICE_TEXT: LocalizedText = {
  zh: '经审定，拟认定以下 {count} 家北京国际科技合作基地，现予公示 {days} 个工作日，至 {untilZh}。{listZh}。对公示内容有异议的，请在公示期内实名书面提出，并附证明材料。',
  en: 'To be accredited, {count} base(s), under public notice for {days} working days until {untilEn}. {listEn}. Object in writing and by name while the notice runs, with evidence.',
};
export const ANNOUNCEMENT_TEXT: LocalizedText = {
  zh: '经公示，认定以下 {count} 家单位为北京国际科技合作基地：{listZh}。',
  en: 'After the public notice, {count} base(s) are accredited: {listEn}.',
};
