import type { AccreditationState } from '#domain/procedures/accreditation.procedure.js';
import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import type { CaseDetail } from '../cases/case-page.js';
import { ActButton, type ActField } from '../common/act-form.js';
import { RowOf } from '../common/row-of.js';
import { FileLink } from '../common/file-link.js';
import { Instant } from '../common/when.js';

type Objection = Schemas['ObjectionDto'];

/** 异议: screened, answered by the applicant, investigated and decided. Who objects is shown to those who look into it alone. */
export function Objections({ detail }: { detail: CaseDetail }) {
  const say = useSay();
  const { data: objections = [] } = useGet('/api/v1/cases/{id}/objections', { path: { id: detail.id } });
  if (objections.length === 0) return null;
  return (
    <section className="card">
      <h2>{say('异议', 'Objections')}</h2>
      <ul className="list">
        {objections.map((objection) => (
          <li key={objection.id}>
            <ObjectionItem detail={detail} objection={objection} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ObjectionItem({ detail, objection }: { detail: CaseDetail; objection: Objection }) {
  const say = useSay();
  const facts: [string, string | null | undefined][] = [
    [say('异议人', 'By'), objection.objector && `${objection.objector.name} · ${objection.objector.contact}`],
    [say('事实和理由', 'Facts'), objection.facts],
    [say('异议摘要', 'Summary'), objection.summary],
    [say('申报单位的说明', "The applicant's view"), objection.view],
    [say('核查情况', 'Findings'), objection.findings],
    [say('处理答复', 'Answer'), objection.answer],
  ];
  const files = [...(objection.files ?? []), ...objection.viewFiles];
  return (
    <>
      <p>
        <b>{say(objection.stateText)}</b>{' '}
        <span className="quiet">
          <Instant at={objection.filedAt} />
        </span>
      </p>
      <dl className="facts">{facts.map(([name, value]) => value && <Fact key={name} name={name} value={value} />)}</dl>
      {objection.objector?.seal && (
        <div>
          {say('盖章的异议书', 'Stamped objection')} <FileLink id={objection.objector.seal} />
        </div>
      )}
      {files.map((id) => (
        <div key={id}>
          <FileLink id={id} />
        </div>
      ))}
      <RowOf value={objection.id}>
        <Acts detail={detail} objection={objection} />
      </RowOf>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="typed">{value}</dd>
    </>
  );
}

function Acts({ detail, objection }: { detail: CaseDetail; objection: Objection }) {
  const say = useSay();
  const investigates = useMay('screen:objection');
  // A case that was withdrawn meanwhile, or stands still, takes nothing more about what was objected.
  const running = (detail.state as AccreditationState) === 'underObjection' && !detail.suspendedSince;
  const applicant = useMay('answer:objection') && detail.yourRole === 'owner' && running;
  const may = (verb: string) => detail.verbs.includes(verb);
  const { data: measure } = useGet('/api/v1/measures/{id}', { path: { id: detail.measureId } });
  const grounds = (
    (measure?.objections as { refusalGrounds?: { id: string; text: Schemas['TextDto'] }[] } | undefined)
      ?.refusalGrounds ?? []
  ).map(({ id, text }) => ({ value: id, label: say(text) }));
  const path = { id: detail.id, objectionId: objection.id };
  const text = (name: string, max: number, zh: string, en: string): ActField => ({
    kind: 'text',
    name,
    label: { zh, en },
    max,
  });
  return (
    <div className="row actions">
      {may('acceptObjection') && objection.state === 'filed' && (
        <>
          <ActButton
            type="primary"
            act={{
              title: { zh: '受理异议', en: 'Accept the objection' },
              fields: [
                {
                  ...text('summary', LENGTHS.AcceptObjectionDto.summary, '异议摘要', 'Summary'),
                  hint: {
                    zh: '供申报单位阅读，不得写出异议人。',
                    en: 'The applicant reads it: do not name who objects.',
                  },
                },
              ],
              send: (values, key) =>
                send('post', '/api/v1/cases/{id}/objections/{objectionId}/acceptance', {
                  path,
                  key,
                  body: values as { summary: string },
                }),
            }}
          />
          <ActButton
            act={{
              title: { zh: '不予受理', en: 'Do not accept it' },
              danger: true,
              fields: [
                { kind: 'choice', name: 'ground', label: { zh: '理由', en: 'Ground' }, options: grounds },
                { ...text('reason', LENGTHS.RefuseObjectionDto.reason, '说明', 'Explanation'), optional: true },
              ],
              send: (values, key) =>
                send('post', '/api/v1/cases/{id}/objections/{objectionId}/refusal', {
                  path,
                  key,
                  body: values as { ground: string },
                }),
            }}
          />
        </>
      )}
      {applicant && objection.state === 'accepted' && (
        <ActButton
          type="primary"
          act={{
            title: { zh: '说明情况', en: 'State your view' },
            initial: { text: objection.view ?? '', files: objection.viewFiles },
            fields: [
              text('text', LENGTHS.ObjectionViewDto.text, '说明', 'View'),
              { kind: 'files', name: 'files', label: { zh: '证明材料', en: 'Evidence' }, optional: true },
            ],
            send: (values, key) =>
              send('put', '/api/v1/cases/{id}/objections/{objectionId}/view', {
                path,
                key,
                body: values as { text: string; files?: string[] },
              }),
          }}
        />
      )}
      {investigates && running && objection.state === 'accepted' && (
        <ActButton
          act={{
            title: { zh: '登记核查情况', en: 'Record the findings' },
            initial: { text: objection.findings ?? '' },
            fields: [text('text', LENGTHS.ObjectionTextDto.text, '核查情况', 'Findings')],
            send: (values, key) =>
              send('put', '/api/v1/cases/{id}/objections/{objectionId}/investigation', {
                path,
                key,
                body: values as { text: string },
              }),
          }}
        />
      )}
      {may('dismissObjection') && objection.state === 'accepted' && objection.findings && (
        <>
          <ActButton
            act={{
              title: { zh: '异议不成立', en: 'Dismiss it' },
              fields: [text('reason', LENGTHS.AnswerObjectionDto.reason, '答复', 'Answer')],
              send: (values, key) =>
                send('post', '/api/v1/cases/{id}/objections/{objectionId}/dismissal', {
                  path,
                  key,
                  body: values as { reason: string },
                }),
            }}
          />
          <ActButton
            act={{
              title: { zh: '异议成立，不予认定', en: 'Uphold it: not selected' },
              danger: true,
              fields: [text('reason', LENGTHS.AnswerObjectionDto.reason, '答复', 'Answer')],
              send: (values, key) =>
                send('post', '/api/v1/cases/{id}/objections/{objectionId}/upholding', {
                  path,
                  key,
                  body: values as { reason: string },
                }),
            }}
          />
        </>
      )}
    </div>
  );
}
