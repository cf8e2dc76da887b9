/** Rules over several fields of the parts that every dossier has. */
import { isBeijingAddress } from '../../identifiers/district.js';
import { isResidentId, residentIdBirthDate } from '../../identifiers/resident-id.js';
import { addMonths } from '../../common/calendar-date.js';
import type { FundRow, HostPart, LeaderPart, OutputRow, PartnerRow, PersonnelRow, ProjectRow } from '../parts.js';
import type { Finding } from './problem.js';
import { finding } from './problem.js';
import type { PartRules, RuleFrame } from './rules.js';
import { eachRow, inOrder, neededWhen, reachesWindow, within } from './rules.js';

export const COMMON_RULES: PartRules = {
  base(part, { context }) {
    const fields = part?.fields ?? [];
    const wanted = context.guide?.fields ?? [];
    const outside = fields.length > 0 && wanted.length > 0 && !fields.some((field) => wanted.includes(field));
    return outside ? [finding('fields', 'fieldOutsideGuide', { allowed: wanted.join(', ') })] : [];
  },

  host: (part, frame) =>
    part === undefined
      ? []
      : [...sameOrganisation(part, frame), ...location(part), ...age(part, frame), ...shares(part)],

  legalRepresentative: (part) => (part === undefined ? [] : identity(part)),

  leader: (part, frame) =>
    part === undefined
      ? []
      : [
          ...identity(part),
          ...birthDate(part),
          ...inOrder<LeaderPart>('employedFrom', 'employedUntil')(part, ''),
          ...employed(part, frame),
        ],

  partners: (part, frame) => [
    ...eachRow<PartnerRow>(inOrder('signedOn', 'expiresOn'), notExpired)(part, frame),
    ...countriesInGuide(part?.rows ?? [], frame),
  ],

  projects: eachRow<ProjectRow>(
    inOrder('startedOn', 'endsOn'),
    reachesWindow('endsOn'),
    within('cooperationFundsFen', 'totalFundsFen'),
  ),

  personnel: eachRow<PersonnelRow>(
    inOrder('startedOn', 'endedOn'),
    reachesWindow('endedOn'),
    neededWhen('months', (row) => row.category === 'overseasExpert'),
    neededWhen('country', (row) => row.category === 'overseasExpert' || row.category === 'foreignResearcher'),
  ),

  events: eachRow(inOrder('heldOn', 'endedOn'), within('overseasParticipants', 'participants')),

  outputs: eachRow<OutputRow>(
    neededWhen('doi', (row) => row.kind === 'paper'),
    neededWhen('number', (row) => row.kind !== undefined && row.kind !== 'paper'),
  ),

  funds: eachRow<FundRow>(sourcesAddUp),

  /** The years of the plan follow each other, the first of them not yet over. */
  plan(part, { measure, context }) {
    const rows = part?.rows ?? [];
    if (rows.length === 0) return [];
    const years = new Set(rows.map((row) => row.year));
    const first = Math.max(
      Number(context.submittedOn.slice(0, 4)),
      Math.min(...rows.map((row) => row.year ?? Infinity)),
    );
    if (!Number.isFinite(first)) return [];
    const due = Array.from({ length: measure.accreditation.planYears }, (_, i) => first + i);
    return due.filter((year) => !years.has(year)).map((year) => finding('rows', 'yearMissing', { year }));
  },

  commitment(part) {
    const statements = ['truthful', 'nonSecret', 'noSeriousDishonesty', 'noSafetyEvent', 'noOtherBase'] as const;
    return statements.filter((name) => part?.[name] === false).map((name) => finding(name, 'notAffirmed'));
  },
};

function sameOrganisation(host: HostPart, { context }: RuleFrame): Finding[] {
  const registered = context.organisationUscc;
  return host.uscc && registered !== undefined && host.uscc !== registered
    ? [finding('uscc', 'usccDiffers', { value: host.uscc, registered })]
    : [];
}

function location(host: HostPart): Finding[] {
  return host.registeredAddress && !isBeijingAddress(host.registeredAddress)
    ? [finding('registeredAddress', 'notInBeijing', { value: host.registeredAddress })]
    : [];
}

function age(host: HostPart, { measure, context }: RuleFrame): Finding[] {
  const gate = measure.gates.find((found) => found.kind === 'registeredInBeijing');
  if (gate === undefined || !host.registeredOn || host.registeredOn > context.submittedOn) return [];
  return addMonths(host.registeredOn, 12 * gate.minYears) > context.submittedOn
    ? [finding('registeredOn', 'registeredTooRecently', { value: host.registeredOn, years: gate.minYears })]
    : [];
}

function shares(host: HostPart): Finding[] {
  const sum = (host.shareholders ?? []).reduce((total, holder) => total + (holder.shareHundredths ?? 0), 0);
  return sum > 10_000 ? [finding('shareholders', 'shareOver100', { value: sum / 100 })] : [];
}

function identity(person: { idType?: string; idNumber?: string }): Finding[] {
  if (person.idType !== 'residentId' || !person.idNumber) return [];
  return isResidentId(person.idNumber) ? [] : [finding('idNumber', 'invalidIdNumber')];
}

function birthDate(leader: LeaderPart): Finding[] {
  if (leader.idType !== 'residentId' || !leader.idNumber || !leader.birthDate) return [];
  const inNumber = residentIdBirthDate(leader.idNumber);
  return inNumber !== undefined && inNumber !== leader.birthDate ? [finding('birthDate', 'birthDateDiffers')] : [];
}

function employed(leader: LeaderPart, { context }: RuleFrame): Finding[] {
  return leader.employedUntil && leader.employedUntil < context.submittedOn
    ? [finding('employedUntil', 'agreementExpired', { value: leader.employedUntil, submittedOn: context.submittedOn })]
    : [];
}

function notExpired(row: PartnerRow, path: string, { context }: RuleFrame): Finding[] {
  return row.expiresOn && row.expiresOn <= context.submittedOn
    ? [finding(`${path}.expiresOn`, 'agreementExpired', { value: row.expiresOn, submittedOn: context.submittedOn })]
    : [];
}

function countriesInGuide(rows: readonly PartnerRow[], { context }: RuleFrame): Finding[] {
  const wanted = context.guide?.countries ?? [];
  const found = rows.flatMap((row) => row.country ?? []);
  if (wanted.length === 0 || found.length === 0 || found.some((country) => wanted.includes(country))) return [];
  return [finding('rows', 'countryOutsideGuide', { allowed: wanted.join(', ') })];
}

function sourcesAddUp(row: FundRow, path: string): Finding[] {
  if (row.amountFen === undefined || !row.sources?.length) return [];
  const sum = row.sources.reduce((total, source) => total + (source.amountFen ?? 0), 0);
  return sum === row.amountFen
    ? []
    : [finding(`${path}.amountFen`, 'sumDiffers', { amountFen: row.amountFen, sumFen: sum })];
}
