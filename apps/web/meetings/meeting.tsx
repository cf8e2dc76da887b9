import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { usePerson } from '../app/session.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { Day, Instant } from '../common/when.js';
import { Agenda } from './agenda.js';
import { Publication } from './publication.js';

type Meeting = Schemas['MeetingDto'];

/** 审定会: who sits, what is on the agenda, votes and standing aside, the conclusion, notice and announcement, minutes. */
export function MeetingRoom({ detail }: { detail: CaseDetail }) {
  const meeting = useGet('/api/v1/meetings/{id}', { path: { id: detail.id } }, { refetchInterval: 10_000 });
  return <Loaded query={meeting}>{(read) => <Room detail={detail} meeting={read} />}</Loaded>;
}

function Room({ detail, meeting }: { detail: CaseDetail; meeting: Meeting }) {
  const say = useSay();
  const { accountId } = usePerson();
  const path = { id: meeting.id };
  const chair = meeting.members.find((member) => member.accountId === accountId)?.chair === true;
  const concludes = useMay('conclude:meeting');
  const come = meeting.heldOn <= calendarDateOf(new Date());
  const presiding = chair || meeting.presiding.includes(accountId);
  const agenda = usePages('/api/v1/meetings/{id}/agenda', { path }, { id: 'position', size: 200 });
  const may = (verb: string) => detail.verbs.includes(verb);
  const inSession = meeting.state === 'inSession';
  return (
    <>
      <section className="card">
        <h2>{say('会议安排', 'The meeting')}</h2>
        <dl className="facts">
          <dt>{say('日期', 'Day')}</dt>
          <dd>
            <Day on={meeting.heldOn} />
          </dd>
          <dt>{say('委员', 'Members')}</dt>
          <dd>
            {meeting.members
              .map((member) => member.displayName + (member.chair ? say('（主持）', ' (chair)') : ''))
              .join(say('、', ', '))}
          </dd>
          <dt>{say('议程', 'Agenda')}</dt>
          <dd>
            {say(`${meeting.items} 项`, `${meeting.items} ${meeting.items === 1 ? 'item' : 'items'}`)}
            {inSession && say(`，可审定 ${meeting.decidable} 项`, `, ${meeting.decidable} can be decided`)}
          </dd>
        </dl>
        {meeting.lacking.length > 0 && (
          <ul className="wrong-list">
            {meeting.lacking.map((lack) => (
              <li key={lack.caseId + lack.lacks}>{say(lack.text)}</li>
            ))}
          </ul>
        )}
        <div className="row">
          {may('concludeMeeting') && concludes && presiding && come && (
            <ActButton
              type="primary"
              act={{
                title: { zh: '宣布审定结果', en: 'Conclude the meeting' },
                effect: {
                  zh: '按表决计票，逐项宣布结果；人数不足的项目留待下次。',
                  en: 'The votes are counted, item by item; an item with too few members is put over.',
                },
                fields: agenda.rows.map(({ caseId, title }) => ({
                  kind: 'text',
                  name: caseId,
                  label: { zh: `对“${title}”的说明`, en: `Remark on ${title}` },
                  max: LENGTHS.RemarkDto.remark,
                  optional: true,
                })),
                send: (values, key) =>
                  send('post', '/api/v1/meetings/{id}/conclusion', {
                    path,
                    key,
                    body: {
                      remarks: Object.entries(values).map(([caseId, remark]) => ({ caseId, remark: remark as string })),
                    },
                  }),
              }}
            />
          )}
          {may('cancelMeeting') && (
            <ActButton
              act={{
                title: { zh: '取消审定会', en: 'Cancel the meeting' },
                danger: true,
                fields: [
                  {
                    kind: 'text',
                    name: 'reason',
                    label: { zh: '理由', en: 'Reason' },
                    max: LENGTHS.CancelMeetingDto.reason,
                  },
                ],
                send: (values, key) =>
                  send('post', '/api/v1/meetings/{id}/cancellation', { path, key, body: values as { reason: string } }),
              }}
            />
          )}
        </div>
      </section>
      {may('publishNotice') && <Publication meetingId={meeting.id} what="notice" />}
      {may('announce') && <Publication meetingId={meeting.id} what="announcement" />}
      <Agenda meeting={meeting} open={inSession} />
      {!inSession && meeting.state !== 'cancelled' && <Minutes meetingId={meeting.id} />}
      <SupersededMinutes meetingId={meeting.id} />
    </>
  );
}

function Minutes({ meetingId }: { meetingId: string }) {
  const say = useSay();
  const minutes = useGet('/api/v1/meetings/{id}/minutes', { path: { id: meetingId } });
  return (
    <section className="card">
      <h2>{say('会议纪要', 'Minutes')}</h2>
      <Loaded query={minutes}>{(read) => <article className="letter typed">{say(read.text)}</article>}</Loaded>
    </section>
  );
}

/** Of conclusions that were reversed, each with the reason. */
function SupersededMinutes({ meetingId }: { meetingId: string }) {
  const say = useSay();
  const { data = [] } = useGet('/api/v1/meetings/{id}/superseded-minutes', { path: { id: meetingId } });
  return data.map(({ supersededAt, reason, text }) => (
    <section className="card" key={supersededAt}>
      <details>
        <summary>
          {say('已作废的会议纪要', 'Superseded minutes')} · <Instant at={supersededAt} /> · {reason}
        </summary>
        <article className="letter typed">{say(text)}</article>
      </details>
    </section>
  ));
}
