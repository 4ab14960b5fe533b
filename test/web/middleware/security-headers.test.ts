import { expect } from 'chai';
import express, { type Express } from 'express';
import request from 'supertest';
import { securityHeaders } from '../../../server/web/middleware/security-headers.ts';

function app(publicUrl?: string): Express {
  const one = express();
  one.use(securityHeaders(publicUrl));
  one.use((_req, res) => {
    res.send(res.locals['nonce'] as string);
  });
  return one;
}

describe('security headers', () => {
  it('let only scripts run that carry the word of this answer', async () => {
    const [one, other] = [await request(app()).get('/'), await request(app()).get('/')];
    const policy = one.headers['content-security-policy'] ?? '';
    expect(policy).to.include(`script-src 'nonce-${one.text}'`);
    expect(one.text).to.have.length.of.at.least(20);
    expect(one.text).not.to.equal(other.text);
  });

  it('allow nothing from elsewhere, nothing unsafe and no frame', async () => {
    const policy = (await request(app()).get('/')).headers['content-security-policy'] ?? '';
    expect(policy).to.include("default-src 'none'").and.to.include("frame-ancestors 'none'");
    expect(policy).to.include("base-uri 'none'").and.to.include("form-action 'self'");
    expect(policy).not.to.match(/unsafe|\*|https?:/);
  });

  it('insist on HTTPS only where the library is reached by it', async () => {
    const plain = await request(app()).get('/');
    expect(plain.headers).not.to.have.property('strict-transport-security');
    expect(plain.headers['content-security-policy']).not.to.include('upgrade-insecure-requests');
    const https = await request(app('https://tajarib.example')).get('/');
    expect(https.headers).to.have.property('strict-transport-security');
    expect(https.headers['content-security-policy']).to.include('upgrade-insecure-requests');
  });
});
