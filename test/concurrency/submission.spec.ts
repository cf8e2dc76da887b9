import { randomUUID } from 'node:crypto';
import { aPdf, openDesk, type Desk, type Receipt } from '../support/desk.js';

const CROWD = 20;

describe('twenty submissions of one dossier', () => {
  let desk: Desk;
  beforeAll(async () => (desk = await openDesk({ env: { DATABASE_POOL: '10' } })));
  afterAll(() => desk?.stop());

  it.each([
    ['under keys of their own', () => randomUUID()],
    ['under one key', (key: string) => key],
  ])('at the same moment, %s: one case, one receipt, one start of a workflow', async (_, keyOf) => {
    const park = await desk.as('park');
    const batch = await desk.openBatch();
    const unique = randomUUID();
    const { id } = await desk.draft('park', batch.id, (sample) => sample.with('base', { platformName: unique }));
    const receipts = await Promise.all(
      Array.from({ length: CROWD }, () =>
        park.post<Receipt>(`/dossiers/${id}/submission`, undefined, { key: keyOf(unique) }),
      ),
    );
    for (const receipt of receipts) expect(receipt).toEqual(receipts[0]);
    const cases = await desk.rows<{ id: string }>(`SELECT id FROM procedure_case WHERE subject_id = $1`, [id]);
    expect(cases).toEqual([{ id: receipts[0]?.caseId }]);
    expect(await desk.rows(`SELECT FROM dossier_submission WHERE dossier_id = $1`, [id])).toHaveLength(1);
    const lines = await desk.rows(`SELECT FROM audit_entry WHERE subject_id = $1 AND action = 'submit'`, [id]);
    expect(lines).toHaveLength(1);
    const received = await desk.rows(`SELECT FROM notice WHERE case_id = $1 AND template = 'case.received'`, [
      cases[0]?.id,
    ]);
    expect(received).toHaveLength(1);
  });

  it('numbers of receipts have no gap and come once, however many are submitted at the same moment', async () => {
    const park = await desk.as('park');
    const batch = await desk.openBatch();
    const drafts = [];
    for (let n = 0; n < 8; n += 1) {
      drafts.push(await desk.draft('park', batch.id, (sample) => sample.with('base', { platformName: randomUUID() })));
    }
    const receipts = await Promise.all(drafts.map(({ id }) => park.post<Receipt>(`/dossiers/${id}/submission`)));
    const numbers = receipts.map(({ receiptNumber }) => Number(receiptNumber.split('-').at(-1))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  it('of one file under one key: one file, whatever came first', async () => {
    const park = await desk.as('park');
    const key = randomUUID();
    const upload = () => {
      const form = new FormData();
      form.set('file', new Blob([aPdf(key) as Uint8Array<ArrayBuffer>]), 'a.pdf');
      return park.post<{ id: string }>('/files', form, { key });
    };
    const files = await Promise.all(Array.from({ length: CROWD }, upload));
    expect(new Set(files.map(({ id }) => id)).size).toBe(1);
    const kept = await desk.rows(`SELECT FROM stored_file WHERE id = $1`, [files[0]?.id]);
    expect(kept).toHaveLength(1);
  });
});
