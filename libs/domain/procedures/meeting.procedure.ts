import type { Procedure } from './procedure.js';

/** 审定会 over cases of one batch, and what it leads to: rows 9–12 of procedure 1. */
export type MeetingState =
  | 'inSession'
  | 'underNoticePreparation'
  | 'underPublicNotice'
  | 'underAnnouncement'
  | 'announced'
  | 'concluded'
  | 'cancelled';

export type MeetingVerb = 'concludeMeeting' | 'cancelMeeting' | 'publishNotice' | 'announce' | 'extend' | 'reverse';

const EXTENDABLE = ['inSession', 'underNoticePreparation', 'underAnnouncement'] as const;

/** What it decides moves every case on its agenda: see `together` of the accreditation. */
export const MEETING = {
  kind: 'meeting',
  initial: 'inSession',
  stages: {
    inSession: { turn: 'decisionMaker', task: 'meeting', deadline: 'decision' },
    underNoticePreparation: {
      turn: 'caseOfficer',
      task: 'publishNotice',
      deadline: 'noticePreparation',
      closesWhenComplete: true,
    },
    underPublicNotice: { turn: 'public', task: 'publicNotice', deadline: 'publicNotice' },
    underAnnouncement: {
      turn: 'caseOfficer',
      task: 'announcement',
      deadline: 'announcement',
      closesWhenComplete: true,
    },
  },
  ends: ['announced', 'concluded', 'cancelled'],
  verbs: {
    concludeMeeting: {
      roles: ['decisionMaker'],
      from: ['inSession'],
      to: ['underNoticePreparation', 'concluded'],
    },
    cancelMeeting: { roles: ['caseOfficer'], from: ['inSession'], to: ['cancelled'] },
    publishNotice: {
      roles: ['caseOfficer'],
      from: ['underNoticePreparation'],
      to: ['underPublicNotice', 'concluded', 'announced'],
    },
    announce: {
      roles: ['caseOfficer'],
      from: ['underAnnouncement'],
      to: ['underAnnouncement', 'announced'],
    },
    extend: { roles: ['caseOfficer'], from: EXTENDABLE, to: EXTENDABLE },
    reverse: {
      roles: ['decisionMaker', 'administrator'],
      from: ['underNoticePreparation', 'concluded'],
      to: ['inSession'],
    },
  },
  reversible: ['concludeMeeting'],
  closes: {
    // Nobody is left to be published: it ends as announced where it has announced others before.
    underNoticePreparation: ['concluded', 'announced', 'underAnnouncement'],
    underPublicNotice: ['underAnnouncement', 'announced'],
    // A further notice, for those who stood still before the first.
    underAnnouncement: ['announced', 'underNoticePreparation'],
  },
} as const satisfies Procedure<MeetingState, MeetingVerb>;
