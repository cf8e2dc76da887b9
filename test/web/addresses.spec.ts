import { workAddress } from '../../apps/web/inbox/work-address.js';
import { auditFilters, wrongFilters } from '../../apps/web/office/audit-filters.js';

const ID = '0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21';

describe('where a piece of work is done', () => {
  it('is its case', () => {
    expect(workAddress({ caseId: ID, campaignId: null })).toMatchObject({ params: { caseId: ID } });
  });

  it('is the campaign where one act settles all of it', () => {
    expect(workAddress({ caseId: ID, campaignId: 'c' })).toMatchObject({ params: { campaignId: 'c' } });
  });
});

describe('what is looked for in the audit trail', () => {
  it('stays in the address, and is told to be wrong where it is no id, code or day', () => {
    const filters = auditFilters({ caseId: ` ${ID} `, actorId: ID.slice(1), action: 'ac-cept', from: '2026-1-1' });
    expect(filters).toMatchObject({ caseId: ID, actorId: ID.slice(1), action: 'ac-cept' });
    expect(wrongFilters(filters)).toEqual(['actorId', 'action', 'from']);
  });
});
