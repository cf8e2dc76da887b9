import { arrangeVisit, recordVisit, signVisit } from '#cli/client/visit.journey.js';
import { concluded, noticeEnds, published, voted, type Agenda } from './agenda.js';
import { groundOfSuite } from './ground.js';
import { movesOf } from './linear.js';
import { post, type Act } from './outcome.js';
import { ordersOf, type Orders, type Pairs } from './pairs.js';

/** 撤回 at the same moment as a decision: whichever comes first, the other one follows it or is told where the case is. */
describe('a withdrawal, and at the same moment', () => {
  const ground = groundOfSuite();
  const { scene, at, withdraw } = ground;
  const withdrawal = () => post('withdraw', scene.applicant, 'withdrawal', { reason: '方向调整。' });
  const closed = '409 case.closed at withdrawn';

  /** A case that is before a meeting together with another one: the meeting goes on without it. */
  const meetings = new Map<string, string>();
  const meetingOf = (id: string) => meetings.get(id) as string;
  const first = async ({ meetingId, caseIds: [id] }: Agenda) => {
    meetings.set(id, meetingId);
    return id;
  };
  const meetingSeen = async (id: string) => ({
    meeting: await movesOf(scene.record, meetingOf(id)),
    items: await scene.record.query(
      `SELECT result, count(*)::int FROM meeting_item WHERE meeting_id = $1 GROUP BY 1 ORDER BY 1`,
      [meetingOf(id)],
    ),
  });
  const chaired = (name: string, id: string, path: string) =>
    post(name, scene.commission.decider, `/meetings/${meetingOf(id)}/${path}`, {});

  const signed = (id: string) =>
    arrangeVisit(scene.commission, id, scene.applicant)
      .then(({ report }) => recordVisit(scene.commission, id, report as NonNullable<typeof report>))
      .then((recorded) => signVisit(scene.commission, id, recorded));

  interface Decision {
    readonly fresh: () => Promise<string>;
    readonly decide: (id: string) => Act;
    readonly alsoSeen?: Pairs['alsoSeen'];
    readonly inTurn: Orders['inTurn'];
  }

  const DECISIONS: readonly Decision[] = [
    {
      fresh: () => at('underDraw'),
      decide: () => post('drawExperts', scene.commission.officer, 'draw'),
      inTurn: {
        'withdraw, drawExperts': ['withdrawn', closed],
        'drawExperts, withdraw': ['underInvitation', 'withdrawn'],
      },
    },
    {
      fresh: () => at('underOnsiteAssessment', signed),
      decide: () => post('concludeVisit', scene.commission.assessor, 'visit'),
      inTurn: {
        'withdraw, concludeVisit': ['withdrawn', closed],
        'concludeVisit, withdraw': ['underDecision', 'withdrawn'],
      },
    },
    {
      fresh: () => voted(ground, 2).then(first),
      decide: (id) => chaired('concludeMeeting', id, 'conclusion'),
      alsoSeen: meetingSeen,
      inTurn: {
        'withdraw, concludeMeeting': ['withdrawn', 'underNoticePreparation'],
        'concludeMeeting, withdraw': ['underNoticePreparation', 'withdrawn'],
      },
    },
    {
      fresh: () => concluded(ground, 2).then(first),
      decide: (id) => post('publishNotice', scene.commission.officer, `/meetings/${meetingOf(id)}/notice`, {}),
      alsoSeen: meetingSeen,
      inTurn: {
        'withdraw, publishNotice': ['withdrawn', 'underPublicNotice'],
        'publishNotice, withdraw': ['underPublicNotice', 'withdrawn'],
      },
    },
    {
      fresh: () => published(ground, 2).then(first),
      decide: (id) => noticeEnds(ground, meetingOf(id)),
      alsoSeen: meetingSeen,
      inTurn: {
        'withdraw, endNotice': ['withdrawn', 'underAnnouncement'],
        'endNotice, withdraw': ['underAnnouncement', 'withdrawn'],
      },
    },
    {
      fresh: async () => {
        const agenda = await published(ground, 2);
        await noticeEnds(ground, agenda.meetingId).done();
        return first(agenda);
      },
      decide: (id) => post('announce', scene.commission.officer, `/meetings/${meetingOf(id)}/announcement`, {}),
      alsoSeen: meetingSeen,
      inTurn: {
        'withdraw, announce': ['withdrawn', 'announced'],
        'announce, withdraw': ['announced', '409 case.closed at accredited'],
      },
    },
  ];

  it.each(DECISIONS.map((decision) => [Object.keys(decision.inTurn)[0], decision] as const))(
    '%s',
    async (_, { fresh, decide, alsoSeen, inTurn }) => {
      const actsOn = async (id: string) => [withdrawal(), decide(id)];
      const found = await ordersOf(scene, { fresh, actsOn, after: withdraw, alsoSeen, withItself: false });
      expect(found).toEqual({ inTurn, differing: [] });
    },
    300_000,
  );
});
