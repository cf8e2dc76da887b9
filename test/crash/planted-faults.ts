/** A fault as a crash could leave it, planted into the record: its name, the statements, and what is to be found. */
export type PlantedFault = readonly [name: string, sql: string, found: RegExp];

const ONE_ACCREDITED = `(SELECT id FROM procedure_case WHERE kind = 'accreditation' AND state = 'accredited' ORDER BY id LIMIT 1)`;

/** A copy of one row of a table with other values in some of its columns. */
function copyOf(table: string, where: string, change: Readonly<Record<string, string>>): string {
  const changed = Object.entries(change).map(([column, value]) => `'${column}', ${value}`);
  return `INSERT INTO ${table} OVERRIDING USER VALUE
    SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(x) || jsonb_build_object(${changed.join(', ')}))).*
    FROM ${table} x WHERE ${where} LIMIT 1`;
}

const NEW_ID = { id: 'gen_random_uuid()' };

export const PLANTED_FAULTS: readonly PlantedFault[] = [
  // Lost
  [
    'a lost submission',
    `UPDATE dossier SET receipt_number = 'another' WHERE id = (SELECT dossier_id FROM dossier_submission LIMIT 1)`,
    /is not there once as it was receipted/,
  ],
  [
    'a lost revision of a submission',
    `DELETE FROM dossier_submission WHERE revision = 2`,
    /submission 2 of case .* is not there once/,
  ],
  [
    'a dropped entry of the trail',
    `DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry WHERE action = 'accept')`,
    /breaks at/,
  ],
  [
    'a dropped line of a contribution',
    `DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry WHERE action = 'submitScores')`,
    /has 0 lines in the trail/,
  ],
  [
    'a step that was skipped, with a trail that hides it',
    `WITH gone AS (DELETE FROM audit_entry WHERE case_id = ${ONE_ACCREDITED} AND action = 'accept' RETURNING before)
     UPDATE audit_entry SET before = gone.before FROM gone WHERE case_id = ${ONE_ACCREDITED} AND action = 'drawExperts'`,
    /lacks in audit_entry/,
  ],
  [
    'a lost score',
    `DELETE FROM expert_assignment WHERE id = (SELECT id FROM expert_assignment WHERE state = 'submitted' LIMIT 1)`,
    /the score .* is not there once/,
  ],
  [
    'a lost answer to an invitation',
    `DELETE FROM expert_assignment WHERE id = (SELECT id FROM expert_assignment WHERE state = 'declined' LIMIT 1)`,
    /the answer of .* is lost/,
  ],
  [
    'a lost mark',
    `DELETE FROM check_mark WHERE (case_id, item) = (SELECT case_id, item FROM check_mark LIMIT 1)`,
    /the mark .* is not there once/,
  ],
  [
    'a lost value',
    `UPDATE indicator_value SET verified = NULL WHERE (case_id, indicator) =
       (SELECT case_id, indicator FROM indicator_value WHERE verified IS NOT NULL LIMIT 1)`,
    /the verified value .* is not there once/,
  ],
  [
    'a lost vote',
    `DELETE FROM meeting_vote WHERE (meeting_id, case_id, member_id) = (SELECT meeting_id, case_id, member_id FROM meeting_vote LIMIT 1)`,
    /the vote .* is not there once/,
  ],
  [
    'lost minutes of a conclusion that was undone',
    `UPDATE meeting SET superseded_minutes = '[]' WHERE superseded_minutes <> '[]'`,
    /has 0 superseded minutes of 1 conclusions/,
  ],
  [
    'a conclusion that was undone for the meeting, but not for its case',
    `DELETE FROM audit_entry WHERE action = 'reverse' AND case_id IN (SELECT id FROM procedure_case WHERE kind = 'accreditation')`,
    /breaks at concludeMeeting/,
  ],
  ['a lost total', `DELETE FROM case_score WHERE case_id = ${ONE_ACCREDITED}`, /lacks in case_score/],
  ['a lost visit', `DELETE FROM onsite_visit WHERE case_id = ${ONE_ACCREDITED}`, /lacks in onsite_visit/],
  [
    'a lost extension',
    `UPDATE case_deadline SET extended_working_days = 0 WHERE extended_working_days > 0`,
    /has 0 days more, and was granted 3/,
  ],
  [
    'a notice that nobody got',
    `DELETE FROM notice WHERE id = (SELECT id FROM notice WHERE template = 'case.accepted' LIMIT 1)`,
    /lacks in notice/,
  ],
  [
    'a work item that never was',
    `DELETE FROM work_item WHERE id = (SELECT id FROM work_item WHERE task = 'onsiteAssessment' LIMIT 1)`,
    /lacks in work_item/,
  ],
  [
    'a limit that never ran',
    `DELETE FROM case_deadline WHERE id = (SELECT id FROM case_deadline WHERE rule = 'publicNotice' LIMIT 1)`,
    /lacks in case_deadline/,
  ],
  [
    'an acknowledged action without its command',
    `DELETE FROM command WHERE id = (SELECT command_id FROM audit_entry WHERE action = 'submitScores' LIMIT 1)`,
    /was acknowledged and is not in the record/,
  ],
  [
    'an acknowledged decision that was taken back',
    `UPDATE command SET state = 'cancelled' WHERE id = (SELECT command_id FROM audit_entry WHERE action = 'accept' LIMIT 1)`,
    /was acknowledged and is cancelled/,
  ],
  ['a lost case', `DELETE FROM procedure_case WHERE state = 'withdrawn'`, /lacks in procedure_case|is missing/],
  // Doubled
  [
    'a doubled entry of the trail',
    copyOf('audit_entry', `action = 'concludeVisit'`, { sequence: '-id' }),
    /is in the trail twice/,
  ],
  [
    'a doubled entry of the clock',
    copyOf('audit_entry', `action = 'complete'`, { sequence: '-id' }),
    /breaks at complete/,
  ],
  [
    'a doubled notice',
    copyOf('notice', `template = 'case.accepted'`, { ...NEW_ID, event_key: `event_key || '/again'` }),
    /has beyond that in notice/,
  ],
  [
    'a doubled reminder',
    [1, 2]
      .map(() =>
        copyOf('notice', `template = 'case.accepted'`, {
          ...NEW_ID,
          event_key: 'gen_random_uuid()',
          template: `'case.dueSoon'`,
        }),
      )
      .join(';'),
    /case.dueSoon of case .* was told twice/,
  ],
  [
    'a doubled work item',
    // One of its columns is computed, and cannot be copied.
    `INSERT INTO work_item (id, case_id, task, role, opened_at, closed_at, outcome)
     SELECT gen_random_uuid(), case_id, task, role, opened_at, closed_at, outcome FROM work_item WHERE task = 'drawExperts' LIMIT 1`,
    /has beyond that in work_item/,
  ],
  ['a doubled limit', copyOf('case_deadline', `rule = 'draw'`, NEW_ID), /has beyond that in case_deadline/],
  [
    'a dossier with two cases',
    copyOf('procedure_case', `state = 'accredited'`, { ...NEW_ID, workflow_id: `workflow_id || '/again'` }),
    /was submitted twice/,
  ],
  [
    'a certificate used twice',
    `ALTER TABLE base DROP CONSTRAINT base_certificate_number_key;
     UPDATE base SET certificate_number = (SELECT max(certificate_number) FROM base)
     WHERE certificate_number = (SELECT min(certificate_number) FROM base)`,
    /have a gap or come twice/,
  ],
  [
    'a score that two seats gave',
    copyOf('expert_assignment', `state = 'submitted'`, {
      ...NEW_ID,
      expert_id: `(SELECT id FROM account WHERE roles @> '{caseOfficer}' LIMIT 1)`,
    }),
    /was never given|has beyond that in expert_assignment/,
  ],
  [
    'a vote that nobody cast',
    copyOf('meeting_vote', 'true', { member_id: `(SELECT id FROM account WHERE roles @> '{caseOfficer}' LIMIT 1)` }),
    /the vote .* was never given/,
  ],
  // Changed
  [
    'a changed vote',
    `UPDATE meeting_vote SET vote = 'abstained' WHERE (meeting_id, case_id, member_id) =
       (SELECT meeting_id, case_id, member_id FROM meeting_vote WHERE vote <> 'abstained' LIMIT 1)`,
    /the vote .* was never given/,
  ],
  [
    'a changed score',
    `UPDATE expert_assignment SET scores = jsonb_set(scores, ARRAY[(SELECT k FROM jsonb_object_keys(scores) k LIMIT 1)], '1')
     WHERE id = (SELECT id FROM expert_assignment WHERE state = 'submitted' LIMIT 1)`,
    /the score .* was never given/,
  ],
  [
    'a changed value',
    `UPDATE indicator_value SET verified = verified + 1 WHERE (case_id, indicator) =
       (SELECT case_id, indicator FROM indicator_value WHERE verified IS NOT NULL LIMIT 1)`,
    /the verified value .* was never given/,
  ],
  [
    'a changed mark',
    `UPDATE check_mark SET verdict = 'fail', reason = '缺页。' WHERE (case_id, item) =
       (SELECT case_id, item FROM check_mark WHERE verdict = 'pass' LIMIT 1)`,
    /the mark .* was never given/,
  ],
  [
    'a changed answer',
    `UPDATE command SET result = '{}' WHERE id = (SELECT command_id FROM audit_entry WHERE action = 'submitScores' LIMIT 1)`,
    /has another answer now/,
  ],
  [
    'a changed total',
    `UPDATE case_score SET total_hundredths = total_hundredths + 1 WHERE case_id = ${ONE_ACCREDITED}`,
    /lacks in case_score/,
  ],
  [
    'another end',
    `UPDATE procedure_case SET state = 'lapsed' WHERE state = 'withdrawn'`,
    /is not withdrawn[\s\S]*ended as withdrawn/,
  ],
  [
    'a certificate that its case does not say',
    `UPDATE procedure_case SET outcome = outcome - 'certificateNumber' WHERE id = ${ONE_ACCREDITED}`,
    /is not what its case says/,
  ],
  [
    'an overwritten part of a draft',
    `UPDATE dossier_part SET content = '{}' WHERE (dossier_id, part) = (SELECT dossier_id, part FROM dossier_part LIMIT 1)`,
    /the part .* is not as it was saved/,
  ],
  // Left over
  [
    'an orphan work item',
    `UPDATE work_item SET closed_at = NULL WHERE id = (SELECT id FROM work_item WHERE case_id = ${ONE_ACCREDITED} LIMIT 1)`,
    /is open on an ended case/,
  ],
  [
    'a limit that still runs',
    `UPDATE case_deadline SET closed_at = NULL
     WHERE id = (SELECT id FROM case_deadline WHERE case_id = ${ONE_ACCREDITED} LIMIT 1)`,
    /runs on an ended case/,
  ],
  [
    'a case that is stuck',
    `UPDATE procedure_case SET state = 'underDecision', closed_at = NULL WHERE id = ${ONE_ACCREDITED}`,
    /has not ended/,
  ],
  [
    'a skipped certificate number',
    `UPDATE base SET certificate_number = 'BJGHYL-2026-Y-9999' WHERE id = (SELECT id FROM base LIMIT 1)`,
    /have a gap/,
  ],
  [
    'a signal that was never sent',
    `INSERT INTO outbox (kind, workflow_id, signal, next_attempt_at) VALUES ('signal', 'accreditation/x', 'stageComplete', 'infinity')`,
    /still waits in the outbox/,
  ],
  [
    'a case without a run',
    `UPDATE procedure_case SET workflow_id = 'accreditation/elsewhere' WHERE id = ${ONE_ACCREDITED}`,
    /accreditation\/elsewhere has no run/,
  ],
];
