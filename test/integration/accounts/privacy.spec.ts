import { randomUUID } from 'node:crypto';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { ApiClient } from '#cli/client/api-client.js';
import { ABOUT_PERSON, ACTS, BY_MAILBOX } from '#persistence/record/privacy/person-tables.js';
import { changeProfile, changing } from '../../support/expert-profiles.js';
import { openDesk, refusalOf, type Desk } from '../../support/desk.js';

const PASSWORD = 'twelve unrelated words';
const NAME = '王不留名';
const AWAY = '住院手术';
const MAILBOX = 'wang.no.trace@example.org';
const UNCHECKED = ['one.no.trace@example.org', 'another.no.trace@example.org'] as const;

interface Line {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

describe('what is kept of a person', () => {
  let desk: Desk;
  let admin: ApiClient;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    admin = await desk.as('admin');
  });
  afterAll(() => desk?.stop());

  const linesOf = async (client: ApiClient) => {
    const answer = await client.send('GET', '/account/personal-data');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const text = await answer.text();
    return { text, lines: text.trimEnd().split('\n').map((line) => JSON.parse(line) as Line) };
  }; // prettier-ignore
  async function added(login: string): Promise<{ id: string; client: ApiClient }> {
    const body = { login, displayName: NAME, roles: ['caseOfficer'], password: PASSWORD };
    const { id } = await admin.post<{ id: string }>('/accounts', body);
    await desk.rows(`UPDATE account SET email = $2, email_verified_at = now() WHERE id = $1`, [id, MAILBOX]);
    return { id, client: await ApiClient.signIn(desk.stack.apiUrl, login, PASSWORD) };
  }
  /** Every row of every table, the trail as well, which nobody rewrites. */
  async function dump(): Promise<string> {
    const tables = await desk.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      for (const { row } of await desk.rows<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`))
        texts.push(row);
    }
    return texts.join('\n');
  }

  it('is known column by column: each that refers to an account says what becomes of it', async () => {
    const columns = await desk.rows<{ name: string }>(
      `SELECT c.conrelid::regclass || '.' || a.attname AS name FROM pg_constraint c
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
       WHERE c.contype = 'f' AND c.confrelid = 'account'::regclass`,
    );
    const known = [...ACTS, ...ABOUT_PERSON.map(({ table, column }) => `${table}.${column}`)];
    expect(columns.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !columns.some((column) => column.name === name))).toEqual([]);
  });

  it('is known where a mailbox alone says whose it is', async () => {
    const columns = await desk.rows<{ name: string }>(
      `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name ~ 'e?mail|address'`,
    );
    // Three are addresses of the network; one that is to be checked goes with its account.
    const others = [
      'account.email',
      'account.email_verified_at',
      'address_check.address',
      'audit_entry.address',
      'command.address',
      'session.address',
    ];
    const known = [...others, ...BY_MAILBOX.map(({ table, column }) => `${table}.${column}`)];
    expect(columns.map(({ name }) => name).sort()).toEqual(known.sort());
  });

  it('is given and forgotten also where an organisation came by that mailbox', async () => {
    const { id, client } = await added('came.by.mailbox');
    const invitation = randomUUID();
    await desk.rows(
      `INSERT INTO organisation_invitation (id, token_hash, uscc, email, invited_by, expires_at, used_at) VALUES ($1::uuid, 'invitation secret', 'x', $2, $3, now(), now())`,
      [invitation, MAILBOX, admin.accountId],
    );
    await desk.rows(
      `INSERT INTO registration (token_hash, name, uscc, district, display_name, email, state, decided_at, invitation_id)
       VALUES ('registration secret', '某单位', 'x', '110108', $1, $2, 'approved', now(), $3),
         ('x', '某单位', 'x', '110108', '他人', 'somebody.else@example.org', 'approved', now(), NULL)`,
      [NAME, MAILBOX.toUpperCase(), invitation],
    );
    const { text, lines } = await linesOf(client);
    const told = lines.filter(({ table }) => BY_MAILBOX.some((each) => each.table === table));
    expect(told.map(({ table }) => table)).toEqual(['registration', 'organisation_invitation']);
    expect(text).not.toMatch(/registration secret|invitation secret|somebody\.else/);
    await admin.post(`/accounts/${id}/erasure`, { reason: '本人书面申请注销账号' });
    const left = await dump();
    for (const trace of [NAME, MAILBOX, MAILBOX.toUpperCase()]) expect([trace, left.includes(trace)]).toEqual([trace, false]);
    expect(left).toContain('somebody.else@example.org');
  }); // prettier-ignore

  it('is given to that person, and to nobody else; secrets are not; each taking is on the trail', async () => {
    const expert = await desk.as('expert3');
    // Drawn for the case of another: looked at, not asked.
    const drawnFor = randomUUID();
    await desk.rows(
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state, organisation_id, closed_at)
       SELECT $1::uuid, 'accreditation', $1::text, $1::uuid, 'x', '2025', 'notProposed', organisation_id, now() FROM account WHERE login = 'park'`,
      [drawnFor],
    );
    await desk.rows(`INSERT INTO expert_draw (case_id, seed, seats, languages, drawn_by, drawn_at) VALUES ($1, '', 5, '{}', $2, now())`, [drawnFor, admin.accountId]);
    await desk.rows(`INSERT INTO expert_draw_round (case_id, round, cause, wanted, subject, seated, drawn_at) VALUES ($1, 1, 'panel', 5, '{}', '{}', now())`, [drawnFor]);
    await desk.rows(
      `INSERT INTO expert_verdict (case_id, round, ticket, expert_id, drawn, open_reviews, exclusions) VALUES ($1, 1, '', $2, false, 0, '[]')`,
      [drawnFor, expert.accountId],
    );
    const { text, lines } = await linesOf(expert);
    const ids = new Set(lines.flatMap(({ table, row }) => (table === 'account' ? [row['id']] : row['account_id'] ?? [])));
    expect([...ids]).toEqual([expert.accountId]);
    expect(new Set(lines.map(({ table }) => table))).toEqual(new Set(['account', 'session', 'expert_profile', 'expert_verdict', 'audit_entry']));
    expect(text).not.toMatch(/argon2|token_hash|"secret"/);
    expect(lines.at(-1)).toMatchObject({ table: 'audit_entry', row: { action: 'takeOwnData' } });
    const { lines: others } = await linesOf(await desk.as('park'));
    expect(others.some(({ table }) => table === 'expert_profile')).toBe(false);
  }); // prettier-ignore

  it('is erased by an administrator: nothing but the trail and its ids are left, and nobody signs in any more', async () => {
    const { id, client } = await added('wang.no.trace');
    await client.get('/cases');
    const today = calendarDateOf(new Date());
    const standInId = (await desk.as('finance')).accountId;
    await client.post('/delegations', { standInId, roles: ['caseOfficer'], fromOn: today, untilOn: today, reason: AWAY });
    const caseId = randomUUID();
    await desk.rows(
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state) VALUES ($1::uuid, 'accreditation', $1::uuid::text, $1::uuid, 'x', '2025', 'refused')`,
      [caseId],
    );
    await desk.rows(
      `INSERT INTO notice (id, event_key, recipient, account_id, case_id, template, params)
       SELECT gen_random_uuid(), event, $1::uuid::text, $1::uuid, case_id, 'x', '{}' FROM (VALUES ('of no case', NULL), ('of a case', $2::uuid)) n (event, case_id)`,
      [id, caseId],
    );
    expect(await dump()).toContain(MAILBOX);
    const reason = { reason: '本人书面申请注销账号' };
    expect((await (await desk.as('officer')).send('POST', `/accounts/${id}/erasure`, reason)).status).toBe(403);
    expect((await refusalOf(admin.post(`/accounts/${admin.accountId}/erasure`, reason))).code).toBe('account.yourOwn');
    const erased = await admin.post<{ deleted: number }>(`/accounts/${id}/erasure`, reason);
    expect(erased.deleted).toBeGreaterThan(0);
    const left = await dump();
    for (const trace of [NAME, MAILBOX, 'wang.no.trace', AWAY]) expect([trace, left.includes(trace)]).toEqual([trace, false]);
    expect(await desk.rows(`SELECT FROM audit_entry WHERE reason = $1`, [AWAY])).toEqual([]);
    expect((await client.send('GET', '/sessions/current')).status).toBe(401);
    const told = await desk.rows(`SELECT case_id FROM notice WHERE account_id = $1`, [id]);
    expect(told).toEqual([{ case_id: caseId }]); // evidence of the case: who was told, by an id that names nobody
    const accounts = await admin.get<{ id: string }[]>('/accounts?limit=1');
    expect(accounts[0]).toMatchObject({ id, login: `erased-${id}`, displayName: '已注销用户', disabled: true });
    expect((await refusalOf(admin.post(`/accounts/${id}/erasure`, reason))).code).toBe('account.erased');
    expect((await refusalOf(admin.request('PATCH', `/accounts/${id}`, { disabled: false }))).code).toBe('account.erased');
    const [entry] = await (await desk.as('auditor')).get<object[]>(`/audit?subjectId=${id}&action=erasePerson`);
    expect(entry).toMatchObject({ actorId: admin.accountId, reason: reason.reason, after: { deleted: { session: 1 } } });
  }); // prettier-ignore

  it('is erased of an expert whom no draw has looked at: neither name nor relatives are left, answers and trail included', async () => {
    const [login, relative, otherName] = ['zhao.no.trace', '赵小无', '赵不留名'];
    const officer = await desk.as('officer');
    const body = { login, displayName: NAME, roles: ['expert'], password: PASSWORD };
    const { id } = await admin.post<{ id: string }>('/accounts', body);
    const profile = { name: otherName, institution: '某某大学', fields: ['generalAi'], languages: ['en'] };
    const ties = [{ kind: 'relative', person: relative }];
    await officer.put(`/experts/${id}`, { ...profile, ties }, changing(0));
    const save = () => officer.put(`/experts/${id}`, { ...profile, ties: [] }, { ...changing(1), key: 'no-trace-1' });
    expect(await save()).toEqual(await save());
    // Many more answers are kept than one statement looks at, on either side of this one.
    const others = `INSERT INTO command (id, action, state, result) SELECT $1 || n, 'of others', 'done', '{}' FROM generate_series(1, 6000) n`;
    for (const beside of ['0', 'g']) await desk.rows(others, [beside]);
    await desk.rows(`UPDATE account SET email = $2, email_verified_at = now() WHERE id = $1`, [id, MAILBOX]);
    const client = await ApiClient.signIn(desk.stack.apiUrl, login, PASSWORD);
    for (const address of UNCHECKED) {
      await desk.rows(`UPDATE address_check SET sent_at = now() - interval '1 hour'`);
      await client.put('/notice-settings/address', { address, password: PASSWORD });
    }
    await officer.post('/invitations', { email: MAILBOX.toUpperCase(), displayName: NAME, roles: ['assessor'] });
    await officer.post('/invitations', { email: 'somebody.else@example.org', displayName: '他人', roles: ['assessor'] });
    const traces = [NAME, otherName, relative, login, MAILBOX, MAILBOX.toUpperCase(), ...UNCHECKED];
    const before = await dump();
    for (const trace of traces) expect([trace, before.includes(trace)]).toEqual([trace, true]);
    const { deleted } = await admin.post<{ deleted: number }>(`/accounts/${id}/erasure`, { reason: '本人书面申请注销账号' });
    expect(deleted).toBeGreaterThan(5);
    const left = await dump();
    for (const trace of traces) expect([trace, left.includes(trace)]).toEqual([trace, false]);
    expect(left).toContain('somebody.else@example.org');
    expect(await refusalOf(save())).toMatchObject({ status: 409, code: 'request.answerForgotten' });
    await desk.rows(`DELETE FROM command WHERE action = 'of others'`);
    const [saved] = await desk.rows(`SELECT before, after FROM audit_entry WHERE subject_id = $1 AND action = 'saveExpert' ORDER BY id`, [id]);
    expect(saved).toMatchObject({ after: { version: 1, tiesAdded: [{ kind: 'relative' }] } });
  }); // prettier-ignore

  it('stays of an expert, as the pool knew them, where a draw has looked at them', async () => {
    const { accountId } = await desk.as('expert4');
    const officer = await desk.as('officer');
    const { version } = await officer.get<{ version: number }>(`/experts/${accountId}`);
    const caseId = randomUUID();
    await desk.rows(
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state, closed_at) VALUES ($1::uuid, 'accreditation', $1::text, $1::uuid, 'x', '2025', 'notProposed', now())`,
      [caseId],
    );
    await desk.rows(`INSERT INTO expert_draw (case_id, seed, seats, languages, drawn_by, drawn_at) VALUES ($1, '', 5, '{}', $2, now())`, [caseId, admin.accountId]);
    await desk.rows(`INSERT INTO expert_draw_round (case_id, round, cause, wanted, subject, seated, drawn_at) VALUES ($1, 1, 'panel', 5, '{}', '{}', now())`, [caseId]);
    await desk.rows(`INSERT INTO expert_verdict (case_id, round, ticket, expert_id, drawn, open_reviews, exclusions) VALUES ($1, 1, '', $2, false, 0, '[]')`, [caseId, accountId]);
    await changeProfile(officer, accountId, { ties: [{ kind: 'relative', person: '钱某某' }] });
    await admin.post(`/accounts/${accountId}/erasure`, { reason: 'x' });
    const kept = await desk.rows<{ version: number; open: boolean }>(`SELECT version, valid_until IS NULL AS open FROM expert_profile WHERE account_id = $1`, [accountId]);
    expect(kept).toEqual([{ version, open: false }]);
    expect(await dump()).not.toContain('钱某某');
  }); // prettier-ignore

  it('stays of a decider with the ties that were known when their meeting was convened and when they decided, and no others', async () => {
    const officer = await desk.as('officer');
    const body = { login: 'decided', displayName: NAME, roles: ['decisionMaker'], password: PASSWORD };
    const { id } = await admin.post<{ id: string }>('/accounts', body);
    const save = (person: string, version: number) => {
      const profile = { name: '郑某', institution: '某委员会', fields: [], languages: ['en'], ties: [{ kind: 'relative', person }] };
      return officer.put(`/experts/${id}`, profile, changing(version));
    };
    await save('孙零', 0);
    await save('孙甲', 1);
    const meetingId = randomUUID();
    await desk.rows(
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state, closed_at) VALUES ($1::uuid, 'meeting', $1::text, $1::uuid, 'x', '2025', 'concluded', now())`,
      [meetingId],
    );
    await desk.rows(
      `INSERT INTO meeting (case_id, batch_id, held_on, member_ids, convened_by) VALUES ($1, $2, current_date, ARRAY[$3::uuid], $4)`,
      [meetingId, (await desk.openBatch()).id, id, officer.accountId],
    );
    await save('孙乙', 2);
    await desk.rows(
      `INSERT INTO audit_entry (case_id, subject_kind, subject_id, actor_id, actor_role, action) VALUES ($1::uuid, 'meeting', $1::uuid, $2, 'decisionMaker', 'vote')`,
      [randomUUID(), id],
    );
    await save('孙丙', 3);
    await admin.post(`/accounts/${id}/erasure`, { reason: 'x' });
    const kept = await desk.rows(`SELECT version, ties -> 0 ->> 'person' AS person FROM expert_profile WHERE account_id = $1 ORDER BY version`, [id]);
    expect(kept).toEqual([{ version: 2, person: '孙甲' }, { version: 3, person: '孙乙' }]);
  }); // prettier-ignore

  it('is not erased of whom a case still needs', async () => {
    const { id } = await added('still.needed');
    await desk.rows(
      `INSERT INTO procedure_case (id, kind, workflow_id, subject_id, title, measure_id, state, officer_id)
       VALUES ($1, 'accreditation', $2, $1, 'x', '2025', 'underFormalCheck', $3)`,
      [randomUUID(), randomUUID(), id],
    );
    const refused = await refusalOf(admin.post(`/accounts/${id}/erasure`, { reason: 'x' }));
    expect(refused.code).toBe('account.stillNeeded');
    await desk.rows(`UPDATE procedure_case SET closed_at = now() WHERE officer_id = $1`, [id]);
    await admin.post(`/accounts/${id}/erasure`, { reason: 'x' });
  });
});
