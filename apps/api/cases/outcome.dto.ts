import {
  ApiExtraModels,
  ApiProperty,
  ApiPropertyOptional,
  getSchemaPath,
  type ApiPropertyOptions,
} from '@nestjs/swagger';
import {
  GRADES,
  RECTIFICATION_DOCUMENTS,
  type Grade,
  type LocalizedText,
  type RectificationDocument,
} from '#domain/measures/vocabulary.js';
import { TextDto } from './text.dto.js';

const hundredths: ApiPropertyOptions = {
  type: 'integer',
  minimum: 0,
  maximum: 10_000,
  example: 8250,
  description: '百分之一分 / hundredths',
};

const count: ApiPropertyOptions = { type: 'integer', minimum: 0, example: 3 };

export class FailedItemDto {
  @ApiProperty({ example: 'materialsComplete', description: '审查项 / item of the checklist' }) item: string;
  @ApiPropertyOptional({ example: 'cooperation', description: '申报书的部分 / part of the dossier' }) part?: string;
  @ApiProperty({ example: '合作协议缺少签署页。', description: '问题 / what is wrong' }) reason: string;
}

export class ReasonTextDto extends TextDto {
  @ApiProperty({ example: 'Ch. 3', description: '依据的条款 / article of the measure' }) article: string;
}

export class RecommendationDto {
  @ApiProperty({ description: '是否推荐 / recommended or not' }) recommended: boolean;
  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 1, maximum: 1000, example: 3 })
  ranking?: number | null;
}

/** What came out of a case so far. Each member is there once its stage has been passed; which ones depends on the kind. */
@ApiExtraModels(TextDto)
export class OutcomeDto {
  [member: string]: unknown;

  @ApiPropertyOptional({ type: RecommendationDto }) recommendation?: RecommendationDto;
  @ApiPropertyOptional({ type: [FailedItemDto], description: '须补正的 / what must be corrected' })
  corrections?: FailedItemDto[];
  @ApiPropertyOptional({ type: [FailedItemDto], description: '不予受理所据 / what it was refused for' })
  failedItems?: FailedItemDto[];
  @ApiPropertyOptional({ type: [String], example: ['belowTotal'], description: '理由代码 / reasons of the measure' })
  reasons?: string[];
  @ApiPropertyOptional({ type: [ReasonTextDto], description: '理由及依据 / the reasons in words' })
  reasonsText?: ReasonTextDto[];
  @ApiPropertyOptional({
    example: '申报类型与依托单位性质不符。',
    description: '经办人的说明 / what the officer wrote',
  })
  remark?: string;
  @ApiPropertyOptional({
    oneOf: [{ $ref: getSchemaPath(TextDto) }, { type: 'array', items: { $ref: getSchemaPath(TextDto) } }],
    description: '依据与算式，一句或逐句 / the grounds and the arithmetic, in one sentence or several',
  })
  explanation?: LocalizedText | LocalizedText[];
  @ApiPropertyOptional(hundredths) expertHundredths?: number;
  @ApiPropertyOptional(hundredths) dataHundredths?: number;
  @ApiPropertyOptional(hundredths) totalHundredths?: number;
  @ApiPropertyOptional(hundredths) scoreHundredths?: number;
  @ApiPropertyOptional({ example: 'BJGH-2026-K-0007' }) certificateNumber?: string;
  @ApiPropertyOptional({ format: 'uuid' }) baseId?: string;
  @ApiPropertyOptional({ format: 'date' }) accreditedOn?: string;
  @ApiPropertyOptional({ ...count, minimum: 1, example: 5, description: '专家席位 / seats of the panel' })
  experts?: number;
  @ApiPropertyOptional({ ...count, description: '批次：截止时已提交的申报 / of a batch: submitted at the cut-off' })
  submitted?: number;
  @ApiPropertyOptional({ ...count, description: '批次：截止时未提交的草稿 / of a batch: drafts left at the cut-off' })
  drafts?: number;
  @ApiPropertyOptional({ ...count, description: '审定会：拟认定 / of a meeting: selected' }) selected?: number;
  @ApiPropertyOptional({ ...count, description: '审定会：已审定 / of a meeting: decided' }) decided?: number;
  @ApiPropertyOptional({ ...count, description: '审定会：已离开审议环节 / of a meeting: no longer before it' })
  left?: number;
  @ApiPropertyOptional({ ...count, description: '审定会：留待下次 / of a meeting: put over to another' })
  putOver?: number;
  @ApiPropertyOptional({ ...count, description: '审定会：已公示 / of a meeting: published' }) published?: number;
  @ApiPropertyOptional({ ...count, description: '审定会：已公布 / of a meeting: announced' }) announced?: number;
  @ApiPropertyOptional({ example: 'underDecision', description: '重新审议所在环节 / where the case was reopened' })
  reopenedIn?: string;
  @ApiPropertyOptional({ example: '2026-基-017', description: '标牌编号 / number of the plaque' })
  plaqueNumber?: string;
  @ApiPropertyOptional({ format: 'date' }) handedOverOn?: string;
  @ApiPropertyOptional({ example: '王芳', description: '接收人 / who received the plaque' }) receivedBy?: string;
  @ApiPropertyOptional({ enum: GRADES }) grade?: Grade;
  @ApiPropertyOptional({
    enum: ['silent', 'fraud'],
    description: '直接定等的情形 / graded by rule for this',
  })
  exception?: string;
  @ApiPropertyOptional({
    format: 'date',
    description: '未报送的，报送截止日 / of the silent: the last day of the filing',
  })
  filingDueOn?: string;
  @ApiPropertyOptional({ type: [String], example: ['intergovernmentalFramework'], description: '加分项 / bonus items' })
  bonusItems?: string[];
  @ApiPropertyOptional({ example: 'failedAcceptance', description: '撤销情形 / ground of the revocation' })
  ground?: string;
  @ApiPropertyOptional({ type: [String], example: ['talentExchange'], description: '未整改到位的问题 / open problems' })
  openProblems?: string[];
  @ApiPropertyOptional({
    enum: RECTIFICATION_DOCUMENTS,
    isArray: true,
    example: ['plan'],
    description: '未按期报送的整改材料 / documents of the rectification that were not in by their limit',
  })
  notFiledInTime?: RectificationDocument[];
  @ApiPropertyOptional({
    enum: RECTIFICATION_DOCUMENTS,
    isArray: true,
    example: ['interimReport'],
    description: '验收时仍未报送的材料 / documents that were still missing at the acceptance',
  })
  missingDocuments?: RectificationDocument[];
  @ApiPropertyOptional({ format: 'date' }) revokedOn?: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 0, example: 500_000_000, description: '分 / fen' })
  budgetFen?: number;
  @ApiPropertyOptional({ type: 'integer', minimum: 0, example: 33_333_333, description: '分 / fen' })
  allocatedFen?: number;
}
