import type { Refused } from '../api/client.js';
import { useSay } from '../app/language.js';
import { ActButton } from './act-form.js';
import { Loaded, Nothing } from './states.js';
import { Table, type Column } from './table.js';
import { Instant } from './when.js';

interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly expiresAt: string;
}

interface OpenInvitationsProps<T extends Invitation> {
  readonly label: string;
  readonly query: { data?: readonly T[]; error: Refused | null; isPending: boolean; refetch: () => unknown };
  /** Whom or what each invites, before its mailbox; and as what, behind it. */
  readonly who: Column<T>;
  readonly as?: Column<T>;
  /** Nothing where this person may not. */
  readonly withdraw: false | ((id: string, key: string) => Promise<unknown>);
}

/** Invitations by mail that nobody has followed yet, each to take back. */
export function OpenInvitations<T extends Invitation>({ label, query, who, as, withdraw }: OpenInvitationsProps<T>) {
  const say = useSay();
  const columns: Column<T>[] = [
    who,
    { name: say('邮箱', 'Mailbox'), cell: ({ email }) => email },
    ...(as ? [as] : []),
    { name: say('有效至', 'Good until'), cell: ({ expiresAt }) => <Instant at={expiresAt} /> },
  ];
  if (withdraw)
    columns.push({
      name: say('办理', 'Action'),
      cell: ({ id }) => (
        <ActButton
          act={{
            title: { zh: '撤回邀请', en: 'Withdraw' },
            effect: { zh: '链接随即失效。', en: 'The link ends at once.' },
            danger: true,
            send: (_, key) => withdraw(id, key),
          }}
        />
      ),
    });
  return (
    <Loaded query={query}>
      {(read) =>
        read.length === 0 ? (
          <Nothing>{say('没有待接受的邀请。', 'No invitations are open.')}</Nothing>
        ) : (
          <Table label={label} rows={read} id={({ id }) => id} columns={columns} />
        )
      }
    </Loaded>
  );
}
