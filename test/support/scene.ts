import { readFileSync } from 'node:fs';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { createDataSource } from '#persistence/data-source.js';
import { signInCommission, type Commission } from '../../apps/cli/client/accreditation.journey.js';
import { ApiClient } from '../../apps/cli/client/api-client.js';
import { startStack, type Stack, type StackOptions } from './stack.js';

/** A running stack with its people signed in, and a view of its record and of its workflows. */
export interface Scene {
  readonly stack: Stack;
  readonly record: DataSource;
  readonly temporal: Client;
  /** The park's applicant. */
  readonly applicant: ApiClient;
  readonly commission: Commission;
  signIn(login: string): Promise<ApiClient>;
  workflow(id: string): WorkflowHandle;
  stop(): Promise<void>;
}

export const { password: DEMO_PASSWORD } = JSON.parse(
  readFileSync(new URL('../../seeds/demo/accounts.json', import.meta.url), 'utf8'),
) as {
  password: string;
};

/** The scene of a `describe`, from before its first test until after its last: its tests and hooks look at it, nobody earlier. */
export function sceneOfSuite(options: StackOptions = {}): Scene {
  let scene: Scene | undefined;
  beforeAll(async () => {
    scene = await startScene(options);
  });
  afterAll(() => scene?.stop());
  return new Proxy({} as Scene, { get: (_, part) => Reflect.get(scene as Scene, part) as unknown });
}

export async function startScene(options: StackOptions = {}): Promise<Scene> {
  const stack = await startStack(options);
  const record = createDataSource({ databaseUrl: stack.databaseUrl, pool: 2, applicationName: 'test' });
  await record.initialize();
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const temporal = new Client({ connection, namespace: stack.namespace });
  const signIn = (login: string) => ApiClient.signIn(stack.apiUrl, login, DEMO_PASSWORD);
  const commission = await signInCommission(signIn);
  return {
    stack,
    record,
    temporal,
    applicant: await signIn('park'),
    commission,
    signIn,
    workflow: (id) => temporal.workflow.getHandle(id),
    stop: async () => {
      await connection.close();
      await record.destroy();
      await stack.stop();
    },
  };
}
