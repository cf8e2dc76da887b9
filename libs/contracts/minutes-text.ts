import { formatHundredths } from '#domain/common/exact.js';
import type { ItemResult, MeetingResult } from '#domain/meeting/count-votes.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { BASE_TYPE_TEXTS } from './texts.js';

export const RESULT_TEXTS: Readonly<Record<ItemResult, LocalizedText>> = {
  selected: { zh: '拟认定', en: 'to be accredited' },
  cultivated: { zh: '列入培育', en: 'to be cultivated' },
  notSelected: { zh: '不予认定', en: 'not selected' },
  left: { zh: '未审定', en: 'not decided' },
  putOver: { zh: '延后审议', en: 'put over' },
};

interface MinutedVotes {
  readonly entitled: number;
  readonly quorum: number;
  readonly present: number;
  readonly votes: Readonly<Record<MeetingResult | 'abstained', number>>;
}

interface Minuted {
  readonly title: string;
  readonly heldOn: string;
  readonly chair: string;
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly items: readonly {
    readonly title: string;
    readonly organisation: string;
    readonly type: BaseType;
    readonly totalHundredths: number;
    readonly recused: readonly { readonly name: string; readonly reason: LocalizedText }[];
    readonly tally: MinutedVotes | null;
    readonly castingVoteOf: string | null;
    readonly result: ItemResult;
    readonly reasons: readonly LocalizedText[];
  }[];
}

/** 会议纪要 in words: who was there, and every item with its count, in the order of the agenda. */
export function minutesText({ title, heldOn, chair, present, absent, items }: Minuted): LocalizedText {
  const lines = items.map((item, index) => ({ zh: itemZh(item, index + 1), en: itemEn(item, index + 1) }));
  return {
    zh: [
      `《${title}》会议纪要`,
      `时间：${heldOn}　主持：${chair}`,
      `出席：${present.join('、') || '无'}　缺席：${absent.join('、') || '无'}`,
      ...lines.map(({ zh }) => zh),
    ].join('\n'),
    en: [
      `Minutes of "${title}"`,
      `Held on ${heldOn}, chaired by ${chair}`,
      `Present: ${present.join(', ') || 'nobody'}; absent: ${absent.join(', ') || 'nobody'}`,
      ...lines.map(({ en }) => en),
    ].join('\n'),
  };
}

type MinutedItem = Minuted['items'][number];

function itemZh(item: MinutedItem, position: number): string {
  const { tally, recused, reasons } = item;
  return [
    `${position}. ${BASE_TYPE_TEXTS[item.type].zh} ${item.title}（${item.organisation}），总分 ${score(item)}`,
    ...recused.map(({ name, reason }) => `${name}回避：${reason.zh}`),
    ...(tally
      ? [
          `有表决权 ${tally.entitled} 人，法定 ${tally.quorum} 人，参加表决 ${tally.present} 人`,
          `认定 ${tally.votes.selected} 票，培育 ${tally.votes.cultivated} 票，不予认定 ${tally.votes.notSelected} 票，弃权 ${tally.votes.abstained} 票`,
        ]
      : []),
    ...(item.castingVoteOf ? [`票数相等，由${item.castingVoteOf}决定`] : []),
    `结果：${RESULT_TEXTS[item.result].zh}${reasons.length > 0 ? `（${reasons.map(({ zh }) => zh).join('、')}）` : ''}`,
  ].join('；');
}

function itemEn(item: MinutedItem, position: number): string {
  const { tally, recused, reasons } = item;
  return [
    `${position}. ${BASE_TYPE_TEXTS[item.type].en}: ${item.title} (${item.organisation}), total ${score(item)}`,
    ...recused.map(({ name, reason }) => `${name} stood aside: ${reason.en}`),
    ...(tally
      ? [
          `entitled ${tally.entitled}, quorum ${tally.quorum}, voted ${tally.present}`,
          `for the title ${tally.votes.selected}, for cultivation ${tally.votes.cultivated}, against ${tally.votes.notSelected}, abstained ${tally.votes.abstained}`,
        ]
      : []),
    ...(item.castingVoteOf ? [`decided at half by ${item.castingVoteOf}`] : []),
    `result: ${RESULT_TEXTS[item.result].en}${reasons.length > 0 ? ` (${reasons.map(({ en }) => en).join(', ')})` : ''}`,
  ].join('; ');
}

function score({ totalHundredths }: MinutedItem): string {
  return formatHundredths(totalHundredths);
}
