import { addDays, addMonths } from '#domain/common/calendar-date.js';
import { ApiClient } from '#cli/client/api-client.js';
import { openDesk, refusalOf, TODAY, type Desk } from '../../support/desk.js';
import { changeProfile, changing, saveProfile, type Profile } from '../../support/expert-profiles.js';
import { DEMO_PASSWORD } from '../../support/scene.js';
import { slowClock } from '../../support/slow-clock.js';

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

  const saved = (who: ApiClient, change: object) => (of: ApiClient) => changeProfile(who, of.accountId, change);
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

  it('adds none that ended before today, which an officer records, and keeps it then', async () => {
    const past = { kind: 'coAuthor', uscc: HOST, until: addDays(TODAY, -1) };
    await saved(officer, { ties: [] })(expert);
    expect(await refusalOf(own({ ties: [past] }))).toMatchObject({
      status: 422,
      code: 'expert.tieBackDated',
      params: { until: past.until, today: TODAY },
    });
    await saved(officer, { ties: [past] })(expert);
    const held = { kind: 'relative', person: '李四' };
    expect(await own({ ties: [past, held] })).toMatchObject({ ties: [past, held] });
    await saved(officer, { ties: [] })(expert);
  });

  it('adds papers and projects, as dossiers have them; to take one out is for an officer', async () => {
    const works = ['https://doi.org/10.1016/J.X.2024.1', ' IC-2024 0001 '];
    const kept = ['10.1016/j.x.2024.1', 'IC20240001'];
    expect(await own({ works })).toMatchObject({ works: kept });
    expect(await own({ works: undefined })).toMatchObject({ works: kept });
    expect(await refusalOf(own({ works: kept.slice(1) }))).toMatchObject({ status: 422, code: 'expert.workNotYours' });
    for (const works of [['abc'], ['a'.repeat(201)], ['two\nlines'], 'IC20240001']) {
      const { status, errors } = (await refusalOf(own({ works }))) as { status: number; errors?: { path: string }[] };
      expect([status, errors?.[0]?.path]).toEqual([400, expect.stringMatching(/^works/)]);
    }
    expect(await saved(officer, { works: [] })(expert)).toMatchObject({ works: [] });
  });

  it('saves it also where a name of long ago hides something: shown, compared and kept as everybody sees it', async () => {
    const before = await expert.get<Profile>(`/experts/${expert.accountId}`);
    const ties = [{ kind: 'relative', person: '李\u200b四' }];
    await desk.rows(
      `UPDATE expert_profile SET name = $2, institution = $3, ties = $4 WHERE account_id = $1 AND valid_until IS NULL`,
      [expert.accountId, `${before.name}\u202e`, `\u200b${before.institution}`, JSON.stringify(ties)],
    );
    const seen = {
      name: before.name,
      institution: before.institution,
      ties: [{ kind: 'relative', person: '李四' }],
    };
    const listed = await officer.get<Profile[]>('/experts');
    expect(listed.find(({ accountId }) => accountId === expert.accountId)).toMatchObject(seen);
    expect(await own({})).toMatchObject(seen);
    expect(await refusalOf(own({ ties: [] }))).toMatchObject({ code: 'expert.tieNotYours' });
    expect(await refusalOf(own({ name: `${before.name}\u202e` }))).toMatchObject({ status: 400 });
    const [kept] = await desk.rows(
      `SELECT name, institution FROM expert_profile WHERE account_id = $1 AND valid_until IS NULL`,
      [expert.accountId],
    );
    expect(kept).toEqual({ name: seen.name, institution: seen.institution });
    await saved(officer, { ties: [] })(expert);
  });

  it('is away from today on for a year at most, and speaks languages that there are', async () => {
    const latest = addMonths(TODAY, 12);
    for (const awayUntil of [addDays(TODAY, -1), addDays(latest, 1), '2199-12-31']) {
      expect(await refusalOf(own({ awayUntil }))).toMatchObject({
        status: 422,
        code: 'expert.awayUnfit',
        params: { today: TODAY, latest },
      });
    }
    expect(await refusalOf(own({ languages: ['en', 'xx'] }))).toMatchObject({
      status: 422,
      code: 'expert.languageUnknown',
      params: { language: 'xx' },
    });
    for (const awayUntil of [TODAY, latest]) expect(await own({ awayUntil })).toMatchObject({ awayUntil });
    // What was said before is no obstacle to saying something else.
    await desk.rows(
      `UPDATE expert_profile SET away_until = '2020-01-01', languages = '{xx}' WHERE account_id = $1 AND valid_until IS NULL`,
      [expert.accountId],
    );
    expect(await own({ fields: ['generalAi'] })).toMatchObject({ awayUntil: '2020-01-01', languages: ['xx'] });
    await saved(officer, { awayUntil: undefined, languages: ['en'] })(expert);
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
    const save = (ties: object[]) => saveProfile(decider, decider.accountId, { ...profile, ties });
    await save([{ kind: 'interest', uscc: HOST }]);
    expect(await refusalOf(save([]))).toMatchObject({ code: 'expert.tieNotYours' });
  });

  it('has it valid from the moment that the record knows, in whatever process', async () => {
    await saved(officer, { ties: [] })(expert);
    const [url, before] = [await desk.stack.furtherApi(slowClock(24)), Date.now()];
    const slow = await ApiClient.signIn(url, 'expert1', DEMO_PASSWORD);
    const { version } = await changeProfile(slow, expert.accountId, { languages: ['en'] });
    const versions = await desk.rows<{ since: Date; until: Date | null }>(
      `SELECT valid_from AS since, valid_until AS until FROM expert_profile WHERE account_id = $1 AND version >= $2 ORDER BY version`,
      [expert.accountId, version - 1],
    );
    const [earlier, now] = versions;
    expect(earlier?.until).toEqual(now?.since);
    expect(now?.since.getTime()).toBeGreaterThanOrEqual(before);
  });

  describe('or that of another, says which version it was', () => {
    const shown = async () => {
      const { accountId: _, version, savedAt: __, awayUntil: ___, ...profile } = await officer.get<Profile>(path());
      return { version, profile };
    };
    const path = () => `/experts/${expert.accountId}`;
    const tie = { kind: 'interest', uscc: HOST, person: '李四' };
    const friend = { kind: 'relative', person: '王五' };

    it('and undoes nothing that was saved since, by whomever', async () => {
      await saved(officer, { ties: [] })(expert);
      const { version, profile } = await shown();
      await officer.put(path(), { ...profile, ties: [tie] }, changing(version));
      for (const who of [officer, expert]) {
        const stale = { ...profile, institution: '清华大学' };
        expect(await refusalOf(who.put(path(), stale, changing(version)))).toMatchObject({
          status: 409,
          code: 'expert.stale',
          params: { version: version + 1 },
        });
        expect(await refusalOf(who.put(path(), stale))).toMatchObject({ status: 428, code: 'expert.versionRequired' });
      }
      expect(await shown()).toEqual({ version: version + 1, profile: { ...profile, ties: [tie] } });
    });

    it('and saves once, of two at the same moment', async () => {
      const { version, profile } = await shown();
      const save = (who: ApiClient) => who.put(path(), { ...profile, languages: ['en'] }, changing(version));
      const ends = await Promise.allSettled([save(officer), save(expert)]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('which the trail keeps, with the ties that came and went', async () => {
      await saved(officer, { ties: [tie] })(expert);
      await own({ ties: [{ ...tie, until: TODAY }, friend] });
      await saved(officer, { ties: [friend], languages: ['ru'] })(expert);
      await own({ languages: [] });
      const trail = await desk.rows<{ after: object }>(
        `SELECT after FROM audit_entry WHERE action = 'saveExpert' AND subject_id = $1 ORDER BY at DESC, id DESC LIMIT 3`,
        [expert.accountId],
      );
      const noted = { kind: 'interest', uscc: HOST };
      const version = expect.any(Number) as number;
      expect(trail.map(({ after }) => after)).toEqual([
        { version },
        { version, tiesRemoved: [{ ...noted, until: TODAY }] },
        { version, tiesAdded: [{ ...noted, until: TODAY }, { kind: friend.kind }], tiesRemoved: [noted] },
      ]);
      await saved(officer, { ties: [] })(expert);
    });
  });
});
