import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../../server/app.ts';
import { loadConfig, type Environment } from '../../../server/config.ts';
import { createServices } from '../../../server/services.ts';

// Serves the library of the given environment; says where.
const env = JSON.parse(process.argv[2]!) as Environment;
const services = await createServices(loadConfig({ RATE_LIMIT: 'off', ...env }), pino({ level: 'silent' }));
const server = createServer(createApp(services)).listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
