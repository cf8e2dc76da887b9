import type { DataSource, EntityManager } from 'typeorm';
import { v5 } from 'uuid';
import type { Ground } from '#domain/procedures/act-rules.js';
import type { AuditSubject } from '#domain/texts/audit.js';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import type { Role } from '#domain/procedures/procedure.js';
import { inTurn } from '#persistence/in-turn.js';
import {
  addVersion,
  currentTemplates,
  namesIn,
  releasedBody,
  templateCalled,
  tryOut,
  type Template,
  type TemplateSort,
} from '#persistence/record/templates.js';
import { audit } from '#persistence/record/trail.js';
import type { TemplateDto, WriteTemplateDto } from './templates.dto.js';

/** Of which the ids of templates on the trail are made: a template has a name, not an id. */
const TEMPLATES = '5f3a7a52-5d0c-4bd4-9d0f-0a1d7c1e9b11';

interface Written {
  readonly sort: TemplateSort;
  /** What the trail calls them. */
  readonly subject: AuditSubject;
  readonly writers: readonly Role[];
  readonly permission: Ground;
}

/** Templates of one sort, as the commission reads and writes them. */
export class WrittenTemplates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly of: Written,
  ) {}

  list(): Promise<Template[]> {
    return currentTemplates(this.dataSource, this.of.sort);
  }

  /** @throws {Refusal} request.notFound */
  async get(...name: string[]): Promise<Template> {
    return found(await this.list(), name);
  }

  /**
   * A further version, which counts from now on; what was written by an earlier one stays as it is.
   * @throws {Refusal} request.notFound, template.unfit, template.lacks, template.sometimesLacks, template.empty, template.changedSince
   */
  async write(name: string[], { body, version }: WriteTemplateDto, actor: ActorRef): Promise<Template> {
    const { sort } = this.of;
    await this.get(...name);
    tryOut(sort, name, body);
    await this.dataSource.transaction(async (tx) => {
      await inTurn(tx, sort.table, name.join('/'));
      const present = found(await currentTemplates(tx, sort), name);
      if (version !== undefined && version !== present.version) {
        throw new Refusal('template.changedSince', { version, current: present.version });
      }
      await addVersion(tx, sort, name, body, actor.accountId);
      await this.audit(tx, present, body, actor);
    });
    return this.get(...name);
  }

  /** The release's text, anew as the last version; what the next release brings counts again. @throws {Refusal} request.notFound, and as `write` */
  async restore(name: string[], actor: ActorRef): Promise<Template> {
    const { sort } = this.of;
    await this.get(...name);
    const body = await releasedBody(this.dataSource, sort, name);
    if (body === undefined) throw new Refusal('request.notFound');
    return this.write(name, { body }, actor);
  }

  private async audit(tx: EntityManager, { name, version }: Template, body: string, actor: ActorRef): Promise<void> {
    const { subject, writers, permission } = this.of;
    await audit(tx, {
      subject: { kind: subject, id: v5(name.join('/'), TEMPLATES) },
      actorId: actor.accountId,
      actorRole: writers.find((role) => actor.roles.includes(role)) ?? 'public',
      action: 'writeTemplate',
      rule: permission,
      before: { version },
      after: { body },
    });
  }
}

export function templateDto({ samples }: TemplateSort, template: Template): TemplateDto {
  const { name, version, body, writtenBy, writtenAt } = template;
  const [whole, always = whole] = samples(name);
  const names = namesIn(whole);
  const certain = namesIn(always);
  return {
    version,
    body,
    writtenBy,
    writtenAt: writtenAt.toISOString(),
    names,
    conditional: names.filter((each) => !certain.includes(each)),
  };
}

/** @throws {Refusal} request.notFound */
function found(templates: readonly Template[], name: readonly string[]): Template {
  const template = templateCalled(templates, ...name);
  if (!template) throw new Refusal('request.notFound');
  return template;
}
