import { Refusal } from '#contracts/problems.js';
import type { LocalizedText, Measure } from '#domain/measures/measure.js';
import { FORMER_EXPERT, HANDLED, type ExclusionKind } from '#domain/review/draw.js';
import type { AvoidanceGround } from '#domain/review/avoidance.js';
import type { DrawRound } from './draw-round.js';

/** What passes an expert over besides 回避, whose grounds are the measure's. */
const EXCLUSION_TEXTS: Readonly<Record<Exclude<ExclusionKind, AvoidanceGround>, LocalizedText>> = {
  formerExpert: FORMER_EXPERT,
  handled: HANDLED,
  away: { zh: '本人登记暂不参加评审', en: 'unavailable' },
  field: { zh: '专业领域不符', en: 'of another field' },
  language: { zh: '不掌握所需语种', en: 'without a language that is needed' },
  load: { zh: '在评项目已达上限', en: 'with as many open reviews as are allowed' },
  judgedBefore: { zh: '近期评审过同一依托单位', en: 'having judged the same host before' },
  sameInstitution: { zh: '同一单位专家已达上限', en: 'of an institution that has its seats' },
};

/** 专家不足: how many are wanted, how many were found, and how many were passed over for which reason. */
export function poolTooSmall(found: DrawRound, wanted: number, { avoidance }: Measure): Refusal {
  const counts = byReason(found);
  const names = new Map<string, LocalizedText>([
    ...Object.entries(EXCLUSION_TEXTS),
    ...avoidance.grounds.map(({ id, text }) => [id, text] as const),
  ]);
  const said = Object.entries(counts).map(([kind, count]) => ({
    name: names.get(kind) ?? { zh: kind, en: kind },
    count,
  }));
  const [whyZh, whyEn] =
    said.length > 0
      ? [
          `未抽取的原因：${said.map(({ name, count }) => `${name.zh} ${count} 名`).join('、')}`,
          `passed over: ${said.map(({ name, count }) => `${count} ${name.en}`).join(', ')}`,
        ]
      : ['领域相符的其他专家均已受邀', 'everyone else of the field has been invited'];
  return new Refusal('draw.poolTooSmall', { wanted, drawn: found.drawn.length, whyZh, whyEn }, { passedOver: counts });
}

/** How many were passed over for which reason, the most frequent first. */
function byReason({ passedOver }: DrawRound): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of passedOver.flatMap(({ exclusions }) => exclusions)) counts[kind] = (counts[kind] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([, one], [, other]) => other - one));
}
