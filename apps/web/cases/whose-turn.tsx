import type { Schemas } from '../api/client.js';
import { useSay } from '../app/language.js';
import { Due } from '../common/when.js';
import type { CaseDetail } from './case-page.js';

interface WhoseTurnProps {
  readonly detail: CaseDetail;
  readonly now: Schemas['TimelineNowDto'] | null;
  readonly next: readonly Schemas['TextDto'][];
  readonly mine: boolean;
  /** What waits for the reader in the case, whoever has the turn: while a notice runs, an objection. */
  readonly own: readonly Schemas['TextDto'][];
}

/** 轮到谁、为何、至何时、下一步. */
export function WhoseTurn({ detail, now, next, mine, own }: WhoseTurnProps) {
  const say = useSay();
  if (!now) {
    return (
      <dl className="turn">
        <div>
          <dt>{say('当前状态', 'Now')}</dt>
          <dd>{say(detail.stateText)}</dd>
        </div>
      </dl>
    );
  }
  return (
    <dl className={mine ? 'turn mine' : 'turn'}>
      <div>
        <dt>{say('轮到谁', 'Whose turn')}</dt>
        <dd>
          {say(now.turnText)}
          {detail.state === 'underRecommendation' && detail.recommendingUnit && (
            <>
              {say('：', ': ')}
              {say(detail.recommendingUnit)}
            </>
          )}
          {mine && say('（您）', ' (you)')}
        </dd>
      </div>
      <div>
        <dt>{say('为何', 'Why')}</dt>
        <dd>{say(now.task)}</dd>
      </div>
      {now.turn === 'public' && own.length > 0 && (
        <div>
          <dt>{say('另待办理（您）', 'Waits as well (you)')}</dt>
          <dd>{[...new Set(own.map((text) => say(text)))].join(say('、', ', '))}</dd>
        </div>
      )}
      <div>
        <dt>{say('至何时', 'Until when')}</dt>
        <dd>
          <Due {...now} explained={now.dueExplained} rehearsal={detail.rehearsal} />
        </dd>
      </div>
      {next.length > 0 && (
        <div>
          <dt>{say('之后可能', 'What may come next')}</dt>
          <dd>{next.map((text) => say(text)).join(say('、', ', '))}</dd>
        </div>
      )}
    </dl>
  );
}
