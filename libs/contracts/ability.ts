import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import type { ActorRef } from './actor.js';
import { CONDITIONS, type Condition, type ObjectFacts, type ObjectQuery } from './conditions.js';
import { conditionsFor, PERMISSIONS, type Permission } from './permissions.js';

type Ability = MongoAbility;
/** A line of the table as it holds for one person; without `conditions` for every object. */
export type AbilityRule = RawRuleOf<Ability>;

interface Abilities {
  readonly ability: Ability;
  readonly conditions: ReadonlyMap<Permission, ReadonlySet<Condition>>;
}

/** An actor is kept in mind for some seconds, and asks many times: what follows from the table is put together once. */
const known = new WeakMap<ActorRef, Abilities>();

function abilitiesOf(actor: ActorRef): Abilities {
  let abilities = known.get(actor);
  if (!abilities) known.set(actor, (abilities = build(actor)));
  return abilities;
}

function build(actor: ActorRef): Abilities {
  const rules: AbilityRule[] = [];
  const conditions = new Map<Permission, ReadonlySet<Condition>>();
  for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
    const [action, subject] = split(permission);
    const own = new Set(actor.roles.flatMap((role) => conditionsFor(permission, role)));
    conditions.set(permission, own);
    for (const condition of own.has('any') ? (['any'] as const) : own) {
      const queries: readonly ObjectQuery[] = CONDITIONS[condition](actor);
      rules.push(
        ...queries.map((query) => ({ action, subject, ...(condition !== 'any' && { conditions: { ...query } }) })),
      );
    }
  }
  return { ability: abilityFrom(rules), conditions };
}

/** `manage` and `all` are words like others here: to CASL they would mean everything. */
export function abilityFrom(rules: AbilityRule[]): Ability {
  return createMongoAbility<Ability>(rules, { anyAction: '*', anySubjectType: '*' });
}

/** `read:case` → read, case */
function split(permission: Permission): [action: string, subject: string] {
  return permission.split(':') as [string, string];
}

/** What the table says of this person, line by line: `abilityFrom(rulesOf(actor))` answers the same on any machine. */
export function rulesOf(actor: ActorRef): readonly AbilityRule[] {
  return abilitiesOf(actor).ability.rules;
}

/** May the person do this with an object of which these facts are known? */
export function may(actor: ActorRef, permission: Permission, facts: ObjectFacts): boolean {
  return abilitiesOf(actor)
    .ability.rulesFor(...split(permission))
    .some((rule) => rule.matchesConditions(facts));
}

/** May the person do this with every object? */
export function mayWithAny(actor: ActorRef, permission: Permission): boolean {
  return abilitiesOf(actor).conditions.get(permission)?.has('any') ?? false;
}

/** The conditions of which one has to hold for an object, for whom it is not any object. */
export function conditionsOf(actor: ActorRef, permission: Permission): ReadonlySet<Condition> {
  return abilitiesOf(actor).conditions.get(permission) ?? new Set();
}
