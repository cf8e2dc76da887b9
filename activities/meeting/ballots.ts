import type { CastVote } from '#persistence/record/meeting/meeting.js';
import { auditAll } from '#persistence/record/trail.js';
import type { MoveContext } from '../cases/move.js';

/** The trail of the meeting has what each member voted, from now on: while it could still be changed, nobody was to know. */
export function auditBallots({ tx, theCase, measure, actor }: MoveContext, votes: readonly CastVote[]): Promise<void> {
  const ballots = Map.groupBy(votes, ({ memberId }) => memberId);
  return auditAll(
    tx,
    [...ballots].map(([memberId, cast]) => ({
      caseId: theCase.id,
      subject: { kind: theCase.kind, id: theCase.subjectId },
      actorId: actor?.accountId ?? null,
      actorRole: 'decisionMaker',
      action: 'countBallot',
      rule: measure.meeting.article,
      after: { memberId, ...casesByVote(cast) },
    })),
  );
}

/** As texts, with spaces between the ids: of ten thousand items lists would take the database as long as all the rest of a conclusion. */
function casesByVote(cast: readonly CastVote[]): Record<string, string> {
  const byVote = Map.groupBy(cast, ({ vote }) => vote);
  return Object.fromEntries([...byVote].map(([vote, on]) => [vote, on.map(({ caseId }) => caseId).join(' ')]));
}
