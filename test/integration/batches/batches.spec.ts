import { addDays, addMonths } from '#domain/common/calendar-date.js';
import { ApiClient } from '#cli/client/api-client.js';
import type { BatchView, Desk } from '../../support/desk.js';
import { TODAY, aBatch, openDesk, refusalOf } from '../../support/desk.js';

describe('guides (申报指南) over HTTP', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await openDesk({ worker: false })));
  afterAll(() => desk?.stop());

  const open = async (change: object, login = 'officer') =>
    (await desk.as(login)).post<BatchView>('/batches', aBatch(`B-${Math.random().toString(36).slice(2, 10)}`, change));

  it('are opened by the commission, pinned to the version in force, and public', async () => {
    const batch = await open({ fields: ['hydrogen'], countries: ['DE', 'HK'] });
    expect(batch).toMatchObject({ measureId: '2025', state: 'open', fields: ['hydrogen'], recommendingStep: false });
    const nobody = ApiClient.anonymous(desk.stack.apiUrl);
    expect(await nobody.get(`/batches/${batch.id}`)).toEqual(batch);
    expect(await nobody.get<BatchView[]>('/batches?state=open')).toContainEqual(batch);
    expect(await nobody.get<BatchView[]>('/batches?state=closed')).toEqual([]);
    const [line] = await desk.rows(`SELECT action, rule FROM audit_entry WHERE subject_id = $1`, [batch.id]);
    expect(line).toEqual({ action: 'openBatch', rule: expect.any(String) });
  });

  it('of the real pace have a window of the working days that the measures require', async () => {
    const opensOn = addDays(TODAY, 1);
    const short = { opensOn, closesOn: addDays(opensOn, 10), rehearsalDaySeconds: undefined };
    const refusal = await refusalOf(open(short));
    expect(refusal).toMatchObject({
      status: 422,
      code: 'batch.windowTooShort',
      errors: [{ path: 'closesOn', code: 'batch.windowTooShort', detail: refusal.sentence }],
    });
    const { earliest } = refusal['params'] as { earliest: string };
    expect(await open({ ...short, closesOn: earliest })).toMatchObject({ state: 'upcoming', closesOn: earliest });
    expect(await refusalOf(open({ ...short, closesOn: addDays(earliest, -1) }))).toMatchObject({
      code: 'batch.windowTooShort',
    });
  });

  it.each([
    ['a window that is reversed', { closesOn: addDays(TODAY, -1) }, 'batch.windowReversed'],
    ['an opening in the past', { opensOn: addDays(TODAY, -1) }, 'batch.opensInPast'],
    ['a draft as its measure', { measureId: '2024-draft' }, 'batch.measureNotInForce'],
    ['a measure that was superseded', { measureId: '2016' }, 'batch.measureNotInForce'],
    ['a measure that does not exist', { measureId: 'x1' }, 'batch.measureNotInForce'],
    ['an unknown field', { fields: ['alchemy'] }, 'batch.fieldUnknown'],
    ['China as a country', { countries: ['CN'] }, 'batch.countryUnknown'],
    ['no places at all', { quotas: { park: 0 } }, 'batch.noQuota'],
  ])('are refused with %s', async (_rule, change, code) => {
    expect(await refusalOf(open(change))).toMatchObject({ status: 422, code });
  });

  it.each([
    ['closes in 2199', { closesOn: '2199-12-31' }, 'windowTooLong', ['closesOn']],
    ['lasts a day more than a year', { closesOn: addMonths(TODAY, 12) }, 'windowTooLong', ['closesOn']],
    ['opens in 2199', { opensOn: '2199-11-01', closesOn: '2199-12-31' }, 'opensTooLate', ['opensOn']],
    [
      'opens more than a year from today, for long',
      { opensOn: addDays(addMonths(TODAY, 12), 1), closesOn: '2199-12-31' },
      'opensTooLate',
      ['opensOn', 'closesOn'],
    ],
  ])(
    'are refused where the window %s: whoever mistyped the year could never end it',
    async (_, change, code, fields) => {
      const refusal = await refusalOf(open(change));
      expect(refusal).toMatchObject({ status: 422, code: `batch.${code}` });
      expect((refusal['errors'] as { path: string }[]).map(({ path }) => path)).toEqual(fields);
    },
  );

  it('have a window of a year at most', async () => {
    const closesOn = addDays(addMonths(TODAY, 12), -1);
    expect(await open({ closesOn })).toMatchObject({ closesOn });
  });

  it.each([
    ['a negative number of places', { quotas: { park: -1 } }],
    ['half a place', { quotas: { park: 1.5 } }],
    ['places for an unknown type', { quotas: { park: 1, school: 1 } }],
    ['a day that does not exist', { opensOn: '2026-02-30' }],
    ['a day beyond all limits', { opensOn: '9999-12-31', closesOn: '9999-12-31' }],
    ['an unknown field of the request', { colour: 'red' }],
    ['a list of lists', { fields: [['hydrogen']] }],
    ['a list for an object', { quotas: [[]] }],
    ['a control character', { title: 'a\u0000b' }],
    ['a code with blanks', { code: 'a b c' }],
    ['no title', { title: '' }],
  ])('are refused as invalid with %s', async (_rule, change) => {
    const refusal = await refusalOf(open(change));
    expect(refusal).toMatchObject({ status: 400, code: 'request.invalid', errors: expect.any(Array) });
  });

  it('have a code of their own, and one request opens one', async () => {
    const officer = await desk.as('officer');
    const body = aBatch('B-once');
    const [first, again] = await Promise.all(
      [1, 2].map(() => officer.post<BatchView>('/batches', body, { key: 'open-batch-1' })),
    );
    expect(again).toEqual(first);
    expect(await refusalOf(officer.post('/batches', body))).toMatchObject({ status: 409, code: 'batch.codeTaken' });
    expect(await refusalOf(officer.post('/batches', aBatch('B-other'), { key: 'open-batch-1' }))).toMatchObject({
      status: 422,
      code: 'request.keyReused',
    });
  });

  it('are opened by nobody else', async () => {
    for (const login of ['park', 'expert1', 'decider', 'finance']) {
      expect(await refusalOf(open({}, login))).toMatchObject({ status: 403, code: 'request.forbidden' });
    }
    const nobody = ApiClient.anonymous(desk.stack.apiUrl);
    expect(await refusalOf(nobody.post('/batches', aBatch('B-x')))).toMatchObject({ status: 401 });
    expect(await refusalOf(nobody.get('/batches/0198f2c4-0000-7000-8000-000000000000'))).toMatchObject({ status: 404 });
  });
});
