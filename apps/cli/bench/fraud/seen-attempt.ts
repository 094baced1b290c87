import { readStatement, statementQuality } from '@lendline/behaviour';
import type { ReplayedAttempt } from '@lendline/fraud';
import type { ApplicationBook, ObservedApplication } from '@lendline/world';
import { carrierReport } from './carrier-report.ts';

/**
 * A request of the simulated country as a lender's fraud checks would see it. The account that money is to go to stands for the one
 * that a borrower connects; emulators, kinds of connections and home addresses, which the lender does not ask for, are left out.
 */
export async function seenAttempt(book: ApplicationBook, application: ObservedApplication): Promise<ReplayedAttempt> {
  const { id, at_ms, stage, phone, idNumber, requested, device, network, payoutAccount, contacts } = application;
  return {
    applicationId: id,
    lineId: phone,
    stage,
    asOf: Temporal.Instant.fromEpochMilliseconds(at_ms),
    requested: BigInt(requested.amount),
    number: phone,
    id: idNumber,
    device: device.id,
    address: network.address,
    account: payoutAccount,
    contacts: contacts.map((contact) => contact.phone),
    statement: await statementSeen(book, application),
    report: carrierReport(application),
    register: registerAnswer(application),
  };
}

/** A file that cannot be read is refused when it comes, so that there is none. */
async function statementSeen(
  book: ApplicationBook,
  { id, statement, name }: ObservedApplication,
): Promise<ReplayedAttempt['statement']> {
  if (!statement) return { suspicion: 'no-statement', holder: null };
  const read = await readStatement(book.statementFile(id).bytes, { zone: 'Asia/Shanghai' });
  if (!read.ok) return { suspicion: 'no-statement', holder: null };
  const { holder } = read.value;
  return {
    suspicion: statementQuality(statement.kind, read.value).suspicion,
    holder: holder.name === null ? null : isNamed(holder.name, name) ? 'applicant' : 'other',
  };
}

/** Whether a heading, which may hide some of it, names the applicant. */
function isNamed(shown: string, name: string): boolean {
  const [given, known] = [Array.from(shown.trim()), Array.from(name)];
  return given.length === known.length && given.every((letter, place) => letter === '*' || letter === known[place]);
}

function registerAnswer({ queries }: ObservedApplication): string {
  return JSON.stringify({
    queries: queries.map(({ at_ms, ...query }, place) => ({
      id: `q-${place}`,
      at: Temporal.Instant.fromEpochMilliseconds(at_ms).toString(),
      ...query,
    })),
  });
}
