import { seededMeasure } from '../../../test/support/measures.js';
import { AUDIT_TEXTS, type AuditAction } from '../texts/audit.js';
import { ACT_RULES, ruleOfAct, ruleText, type ActedIn } from './act-rules.js';
import { PROCEDURES, type CaseKind } from './index.js';

const ACTIONS = Object.keys(AUDIT_TEXTS) as AuditAction[];
const GROUND = /^(permission|setting|operator):\S|^《.+》第.+条$/;

/** Every stage and end of every procedure. */
const PLACES = Object.values(PROCEDURES).flatMap(({ kind, stages, ends }): ActedIn[] =>
  [...Object.keys(stages), ...ends].map((state) => ({ kind, state })),
);

describe.each(['2016', '2024-draft', '2025'] as const)('the rules of acts under the measures %s', (id) => {
  const measure = seededMeasure(id);
  const cited = new Set(JSON.stringify(measure).match(/(?<="article":")[^"]+/g));

  it.each(ACTIONS)('give one for %s, wherever it is done', (action) => {
    const rules = new Set(PLACES.map((at) => ruleOfAct(action, measure, at)));
    expect(rules.size).toBeGreaterThan(0);
    for (const rule of rules) {
      if (typeof ACT_RULES[action] === 'string') expect(rule).toMatch(GROUND);
      else expect(cited).toContain(rule);
    }
  });

  it('cite what the limit of the stage cites', () => {
    const at = (kind: CaseKind, state: string) => ruleOfAct('lapse', measure, { kind, state });
    expect(at('accreditation', 'returned')).toBe(measure.deadlines.correction.article);
    expect(at('evaluation', 'underFiling')).toBe(measure.deadlines.evaluationFiling.article);
    expect(at('subsidy', 'approved')).toBe(measure.subsidy.article);
  });
});

describe('the words of a rule', () => {
  const grounds = [...new Set(Object.values(ACT_RULES).filter((rule) => typeof rule === 'string'))];

  it.each(grounds)('say in both languages what %s is', (ground) => {
    const { zh, en } = ruleText(ground);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(en).toMatch(/^[A-Z][a-z][\x20-\x7e]+$/);
  });

  it('are the article itself, or whatever stands on the trail from earlier', () => {
    expect(ruleText('Art. 16')).toEqual({ zh: 'Art. 16', en: 'Art. 16' });
    expect(ruleText('permission:gone:away')).toEqual({ zh: 'permission:gone:away', en: 'permission:gone:away' });
  });
});
