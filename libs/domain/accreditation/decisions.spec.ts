import { seededMeasure } from '../../../test/support/measures.js';
import type { BaseType } from '../measures/measure.js';
import type { DimensionScore } from '../scoring/data-score.js';
import type { BatchEntry } from './decisions.js';
import { decideEntry, recommendBatch, recommendDecision } from './decisions.js';

const MEASURE = seededMeasure('2025');
const SINCE_2016 = seededMeasure('2016');

const { accreditation: rules } = MEASURE;

function dimension(hundredths: number, weightHundredths = 2000): DimensionScore {
  return { id: 'events', name: { zh: '国合交流活动承办', en: 'Hosting of events' }, hundredths, weightHundredths };
}

function recommend(totalHundredths: number, dimensions = [dimension(2000)], over = {}) {
  const { kind, reasons } = recommendDecision({
    totalHundredths,
    dimensions,
    fraudFound: false,
    rules,
    cultivation: true,
    ...over,
  });
  return [kind, ...reasons];
}

describe('expert review → on-site assessment', () => {
  it('goes on from 60.00', () => {
    expect(decideEntry(6000, rules).kind).toBe('siteVisit');
    expect(decideEntry(5999, rules)).toMatchObject({
      kind: 'notSelected',
      reasons: ['belowSiteVisit'],
      explanation: { zh: '专家评审 59.99 分，未达到 60.00 分，不进入现场考察' },
    });
  });
});

describe('what the rules recommend for one case', () => {
  it('selects from 70.00 with no dimension under half of its points', () => {
    expect(recommend(7000, [dimension(1000)])).toEqual(['selected']);
    expect(recommend(6999)).toEqual(['cultivated', 'belowTotal']);
    expect(recommend(7000, [dimension(999)])).toEqual(['cultivated', 'dimensionBelowShare']);
    expect(recommend(5999)).toEqual(['notSelected', 'belowTotal']);
  });

  it('a dimension without points in this column does not count', () => {
    expect(recommend(7000, [dimension(0, 0)])).toEqual(['selected']);
  });

  it('cultivates only where the guide allows it', () => {
    expect(recommend(6500, undefined, { cultivation: false })).toEqual(['notSelected', 'belowTotal']);
  });

  it('fraud ends the case whatever the score', () => {
    expect(recommend(9900, undefined, { fraudFound: true })).toEqual(['notSelected', 'fraudFound']);
  });

  it('under the 2016 measure 60.00 selects, and dimensions do not count', () => {
    expect(recommend(6000, [dimension(0)], { rules: SINCE_2016.accreditation })).toEqual(['selected']);
  });

  it('says which dimension is weak', () => {
    const { explanation } = recommendDecision({
      totalHundredths: 7100,
      dimensions: [dimension(900)],
      fraudFound: false,
      rules,
      cultivation: false,
    });
    expect(explanation.map(({ zh }) => zh)).toEqual([
      '总分 71.00，达到认定线 70.00',
      '“国合交流活动承办”得分 9.00 / 20.00，不足 50%',
    ]);
  });
});

describe('a batch', () => {
  function candidate(id: string, totalHundredths: number, type: BaseType = 'park', dataHundredths = 0): BatchEntry {
    return {
      id,
      type,
      totalHundredths,
      dataHundredths,
      managementHundredths: 0,
      landedHundredths: 0,
      dimensions: [],
      fraudFound: false,
    };
  }
  function outcome(entries: readonly BatchEntry[], quotas: Partial<Record<BaseType, number>>) {
    return recommendBatch(entries, MEASURE, { quotas, cultivation: true }).map(
      ({ id, kind, rank, needsVote }) => `${id} ${kind} ${rank}${needsVote ? ' vote' : ''}`,
    );
  }

  it('cuts each type at its quota', () => {
    const entries = [
      candidate('a', 9000),
      candidate('b', 8000),
      candidate('c', 7500),
      candidate('d', 6500),
      candidate('e', 7100, 'research'),
    ];
    expect(outcome(entries, { park: 2, research: 1 })).toEqual([
      'a selected 1',
      'b selected 2',
      'c notSelected 3',
      'd cultivated null',
      'e selected 1',
    ]);
    expect(outcome([...entries].reverse(), { park: 2, research: 1 })).toEqual(
      outcome(entries, { park: 2, research: 1 }),
    );
  });

  it('gives outsideQuota as the reason', () => {
    const [, second] = recommendBatch([candidate('a', 9000), candidate('b', 8000)], MEASURE, {
      quotas: { park: 1 },
      cultivation: true,
    });
    expect(second).toMatchObject({ kind: 'notSelected', reasons: ['outsideQuota'] });
    expect(second!.explanation.at(-1)!.zh).toBe('本类名额 1 个，列第 2');
  });

  it('recommends nobody for a place that an earlier meeting has given, however much better', () => {
    const given = { ...candidate('a', 7500), holdsPlace: true };
    expect(outcome([given, candidate('b', 9000), candidate('c', 8000)], { park: 2 })).toEqual([
      'b selected 1',
      'c notSelected 2',
      'a selected 3',
    ]);
    const [better] = recommendBatch([given, candidate('b', 9000)], MEASURE, { quotas: { park: 1 }, cultivation: true });
    expect(better).toMatchObject({ id: 'b', kind: 'notSelected', reasons: ['outsideQuota'] });
    expect(better!.explanation.at(-1)!.zh).toBe('本类名额 1 个，已用 1 个，其余项目中列第 1');
  });

  it('leaves a tie at the edge to a vote', () => {
    expect(outcome([candidate('a', 8000), candidate('b', 8000)], { park: 1 })).toEqual([
      'a selected 1 vote',
      'b selected 1 vote',
    ]);
    expect(outcome([candidate('a', 8000), candidate('b', 8000, 'park', 1)], { park: 1 })).toEqual([
      'b selected 1',
      'a notSelected 2',
    ]);
  });
});
