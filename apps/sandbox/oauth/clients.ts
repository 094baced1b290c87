import type { JWK } from 'jose';

/** A lender as the country's carrier and wallet have it on file. */
export interface RegisteredClient {
  readonly clientId: string;
  /** Public key that its assertions are signed with; `alg` says how: ES256, PS256, RS256 or EdDSA. */
  readonly publicKey: JWK;
  /** Shared secret that callbacks to it are signed with: `whsec_` and base64, as Standard Webhooks writes it. */
  readonly callbackSecret: string;
  /** Where the browser may be sent back to after network authentication. */
  readonly redirectUris?: readonly string[];
  /** Purposes agreed with it; see `agreedPurposes`. */
  readonly purposes?: readonly string[];
}

/**
 * Purposes of the W3C Data Privacy Vocabulary that exist in 2.0 and in 2.3 core alike, and so under every release of
 * CAMARA's consent profile; `CreditChecking` is in 2.0 only, which CAMARA's profile r4.2 cites.
 */
export const agreedPurposes = [
  'FraudPreventionAndDetection',
  'IdentityVerification',
  'RequestedServiceProvision',
  'EstablishContractualAgreement',
  'PaymentManagement',
  'CreditChecking',
] as const;

export interface ClientRegistry {
  readonly register: (client: RegisteredClient) => void;
  find(clientId: string): RegisteredClient | undefined;
  readonly names: () => readonly string[];
}

export function createClientRegistry(clients: readonly RegisteredClient[]): ClientRegistry {
  const byId = new Map<string, RegisteredClient>();
  const register = (client: RegisteredClient): void => {
    if ('d' in client.publicKey || 'k' in client.publicKey) {
      throw new Error(`client ${client.clientId}: register the public key only, without the private members`);
    }
    byId.set(client.clientId, client);
  };
  for (const client of clients) register(client);
  return { register, find: (clientId) => byId.get(clientId), names: () => [...byId.keys()] };
}
