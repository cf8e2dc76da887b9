import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#domain/procedures/procedure.js';

/** A legal person that hosts, or applies to host, a base (依托单位). */
@Entity('organisation')
export class Organisation {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') uscc: string;
  /** Set when an officer accepted a code that fails its check digit: who, why, with which licence image. */
  @Column('jsonb', { nullable: true }) usccOverride: {
    officerId: string;
    reason: string;
    licenceFileId: string;
  } | null;
  @Column('text') district: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** A person who signs in. One person, one account; roles say what the person may do. */
@Entity('account')
export class Account {
  @PrimaryColumn('uuid') id: string;
  @Column('text') login: string;
  @Column('text') displayName: string;
  @Column('text', { array: true }) roles: Role[];
  @Column('uuid', { nullable: true }) organisationId: string | null;
  /** 推荐单位: for which a recommender recommends. */
  @Column('uuid', { nullable: true }) recommendingUnitId: string | null;
  @Column('text', { select: false }) passwordHash: string;
  @Column('text') locale: 'zh' | 'en';
  /** Its password is published: it may sign in only where the configuration allows demo accounts. */
  @Column('boolean') demo: boolean;
  @Column('timestamptz', { nullable: true }) disabledAt: Date | null;
  /** Whose it was is known no more. */
  @Column('timestamptz', { nullable: true }) erasedAt: Date | null;
}

/** A signed-in session; only the SHA-256 of its token is kept. */
@Entity('session')
export class Session {
  @PrimaryColumn('text') tokenHash: string;
  /** What its owner calls it by. */
  @Column('uuid') id: string;
  @Column('uuid') accountId: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz') lastSeenAt: Date;
  @Column('timestamptz') expiresAt: Date;
  /** Carried by a browser's cookie, or by an Authorization header. */
  @Column('boolean') inCookie: boolean;
  @Column('text', { nullable: true }) address: string | null;
  /** What the client calls itself (User-Agent). */
  @Column('text', { nullable: true }) client: string | null;
}
