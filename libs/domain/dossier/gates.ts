/** Entry gates: pass or fail, before anything is scored ("Entry gates"). Which gates there are is data of the measure. */
import { mayReapplyFrom } from '../accreditation/reapplication.js';
import { assertNever } from '../common/assert-never.js';
import { addMonths } from '../common/calendar-date.js';
import { countsAsForeignCountry, countryStanding } from '../identifiers/country.js';
import { isBeijingAddress, isBeijingDistrict } from '../identifiers/district.js';
import type { Gate, Measure } from '../measures/measure.js';
import type { DossierContext } from './context.js';
import type { Dossier, PartnerRow } from './parts.js';

export type GateReasonCode =
  | 'notInBeijing'
  | 'registeredTooRecently'
  | 'natureUnknown'
  | 'natureDoesNotFitType'
  | 'tooFewAgreements'
  | 'tooFewCountries'
  | 'noObjectionMissing'
  | 'dishonesty'
  | 'safetyEvent'
  | 'standingNotDeclared'
  | 'otherBase'
  | 'endedInBatch'
  | 'barredAfterRevocation';

export interface GateReason {
  readonly code: GateReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface GateResult {
  readonly gate: string;
  readonly article: string;
  readonly passed: boolean;
  /** Why it failed; empty when passed. */
  readonly reasons: readonly GateReason[];
}

/** The result of every gate that applies to the dossier's type, in the order of the measure. */
export function gates(dossier: Dossier, measure: Measure, context: DossierContext): GateResult[] {
  return measure.gates
    .filter(({ types }) => types === undefined || types.includes(dossier.type))
    .map((gate) => {
      const reasons = reasonsAgainst(gate, dossier, measure, context);
      return { gate: gate.id, article: gate.article, passed: reasons.length === 0, reasons };
    });
}

function reasonsAgainst(gate: Gate, dossier: Dossier, measure: Measure, context: DossierContext): GateReason[] {
  switch (gate.kind) {
    case 'registeredInBeijing':
      return registration(gate.minYears, dossier, context);
    case 'hostNature':
      return nature(dossier, measure);
    case 'validAgreements': {
      const found = validAgreements(dossier, context.submittedOn).length;
      return found < gate.min ? [reason('tooFewAgreements', { found, min: gate.min })] : [];
    }
    case 'countries': {
      const countries = validAgreements(dossier, context.submittedOn).flatMap(({ country }) => country ?? []);
      const found = new Set(countries.filter(countsAsForeignCountry)).size;
      return found < gate.min ? [reason('tooFewCountries', { found, min: gate.min })] : [];
    }
    case 'partnerNoObjection': {
      const silent = validAgreements(dossier, context.submittedOn).filter((row) => row.noObjection !== true);
      return silent.map((row) => reason('noObjectionMissing', { partner: row.nameZh ?? row.nameOriginal ?? row.id }));
    }
    case 'goodStanding':
      return standing(gate.years, dossier, context);
    case 'noOtherBase':
      return otherBases(dossier, context);
    case 'onceInBatch':
      return (context.endedInBatch ?? []).map((receipt) => reason('endedInBatch', { receipt }));
    case 'notBarred':
      return bars(measure, context);
    default:
      return assertNever(gate);
  }
}

const reason = (code: GateReasonCode, params: GateReason['params'] = {}): GateReason => ({ code, params });

function registration(minYears: number, { parts: { host } }: Dossier, { submittedOn }: DossierContext): GateReason[] {
  const inBeijing =
    host?.district !== undefined &&
    isBeijingDistrict(host.district) &&
    host.registeredAddress !== undefined &&
    isBeijingAddress(host.registeredAddress);
  const oldEnough = host?.registeredOn !== undefined && addMonths(host.registeredOn, 12 * minYears) <= submittedOn;
  return [
    ...(inBeijing ? [] : [reason('notInBeijing', { address: host?.registeredAddress ?? '' })]),
    ...(oldEnough
      ? []
      : [reason('registeredTooRecently', { registeredOn: host?.registeredOn ?? '', years: minYears })]),
  ];
}

function nature({ type, parts: { host } }: Dossier, measure: Measure): GateReason[] {
  const fitting = measure.types[type].hostNatures;
  if (host?.legalNature === undefined) return [reason('natureUnknown')];
  return fitting.includes(host.legalNature)
    ? []
    : [reason('natureDoesNotFitType', { nature: host.legalNature, type, fitting: fitting.join(', ') })];
}

/** Agreements with partners outside the mainland that are in force on `day`: signed on or before it, expiring after. */
export function validAgreements({ parts: { partners } }: Dossier, day: string): PartnerRow[] {
  return (partners?.rows ?? []).filter(
    ({ country, signedOn, expiresOn }) =>
      country !== undefined &&
      ['foreign', 'specialRegion'].includes(countryStanding(country)) &&
      signedOn !== undefined &&
      expiresOn !== undefined &&
      signedOn <= day &&
      day < expiresOn,
  );
}

function standing(years: number, { parts: { commitment } }: Dossier, context: DossierContext): GateReason[] {
  const declared = commitment?.noSeriousDishonesty === true && commitment.noSafetyEvent === true;
  const since = addMonths(context.submittedOn, -12 * years);
  const known = (context.seriousEvents ?? []).filter(({ on }) => on > since && on <= context.submittedOn);
  return [
    ...(declared ? [] : [reason('standingNotDeclared', { years })]),
    ...known.map(({ kind, on }) => reason(kind === 'safety' ? 'safetyEvent' : 'dishonesty', { on, years })),
  ];
}

function otherBases(dossier: Dossier, { otherBases: others = [] }: DossierContext): GateReason[] {
  return others.filter((other) => isSamePlace(dossier, other)).map(({ name }) => reason('otherBase', { base: name }));
}

type OtherBase = NonNullable<DossierContext['otherBases']>[number];

/** The gate by which a platform has one base in a field, where the measure has it for the type. */
export function platformGate({ gates }: Pick<Measure, 'gates'>, type: Dossier['type']): Gate | undefined {
  return gates.find(({ kind, types }) => kind === 'noOtherBase' && (types?.includes(type) ?? true));
}

/** The bases that keep a dossier from the title, where the measure has that gate; with its article. */
export function othersOnPlatform(
  measure: Pick<Measure, 'gates'>,
  dossier: Dossier,
  others: readonly OtherBase[],
): readonly { readonly name: string; readonly article: string }[] {
  const gate = platformGate(measure, dossier.type);
  if (gate === undefined) return [];
  return others.filter((other) => isSamePlace(dossier, other)).map(({ name }) => ({ name, article: gate.article }));
}

/** The same platform, and a field in common. */
function isSamePlace({ parts: { base } }: Dossier, { platformName, fields }: OtherBase): boolean {
  return sameName(platformName, base?.platformName) && fields.some((field) => base?.fields?.includes(field));
}

function bars(measure: Measure, { revocations = [], submittedOn }: DossierContext): GateReason[] {
  return revocations.flatMap((revocation) => {
    const from = mayReapplyFrom(revocation, measure);
    const { base, revokedOn } = revocation;
    if (from === null || submittedOn < revokedOn || submittedOn >= from) return [];
    return [reason('barredAfterRevocation', { base, revokedOn, from })];
  });
}

function sameName(a: string, b: string | undefined): boolean {
  return b !== undefined && b.trim() !== '' && platformKey(a) === platformKey(b);
}

/** As names of platforms are compared: without blanks, case and width. */
export function platformKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}
