import { randomUUID } from 'node:crypto';
import { newKey } from '#platform/crypto/key-ring.js';
import { WORKFLOW_IDS } from '#contracts/workflows.js';
import { aDossier } from '#domain/dossier/dossier.builder.js';
import { signInCommission } from '#cli/client/accreditation.journey.js';
import { ApiClient } from '#cli/client/api-client.js';
import { openDesk, type Desk, type Receipt } from '../../support/desk.js';
import { bringTo } from '../../support/journey-steps.js';
import { Guohe } from '../../support/guohe.js';
import { TEST_KEYS } from '../../support/stack.js';
import { DEMO_PASSWORD } from '../../support/scene.js';
import { until } from '../../support/until.js';
import { writtenBy } from '../../support/written.js';

/** Planted where people write them; none of them may be found anywhere but in the answers to their own organisation. */
const PLANTED = {
  legalRepresentative: { idNumber: '11010519491231002X', phone: '13911112222' },
  leader: {
    idNumber: '11010519520307003X',
    birthDate: '1952-03-07',
    phone: '13922223333',
    email: 'canary.leader@example.org',
  },
  contact: {
    phone: '13933334444',
    email: 'canary.contact@example.org',
    address: '北京市西城区某某胡同植字9号',
    postcode: 'PC-100977',
  },
} as const;
const OF_DOSSIER = Object.values(PLANTED).flatMap((fields) => Object.values(fields));
const SECRETS = OF_DOSSIER;

interface Saved {
  readonly parts: readonly { readonly part: string; readonly content: Readonly<Record<string, string>> }[];
}

describe('personal data', () => {
  let desk: Desk;
  let dossierId: string;
  let batchId: string;
  beforeAll(async () => {
    desk = await openDesk({ env: { LOG_LEVEL: 'trace' } });
    batchId = (await desk.openBatch()).id;
    const planted = (sample: ReturnType<typeof aDossier>) =>
      sample
        .with('legalRepresentative', { ...PLANTED.legalRepresentative, idType: 'residentId' })
        .with('leader', PLANTED.leader)
        .with('contact', PLANTED.contact);
    dossierId = (await desk.draft('park', batchId, planted)).id;
  });
  afterAll(() => desk.stop());

  const contentOf = async (who: ApiClient, part: keyof typeof PLANTED, id = dossierId) =>
    (await who.get<Saved>(`/dossiers/${id}`)).parts.find((each) => each.part === part)?.content;
  const found = (text: string) => SECRETS.filter((secret) => text.includes(secret));

  it('is read by its own organisation as it was written, also from the answer to a repeated save', async () => {
    const park = await desk.as('park');
    expect(await contentOf(park, 'leader')).toMatchObject(PLANTED.leader);
    const draft = await park.post<{ id: string }>('/dossiers', { batchId, type: 'park' });
    const save = async (key: string) =>
      park.put(
        `/dossiers/${draft.id}/parts/contact`,
        { name: '王联系', ...PLANTED.contact },
        {
          headers: { 'If-Match': '"0"', 'Idempotency-Key': key },
        },
      );
    const key = randomUUID();
    const first = await save(key);
    expect(first).toMatchObject({ content: PLANTED.contact });
    expect(await save(key)).toEqual(first);
    await park.send('DELETE', `/dossiers/${draft.id}`);
  });

  it('is masked for everybody else; an officer may look, and the trail says so', async () => {
    const park = await desk.as('park');
    const { caseId } = await park.post<Receipt>(`/dossiers/${dossierId}/submission`, {});
    const officer = await desk.as('officer');
    expect(await contentOf(officer, 'legalRepresentative')).toMatchObject({
      idNumber: '1****************X',
      phone: '139****2222',
    });
    expect(await contentOf(officer, 'leader')).toMatchObject({
      idNumber: '1****************X',
      birthDate: '1952',
      phone: '139****3333',
      email: 'c***@example.org',
    });
    expect(await contentOf(officer, 'contact')).toMatchObject({ address: '***', postcode: '***' });
    const seen = await Promise.all(
      ['officer', 'auditor', 'admin'].map(async (login) =>
        (await desk.as(login)).send('GET', `/dossiers/${dossierId}`),
      ),
    );
    expect(found(JSON.stringify(await Promise.all(seen.map((answer) => answer.text()))))).toEqual([]);
    const looked = await officer.get<{ field: string; value: string }[]>(`/dossiers/${dossierId}/personal-data`);
    expect(looked.map(({ value }) => value)).toEqual(expect.arrayContaining([...OF_DOSSIER]));
    const auditor = await desk.as('auditor');
    expect((await auditor.send('GET', `/dossiers/${dossierId}/personal-data`)).status).toBe(403);
    const looks = await auditor.get<object[]>(`/audit?action=lookAtPersonalData&subjectId=${dossierId}`);
    expect(looks).toEqual([
      expect.objectContaining({
        actorId: officer.accountId,
        caseId, // in its chain, too, it is seen who looked
        after: {
          revision: 1,
          fields: expect.arrayContaining(['leader.phone', 'legalRepresentative.idNumber']) as unknown,
        },
      }),
    ]);
    await until(async () => (await desk.rows(`SELECT FROM outbox`)).length === 0);
    expect((await officer.get<{ id: string }>(`/cases/${caseId}`)).id).toBe(caseId);
  });

  it('goes through check, draw, scores and visit up to the meeting', async () => {
    const commission = await signInCommission((login) => desk.as(login));
    const [theCase] = await desk.rows<{ id: string }>(`SELECT id FROM procedure_case WHERE subject_id = $1`, [
      dossierId,
    ]);
    const caseId = theCase?.id ?? '';
    await bringTo('underDecision', commission, caseId);
    expect((await commission.officer.get<{ state: string }>(`/cases/${caseId}`)).state).toBe('underDecision');
  }, 240_000);

  it('lies in the database sealed, and reaches no log and no history', async () => {
    const { rows, logs, histories } = await writtenBy(desk.stack);
    expect(histories).toContain(WORKFLOW_IDS.accreditation(dossierId).split('/')[0]);
    expect([found(rows), found(logs), found(histories)]).toEqual([[], [], []]);
  });

  it('is sealed anew under another key, and then needs the old one no more', async () => {
    const next = newKey('next');
    const rotate = async (keys: string) => {
      const run = Guohe.run(['personal-data', 'rotate', '--json'], {
        DATABASE_URL: desk.stack.databaseUrl,
        GUOHE_DATA: desk.stack.folder,
        PERSONAL_DATA_KEYS: keys,
      });
      expect([await run.ended(), run.stderr]).toEqual([0, '']);
      return run.lines[0];
    };
    expect(await rotate(`${next},${TEST_KEYS}`)).toMatchObject({ dossier_part: 3 });
    expect(await rotate(`${next},${TEST_KEYS}`)).toMatchObject({ dossier_part: 0, command: 0, objection: 0 });
    const api = await desk.stack.furtherApi({ PERSONAL_DATA_KEYS: next });
    const park = await ApiClient.signIn(api, 'park', DEMO_PASSWORD);
    const answerText = JSON.stringify(await park.get<Saved>(`/dossiers/${dossierId}`));
    expect(OF_DOSSIER.filter((secret) => !answerText.includes(secret))).toEqual([]);
  });
});
