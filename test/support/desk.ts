import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { ApiClient, ProblemError, type Problem } from '#cli/client/api-client.js';
import type { DemoAccounts } from '#cli/seed/seed.js';
import { addDays, calendarDateOf } from '#domain/common/calendar-date.js';
import { aDossier, type SampleDossier } from '#domain/dossier/dossier.builder.js';
import type { BaseType, PartName } from '#domain/measures/vocabulary.js';
import { createDataSource } from '#persistence/data-source.js';
import { expectAtItsField } from './fields.js';
import { startStack, type Stack, type StackOptions } from './stack.js';

export const TODAY = calendarDateOf(new Date());

export interface BatchView {
  readonly id: string;
  readonly code: string;
  readonly measureId: string;
}
export interface DossierView {
  readonly id: string;
  readonly revision: number;
  readonly locked: boolean;
  readonly receiptNumber: string | null;
}
export interface Receipt {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly revision: number;
  readonly contentHash: string;
}
export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** A seeded stack with the persons of the demonstration at its counter. */
export interface Desk {
  readonly stack: Stack;
  /** A demo account, signed in once. */
  as(login: string): Promise<ApiClient>;
  /** A fresh token of a demo account, for requests that no client would make. */
  tokenOf(login: string): Promise<string>;
  /** An open rehearsal batch, unless told otherwise. */
  openBatch(change?: object): Promise<BatchView>;
  /** A draft with every part of the sample saved; its host is the applicant's organisation, its files are uploaded. */
  draft(type: BaseType, batchId: string, change?: (sample: SampleDossier) => SampleDossier): Promise<DossierView>;
  /** The record as its owner sees it. */
  readonly record: DataSource;
  /** Asks PostgreSQL. */
  rows<T = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

const ROOT = resolve(import.meta.dirname, '../..');

export async function openDesk(options: StackOptions = {}): Promise<Desk> {
  const stack = await startStack(options);
  const dataSource = createDataSource({ databaseUrl: stack.databaseUrl, pool: 2, applicationName: 'guohe-test' });
  await dataSource.initialize();
  const demo = JSON.parse(await readFile(join(ROOT, 'seeds/demo/accounts.json'), 'utf8')) as DemoAccounts;
  const clients = new Map<string, Promise<ApiClient>>();
  const files = new Map<string, Promise<string[]>>();
  let batches = 0;

  const as = (login: string) => {
    const client = clients.get(login) ?? ApiClient.signIn(stack.apiUrl, login, demo.password);
    clients.set(login, client);
    return client;
  };
  const filesOf = (login: string) => {
    const ids = files.get(login) ?? as(login).then((client) => uploadThree(client));
    files.set(login, ids);
    return ids;
  };
  return {
    stack,
    as,
    async tokenOf(login) {
      const nobody = ApiClient.anonymous(stack.apiUrl);
      return (await nobody.post<{ token: string }>('/sessions', { login, password: demo.password })).token;
    },
    async openBatch(change = {}) {
      const officer = await as('officer');
      return officer.post<BatchView>('/batches', aBatch(`T-${process.pid}-${++batches}`, change));
    },
    async draft(type, batchId, change = (sample) => sample) {
      const client = await as(type);
      const dossier = await client.post<DossierView>('/dossiers', { batchId, type });
      const { name, uscc } = demo.organisations.find(({ key }) => key === type) ?? { name: '', uscc: '' };
      const sample = change(aDossier(type, { on: TODAY, files: await filesOf(type) }).with('host', { name, uscc }));
      for (const [part, content] of Object.entries(sample.parts)) await savePart(client, dossier.id, part, content, 0);
      return dossier;
    },
    record: dataSource,
    rows: (sql, parameters) => dataSource.query(sql, parameters),
    async stop() {
      await dataSource.destroy();
      await stack.stop();
    },
  };
}

export function aBatch(code: string, change: object = {}): object {
  return {
    code,
    title: '北京国际科技合作基地申报指南（演练）',
    opensOn: TODAY,
    closesOn: addDays(TODAY, 10),
    fields: [],
    countries: [],
    quotas: { park: 5, research: 5, platform: 5, enterprise: 5 },
    rehearsalDaySeconds: 3600,
    ...change,
  };
}

export function savePart<T = { version: number }>(
  client: ApiClient,
  dossierId: string,
  part: PartName | string,
  content: unknown,
  version: number,
): Promise<T> {
  return client.put<T>(`/dossiers/${dossierId}/parts/${part}`, content, { headers: { 'If-Match': `"${version}"` } });
}

export function aPdf(text = 'Guohe'): Buffer {
  return Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${text}\ntrailer << /Root 1 0 R >>\n%%EOF\n`);
}

export function upload(client: ApiClient, name: string, content: Uint8Array, query = ''): Promise<FileView> {
  const form = new FormData();
  form.set('file', new Blob([content as Uint8Array<ArrayBuffer>]), name);
  return client.post<FileView>(`/files${query}`, form);
}

async function uploadThree(client: ApiClient): Promise<string[]> {
  const ids: string[] = [];
  for (const n of [1, 2, 3]) ids.push((await upload(client, `附件${n}.pdf`, aPdf(`file ${n}`))).id);
  return ids;
}

/** A part `file` of bytes that has no filename: a file for who reads the form. */
export function sendNameless(url: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const part = 'Content-Disposition: form-data; name="file"\r\nContent-Type: application/octet-stream\r\n\r\n%PDF-1.7';
  return fetch(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'multipart/form-data; boundary=b' },
    body: `--b\r\n${part}\r\n--b--\r\n`,
  });
}

/** The problem document that a request is refused with; fails where it is not refused, or not told at the field whose value it is about. */
export async function refusalOf(request: Promise<unknown>): Promise<Problem> {
  try {
    await request;
  } catch (error) {
    if (error instanceof ProblemError) {
      expect(error.problem.sentence.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(error.problem.sentence.zh + error.problem.sentence.en).not.toMatch(/\{\w+\}/);
      expectAtItsField(error.problem);
      return error.problem;
    }
    throw error;
  }
  throw new Error('the request was not refused');
}
