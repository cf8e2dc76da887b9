import { addDays } from '#domain/common/calendar-date.js';
import { ApiClient, type RequestOptions } from '#cli/client/api-client.js';
import { aPdf, openDesk, refusalOf, TODAY, upload, type Desk } from '../../support/desk.js';

const COMING = '121100004007771240';
const INVITED = '12110000400777129F';
const FAILING = '91110108MA01ABCD10';

describe('whoever stands in for an officer', () => {
  let desk: Desk;
  let officer: ApiClient;
  let finance: ApiClient;
  /** What is decided of an organisation, by USCC; each of them fails where somebody is tied to it. */
  let acts: Readonly<Record<string, (by: ApiClient) => Promise<unknown>>>;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    [officer, finance] = await Promise.all([desk.as('officer'), desk.as('finance')]);
    const days = { fromOn: TODAY, untilOn: addDays(TODAY, 1), reason: '出差' };
    await officer.post('/delegations', { standInId: finance.accountId, roles: ['caseOfficer'], ...days });
    const park = await desk.as('park');
    const { organisationId } = await park.get<{ organisationId: string }>('/sessions/current');
    await desk.rows(`UPDATE organisation SET uscc = $2 WHERE id = $1`, [organisationId, FAILING]);
    const override = { reason: '与原件一致', licenceFileId: (await upload(park, '执照.pdf', aPdf())).id };
    const invitation = { uscc: INVITED, email: 'invited@guohe.example' };
    const [approved, refused] = [await registered(), await registered()];
    acts = {
      [FAILING]: (by) => by.put(`/organisations/${organisationId}/uscc-override`, override, as(by)),
      [INVITED]: (by) => by.post('/registrations/invitations', invitation, as(by)),
      [`${COMING} approved`]: (by) => by.post(`/registrations/${approved}/approval`, { revision: 1 }, as(by)),
      [`${COMING} refused`]: (by) =>
        by.post(`/registrations/${refused}/refusal`, { reason: '证照不符', revision: 1 }, as(by)),
    };
  });
  afterAll(() => desk?.stop());

  const as = (by: ApiClient): RequestOptions =>
    by === finance ? { headers: { 'X-On-Behalf-Of': officer.accountId } } : {};

  async function registered(): Promise<string> {
    const nobody = ApiClient.anonymous(desk.stack.apiUrl);
    const named = { name: '某院', uscc: COMING, district: '110108', displayName: '李明', email: 'li@guohe.example' };
    const { id, token } = await nobody.post<{ id: string; token: string }>('/registrations', named);
    const form = new FormData();
    form.set('file', new Blob([aPdf() as Uint8Array<ArrayBuffer>]), '执照.pdf');
    await nobody.post(`/registrations/${id}/licence`, form, { headers: { 'X-Registration-Token': token } });
    return id;
  }

  const tied = (accountId: string, uscc: string) =>
    desk.rows(
      `INSERT INTO expert_profile (account_id, version, name, institution, fields, languages) VALUES ($1, 1, '某', $2, '{}', '{}')`,
      [accountId, uscc],
    );
  const free = () => desk.rows(`DELETE FROM expert_profile WHERE account_id = ANY($1)`, [[finance, officer].map(({ accountId }) => accountId)]); // prettier-ignore

  it('decides nothing of an organisation to which one of both is tied, nor invites it', async () => {
    for (const [named, act] of Object.entries(acts)) {
      const [uscc = ''] = named.split(' ');
      await tied(finance.accountId, uscc);
      expect(await refusalOf(act(finance))).toMatchObject({ status: 403, code: 'case.standAside' });
      await free();
      await tied(officer.accountId, uscc);
      expect(await refusalOf(act(finance))).toMatchObject({ status: 403, code: 'delegation.absentTied' });
      await free();
    }
    const left = await desk.rows(`SELECT FROM audit_entry WHERE on_behalf_of IS NOT NULL AND action <> 'delegate'`);
    expect(left).toEqual([]);
  });

  it('decides of all others', async () => {
    await tied(finance.accountId, '91110000000000000X');
    for (const act of Object.values(acts)) await act(finance);
  });
});
