import { ruleText } from '#domain/procedures/act-rules.js';
import type { Stack } from './stack.js';

/** What changes something and leaves no entry on the trail, and why. */
const WITHOUT_ENTRY: Readonly<Record<string, string>> = {
  'POST /api/v1/sessions': 'a line of the log',
  'POST /api/v1/password-resets': 'asked for by anybody, for whatever name; what the link then does stands there',
  'POST /api/v1/campaigns/roster-preview': 'changes nothing: shows whom a campaign would take in',
};

interface Line {
  readonly reqId?: string;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
}

/**
 * Acts that were done by requests so far and of which the trail does not know: each by its route, once. The API has to write a line for
 * each request (`LOG_LEVEL=debug`).
 * @param repeats where clients try again under one key: what is repeated gets the first answer and is no further act, so that an act
 *   counts as unknown only where most requests of its route are
 */
export async function actsWithoutEntry(
  { output }: Pick<Stack, 'output'>,
  ask: (sql: string) => Promise<{ id: string }[]>,
  { repeats = false } = {},
): Promise<{ acts: number; without: string[] }> {
  const lines = output('api')
    .split('\n')
    .flatMap((line): Line[] => (line.startsWith('{') && line.includes('"reqId"') ? [JSON.parse(line) as Line] : []));
  const done = lines.filter(
    ({ method = 'GET', status = 0 }) => !['GET', 'HEAD', 'OPTIONS'].includes(method) && status >= 200 && status < 300,
  );
  const rows = await ask(`SELECT DISTINCT request_id AS id FROM audit_entry WHERE request_id IS NOT NULL`);
  const entered = new Set(rows.map(({ id }) => id));
  const routes = Map.groupBy(done, ({ method, route }) => `${method} ${route}`);
  const without = [...routes].flatMap(([act, requests]) => {
    const unknown = requests.filter(({ reqId = '' }) => !entered.has(reqId)).length;
    return unknown > (repeats ? requests.length / 2 : 0) && !WITHOUT_ENTRY[act] ? [act] : [];
  });
  return { acts: done.length, without: without.sort() };
}

/** Looks change nothing. */
const LOOKS = "action IN ('openFile', 'takeArchive', 'takeEvidence', 'takeOwnData') OR action LIKE 'lookAt%'";

/** Whose entries have one side alone, or none, and why. All others say what was before and after. */
const SIDES: Readonly<Record<string, { readonly lacking: readonly ('before' | 'after')[]; readonly of: readonly string[] }>> = {
  'makes something, each time anew': {
    lacking: ['before'],
    of: [
      'acceptInvitation', 'addAccount', 'addApiToken', 'addLicence', 'addObjectionFile', 'addOrganisation', 'addRecommendingUnit', 'addWebhook',
      'agreeVisit',
      'createDossier', 'delegate', 'fileEvaluation', 'fileFinalReport', 'fileInterimReport', 'fileObjection', 'filePlan', 'fileVoucher',
      'invite', 'inviteOrganisation', 'open', 'openBatch', 'openCampaign', 'registerOrganisation', 'requestReview', 'resubmit', 'signVisit',
      'submit', 'uploadFile',
    ],
  },
  'takes something away': { lacking: ['after'], of: ['deleteDossier', 'removeWebhook'] },
  'ends what has an entry of its own, or a line of the log': {
    lacking: ['before'],
    of: ['endOtherSessions', 'endSession', 'removeColleague', 'revokeApiToken', 'withdrawInvitation', 'withdrawOrganisationInvitation'],
  },
  'says all that it sets, so that what was there before stands in the entry before it': {
    lacking: ['before'],
    of: [
      'actFor', 'answerCorrection', 'chooseNotices', 'countBallot', 'markChecklist', 'markVisit', 'proposeAmounts', 'proposeVisit',
      'publishGrades', 'saveFigures', 'verifyValues', 'vote', 'writeTemplate',
    ],
  },
  'sets a secret: neither it nor its hash is for the trail': {
    lacking: ['before', 'after'],
    of: ['changePassword', 'removeSecondFactor', 'renewRecoveryCodes', 'resetPassword', 'setUpSecondFactor'],
  },
  'is blind: so few scores there can be that a hash would tell them': { lacking: ['before'], of: ['saveScores', 'submitScores'] },
  'tells that time has passed, or sends something again': {
    lacking: ['before'],
    of: ['escalate', 'overdue', 'redeliverWebhook', 'remind', 'retryMail', 'tryTemplate', 'tryWebhook'],
  },
}; // prettier-ignore

/** Of these the first one of a chain makes what later ones change. */
const MAKES_FIRST = ['saveExpert', 'writeFindings'];

/** Entries on the trail so far that lack a side without a reason: each action with the side, once. */
export async function entriesWithoutSides(ask: (sql: string) => Promise<unknown[]>): Promise<string[]> {
  const rows = (await ask(
    `SELECT action, bool_or(after IS NULL) AS "noAfter", bool_or(before IS NULL) AS "noBefore", bool_or(before IS NULL AND NOT first) AS "noBeforeLater"
     FROM (SELECT action, before, after, row_number() OVER (PARTITION BY chain, action ORDER BY id) = 1 AS first FROM audit_entry) e
     WHERE NOT (${LOOKS}) GROUP BY action ORDER BY action`,
  )) as { action: string; noAfter: boolean; noBefore: boolean; noBeforeLater: boolean }[];
  return rows.flatMap(({ action, noAfter, noBefore, noBeforeLater }) => {
    const { lacking = [] } = Object.values(SIDES).find(({ of }) => of.includes(action)) ?? {};
    const withoutBefore = MAKES_FIRST.includes(action) ? noBeforeLater : noBefore;
    return [
      ...(withoutBefore && !lacking.includes('before') ? [`${action}: before`] : []),
      ...(noAfter && !lacking.includes('after') ? [`${action}: after`] : []),
    ];
  });
}

const ARTICLE = /^(Art|Ch)\. \d+$|^《.+》第.+条/;

/** Entries on the trail so far that do not say under which rule something was done: each action with what stands there, once. */
export async function entriesWithoutRule(ask: (sql: string) => Promise<unknown[]>): Promise<string[]> {
  const rows = (await ask(`SELECT DISTINCT action, rule FROM audit_entry ORDER BY action, rule`)) as {
    action: string;
    rule: string | null;
  }[];
  return rows
    .filter(({ rule }) => rule === null || !(ARTICLE.test(rule) || ruleText(rule).zh !== rule))
    .map(({ action, rule }) => `${action}: ${rule}`);
}
