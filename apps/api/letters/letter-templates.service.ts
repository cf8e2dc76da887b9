import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { PERMISSIONS } from '#contracts/permissions.js';
import { refusalAt } from '#contracts/problems.js';
import { letterKindOf, type LetterKind } from '#domain/letters/letter.js';
import { LETTER_TEMPLATES } from '#persistence/record/letter-template.js';
import { previewLetter } from '#persistence/record/letters.js';
import { tryOut, type Template } from '#persistence/record/templates.js';
import { momentOf } from '#persistence/record/moment.js';
import { CasesService } from '../cases/cases.service.js';
import type { WriteTemplateDto } from '../templates/templates.dto.js';
import { templateDto, WrittenTemplates } from '../templates/written-templates.service.js';
import type { LetterTemplateDto, PreviewLetterTemplateDto, WrittenLetterDto } from './letter-templates.dto.js';

/** What letters about the end of a case say. One that was sent stays as it is. */
@Injectable()
export class LetterTemplatesService {
  private readonly templates: WrittenTemplates;

  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
  ) {
    const writers = PERMISSIONS['manage:letterTemplate'];
    this.templates = new WrittenTemplates(dataSource, {
      sort: LETTER_TEMPLATES,
      subject: 'letterTemplate',
      writers,
      permission: 'permission:manage:letterTemplate',
    });
  }

  async list(): Promise<LetterTemplateDto[]> {
    return (await this.templates.list()).map(toDto);
  }

  /** @throws {Refusal} as `WrittenTemplates.write` */
  async write(kind: string, body: WriteTemplateDto, actor: ActorRef): Promise<LetterTemplateDto> {
    return toDto(await this.templates.write([kind], body, actor));
  }

  /** @throws {Refusal} request.notFound */
  async restore(kind: string, actor: ActorRef): Promise<LetterTemplateDto> {
    return toDto(await this.templates.restore([kind], actor));
  }

  /**
   * The letter as it would read: about an example, or a case that has come to this end.
   * @throws {Refusal} request.notFound, template.otherEnd, letter.dataMissing, and as `tryOut`
   */
  async preview(kind: string, { body, caseId }: PreviewLetterTemplateDto, actor: ActorRef): Promise<WrittenLetterDto> {
    const present = await this.templates.get(kind);
    const text = body ?? present.body;
    const example = tryOut(LETTER_TEMPLATES, present.name, text);
    if (caseId === undefined) return example;
    const theCase = await this.cases.visible(caseId, actor);
    if (letterKindOf(theCase) !== kind) throw refusalAt('caseId', 'template.otherEnd', { state: theCase.state });
    const { manager } = this.dataSource;
    const { title, paragraphs } = await previewLetter(manager, theCase, await momentOf(manager), text);
    return { title, paragraphs };
  }
}

function toDto(template: Template): LetterTemplateDto {
  const [kind] = template.name as [LetterKind];
  return { kind, ...templateDto(LETTER_TEMPLATES, template) };
}
