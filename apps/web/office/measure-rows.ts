import { pointsOf } from '#domain/common/exact.js';
import { GRADE_NAMES, GRADES, BASE_TYPES, type BaseType, type Cited } from '#domain/measures/vocabulary.js';
import { DEADLINE_KEYS, type DeadlineRule, type Measure } from '#domain/measures/measure.js';
import type { Say, Text } from '../app/language.js';
import { TYPE_TEXTS, UNIT_TEXTS } from '../common/words.js';

/** One rule of a version, in words, with where it stands. */
export interface Rule {
  readonly shown: string;
  readonly cited: Pick<Cited, 'article' | 'mark'>;
}
/** The same rule in two versions; a version may lack it. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly left?: Rule;
  readonly right?: Rule;
}
export type Rules = ReadonlyMap<string, { readonly name: string; readonly rule: Rule }>;

export const SUBJECTS = {
  limits: { zh: '期限', en: 'Limits' },
  thresholds: { zh: '条件与分数线', en: 'Conditions and thresholds' },
  indicators: { zh: '指标', en: 'Indicators' },
  criteria: { zh: '专家评分表', en: 'Experts’ rubric' },
  lists: { zh: '清单与附件', en: 'Checklists and attachments' },
  amounts: { zh: '支持', en: 'Support' },
} as const satisfies Record<string, Text>;
export type Subject = keyof typeof SUBJECTS;

/** The rules of a subject by what they are about: two versions are compared by it. */
export function rulesOf(subject: Subject, measure: Measure, say: Say): Rules {
  switch (subject) {
    case 'limits':
      return asRules(
        DEADLINE_KEYS.map((key) => [key, measure.deadlines[key]] as const).flatMap(([key, rule]) =>
          rule ? [[key, say(rule.name), limitText(rule, say), rule] as const] : [],
        ),
      );
    case 'thresholds':
      return thresholds(measure, say);
    case 'indicators':
      return ofTypes(measure, say, ({ indicators }) =>
        indicators.map((each) => [
          each.id,
          say(each.name),
          say(
            `满分值 ${each.fullValue} ${say(UNIT_TEXTS[each.unit])}；权重 认定 ${each.weightAccreditation}，评价 ${each.weightEvaluation}`,
            `full at ${each.fullValue} ${say(UNIT_TEXTS[each.unit])}; weight ${each.weightAccreditation} / ${each.weightEvaluation}`,
          ),
          each,
        ]),
      );
    case 'criteria':
      return ofTypes(measure, say, ({ expertCriteria }) =>
        expertCriteria.map((each) => [
          each.id,
          say(each.name),
          say(`权重 ${each.weight}；`, `weight ${each.weight}; `) + say(each.description),
          each,
        ]),
      );
    case 'lists':
      return ofTypes(measure, say, ({ formalCheckItems, onsiteChecklist, requiredAttachments }) => [
        ...formalCheckItems.map(
          (each) => [`f/${each.id}`, say('形式审查', 'Formal check'), say(each.text), each] as const,
        ),
        ...onsiteChecklist.map((each) => [`o/${each.id}`, say('现场查验', 'On site'), say(each.text), each] as const),
        ...requiredAttachments.map(
          (each) => [`a/${each.kind}`, say('附件', 'Attachment'), say(each.name), each] as const,
        ),
      ]);
    case 'amounts':
      return amounts(measure, say);
  }
}

/** Both versions line by line: in the order of the right one, what it no longer has at the end. */
export function sideBySide(left: Rules, right: Rules): readonly Row[] {
  const ids = [...new Set([...right.keys(), ...left.keys()])];
  return ids.map((id) => ({
    id,
    name: (right.get(id) ?? left.get(id))?.name ?? id,
    left: left.get(id)?.rule,
    right: right.get(id)?.rule,
  }));
}

export const differs = ({ left, right }: Row): boolean => left?.shown !== right?.shown;

type Line = readonly [id: string, name: string, shown: string, cited: Pick<Cited, 'article' | 'mark'>];

const asRules = (lines: readonly Line[]): Rules =>
  new Map(
    lines.map(([id, name, shown, { article, mark }]) => [id, { name, rule: { shown, cited: { article, mark } } }]),
  );

function ofTypes({ types }: Measure, say: Say, linesOf: (rules: Measure['types'][BaseType]) => readonly Line[]): Rules {
  return asRules(
    BASE_TYPES.flatMap((type) =>
      linesOf(types[type]).map(([id, name, shown, cited]): Line => [
        `${type}/${id}`,
        `${say(TYPE_TEXTS[type])} · ${name}`,
        shown,
        cited,
      ]),
    ),
  );
}

const UNITS: Readonly<Record<string, Text>> = {
  workingDays: { zh: '个工作日', en: 'working days' },
  calendarDays: { zh: '日', en: 'days' },
  months: { zh: '个月', en: 'months' },
  hours: { zh: '小时', en: 'hours' },
};

function limitText({ unit, amount, monthDay }: DeadlineRule, say: Say): string {
  return monthDay ? say(`每年 ${monthDay}`, `every ${monthDay}`) : `${amount} ${say(UNITS[unit])}`;
}

const points = (hundredths: number): string => String(pointsOf(hundredths));

function thresholds(measure: Measure, say: Say): Rules {
  const { accreditation: a, panel, evaluation: e, meeting, extension, gates } = measure;
  return asRules([
    ...gates.map((gate): Line => [`gate/${gate.id}`, say('申报条件', 'Condition of entry'), say(gate.name), gate]),
    ['minTotal', say('认定分数线', 'Accredited from'), points(a.minTotalHundredths), a],
    ['siteVisit', say('进入现场考察', 'Visited from'), points(a.siteVisitFromHundredths), a],
    ['cultivate', say('列入培育', 'Cultivated from'), points(a.cultivateFromHundredths), a],
    ['dimension', say('单项不低于', 'Each dimension at least'), `${a.minDimensionSharePercent} %`, a],
    [
      'total',
      say('数据、专家占比', 'Data and experts'),
      `${a.total.dataSharePercent} % / ${a.total.expertSharePercent} %`,
      a.total,
    ],
    ['corrections', say('补正次数', 'Corrections'), String(a.maxCorrections), a],
    ['experts', say('评审专家不少于', 'Experts at least'), String(panel.minExperts), panel],
    [
      'onsite',
      say('考察专家、工作人员不少于', 'On site: experts, officers at least'),
      `${panel.minOnsiteExperts} / ${panel.minOnsiteOfficers}`,
      panel,
    ],
    ['quorum', say('审定会法定人数', 'Quorum'), `${meeting.quorum.numerator}/${meeting.quorum.denominator}`, meeting],
    [
      'extension',
      say('延长期限累计不超过', 'Extension at most'),
      `${extension.maxWorkingDays} ${say(UNITS['workingDays'])}`,
      extension,
    ],
    ...e.gradeBands.map(({ grade, fromHundredths }): Line => [
      `band/${grade}`,
      say(GRADE_NAMES[grade]),
      say(`${points(fromHundredths)} 分起`, `from ${points(fromHundredths)}`),
      e,
    ]),
    ['share', say('优秀比例不超过', 'Excellent at most'), `${e.excellentShare.percent} %`, e.excellentShare],
  ]);
}

function amounts({ subsidy }: Measure, say: Say): Rules {
  const yuan = (fen: number) => say(`${fen / 1_000_000} 万元`, `CNY ${(fen / 100).toLocaleString('en')}`);
  return asRules([
    ['accredited', say('新认定，至多', 'Newly accredited, at most'), yuan(subsidy.accreditedMaxFen), subsidy],
    ...GRADES.flatMap((grade): Line[] => {
      const fen = subsidy.maxFenByGrade[grade];
      return fen === undefined ? [] : [[grade, say(GRADE_NAMES[grade]), yuan(fen), subsidy]];
    }),
  ]);
}
