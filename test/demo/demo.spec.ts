import { resolve } from 'node:path';
import { ApiClient } from '#cli/client/api-client.js';
import { readDemoDossiers, type DemoDossier } from '#cli/demo/demo-dossiers.js';
import type { DemoResult } from '#cli/demo/run-demo.js';
import type { PartName } from '#domain/measures/vocabulary.js';
import { PERSONAL_FIELDS, withPersonalFields } from '#domain/people/personal-data.js';
import { createDataSource } from '#persistence/data-source.js';
import { actsWithoutEntry, entriesWithoutRule, entriesWithoutSides } from '../support/entries.js';
import { Guohe, refusal } from '../support/guohe.js';
import { DEMO_PASSWORD } from '../support/scene.js';
import { readDescription } from '../support/openapi.js';
import { startStack, type Stack } from '../support/stack.js';
import { writtenBy } from '../support/written.js';

/** The limits of the applicants must hold under load, and those that the clock runs out must not take long. */
const DAY_SECONDS = '0.8';

const SEEDS = resolve(import.meta.dirname, '../../seeds/demo/dossiers');
const DOSSIERS = [...(await readDemoDossiers(SEEDS)).values()];
const PEOPLE = Object.entries(PERSONAL_FIELDS);

/** What the demonstration's own dossiers say of people: each text with the field that holds it. */
const PERSONAL = new Map(
  DOSSIERS.flatMap(({ parts }) =>
    PEOPLE.flatMap(([part, fields]) =>
      fields.map((field): [string, string] => [textIn(parts, part, field), field]).filter(([text]) => text !== ''),
    ),
  ),
);
/** All dossiers without what is personal. */
const REST = JSON.stringify(
  DOSSIERS.map(({ parts }) =>
    Object.entries(parts).map(([part, content]) => withPersonalFields(part, content, () => '')),
  ),
);
/** By what they would be known elsewhere: an address that is the host's own, or a postcode that is part of a sum, tells nothing. */
const TELLING = [...PERSONAL.keys()].filter((text) => !REST.includes(text));
/** The names of these people are in the record, where the dossier is read; nowhere else has a word of them. */
const NAMES = DOSSIERS.flatMap(({ parts }) => PEOPLE.map(([part]) => textIn(parts, part, 'name')));

function textIn(parts: DemoDossier['parts'], part: string, field: string): string {
  return (parts[part as PartName]?.[field] ?? '') as string;
}

describe('guohe demo', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ env: { LOG_LEVEL: 'debug' } });
    const { databaseUrl, temporalAddress, folder } = stack;
    const seed = Guohe.run(['seed', '--demo'], {
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      GUOHE_DATA: folder,
    });
    expect(await seed.ended()).toBe(0);
  });
  afterAll(() => stack?.stop());

  async function demonstrate(): Promise<DemoResult> {
    const demo = Guohe.run(['demo', '--url', stack.apiUrl, '--day-seconds', DAY_SECONDS, '--json']);
    const code = await demo.ended();
    if (code !== 0) throw new Error(`exit code ${code}\n${demo.stderr}`);
    return JSON.parse(demo.stdout) as DemoResult;
  }

  it('shows the whole life of bases of every type, twice at once by the same persons', async () => {
    const [result, again] = await Promise.all([demonstrate(), demonstrate()]);
    const { certificates, notAccredited, grades, subsidy } = result;

    expect(certificates).toHaveLength(12);
    expect(new Set(certificates.map(({ number }) => number)).size).toBe(12);
    expect(new Set(certificates.map(({ type }) => type)).size).toBe(4);
    expect(notAccredited.map(({ state }) => state).sort()).toEqual([
      'cultivated',
      'notSelected',
      'notSelected',
      'refused',
    ]);
    for (const { reasons } of notAccredited) {
      expect(reasons.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(reasons.en).not.toBe('');
    }
    expect(result.corrected).toHaveLength(1);

    expect(Object.values(grades).map(({ length }) => length)).toEqual([4, 4, 2, 2]);
    expect(result.silent).toHaveLength(1);
    expect(grades.unqualified).toEqual(expect.arrayContaining([...result.silent, ...result.restored]));
    expect([result.restored.length, result.revoked]).toEqual([1, result.silent]);

    expect(subsidy.verifiedFen).toBeGreaterThan(subsidy.budgetFen);
    expect(subsidy.paidFen).toBe(subsidy.budgetFen);
    expect(subsidy.payments.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(subsidy.budgetFen);
    expect(result.steps.length).toBeGreaterThan(100);

    expect(again.run).not.toBe(result.run);
    expect(again.certificates).toHaveLength(12);
    const numbers = [...certificates, ...again.certificates].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(24);
    expect(again.subsidy.paidFen).toBe(again.subsidy.budgetFen);
  }, 300_000);

  it('leaves nothing in the outcome of a case that the description of the API does not name', async () => {
    const record = createDataSource({ databaseUrl: stack.databaseUrl, pool: 1, applicationName: 'test' });
    await record.initialize();
    const left = await record.query<{ member: string }[]>(
      `SELECT DISTINCT jsonb_object_keys(outcome) AS member FROM procedure_case ORDER BY 1`,
    );
    await record.destroy();
    const { components } = await readDescription(stack.apiUrl);
    const named = Object.keys(components.schemas['OutcomeDto']?.properties ?? {});
    expect(left.length).toBeGreaterThan(20);
    expect(left.map(({ member }) => member).filter((member) => !named.includes(member))).toEqual([]);
  });

  it('leaves an entry on the trail of whatever was done by a request, with what was before and after, or says why not', async () => {
    const record = createDataSource({ databaseUrl: stack.databaseUrl, pool: 1, applicationName: 'test' });
    await record.initialize();
    const { acts, without } = await actsWithoutEntry(stack, (sql) => record.query(sql), { repeats: true });
    const withoutSides = await entriesWithoutSides((sql) => record.query(sql));
    await record.destroy();
    expect([without, withoutSides]).toEqual([[], []]);
    expect(acts).toBeGreaterThan(1_000);
  });

  it('says of every step of every life under which rule it was done', async () => {
    const record = createDataSource({ databaseUrl: stack.databaseUrl, pool: 1, applicationName: 'test' });
    await record.initialize();
    const without = await entriesWithoutRule((sql) => record.query(sql));
    const known = await record.query<{ action: string }[]>(`SELECT DISTINCT action FROM audit_entry`);
    await record.destroy();
    expect(without).toEqual([]);
    expect(known.length).toBeGreaterThan(40);
  });

  it('leaves what is personal sealed: in no row, log or history, from the dossier to certificate, rectification and subsidy', async () => {
    const record = createDataSource({ databaseUrl: stack.databaseUrl, pool: 1, applicationName: 'test' });
    await record.initialize();
    const handedIn = await record.query<{ id: string }[]>(`SELECT id FROM dossier WHERE receipt_number IS NOT NULL`);
    const accounts = await record.query<{ name: string; email: string | null }[]>(
      `SELECT display_name AS name, email FROM account WHERE display_name IS NOT NULL`,
    );
    await record.destroy();
    // Each is in the run: whoever may look is told it.
    const officer = await ApiClient.signIn(stack.apiUrl, 'officer', DEMO_PASSWORD);
    const told = new Set<string>();
    for (const { id } of handedIn) {
      const looked = await officer.get<{ value: string }[]>(`/dossiers/${id}/personal-data`);
      for (const { value } of looked) told.add(value);
    }
    expect([...PERSONAL.keys()].filter((text) => !told.has(text))).toEqual([]);
    const fields = new Set(TELLING.map((text) => PERSONAL.get(text)));
    expect([...fields].sort()).toEqual(['birthDate', 'email', 'idNumber', 'phone']);
    expect(TELLING.length).toBeGreaterThan(60);

    const { rows, logs, histories } = await writtenBy(stack);
    for (const kind of ['accreditation', 'evaluation', 'rectification', 'subsidy'])
      expect(histories).toContain(`${kind}/`);
    expect([rows.includes('sealed:'), logs.length > 0]).toEqual([true, true]);
    const found = (text: string, secrets: readonly string[]) => secrets.filter((secret) => text.includes(secret));
    expect([found(rows, TELLING), found(logs, TELLING), found(histories, TELLING)]).toEqual([[], [], []]);
    const names = [...new Set([...NAMES, ...accounts.flatMap(({ name, email }) => (email ? [name, email] : [name]))])];
    expect(found(rows, names)).toEqual(names);
    expect([found(logs, names), found(histories, names)]).toEqual([[], []]);
  }, 120_000);

  it('says in a sentence why it cannot begin', async () => {
    const nobody = await refusal(['demo', '--url', 'http://127.0.0.1:9']);
    expect([nobody.code, nobody.sentence]).toEqual([
      69,
      expect.stringContaining('does not answer at http://127.0.0.1:9'),
    ]);
    expect(await refusal(['demo', '--url', 'not an address'])).toMatchObject({ code: 2 });
    expect(await refusal(['demo', '--url', stack.apiUrl, '--day-seconds', '0'])).toMatchObject({ code: 2 });
    const { code, sentence } = await refusal(['demo'], { GUOHE_DATA: stack.folder });
    expect([code, sentence]).toEqual([69, expect.stringContaining('npm start')]);
  });
});
