/** What the values of a measure must mean together; run only on a file whose shape is right. */
import { isCalendarDate } from '../common/calendar-date.js';
import { pointsOf } from '../common/exact.js';
import type { Report } from './decode.js';
import { at } from './decode.js';
import type { Measure, RowSelection, TypeRules } from './measure.js';
import { BASE_TYPES, DEADLINE_KEYS, GRADES, partsOf } from './measure.js';
import type { BaseType } from './measure.js';

/** Points in hundredths, exact for at most two decimals. */
function hundredths(points: number): number {
  return Math.round(points * 100);
}

/** The lists that a file holds once for all types and each type may add to. */
export const COMMON_LISTS = ['requiredAttachments', 'formalCheckItems', 'onsiteChecklist'] as const;
export type CommonLists = Pick<TypeRules, (typeof COMMON_LISTS)[number]>;

/** `common`: the shared lists as the file holds them; they stand first in each type of `measure`. */
export function checkMeasure(measure: Measure, common: CommonLists, report: Report): void {
  checkDates(measure, report);
  checkAccreditation(measure, report);
  checkEvaluation(measure, report);
  checkDeadlines(measure, report);
  for (const key of ['gates', 'optionalSteps', 'reasons', 'revocationGrounds'] as const) {
    unique(measure[key], `/${key}`, report);
  }
  checkReasons(measure, report);
  unique(measure.avoidance.grounds, '/avoidance/grounds', report);
  for (const type of BASE_TYPES) checkType(measure.types[type], type, common, report);
}

/** What a reason for a refusal rests on is on some checklist. */
function checkReasons({ reasons, types }: Measure, report: Report): void {
  const known = new Set(BASE_TYPES.flatMap((type) => types[type].formalCheckItems.map(({ id }) => id)));
  reasons.forEach(({ items = [] }, index) => {
    for (const item of items.filter((each) => !known.has(each))) {
      const path = at(at('/reasons', index), 'items');
      report(path, 'measure.reference', `没有审查项：${item}`, `there is no item ${item} on any checklist`);
    }
  });
}

function unique(items: readonly { readonly id: string }[], path: string, report: Report): void {
  const seen = new Set<string>();
  items.forEach(({ id }, index) => {
    if (seen.has(id)) report(at(at(path, index), 'id'), 'measure.duplicate', `重复的标识：${id}`, `repeats ${id}`);
    seen.add(id);
  });
}

function checkDates({ status, effectiveFrom, effectiveTo }: Measure, report: Report): void {
  if (status === 'draft' && effectiveFrom) {
    report('/effectiveFrom', 'measure.dates', '草案没有施行日期', 'a draft is never in force');
  }
  if (status !== 'draft' && !effectiveFrom) {
    report('/effectiveFrom', 'measure.dates', '缺少施行日期', 'is needed unless the measure is a draft');
  }
  if (status === 'superseded' && !effectiveTo) {
    report('/effectiveTo', 'measure.dates', '已废止的办法须有截止日期', 'is needed for a superseded measure');
  }
  if (effectiveFrom && effectiveTo && effectiveTo < effectiveFrom) {
    report('/effectiveTo', 'measure.dates', '截止日期早于施行日期', 'is before effectiveFrom');
  }
}

function checkShares(total: Measure['accreditation']['total'], path: string, report: Report): void {
  if (hundredths(total.dataSharePercent) + hundredths(total.expertSharePercent) !== 10_000) {
    report(path, 'measure.weightSum', '两个占比之和须为 100', 'the two shares must sum to 100');
  }
}

function checkTieBreak(order: readonly string[], path: string, report: Report): void {
  if (new Set(order).size !== order.length || order.at(-1) !== 'vote') {
    report(path, 'measure.order', '并列规则不得重复，末项须为 vote', 'must not repeat and must end in vote');
  }
}

function checkAccreditation({ accreditation, panel, meeting }: Measure, report: Report): void {
  checkShares(accreditation.total, '/accreditation/total', report);
  checkTieBreak(accreditation.tieBreak, '/accreditation/tieBreak', report);
  if (accreditation.cultivateFromHundredths > accreditation.minTotalHundredths) {
    report(
      '/accreditation/cultivateFromHundredths',
      'measure.order',
      '培育线不得高于认定线',
      'is above minTotalHundredths',
    );
  }
  if (panel.odd && panel.minExperts % 2 === 0) {
    report('/panel/minExperts', 'measure.outOfRange', '专家人数须为单数', 'must be odd');
  }
  if (meeting.quorum.numerator > meeting.quorum.denominator) {
    report('/meeting/quorum', 'measure.outOfRange', '法定人数不得多于全体', 'must not be more than everybody');
  }
  if (meeting.minEntitled > meeting.minMembers) {
    report('/meeting/minEntitled', 'measure.order', '不得多于会议成员人数', 'is above minMembers');
  }
}

function checkEvaluation({ evaluation, rectification, subsidy }: Measure, report: Report): void {
  checkShares(evaluation.total, '/evaluation/total', report);
  checkTieBreak(evaluation.tieBreak, '/evaluation/tieBreak', report);
  unique(evaluation.bonusItems, '/evaluation/bonusItems', report);
  const bands = evaluation.gradeBands;
  const path = '/evaluation/gradeBands';
  bands.forEach((band, index) => {
    const next = bands[index + 1];
    const rank = GRADES.indexOf(band.grade);
    if (next && (next.fromHundredths >= band.fromHundredths || GRADES.indexOf(next.grade) <= rank)) {
      report(at(path, index + 1), 'measure.order', '等次须由高到低，分数线递减', 'must be below the band before it');
    }
    if (band.limitedByShare && index > 0) {
      report(
        at(path, index),
        'measure.order',
        '只有最高等次可以限定比例',
        'only the best band may be limited by the share',
      );
    }
  });
  const last = bands.at(-1);
  if (!last || last.fromHundredths !== 0 || last.limitedByShare) {
    report(path, 'measure.order', '末档须自 0 分起', 'must end with a band from 0');
  }
  const named = [
    ['/evaluation/silenceGrade', evaluation.silenceGrade],
    ['/evaluation/refusalGrade', evaluation.refusalGrade],
    ['/evaluation/fraudGrade', evaluation.fraudGrade],
    ['/rectification/onGrade', rectification.onGrade],
    ['/rectification/restoredGrade', rectification.restoredGrade],
  ] as const;
  for (const [where, grade] of named) {
    if (!bands.some((band) => band.grade === grade)) {
      report(where, 'measure.reference', '该等次不在本办法之列', 'is not a grade of this measure');
    }
  }
  GRADES.forEach((grade, index) => {
    const better = GRADES[index - 1];
    const known = (name: typeof grade) => bands.some((band) => band.grade === name);
    const overBetter = better && known(better) && subsidy.maxFenByGrade[grade] > subsidy.maxFenByGrade[better];
    if (overBetter || (!known(grade) && subsidy.maxFenByGrade[grade] > 0)) {
      report(`/subsidy/maxFenByGrade/${grade}`, 'measure.order', '金额须随等次递减', 'must not exceed a better grade');
    }
  });
}

function checkDeadlines({ deadlines }: Measure, report: Report): void {
  for (const key of DEADLINE_KEYS) {
    const rule = deadlines[key];
    const path = `/deadlines/${key}`;
    if (rule.unit === 'dayOfYear') {
      if (!isCalendarDate(`2024-${rule.monthDay}`)) {
        report(`${path}/monthDay`, 'measure.dates', '应为 MM-DD', 'must be MM-DD');
      }
    } else if (rule.monthDay !== undefined) {
      report(`${path}/monthDay`, 'measure.unknownKey', '仅用于固定日期', 'belongs to dayOfYear only');
    } else if (rule.amount < 1) {
      report(`${path}/amount`, 'measure.outOfRange', '期限须大于零', 'must be positive');
    }
  }
}

function checkType(rules: TypeRules, type: BaseType, common: CommonLists, report: Report): void {
  const path = `/types/${type}`;
  for (const key of ['dimensions', 'indicators', 'expertCriteria'] as const) {
    unique(rules[key], `${path}/${key}`, report);
  }
  for (const key of COMMON_LISTS) {
    const ids = rules[key].map((item) => ('kind' in item ? item.kind : item.id));
    ids.forEach((id, index) => {
      if (ids.indexOf(id) === index) return;
      const own = index - common[key].length;
      const where = own < 0 ? `/common/${key}/${index}` : `${path}/${key}/${own}`;
      report(where, 'measure.duplicate', `重复的标识：${id}`, `repeats ${id}`);
    });
  }
  rules.formalCheckItems.forEach(({ onFailure, corrects = [] }, index) => {
    const own = index - common.formalCheckItems.length;
    const where = own < 0 ? `/common/formalCheckItems/${index}` : `${path}/formalCheckItems/${own}`;
    if ((onFailure === 'return') !== corrects.length > 0) {
      report(
        `${where}/corrects`,
        'measure.reference',
        '可补正的项须列明可改的部分',
        'is needed where an item can be corrected',
      );
    }
    if (corrects.some((part) => !partsOf(type).includes(part))) {
      report(`${where}/corrects`, 'measure.reference', '该类型没有此部分', 'names a part that this type does not have');
    }
  });
  checkSum(rules.indicators, 'weightAccreditation', `${path}/indicators`, report);
  checkSum(rules.indicators, 'weightEvaluation', `${path}/indicators`, report);
  checkSum(rules.expertCriteria, 'weight', `${path}/expertCriteria`, report);
  rules.indicators.forEach((_, index) => checkIndicator(rules, type, index, report));
  if (!rules.indicators.some(({ tieBreak }) => tieBreak === 'management')) {
    report(`${path}/indicators`, 'measure.reference', '缺少运行管理指标', 'has no management row');
  }
}

function checkSum<K extends string>(
  items: readonly Readonly<Record<K, number>>[],
  key: K,
  path: string,
  report: Report,
): void {
  const sum = items.reduce((points, item) => points + hundredths(item[key]), 0);
  if (sum !== 10_000) {
    report(
      path,
      'measure.weightSum',
      `${key} 之和为 ${pointsOf(sum)}，须为 100`,
      `${key} sums to ${pointsOf(sum)}, must be 100`,
    );
  }
}

function checkIndicator(rules: TypeRules, type: BaseType, index: number, report: Report): void {
  const indicator = rules.indicators[index]!;
  const path = `/types/${type}/indicators/${index}`;
  if (!rules.dimensions.some(({ id }) => id === indicator.dimension)) {
    report(
      `${path}/dimension`,
      'measure.reference',
      `没有维度 ${indicator.dimension}`,
      'is not a dimension of the type',
    );
  }
  if (indicator.fullValue <= 0 || (indicator.unit === 'percent' && indicator.fullValue > 100)) {
    report(
      `${path}/fullValue`,
      'measure.outOfRange',
      '满分值须大于零，百分比不超过 100',
      'must be positive; a % at most 100',
    );
  }
  if (indicator.floor !== undefined && indicator.floor >= indicator.fullValue) {
    report(`${path}/floor`, 'measure.order', '下限须小于满分值', 'must be below fullValue');
  }
  const { source } = indicator;
  if ((source.kind === 'expert') !== (indicator.kind === 'expert')) {
    report(`${path}/kind`, 'measure.reference', '类别与来源不一致', 'does not fit the source');
  }
  if (source.kind === 'expert') {
    if (!rules.expertCriteria.some(({ id }) => id === source.criterion)) {
      report(`${path}/source/criterion`, 'measure.reference', '没有该评分项', 'is not a criterion of the type');
    }
    return;
  }
  const parts: readonly Pick<RowSelection, 'part'>[] = source.kind === 'field' ? [source] : source.of;
  if (parts.some(({ part }) => !partsOf(type).includes(part))) {
    report(`${path}/source`, 'measure.reference', '该类型没有此部分', 'names a part that this type does not have');
  }
}
