import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Commission } from '../client/accreditation.journey.js';
import { ApiClient } from '../client/api-client.js';
import type { DemoAccounts } from '../seed/seed.js';
import type { Story } from './story.js';

/** The demo accounts at the counter, each signed in once. */
export class People {
  readonly #clients = new Map<string, Promise<ApiClient>>();

  private constructor(
    readonly url: string,
    private readonly password: string,
    private readonly names: ReadonlyMap<string, string>,
  ) {}

  /** @param folder seeds/demo */
  static async read(folder: string, url: string): Promise<People> {
    const read = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as DemoAccounts;
    const [shown, further] = [await read('accounts.json'), await read('applicants.json')];
    const accounts = [...shown.accounts, ...further.accounts];
    return new People(url, shown.password, new Map(accounts.map(({ login, displayName }) => [login, displayName])));
  }

  as(login: string): Promise<ApiClient> {
    const client = this.#clients.get(login) ?? ApiClient.signIn(this.url, login, this.password);
    this.#clients.set(login, client);
    return client;
  }

  /** 王审核（受理人员） */
  name(login: string): string {
    return this.names.get(login) ?? login;
  }

  async commission({
    officer,
    secondOfficer,
    experts,
    assessor,
    decider,
    deciders,
  }: Story['people']): Promise<Commission> {
    return {
      officer: await this.as(officer),
      secondOfficer: await this.as(secondOfficer),
      experts: await Promise.all(experts.map((login) => this.as(login))),
      assessor: await this.as(assessor),
      decider: await this.as(decider),
      applicantOf: (type) => this.as(type),
      deciders: await Promise.all(deciders.map((login) => this.as(login))),
    };
  }
}
