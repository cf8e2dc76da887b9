import * as LENGTHS from '../api/lengths.js';
import { send } from '../api/queries.js';
import type { Act, ActField } from '../common/act-form.js';
import type { CaseDetail } from './case-page.js';

const reason = (max: number): ActField => ({ kind: 'text', name: 'reason', label: { zh: '理由', en: 'Reason' }, max });

type Sent<T> = T & Record<string, unknown>;
/** The values of an act's form: checked by the form's fields, and once more by the API. */
const as = <T>(values: Record<string, unknown>) => values as Sent<T>;

const UNDO_STEP = {
  title: { zh: '撤销上一步', en: 'Reverse the last step' },
  effect: {
    zh: '用于更正误办的上一步，须在他人办理之前；原期限继续。',
    en: 'For a mistake, while nobody has acted on it; the old limit goes on.',
  },
};
const UNDO_CONCLUSION = {
  title: { zh: '撤销审定结果', en: 'Reverse the conclusion' },
  effect: {
    zh: '用于更正误宣布的结果，须在公示发布、通知发出之前。各项恢复审议，表决保留、可以更改；已收到结果的申报单位将收到更正和理由，原会议纪要作废留存。',
    en: 'For a mistake, before a notice is published or a letter is sent. Everything is before the meeting again, with the votes, which can be changed; applicants who were told of a result are told of the mistake and why. The minutes are kept as superseded.',
  },
};

/** The acts by which a case goes on, by verb; who may is said by the case itself. */
export function actsOf({ id, kind }: CaseDetail): Readonly<Record<string, Act>> {
  const path = { id };
  return {
    recommend: {
      title: { zh: '推荐', en: 'Recommend' },
      fields: [
        { kind: 'text', name: 'opinion', label: { zh: '推荐意见', en: 'Opinion' }, max: LENGTHS.RecommendDto.opinion },
        {
          kind: 'number',
          name: 'ranking',
          label: { zh: '推荐排序', en: 'Ranking' },
          min: 1,
          max: 1000,
          optional: true,
        },
      ],
      send: (values, key) =>
        send('post', '/api/v1/cases/{id}/recommendation', {
          path,
          key,
          body: { ...as<{ opinion: string; ranking?: number }>(values), recommended: true },
        }),
    },
    notRecommend: {
      title: { zh: '不予推荐', en: 'Do not recommend' },
      effect: { zh: '申报到此终止，申报单位将收到理由。', en: 'The application ends here; the applicant is told why.' },
      danger: true,
      fields: [
        {
          kind: 'text',
          name: 'opinion',
          label: { zh: '不予推荐的理由', en: 'Reasons' },
          max: LENGTHS.RecommendDto.opinion,
        },
      ],
      send: (values, key) =>
        send('post', '/api/v1/cases/{id}/recommendation', {
          path,
          key,
          body: { ...as<{ opinion: string }>(values), recommended: false },
        }),
    },
    drawExperts: {
      title: { zh: '抽取专家', en: 'Draw the experts' },
      effect: {
        zh: '系统从专家库随机抽取并发出邀请；应当回避的自动排除，抽取过程记录在案，可以复算。',
        en: 'Experts are drawn at random and invited; who must stand aside is passed over. The draw is on record and can be computed again.',
      },
      fields: [
        {
          kind: 'number',
          name: 'experts',
          label: { zh: '专家人数', en: 'Number of experts' },
          hint: { zh: '不填按管理办法的规定；应为单数。', en: 'As the measures say unless given; odd.' },
          min: 1,
          max: 99,
          optional: true,
        },
      ],
      send: (values, key) =>
        send('post', '/api/v1/cases/{id}/draw', { path, key, body: as<{ experts?: number }>(values) }),
    },
    withdraw: {
      title: { zh: '撤回', en: 'Withdraw' },
      effect: { zh: '撤回后本事项终止，不能恢复。', en: 'The case ends for good.' },
      danger: true,
      fields: [reason(LENGTHS.WithdrawDto.reason)],
      send: (values, key) =>
        send('post', '/api/v1/cases/{id}/withdrawal', { path, key, body: as<{ reason: string }>(values) }),
    },
    extend: {
      title: { zh: '延长期限', en: 'Extend the limit' },
      fields: [
        {
          kind: 'number',
          name: 'workingDays',
          label: { zh: '延长的工作日数', en: 'Working days' },
          hint: { zh: '累计以管理办法规定的为限。', en: 'The measures set the limit.' },
          min: 1,
          max: 250,
        },
        reason(LENGTHS.ExtendDto.reason),
      ],
      send: (values, key) =>
        send('post', '/api/v1/cases/{id}/extension', {
          path,
          key,
          body: as<{ workingDays: number; reason: string }>(values),
        }),
    },
    suspend: {
      title: { zh: '中止办理', en: 'Suspend' },
      effect: {
        zh: '停止计时，恢复后剩余期限继续。',
        en: 'The clock stands still; the rest of the limit goes on after it is resumed.',
      },
      fields: [reason(LENGTHS.SuspendDto.reason)],
      send: (values, key) =>
        send('post', '/api/v1/cases/{id}/suspension', { path, key, body: as<{ reason: string }>(values) }),
    },
    resume: {
      title: { zh: '恢复办理', en: 'Resume' },
      fields: [reason(LENGTHS.ResumeDto.reason)],
      send: (values, key) =>
        send('post', '/api/v1/cases/{id}/resumption', { path, key, body: as<{ reason: string }>(values) }),
    },
    reverse: {
      ...(kind === 'meeting' ? UNDO_CONCLUSION : UNDO_STEP),
      danger: true,
      fields: [reason(LENGTHS.ReverseDto.reason)],
      send: (values, key) =>
        send('post', '/api/v1/cases/{id}/reversal', { path, key, body: as<{ reason: string }>(values) }),
    },
    handOver: {
      title: { zh: '登记授牌', en: 'Record the plaque' },
      fields: [
        {
          kind: 'line',
          name: 'plaqueNumber',
          label: { zh: '标牌编号', en: 'Number of the plaque' },
          max: LENGTHS.HandOverDto.plaqueNumber,
        },
        { kind: 'day', name: 'handedOverOn', label: { zh: '授牌日期', en: 'Handed over on' } },
        {
          kind: 'line',
          name: 'receivedBy',
          label: { zh: '接收人', en: 'Received by' },
          max: LENGTHS.HandOverDto.receivedBy,
        },
      ],
      send: (values, key) =>
        send('post', '/api/v1/cases/{id}/plaque', {
          path,
          key,
          body: as<{ plaqueNumber: string; handedOverOn: string; receivedBy: string }>(values),
        }),
    },
  };
}
