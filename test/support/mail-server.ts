import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A mail server that takes what it is sent, or refuses everything. */
export interface MailServer {
  url: string;
  /** Each message as it came, headers and all. */
  received: string[];
  refuses: boolean;
  stop(): Promise<void>;
}

function converse(socket: Socket, server: MailServer): void {
  let [text, isData] = ['', false];
  socket.on('error', () => socket.destroy());
  socket.write('220 mail.test ready\r\n');
  socket.on('data', (chunk) => {
    text += String(chunk);
    for (;;) {
      const end = text.indexOf(isData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const said = text.slice(0, end);
      text = text.slice(end + (isData ? 5 : 2));
      if (isData) {
        server.received.push(said);
        isData = false;
        socket.write('250 taken\r\n');
      } else if (/^DATA/i.test(said)) {
        isData = true;
        socket.write('354 go on\r\n');
      } else if (/^QUIT/i.test(said)) socket.end('221 goodbye\r\n');
      else socket.write(server.refuses && /^RCPT/i.test(said) ? '451 not now\r\n' : '250 mail.test\r\n');
    }
  });
}

export async function startMailServer(): Promise<MailServer> {
  const listener = createServer();
  const server: MailServer = {
    url: '',
    received: [],
    refuses: false,
    stop: async () => {
      listener.close();
      await once(listener, 'close');
    },
  };
  listener.on('connection', (socket) => converse(socket, server));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  server.url = `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  return server;
}
