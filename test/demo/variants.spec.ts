import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { validatePart } from '#api/dossiers/parts/validate-part.js';
import { filesNamedIn, filledIn } from '#cli/demo/demo-dossiers.js';
import { readPlan, TARGETS } from '#cli/populate/plan.js';
import { completeness } from '#domain/dossier/completeness/completeness.js';
import { gates } from '#domain/dossier/gates.js';
import { identifyingNumbers } from '#domain/dossier/numbers.js';
import { isUscc } from '#domain/identifiers/uscc.js';
import { BASE_TYPES, type PartName } from '#domain/measures/vocabulary.js';
import { seededMeasure } from '../support/measures.js';

const FOLDER = resolve(import.meta.dirname, '../../seeds/demo');
const MEASURE = seededMeasure('2025');
const DAY = '2026-11-21';

const plan = await readPlan(FOLDER);
const planned = plan.batches.flatMap(({ dossiers }) => dossiers);

function submitted({ dossier }: (typeof planned)[number]) {
  const fileIds = new Map(
    filesNamedIn(dossier).map((key, i) => [key, `0198f2c4-0000-7000-8000-${String(i).padStart(12, '0')}`]),
  );
  const parts = filledIn(dossier, { signedOn: DAY, year: 2026, fileIds });
  const guide = { opensOn: DAY, closesOn: '2026-12-31', fields: [], countries: [] };
  const organisationUscc = String(dossier.parts.host?.['uscc']);
  const context = { submittedOn: DAY, guide, files: new Set(fileIds.values()), organisationUscc };
  return { type: dossier.type, parts, context };
}

describe('the dossiers of the two batches', () => {
  it('are sixty and more, of every type in both, and in every state that people bring about', () => {
    expect(planned.length).toBeGreaterThanOrEqual(60);
    for (const { dossiers } of plan.batches) {
      expect(new Set(dossiers.map(({ dossier }) => dossier.type))).toEqual(new Set(BASE_TYPES));
    }
    expect(new Set(planned.map(({ target }) => target))).toEqual(new Set(TARGETS));
  });

  it('belong to accounts with the password that is published for the demonstration', async () => {
    const { password } = JSON.parse(await readFile(`${FOLDER}/accounts.json`, 'utf8')) as { password: string };
    expect(plan.password).toBe(password);
  });

  it('are those of as many organisations: no name, credit code, platform or number is there twice', () => {
    const all = (of: (one: (typeof planned)[number]) => unknown) => planned.map(of);
    for (const values of [
      all(({ dossier }) => dossier.parts.host?.['name']),
      all(({ dossier }) => dossier.parts.host?.['uscc']),
      all(({ dossier }) => dossier.parts.base?.['name']),
      all(({ dossier }) => dossier.parts.base?.['platformName']),
      all(({ key }) => key),
    ]) {
      expect(new Set(values).size).toBe(planned.length);
    }
    expect(planned.filter(({ dossier }) => !isUscc(String(dossier.parts.host?.['uscc'])))).toEqual([]);
    const numbers = planned.flatMap((one) =>
      identifyingNumbers(submitted(one).parts).map(({ kind, number }) => `${kind} ${number}`),
    );
    expect(numbers.length).toBeGreaterThan(500);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it.each(planned.map((one) => [one.key, one] as const))('%s is complete, and passes every gate', (_, one) => {
    const { type, parts, context } = submitted(one);
    const report = completeness({ type, parts }, MEASURE, context);
    expect(report.parts.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'))).toEqual([]);
    expect(gates({ type, parts }, MEASURE, context).flatMap(({ reasons }) => reasons)).toEqual([]);
    for (const [part, content] of Object.entries(parts)) {
      expect(validatePart(part as PartName, content)).toMatchObject({ ok: true });
    }
  });

  it('are the same whenever they are made, and differ in their amounts', async () => {
    expect(await readPlan(FOLDER)).toEqual(plan);
    const capital = planned
      .filter(({ key }) => key.startsWith('park.') || key.startsWith('research.'))
      .map(({ dossier }) => JSON.stringify(dossier.parts.funds));
    expect(new Set(capital).size).toBeGreaterThan(4);
  });
});
