import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { Schemas } from '../api/client.js';
import { useSay, type Say } from '../app/language.js';
import type { Column } from '../common/table.js';
import { Instant } from '../common/when.js';
import { KIND_TEXTS, TYPE_TEXTS } from '../common/words.js';
import { DueOfCase } from './due-of-case.js';

export type Case = Schemas['CaseDto'];

export function typeText(type: string | null, say: Say): string | undefined {
  return type && type in TYPE_TEXTS ? say(TYPE_TEXTS[type as keyof typeof TYPE_TEXTS]) : undefined;
}

/** What a list says of a case. */
export function useCaseColumns(): readonly Column<Case>[] {
  const say = useSay();
  return [
    {
      name: say('名称', 'Name'),
      cell: ({ id, title, rehearsal }) => (
        <>
          <Link to="/desk/cases/$caseId" params={{ caseId: id }}>
            {title}
          </Link>
          {rehearsal && <Tag className="mark">{say('演练', 'Rehearsal')}</Tag>}
        </>
      ),
    },
    {
      name: say('种类', 'Kind'),
      cell: ({ kind, type }) => [say(KIND_TEXTS[kind]), typeText(type, say)].filter(Boolean).join(' · '),
    },
    { name: say('状态', 'State'), cell: ({ stateText }) => say(stateText) },
    {
      name: say('至何时', 'Until when'),
      cell: (each) => (each.dueAt || each.suspendedSince ? <DueOfCase caseId={each.id} {...each} /> : '–'),
    },
    { name: say('进入本环节', 'In this stage since'), cell: ({ stateSince }) => <Instant at={stateSince} /> },
  ];
}
