import { Tag } from 'antd';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Fold } from '../common/fold.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { Table } from '../common/table.js';
import { Instant } from '../common/when.js';
import { SEAT_TEXTS } from '../common/words.js';

/** 专家组: who sits on it, how each came there, and the scores once all are in. */
export function Panel({ detail }: { detail: CaseDetail }) {
  const say = useSay();
  const where = { path: { id: detail.id } };
  const panel = useGet('/api/v1/cases/{id}/panel', where);
  const mayVoid = detail.verbs.includes('voidScore');
  if (panel.data?.length === 0) return null;
  return (
    <section className="card">
      <h2>{say('专家组', 'Panel')}</h2>
      <Loaded query={panel}>
        {(members) => (
          <>
            <Table
              label={say('专家组', 'Panel')}
              rows={members}
              id={({ expertId }) => expertId}
              columns={[
                { name: say('专家', 'Expert'), cell: ({ displayName }) => displayName },
                { name: say('席位', 'Seat'), cell: ({ state }) => say(SEAT_TEXTS[state]) },
                { name: say('评分', 'Score'), number: true, cell: ({ score }) => score ?? '–' },
                { name: say('评语', 'Comment'), cell: ({ comment }) => <span className="typed">{comment}</span> },
              ]}
            />
            {mayVoid && (
              <ActButton
                act={{
                  title: { zh: '评分作废并补抽', en: 'Void a score and draw again' },
                  danger: true,
                  fields: [
                    {
                      kind: 'choice',
                      name: 'expertId',
                      label: { zh: '专家', en: 'Expert' },
                      options: members.map(({ expertId, displayName }) => ({ value: expertId, label: displayName })),
                    },
                    {
                      kind: 'text',
                      name: 'reason',
                      label: { zh: '理由', en: 'Reason' },
                      max: LENGTHS.VoidScoreDto.reason,
                    },
                  ],
                  send: (values, key) =>
                    send('post', '/api/v1/cases/{id}/void-score', {
                      ...where,
                      key,
                      body: values as { expertId: string; reason: string },
                    }),
                }}
              />
            )}
          </>
        )}
      </Loaded>
      <Fold
        className="claims"
        items={[
          { key: 'draw', label: say('抽取记录', 'Record of the draw'), children: <DrawRecord caseId={detail.id} /> },
        ]}
      />
    </section>
  );
}

/** Seed, tickets, and why each was drawn or passed over: anybody can compute it again. */
function DrawRecord({ caseId }: { caseId: string }) {
  const say = useSay();
  const draw = useGet('/api/v1/cases/{id}/draw', { path: { id: caseId } });
  return (
    <Loaded query={draw}>
      {({ seed, seedKept, seats, rounds }) => (
        <>
          <p className="quiet">
            {say(`席位 ${seats}；随机种子 `, `${seats} seats; seed `)}
            <code className="seed">{seed}</code>
            {seedKept &&
              say('（沿用已撤销的抽取的种子，顺序不变）', ' (that of the draw that was taken back: the same order)')}
          </p>
          <p className="quiet">
            {say(
              '每位专家的签号由种子与其账号算得，签号小者先得；应当回避者跳过。',
              'Each ticket is computed from the seed and the account; the lowest come first, and whoever must stand aside is passed over.',
            )}
          </p>
          {rounds.map((round) => (
            <div key={round.round}>
              <h3>
                {say(`第 ${round.round} 轮，抽 ${round.wanted} 人`, `Round ${round.round}: ${round.wanted} wanted`)}{' '}
                <Instant at={round.drawnAt} />
              </h3>
              <ul className="list">
                {round.verdicts.map((verdict) => (
                  <li key={verdict.expertId}>
                    {verdict.name}{' '}
                    <Tag className={verdict.drawn ? 'good' : undefined}>
                      {verdict.drawn ? say('抽中', 'Drawn') : say('未抽中', 'Not drawn')}
                    </Tag>
                    <code className="seed quiet">{verdict.ticket.slice(0, 12)}</code>
                    {verdict.exclusions.map((exclusion) => (
                      <p key={exclusion.explanation.en} className="quiet">
                        {say(exclusion.explanation)} · {exclusion.article}
                      </p>
                    ))}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </Loaded>
  );
}
