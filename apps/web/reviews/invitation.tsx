import type { ComponentProps } from 'react';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton } from '../common/act-form.js';
import { Until } from '../common/when.js';
import { SEAT_TEXTS } from '../common/words.js';
import { Beside } from '../documents/beside.js';
import { Review } from './review.js';

/** 评审邀请: an expert answers it, stands aside, or goes on to score. Whoever is not of the panel sees nothing of this. */
export function Invitation({
  caseId,
  documents,
}: {
  caseId: string;
  /** What is scored, to read beside the rubric. */
  documents?: ComponentProps<typeof Beside>['of'];
}) {
  const say = useSay();
  const invitation = useGet('/api/v1/cases/{id}/invitation', { path: { id: caseId } });
  if (!invitation.data) return null;
  const { state, host, answerBy } = invitation.data;
  const path = { id: caseId };
  return (
    <>
      <section className="card">
        <h2>{say('评审邀请', 'Invitation to review')}</h2>
        <dl className="facts">
          <dt>{say('依托单位', 'Host')}</dt>
          <dd>{host}</dd>
          <dt>{say('我的席位', 'My seat')}</dt>
          <dd>{say(SEAT_TEXTS[state])}</dd>
          {state === 'invited' && answerBy && (
            <>
              <dt>{say('请在此前答复', 'Answer by')}</dt>
              <dd>
                <Until at={answerBy} />
              </dd>
            </>
          )}
        </dl>
        {state === 'invited' && (
          <p>
            {say(
              '接受前请核对：与申报单位有隶属、亲属、师生、合作、持股或受聘关系的，应当回避。',
              'Before you accept: whoever belongs to the host, or is tied to it by family, teaching, joint work, shares or pay, stands aside.',
            )}
          </p>
        )}
        <div className="row">
          {state === 'invited' && (
            <>
              <ActButton
                type="primary"
                act={{
                  title: { zh: '接受邀请', en: 'Accept' },
                  effect: {
                    zh: '本人与申报单位没有应当回避的关系，愿意独立评审。',
                    en: 'I have no tie to the host for which I would have to stand aside, and shall review independently.',
                  },
                  send: (_, key) =>
                    send('put', '/api/v1/cases/{id}/invitation', { path, key, body: { answer: 'accept' } }),
                }}
              />
              <ActButton
                act={{
                  title: { zh: '谢绝', en: 'Decline' },
                  fields: [
                    {
                      kind: 'text',
                      name: 'reason',
                      label: { zh: '理由', en: 'Reason' },
                      max: LENGTHS.AnswerInvitationDto.reason,
                    },
                  ],
                  send: ({ reason }, key) =>
                    send('put', '/api/v1/cases/{id}/invitation', {
                      path,
                      key,
                      body: { answer: 'decline', reason: reason as string },
                    }),
                }}
              />
            </>
          )}
          {(state === 'assigned' || state === 'submitted') && (
            <ActButton
              act={{
                title: { zh: '声明回避', en: 'Stand aside' },
                effect: {
                  zh: '您的评分将作废，由补抽的专家接替。',
                  en: 'Your score becomes void; another expert is drawn.',
                },
                danger: true,
                fields: [
                  {
                    kind: 'text',
                    name: 'reason',
                    label: { zh: '回避事由', en: 'Why' },
                    max: LENGTHS.DeclareAvoidanceDto.reason,
                  },
                ],
                send: ({ reason }, key) =>
                  send('post', '/api/v1/cases/{id}/avoidance', { path, key, body: { reason: reason as string } }),
              }}
            />
          )}
        </div>
      </section>
      {(state === 'assigned' || state === 'submitted') && (
        <Beside of={documents}>
          <Review caseId={caseId} />
        </Beside>
      )}
    </>
  );
}
