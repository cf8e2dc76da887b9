import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { TYPE_TEXTS } from '../common/words.js';
import { Loaded, Nothing } from '../common/states.js';
import { Instant } from '../common/when.js';

/** The dossiers of one's organisation. */
export function Dossiers() {
  const say = useSay();
  const pages = usePages('/api/v1/dossiers');
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say('我的申报书', 'My dossiers')}</h1>
        </div>
        <Link to="/desk/batches">{say('查看申报批次，新建申报书', 'See the batches and begin a dossier')}</Link>
      </div>
      <section className="card">
        <Loaded query={pages}>
          {() =>
            pages.rows.length === 0 ? (
              <Nothing>{say('还没有申报书。从申报批次新建。', 'No dossiers yet: begin one from a batch.')}</Nothing>
            ) : (
              <div className="scroll">
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">{say('基地名称', 'Base')}</th>
                      <th scope="col">{say('类型', 'Type')}</th>
                      <th scope="col">{say('状态', 'State')}</th>
                      <th scope="col">{say('回执编号', 'Receipt')}</th>
                      <th scope="col">{say('提交时间', 'Submitted')}</th>
                      <th scope="col">{say('新建时间', 'Begun')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {pages.rows.map((dossier) => (
                      <tr key={dossier.id}>
                        <td>
                          <Link to="/desk/dossiers/$dossierId" params={{ dossierId: dossier.id }}>
                            {dossier.baseName || say('（未命名）', '(no name yet)')}
                          </Link>
                        </td>
                        <td>{say(TYPE_TEXTS[dossier.type])}</td>
                        <td>
                          {dossier.caseId ? (
                            <Link to="/desk/cases/$caseId" params={{ caseId: dossier.caseId }}>
                              {dossier.locked
                                ? say('办理中或已办结', 'Under way or ended')
                                : say('补正中', 'Being corrected')}
                            </Link>
                          ) : (
                            <Tag>{say('填报中', 'Draft')}</Tag>
                          )}
                        </td>
                        <td>{dossier.receiptNumber}</td>
                        <td>
                          <Instant at={dossier.submittedAt} />
                        </td>
                        <td>
                          <Instant at={dossier.createdAt} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </Loaded>
        {pages.more && <Button onClick={pages.more}>{say('继续读取', 'Read more')}</Button>}
      </section>
    </>
  );
}
