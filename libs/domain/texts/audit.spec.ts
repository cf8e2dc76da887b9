import { PROCEDURES } from '../procedures/index.js';
import { AUDIT_SUBJECT_TEXTS, AUDIT_TEXTS } from './audit.js';

describe('the words of the audit trail', () => {
  it.each(Object.entries(PROCEDURES))(
    'name every verb of %s, and whatever moves its cases together',
    (_, procedure) => {
      const moves = [...Object.keys(procedure.verbs), ...Object.keys(procedure.together ?? {})];
      expect(moves.filter((move) => !(move in AUDIT_TEXTS))).toEqual([]);
    },
  );

  it('name every kind of case', () => {
    expect(Object.keys(PROCEDURES).filter((kind) => !(kind in AUDIT_SUBJECT_TEXTS))).toEqual([]);
  });
});
