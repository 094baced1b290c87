import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the operator treats the next orders. */
export type Manner =
  /** Takes it; it stays pending until the test ends it. */
  | 'takes'
  /** Takes it and hangs up: the lender cannot know. */
  | 'takes-and-drops'
  /** Says nothing at all and does nothing. */
  | 'silent'
  /** Is out of service and does nothing. */
  | 'down'
  /** Says no: the wallet does not exist. */
  | 'refuses';

export interface TakenOrder {
  readonly orderId: string;
  readonly reference: string;
  readonly type: string;
  readonly callbackUrl: string;
  readonly body: Readonly<Record<string, unknown>>;
  status: 'pending' | 'completed' | 'failed';
}

/** The outside world on a socket: an operator with one-time codes and a wallet, as little of both as the lender uses. */
export interface Operator {
  readonly url: string;
  readonly callbackSecret: string;
  manner: Manner;
  /** By the payment that they were asked for. */
  order(paymentId: string): TakenOrder | undefined;
  readonly taken: readonly TakenOrder[];
  /** Every order as it came, taken or not. */
  readonly tried: readonly string[];
  /** Headers of a callback signed as the operator does, at a time. */
  sign(body: string, at: Temporal.Instant, id?: string): Record<string, string>;
  stop(): Promise<void>;
}

interface State {
  readonly secret: string;
  readonly taken: TakenOrder[];
  readonly tried: string[];
  manner: Manner;
  url: string;
}

export async function startOperator(): Promise<Operator> {
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const state: State = { secret, taken: [], tried: [], manner: 'takes', url: '' };
  const server = createServer((request, response) => void answer(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: state.url,
    callbackSecret: secret,
    taken: state.taken,
    tried: state.tried,
    get manner() {
      return state.manner;
    },
    set manner(manner) {
      state.manner = manner;
    },
    order: (paymentId) =>
      state.taken.find(({ body }) => body['requestingOrganisationTransactionReference'] === paymentId),
    sign: (body, at, id = 'msg_1') => signature(secret, { body, at, id }),
    stop: () => close(server),
  };
}

function signature(secret: string, { body, at, id }: { body: string; at: Temporal.Instant; id: string }) {
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000));
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` };
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '';
  const say = (status: number, body?: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  const text = await textOf(request);
  if (path === '/.well-known/openid-configuration') {
    say(200, { issuer: state.url, token_endpoint: `${state.url}/oauth2/token` });
  } else if (path === '/oauth2/token') say(200, { access_token: 'a-token', token_type: 'Bearer', expires_in: 3600 });
  else if (path.endsWith('/send-code')) say(200, { authenticationId: 'a-code' });
  else if (path.endsWith('/validate-code')) say(204);
  else if (path.startsWith('/mm/v1.2/transactions/type/')) takeOrder(state, { request, response, text, say });
  else if (path.startsWith('/mm/v1.2/')) tell(state, path.slice('/mm/v1.2'.length), say);
  else say(404, {});
}

type Say = (status: number, body?: unknown) => void;

interface Order {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly text: string;
  readonly say: Say;
}

function takeOrder(state: State, { request, response, text, say }: Order): void {
  const orderId = String(request.headers['x-correlationid']);
  state.tried.push(orderId);
  if (state.manner === 'silent') return;
  if (state.manner === 'down') return say(503, { errorCategory: 'serviceUnavailable', errorCode: 'genericError' });
  if (state.manner === 'refuses') return say(404, { errorCategory: 'identification', errorCode: 'identifierError' });
  const known = state.taken.find((one) => one.orderId === orderId);
  const order: TakenOrder = known ?? {
    orderId,
    reference: `mm_${state.taken.length + 1}`,
    type: (request.url ?? '').split('/').at(-1) ?? '',
    callbackUrl: String(request.headers['x-callback-url']),
    body: JSON.parse(text) as Record<string, unknown>,
    status: 'pending',
  };
  if (!known) state.taken.push(order);
  if (state.manner === 'takes-and-drops') return void response.destroy();
  say(202, { serverCorrelationId: `server-${order.reference}`, status: 'pending', notificationMethod: 'callback' });
}

function tell(state: State, path: string, say: Say): void {
  const [, kind, id] = path.split('/');
  const order = state.taken.find((one) => [one.orderId, one.reference, `server-${one.reference}`].includes(id ?? ''));
  if (state.manner === 'down') return say(503, {});
  if (!order) return say(404, { errorCategory: 'identification', errorCode: 'identifierError' });
  if (kind === 'responses') return say(200, { link: `/transactions/${order.reference}` });
  const error = order.status === 'failed' ? { error: { errorCode: 'insufficientFunds' } } : {};
  if (kind === 'requeststates') return say(200, { status: order.status, ...error });
  say(200, { ...order.body, transactionReference: order.reference, transactionStatus: order.status });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
