import type { ApiClient, Problem } from '#cli/client/api-client.js';
import type { ProblemCode } from '#contracts/problems.js';
import { addDays } from '#domain/common/calendar-date.js';
import { aCampaign } from '../../support/campaign.js';
import { aBatch, openDesk, refusalOf, TODAY, type Desk } from '../../support/desk.js';

/** Of nothing that there is. */
const NOBODYS = '018f4e2a-0000-7000-8000-000000000000';
const PASSWORD = 'long-enough-and-odd-7401';

type Send = (by: ApiClient) => Promise<unknown>;

describe('what is refused of one value of the body', () => {
  let desk: Desk;
  let officerId: string;
  let financeId: string;
  let batchId: string;
  let takenUscc: string;
  beforeAll(async () => {
    desk = await openDesk();
    officerId = (await desk.as('officer')).accountId;
    financeId = (await desk.as('finance')).accountId;
    batchId = (await desk.openBatch({ code: 'TAKEN' })).id;
    const [{ uscc: known } = { uscc: '' }] = await desk.rows<{ uscc: string }>('SELECT uscc FROM organisation LIMIT 1');
    takenUscc = known;
  });
  afterAll(() => desk?.stop());

  const account =
    (change: object): Send =>
    (by) =>
      by.post('/accounts', { login: 'somebody', displayName: '某', roles: ['expert'], password: PASSWORD, ...change });
  const organisation =
    (change: object): Send =>
    (by) =>
      by.post('/organisations', { name: '某公司', uscc: '91110000600037341L', district: '110108', ...change });
  const batch =
    (change: object): Send =>
    (by) =>
      by.post('/batches', aBatch('FREE', change));
  const campaign =
    (change: object): Send =>
    (by) =>
      by.post('/campaigns', aCampaign(change));
  const delegation =
    (change: () => object): Send =>
    (by) =>
      by.post('/delegations', {
        standInId: financeId,
        roles: ['caseOfficer'],
        fromOn: TODAY,
        untilOn: addDays(TODAY, 7),
        reason: '出差',
        ...change(),
      });
  const expert =
    (change: object): Send =>
    async (by) => {
      const address = `/experts/${by.accountId}`;
      const { version } = await by.get<{ version: number }>(address);
      const profile = {
        name: '张教授',
        institution: '北京大学',
        fields: ['generalAi'],
        languages: [],
        ties: [],
        ...change,
      };
      return by.put(address, profile, { headers: { 'If-Match': `"${version}"` } });
    };
  const meeting =
    (change: () => object): Send =>
    (by) =>
      by.post('/meetings', { batchId, heldOn: TODAY, memberIds: [NOBODYS], ...change() });
  const scheme =
    (change: object): Send =>
    (by) =>
      by.post('/subsidy-schemes', { code: 'S-1', year: 2026, title: '后补助', budgetFen: 1_000_000, ...change });
  const webhook =
    (url: string): Send =>
    (by) =>
      by.post('/webhooks', { url });

  it.each<[path: string, code: ProblemCode, login: string, send: Send]>([
    ['login', 'account.loginTaken', 'admin', account({ login: 'officer' })],
    ['password', 'account.passwordCommon', 'admin', account({ password: 'password123456' })],
    ['roles', 'account.officesConflict', 'admin', account({ roles: ['auditor', 'caseOfficer'] })],
    ['organisationId', 'account.organisationNeeded', 'admin', account({ roles: ['applicant'] })],
    ['organisationId', 'request.notFound', 'admin', account({ roles: ['applicant'], organisationId: NOBODYS })],
    ['recommendingUnitId', 'account.unitNeeded', 'admin', account({ roles: ['recommender'] })],
    [
      'recommendingUnitId',
      'request.notFound',
      'admin',
      account({ roles: ['recommender'], recommendingUnitId: NOBODYS }),
    ],
    ['uscc', 'organisation.usccMalformed', 'admin', organisation({ uscc: 'ABC' })],
    ['uscc', 'organisation.usccTaken', 'admin', (by) => organisation({ uscc: takenUscc })(by)],
    ['district', 'organisation.districtUnknown', 'admin', organisation({ district: '990000' })],
    ['code', 'batch.codeTaken', 'officer', batch({ code: 'TAKEN' })],
    ['measureId', 'batch.measureNotInForce', 'officer', batch({ measureId: '1999' })],
    ['opensOn', 'batch.opensInPast', 'officer', batch({ opensOn: addDays(TODAY, -1), rehearsalDaySeconds: undefined })],
    ['fields', 'batch.fieldUnknown', 'officer', batch({ fields: ['alchemy'] })],
    ['quotas', 'batch.noQuota', 'officer', batch({ quotas: {} })],
    ['measureId', 'campaign.measureUnknown', 'officer', campaign({ measureId: '1999' })],
    [
      'measureId',
      'campaign.measureNotInForce',
      'officer',
      campaign({ measureId: '2016', rehearsalDaySeconds: undefined }),
    ],
    ['batchIds', 'campaign.batchUnknown', 'officer', campaign({ batchIds: [NOBODYS] })],
    ['absentId', 'delegation.forAnother', 'officer', delegation(() => ({ absentId: financeId }))],
    ['standInId', 'delegation.yourself', 'officer', delegation(() => ({ standInId: officerId }))],
    ['standInId', 'request.notFound', 'officer', delegation(() => ({ standInId: NOBODYS }))],
    ['untilOn', 'delegation.days', 'officer', delegation(() => ({ untilOn: addDays(TODAY, -1) }))],
    ['roles', 'delegation.notYours', 'officer', delegation(() => ({ roles: ['financeOfficer'] }))],
    ['fields', 'expert.fieldUnknown', 'expert1', expert({ fields: ['alchemy'] })],
    ['fields', 'expert.fieldsUnfit', 'expert1', expert({ fields: [] })],
    [
      'ties.1.person',
      'expert.tieOfNobody',
      'expert1',
      expert({ ties: [{ kind: 'interest', person: '李四' }, { kind: 'interest' }] }),
    ],
    ['languages', 'expert.languageUnknown', 'expert2', expert({ languages: ['qq'] })],
    ['heldOn', 'meeting.inThePast', 'officer', meeting(() => ({ heldOn: addDays(TODAY, -1) }))],
    ['batchId', 'request.notFound', 'officer', meeting(() => ({ batchId: NOBODYS }))],
    ['campaignId', 'scheme.groundRequired', 'finance', scheme({})],
    ['batchId', 'request.notFound', 'finance', scheme({ batchId: NOBODYS })],
    ['url', 'webhook.addressUnfit', 'admin', webhook('ftp://example.org')],
    ['url', 'webhook.unreachable', 'admin', webhook('https://nowhere.invalid/events')],
    [
      'roles',
      'invitation.notYoursToGive',
      'officer',
      (by) => by.post('/invitations', { email: 'a@example.org', displayName: '某', roles: ['auditor'] }),
    ],
    [
      'email',
      'mail.addressInvalid',
      'admin',
      (by) => by.post('/invitations', { email: 'a@b@c', displayName: '某', roles: ['expert'] }),
    ],
    [
      'current',
      'account.passwordWrong',
      'auditor',
      (by) => by.put('/account/password', { current: 'not mine', password: PASSWORD }),
    ],
    ['code', 'mail.codeWrong', 'auditor', (by) => by.post('/notice-settings/address/check', { code: '000000' })],
  ])('names its field: %s (%s)', async (path, code, login, send) => {
    const refusal: Problem = await refusalOf(send(await desk.as(login)));
    const errors = expect.arrayContaining([
      { path, code, detail: { zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.stringMatching(/\w/) } },
    ]);
    expect(refusal).toMatchObject({ code, errors });
  });
});
