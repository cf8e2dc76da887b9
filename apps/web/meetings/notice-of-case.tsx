import { NOTICE_FIELDS } from '#domain/meeting/notice-correction.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton, type Act } from '../common/act-form.js';
import { Day, Instant } from '../common/when.js';

type Notice = Schemas['PublicNoticeDto'];

/** 公示内容: what the public reads of the case, how it was corrected, and its correction. Nothing once it is public no more. */
export function NoticeOfCase({ detail: { id, rehearsal, suspendedSince } }: { detail: CaseDetail }) {
  const say = useSay();
  const corrects = useMay('correct:notice') && !suspendedSince;
  const real = useGet('/api/v1/public-notices/{id}', { path: { id } }, { enabled: !rehearsal });
  const rehearsed = useGet('/api/v1/public-notices/rehearsed/{id}', { path: { id } }, { enabled: rehearsal });
  const { data: notice } = rehearsal ? rehearsed : real;
  if (!notice) return null;
  return (
    <section className="card">
      <h2>{say('公示内容', 'What the public reads')}</h2>
      <dl className="facts">
        <dt>{say(NOTICE_FIELDS.name.text)}</dt>
        <dd>{notice.name}</dd>
        <dt>{say(NOTICE_FIELDS.organisation.text)}</dt>
        <dd>{notice.organisation}</dd>
        <dt>{say(NOTICE_FIELDS.type.text)}</dt>
        <dd>{say(notice.typeText)}</dd>
        <dt>{say('公示期', 'Period')}</dt>
        <dd>
          <Day on={notice.since} /> – <Day on={notice.until} />
        </dd>
      </dl>
      <Corrections notice={notice} />
      {corrects && (
        <div className="row actions">
          <ActButton act={correctionOf(notice)} />
        </div>
      )}
    </section>
  );
}

function Corrections({ notice: { corrections } }: { notice: Notice }) {
  const say = useSay();
  if (corrections.length === 0) return null;
  return (
    <ul className="list" aria-label={say('更正记录', 'Corrections')}>
      {corrections.map(({ at, reason, changes }) => (
        <li key={at}>
          <span className="quiet">
            <Instant at={at} />
          </span>
          {changes.map(({ field, fieldText, before, after }) => (
            <p key={field}>
              {say(fieldText)}
              {say('：', ': ')}
              <del>{before}</del> → <ins>{after}</ins>
            </p>
          ))}
          <p className="typed">
            {say('理由：', 'Reason: ')}
            {reason}
          </p>
        </li>
      ))}
    </ul>
  );
}

function correctionOf({ id, name, organisation, version }: Notice): Act {
  const max = LENGTHS.CorrectNoticeDto;
  return {
    title: { zh: '更正公示', en: 'Correct the notice' },
    effect: {
      zh: '仅限文字更正：公示期不变，更正前后的内容和理由一并公布，申报单位收到通知。更换公示对象须重新审定。',
      en: 'Of wording alone: the period runs on, what it said, what it says and why are published, and the applicant is told. To list another takes another decision.',
    },
    initial: { name, organisation },
    seen: version,
    fields: [
      { kind: 'line', name: 'name', label: NOTICE_FIELDS.name.text, max: max.name },
      { kind: 'line', name: 'organisation', label: NOTICE_FIELDS.organisation.text, max: max.organisation },
      {
        kind: 'text',
        name: 'reason',
        label: { zh: '更正理由', en: 'Reason' },
        hint: { zh: '随公示公布，不得写出异议人。', en: 'It is published: do not name who objects.' },
        max: max.reason,
      },
    ],
    send: (values, key, seen) =>
      send('post', '/api/v1/public-notices/{id}/corrections', {
        path: { id },
        key,
        body: { ...(values as { name: string; organisation: string; reason: string }), version: seen as number },
      }),
  };
}
