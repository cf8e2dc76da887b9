import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  ATTACHMENT_KINDS,
  EVENT_KINDS,
  OUTPUT_KINDS,
  PERSONNEL_CATEGORIES,
  PROJECT_KINDS,
} from '../dossier/vocabulary.js';
import { BASE_TYPES } from './measure.js';
import type { Measure } from './measure.js';
import { measureInForceOn } from './measure-set.js';
import { parseMeasure } from './parse-measure.js';

const IDS = ['2016', '2024-draft', '2025'] as const;
const TEXT = new Map(
  IDS.map((id) => [id, readFileSync(new URL(`../../../seeds/measures/${id}.json`, import.meta.url), 'utf8')]),
);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The 2025 measure with one value changed; `undefined` removes it. */
function changed(pointer: string, value: Json | undefined): unknown {
  const json = JSON.parse(TEXT.get('2025')!) as Json;
  const keys = pointer.split('/').slice(1);
  const last = keys.pop()!;
  const parent = keys.reduce<Json>((node, key) => (node as { [key: string]: Json })[key]!, json) as {
    [key: string]: Json;
  };
  if (value === undefined) delete parent[last];
  else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
  return json;
}

function problemsOf(json: unknown): string[] {
  const parsed = parseMeasure(json);
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
}

function measure(id: (typeof IDS)[number]): Measure {
  const parsed = parseMeasure(JSON.parse(TEXT.get(id)!));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.measure;
}

describe('the measures of the seeds', () => {
  it.each(IDS)('%s is whole: both columns and the rubric of every type sum to 100', (id) => {
    for (const type of BASE_TYPES) {
      const { indicators, expertCriteria } = measure(id).types[type];
      expect(indicators).toHaveLength({ park: 12, research: 13, platform: 12, enterprise: 13 }[type]);
      expect(indicators.reduce((sum, row) => sum + row.weightAccreditation, 0)).toBe(100);
      expect(indicators.reduce((sum, row) => sum + row.weightEvaluation, 0)).toBe(100);
      expect(expertCriteria.reduce((sum, row) => sum + row.weight, 0)).toBe(100);
    }
  });

  it('knows three grades in 2016 and four since the draft', () => {
    const gradesOf = (id: (typeof IDS)[number]) => measure(id).evaluation.gradeBands.map(({ grade }) => grade);
    expect(gradesOf('2016')).toEqual(['excellent', 'qualified', 'unqualified']);
    expect(gradesOf('2024-draft')).toEqual(['excellent', 'good', 'qualified', 'unqualified']);
    expect(gradesOf('2025')).toEqual(gradesOf('2024-draft'));
  });

  it('puts what all types share before what one type adds', () => {
    const kinds = measure('2025').types.park.requiredAttachments.map(({ kind }) => kind);
    expect(kinds[0]).toBe('licence');
    expect(kinds.at(-1)).toBe('siteTitle');
  });

  it('is in force from its day to its last day; a draft never', () => {
    const all = IDS.map(measure);
    expect(measureInForceOn(all, '2016-08-25')).toBeUndefined();
    expect(measureInForceOn(all, '2016-08-26')?.id).toBe('2016');
    expect(measureInForceOn(all, '2026-11-21')?.id).toBe('2025');
  });
});

describe('the measures and the dossier speak the same words', () => {
  const WORDS: Readonly<Record<string, readonly string[]>> = {
    projects: Object.keys(PROJECT_KINDS),
    personnel: Object.keys(PERSONNEL_CATEGORIES),
    events: Object.keys(EVENT_KINDS),
    outputs: Object.keys(OUTPUT_KINDS),
  };

  it.each(IDS)('%s asks for attachments that a dossier can have', (id) => {
    const kinds = BASE_TYPES.flatMap((type) => measure(id).types[type].requiredAttachments.map(({ kind }) => kind));
    expect(Object.keys(ATTACHMENT_KINDS)).toEqual(expect.arrayContaining(kinds));
  });

  it.each(IDS)('%s counts rows of kinds that exist', (id) => {
    for (const { source } of BASE_TYPES.flatMap((type) => measure(id).types[type].indicators)) {
      for (const { part, where } of 'of' in source ? source.of : []) {
        const wanted = [where?.kind ?? [], where?.category ?? []].flat();
        if (wanted.length > 0) expect(WORDS[part]).toEqual(expect.arrayContaining(wanted));
      }
    }
  });
});

describe('a broken measure says where', () => {
  it.each<[string, Json | undefined, string]>([
    ['/id', undefined, '/id measure.missing'],
    ['/status', 'abolished', '/status measure.notInList'],
    ['/surprise', 1, '/surprise measure.unknownKey'],
    ['/__proto__', { polluted: true }, '/__proto__ measure.unknownKey'],
    ['/effectiveFrom', '2025-02-30', '/effectiveFrom measure.wrongType'],
    ['/effectiveFrom', undefined, '/effectiveFrom measure.dates'],
    ['/effectiveTo', '2020-01-01', '/effectiveTo measure.dates'],
    ['/types/office', {}, '/types/office measure.unknownKey'],
    ['/types/park', undefined, '/types/park measure.missing'],
    ['/types/park/indicators/0/weightAccreditation', 11, '/types/park/indicators measure.weightSum'],
    [
      '/types/park/indicators/0/weightEvaluation',
      4.995,
      '/types/park/indicators/0/weightEvaluation measure.outOfRange',
    ],
    ['/types/park/indicators/0/id', 'foreignTenants', '/types/park/indicators/1/id measure.duplicate'],
    ['/types/park/indicators/0/dimension', 'moon', '/types/park/indicators/0/dimension measure.reference'],
    ['/types/park/indicators/0/fullValue', 0, '/types/park/indicators/0/fullValue measure.outOfRange'],
    ['/types/park/indicators/0/fullValue', null, '/types/park/indicators/0/fullValue measure.wrongType'],
    ['/types/park/indicators/0/source/part', 'papers', '/types/park/indicators/0/source measure.reference'],
    ['/types/park/indicators/0/source/kind', 'guess', '/types/park/indicators/0/source/kind measure.notInList'],
    ['/types/park/indicators/11/source/criterion', 'x', '/types/park/indicators/11/source/criterion measure.reference'],
    ['/types/enterprise/indicators/5/floor', 5, '/types/enterprise/indicators/5/floor measure.order'],
    ['/types/park/formalCheckItems/0/id', 'uscc', '/types/park/formalCheckItems/0 measure.duplicate'],
    ['/common/formalCheckItems/1/id', 'eligibility', '/common/formalCheckItems/1 measure.duplicate'],
    ['/deadlines/formalCheck', undefined, '/deadlines/formalCheck measure.missing'],
    ['/deadlines/formalCheck/amount', 0, '/deadlines/formalCheck/amount measure.outOfRange'],
    ['/deadlines/formalCheck/amount', 2.5, '/deadlines/formalCheck/amount measure.wrongType'],
    ['/deadlines/annualReport/monthDay', '02-30', '/deadlines/annualReport/monthDay measure.dates'],
    ['/evaluation/gradeBands/1/fromHundredths', 8500, '/evaluation/gradeBands/1 measure.order'],
    ['/evaluation/gradeBands/3/fromHundredths', 100, '/evaluation/gradeBands measure.order'],
    ['/evaluation/excellentShare/percent', 101, '/evaluation/excellentShare/percent measure.outOfRange'],
    ['/accreditation/total/dataSharePercent', 50, '/accreditation/total measure.weightSum'],
    ['/panel/minExperts', 6, '/panel/minExperts measure.outOfRange'],
    ['/subsidy/maxFenByGrade/good', 60_000_000, '/subsidy/maxFenByGrade/good measure.order'],
    ['/gates/1/id', 'registeredInBeijing', '/gates/1/id measure.duplicate'],
    ['/reasons/5/items/0', 'nothing', '/reasons/5/items measure.reference'],
    ['/gates/1/min', 3, '/gates/1/min measure.unknownKey'],
    ['/title/en', '', '/title/en measure.wrongType'],
  ])('%s := %j', (pointer, value, problem) => {
    expect(problemsOf(changed(pointer, value))).toContain(problem);
  });

  it('reports every problem at once', () => {
    expect(problemsOf({}).length).toBeGreaterThan(15);
  });

  it('answers anything at all with problems, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(parseMeasure(json).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
