import type { LocalizedText } from '#domain/measures/measure.js';
import { OPEN_OBJECTIONS, type ObjectionState } from '#domain/objection/objection.js';

/** In what the token of an objection is sent: not in the address, which is written into the logs of every proxy. */
export const OBJECTION_TOKEN_HEADER = 'Objection-Token';

/** What to do with a receipt. `{header}`: the name of that header. */
export const RECEIPT_USE: LocalizedText = {
  zh: '请保存回执编号和查询码，查询码只显示这一次。查询办理情况：打开查询网址，并在请求头“{header}”中填写查询码；补交证明材料：按同样的方式上传到材料网址，一次一份，每份不超过 {maxFileMb} MB，共不超过 {maxFiles} 份，处理完毕之前均可。',
  en: 'Keep the receipt number and the token, which is shown this once. To see how it stands, open the address to look it up with the token in the header "{header}"; to add evidence, upload it to the address of files in the same way, one file at a time, each of at most {maxFileMb} MB and {maxFiles} in all, until it is decided.',
};

/** `moot`: its case ended before it was decided. */
const OBJECTION_STATE_TEXTS = {
  filed: { zh: '已收到，待决定是否受理', en: 'Received; it is being considered whether to accept it' },
  accepted: { zh: '已受理，核查中', en: 'Accepted, under investigation' },
  refused: { zh: '不予受理', en: 'Not accepted' },
  dismissed: { zh: '异议不成立', en: 'Dismissed' },
  upheld: { zh: '异议成立', en: 'Upheld' },
  moot: { zh: '公示对象的办理已经终止，不再处理', en: 'The case has ended; nothing is left to be decided' },
} as const satisfies Record<ObjectionState | 'moot', LocalizedText>;

/** Where an objection stands: nobody is told to wait for what an ended case decides no more. */
export function objectionStateText(state: ObjectionState, caseHasEnded: boolean): LocalizedText {
  return OBJECTION_STATE_TEXTS[caseHasEnded && OPEN_OBJECTIONS.includes(state) ? 'moot' : state];
}
