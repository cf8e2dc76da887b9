import { ApiClient } from '../../../apps/cli/client/api-client.js';
import { accreditedBases } from '../../support/bases.js';
import { refusalOf } from '../../support/desk.js';
import { startScene, type Scene } from '../../support/scene.js';

interface BaseView {
  readonly id: string;
  readonly rehearsal: boolean;
  readonly remark: { readonly zh: string } | null;
}

describe('the register of bases', () => {
  let scene: Scene;
  let anybody: ApiClient;
  let real: string;
  let rehearsed: string;
  beforeAll(async () => {
    scene = await startScene({ worker: false });
    anybody = ApiClient.anonymous(scene.stack.apiUrl);
    const { applicant: owner, record } = scene;
    [real] = (await accreditedBases(record, { owner, rehearsal: false })).baseIds as [string];
    [rehearsed] = (await accreditedBases(record, { owner, rehearsal: true })).baseIds as [string];
  });
  afterAll(() => scene?.stop());

  it('shows everybody what is real, and no rehearsal', async () => {
    const bases = await anybody.get<BaseView[]>('/bases');
    expect(bases.map(({ id }) => id)).toEqual([real]);
    expect(bases[0]).toMatchObject({ rehearsal: false, remark: null });
    expect((await refusalOf(anybody.get('/bases?rehearsal=true'))).code).toBe('request.invalid');
  });

  it('shows what was rehearsed to the staff of the commission alone', async () => {
    const bases = await scene.commission.officer.get<BaseView[]>('/bases/rehearsed');
    expect(bases.map(({ id }) => id)).toEqual([rehearsed]);
    expect((await refusalOf(anybody.get('/bases/rehearsed'))).status).toBe(401);
    expect((await refusalOf(scene.applicant.get('/bases/rehearsed'))).status).toBe(403);
  });

  it('marks the certificate of a rehearsal plainly', async () => {
    expect(await anybody.get(`/certificates/T-${rehearsed}`)).toMatchObject({
      id: rehearsed,
      rehearsal: true,
      remark: { zh: expect.stringContaining('演练') },
    });
    expect(await anybody.get(`/certificates/T-${real}`)).toMatchObject({ id: real, rehearsal: false, remark: null });
  });
});
