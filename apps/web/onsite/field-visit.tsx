import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Schemas } from '../api/client.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { usePerson } from '../app/session.js';
import { Loaded } from '../common/states.js';
import { FieldItem } from './field-item.js';
import { FieldStatus } from './field-status.js';
import { FieldValue } from './field-value.js';
import { onRecord } from './sync.js';
import { useFieldRecord } from './use-field-record.js';
import './field.css';

const route = getRouteApi('/desk/cases/$caseId/visit');

/** 现场记录: the visit's record on a phone, with or without a network. What is found is kept here first, and sent when there is a line. */
export function FieldVisit() {
  const { caseId } = route.useParams();
  const path = { id: caseId };
  const detail = useGet('/api/v1/cases/{id}', { path });
  const visit = useGet('/api/v1/cases/{id}/visit', { path }, { refetchInterval: 30_000 });
  const values = useGet('/api/v1/cases/{id}/indicators', { path }, { refetchInterval: 30_000 });
  return (
    <Loaded whole query={detail}>
      {(theCase) => (
        <Loaded whole query={visit}>
          {(read) => (
            <Loaded whole query={values}>
              {(figures) => <Sheet detail={theCase} visit={read} values={figures} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface SheetProps {
  readonly detail: Schemas['CaseDetailDto'];
  readonly visit: Schemas['VisitDto'];
  readonly values: readonly Schemas['IndicatorValueDto'][];
}

function Sheet({ detail, visit, values }: SheetProps) {
  const say = useSay();
  const { accountId } = usePerson();
  const verifies = useMay('verify:case');
  const checklist = visit.report?.checklist ?? [];
  const now = useMemo(() => onRecord(visit.report?.checklist ?? [], values), [visit.report, values]);
  const field = useFieldRecord(accountId, detail.id, now);
  const open = detail.state === 'underOnsiteAssessment' && visit.standing === 'agreed';
  const member = visit.team.some((each) => each.accountId === accountId);
  return (
    <>
      <h1>{say('现场记录', 'Record of the visit')}</h1>
      <p>
        <Link to="/desk/cases/$caseId" params={{ caseId: detail.id }}>
          {detail.title}
        </Link>
        {visit.plan && ` · ${visit.plan.place}`}
      </p>
      {!(open && member) ? (
        <p role="status">
          {say('考察尚未开始、已经完成，或者您不是考察组成员。', 'The visit is not open, or you are not of its team.')}
        </p>
      ) : (
        <>
          <FieldStatus caseId={detail.id} field={field} />
          <h2>{say('查验清单', 'Checklist')}</h2>
          {checklist.map((item) => (
            <FieldItem key={item.item} item={item} now={now.marks[item.item]} field={field} />
          ))}
          {verifies && (
            <>
              <h2>{say('指标核实', 'Verified values')}</h2>
              {values.map((value) => (
                <FieldValue key={value.indicator} value={value} now={now.values[value.indicator]} field={field} />
              ))}
            </>
          )}
        </>
      )}
    </>
  );
}
