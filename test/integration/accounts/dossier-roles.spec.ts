import { ApiClient } from '#cli/client/api-client.js';
import { aPdf, openDesk, refusalOf, savePart, upload, type Desk } from '../../support/desk.js';
import { aWholeLife, type WholeLife } from '../../support/whole-life.js';

const PASSWORD = 'a long enough secret';
const PARK_PLAN = { text: '加强国际联合研发，完善服务清单，按季度检查整改进展。' };

interface Person {
  readonly accountId: string;
  readonly role: string;
  readonly administrator: boolean;
}
interface Seen {
  readonly id: string;
  readonly yourRole: string | null;
}

describe('colleagues of one organisation', () => {
  let desk: Desk;
  let park: ApiClient;
  let life: WholeLife;
  let people = 0;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    park = await desk.as('park');
    life = await aWholeLife(desk);
  });
  afterAll(() => desk.stop());

  async function aColleague(more: object = {}): Promise<ApiClient> {
    const login = `colleague.${++people}`;
    const email = `${login}@guohe.example`;
    await park.post('/colleagues/invitations', { email, displayName: '李明', ...more });
    const [mail] = await desk.rows<{ link: string }>(
      `SELECT params ->> 'link' AS link FROM mail WHERE address = $1 ORDER BY id DESC LIMIT 1`,
      [email],
    );
    const token = mail?.link.split('#').at(-1);
    const nobody = ApiClient.anonymous(desk.stack.apiUrl);
    await nobody.post('/invitations/acceptance', { token, login, password: PASSWORD });
    return ApiClient.signIn(desk.stack.apiUrl, login, PASSWORD);
  }
  const give = (by: ApiClient, to: ApiClient, role: string, id = life.draft) =>
    by.put<Person[]>(`/dossiers/${id}/people/${to.accountId}`, { role });
  const roleOf = async (person: ApiClient, id = life.draft) => (await person.get<Seen>(`/dossiers/${id}`)).yourRole;
  const save = (person: ApiClient, id = life.draft) => savePart(person, id, 'base', { name: '新名称' }, 0);
  const codeOf = async (request: Promise<unknown>) => (await refusalOf(request)).code;
  const attach = (person: ApiClient, id = life.draft) => upload(person, '附件.pdf', aPdf('x'), `?dossierId=${id}`);
  const submit = (person: ApiClient, id = life.draft) => person.post(`/dossiers/${id}/submission`);

  it('look at what the organisation owns, and change nothing of it, until an owner lets them', async () => {
    const viewer = await aColleague();
    expect(await roleOf(viewer)).toBe('viewer');
    expect(await codeOf(save(viewer))).toBe('dossier.editorNeeded');
    expect(await codeOf(attach(viewer))).toBe('dossier.editorNeeded');
    expect(await codeOf(submit(viewer))).toBe('dossier.ownerNeeded');
    expect(await codeOf(viewer.delete(`/dossiers/${life.draft}`))).toBe('dossier.ownerNeeded');
    expect(await codeOf(give(viewer, viewer, 'owner'))).toBe('dossier.ownerNeeded');
    const listed = await viewer.get<Seen[]>('/dossiers');
    expect(listed.find(({ id }) => id === life.draft)?.yourRole).toBe('viewer');
    expect((await viewer.get<Seen>(`/cases/${life.evaluation}`)).yourRole).toBe('viewer');
    expect((await park.get<Seen>(`/cases/${life.evaluation}`)).yourRole).toBe('owner');
    expect((await (await desk.as('officer')).get<Seen>(`/cases/${life.evaluation}`)).yourRole).toBeNull();
  });

  it('edit as editors, who bind the organisation to nothing', async () => {
    const editor = await aColleague();
    await give(park, editor, 'editor');
    expect(await roleOf(editor)).toBe('editor');
    // As far as the version: the part is there already.
    expect(await codeOf(save(editor))).toBe('dossier.stale');
    await attach(editor);
    expect(await codeOf(submit(editor))).toBe('dossier.ownerNeeded');
    expect(await codeOf(editor.delete(`/dossiers/${life.draft}`))).toBe('dossier.ownerNeeded');
    expect(await codeOf(give(editor, editor, 'owner'))).toBe('dossier.ownerNeeded');
    // One dossier is not another.
    expect(await roleOf(editor, life.dossier)).toBe('viewer');
    await give(park, editor, 'viewer');
    expect(await codeOf(attach(editor))).toBe('dossier.editorNeeded');
  });

  it('own what they draw up, and what they are made owners of, and say who else does', async () => {
    const [author, other] = [await aColleague(), await aColleague()];
    const batch = await desk.openBatch();
    const { id, yourRole } = await author.post<Seen>('/dossiers', { batchId: batch.id, type: 'park' });
    expect(yourRole).toBe('owner');
    const told = await give(author, other, 'owner', id);
    expect(told.find(({ accountId }) => accountId === other.accountId)).toMatchObject({ role: 'owner' });
    expect(await codeOf(submit(other, id))).toBe('dossier.incomplete');
    await give(other, author, 'viewer', id);
    expect(await codeOf(submit(author, id))).toBe('dossier.ownerNeeded');
    await other.delete(`/dossiers/${id}`);
  });

  it('who are administrators own everything, whatever they are given', async () => {
    const deputy = await aColleague({ administrator: true });
    const told = await give(park, deputy, 'viewer');
    expect(told.find(({ accountId }) => accountId === deputy.accountId)).toMatchObject({
      role: 'owner',
      administrator: true,
    });
    expect(await roleOf(deputy)).toBe('owner');
    expect(await deputy.get('/sessions/current')).toMatchObject({ administersOrganisation: true });
    expect((await park.get<Person[]>(`/dossiers/${life.draft}/people`)).length).toBeGreaterThan(3);
  });

  it('come with the roles that they were invited to', async () => {
    const dossiers = [{ dossierId: life.draft, role: 'editor' }];
    const invited = await aColleague({ dossiers });
    expect(await roleOf(invited)).toBe('editor');
    expect(await roleOf(invited, life.dossier)).toBe('viewer');
    const body = { email: 'x@guohe.example', displayName: '某', dossiers };
    const research = await desk.as('research');
    expect((await refusalOf(research.post('/colleagues/invitations', body))).status).toBe(404);
    const twice = { ...body, dossiers: [...dossiers, ...dossiers] };
    expect(await codeOf(park.post('/colleagues/invitations', twice))).toBe('request.invalid');
  });

  it('are nobody else’s people', async () => {
    const research = await desk.as('research');
    expect((await refusalOf(research.get(`/dossiers/${life.draft}/people`))).status).toBe(404);
    expect((await refusalOf(give(park, research, 'editor'))).status).toBe(404);
    expect((await refusalOf(give(research, research, 'owner'))).status).toBe(404);
  });

  it('leave their roles behind with the organisation', async () => {
    const leaver = await aColleague({ dossiers: [{ dossierId: life.draft, role: 'owner' }] });
    await park.delete(`/colleagues/${leaver.accountId}`);
    expect(await desk.rows(`SELECT FROM dossier_role WHERE account_id = $1`, [leaver.accountId])).toEqual([]);
  });

  it('are for a copy what they are for the dossier that it is made of', async () => {
    const batch = await desk.openBatch();
    const [viewer, editor, owner] = [await aColleague(), await aColleague(), await aColleague()];
    await give(park, editor, 'editor');
    await give(park, owner, 'owner');
    const copied = (by: ApiClient) => by.post<Seen>(`/dossiers/${life.draft}/clone`, { batchId: batch.id });
    expect(await codeOf(copied(viewer))).toBe('dossier.editorNeeded');
    const { id, yourRole } = await copied(editor);
    expect(yourRole).toBe('editor');
    expect(await codeOf(submit(editor, id))).toBe('dossier.ownerNeeded');
    expect(await roleOf(owner, id)).toBe('owner');
    expect(await roleOf(viewer, id)).toBe('viewer');
    expect((await copied(park)).yourRole).toBe('owner');
  });

  it('look, when they come back, at what they drew up, unless they are asked back for more', async () => {
    const author = await aColleague();
    const batch = await desk.openBatch();
    const { id } = await author.post<Seen>('/dossiers', { batchId: batch.id, type: 'park' });
    const research = await desk.as('research');
    const joinAs = async (organisation: ApiClient, more: object = {}) => {
      const email = `back.${++people}@guohe.example`;
      await organisation.post('/colleagues/invitations', { email, displayName: '李明', ...more });
      const [mail] = await desk.rows<{ link: string }>(
        `SELECT params ->> 'link' AS link FROM mail WHERE address = $1 ORDER BY id DESC LIMIT 1`,
        [email],
      );
      return author.post('/account/invitations', { token: mail?.link.split('#').at(-1) });
    };
    await joinAs(research); // so that the account stays an applicant's
    await park.delete(`/colleagues/${author.accountId}`);
    await joinAs(park);
    expect(await roleOf(author, id)).toBe('viewer');
    expect(await codeOf(submit(author, id))).toBe('dossier.ownerNeeded');
    await park.delete(`/colleagues/${author.accountId}`);
    await joinAs(park, { dossiers: [{ dossierId: id, role: 'owner' }] });
    expect(await roleOf(author, id)).toBe('owner');
  });

  it('are told in the trail', async () => {
    const editor = await aColleague();
    await give(park, editor, 'editor');
    const [line] = await desk.rows(
      `SELECT actor_id, after FROM audit_entry WHERE action = 'giveDossierRole' ORDER BY id DESC LIMIT 1`,
    );
    expect(line).toEqual({ actor_id: park.accountId, after: { accountId: editor.accountId, role: 'editor' } });
  });

  describe('once it is under way', () => {
    let viewer: ApiClient;
    let editor: ApiClient;
    beforeAll(async () => {
      [viewer, editor] = [await aColleague(), await aColleague()];
      await give(park, editor, 'editor', life.dossier);
    });

    const BINDING: readonly (readonly [what: string, (person: ApiClient) => Promise<unknown>])[] = [
      ['withdraw it', (person) => person.post(`/cases/${life.accreditation}/withdrawal`, { reason: '不再申请' })],
      ['file an evaluation', (person) => person.post(`/evaluations/${life.evaluation}/filing`)],
      [
        'file a plan of rectification',
        (person) => person.post(`/rectifications/${life.rectification}/plan`, PARK_PLAN),
      ],
    ];
    it.each(BINDING)('%s as owners alone', async (_, act) => {
      expect(await codeOf(act(viewer))).toBe('dossier.ownerNeeded');
      expect(await codeOf(act(editor))).toBe('dossier.ownerNeeded');
    });

    const PREPARING: readonly (readonly [what: string, (person: ApiClient) => Promise<unknown>])[] = [
      ['an evaluation', (person) => person.put(`/evaluations/${life.evaluation}/statement`, { statement: '自评。' })],
      ['vouchers', (person) => person.delete(`/subsidy-schemes/${life.scheme}/vouchers/${life.voucher}`)],
    ];
    it.each(PREPARING)('prepare %s as editors', async (_, act) => {
      expect(await codeOf(act(viewer))).toBe('dossier.editorNeeded');
      await act(editor);
    });

    it('see the decisions that are theirs', async () => {
      const verbsOf = async (person: ApiClient) =>
        (await person.get<{ verbs: string[] }>(`/cases/${life.accreditation}`)).verbs;
      expect(await verbsOf(park)).toContain('withdraw');
      expect(await verbsOf(editor)).toEqual([]);
    });
  });
});
