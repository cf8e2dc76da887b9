import type { LocalizedText } from '#domain/measures/measure.js';

/**
 * Where the draw goes on because of what was answered, scored or declared, or a meeting because of single cases: by `left→entered`. It is
 * not the doing of whoever had the turn.
 */
export const REDRAW_TEXTS: Readonly<Record<string, LocalizedText>> = {
  'underInvitation→underInvitation': {
    zh: '有专家谢绝或者回避，补抽专家',
    en: 'An expert declined or stood aside and is replaced',
  },
  'underInvitation→underDraw': { zh: '专家库无人可补抽', en: 'Nobody was left in the pool for an empty seat' },
  'underExpertReview→underInvitation': { zh: '补抽专家', en: 'A further seat was drawn' },
  'underExpertReview→underDraw': {
    zh: '有专家回避，专家库无人可补抽',
    en: 'An expert stood aside, and nobody was left in the pool',
  },
  'underAnnouncement→underNoticePreparation': {
    zh: '有事项恢复办理，另行公示',
    en: 'A case was resumed: a further notice is to be published',
  },
  'underNoticePreparation→underAnnouncement': {
    zh: '有事项可以公布，先行公布',
    en: 'A case can be announced: it does not wait for the further notice',
  },
};

/** What brought a stage to its end when everything was in, by the stage that was left: the act of whoever had the turn. */
export const COMPLETION_TEXTS: Readonly<Record<string, LocalizedText>> = {
  returned: { zh: '补正后重新提交', en: 'Corrected and submitted again' },
  underInvitation: { zh: '受邀专家均已接受', en: 'Every seat of the panel is taken' },
  underExpertReview: { zh: '全部专家提交评分', en: 'Every expert has submitted the scores' },
  underPlaque: { zh: '资格撤销，不再授牌', en: 'The title was revoked: no plaque' },
  underFiling: { zh: '报送自评材料', en: 'Self-evaluation filed' },
  underPlan: { zh: '报送整改方案', en: 'Rectification plan filed' },
  underRectification: { zh: '报送整改报告', en: 'Final report filed' },
};

/** What the end of a limit brought about, by the stage that was left. */
export const LAPSE_TEXTS: Readonly<Record<string, LocalizedText>> = {
  returned: { zh: '补正期限届满，未重新提交', en: 'The limit of the correction passed without a new submission' },
  underInvitation: {
    zh: '答复期限届满，未答复的专家由他人替补',
    en: 'The limit to answer passed; the silent experts are replaced',
  },
  'underInvitation→underDraw': {
    zh: '答复期限届满，专家库无人可替补未答复的专家',
    en: 'The limit to answer passed, and nobody was left in the pool for the silent experts',
  },
  open: { zh: '申报期满，停止受理', en: 'The window closed' },
  underPublicNotice: { zh: '公示期满', en: 'The public notice ended' },
  underFiling: { zh: '报送期限届满，未报送自评材料', en: 'The limit passed without a self-evaluation' },
  underPlan: { zh: '期限届满，未报送整改方案', en: 'The limit passed without a rectification plan' },
  underRectification: {
    zh: '整改期满，未报送整改报告',
    en: 'The period of rectification ended without a final report',
  },
};

/** Details of single entries; `{name}` takes a parameter. */
export const EXTENDED: LocalizedText = {
  zh: '期限由 {before} 延长 {workingDays} 个工作日至 {afterZh}',
  en: 'the limit moves from {before} by {workingDays} working day(s) to {afterEn}',
};
export const WINDOW_EXTENDED: LocalizedText = {
  zh: '申报截止日由 {before} 延至 {closesOn}（含当日）',
  en: 'the cut-off moves from {before} to {closesOn}, included',
};
export const RESUMED: LocalizedText = {
  zh: '期限扣除中止的时间，至 {dueZh}',
  en: 'without the time in between the limit ends on {dueEn}',
};
export const RESUMED_WITHOUT_LIMIT: LocalizedText = { zh: '本环节没有期限', en: 'no limit runs in this stage' };
export const CLOCK_STOPPED: LocalizedText = {
  zh: '自 {on} 起中止办理，停止计时；恢复办理后重新计算期限',
  en: 'suspended since {on}, the clock stands still; the limit is computed again when the case is resumed',
};
export const SEATS_REDRAWN: LocalizedText = { zh: '补抽 {count} 名专家', en: '{count} expert(s) drawn' };
export const FURTHER_EXPERT: LocalizedText = {
  zh: '评分相差较大，增请一名专家',
  en: 'the scores lie far apart: one further expert',
};
export const REVERSED: LocalizedText = { zh: '撤销“{actionZh}”', en: 'undone: {actionEn}' };
/** Why the last step of a case cannot be undone. */
export const WHY_NOT_REVERSED = {
  begun: { zh: '本事项刚刚开始，还没有办理过', en: 'the case has only begun; nothing has been decided on it yet' },
  together: {
    zh: '上一步“{actionZh}”由审定会对多个事项一并办理',
    en: 'the last step ({actionEn}) was taken by a meeting, for many cases together',
  },
  ofItself: {
    zh: '上一步“{actionZh}”是系统在期限届满或者材料齐备时自动办理的',
    en: 'the last step ({actionEn}) came of itself, when a limit passed or everything was in',
  },
  other: { zh: '上一步“{actionZh}”按程序不能撤销', en: 'the last step ({actionEn}) is none that can be undone' },
} as const satisfies Record<string, LocalizedText>;
export const TO_CORRECT: LocalizedText = {
  zh: '须补正 {count} 项：{itemsZh}；请补正后重新提交，至 {dueZh}',
  en: '{count} item(s) to correct: {itemsEn}; submit again by {dueEn}',
};
export const BECAUSE: LocalizedText = { zh: '理由：{reasonsZh}', en: 'reasons: {reasonsEn}' };
export const PROPOSED: LocalizedText = {
  zh: '拟补助合计 {amountZh}',
  en: '{amountEn} proposed in all',
};
export const PROPOSED_NOTHING: LocalizedText = {
  zh: '拟补助合计 0 元：没有可补助的核定支出；批准后即办结，无拨付',
  en: 'Nothing proposed: no verified spending to reimburse; its approval ends the scheme without a payment',
};
