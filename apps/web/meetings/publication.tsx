import { send, useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton } from '../common/act-form.js';
import { Loaded } from '../common/states.js';
import { Table } from '../common/table.js';
import { Day } from '../common/when.js';
import { TYPE_TEXTS } from '../common/words.js';

/** 公示 or 认定公布: shown as it would be, then published for all of the meeting's cases at once. */
export function Publication({ meetingId, what }: { meetingId: string; what: 'notice' | 'announcement' }) {
  const say = useSay();
  const path = { id: meetingId };
  const preview = useGet(what === 'notice' ? '/api/v1/meetings/{id}/notice' : '/api/v1/meetings/{id}/announcement', {
    path,
  });
  return (
    <section className="card">
      <h2>
        {what === 'notice'
          ? say('公示预览', 'Preview of the notice')
          : say('认定公布预览', 'Preview of the announcement')}
      </h2>
      <Loaded query={preview}>
        {(read) => (
          <>
            <article className="letter typed">{say(read.text)}</article>
            {read.until && (
              <p>
                {say('公示至', 'Until')} <Day on={read.until} />
              </p>
            )}
            <Table
              label={say('所列事项', 'Cases')}
              rows={read.cases}
              id={({ caseId }) => caseId}
              columns={[
                { name: say('名称', 'Name'), cell: ({ title }) => title },
                { name: say('依托单位', 'Host'), cell: ({ organisation }) => organisation },
                { name: say('类型', 'Type'), cell: ({ type }) => say(TYPE_TEXTS[type]) },
                { name: say('状态', 'State'), cell: ({ stateText }) => say(stateText) },
                {
                  name: say('列入', 'Included'),
                  cell: ({ included }) => (included ? say('是', 'Yes') : say('否', 'No')),
                },
              ]}
            />
            <div className="row actions">
              <ActButton
                type="primary"
                act={
                  what === 'notice'
                    ? {
                        title: { zh: '发布公示', en: 'Publish the notice' },
                        effect: {
                          zh: '即刻向社会公示，公示期内接受异议。',
                          en: 'It is before the public at once, open to objections.',
                        },
                        send: (_, key) => send('post', '/api/v1/meetings/{id}/notice', { path, key }),
                      }
                    : {
                        title: { zh: '认定公布', en: 'Announce' },
                        effect: {
                          zh: '核发证书编号，资格自公布之日起生效。',
                          en: 'Certificate numbers are assigned; the titles take effect today.',
                        },
                        send: (_, key) => send('post', '/api/v1/meetings/{id}/announcement', { path, key }),
                      }
                }
              />
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}
