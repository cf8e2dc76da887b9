import { CONTEXT, GUIDE, MEASURE, namesOf, problemsOf } from '../../../../test/support/completeness.js';
import { BASE_TYPES } from '../../measures/vocabulary.js';
import { aDossier } from '../dossier.builder.js';
import { PROBLEM_TEXTS, problemText } from '../problem-texts.js';
import { completeness } from './completeness.js';
import { PROBLEM_CODES } from './problem.js';

describe('completeness of a dossier', () => {
  it.each(BASE_TYPES)('finds nothing wrong with a complete %s dossier', (type) => {
    expect(namesOf(aDossier(type))).toEqual([]);
    expect(completeness(aDossier(type), MEASURE, CONTEXT).complete).toBe(true);
  });

  it.each(BASE_TYPES)('finds nothing wrong with a complete %s dossier of a later year', (type) => {
    const context = { submittedOn: '2029-01-05', guide: { ...GUIDE, opensOn: '2028-12-01', closesOn: '2029-01-31' } };
    expect(namesOf(aDossier(type, { on: '2029-01-05' }), context)).toEqual([]);
  });

  it.each(BASE_TYPES)('lists what is missing in every required part of an empty %s dossier, all at once', (type) => {
    const report = completeness({ type, parts: {} }, MEASURE, CONTEXT);
    expect(report.complete).toBe(false);
    expect(report.parts.every(({ state }) => state === 'empty')).toBe(true);
    const lacking = report.parts.filter((part) => part.problems.length > 0).map(({ part }) => part);
    const common = [
      'base',
      'host',
      'legalRepresentative',
      'leader',
      'contact',
      'partners',
      'rules',
      'plan',
      'commitment',
    ];
    const own = {
      park: ['site'],
      research: ['institution'],
      platform: ['platformProfile'],
      enterprise: ['business', 'highTech'],
    };
    expect(lacking).toEqual([...common, 'attachments', ...own[type]]);
  });

  it('tells empty, incomplete and complete parts apart', () => {
    const dossier = aDossier('park').without('tenants').without('site', 'address');
    const states = Object.fromEntries(
      completeness(dossier, MEASURE, CONTEXT).parts.map((part) => [part.part, part.state]),
    );
    expect(states).toMatchObject({ tenants: 'empty', site: 'incomplete', host: 'complete' });
  });

  it('does not bar a dossier for a table that is left empty, but for one that is required', () => {
    expect(namesOf(aDossier('park').without('delegations'))).toEqual([]);
    expect(namesOf(aDossier('park').withRows('partners', 0))).toEqual(['partners rows rowsMissing']);
  });

  it('names the row of a problem', () => {
    const dossier = aDossier('park').withRow('events', 0, { title: ' ' });
    expect(problemsOf(dossier)).toMatchObject([
      { part: 'events', path: 'rows.0.title', rowId: dossier.parts.events?.rows[0]?.id },
    ]);
  });
});

describe('sentences', () => {
  it('exist in both languages for every problem', () => {
    expect(Object.keys(PROBLEM_TEXTS).sort()).toEqual([...PROBLEM_CODES].sort());
  });

  it('name the field in a list inside a row', () => {
    const dossier = aDossier('park').withRow('funds', 0, { sources: [{ kind: 'own' }] });
    const found = problemsOf(dossier).find(({ code }) => code === 'missing');
    expect(found && problemText(found)).toEqual({ zh: '请填写“金额”。', en: 'Fill in: amount.' });
  });
});
