import { v7 as uuid } from 'uuid';
import { calendarDateOf, yearOf } from '#domain/common/calendar-date.js';
import { certificateNumber } from '#domain/identifiers/numbers.js';
import type { BaseType } from '#domain/measures/measure.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { nextNumbers } from '#persistence/record/counter.js';
import type { MoveContext } from '../cases/move.js';
import { moveTogether } from '../cases/move-together.js';
import { noticeToApplicant } from '../cases/notices.js';
import { openPlaques } from '../plaque/open-plaques.js';

/** 认定公布: certificate numbers, entries in the register, and the title for each of these cases. */
export async function accreditTogether(context: MoveContext, cases: readonly ProcedureCase[]): Promise<void> {
  const { tx, theCase: meeting, measure, now } = context;
  const accreditedOn = calendarDateOf(now);
  const year = yearOf(accreditedOn);
  const rehearsal = meeting.rehearsalDaySeconds !== null;
  const first = await nextNumbers(tx, `certificate/${rehearsal ? 'rehearsal/' : ''}${year}`, cases.length);
  const bases = cases.map(({ id, type }, index) => ({
    id: uuid(),
    caseId: id,
    certificate: certificateNumber(year, type as BaseType, first + index, rehearsal),
  }));
  await tx.query(
    `INSERT INTO base (id, case_id, batch_id, organisation_id, certificate_number, name, type, district, measure_id, rehearsal,
       state, accredited_on)
     SELECT n.id, c.id, d.batch_id, o.id, n.certificate, c.title, d.type, o.district, c.measure_id, $4, 'accredited', $5
     FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS n (id, case_id, certificate)
       JOIN procedure_case c ON c.id = n.case_id JOIN dossier d ON d.id = c.subject_id JOIN organisation o ON o.id = d.organisation_id`,
    [
      bases.map(({ id }) => id),
      bases.map(({ caseId }) => caseId),
      bases.map(({ certificate }) => certificate),
      rehearsal,
      accreditedOn,
    ],
  );
  const byCase = new Map(bases.map((base) => [base.caseId, base]));
  await moveTogether(context, cases, {
    by: 'announce',
    to: 'accredited',
    rule: measure.deadlines.announcement.article,
    each: (theCase) => {
      const { id: baseId, certificate } = byCase.get(theCase.id) as (typeof bases)[number];
      return {
        outcome: { certificateNumber: certificate, baseId, accreditedOn },
        notices: [noticeToApplicant({ theCase }, 'base.accredited', { certificate })],
      };
    },
  });
  await openPlaques(tx, { group: meeting, baseIds: bases.map(({ id }) => id), measure, now });
}
