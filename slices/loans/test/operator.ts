import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The outside world on a socket: an operator with one-time codes and a wallet that takes every order and tells how it ended when it is asked. */
export interface Operator {
  readonly url: string;
  /** How orders that come from now on will end. */
  ending: 'completed' | 'failed';
  /** What it does with an order: it takes it and answers, takes it and hangs up, or is not there, for questions either. */
  manner: 'takes' | 'takes-and-drops' | 'down';
  /** Orders taken. */
  readonly taken: number;
  /** Orders sent, each as often as it came. */
  readonly sent: number;
  /** Keeps the next order waiting for its answer; `arrived` resolves when it has been taken. */
  hold(): { readonly arrived: Promise<void>; readonly release: () => void };
  stop(): Promise<void>;
}

interface State {
  url: string;
  ending: Operator['ending'];
  manner: Operator['manner'];
  sent: number;
  held: { readonly arrived: () => void; readonly released: Promise<void> } | null;
  readonly orders: Map<string, { readonly number: number; readonly status: Operator['ending'] }>;
}

export async function startOperator(): Promise<Operator> {
  const state: State = {
    url: '',
    ending: 'completed',
    manner: 'takes',
    sent: 0,
    held: null,
    orders: new Map(),
  };
  const server = createServer((request, response) => void answer(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: state.url,
    get ending() {
      return state.ending;
    },
    set ending(ending) {
      state.ending = ending;
    },
    get manner() {
      return state.manner;
    },
    set manner(manner) {
      state.manner = manner;
    },
    get taken() {
      return state.orders.size;
    },
    get sent() {
      return state.sent;
    },
    hold: () => {
      const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      state.held = { arrived: arrived.resolve, released: released.promise };
      return { arrived: arrived.promise, release: released.resolve };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume();
  const path = request.url ?? '';
  if (path.includes('/mm/') && state.manner === 'down') return void response.destroy();
  const { status, body } = say(state, path, String(request.headers['x-correlationid']));
  if (isOrder(path)) {
    state.sent += 1;
    const { held, manner } = state;
    state.held = null;
    held?.arrived();
    await held?.released;
    if (manner === 'takes-and-drops') return void response.destroy();
  }
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function say(state: State, path: string, orderId: string): { status: number; body?: unknown } {
  if (path === '/.well-known/openid-configuration') {
    return { status: 200, body: { issuer: state.url, token_endpoint: `${state.url}/oauth2/token` } };
  }
  if (path === '/oauth2/token') {
    return { status: 200, body: { access_token: 'a-token', token_type: 'Bearer', expires_in: 3600 } };
  }
  if (path.endsWith('/send-code')) return { status: 200, body: { authenticationId: 'a-code' } };
  if (path.endsWith('/validate-code')) return { status: 204 };
  if (isOrder(path)) {
    const known = state.orders.get(orderId);
    if (!known) state.orders.set(orderId, { number: state.orders.size, status: state.ending });
    return { status: 202, body: { serverCorrelationId: orderId, status: 'pending' } };
  }
  // Whoever is asked allows what is asked for.
  if (path.endsWith('/debitmandates'))
    return { status: 201, body: { mandateReference: 'dm_1', mandateStatus: 'active' } };
  const id = path.split('/').at(-1) ?? '';
  const order = state.orders.get(id) ?? [...state.orders.values()].find(({ number }) => id === `mm_${number}`);
  if (!order) return { status: 404, body: { errorCode: 'identifierError' } };
  if (path.includes('/responses/')) return { status: 200, body: { link: `/transactions/${id}` } };
  const creditParty = [{ key: 'walletid', value: 'w1' }];
  const transactionReference = `mm_${order.number}`;
  return { status: 200, body: { transactionReference, transactionStatus: order.status, creditParty } };
}

function isOrder(path: string): boolean {
  return path.includes('/transactions/type/');
}
