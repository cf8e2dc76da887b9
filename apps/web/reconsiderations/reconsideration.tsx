import { Link } from '@tanstack/react-router';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton } from '../common/act-form.js';
import { FileLink } from '../common/file-link.js';
import { Loaded } from '../common/states.js';
import { Instant } from '../common/when.js';

/** 复核: what is asked for, answered by somebody who did not take the decision. */
export function Reconsideration({ detail }: { detail: CaseDetail }) {
  const say = useSay();
  const path = { id: detail.id };
  const review = useGet('/api/v1/reconsiderations/{id}', { path });
  return (
    <section className="card">
      <h2>{say('复核申请', 'Request for a review')}</h2>
      <Loaded query={review}>
        {(read) => (
          <>
            <p className="quiet">
              <Instant at={read.requestedAt} />{' '}
              <Link to="/desk/cases/$caseId" params={{ caseId: read.accreditationId }}>
                {say('原事项', 'The case')}
              </Link>
            </p>
            <p className="typed">{read.grounds}</p>
            {read.files.map((id) => (
              <div key={id}>
                <FileLink id={id} />
              </div>
            ))}
            {detail.verbs.includes('upholdDecision') && (
              <ActButton
                type="primary"
                act={{
                  title: { zh: '答复复核申请', en: 'Answer the request' },
                  fields: [
                    {
                      kind: 'choice',
                      name: 'answer',
                      label: { zh: '答复', en: 'Answer' },
                      options: [
                        { value: 'uphold', label: say('维持原决定', 'Uphold the decision') },
                        { value: 'reopen', label: say('撤销原决定，重新审议', 'Set it aside and reopen the case') },
                      ],
                    },
                    {
                      kind: 'text',
                      name: 'reason',
                      label: { zh: '理由', en: 'Reason' },
                      max: LENGTHS.AnswerReviewDto.reason,
                    },
                  ],
                  send: (values, key) =>
                    send('post', '/api/v1/reconsiderations/{id}/answer', {
                      path,
                      key,
                      body: values as { answer: 'uphold'; reason: string },
                    }),
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
