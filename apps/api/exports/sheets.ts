import { BASIS_TEXTS } from '#contracts/spreadsheet-texts.js';
import { BASE_TYPE_TEXTS, GRADE_TEXTS, KIND_TEXTS, text } from '#contracts/texts.js';
import { BEIJING_DISTRICTS } from '#domain/identifiers/district.js';
import type { Grade } from '#domain/measures/measure.js';
import type { Sheet } from '#platform/spreadsheet/xlsx-stream.js';
import type { BaseDto } from '../bases/bases.dto.js';
import type { CaseDto } from '../cases/cases.dto.js';
import type { CountDto, StatisticsDto } from '../statistics/statistics.dto.js';
import type { AwardDto, LeftOutDto } from '../subsidy/schemes.dto.js';
import type { Language } from './exports.dto.js';
import { sheetOf, type ExportColumn } from './workbook.js';

export const CASE_COLUMNS: readonly ExportColumn<CaseDto>[] = [
  { name: 'kind', width: 12, of: ({ kind }) => KIND_TEXTS[kind] },
  { name: 'title', width: 40, of: ({ title }) => title },
  { name: 'type', width: 12, of: ({ type }) => type && text(BASE_TYPE_TEXTS, type) },
  { name: 'state', of: ({ stateText }) => stateText },
  { name: 'stateSince', kind: 'instant', of: ({ stateSince }) => stateSince },
  { name: 'dueOn', kind: 'date', of: ({ dueOn }) => dueOn },
  { name: 'overdue', width: 8, of: ({ overdue }) => overdue },
  { name: 'suspendedSince', kind: 'instant', of: ({ suspendedSince }) => suspendedSince },
  { name: 'measure', width: 14, of: ({ measureId }) => measureId },
  { name: 'rehearsal', width: 8, of: ({ rehearsal }) => rehearsal },
  { name: 'id', width: 38, of: ({ id }) => id },
];

export const BASE_COLUMNS: readonly ExportColumn<BaseDto>[] = [
  { name: 'certificateNumber', of: ({ certificateNumber }) => certificateNumber },
  { name: 'base', width: 32, of: ({ name }) => name },
  { name: 'organisation', width: 36, of: ({ organisation }) => organisation },
  { name: 'type', width: 12, of: ({ type }) => BASE_TYPE_TEXTS[type] },
  { name: 'district', of: ({ district }) => text(BEIJING_DISTRICTS, district) },
  { name: 'state', of: ({ stateText }) => stateText },
  { name: 'accreditedOn', kind: 'date', of: ({ accreditedOn }) => accreditedOn },
  { name: 'revokedOn', kind: 'date', of: ({ revokedOn }) => revokedOn },
  { name: 'plaqueNumber', of: ({ plaque }) => plaque?.number ?? null },
  { name: 'lastGrade', width: 14, of: ({ lastGrade }) => gradeText(lastGrade) },
];

type InScheme = AwardDto | LeftOutDto;
const OF_SCHEME: readonly ExportColumn<InScheme>[] = [
  { name: 'base', width: 32, of: ({ baseName }) => baseName },
  { name: 'certificateNumber', of: ({ certificateNumber }) => certificateNumber },
  { name: 'organisation', width: 36, of: ({ organisationName }) => organisationName },
  { name: 'type', width: 12, of: ({ type }) => BASE_TYPE_TEXTS[type] },
  { name: 'basis', width: 12, of: ({ basis }) => BASIS_TEXTS[basis] },
  { name: 'grade', width: 12, of: ({ grade }) => gradeText(grade) },
];

export const AWARD_COLUMNS: readonly ExportColumn<AwardDto>[] = [
  ...OF_SCHEME,
  { name: 'ceiling', kind: 'yuan', of: ({ ceilingFen }) => ceilingFen },
  { name: 'filed', kind: 'yuan', of: ({ filedFen }) => filedFen },
  { name: 'verified', kind: 'yuan', of: ({ verifiedFen }) => verifiedFen },
  { name: 'proposed', kind: 'yuan', of: ({ proposedFen }) => proposedFen },
  { name: 'allocated', kind: 'yuan', of: ({ allocatedFen }) => allocatedFen },
  { name: 'explanation', width: 60, of: ({ explanation }) => explanation },
];

export const LEFT_OUT_COLUMNS: readonly ExportColumn<LeftOutDto>[] = [
  ...OF_SCHEME,
  { name: 'reason', width: 40, of: ({ reasonText }) => reasonText },
];

/** A sheet for each table of the statistics. */
export function statisticsSheets({ cases, bases, subsidies }: StatisticsDto, lang: Language): Sheet[] {
  return [
    sheetOf(
      'casesByState',
      [
        { name: 'kind', of: ({ kindText }) => kindText },
        { name: 'state', width: 32, of: ({ stateText }) => stateText },
        { name: 'count', kind: 'count', of: ({ count }) => count },
        { name: 'overdue', kind: 'count', of: ({ overdue }) => overdue },
      ],
      cases.byState,
      lang,
    ),
    sheetOf('applicationsByType', byWord('type'), cases.byType, lang),
    sheetOf('applicationsByDistrict', byWord('district'), cases.byDistrict, lang),
    sheetOf(
      'applicationsByYear',
      [
        { name: 'year', kind: 'count', of: ({ year }) => year },
        { name: 'submitted', kind: 'count', of: ({ submitted }) => submitted },
        { name: 'openCases', kind: 'count', of: ({ open }) => open },
        { name: 'accredited', kind: 'count', of: ({ accredited }) => accredited },
        { name: 'cultivated', kind: 'count', of: ({ cultivated }) => cultivated },
        { name: 'notSelected', kind: 'count', of: ({ notSelected }) => notSelected },
      ],
      cases.byYear,
      lang,
    ),
    sheetOf('basesByType', byWord('type'), bases.byType, lang),
    sheetOf('basesByDistrict', byWord('district'), bases.byDistrict, lang),
    sheetOf(
      'basesByCountry',
      [
        { name: 'country', of: ({ text: country }) => country },
        { name: 'bases', kind: 'count', of: ({ count }) => count },
        { name: 'partners', kind: 'count', of: ({ partners }) => partners },
      ],
      bases.byCountry,
      lang,
    ),
    sheetOf(
      'basesByYear',
      [
        { name: 'year', kind: 'count', of: ({ year }) => year },
        { name: 'accredited', kind: 'count', of: ({ accredited }) => accredited },
        { name: 'revoked', kind: 'count', of: ({ revoked }) => revoked },
      ],
      bases.byYear,
      lang,
    ),
    sheetOf(
      'grades',
      [
        { name: 'year', kind: 'count', of: ({ year }) => year },
        { name: 'grade', of: ({ grade }) => GRADE_TEXTS[grade] },
        { name: 'count', kind: 'count', of: ({ count }) => count },
      ],
      bases.grades,
      lang,
    ),
    sheetOf(
      'subsidies',
      [
        { name: 'year', kind: 'count', of: ({ year }) => year },
        { name: 'schemes', kind: 'count', of: ({ schemes }) => schemes },
        { name: 'awards', kind: 'count', of: ({ awards }) => awards },
        { name: 'budget', kind: 'yuan', of: ({ budget }) => budget.fen },
        { name: 'allocated', kind: 'yuan', of: ({ allocated }) => allocated.fen },
      ],
      subsidies,
      lang,
    ),
  ];
}

function byWord(name: 'type' | 'district'): ExportColumn<CountDto>[] {
  return [
    { name, of: ({ text: word }) => word },
    { name: 'count', kind: 'count', of: ({ count }) => count },
  ];
}

function gradeText(grade: Grade | null) {
  return grade && GRADE_TEXTS[grade];
}
