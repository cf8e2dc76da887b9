import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ApiClient } from '#cli/client/api-client.js';
import { Pseudonyms } from '#platform/crypto/pseudonyms.js';
import { aPdf, openDesk, upload, type Desk } from '../../support/desk.js';
import { DEMO_PASSWORD } from '../../support/scene.js';
import { TEST_KEYS } from '../../support/stack.js';

interface Entry {
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

const hashOf = (content: unknown) => hash('sha256', canonicalize(content) ?? '', 'hex');

describe('an entry of the trail says what was there before and after, by its hash where it is not for the trail', () => {
  let desk: Desk;
  let park: ApiClient;
  let admin: ApiClient;
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { WEBHOOK_NETWORKS: '127.0.0.1/32' } });
    [park, admin] = await Promise.all([desk.as('park'), desk.as('admin')]);
  });
  afterAll(() => desk?.stop());

  const entries = (action: string) =>
    desk.rows<Entry>(`SELECT before, after FROM audit_entry WHERE action = $1 ORDER BY id`, [action]);

  it('of a part of a dossier as it is stored, what is personal sealed', async () => {
    const { id } = await park.post<{ id: string }>('/dossiers', { batchId: (await desk.openBatch()).id, type: 'park' });
    const stored: unknown[] = [];
    for (const [version, phone] of ['13911112222', '13911112222', '13933334444'].entries()) {
      const content = { name: '王联系', phone, email: 'contact@example.org' };
      await park.put(`/dossiers/${id}/parts/contact`, content, { headers: { 'If-Match': `"${version}"` } });
      const [row] = await desk.rows<{ content: unknown }>(`SELECT content FROM dossier_part WHERE dossier_id = $1`, [
        id,
      ]);
      stored.push(row?.content);
      // Whoever knows the rest cannot try out the telephone.
      expect(hashOf(row?.content)).not.toBe(hashOf(content));
    }
    expect(await entries('savePart')).toEqual(
      stored.map((content, version) => ({
        before: { part: 'contact', version },
        after: { part: 'contact', version: version + 1, contentHash: hashOf(content) },
      })),
    );
  });

  it('of findings and views on an objection', async () => {
    const { id: dossier } = await desk.draft('park', (await desk.openBatch()).id);
    const { caseId } = await park.post<{ caseId: string }>(`/dossiers/${dossier}/submission`);
    await desk.rows(`UPDATE procedure_case SET state = 'underObjection', due_at = NULL WHERE id = $1`, [caseId]);
    const [{ id } = { id: '' }] = await desk.rows<{ id: string }>(
      `INSERT INTO objection (id, case_id, receipt_number, token_hash, state, objector_kind, objector_name, contact, statement, filed_at)
       VALUES (gen_random_uuid(), $1, 'x', 'x', 'accepted', 'person', 'x', 'x', 'x', now()) RETURNING id`,
      [caseId],
    );
    const officer = await desk.as('officer');
    const path = `/cases/${caseId}/objections/${id}`;
    const findings = ['经核查，实验室仍在运行。', '经复核，实验室已经撤销。'];
    for (const text of findings) await officer.put(`${path}/investigation`, { text });
    const [first, second] = findings.map((text) => ({ objectionId: id, contentHash: hashOf({ findings: text }) }));
    expect(await entries('investigateObjection')).toEqual([
      { before: { objectionId: id, contentHash: null }, after: first },
      { before: first, after: second },
    ]);
    const file = (await upload(park, '租赁合同.pdf', aPdf('lease'))).id;
    await park.put(`${path}/view`, { text: '照常运行。' });
    await park.put(`${path}/view`, { text: '照常运行。', files: [file] });
    const [without, withFile] = [[], [file]].map((viewFiles) => ({
      objectionId: id,
      contentHash: hashOf({ view: '照常运行。', viewFiles }),
    }));
    expect(await entries('stateView')).toEqual([
      { before: { objectionId: id, contentHash: null }, after: without },
      { before: without, after: withFile },
    ]);
  });

  it('of a mailbox, which goes with its person', async () => {
    const { accountId } = park;
    const given = ['one@example.org', 'another@example.org'];
    for (const address of given) {
      await desk.rows(`UPDATE address_check SET sent_at = now() - interval '1 hour'`);
      await park.put('/notice-settings/address', { address, password: DEMO_PASSWORD });
      const [mail] = await desk.rows<{ code: string }>(
        `SELECT params->>'code' AS code FROM mail WHERE kind = 'addressCheck' AND address = $1`,
        [address],
      );
      await park.post('/notice-settings/address/check', { code: mail?.code });
    }
    // Whoever reads the trail cannot try out addresses.
    const called = Pseudonyms.of(TEST_KEYS);
    const [one, another] = given.map((address) => ({ addressPseudonym: called.for(`${accountId}/${address}`) }));
    const told = [
      { before: { addressPseudonym: null }, after: one },
      { before: one, after: another },
    ];
    expect([await entries('giveAddress'), await entries('checkAddress')]).toEqual([told, told]);
    const trail = await desk.rows<{ row: string }>(`SELECT to_jsonb(e)::text AS row FROM audit_entry e`);
    for (const address of given) expect(trail.filter(({ row }) => row.includes(address))).toEqual([]);
  });

  it('of what another system is told', async () => {
    const { id } = await admin.post<{ id: string }>('/webhooks', { url: 'http://127.0.0.1:9/x', topics: ['batch'] });
    const was = { enabled: true, disabledBecause: null, topics: ['batch'] };
    const off = { enabled: false, disabledBecause: 'byHand', topics: ['batch'] };
    expect((await admin.send('PATCH', `/webhooks/${id}`, { enabled: false })).status).toBe(200);
    expect((await admin.send('PATCH', `/webhooks/${id}`, { topics: [] })).status).toBe(200);
    expect(await entries('changeWebhook')).toEqual([
      { before: was, after: off },
      { before: off, after: { ...off, topics: [] } },
    ]);
    expect((await admin.send('PATCH', `/webhooks/${crypto.randomUUID()}`, { topics: [] })).status).toBe(404);
    await admin.send('DELETE', `/webhooks/${id}`);
    expect(await entries('removeWebhook')).toEqual([{ before: { url: 'http://127.0.0.1:9/x' }, after: null }]);
  });
});
