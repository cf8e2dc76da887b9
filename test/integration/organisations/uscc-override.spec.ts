import type { ApiClient } from '#cli/client/api-client.js';
import type { Desk } from '../../support/desk.js';
import { aPdf, openDesk, refusalOf, savePart, upload } from '../../support/desk.js';
import { officeFile } from '../../support/zip.js';

const FAILING = '91110108MA01ABCD10';

describe('a credit code that fails its check', () => {
  let desk: Desk;
  let park: ApiClient;
  let officer: ApiClient;
  let id: string;
  beforeAll(async () => {
    desk = await openDesk({ worker: false });
    [park, officer] = await Promise.all([desk.as('park'), desk.as('officer')]);
    const { organisationId } = await park.get<{ organisationId: string }>('/sessions/current');
    id = organisationId;
    await desk.rows(`UPDATE organisation SET uscc = $2 WHERE id = $1`, [id, FAILING]);
  });
  afterAll(() => desk?.stop());

  it('bars submission until an officer accepts it, with the licence and a reason', async () => {
    const batch = await desk.openBatch();
    const dossier = await desk.draft('park', batch.id);
    const { parts } = await park.get<{ parts: { part: string; content: object }[] }>(`/dossiers/${dossier.id}`);
    const host = parts.find(({ part }) => part === 'host')?.content;
    await savePart(park, dossier.id, 'host', { ...host, uscc: FAILING }, 1);
    expect(await refusalOf(park.post(`/dossiers/${dossier.id}/submission`))).toMatchObject({
      code: 'dossier.incomplete',
      problems: [{ part: 'host', path: 'uscc', code: 'invalidUscc' }],
    });
    const licence = await upload(park, '营业执照.pdf', aPdf());
    const body = { reason: '与营业执照原件核对一致', licenceFileId: licence.id };
    expect(await officer.put(`/organisations/${id}/uscc-override`, body)).toMatchObject({
      uscc: FAILING,
      usccValid: false,
      usccOverrideReason: body.reason,
    });
    expect(await park.post(`/dossiers/${dossier.id}/submission`)).toMatchObject({ revision: 1 });
    const trail = await desk.rows(`SELECT action, reason FROM audit_entry WHERE subject_id = $1`, [id]);
    expect(trail).toEqual([{ action: 'overrideUscc', reason: body.reason }]);
  });

  it('is accepted by officers alone, against a scan of that organisation', async () => {
    const research = await desk.as('research');
    const [own, foreign, text] = await Promise.all([
      upload(park, 'a.pdf', aPdf()),
      upload(research, 'a.pdf', aPdf()),
      upload(park, 'a.docx', officeFile('docx')),
    ]);
    const override = (client: ApiClient, licenceFileId: string, change: object = {}, organisation = id) =>
      refusalOf(client.put(`/organisations/${organisation}/uscc-override`, { reason: 'x', licenceFileId, ...change }));
    expect(await override(park, own.id)).toMatchObject({ status: 403 });
    expect(await override(officer, foreign.id)).toMatchObject({ status: 404 });
    expect(await override(officer, text.id)).toMatchObject({ status: 422, code: 'uscc.licenceNotImage' });
    expect(await override(officer, own.id, { reason: '' })).toMatchObject({ status: 400 });
    const { organisationId } = await research.get<{ organisationId: string }>('/sessions/current');
    expect(await refusalOf(park.get(`/organisations/${organisationId}`))).toMatchObject({ status: 404 });
    expect(await officer.get(`/organisations/${organisationId}`)).toMatchObject({ usccValid: true });
    expect(await override(officer, foreign.id, {}, organisationId)).toMatchObject({ status: 422, code: 'uscc.valid' });
  });
});
