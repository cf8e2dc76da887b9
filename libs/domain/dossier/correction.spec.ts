import { partsAtFault, partsToCorrect } from './correction.js';

describe('the parts of a returned dossier that may be changed', () => {
  it('are those that failed items name, each once', () => {
    expect(partsToCorrect([{ corrects: ['site', 'attachments'] }, { corrects: ['plan', 'attachments'] }, {}])).toEqual([
      'site',
      'attachments',
      'plan',
    ]);
  });

  it('are also those without which it could not be submitted again', () => {
    const parts = [
      { part: 'funds', problems: [{ severity: 'error' }] },
      { part: 'plan', problems: [{ severity: 'warning' }] },
      { part: 'site', problems: [] },
    ] as const;
    expect(partsAtFault({ eligible: true, parts })).toEqual(['funds']);
    expect(partsAtFault({ eligible: false, parts })).toEqual(['funds', 'base', 'host', 'partners', 'attachments']);
  });
});
