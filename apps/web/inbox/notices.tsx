import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { usePages } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded, Nothing } from '../common/states.js';
import { Instant } from '../common/when.js';

export function Notices() {
  const say = useSay();
  const pages = usePages('/api/v1/notices');
  return (
    <>
      <h1>{say('通知', 'Notices')}</h1>
      <section className="card">
        <Loaded query={pages}>
          {() =>
            pages.rows.length === 0 ? (
              <Nothing>{say('还没有通知。', 'No notices yet.')}</Nothing>
            ) : (
              <ul className="list">
                {pages.rows.map(({ id, caseId, text, createdAt }) => (
                  <li key={id}>
                    <p>{say(text)}</p>
                    <span className="row quiet">
                      <Instant at={createdAt} />
                      {caseId && (
                        <Link to="/desk/cases/$caseId" params={{ caseId }}>
                          {say('查看事项', 'Open the case')}
                        </Link>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        {pages.more && (
          <Button onClick={pages.more} loading={pages.isFetchingNextPage}>
            {say('更早的通知', 'Earlier ones')}
          </Button>
        )}
      </section>
    </>
  );
}
