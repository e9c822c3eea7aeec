import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import { ConnectionCut } from '../errors.js';
import { randomWord } from '../random.js';
import type { Sandbox } from '../sandbox.js';

/**
 * A server for a sandbox, not listening yet. What is no HTTP gets an error
 * document too: guessed, the proxies before the services have pages of theirs.
 *
 * @param host - the address that it will listen on
 */
export function serverFor(sandbox: Sandbox, host: string): Server {
  const server = createServer(
    getRequestListener(
      async (request, env) => {
        try {
          return await sandbox.fetch(request);
        } catch (error) {
          if (!(error instanceof ConnectionCut)) {
            throw error;
          }
          (env as HttpBindings).incoming.socket.destroy();
          return new Response(null);
        }
      },
      {
        hostname: host,
        errorHandler: () =>
          new Response(malformed('BadRequest'), {
            status: 400,
            headers: { 'Content-Type': 'application/json' }
          })
      }
    ) as Parameters<typeof createServer>[1]
  );
  // Node's five seconds end while a client is about to ask again; proxies
  // before services keep a connection longer.
  server.keepAliveTimeout = 75_000;
  server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, { 'Content-Type': 'application/json' });
    response.end(malformed('ExpectationFailed'));
  });
  server.on('clientError', refuse);
  return server;
}

const STATUSES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout'
};

function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUSES[error.code ?? ''] ?? '400 Bad Request';
  const body = malformed(status.slice(4).replaceAll(' ', ''));
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body
    ].join('\r\n')
  );
}

function malformed(code: string): string {
  return JSON.stringify({
    code,
    message: 'The request is not one that can be read',
    request_id: randomWord(9),
    resource: null
  });
}
