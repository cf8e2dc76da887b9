import { Link } from '@tanstack/react-router';
import { Button, Select, Tag } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgain, send, useGet, usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { usePerson } from '../app/session.js';
import { ActButton } from '../common/act-form.js';
import { FaultAt } from '../common/fault-at.js';
import { controlId, faultProps, namingRows, useLedTo, useUnmended, type Fault } from '../common/faults.js';
import { Loaded, ProblemAlert } from '../common/states.js';
import { useAttempt } from '../common/use-attempt.js';
import { todayInBeijing } from '../common/when.js';
import { useKept } from '../common/use-kept.js';
import { RESULT_TEXTS, TYPE_TEXTS } from '../common/words.js';

type Item = Schemas['AgendaItemDto'];
type Vote = Schemas['VoteDto'];

/** What is sent, and what a refusal calls it. */
const LIST = 'votes';
const NO_REASON = { zh: '请选择理由', en: 'Choose the reason' };

/** 议程: ranking and what the rules recommend, and a member's own votes. */
export function Agenda({ meeting, open }: { meeting: Schemas['MeetingDto']; open: boolean }) {
  const say = useSay();
  const { accountId } = usePerson();
  const pages = usePages('/api/v1/meetings/{id}/agenda', { path: { id: meeting.id } }, { id: 'position', size: 200 });
  // A member is one by name: nobody votes for another.
  const member = useMay('vote:meeting') && meeting.members.some((each) => each.accountId === accountId);
  const come = meeting.heldOn <= todayInBeijing();
  const [votes, setVotes, forgetVotes] = useKept<Readonly<Record<string, Vote>>>('Votes', {});
  const { busy, error, attempt } = useAttempt();
  const reasonsFor = useReasons(meeting.batchId);
  const takesPart = (item: Item) => open && member && !item.recused.some((each) => each.accountId === accountId);
  // Votes are cast on the day; whom it concerns stands aside before that, too.
  const mayVote = (item: Item) => come && takesPart(item);
  // Who has stood aside since does not vote on that item: what was chosen before is not sent.
  const chosen = pages.rows.flatMap((item) => (mayVote(item) ? (votes[item.caseId] ?? []) : []));
  const [asked, setAsked] = useState(0);
  const lacking: Fault[] = chosen
    .filter(({ vote, reasons = [] }) => reasons.length === 0 && reasonsFor(vote).length > 0)
    .map(({ caseId }) => ({ at: controlId(LIST, caseId, 'reasons'), text: NO_REASON }));
  const { faults: refused, mend, ...told } = useUnmended(error, LIST, ['reasons']);
  const faults = asked > 0 ? [...lacking, ...refused] : refused;
  // What the rules recommend has no reasons yet: whoever takes it over is led to where they are asked for.
  useLedTo(lacking, lacking.length > 0 && asked);
  useLedTo(refused, error);
  const asRecommended = () => {
    setAsked(asked + 1);
    setVotes({
      ...Object.fromEntries(
        pages.rows
          .filter((item) => mayVote(item) && item.recommendation !== 'notSelected')
          .map((item) => [item.caseId, { caseId: item.caseId, vote: item.recommendation }]),
      ),
      ...votes,
    });
  };
  const cast = async () => {
    setAsked(asked + 1);
    if (lacking.length > 0) return;
    const rows = chosen.map(({ caseId }) => caseId);
    await attempt(async () => {
      await send('put', '/api/v1/meetings/{id}/votes', { path: { id: meeting.id }, body: { votes: chosen } }).catch(
        namingRows(LIST, rows),
      );
      setAsked(0);
      forgetVotes();
      await readAgain();
    });
  };
  return (
    <section className="card">
      <h2>{say('议程与表决', 'Agenda and votes')}</h2>
      {open && member && !come && (
        <p className="quiet">{say('会议当日开始表决。', 'Votes are cast from the day of the meeting on.')}</p>
      )}
      {open && member && come && (
        <div className="row">
          <Button disabled={pages.isPending} onClick={asRecommended}>
            {say('按规则建议填入', 'Fill in as the rules recommend')}
          </Button>
          <Button type="primary" disabled={chosen.length === 0} loading={busy} onClick={() => void cast()}>
            {say(`提交表决（${chosen.length} 项）`, `Cast ${chosen.length} ${chosen.length === 1 ? 'vote' : 'votes'}`)}
          </Button>
        </div>
      )}
      <ProblemAlert {...told} />
      <Loaded query={pages}>
        {() => (
          <ol className="list">
            {pages.rows.map((item) => (
              <li key={item.caseId}>
                <AgendaItem item={item} />
                {takesPart(item) && (
                  <div className="row">
                    {mayVote(item) && (
                      <Ballot
                        item={item}
                        vote={votes[item.caseId]}
                        reasons={reasonsFor(votes[item.caseId]?.vote)}
                        faults={faults}
                        onVote={(vote, ...changed) => {
                          mend(...changed);
                          setVotes({ ...votes, [vote.caseId]: vote });
                        }}
                      />
                    )}
                    <ActButton
                      act={{
                        title: { zh: '回避', en: 'Stand aside' },
                        about: item.caseId,
                        effect: {
                          zh: '不参加本项表决，不计入应到人数。',
                          en: 'You do not vote on this item and do not count for its quorum.',
                        },
                        fields: [
                          {
                            kind: 'text',
                            name: 'reason',
                            sentAs: 'recusals.0.reason',
                            label: { zh: '回避事由', en: 'Why' },
                            max: LENGTHS.DeclaredRecusalDto.reason,
                          },
                        ],
                        send: ({ reason }, key) =>
                          send('put', '/api/v1/meetings/{id}/recusals', {
                            path: { id: meeting.id },
                            key,
                            body: { recusals: [{ caseId: item.caseId, reason: reason as string }] },
                          }),
                      }}
                    />
                  </div>
                )}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      {pages.more && (
        <Button onClick={pages.more} loading={pages.isFetchingNextPage}>
          {say('继续读取', 'Read more')}
        </Button>
      )}
    </section>
  );
}

interface BallotProps {
  readonly item: Item;
  /** What was chosen here. */
  readonly vote: Vote | undefined;
  /** Those of which that needs one. */
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly faults: readonly Fault[];
  /** @param changed the controls that are not as they were */
  readonly onVote: (vote: Vote, ...changed: readonly string[]) => void;
}

function Ballot({ item: { caseId, title, ownVote }, vote, reasons, faults, onVote }: BallotProps) {
  const say = useSay();
  const [at, why] = [controlId(LIST, caseId), controlId(LIST, caseId, 'reasons')];
  return (
    <>
      <Select
        {...faultProps(at, faults)}
        className="filter"
        aria-label={say(`对“${title}”的表决`, `Vote on ${title}`)}
        placeholder={say('表决', 'Vote')}
        value={vote?.vote ?? ownVote ?? undefined}
        onChange={(to) => onVote({ caseId, vote: to as Vote['vote'] }, at, why)}
        options={(['selected', 'cultivated', 'notSelected', 'abstained'] as const).map((value) => ({
          value,
          label: say(RESULT_TEXTS[value]),
        }))}
      />
      {vote && reasons.length > 0 && (
        <Select
          {...faultProps(why, faults)}
          className="filter"
          mode="multiple"
          aria-label={say('理由', 'Reasons')}
          placeholder={say('理由', 'Reasons')}
          options={[...reasons]}
          value={vote.reasons ?? []}
          onChange={(given: string[]) => onVote({ ...vote, reasons: given }, why)}
        />
      )}
      <FaultAt id={at} faults={faults} />
      <FaultAt id={why} faults={faults} />
    </>
  );
}

function useReasons(batchId: string) {
  const say = useSay();
  const batch = useGet('/api/v1/batches/{id}', { path: { id: batchId } });
  const measureId = batch.data?.measureId;
  const measure = useGet(
    '/api/v1/measures/{id}',
    { path: { id: measureId ?? '' } },
    { enabled: measureId !== undefined },
  );
  const reasons = (measure.data?.reasons ?? []) as unknown as {
    id: string;
    text: Schemas['TextDto'];
    uses: string[];
  }[];
  return (vote: string | undefined) =>
    reasons
      .filter(({ uses }) => vote !== undefined && uses.includes(vote))
      .map(({ id, text }) => ({ value: id, label: say(text) }));
}

function AgendaItem({ item }: { item: Item }) {
  const say = useSay();
  const { tally } = item;
  return (
    <>
      <p>
        <Link to="/desk/cases/$caseId" params={{ caseId: item.caseId }}>
          {item.title}
        </Link>{' '}
        <span className="quiet">
          {item.organisation} · {say(TYPE_TEXTS[item.type])}
          {item.rank !== null && say(` · 排名 ${item.rank}`, ` · rank ${item.rank}`)} ·{' '}
          {say(`总分 ${item.total.toFixed(2)}`, `total ${item.total.toFixed(2)}`)}
        </span>
      </p>
      {item.recommendingUnit && (
        <p className="quiet">
          {say('推荐单位：', 'Recommended by: ')}
          {say(item.recommendingUnit)}
          {item.unitRanking !== null && say(`，推荐排序第 ${item.unitRanking}`, `, ranked ${item.unitRanking} there`)}
        </p>
      )}
      <p>
        {say('规则建议：', 'The rules recommend: ')}
        <b>{say(RESULT_TEXTS[item.recommendation])}</b>
        {item.needsVote && <Tag className="mark">{say('同分，由表决定先后', 'tied: the vote decides')}</Tag>}
        {item.result && (
          <>
            {' · '}
            {say('审定结果：', 'result: ')}
            <b>{say(RESULT_TEXTS[item.result])}</b>
          </>
        )}
        <span className="quiet"> · {say(`已表决 ${item.voted} 人`, `${item.voted} voted`)}</span>
      </p>
      {item.explanation.map((text) => (
        <p key={text.en} className="quiet">
          {say(text)}
        </p>
      ))}
      {item.recused.map(({ accountId, reason }) => (
        <p key={accountId} className="quiet">
          {say('回避：', 'Stands aside: ')}
          {say(reason)}
        </p>
      ))}
      {item.ownVote && (
        <p className="quiet">
          {say('您的表决：', 'Your vote: ')}
          {say(RESULT_TEXTS[item.ownVote])}
        </p>
      )}
      {tally && (
        <p className="quiet">
          {say(
            `应到 ${tally.entitled} 人，参加 ${tally.present} 人；拟认定 ${tally.selected}，培育 ${tally.cultivated}，不予认定 ${tally.notSelected}，弃权 ${tally.abstained}`,
            `${tally.present} of ${tally.entitled} present: for the title ${tally.selected}, for cultivation ${tally.cultivated}, against ${tally.notSelected}, abstained ${tally.abstained}`,
          )}
        </p>
      )}
    </>
  );
}
