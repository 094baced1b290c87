import type { Consent, Notice } from '@lendline/consents/contract';
import { newId, ok, problemsOf } from '@lendline/kernel';
import type { LineCheck, LineId, LineReport } from '@lendline/lines/contract';
import type { FakeClock } from '@lendline/testkit';
import type { ObserveNeeds } from '../usecases/observe-parts.ts';

/** What other slices know of somebody: made up, and nobody's. */
interface Known {
  readonly phone: string;
  readonly idNumber: string;
  readonly since: string;
  checks: Partial<Record<LineCheck['name'], Pick<LineCheck, 'outcome' | 'facts'>>>;
  contacts: readonly string[];
  accounts: readonly string[];
  suspicion: 'none' | 'some' | 'strong' | null;
}

const clean: Known['checks'] = {
  possession: { outcome: 'pass', facts: {} },
  'kyc-match': { outcome: 'pass', facts: { match: 'match' } },
  tenure: { outcome: 'pass', facts: { months_min: 40, months_max: 60 } },
  'sim-swap': { outcome: 'pass', facts: { swapped: false } },
  'device-swap': { outcome: 'pass', facts: { swapped: false } },
  'number-recycling': { outcome: 'pass', facts: {} },
  'call-forwarding': { outcome: 'pass', facts: { forwarding: 'inactive' } },
};

const silent = problemsOf({ 'made-up.silent': { status: 503, text: { 'zh-CN': '无应答。', en: 'No answer.' } } });

/** The slices around this one, as its contracts see them: what they answer is what a test says they know. */
export class MadeUpNeighbours {
  readonly #clock: FakeClock;
  readonly #people = new Map<LineId, Known>();
  /** Lines of which nobody answers. */
  readonly silentAbout = new Set<LineId>();
  /** The notice of line checks that everybody agreed to, by its hash; null for none. */
  agreedTo: string | null = 'of-today';

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  /** Somebody with a line of their own, of whom the carrier says nothing bad. */
  join(known: Partial<Known> = {}): LineId {
    const line = newId('line', this.#clock.now());
    const nth = String(this.#people.size).padStart(8, '0');
    this.#people.set(line, {
      phone: `+86139${nth}`,
      idNumber: `11010119900${nth.slice(1)}`,
      since: this.#clock.now().toString(),
      checks: clean,
      contacts: [],
      accounts: [],
      suspicion: null,
      ...known,
    });
    return line;
  }

  of(line: LineId): Known {
    const known = this.#people.get(line);
    if (!known) throw new Error('nobody has that line');
    return known;
  }

  readonly needs: ObserveNeeds = {
    lines: {
      getLine: (_, { lineId }) => {
        const { since } = this.of(lineId);
        const identity = { maskedName: '王**', maskedIdNumber: '1***', age: 36, declaredAt: since };
        const line = {
          id: lineId,
          maskedPhone: '+86139****',
          country: 'CN',
          firstSeenAt: since,
          endedAt: null,
          identity,
        };
        return Promise.resolve(this.silentAbout.has(lineId) ? silent('made-up.silent') : ok(line));
      },
      readPersonalData: (_, { lineId }) => {
        const { phone, idNumber } = this.of(lineId);
        const person = { phone, lineEndedAt: null, name: '王小明', idNumber, birthDate: null };
        return Promise.resolve(this.silentAbout.has(lineId) ? silent('made-up.silent') : ok(person));
      },
      getReport: (_, { lineId }) =>
        Promise.resolve(this.silentAbout.has(lineId) ? silent('made-up.silent') : ok(this.#report(lineId))),
    },
    consents: {
      check: () => Promise.resolve(ok({ allowed: false, consentId: null, because: 'withdrawn' })),
      listNotices: () => Promise.resolve(ok({ country: 'CN', notices: [this.#notice] })),
      listOfLine: () => Promise.resolve(ok({ consents: this.agreedTo === null ? [] : [this.#consent(this.agreedTo)] })),
    },
    records: {
      tiesOf: (_, { lineId }) => {
        const { since, contacts } = this.of(lineId);
        const ties = contacts.map((peer) => ({
          kind: 'emergency-contact' as const,
          role: 'emergency-contact' as const,
          peer,
          declaredAt: since,
          endedAt: null,
        }));
        return Promise.resolve(ok({ lineId, ownPeer: null, ties }));
      },
      accountsOf: (_, { lineId }) => {
        const { since, accounts } = this.of(lineId);
        const connected = accounts.map((account) => ({ provider: 'wallet', account, linkedAt: since }));
        return Promise.resolve(ok({ accounts: connected }));
      },
      qualityOfLine: (_, { lineId }) => {
        const { suspicion } = this.of(lineId);
        const source = { source: 'payment-statement', suspicion, flags: [] };
        const sources = suspicion === null ? [] : [source as never];
        const quality = { lineId, asOf: this.#clock.now().toString(), sources };
        return Promise.resolve(this.silentAbout.has(lineId) ? silent('made-up.silent') : ok(quality));
      },
    },
  };

  readonly #notice: Notice = {
    source: 'line-checks',
    version: 1,
    hash: 'of-today',
    required: true,
    title: { 'zh-CN': '运营商核验', en: 'Checks' },
    reason: { 'zh-CN': '防止冒用。', en: 'So that nobody borrows in your name.' },
    detail: { 'zh-CN': '', en: '' },
    purpose: 'dpv:IdentityVerification',
    recipient: 'Lendline',
    retentionDays: 720,
  };

  #consent(noticeHash: string): Consent {
    const { source, purpose, recipient, version: noticeVersion } = this.#notice;
    const [givenAt, expiresAt] = [this.#clock.now(), this.#clock.now().add({ hours: 24 })].map(String) as [
      string,
      string,
    ];
    const id = newId('consent', this.#clock.now());
    const notice = { source, purpose, recipient, noticeVersion, noticeHash };
    return { id, ...notice, state: 'given', givenAt, expiresAt, withdrawnAt: null };
  }

  #report(lineId: LineId): LineReport {
    const at = this.#clock.now();
    const checks = Object.entries(this.of(lineId).checks).map(
      ([name, check]): LineCheck => ({
        name: name as LineCheck['name'],
        ...check,
        observedAt: at.toString(),
        validUntil: at.add({ hours: 24 }).toString(),
        unknownBecause: null,
      }),
    );
    return { lineId, askedAt: at.toString(), checks };
  }
}
