import { randomUUID } from 'node:crypto';
import { ApiClient } from '#cli/client/api-client.js';
import { openDesk, type Desk } from '../../support/desk.js';
import { Guohe } from '../../support/guohe.js';
import { until } from '../../support/until.js';

interface Rule {
  readonly what: string;
  readonly days: number | null;
  readonly article: string;
  readonly carriedOutAt: string | null;
}

describe('rules of retention', () => {
  let desk: Desk;
  let rules: Rule[];
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    rules = await ApiClient.anonymous(desk.stack.apiUrl).get<Rule[]>('/retention-rules');
  });
  afterAll(() => desk?.stop());

  const daysOf = (what: string) => rules.find((rule) => rule.what === what)?.days ?? 0;
  const retain = async () => {
    const env = { DATABASE_URL: desk.stack.databaseUrl, GUOHE_DATA: desk.stack.folder };
    const run = Guohe.run(['personal-data', 'retain', '--json'], env);
    expect([await run.ended(), run.stderr]).toEqual([0, '']);
    return JSON.parse(run.stdout) as Readonly<Record<string, number>>;
  };
  const count = async (table: string, where = 'true') => {
    const [row] = await desk.rows<{ count: number }>(`SELECT count(*)::integer AS count FROM ${table} WHERE ${where}`);
    return row?.count ?? -1;
  };

  /** By rule: plants a row that ended so many days ago, and counts what is left of such rows. */
  const PLANTED: Readonly<Record<string, { readonly plant: (daysAgo: number) => Promise<unknown>; readonly left: () => Promise<number> }>> = {
    endedSession: {
      plant: (ago) => desk.rows(`INSERT INTO session (token_hash, account_id, expires_at) SELECT $1, id, now() - make_interval(days => $2) FROM account WHERE login = 'expert9'`, [`old ${randomUUID()}`, ago]),
      left: () => count('session', `token_hash LIKE 'old %'`),
    },
    knownBrowser: {
      plant: (ago) => desk.rows(`INSERT INTO known_browser (token_hash, account_id, last_seen_at) SELECT $1, id, now() - make_interval(days => $2) FROM account WHERE login = 'expert9'`, [randomUUID(), ago]),
      left: () => count('known_browser'),
    },
    endedToken: {
      plant: (ago) => desk.rows(`INSERT INTO api_token (account_id, name, token_hash, scopes, expires_at) SELECT id, 'x', $1, '{}', now() - make_interval(days => $2) FROM account WHERE login = 'expert9'`, [randomUUID(), ago]),
      left: () => count('api_token'),
    },
    unusedInvitation: {
      plant: (ago) => desk.rows(`INSERT INTO invitation (token_hash, email, display_name, roles, administrator, invited_by, expires_at) SELECT $1, 'a@example.org', 'a', '{expert}', false, id, now() - make_interval(days => $2) FROM account WHERE login = 'expert9'`, [randomUUID(), ago]),
      left: () => count('invitation'),
    },
    refusedRegistration: {
      plant: async (ago) => {
        const file = randomUUID();
        await desk.rows(`INSERT INTO stored_file (id, name, media_type, size_bytes, sha256, storage_key) VALUES ($1, 'licence.pdf', 'application/pdf', 1, '', $2)`, [file, file]);
        await desk.rows(`INSERT INTO registration (token_hash, name, uscc, district, display_name, email, licence_file_id, state, reason, decided_at) VALUES ($1, 'x', 'x', '110108', 'x', 'a@example.org', $2, 'refused', 'x', now() - make_interval(days => $3))`, [randomUUID(), file, ago]);
      },
      left: async () => (await count('registration', `state = 'refused'`)) + (await count('stored_file', `name = 'licence.pdf'`)) - 1,
    },
    approvedRegistration: {
      plant: async (ago) => {
        const [invitation] = await desk.rows<{ id: string }>(`INSERT INTO organisation_invitation (token_hash, uscc, email, invited_by, expires_at, used_at) SELECT $1, 'x', 'a@example.org', id, now() - make_interval(days => $2), now() FROM account WHERE login = 'officer' RETURNING id`, [randomUUID(), ago]);
        await desk.rows(`INSERT INTO registration (token_hash, name, uscc, district, display_name, email, state, decided_at, invitation_id) VALUES ($1, 'x', 'x', '110108', '王名', 'approved@example.org', 'approved', now() - make_interval(days => $2), $3)`, [randomUUID(), ago, invitation?.id]);
      },
      // Where invitations went is forgotten with those that nobody accepted, which is sooner than both.
      left: async () => (await count('registration', `display_name = '王名' OR email = 'approved@example.org'`)) + (await count('organisation_invitation', `email <> ''`)),
    },
    sentMail: {
      plant: (ago) => desk.rows(`INSERT INTO mail (id, key, address, kind, locale, state, ended_at) VALUES ($1, $2, 'a@example.org', 'notice', 'zh', 'sent', now() - make_interval(days => $3))`, [randomUUID(), `old ${randomUUID()}`, ago]),
      left: () => count('mail', `key LIKE 'old %'`),
    },
    keptAnswer: {
      plant: (ago) => desk.rows(`INSERT INTO command (id, action, state, result, created_at, done_at) VALUES ($1, 'x', 'done', '{}', now() - make_interval(days => $2), now())`, [`old ${randomUUID()}`, ago]),
      left: () => count('command', `id LIKE 'old %'`),
    },
    abandonedDraft: {
      plant: async (ago) => {
        const { id } = await desk.openBatch();
        await (await desk.as('park')).post('/dossiers', { batchId: id, type: 'park' });
        const file = randomUUID();
        await desk.rows(`INSERT INTO stored_file (id, organisation_id, dossier_id, name, media_type, size_bytes, sha256, storage_key) SELECT $1::uuid, organisation_id, id, 'draft.pdf', 'application/pdf', 1, '', $1::uuid::text FROM dossier WHERE batch_id = $2`, [file, id]);
        await desk.rows(`UPDATE dossier_part SET saved_at = now() - interval '10 years' WHERE dossier_id IN (SELECT id FROM dossier WHERE batch_id = $1)`, [id]);
        await desk.rows(`UPDATE batch SET opens_on = current_date - $2::integer - 10, closes_on = current_date - $2::integer WHERE id = $1`, [id, ago]);
      },
      left: async () => (await count('dossier', 'receipt_number IS NULL')) + (await count('stored_file', `name = 'draft.pdf'`)) - 1,
    },
    objector: {
      plant: async (ago) => {
        const id = await aCase(null);
        const [objection, scan] = [randomUUID(), randomUUID()];
        await desk.rows(`INSERT INTO objection (id, case_id, receipt_number, token_hash, state, objector_kind, objector_name, contact, statement, filed_at, decided_at)
          VALUES ($4, $1, $2, 'x', 'dismissed', 'organisation', 'sealed', 'sealed', 'x', now(), now() - make_interval(days => $3))`, [id, randomUUID(), ago, objection]);
        await desk.rows(`INSERT INTO stored_file (id, name, media_type, size_bytes, sha256, storage_key) VALUES ($1, 'seal.pdf', 'application/pdf', 1, '', $2)`, [scan, scan]);
        await desk.rows(`INSERT INTO objection_file (file_id, objection_id, seal) VALUES ($1, $2, true)`, [scan, objection]);
      },
      left: async () => {
        const left = await count('objection', `objector_name <> '' OR contact <> ''`);
        expect(await count('stored_file', `name = 'seal.pdf'`)).toBe(left);
        return left;
      },
    },
    contactsOfUnselected: {
      plant: async (ago) => {
        const [owner] = await desk.rows<{ id: string; batch: string; by: string }>(`SELECT o.id, b.id AS batch, b.created_by AS by FROM organisation o, batch b LIMIT 1`);
        const dossier = randomUUID();
        await desk.rows(`INSERT INTO dossier (id, organisation_id, batch_id, type, base_name, revision, receipt_number, submitted_at, created_by) VALUES ($1, $2, $3, 'park', 'x', 1, $4, now(), $5)`, [dossier, owner?.id, owner?.batch, randomUUID(), owner?.by]);
        await desk.rows(`INSERT INTO dossier_part (dossier_id, revision, part, content, version, saved_by, organisation_id) VALUES ($1, 1, 'leader', '{"name": "李明", "phone": "sealed"}', 1, $2, $3)`, [dossier, owner?.by, owner?.id]);
        await aCase(ago, dossier);
      },
      left: () => count('dossier_part', `content ? 'phone' AND content->>'phone' = 'sealed'`),
    },
  }; // prettier-ignore

  async function aCase(closedDaysAgo: number | null, subject: string = randomUUID()): Promise<string> {
    const id = randomUUID();
    await desk.rows(
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state, closed_at)
       VALUES ($1, 'accreditation', $2, $3, 'x', '2025', 'refused', now() - make_interval(days => $4))`,
      [id, randomUUID(), subject, closedDaysAgo],
    );
    return id;
  }

  it('are open to everybody, each with the law that it rests on', () => {
    expect(rules.map(({ what }) => what).sort()).toEqual(['caseRecord', ...Object.keys(PLANTED)].sort());
    for (const rule of rules) expect(rule.article).toMatch(/《中华人民共和国.*法》第/);
    expect(rules.find(({ what }) => what === 'caseRecord')?.days).toBeNull();
  });

  it('erase what was kept as long, nothing younger, and say so on the trail; twice erases nothing more', async () => {
    for (const [what, { plant }] of Object.entries(PLANTED)) {
      await plant(daysOf(what) + 2);
      await plant(daysOf(what) - 2);
    }
    const kinds = Object.keys(PLANTED);
    expect(await retain()).toEqual(Object.fromEntries(kinds.map((what) => [what, 1])));
    for (const [what, { left }] of Object.entries(PLANTED)) expect([what, await left()]).toEqual([what, 1]);
    expect(await count('dossier_part', `content->>'name' = '李明'`)).toBe(2);
    const auditor = await desk.as('auditor');
    const entries = await auditor.get<{ after: { what: string; count: number }; rule: string }[]>(
      '/audit?action=eraseAfterRetention',
    );
    expect(entries.map(({ after }) => [after.what, after.count]).sort()).toEqual(kinds.map((what) => [what, 1]).sort());
    expect(await retain()).toEqual({});
    expect(await count('audit_entry', `action = 'eraseAfterRetention'`)).toBe(kinds.length);
  });

  it('are carried out by the worker, once a day', async () => {
    await desk.rows(`UPDATE retention_rule SET carried_out_at = NULL`);
    await PLANTED['sentMail']?.plant(daysOf('sentMail') + 2);
    await desk.stack.restart('worker');
    await until(async () => (await PLANTED['sentMail']?.left()) === 1);
    const after = await ApiClient.anonymous(desk.stack.apiUrl).get<Rule[]>('/retention-rules');
    const carriedOut = after.filter(({ carriedOutAt }) => carriedOutAt !== null).map(({ what }) => what);
    expect(carriedOut).toContain('sentMail');
  });
});
