import { addDays } from '#domain/common/calendar-date.js';
import type { ApiClient } from '#cli/client/api-client.js';
import { openDesk, refusalOf, TODAY, type Desk } from '../../support/desk.js';

interface Profile {
  readonly accountId: string;
  readonly name: string;
  readonly institution: string;
  readonly ties: object[];
  readonly [field: string]: unknown;
}

const HOST = '91110108MA01KJ2X84';
const OTHER = '91110105MA00WJXR7K';

describe('who saves the own profile', () => {
  let desk: Desk;
  let officer: ApiClient;
  let expert: ApiClient;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    officer = await desk.as('officer');
    expert = await desk.as('expert1');
  });
  afterAll(() => desk?.stop());

  const saved = (who: ApiClient, change: object) => async (of: ApiClient) => {
    const {
      accountId,
      version: _,
      savedAt: __,
      awayUntil: ___,
      ...profile
    } = await officer.get<Profile>(`/experts/${of.accountId}`);
    return who.put<Profile>(`/experts/${accountId}`, { ...profile, ...change });
  };
  const own = (change: object) => saved(expert, change)(expert);

  it('adds ties and ends them today; those of an officer, too, are neither taken out nor back-dated', async () => {
    const recorded = { kind: 'interest', uscc: HOST };
    await saved(officer, { ties: [recorded] })(expert);
    for (const ties of [
      [],
      [{ ...recorded, until: '2015-01-01' }],
      [{ ...recorded, until: addDays(TODAY, -1) }],
      [{ ...recorded, uscc: OTHER }],
      [{ ...recorded, kind: 'coAuthor' }],
    ]) {
      expect(await refusalOf(own({ ties }))).toMatchObject({ status: 422, code: 'expert.tieNotYours' });
    }
    const friend = { kind: 'relative', person: '李四' };
    expect(await own({ ties: [friend, { ...recorded, until: TODAY }], fields: ['generalAi'] })).toMatchObject({
      ties: [friend, { ...recorded, until: TODAY }],
      fields: ['generalAi'],
    });
    expect(await refusalOf(own({ ties: [friend] }))).toMatchObject({ code: 'expert.tieNotYours' });
    expect(await saved(officer, { ties: [] })(expert)).toMatchObject({ ties: [] });
  });

  it('takes the employer along that he leaves, and keeps his name', async () => {
    await saved(officer, { institution: HOST, ties: [] })(expert);
    const left = { kind: 'sameEntity', uscc: HOST, until: TODAY };
    expect(await own({ institution: OTHER })).toMatchObject({ institution: OTHER, ties: [left] });
    expect(await refusalOf(own({ ties: [] }))).toMatchObject({ code: 'expert.tieNotYours' });
    expect(await own({ institution: HOST })).toMatchObject({ ties: [left, { ...left, uscc: OTHER }] });
    expect(await refusalOf(own({ name: '某某某' }))).toMatchObject({ status: 422, code: 'expert.nameNotYours' });
    await saved(officer, { name: '某某某', institution: '北京大学', ties: [] })(expert);
  });

  it('does so as a member of the meeting, too', async () => {
    const decider = await desk.as('decider');
    const profile = { name: '周审定', institution: '某某研究院', fields: [], languages: [] };
    await decider.put(`/experts/${decider.accountId}`, { ...profile, ties: [{ kind: 'interest', uscc: HOST }] });
    expect(await refusalOf(decider.put(`/experts/${decider.accountId}`, { ...profile, ties: [] }))).toMatchObject({
      code: 'expert.tieNotYours',
    });
  });
});
