import fc from 'fast-check';
import { seededMeasure } from '../../../test/support/measures.js';
import type { BaseType } from '../measures/measure.js';
import { BASE_TYPES } from '../measures/measure.js';
import type { DataScoreInput, IndicatorFigure } from './data-score.js';
import { dataScore, dimensionsBelowShare } from './data-score.js';

const MEASURE = seededMeasure('2025');

type Figures = Record<string, IndicatorFigure>;

function scoreOf(type: BaseType, figures: Figures, over: Partial<DataScoreInput> = {}) {
  const rules = MEASURE.types[type];
  return dataScore({ rules, column: 'accreditation', figures, criteriaHundredths: {}, ...over });
}

function full(type: BaseType, share = 1): Figures {
  const rows = MEASURE.types[type].indicators.filter(({ kind }) => kind === 'data');
  return Object.fromEntries(rows.map(({ id, fullValue }) => [id, { claimed: fullValue * share, evidenceCount: 1 }]));
}

const columns = ['accreditation', 'evaluation'] as const;

describe('data score', () => {
  it.each(BASE_TYPES.flatMap((type) => columns.map((column) => [type, column] as const)))(
    'a %s base at full value everywhere has 100 in the %s column, one with nothing 0',
    (type, column) => {
      const criteriaHundredths = { management: 10_000 };
      expect(scoreOf(type, full(type), { column, criteriaHundredths }).hundredths).toBe(10_000);
      expect(scoreOf(type, full(type, 100), { column, criteriaHundredths }).hundredths).toBe(10_000);
      expect(scoreOf(type, {}, { column }).hundredths).toBe(0);
    },
  );

  it('earns in proportion, and explains itself', () => {
    const { hundredths, lines } = scoreOf('park', { dedicatedArea: { claimed: 2400, evidenceCount: 1 } });
    expect(hundredths).toBe(800);
    expect(lines[0]).toMatchObject({ value: 2400, fullValue: 3000, weight: 10, hundredths: 800, note: 'claimed' });
    expect(lines[0]!.explanation.zh).toBe('申报值：min(1, 2400 ÷ 3000) × 10 = 8.00');
  });

  it('a claim without evidence counts 0; what was verified replaces what was claimed', () => {
    const line = (figure: IndicatorFigure) => scoreOf('park', { dedicatedArea: figure }).lines[0]!;
    expect(line({ claimed: 3000, evidenceCount: 0 })).toMatchObject({ hundredths: 0, note: 'noEvidence' });
    expect(line({ claimed: 3000, verified: 1500, evidenceCount: 1 })).toMatchObject({
      hundredths: 500,
      note: 'verified',
    });
    expect(line({ claimed: 3000, verified: 0, evidenceCount: 1 })).toMatchObject({ hundredths: 0, note: 'verified' });
    expect(line({ claimed: 3000, verified: 3000, evidenceCount: 0 })).toMatchObject({
      hundredths: 0,
      note: 'noEvidence',
    });
    expect(line({ claimed: 3000, verified: 1500, evidenceCount: 0, verifiedEvidenceCount: 1 })).toMatchObject({
      note: 'verified',
    });
  });

  it('what is not a figure counts 0', () => {
    for (const claimed of [Number.NaN, Number.POSITIVE_INFINITY, -1, null, undefined]) {
      expect(scoreOf('park', { dedicatedArea: { claimed, evidenceCount: 1 } }).hundredths).toBe(0);
    }
    expect(scoreOf('park', JSON.parse('{"__proto__": {"claimed": 1, "evidenceCount": 1}}')).hundredths).toBe(0);
  });

  it('R&D intensity under its floor of 1 % earns nothing, at the floor its share', () => {
    const at = (claimed: number) => scoreOf('enterprise', { rdIntensity: { claimed, evidenceCount: 1 } }).hundredths;
    expect([at(0.99), at(1), at(5), at(9)]).toEqual([0, 160, 800, 800]);
  });

  it('the management row is what the experts gave', () => {
    const score = scoreOf('park', {}, { criteriaHundredths: { management: 8250 } });
    expect(score).toMatchObject({ hundredths: 825, managementHundredths: 825 });
  });

  it('rounds the sum, not the rows: three thirds make a whole', () => {
    // 1/9 of 10, 100/300 … rows that are no whole hundredths.
    const figures: Figures = {
      internationalEvents: { claimed: 3, evidenceCount: 1 },
      foreignDelegations: { claimed: 10, evidenceCount: 1 },
      overseasParticipants: { claimed: 200, evidenceCount: 1 },
    };
    const { hundredths, lines } = scoreOf('park', figures);
    expect(lines.reduce((sum, line) => sum + line.hundredths, 0)).toBe(999);
    expect(hundredths).toBe(1000);
  });

  it('never falls when a figure grows', () => {
    const type = fc.constantFrom(...BASE_TYPES);
    fc.assert(
      fc.property(
        type,
        fc.constantFrom(...columns),
        fc.nat(11),
        fc.nat(1000),
        fc.nat(1000),
        (base, column, at, value, more) => {
          const rows = MEASURE.types[base].indicators.filter(({ kind }) => kind === 'data');
          const { id } = rows[at % rows.length]!;
          const score = (claimed: number) =>
            scoreOf(base, { ...full(base, 0.5), [id]: { claimed, evidenceCount: 1 } }, { column }).hundredths;
          expect(score(value + more)).toBeGreaterThanOrEqual(score(value));
        },
      ),
    );
  });
});

describe('dimensions', () => {
  it('hold the points of their rows; together they are the whole', () => {
    for (const type of BASE_TYPES) {
      const { dimensions } = scoreOf(type, full(type));
      expect(dimensions.reduce((sum, { weightHundredths }) => sum + weightHundredths, 0)).toBe(10_000);
    }
  });

  it('under half of their points are named; exactly half is enough', () => {
    const figures = { ...full('park'), dedicatedArea: { claimed: 1500, evidenceCount: 1 } };
    const below = (area: number) =>
      dimensionsBelowShare(
        scoreOf(
          'park',
          { ...figures, dedicatedArea: { claimed: area, evidenceCount: 1 } },
          { criteriaHundredths: { management: 5000 } },
        ).dimensions,
        50,
      ).map(({ id }) => id);
    expect(below(1500)).toEqual([]);
    expect(below(1498)).toEqual(['site']);
  });
});
