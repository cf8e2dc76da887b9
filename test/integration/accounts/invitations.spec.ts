import { randomBytes } from 'node:crypto';
import { ApiClient, type ProblemError } from '#cli/client/api-client.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { aPdf, openDesk, refusalOf, type Desk } from '../../support/desk.js';

/** A registration that nobody has corrected. */
const AS_FILED = { revision: 1 };
const PASSWORD = 'a long enough secret';

interface Colleague {
  readonly accountId: string;
  readonly login: string;
  readonly administrator: boolean;
}
interface Registration {
  readonly id: string;
  readonly token: string;
  readonly state: string;
  readonly licenceFileId: string | null;
}

describe('people and organisations come in', () => {
  let desk: Desk;
  let admin: ApiClient;
  let officer: ApiClient;
  let nobody: ApiClient;
  let people = 0;
  beforeAll(async () => {
    desk = await openDesk({ worker: false, env: { TRUST_PROXY: '1' } });
    [admin, officer] = [await desk.as('admin'), await desk.as('officer')];
    nobody = ApiClient.anonymous(desk.stack.apiUrl);
  });
  afterAll(() => desk.stop());

  /** The end of the last link that went to a mailbox. */
  async function tokenTo(email: string): Promise<string> {
    const [mail] = await desk.rows<{ link: string }>(
      `SELECT params ->> 'link' AS link FROM mail WHERE address = $1 AND kind = 'invitation' ORDER BY id DESC LIMIT 1`,
      [email],
    );
    return mail?.link.split('#').at(-1) ?? '';
  }
  const aUnit = async () => {
    const units = await officer.get<{ id: string; cityWide: boolean }[]>('/recommending-units');
    return units.find(({ cityWide }) => !cityWide)?.id;
  };
  const someone = () => {
    const login = `invited.${++people}`;
    return { login, email: `${login}@guohe.example` };
  };
  const accept = (token: string, login: string) =>
    nobody.post('/invitations/acceptance', { token, login, password: PASSWORD });
  const signIn = (login: string) => ApiClient.signIn(desk.stack.apiUrl, login, PASSWORD);
  async function invited(
    by: ApiClient,
    path: string,
    more: object,
  ): Promise<{ login: string; token: string; id: string }> {
    const { login, email } = someone();
    const { id } = await by.post<{ id: string }>(path, { email, displayName: '李明', ...more });
    return { login, id, token: await tokenTo(email) };
  }
  async function aColleague(of: ApiClient, more: object = {}): Promise<ApiClient> {
    const { login, token } = await invited(of, '/colleagues/invitations', more);
    await accept(token, login);
    return signIn(login);
  }

  it.each(['caseOfficer', 'expert', 'assessor', 'recommender', 'financeOfficer'])(
    'a %s by invitation of the administrator, with a mailbox that is theirs',
    async (role) => {
      const unit = role === 'recommender' && { recommendingUnitId: await aUnit() };
      const { login, token } = await invited(admin, '/invitations', { roles: [role], ...unit });
      await accept(token, login);
      expect(await (await signIn(login)).get('/sessions/current')).toMatchObject({ roles: [role], ...unit });
      const [account] = await desk.rows(
        `SELECT email, email_verified_at IS NOT NULL AS known FROM account WHERE login = $1`,
        [login],
      );
      expect(account).toEqual({ email: `${login}@guohe.example`, known: true });
      expect(await refusalOf(accept(token, `${login}.again`))).toMatchObject({ code: 'invitation.linkUsed' });
    },
  );

  it('an expert by invitation of a case officer, who gives no office and makes no applicant', async () => {
    await invited(officer, '/invitations', { roles: ['expert'] });
    const invite = (by: ApiClient, roles: string[]) =>
      by.post('/invitations', { ...{ email: 'x@guohe.example', displayName: '某' }, roles });
    expect(await refusalOf(invite(officer, ['administrator']))).toMatchObject({ code: 'invitation.notYoursToGive' });
    expect(await refusalOf(invite(officer, ['expert', 'caseOfficer']))).toMatchObject({ status: 403 });
    expect(await refusalOf(invite(admin, ['applicant']))).toMatchObject({ code: 'request.invalid' });
    expect(await refusalOf(invite(admin, ['auditor', 'caseOfficer']))).toMatchObject({
      code: 'account.officesConflict',
    });
    const wrong = { email: 'a@b.example\r\nBcc: c@d.example', displayName: '某', roles: ['expert'] };
    expect((await refusalOf(admin.post('/invitations', wrong))).status).toBeGreaterThanOrEqual(400);
  });

  it('nobody by a link that is over, withdrawn, made up or used at the same moment', async () => {
    const withdrawn = await invited(admin, '/invitations', { roles: ['expert'] });
    await admin.delete(`/invitations/${withdrawn.id}`);
    expect(await refusalOf(accept(withdrawn.token, 'w.w'))).toMatchObject({ code: 'invitation.linkUsed' });
    expect(await refusalOf(accept('A'.repeat(43), 'w.w'))).toMatchObject({ code: 'invitation.linkUsed' });
    const over = await invited(admin, '/invitations', { roles: ['expert'] });
    await desk.rows(`UPDATE invitation SET expires_at = now() WHERE id = $1`, [over.id]);
    expect(await refusalOf(accept(over.token, 'w.w'))).toMatchObject({ code: 'invitation.linkUsed' });
    const one = await invited(admin, '/invitations', { roles: ['expert'] });
    const ends = await Promise.allSettled([accept(one.token, 'at.once.1'), accept(one.token, 'at.once.2')]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(JSON.stringify(await desk.rows(`SELECT * FROM invitation`))).not.toContain(one.token);
  });

  it('one person by invitations that are sent again, also at the same moment: the last link counts', async () => {
    const { login, email } = someone();
    const invite = (by: ApiClient, roles: string[], to = email, more = {}) =>
      by.post<{ id: string }>('/invitations', { email: to, displayName: '李明', roles, ...more });
    const first = await invite(admin, ['expert', 'assessor']);
    const old = await tokenTo(email);
    await Promise.all([
      invite(admin, ['assessor', 'expert']),
      invite(officer, ['expert', 'assessor'], email.toUpperCase()),
    ]);
    const open = (await admin.get<{ id: string; email: string }[]>('/invitations')).filter(
      (each) => each.email.toLowerCase() === email,
    );
    expect(open).toHaveLength(1);
    expect(open[0]?.id).not.toBe(first.id);
    expect(await refusalOf(accept(old, login))).toMatchObject({ code: 'invitation.linkUsed' });
    const [line] = await desk.rows(
      `SELECT after -> 'insteadOf' AS ended FROM audit_entry WHERE action = 'invite' AND after ->> 'invitationId' = $1`,
      [open[0]?.id],
    );
    expect(line).toEqual({ ended: [expect.any(String)] });
    // As something else it is another one.
    await invite(admin, ['recommender'], email, { recommendingUnitId: await aUnit() });
    expect(await admin.get('/invitations')).toContainEqual(expect.objectContaining({ id: open[0]?.id }));
  });

  it('one person by invitations as several things: the second one joins with the account that is there', async () => {
    const { login, email } = someone();
    const invite = async (role: string) => {
      await admin.post('/invitations', { email, displayName: '李明', roles: [role] });
      return tokenTo(email);
    };
    const tokens = [await invite('expert'), await invite('assessor')] as const;
    const ends = await Promise.allSettled(tokens.map((token, n) => accept(token, `${login}.${n}`)));
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const second = ends.findIndex(({ status }) => status === 'rejected');
    const token = tokens[second] ?? '';
    expect(await refusalOf(accept(token, `${login}.x`))).toMatchObject({
      status: 409,
      code: 'invitation.accountThere',
    });
    const person = await signIn(`${login}.${1 - second}`);
    await person.post('/account/invitations', { token });
    const { roles } = await person.get<{ roles: string[] }>('/sessions/current');
    expect([...roles].sort()).toEqual(['assessor', 'expert']);
    // Whoever has left with it comes anew.
    const again = await invite('expert');
    await admin.request('PATCH', `/accounts/${person.accountId}`, { disabled: true });
    await accept(again, `${login}.new`);
  });

  it('colleagues by invitation of the administrator of their organisation, to whom alone they belong', async () => {
    const park = await desk.as('park');
    const colleague = await aColleague(park);
    const [mine, theirs] = [park, colleague].map((each) => each.get<{ organisationId: string }>('/sessions/current'));
    expect((await theirs)?.organisationId).toBe((await mine)?.organisationId);
    const listed = await colleague.get<Colleague[]>('/colleagues');
    expect(listed.find(({ accountId }) => accountId === colleague.accountId)).toMatchObject({ administrator: false });
    const invite = { email: 'further@guohe.example', displayName: '某' };
    expect(await refusalOf(colleague.post('/colleagues/invitations', invite))).toMatchObject({
      code: 'colleague.administratorOnly',
    });
    const research = await desk.as('research');
    expect((await research.get<Colleague[]>('/colleagues')).map((each) => each.accountId)).not.toContain(
      colleague.accountId,
    );
    expect(await refusalOf(research.delete(`/colleagues/${colleague.accountId}`))).toMatchObject({ status: 404 });
    const deputy = await aColleague(park, { administrator: true });
    await deputy.delete(`/colleagues/${colleague.accountId}`);
    expect(await refusalOf(colleague.get('/dossiers'))).toMatchObject({ code: 'session.required' });
    expect(await refusalOf(deputy.delete(`/colleagues/${deputy.accountId}`))).toMatchObject({
      code: 'colleague.yourself',
    });
  });

  describe('colleagues, of whom so many are invited', () => {
    const invite = (by: ApiClient, email: string) =>
      by.send('POST', '/colleagues/invitations', { email, displayName: '李明' });

    it('and so many at a time, also by requests at the same moment', async () => {
      const by = await desk.as('enterprise');
      await desk.rows(
        `INSERT INTO invitation (token_hash, email, display_name, roles, organisation_id, administrator, dossiers, invited_by, expires_at)
         SELECT 'open-' || n, n || '@guohe.example', '某', '{applicant}', a.organisation_id, false, '[]', a.id, now() + interval '1 day'
         FROM account a, generate_series(1, 48) n WHERE a.login = 'enterprise'`,
      );
      const answers = await Promise.all([1, 2, 3, 4].map((n) => invite(by, `open.${n}@guohe.example`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
      const [open] = await by.get<{ id: string }[]>('/colleagues/invitations');
      expect(
        await refusalOf(by.post('/colleagues/invitations', { email: 'a@b.example', displayName: '某' })),
      ).toMatchObject({
        code: 'colleague.tooManyOpen',
        params: { most: 50 },
      });
      expect((await invite(by, '48@guohe.example')).status).toBe(201);
      await by.delete(`/colleagues/invitations/${open?.id}`);
      expect((await invite(by, 'open.5@guohe.example')).status).toBe(201);
    });
  });

  it('a person for several organisations, one at a time, and as an expert beside', async () => {
    const [park, research] = [await desk.as('park'), await desk.as('research')];
    const person = await aColleague(park);
    const { token } = await invited(research, '/colleagues/invitations', {});
    await person.post('/account/invitations', { token });
    expect(await refusalOf(person.post('/account/invitations', { token }))).toMatchObject({
      code: 'invitation.linkUsed',
    });
    const expert = await invited(officer, '/invitations', { roles: ['expert'] });
    await person.post('/account/invitations', { token: expert.token });

    const idOf = async (client: ApiClient) =>
      (await client.get<{ organisationId: string }>('/sessions/current')).organisationId;
    const [parkId, researchId] = [await idOf(park), await idOf(research)];
    expect(await person.get('/sessions/current')).toMatchObject({
      roles: ['applicant', 'expert'],
      organisationId: researchId,
    });
    expect((await refusalOf(person.get(`/organisations/${parkId}`))).status).toBe(404);
    await person.put('/account/organisation', { organisationId: parkId });
    await person.get(`/organisations/${parkId}`);
    expect((await refusalOf(person.get(`/organisations/${researchId}`))).status).toBe(404);
    const memberships = await person.get<{ organisationId: string; current: boolean }[]>('/account/organisations');
    expect(memberships.map(({ organisationId }) => organisationId).sort()).toEqual([parkId, researchId].sort());
    const enterprise = await idOf(await desk.as('enterprise'));
    expect(await refusalOf(person.put('/account/organisation', { organisationId: enterprise }))).toMatchObject({
      status: 404,
    });
    await park.delete(`/colleagues/${person.accountId}`);
    expect(await person.get('/sessions/current')).toMatchObject({ organisationId: researchId });
  });

  it('nobody into another recommending unit than the own: there an administrator moves people', async () => {
    const units = await officer.get<{ id: string }[]>('/recommending-units');
    const [city, one] = units.map(({ id }) => id) as [string, string];
    const toUnit = (recommendingUnitId: string, ...roles: string[]) =>
      invited(officer, '/invitations', { roles: ['recommender', ...roles], recommendingUnitId });
    const expert = await invited(officer, '/invitations', { roles: ['expert'] });
    await accept(expert.token, expert.login);
    const person = await signIn(expert.login);
    const join = (token: string) => person.post('/account/invitations', { token });
    await join((await toUnit(one)).token);
    const trailed = async () => {
      const lines = await desk.rows<{ before: object; after: object }>(
        `SELECT before, after FROM audit_entry WHERE action = 'acceptInvitation' AND subject_id = $1 ORDER BY id`,
        [person.accountId],
      );
      return lines.at(-1);
    };
    expect(await trailed()).toMatchObject({
      before: { roles: ['expert'], organisationId: null },
      after: { roles: ['expert', 'recommender'], recommendingUnitId: one },
    });
    for (const another of [units[2]?.id as string, city]) {
      expect(await refusalOf(join((await toUnit(another)).token))).toMatchObject({
        status: 409,
        code: 'invitation.anotherUnit',
      });
    }
    // Into the own, as something more.
    await join((await toUnit(one, 'assessor')).token);
    expect(await trailed()).toMatchObject({ before: { recommendingUnitId: one }, after: { recommendingUnitId: one } });
    expect(await person.get('/sessions/current')).toMatchObject({
      roles: ['expert', 'recommender', 'assessor'],
      recommendingUnitId: one,
    });
  });

  describe('nobody by an invitation of their own', () => {
    const heldBy = async (login: string) => {
      const [account] = await desk.rows<{ roles: string[] }>(`SELECT roles FROM account WHERE login = $1`, [login]);
      return account?.roles;
    };

    it('to whatever mailbox it goes: another person’s account may be given the same', async () => {
      for (const [inviter, login, roles] of [
        [officer, 'officer', ['expert', 'assessor']],
        [admin, 'admin', ['caseOfficer']],
      ] as const) {
        const { token } = await invited(inviter, '/invitations', { roles });
        const before = await heldBy(login);
        expect(await refusalOf(inviter.post('/account/invitations', { token }))).toMatchObject({
          status: 422,
          code: 'invitation.yourself',
        });
        expect(await heldBy(login)).toEqual(before);
        // It is not used up by that.
        const { login: another } = someone();
        await accept(token, another);
        expect(await heldBy(another)).toEqual(roles);
      }
    });

    it('sent in their name by whoever stands in for them', async () => {
      const finance = await desk.as('finance');
      const today = calendarDateOf(new Date());
      const days = { fromOn: today, untilOn: today };
      await officer.post('/delegations', {
        standInId: finance.accountId,
        roles: ['caseOfficer'],
        ...days,
        reason: '出差',
      });
      const body = { email: someone().email, displayName: '李明', roles: ['expert'] };
      const onBehalf = { headers: { 'X-On-Behalf-Of': officer.accountId } };
      expect(await refusalOf(finance.request('POST', '/invitations', body, onBehalf))).toMatchObject({
        code: 'delegation.personal',
      });
    });

    it('to the own mailbox', async () => {
      const { login, token } = await invited(admin, '/invitations', { roles: ['caseOfficer'] });
      await accept(token, login);
      const body = { email: `${login.toUpperCase()}@guohe.example`, displayName: '李明', roles: ['expert'] };
      expect(await refusalOf((await signIn(login)).post('/invitations', body))).toMatchObject({
        code: 'invitation.yourself',
        errors: [{ path: 'email' }],
      });
    });
  });

  it('nobody by an invitation of somebody who has left the office since', async () => {
    const leaves = await invited(admin, '/invitations', { roles: ['administrator'] });
    await accept(leaves.token, leaves.login);
    const leaver = await signIn(leaves.login);
    const late = await invited(leaver, '/invitations', { roles: ['caseOfficer'] });
    await admin.request('PATCH', `/accounts/${leaver.accountId}`, { roles: ['caseOfficer'] });
    expect(await refusalOf(accept(late.token, late.login))).toMatchObject({ code: 'invitation.linkUsed' });
    const listed = await admin.get<{ id: string }[]>('/invitations');
    expect(listed.map(({ id }) => id)).not.toContain(late.id);
    // As a case officer, whoever it is may still invite an expert; the same invitation stands again once the office is held again.
    const expert = await invited(await signIn(leaves.login), '/invitations', { roles: ['expert'] });
    await accept(expert.token, expert.login);
    await admin.request('PATCH', `/accounts/${leaver.accountId}`, { disabled: true });
    expect(await refusalOf(accept(late.token, late.login))).toMatchObject({ code: 'invitation.linkUsed' });
  });

  it('no colleague by an invitation of an administrator who has left the organisation', async () => {
    const park = await desk.as('park');
    const deputy = await aColleague(park, { administrator: true });
    const { login, token } = await invited(deputy, '/colleagues/invitations', {});
    await park.delete(`/colleagues/${deputy.accountId}`);
    expect(await refusalOf(accept(token, login))).toMatchObject({ code: 'invitation.linkUsed' });
  });

  it('one of two administrators who send each other away at once, never both', async () => {
    const park = await desk.as('park');
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [
        await aColleague(park, { administrator: true }),
        await aColleague(park, { administrator: true }),
      ];
      const ends = await Promise.allSettled([
        one.delete(`/colleagues/${other.accountId}`),
        other.delete(`/colleagues/${one.accountId}`),
      ]);
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const left = (await park.get<Colleague[]>('/colleagues')).map(({ accountId }) => accountId);
      expect([one, other].filter(({ accountId }) => left.includes(accountId))).toHaveLength(1);
    }
  });

  it('no officer for an organisation: nobody stands on both sides of the counter', async () => {
    const { token } = await invited(await desk.as('park'), '/colleagues/invitations', {});
    expect(await refusalOf(officer.post('/account/invitations', { token }))).toMatchObject({
      code: 'account.rolesConflict',
    });
    // The invitation is as it was.
    await accept(token, 'takes.it');
  });

  const REGISTRATION = { name: '某某研究院', district: '110108', displayName: '李明' };
  const register = (uscc: string, email: string, more: object = {}) =>
    nobody.post<Registration>('/registrations', { ...REGISTRATION, uscc, email, ...more });
  function attach({ id, token }: Pick<Registration, 'id' | 'token'>, content = aPdf('licence')): Promise<Registration> {
    const form = new FormData();
    form.set('file', new Blob([content as Uint8Array<ArrayBuffer>]), '营业执照.pdf');
    return nobody.post(`/registrations/${id}/licence`, form, { headers: { 'X-Registration-Token': token } });
  }

  it('an organisation by its own registration, with its licence, once an officer approves', async () => {
    const { login, email } = someone();
    const receipt = await register('12110000400777123X', email);
    expect(receipt).toMatchObject({ state: 'withoutLicence' });
    const pending = () => officer.get<Registration[]>('/registrations');
    expect((await pending()).map(({ id }) => id)).not.toContain(receipt.id);
    expect(await refusalOf(officer.post(`/registrations/${receipt.id}/approval`, AS_FILED))).toMatchObject({
      code: 'registration.notOpen',
    });
    const before = await officer.get<{ count: number }>('/registrations/waiting');
    expect(await attach(receipt)).toMatchObject({ state: 'pending' });
    expect(await officer.get('/registrations/waiting')).toEqual({
      count: before.count + 1,
      oldestFiledAt: expect.any(String),
    });
    expect(await refusalOf(admin.get('/registrations/waiting'))).toMatchObject({ status: 403 });
    expect(await refusalOf(attach(receipt))).toMatchObject({ code: 'registration.notOpen' });
    const found = (await pending()).find(({ id }) => id === receipt.id);
    expect((await officer.send('GET', `/files/${found?.licenceFileId}/content`)).status).toBe(200);
    await officer.post(`/registrations/${receipt.id}/approval`, AS_FILED);
    await accept(await tokenTo(email), login);
    const its = await signIn(login);
    expect(await its.get('/account/organisations')).toMatchObject([
      { name: '某某研究院', administrator: true, current: true },
    ]);
    await its.post('/colleagues/invitations', { email: 'next@guohe.example', displayName: '某' });
  });

  describe('an organisation by its own registration, corrected', () => {
    const stated = { name: '某某研究院', district: '110108', displayName: '李明', email: 'slip@guohe.example' };
    const by = ({ token }: Registration) => ({ headers: { 'X-Registration-Token': token } });
    const correct = (receipt: Registration, change: object, revision = 1) => {
      const body = { ...stated, uscc: MISTYPED, revision, ...change };
      return nobody.put<Registration>(`/registrations/${receipt.id}`, body, by(receipt));
    };
    const MISTYPED = '12110000400777139G';
    const MEANT = '12110000400777147B';

    it('until an officer decides, who decides on nothing but what was read', async () => {
      const receipt = await register(MISTYPED, stated.email);
      await attach(receipt);
      expect(await correct(receipt, { uscc: MEANT, name: '某某研究所' })).toMatchObject({
        state: 'pending',
        revision: 2,
        uscc: MEANT,
        name: '某某研究所',
      });
      for (const [decision, more] of [
        ['approval', {}],
        ['refusal', { reason: '不符' }],
      ] as const) {
        const decided = officer.post(`/registrations/${receipt.id}/${decision}`, { ...AS_FILED, ...more });
        expect(await refusalOf(decided)).toMatchObject({ status: 409, code: 'registration.corrected' });
      }
      await officer.post(`/registrations/${receipt.id}/approval`, { revision: 2 });
      expect(await desk.rows(`SELECT name FROM organisation WHERE uscc = ANY($1)`, [[MISTYPED, MEANT]])).toEqual([
        { name: '某某研究所' },
      ]);
      expect(await refusalOf(correct(receipt, {}))).toMatchObject({ status: 409, code: 'registration.notOpen' });
      const [line] = await desk.rows(
        `SELECT actor_role, before ->> 'uscc' AS before, after ->> 'uscc' AS after, after -> 'changed' AS changed
         FROM audit_entry WHERE action = 'correctRegistration' AND subject_id = $1`,
        [receipt.id],
      );
      expect(line).toEqual({ actor_role: 'public', before: MISTYPED, after: MEANT, changed: ['name', 'uscc'] });
    });

    it('with the token alone, and told at the field what is wrong with it', async () => {
      const receipt = await register(MISTYPED, stated.email);
      expect(await refusalOf(correct({ ...receipt, token: 'A'.repeat(43) }, {}))).toMatchObject({ status: 404 });
      const wrong = [
        ['uscc', 'organisation.usccMalformed', '123'],
        ['district', 'organisation.districtUnknown', '999999'],
        ['email', 'mail.addressInvalid', 'nobody'],
      ] as const;
      for (const [path, code, value] of wrong)
        expect(await refusalOf(correct(receipt, { [path]: value }))).toMatchObject({ code, errors: [{ path, code }] });
      // What changes nothing is no correction.
      for (const displayName of ['王明', '王明'])
        expect(await correct(receipt, { displayName })).toMatchObject({ displayName, revision: 2 });
    });

    it('once from what was read, and so many times a day', async () => {
      const receipt = await register(MISTYPED, stated.email);
      await correct(receipt, { displayName: '1' });
      const inAnotherWindow = correct(receipt, { displayName: '2' });
      expect(await refusalOf(inAnotherWindow)).toMatchObject({ status: 409, code: 'registration.correctedElsewhere' });
      for (let n = 2; n <= 20; n += 1) await correct(receipt, { displayName: `${n}` }, n);
      const again = await refusalOf(correct(receipt, { displayName: '21' }, 21));
      expect(again).toMatchObject({ status: 429, code: 'registration.correctedTooOften' });
    });

    it('so that what is refused uses up nothing of what may be registered', async () => {
      const receipt = await register(MISTYPED, stated.email);
      await correct(receipt, { displayName: '1' });
      await desk.rows(`UPDATE attempt_count SET points = 20 WHERE key LIKE 'corrections:%'`);
      const counted = () => desk.rows(`SELECT key, points FROM attempt_count WHERE key LIKE 'regist%' ORDER BY key`);
      const before = await counted();
      expect(await refusalOf(correct(receipt, { uscc: MEANT }, 2))).toMatchObject({
        status: 429,
        code: 'registration.correctedTooOften',
      });
      await attach(receipt);
      await officer.post(`/registrations/${receipt.id}/refusal`, { revision: 2, reason: '不符' });
      expect(await refusalOf(correct(receipt, { uscc: MEANT }, 2))).toMatchObject({ code: 'registration.notOpen' });
      expect(await counted()).toEqual(before);
      expect(before).not.toEqual([]);
    });

    it('not into another than was invited: an officer looks at that', async () => {
      await officer.post('/registrations/invitations', { uscc: MISTYPED, email: stated.email });
      const [mail] = await desk.rows<{ link: string }>(
        `SELECT params ->> 'link' AS link FROM mail WHERE address = $1 AND kind = 'organisationInvitation'`,
        [stated.email],
      );
      const invitation = mail?.link.split('#invitation=').at(-1) ?? '';
      const receipt = await register(MISTYPED, stated.email, { invitation });
      await correct(receipt, { uscc: '121100004007771556' });
      expect(await attach(receipt)).toMatchObject({ state: 'pending' });
    });
  });

  it('no organisation that an officer refuses, with a reason; it is looked up with the token alone', async () => {
    const receipt = await register('121100004007771240', someone().email);
    await attach(receipt);
    const look = (token: string) =>
      nobody.request('GET', `/registrations/${receipt.id}`, undefined, { headers: { 'X-Registration-Token': token } });
    await officer.post(`/registrations/${receipt.id}/refusal`, { ...AS_FILED, reason: '证照与所填代码不符' });
    expect(await look(receipt.token)).toMatchObject({ state: 'refused', reason: '证照与所填代码不符' });
    expect(await refusalOf(look('A'.repeat(43)))).toMatchObject({ status: 404 });
    expect(await refusalOf(officer.post(`/registrations/${receipt.id}/approval`, AS_FILED))).toMatchObject({
      code: 'registration.notOpen',
    });
  });

  it('no organisation twice, and none is told of to strangers', async () => {
    const [{ uscc } = { uscc: '' }] = await desk.rows<{ uscc: string }>(`SELECT uscc FROM organisation LIMIT 1`);
    const receipt = await register(uscc, someone().email);
    await attach(receipt);
    expect(await refusalOf(officer.post(`/registrations/${receipt.id}/approval`, AS_FILED))).toMatchObject({
      code: 'organisation.usccTaken',
    });
  });

  it('no organisation twice, by two approvals at the same moment either', async () => {
    const uscc = '12110000400777128C';
    const both = [await register(uscc, someone().email), await register(uscc, someone().email)];
    for (const each of both) await attach(each);
    const ends = await Promise.allSettled(
      both.map(({ id }) => officer.post(`/registrations/${id}/approval`, AS_FILED)),
    );
    const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as ProblemError] : []));
    expect(refused.map(({ problem }) => problem.code)).toEqual(['organisation.usccTaken']);
  });

  describe('an organisation by the invitation of an officer', () => {
    const inviteOrganisation = async (uscc: string, email: string) => {
      await officer.post('/registrations/invitations', { uscc, email });
      const [mail] = await desk.rows<{ link: string }>(
        `SELECT params ->> 'link' AS link FROM mail WHERE address = $1 AND kind = 'organisationInvitation'`,
        [email],
      );
      return mail?.link.split('#invitation=').at(-1) ?? '';
    };

    it('with its licence, without a further word', async () => {
      const { login, email } = someone();
      const uscc = '12110000400777129F';
      const invitation = await inviteOrganisation(uscc, email);
      const receipt = await register(uscc, email, { invitation });
      expect(receipt).toMatchObject({ state: 'withoutLicence' });
      expect(await attach(receipt)).toMatchObject({ state: 'approved' });
      await accept(await tokenTo(email), login);
      expect(await (await signIn(login)).get('/account/organisations')).toMatchObject([{ administrator: true }]);
      const [line] = await desk.rows(`SELECT actor_id FROM audit_entry WHERE action = 'admitInvited'`);
      expect(line).toEqual({ actor_id: officer.accountId });
      // Good once.
      expect(await attach(await register('12110000400777130L', email, { invitation }))).toMatchObject({
        state: 'pending',
      });
    });

    describe('whose code fails its check', () => {
      const FAILING = '121100004007771601';
      const CHECK = { status: 422, code: 'organisation.usccCheckFailed' };

      it('is refused at the field, of whoever invites and of whoever comes by it, with what to do', async () => {
        const { email } = someone();
        const invited = await refusalOf(officer.post('/registrations/invitations', { uscc: FAILING, email }));
        expect(invited).toMatchObject({ ...CHECK, errors: [{ path: 'uscc' }] });
        expect(invited.sentence).toEqual({
          zh: expect.stringContaining('不经邀请自行注册') as unknown,
          en: expect.stringContaining('without an invitation') as unknown,
        });
        expect(await desk.rows(`SELECT FROM mail WHERE address = $1`, [email])).toEqual([]);
        const invitation = await invitedBefore(email);
        expect(await refusalOf(register(FAILING, email, { invitation }))).toMatchObject({
          ...CHECK,
          errors: [{ path: 'uscc' }],
        });
        expect(await desk.rows(`SELECT FROM registration WHERE email = $1`, [email])).toEqual([]);
      });

      it('is admitted by no invitation that was sent before, but by an officer who has held it against the licence', async () => {
        const { email } = someone();
        const receipt = await register(FAILING, email);
        await invitedBefore(email);
        await desk.rows(
          `UPDATE registration SET invitation_id = (SELECT id FROM organisation_invitation WHERE email = $1) WHERE email = $1`,
          [email],
        );
        expect(await attach(receipt)).toMatchObject({ state: 'pending' });
        const [waiting] = await desk.rows<{ uscc: string }>(`SELECT uscc FROM registration WHERE id = $1`, [
          receipt.id,
        ]);
        expect(waiting).toEqual({ uscc: FAILING });
        expect(await officer.post(`/registrations/${receipt.id}/approval`, AS_FILED)).toMatchObject({
          state: 'approved',
          usccValid: false,
        });
      });

      /** As invitations were sent while nobody asked for the check. */
      async function invitedBefore(email: string): Promise<string> {
        const invitation = randomBytes(32).toString('base64url');
        await desk.rows(
          `INSERT INTO organisation_invitation (token_hash, uscc, email, invited_by, expires_at)
           VALUES (encode(sha256(convert_to($1, 'UTF8')), 'hex'), $2, $3, $4, now() + interval '1 day')`,
          [invitation, FAILING, email, officer.accountId],
        );
        return invitation;
      }
    });

    it.each([
      ['for another organisation', '12110000400777131P', 'same'],
      ['from another mailbox', '12110000400777132T', 'other@guohe.example'],
    ])('not %s: an officer looks at that', async (_, uscc, from) => {
      const { email } = someone();
      const invitation = await inviteOrganisation(from === 'same' ? '12110000400777133X' : uscc, email);
      const receipt = await register(uscc, from === 'same' ? email : from, { invitation });
      expect(await attach(receipt)).toMatchObject({ state: 'pending' });
    });

    it('so many times a day, while its licence has not come', async () => {
      const { email } = someone();
      const uscc = '12110000400777140M';
      const invitation = await inviteOrganisation(uscc, email);
      for (let each = 0; each < 5; each += 1) await register(uscc, email, { invitation });
      expect(await refusalOf(register(uscc, email, { invitation }))).toMatchObject({
        status: 429,
        code: 'registration.tooMany',
      });
    });

    it('not once it was withdrawn, by whichever officer', async () => {
      const { email } = someone();
      const uscc = '12110000400777137A';
      const invitation = await inviteOrganisation(uscc, email);
      const receipt = await register(uscc, email, { invitation });
      const open = await officer.get<{ id: string; uscc: string }[]>('/registrations/invitations');
      const { id = '' } = open.find((each) => each.uscc === uscc) ?? {};
      await officer.delete(`/registrations/invitations/${id}`);
      expect(await attach(receipt)).toMatchObject({ state: 'pending' });
      expect(await officer.get('/registrations/invitations')).not.toContainEqual(expect.objectContaining({ id }));
      expect(await refusalOf(officer.delete(`/registrations/invitations/${id}`))).toMatchObject({ status: 404 });
      expect(await refusalOf(admin.get('/registrations/invitations'))).toMatchObject({ status: 403 });
    });

    it('not once the officer has left', async () => {
      const { email } = someone();
      const uscc = '121100004007771341';
      const invitation = await inviteOrganisation(uscc, email);
      const receipt = await register(uscc, email, { invitation });
      await desk.rows(`UPDATE account SET roles = '{assessor}' WHERE login = 'officer'`);
      expect(await attach(receipt)).toMatchObject({ state: 'pending' });
      await desk.rows(`UPDATE account SET roles = '{caseOfficer}' WHERE login = 'officer'`);
    });
  });

  describe('from one network', () => {
    async function from(address: string, uscc: string): Promise<string> {
      const answer = await fetch(`${desk.stack.apiUrl}/api/v1/registrations`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
        body: JSON.stringify({ name: '某单位', uscc, district: '110108', displayName: '李明', email: someone().email }),
      });
      const { code = '' } = (await answer.json()) as { code?: string };
      return `${answer.status} ${code}`;
    }

    it('no flood of registrations of one organisation, which others file all the same', async () => {
      const uscc = '121100004007771354';
      for (let each = 0; each < 5; each += 1) expect(await from('198.51.100.7', uscc)).toBe('201 ');
      expect(await from('198.51.100.7', uscc)).toBe('429 registration.tooMany');
      expect(await from('198.51.100.8', uscc)).toBe('201 ');
    });

    it('no flood of registrations of whatever organisations', async () => {
      // As after twenty; the rate of a minute would end a test's sooner.
      await desk.rows(`UPDATE attempt_count SET points = 20 WHERE key LIKE 'registrars:%'`);
      expect(await from('198.51.100.7', '121100004007771367')).toBe('429 registration.tooMany');
      expect(await from('198.51.100.9', '121100004007771367')).toBe('201 ');
      await desk.rows(`DELETE FROM attempt_count WHERE key LIKE 'registrars:%'`);
    });
  });

  it('registrations page by page, the oldest first', async () => {
    const pages: string[] = [];
    for (let after = ''; ;) {
      const page = await officer.get<Registration[]>(`/registrations?limit=2${after && `&after=${after}`}`);
      pages.push(...page.map(({ id }) => id));
      after = page.at(-1)?.id ?? '';
      if (page.length < 2) break;
    }
    expect(pages.length).toBeGreaterThan(2);
    expect(pages).toEqual((await officer.get<Registration[]>('/registrations?limit=200')).map(({ id }) => id));
  });

  it.each([
    [{ uscc: 'ABC' }, 'organisation.usccMalformed'],
    [{ district: '990000' }, 'organisation.districtUnknown'],
    [{ email: 'a@b.example, c@d.example' }, 'mail.addressInvalid'],
    [{ state: 'approved' }, 'request.invalid'],
  ])('no organisation that registers with %j', async (change, code) => {
    const body = { ...REGISTRATION, uscc: '12110000400777125Y', email: 'x@guohe.example', ...change };
    expect(await refusalOf(nobody.post('/registrations', body))).toMatchObject({ code });
  });

  it('no licence that is none', async () => {
    const receipt = await register('12110000400777126W', someone().email);
    expect((await refusalOf(attach(receipt, Buffer.from('<html>')))).code).toMatch(/^file\./);
    expect(await attach(receipt)).toMatchObject({ state: 'pending' });
  });
});
