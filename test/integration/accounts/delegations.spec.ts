import { randomUUID } from 'node:crypto';
import { addDays, calendarDateOf } from '#domain/common/calendar-date.js';
import type { ApiClient, RequestOptions } from '#cli/client/api-client.js';
import { commanded } from '../../../activities/cases/command.js';
import { openBatch, submitPark } from '../../support/accreditation-case.js';
import { aBatch, aPdf, refusalOf, upload } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';
import { until } from '../../support/until.js';
import { aTwin } from '../../support/twin.js';

const TODAY = calendarDateOf(new Date());
const NOBODYS = '018f4e2a-0000-7000-8000-000000000000';

interface DelegationView {
  readonly id: string;
  readonly absent: { readonly accountId: string };
  readonly standIn: { readonly accountId: string };
  readonly state: string;
}
interface PersonView {
  readonly accountId: string;
  readonly roles: readonly string[];
  readonly onBehalfOf: { readonly accountId: string; readonly displayName: string } | null;
  readonly standsInFor: readonly { readonly accountId: string; readonly roles: readonly string[] }[];
}
interface TimelineView {
  readonly done: readonly { readonly action: string; readonly onBehalf: object | null }[];
}

describe('standing in for somebody absent', () => {
  let scene: Scene;
  let officer: ApiClient;
  let finance: ApiClient;
  let admin: ApiClient;
  let auditor: ApiClient;
  let caseId: string;
  beforeAll(async () => {
    scene = await startScene();
    officer = scene.commission.officer;
    [finance, admin, auditor] = await Promise.all([
      scene.signIn('finance'),
      scene.signIn('admin'),
      scene.signIn('auditor'),
    ]);
  });
  beforeEach(async () => {
    await scene.record.query(`DELETE FROM delegation`);
    caseId = await submitPark(scene.record, scene.applicant, await openBatch(scene.record, scene.applicant));
  });
  afterAll(() => scene?.stop());

  const delegate = (change: object = {}, by = officer) =>
    by.post<DelegationView>('/delegations', {
      standInId: finance.accountId,
      roles: ['caseOfficer'],
      fromOn: TODAY,
      untilOn: addDays(TODAY, 7),
      reason: '出差',
      ...change,
    });
  const forOfficer = (): RequestOptions => ({ headers: { 'X-On-Behalf-Of': officer.accountId } });
  const ask = <T>(by: ApiClient, method: string, path: string, body?: unknown, options = forOfficer()) =>
    by.request<T>(method, path, body, options);
  /** A file that the dossier of a case was handed in with. */
  const handedInWith = async (id: string) => {
    const file = await upload(scene.applicant, '租约.pdf', aPdf());
    await scene.record.query(
      `WITH attached AS (
         INSERT INTO dossier_part (dossier_id, organisation_id, revision, part, version, content, saved_by)
         SELECT subject_id, organisation_id, 1, 'attachments', 1, $2, $3 FROM procedure_case WHERE id = $1
       ) INSERT INTO dossier_submission (dossier_id, organisation_id, revision, content_hash, submitted_by)
         SELECT subject_id, organisation_id, 1, '', $3 FROM procedure_case WHERE id = $1`,
      [id, JSON.stringify({ rows: [{ id: randomUUID(), file: file.id }] }), scene.applicant.accountId],
    );
    return file.id;
  };
  const suspend = (by = finance, options = forOfficer()) =>
    by.patiently('POST', `/cases/${caseId}/suspension`, { reason: '等待核实' }, options);
  const assign = (officerId: string | null, options?: RequestOptions) =>
    finance.put(`/cases/${caseId}/officer`, { officerId }, options);

  it('is done in decisions and contributions, and both are named in the trail and in the timeline of the staff', async () => {
    expect(await refusalOf(suspend(finance, {}))).toMatchObject({ status: 403, code: 'request.forbidden' });
    expect(await refusalOf(suspend())).toMatchObject({ status: 403, code: 'delegation.none' });
    await delegate();
    expect(await refusalOf(suspend(finance, {}))).toMatchObject({ status: 403, code: 'request.forbidden' });
    await assign(officer.accountId, forOfficer());
    await suspend();
    const trail = await auditor.get<{ action: string }[]>(`/audit?caseId=${caseId}`);
    for (const action of ['assignOfficer', 'suspend']) {
      expect(trail.find((entry) => entry.action === action)).toMatchObject({
        actorId: finance.accountId,
        actorName: '朱会计（财务人员）',
        onBehalfOf: officer.accountId,
        onBehalfOfName: '王审核（受理人员）',
        actorRole: 'caseOfficer',
      });
    }
    const stepOf = async (by: ApiClient) =>
      (await by.get<TimelineView>(`/cases/${caseId}/timeline`)).done.find(({ action }) => action === 'suspend');
    expect((await stepOf(auditor))?.onBehalf).toEqual({ standIn: '朱会计（财务人员）', absent: '王审核（受理人员）' });
    // The applicant learns in which capacity it was done, and no name.
    expect((await stepOf(scene.applicant))?.onBehalf).toBeNull();
  });

  it('is told to whoever stands in, with the offices that are then theirs and what waits for them', async () => {
    await delegate();
    const own = await finance.get<PersonView>('/sessions/current');
    expect(own).toMatchObject({ roles: ['financeOfficer'], onBehalfOf: null });
    expect(own.standsInFor).toMatchObject([{ accountId: officer.accountId, roles: ['caseOfficer'] }]);
    expect(await ask<PersonView>(finance, 'GET', '/sessions/current')).toMatchObject({
      accountId: finance.accountId,
      roles: ['caseOfficer'],
      onBehalfOf: { accountId: officer.accountId, displayName: '王审核（受理人员）' },
    });
    const rules = await ask<{ permission: string }[]>(finance, 'GET', '/permissions/current');
    const may = rules.map(({ permission }) => permission);
    expect(may).toContain('suspend:case');
    expect(
      may.filter((permission) => ['act:inBulk', 'delegate:office', 'manage:ownAccount'].includes(permission)),
    ).toEqual([]);
    await assign(officer.accountId, forOfficer());
    const waiting = async (options: RequestOptions) =>
      (await ask<{ caseId: string }[]>(finance, 'GET', '/work-items?limit=200&mine=true', undefined, options)).map(
        (item) => item.caseId,
      );
    expect(await waiting(forOfficer())).toContain(caseId);
    expect(await waiting({})).not.toContain(caseId);
    const notices = await finance.get<{ template: string }[]>('/notices');
    expect(notices.map(({ template }) => template)).toContain('delegation.received');
  });

  /** Acts of every kind: decisions, contributions, and what is about no case. */
  const ACTS: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['a decision', () => suspend()],
    ['a contribution', () => assign(officer.accountId, forOfficer())],
    ['a batch that is opened', () => ask(finance, 'POST', '/batches', aBatch(`D-${randomUUID().slice(0, 8)}`))],
    ['an organisation that is invited', () => invite()],
    ['a template that is put back', () => ask(finance, 'DELETE', '/letter-templates/refused')],
    ['a file that is uploaded', () => uploadForOfficer()],
    ['a look at the experts', () => ask(finance, 'GET', '/experts')],
  ];
  const invite = () =>
    ask(finance, 'POST', '/registrations/invitations', { uscc: '12110000400777129F', email: 'host@guohe.example' });
  const uploadForOfficer = () => {
    const form = new FormData();
    form.set('file', new Blob([aPdf() as Uint8Array<ArrayBuffer>]), '记录.pdf');
    return finance.post('/files', form, forOfficer());
  };
  /** What is on record of acts in the officer's name, and of all that these acts make or change. */
  const written = () =>
    scene.record.query<unknown[]>(
      `SELECT (SELECT count(*)::int FROM audit_entry WHERE on_behalf_of = $1 AND actor_id = $2) AS entries,
         (SELECT count(*)::int FROM batch) AS batches, (SELECT count(*)::int FROM organisation_invitation) AS invitations,
         (SELECT count(*)::int FROM letter_template) AS templates, (SELECT count(*)::int FROM stored_file) AS files,
         (SELECT suspended_at IS NOT NULL OR officer_id IS NOT NULL FROM procedure_case WHERE id = $3) AS "caseChanged"`,
      [officer.accountId, finance.accountId, caseId],
    );
  /** Waits until a statement on these rows waits for a lock. */
  const isWaitedFor = (rows: string) =>
    until(async () => {
      const waiting = await scene.record.query<unknown[]>(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%' || $1 || '%'`,
        [rows],
      );
      return waiting.length > 0;
    });

  it.each(ACTS)('commits nothing by %s that came before its end and would be committed after it', async (_, act) => {
    const { id } = await delegate();
    const before = await written();
    const ending = scene.record.createQueryRunner();
    await ending.startTransaction();
    try {
      await ending.query(`UPDATE delegation SET ended_at = now(), ended_by = absent_id WHERE id = $1`, [id]);
      const refusal = refusalOf(act());
      // Whoever does not wait has committed it by then: that is no refusal.
      await Promise.race([isWaitedFor('FROM delegation'), refusal]);
      await ending.commitTransaction();
      expect(await refusal).toMatchObject({ status: 403, code: 'delegation.none' });
    } finally {
      await ending.release();
    }
    expect(await written()).toEqual(before);
  });

  it('ends behind what is being committed in the absent name: that stays', async () => {
    const { id } = await delegate();
    const holding = scene.record.createQueryRunner();
    await holding.startTransaction();
    try {
      await holding.query(`LOCK TABLE organisation_invitation IN EXCLUSIVE MODE`);
      const act = invite();
      await isWaitedFor('organisation_invitation');
      const end = officer.delete(`/delegations/${id}`);
      await isWaitedFor('FROM delegation');
      await holding.commitTransaction();
      await Promise.all([act, end]);
    } finally {
      await holding.release();
    }
    const [kept] = await scene.record.query<{ behalf: string; first: boolean }[]>(
      `SELECT e.on_behalf_of AS behalf, e.at < d.ended_at AS first FROM audit_entry e, delegation d
       WHERE e.action = 'inviteOrganisation' AND d.id = $1 ORDER BY e.id DESC LIMIT 1`,
      [id],
    );
    expect(kept).toEqual({ behalf: officer.accountId, first: true });
    expect(await refusalOf(invite())).toMatchObject({ status: 403, code: 'delegation.none' });
  });

  it('ends at once when it is ended, is over, or the office is lost, and begins on its first day', async () => {
    const { id } = await delegate();
    await ask(finance, 'GET', '/work-items');
    await finance.delete(`/delegations/${id}`);
    expect(await refusalOf(ask(finance, 'GET', '/work-items'))).toMatchObject({ code: 'delegation.none' });
    expect(await refusalOf(officer.delete(`/delegations/${id}`))).toMatchObject({ code: 'delegation.over' });
    expect((await officer.get<DelegationView[]>('/delegations')).map(({ state }) => state)).toEqual(['ended']);

    const later = await delegate({ fromOn: addDays(TODAY, 1) });
    expect(later.state).toBe('coming');
    expect(await refusalOf(ask(finance, 'GET', '/work-items'))).toMatchObject({ code: 'delegation.none' });
    await scene.record.query(`UPDATE delegation SET from_on = $2 WHERE id = $1`, [later.id, TODAY]);
    await ask(finance, 'GET', '/work-items');
    await scene.record.query(`UPDATE delegation SET from_on = $2, until_on = $2 WHERE id = $1`, [
      later.id,
      addDays(TODAY, -1),
    ]);
    expect(await refusalOf(ask(finance, 'GET', '/work-items'))).toMatchObject({ code: 'delegation.none' });

    await delegate();
    await scene.record.query(`UPDATE account SET roles = '{assessor}' WHERE id = $1`, [officer.accountId]);
    expect(await refusalOf(ask(finance, 'GET', '/work-items'))).toMatchObject({ code: 'delegation.none' });
    await scene.record.query(`UPDATE account SET roles = '{caseOfficer}' WHERE id = $1`, [officer.accountId]);
  });

  it('is offered to whoever could do it: colleagues of one side of the counter, by name and office alone', async () => {
    const candidates = (by: ApiClient) =>
      by.get<{ accountId: string; roles: readonly string[] }[]>('/delegations/candidates');
    const recommender = await scene.signIn('recommender');
    const another = await aTwin(scene.record, 'recommender', 'recommender2', '韩推荐（推荐单位）');
    expect((await candidates(recommender)).map(({ accountId }) => accountId)).toEqual(
      expect.arrayContaining([another, recommender.accountId]),
    );
    expect((await candidates(recommender)).flatMap(({ roles }) => roles)).toEqual(['recommender', 'recommender']);
    const offices = await candidates(officer);
    expect(offices.map(({ accountId }) => accountId)).toContain(finance.accountId);
    expect(offices.flatMap(({ roles }) => roles)).not.toContain('recommender');
    expect((await candidates(admin)).flatMap(({ roles }) => roles)).toContain('recommender');
    expect(Object.keys(offices[0] ?? {}).sort()).toEqual(['accountId', 'displayName', 'roles']);
    await recommender.post('/delegations', {
      standInId: another,
      roles: ['recommender'],
      fromOn: TODAY,
      untilOn: TODAY,
      reason: '出差',
    });
    await scene.record.query(`UPDATE account SET disabled_at = now() WHERE id = $1`, [another]);
    expect((await candidates(recommender)).map(({ accountId }) => accountId)).toEqual([recommender.accountId]);
    for (const person of [scene.applicant, auditor])
      expect(await refusalOf(candidates(person))).toMatchObject({ status: 403, code: 'request.forbidden' });
  });

  it('is for nobody else, and an account that was made up is answered as any other', async () => {
    await delegate();
    for (const [person, absent] of [
      [scene.applicant, officer.accountId],
      [await scene.signIn('expert1'), officer.accountId],
      [finance, scene.commission.decider.accountId],
      [finance, NOBODYS],
      [finance, 'x'],
    ] as const) {
      const refused = await refusalOf(ask(person, 'GET', '/work-items', undefined, on(absent)));
      expect(refused).toMatchObject({ status: 403, code: 'delegation.none' });
    }
    const scopes = { name: '同步', scopes: ['read:workItem'], days: 1, password: 'guohe-demo-2026' };
    const { token } = await finance.post<{ token: string }>('/account/tokens', scopes);
    const machine = await fetch(`${scene.stack.apiUrl}/api/v1/work-items`, {
      headers: { Authorization: `Bearer ${token}`, 'X-On-Behalf-Of': officer.accountId },
    });
    expect([machine.status, ((await machine.json()) as { code: string }).code]).toEqual([403, 'delegation.none']);
  });

  it('rechecks who has to stand aside, of both, at every case', async () => {
    await delegate();
    const host = '91110108MA01KJ2X84';
    const tied = (accountId: string) =>
      scene.record.query(
        `INSERT INTO expert_profile (account_id, version, name, institution, fields, languages) VALUES ($1, 1, '某', $2, '{}', '{}')`,
        [accountId, host],
      );
    const free = (accountId: string) =>
      scene.record.query(`DELETE FROM expert_profile WHERE account_id = $1`, [accountId]);
    await tied(finance.accountId);
    // Nor is any of it read: the case, who objects, what an officer alone looks at, the dossier and its files.
    const file = await handedInWith(caseId);
    const { subjectId } = await officer.get<{ subjectId: string }>(`/cases/${caseId}`);
    const objections = () => ask<object[]>(finance, 'GET', `/cases/${caseId}/objections`);
    const reads = [
      `/cases/${caseId}`,
      `/cases/${caseId}/timeline`,
      `/cases/${caseId}/checklist`,
      `/cases/${caseId}/correction`,
      `/dossiers/${subjectId}`,
      `/dossiers/${subjectId}/duplicates`,
      `/files/${file}`,
    ].map((path) => () => ask<object>(finance, 'GET', path));
    const acts = [() => suspend(), () => assign(officer.accountId, forOfficer()), objections, ...reads];
    for (const act of acts) {
      expect(await refusalOf(act())).toMatchObject({ status: 403, code: 'case.standAside' });
    }
    // In the own name nothing changes.
    expect(await finance.get(`/cases/${caseId}`)).toMatchObject({ id: caseId });
    await free(finance.accountId);
    await tied(officer.accountId);
    for (const act of acts) {
      expect(await refusalOf(act())).toMatchObject({ status: 403, code: 'delegation.absentTied' });
    }
    await free(officer.accountId);
    expect(await objections()).toEqual([]);
    for (const read of reads) {
      const code = await read().then(
        () => undefined,
        (error: { problem: { code: string } }) => error.problem.code,
      );
      // It was never returned: the one thing that there is not.
      expect([undefined, 'correction.none']).toContain(code);
    }
    await suspend();
  });

  it('is looked at again where a decision is committed: whoever may not hold the office any more decides nothing', async () => {
    await delegate();
    const rolesOfDecision = async () => {
      const id = randomUUID();
      await scene.record.query(
        `INSERT INTO command (id, account_id, case_id, action, request_hash, payload, on_behalf_of) VALUES ($1, $2, $3, 'suspend', '', '{}', $4)`,
        [id, finance.accountId, caseId, officer.accountId],
      );
      return commanded(scene.record, id, async (_, { actor }) => ({ answer: actor?.roles ?? null }));
    };
    expect(await rolesOfDecision()).toEqual(['caseOfficer']);
    await scene.record.query(`UPDATE account SET roles = '{auditor}' WHERE id = $1`, [finance.accountId]);
    expect(await rolesOfDecision()).toBeNull();
    // At the counter, or, where that has not heard of it yet, at the commit.
    expect(['delegation.none', 'request.forbidden']).toContain((await refusalOf(suspend())).code);
    await scene.record.query(`UPDATE account SET roles = '{financeOfficer}' WHERE id = $1`, [finance.accountId]);
  });

  it('of whoever recommends goes on for as long as both are of one unit, at the counter and where it is committed', async () => {
    const absent = await scene.signIn('recommender');
    const standInId = await aTwin(scene.record, 'recommender', 'recommender3', '魏推荐（推荐单位）');
    const standIn = await scene.signIn('recommender3');
    await delegate({ standInId, roles: ['recommender'] }, absent);
    const waiting = () => ask(standIn, 'GET', '/work-items', undefined, on(absent.accountId));
    const committed = async () => {
      const id = randomUUID();
      await scene.record.query(
        `INSERT INTO command (id, account_id, case_id, action, request_hash, payload, on_behalf_of) VALUES ($1, $2, $3, 'recommend', '', '{}', $4)`,
        [id, standInId, caseId, absent.accountId],
      );
      return commanded(scene.record, id, async (_, { actor }) => ({ answer: actor?.roles ?? null }));
    };
    const moves = (accountId: string, cityWide: boolean) =>
      scene.record.query(
        `UPDATE account SET recommending_unit_id = (SELECT id FROM recommending_unit WHERE city_wide = $2 ORDER BY id LIMIT 1)
         WHERE id = $1`,
        [accountId, cityWide],
      );
    await waiting();
    expect(await committed()).toEqual(['recommender']);
    // Looked up at every request.
    await moves(absent.accountId, false);
    expect(await refusalOf(waiting())).toMatchObject({ status: 403, code: 'delegation.none' });
    expect(await committed()).toBeNull();
    await moves(absent.accountId, true);
    await moves(standInId, false);
    expect(await committed()).toBeNull();
    await scene.record.query(`UPDATE account SET disabled_at = now() WHERE id = $1`, [standInId]);
  });

  it('is never done with what a person was chosen for by name, nor with accounts', async () => {
    await delegate({ standInId: finance.accountId }, officer);
    for (const [method, path, body] of [
      ['GET', '/account/tokens', undefined],
      ['POST', '/delegations', {}],
      ['GET', '/invitations', undefined],
      ['POST', '/bulk-actions', {}],
      ['PUT', `/meetings/${NOBODYS}/votes`, {}],
    ] as const) {
      const refused = await ask(finance, method, path, body).catch((error: { problem?: { code: string } }) => error);
      expect([path, (refused as { problem: { code: string } }).problem.code]).toEqual([path, 'delegation.personal']);
    }
  });

  it('keeps keys of requests apart from those in the own name', async () => {
    await delegate();
    const key = 'one-key-of-two-capacities';
    await finance.request('GET', '/work-items', undefined, { ...forOfficer(), key });
    await assign(officer.accountId, { ...forOfficer(), key });
    await assign(officer.accountId, { ...forOfficer(), key });
    expect(await refusalOf(assign(officer.accountId, { key }))).toMatchObject({ code: 'request.forbidden' });
  });

  it('is arranged by whoever is absent or an administrator, for somebody fit, on days that make an absence', async () => {
    const { decider } = scene.commission;
    const expert = await scene.signIn('expert1');
    const refused = async (change: object, by = officer) => (await refusalOf(delegate(change, by))).code;
    expect(await refused({ absentId: decider.accountId, roles: ['decisionMaker'] })).toBe('delegation.forAnother');
    expect(await refused({ standInId: officer.accountId })).toBe('delegation.yourself');
    expect(await refused({ roles: ['financeOfficer'] })).toBe('delegation.notYours');
    expect(await refused({ standInId: expert.accountId })).toBe('delegation.notFit');
    expect(await refused({ standInId: auditor.accountId })).toBe('account.officesConflict');
    expect(await refused({ standInId: NOBODYS })).toBe('request.notFound');
    expect(await refused({ fromOn: addDays(TODAY, -1) })).toBe('delegation.days');
    expect(await refused({ untilOn: addDays(TODAY, 92) })).toBe('delegation.days');
    const { id } = await delegate({ absentId: officer.accountId }, admin);
    expect(await refused({ standInId: decider.accountId, fromOn: addDays(TODAY, 7), untilOn: addDays(TODAY, 9) })).toBe(
      'delegation.taken',
    );
    expect(await refused({ standInId: officer.accountId, roles: ['decisionMaker'] }, decider)).toBe(
      'delegation.standInAbsent',
    );
    const about = async (by: ApiClient) => (await by.get<DelegationView[]>('/delegations')).map((each) => each.id);
    for (const by of [officer, finance, admin, auditor]) expect(await about(by)).toContain(id);
    expect(await about(decider)).toEqual([]);
    expect(await refusalOf(decider.delete(`/delegations/${id}`))).toMatchObject({ status: 404 });
    const [made] = await auditor.get<{ after: object; reason: null }[]>(
      `/audit?subjectId=${officer.accountId}&action=delegate&actorId=${admin.accountId}`,
    );
    expect(made).toMatchObject({ reason: null, after: { delegationId: id, standInId: finance.accountId } });
  });

  it('is arranged by nobody who would stand in: what is kept from administrators stays so', async () => {
    const refusal = await refusalOf(delegate({ absentId: officer.accountId, standInId: admin.accountId }, admin));
    expect(refusal).toMatchObject({ status: 422, code: 'delegation.toYourself', errors: [{ path: 'standInId' }] });
    expect(await refusalOf(ask(admin, 'GET', '/work-items'))).toMatchObject({ code: 'delegation.none' });
    // The officer's own choice, or another administrator's, is another matter.
    await delegate({ standInId: admin.accountId });
    await ask(admin, 'GET', '/work-items');
  });

  it('lets of two that are made at once for one office only one through', async () => {
    const { decider } = scene.commission;
    const made = await Promise.allSettled([delegate(), delegate({ standInId: decider.accountId })]);
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

function on(absentId: string): RequestOptions {
  return { headers: { 'X-On-Behalf-Of': absentId } };
}
