import { Writable } from 'node:stream';
import { expect } from 'chai';
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { loggedPath, requestId, requestLog } from '../../../server/web/middleware/request-log.ts';

function listeningApp() {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)) as Record<string, unknown>);
      done();
    },
  });
  const app = express();
  app.use(requestLog(pino({ level: 'debug' }, stream)));
  app.get('/fails', (_req, res) => void res.status(500).end());
  app.use((_req, res) => void res.end('ok'));
  return { app, lines };
}

describe('the log of requests', () => {
  it('says what was answered, and nothing about who asked or what for', async () => {
    const { app, lines } = listeningApp();
    await request(app).get('/ar/search?q=secret-wish').set({
      Cookie: 'lang=secret',
      Authorization: 'Bearer secret',
      'User-Agent': 'secret',
      'X-Forwarded-For': 'secret',
    });
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include({
      level: 30,
      method: 'GET',
      path: '/ar/search',
      status: 200,
      msg: 'answered',
    });
    expect(lines[0]).to.have.property('milliseconds').that.is.a('number');
    expect(JSON.stringify(lines)).not.to.include('secret').and.not.include('127.0.0.1');
  });

  it('gives every request a number, which the answer carries', async () => {
    const { app, lines } = listeningApp();
    const { headers } = await request(app).get('/');
    expect(headers['x-request-id']).to.match(/^[0-9a-f-]{36}$/);
    expect(lines[0]).to.have.property('requestId', headers['x-request-id']);
  });

  it('takes the number of a proxy in front when it is one, and no other text', async () => {
    expect(requestId('edge-7f3a.91')).to.equal('edge-7f3a.91');
    for (const given of [
      undefined,
      '',
      'short',
      'x'.repeat(65),
      'line\nbreak-1',
      '{"level":60}',
      ['edge-7f3a'],
    ]) {
      expect(requestId(given)).to.match(/^[0-9a-f-]{36}$/);
    }
    const { app } = listeningApp();
    expect(
      (await request(app).get('/').set('X-Request-Id', 'edge-7f3a.91')).headers['x-request-id'],
    ).to.equal('edge-7f3a.91');
  });

  it('is louder about failures than about pages, and about pages than about fonts', async () => {
    const { app, lines } = listeningApp();
    for (const path of ['/fails', '/ar', '/assets/fonts/x', '/health/live']) await request(app).get(path);
    expect(lines.map(({ level }) => level)).to.deep.equal([50, 30, 20, 20]);
  });

  it('cuts paths short', () => {
    expect(loggedPath(`/${'x'.repeat(100_000)}?q=1`)).to.have.length(200);
    expect(loggedPath(undefined)).to.equal('');
  });
});
