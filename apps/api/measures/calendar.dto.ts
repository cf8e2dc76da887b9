import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { SpecialDay } from '#domain/clock/work-calendar.js';
import { TextDto } from '../cases/text.dto.js';

/** Years of which announcements can be known. */
const FIRST_YEAR = 2004;
const LAST_YEAR = 2199;

export class CalendarQuery {
  @ApiProperty({ type: 'integer', minimum: FIRST_YEAR, maximum: LAST_YEAR, example: 2026 })
  @Type(() => Number)
  @IsInt()
  @Min(FIRST_YEAR)
  @Max(LAST_YEAR)
  year: number;
}

export class SpecialDayDto implements SpecialDay {
  @ApiProperty({ format: 'date', example: '2026-10-01' }) date: string;
  @ApiProperty({ description: '调休上班的为真 / true for a make-up day' }) working: boolean;
  @ApiProperty({ type: TextDto, description: '节日；调休的，为所调的节日 / the holiday, or what is made up for' })
  holiday: TextDto;
}

export class CalendarYearDto {
  @ApiProperty({ example: 2026 }) year: number;
  @ApiProperty({
    description: '放假安排是否已公布；未公布的，只有周末休息，期限待公布后重算 / until then only weekends are free',
  })
  announced: boolean;
  @ApiProperty({ type: [SpecialDayDto] }) days: SpecialDayDto[];
}
