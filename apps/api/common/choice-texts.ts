/** What the words of closed lists are called by people. */
import { BULK_STATE_TEXTS } from '#contracts/bulk.js';
import { BASE_TYPE_TEXTS, GRADE_TEXTS, KIND_TEXTS, STATE_TEXTS, TURN_TEXTS } from '#contracts/texts.js';
import { TOPIC_TEXTS } from '#contracts/notice-topics.js';
import { BEIJING_DISTRICTS } from '#domain/identifiers/district.js';
import { BULK_ACTION_TEXTS } from '#domain/texts/bulk-actions.js';
import type { LocalizedText } from '#domain/measures/measure.js';

const text = (zh: string, en: string): LocalizedText => ({ zh, en });

/** By the word; by `field.word` where the same word means something else in one field. */
export const CHOICE_TEXTS: Readonly<Record<string, LocalizedText>> = {
  ...STATE_TEXTS,
  ...BULK_STATE_TEXTS,
  ...BULK_ACTION_TEXTS,
  ...KIND_TEXTS,
  ...TURN_TEXTS,
  ...BASE_TYPE_TEXTS,
  ...GRADE_TEXTS,
  ...BEIJING_DISTRICTS,
  upcoming: text('未开始', 'upcoming'),
  open: text('申报中', 'open'),
  closed: text('已截止', 'closed'),
  person: text('个人', 'person'),
  organisation: text('单位', 'organisation'),
  uphold: text('维持原决定', 'uphold'),
  reopen: text('撤销原决定，重新审议', 'reopen'),
  owner: text('负责', 'owner'),
  editor: text('编辑', 'editor'),
  viewer: text('查看', 'viewer'),
  accept: text('接受', 'accept'),
  'action.accept': BULK_ACTION_TEXTS.accept,
  abstained: text('弃权', 'abstained'),
  decline: text('谢绝', 'decline'),
  agree: text('同意', 'agree'),
  otherDay: text('另提日期', 'another day'),
  expert: text('专家', 'expert'),
  officer: text('工作人员', 'officer'),
  sameEntity: text('任职', 'employment'),
  relative: text('亲属', 'relative'),
  supervisorStudent: text('师生', 'supervisor and student'),
  coAuthor: text('合著或合作项目', 'co-author or co-project'),
  interest: text('持股或有偿顾问', 'shareholding or paid consultancy'),
  here: text('仅站内', 'here only'),
  mail: text('邮件', 'by mail'),
  daily: text('每日汇总', 'once a day'),
  waiting: text('待发送', 'waiting'),
  sent: text('已发送', 'sent'),
  refused: text('被拒收', 'refused'),
  givenUp: text('已放弃', 'given up'),
  bounced: text('发出后被退回', 'came back'),
  ...TOPIC_TEXTS,
  delivered: text('已送达', 'delivered'),
  failed: text('未送达', 'failed'),
  byHand: text('人工停止', 'by hand'),
  failing: text('多次失败', 'failing'),
  gone: text('对方已停用', 'gone'),
  pass: text('符合', 'pass'),
  fail: text('不符合', 'fail'),
  selected: text('拟认定', 'selected'),
  restore: text('恢复称号', 'restore'),
  revoke: text('撤销称号', 'revoke'),
  true: text('是', 'true'),
  false: text('否', 'false'),
};
