import { Link } from '@tanstack/react-router';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import { Download } from '../common/download.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton } from '../common/act-form.js';
import { Day, Due, Instant } from '../common/when.js';

/** 办结通知: as it was sent, or as it would be; and the review 复核 that an applicant may ask for. */
export function Letter({ detail }: { detail: CaseDetail }) {
  const say = useSay();
  const officer = useMay('send:letter');
  const applicant = useMay('request:review') && detail.yourRole === 'owner';
  const path = { id: detail.id };
  const { data: letter } = useGet('/api/v1/cases/{id}/letter', { path });
  const { data: reviews } = useGet(
    '/api/v1/cases',
    { query: { kind: 'reconsideration', limit: 200 } },
    { enabled: applicant && letter?.reviewRequested === true },
  );
  if (!letter) return null;
  const requested = reviews?.find(({ subjectId }) => subjectId === detail.subjectId);
  const reviewable =
    letter.kind !== 'accredited' &&
    !letter.reviewRequested &&
    letter.reviewDueAt !== null &&
    Date.parse(letter.reviewDueAt) > Date.now();
  return (
    <section className="card">
      <h2>
        {letter.state === 'sent'
          ? say('办结通知', 'The letter')
          : say('办结通知（预览，未发出）', 'The letter (preview, not sent)')}
      </h2>
      <article className="letter" lang="zh-CN">
        <h3>{letter.title}</h3>
        {letter.paragraphs.map((paragraph, index) => (
          <p key={index} className="typed">
            {paragraph}
          </p>
        ))}
        <p className="letter-end">
          {letter.authority}
          <br />
          <Day on={letter.date} />
        </p>
      </article>
      {letter.state === 'sent' && (
        <p className="row">
          <Download address={`/api/v1/cases/${detail.id}/letter/pdf`}>{say('下载通知', 'As PDF')}</Download>
          <span className="quiet">
            {say('发出于', 'Sent')} <Instant at={letter.sentAt} />
          </span>
          {letter.reviewUntil && (
            <span className="quiet">
              {say('可申请复核至', 'A review may be requested until')}{' '}
              <Due dueAt={letter.reviewDueAt} dueOn={letter.reviewUntil} rehearsal={letter.rehearsal} />
            </span>
          )}
        </p>
      )}
      {requested && (
        <p>
          <Link to="/desk/cases/$caseId" params={{ caseId: requested.id }}>
            {say('已申请复核', 'A review was requested')}
          </Link>
        </p>
      )}
      <div className="row">
        {officer && letter.state === 'preview' && (
          <>
            <ActButton
              act={{
                title: { zh: '添加一段话', en: 'Add a paragraph' },
                initial: { paragraph: letter.added ?? '' },
                fields: [
                  {
                    kind: 'text',
                    name: 'paragraph',
                    label: { zh: '内容', en: 'Text' },
                    max: LENGTHS.DraftLetterDto.paragraph,
                  },
                ],
                send: (values, key) =>
                  send('put', '/api/v1/cases/{id}/letter', { path, key, body: values as { paragraph: string } }),
              }}
            />
            <ActButton
              type="primary"
              act={{
                title: { zh: '发出通知', en: 'Send the letter' },
                effect: {
                  zh: '只发一次，发出后不能更改；复核期限自此起算。',
                  en: 'It is sent once; the limit for a review runs from now.',
                },
                seen: letter.contentHash,
                send: (_, key, contentHash) =>
                  send('post', '/api/v1/cases/{id}/letter', {
                    path,
                    key,
                    body: { contentHash: contentHash as string },
                  }),
              }}
            />
          </>
        )}
        {applicant && letter.state === 'sent' && reviewable && (
          <ActButton
            act={{
              title: { zh: '申请复核', en: 'Request a review' },
              effect: { zh: '由未参与原决定的人员复核并答复。', en: 'Somebody who did not take the decision answers.' },
              initial: { files: [] },
              fields: [
                {
                  kind: 'text',
                  name: 'grounds',
                  label: { zh: '理由', en: 'Grounds' },
                  max: LENGTHS.RequestReviewDto.grounds,
                },
                { kind: 'files', name: 'files', label: { zh: '证明材料', en: 'Evidence' }, optional: true },
              ],
              send: (values, key) =>
                send('post', '/api/v1/cases/{id}/reconsideration', {
                  path,
                  key,
                  body: { files: [], ...(values as { grounds: string }) },
                }),
            }}
          />
        )}
      </div>
    </section>
  );
}
