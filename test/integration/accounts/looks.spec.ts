import type { ApiClient } from '#cli/client/api-client.js';
import { openDesk, type Desk } from '../../support/desk.js';

describe('looks at what is personal', () => {
  let desk: Desk;
  let officer: ApiClient;
  let secondOfficer: ApiClient;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    [officer, secondOfficer] = await Promise.all([desk.as('officer'), desk.as('officer2')]);
  });
  afterAll(() => desk?.stop());

  const noted = (action: string, by: ApiClient) =>
    desk.rows<{ after: { of: string; ids: string[] } | null }>(
      `SELECT after FROM audit_entry WHERE action = $1 AND actor_id = $2 ORDER BY id`,
      [action, by.accountId],
    );

  it('are on the trail once a minute where lists of the house name mailboxes', async () => {
    const lists = ['/registrations', '/registrations/invitations', '/invitations', '/mails'];
    for (const list of lists) await officer.get(list);
    // What names nobody is no look.
    expect(await noted('lookAtMailboxes', officer)).toEqual([]);
    const { id } = await officer.post<{ id: string }>('/registrations/invitations', {
      uscc: '12110000400777129F',
      email: 'invited@guohe.example',
    });
    await officer.post('/invitations', { email: 'expert@guohe.example', displayName: '某', roles: ['expert'] });
    await desk.rows(
      `INSERT INTO registration (name, uscc, district, display_name, email, token_hash, state) VALUES ('某院', '121100004007771240', '110108', '李明', 'li@guohe.example', 'x', 'pending')`,
    );
    for (const list of [...lists, ...lists]) await officer.get(list);
    const seen = await noted('lookAtMailboxes', officer);
    expect(seen.map(({ after }) => after?.of)).toEqual([
      'registrations',
      'organisationInvitations',
      'invitations',
      'mails',
    ]);
    expect(seen[1]?.after?.ids).toEqual([id]);
    // Another person, and another list of the same kind, is another look.
    await secondOfficer.get('/registrations/invitations');
    expect(await noted('lookAtMailboxes', secondOfficer)).toHaveLength(1);
    await officer.delete(`/registrations/invitations/${id}`);
    await officer.post('/registrations/invitations', { uscc: '12110000400777129F', email: 'b@guohe.example' });
    await officer.get('/registrations/invitations');
    expect(await noted('lookAtMailboxes', officer)).toHaveLength(5);
  });

  it('are on the trail once a minute where the commission reads profiles of experts', async () => {
    const entries = (by: ApiClient) =>
      desk.rows<{ kind: string; id: string; ids: string[] | null }>(
        `SELECT subject_kind AS kind, subject_id AS id, after->'ids' AS ids FROM audit_entry e WHERE action = 'lookAtExperts' AND actor_id = $1 ORDER BY e.id`,
        [by.accountId],
      );
    const expert = await desk.as('expert1');
    const one = `/experts/${expert.accountId}`;
    for (let n = 0; n < 3; n += 1) await officer.get(one);
    const pool = await officer.get<{ accountId: string }[]>('/experts?limit=200');
    await officer.get('/experts?limit=200');
    const ids = pool.map(({ accountId }) => accountId);
    expect(ids).toContain(expert.accountId);
    expect(await entries(officer)).toEqual([
      { kind: 'expert', id: expert.accountId, ids: null },
      { kind: 'account', id: officer.accountId, ids },
    ]);
    // Another page names others; what is not there, or names nobody, is no look.
    await officer.get('/experts?limit=1');
    expect((await officer.send('GET', `/experts/${officer.accountId}`)).status).toBe(404);
    expect((await officer.get<object[]>(`/experts?after=${ids.at(-1)}`)).length).toBe(0);
    expect((await entries(officer)).slice(2)).toEqual([
      { kind: 'account', id: officer.accountId, ids: ids.slice(0, 1) },
    ]);
    await secondOfficer.get(one);
    expect(await entries(secondOfficer)).toHaveLength(1);
    // Of one's own there is none.
    await expert.get(one);
    expect(await entries(expert)).toEqual([]);
  });

  it('are on the trail once a day where somebody reads a dossier of another organisation', async () => {
    const batch = await desk.openBatch();
    const { id: dossier } = await desk.draft('park', batch.id);
    const [park, research] = await Promise.all([desk.as('park'), desk.as('research')]);
    const { caseId } = await park.post<{ caseId: string }>(`/dossiers/${dossier}/submission`);
    const looks = (by: ApiClient) =>
      desk.rows<{ chain: string }>(
        `SELECT chain, case_id FROM audit_entry WHERE action = 'lookAtDossier' AND subject_id = $1 AND actor_id = $2 ORDER BY id`,
        [dossier, by.accountId],
      );
    // Whether there is one, and how complete it is, names nobody.
    await officer.get(`/dossiers/${dossier}/completeness`);
    expect(await looks(officer)).toEqual([]);
    const ways = ['', '/parts/leader', '/difference?from=1&to=1'];
    for (const way of ways) {
      await officer.get(`/dossiers/${dossier}${way}`);
      await officer.get(`/dossiers/${dossier}${way}`);
    }
    // In its own chain: nobody who moves the case waits for it.
    expect(await looks(officer)).toEqual([{ chain: dossier, case_id: null }]);
    await secondOfficer.get(`/dossiers/${dossier}/parts/leader`);
    expect(await looks(secondOfficer)).toHaveLength(1);
    const auditor = await desk.as('auditor');
    expect(
      await auditor.get(`/audit?action=lookAtDossier&subjectId=${dossier}&actorId=${officer.accountId}`),
    ).toMatchObject([{ actorId: officer.accountId, actorRole: 'caseOfficer' }]);
    // Of one's own there is none, and none of who is not shown it.
    await park.get(`/dossiers/${dossier}`);
    expect((await research.send('GET', `/dossiers/${dossier}`)).status).toBe(404);
    expect([await looks(park), await looks(research)]).toEqual([[], []]);
    // On another day it is another look.
    await desk.rows('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
    await desk.rows(`UPDATE audit_entry SET at = at - interval '1 day' WHERE chain = $1`, [dossier]);
    await desk.rows('ALTER TABLE audit_entry ENABLE TRIGGER ALL');
    await officer.get(`/dossiers/${dossier}`);
    expect(await looks(officer)).toHaveLength(2);
    expect((await officer.get<{ id: string }>(`/cases/${caseId}`)).id).toBe(caseId);
  });

  it('are on the trail once a minute where a file is opened again and again', async () => {
    const batch = await desk.openBatch();
    const { id: dossier } = await desk.draft('park', batch.id);
    const park = await desk.as('park');
    await park.post(`/dossiers/${dossier}/submission`);
    const { parts } = await park.get<{ parts: { part: string; content: { evidence?: string[] } }[] }>(
      `/dossiers/${dossier}`,
    );
    const file = parts.find(({ part }) => part === 'site')?.content.evidence?.[0];
    const open = (by: ApiClient) => by.send('GET', `/files/${file}/content`);
    for (let n = 0; n < 3; n += 1) expect((await open(officer)).status).toBe(200);
    await officer.post(`/files/${file}/link`);
    expect(await noted('openFile', officer)).toHaveLength(1);
    await open(secondOfficer);
    expect(await noted('openFile', secondOfficer)).toHaveLength(1);
    await open(park);
    expect(await noted('openFile', park)).toEqual([]);
  });
});
