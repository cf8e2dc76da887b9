import type { DataSource } from 'typeorm';
import type { RectificationActivities } from '#contracts/workflows.js';
import { Rectification } from '#persistence/entities/base.entities.js';
import { caseById, lockCase } from '#persistence/record/cases.js';
import { measureVersion } from '#persistence/record/measures.js';
import { owedIn } from '#persistence/record/rectification.js';
import { audit, notify } from '#persistence/record/trail.js';
import { withoutDetails } from '../cases/command.js';

const STAGE = 'underRectification';

export function rectificationActivities(dataSource: DataSource): RectificationActivities {
  return {
    interimReportDue: ({ caseId }) =>
      withoutDetails(dataSource, async () => {
        const theCase = await caseById(dataSource, caseId);
        if (theCase?.state !== STAGE) return null;
        const row = await dataSource.getRepository(Rectification).findOneByOrFail({ caseId });
        const { interimDueAt } = await owedIn(dataSource.manager, theCase, row);
        return interimDueAt?.toISOString() ?? null;
      }),

    warnOfInterimReport: ({ caseId }) =>
      withoutDetails(dataSource, () =>
        dataSource.transaction(async (tx) => {
          const theCase = await lockCase(tx, caseId);
          if (theCase?.state !== STAGE) return;
          const { interimFiledAt } = await tx.getRepository(Rectification).findOneByOrFail({ caseId });
          const [warned] = await tx.query<unknown[]>(
            `SELECT FROM audit_entry WHERE case_id = $1 AND action = 'warnOfInterimReport'`,
            [caseId],
          );
          if (interimFiledAt || warned) return;
          const measure = await measureVersion(tx, theCase.measureId);
          await audit(tx, {
            caseId,
            subject: { kind: theCase.kind, id: theCase.subjectId },
            actorId: null,
            actorRole: 'system',
            action: 'warnOfInterimReport',
            rule: measure.deadlines.rectificationInterim.article,
            after: { state: theCase.state },
          });
          const params = { title: theCase.title };
          await notify(tx, `${caseId}/interim`, caseId, [
            {
              to: { organisationId: theCase.organisationId as string },
              template: 'rectification.interimMissing',
              params,
            },
            { to: { role: 'caseOfficer' }, template: 'rectification.interimMissing', params },
          ]);
        }),
      ),
  };
}
