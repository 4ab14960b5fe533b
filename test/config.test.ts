import { expect } from 'chai';
import { isAbsolute, join } from 'node:path';
import { InvalidConfiguration, listMisspelt, loadConfig, terminalLanguage } from '../server/config.ts';

function problemsOf(env: Record<string, string>) {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.problems;
    throw error;
  }
  return [];
}

describe('configuration', () => {
  it('needs nothing: this machine alone, a file of its own, sample records', () => {
    const config = loadConfig({});
    expect(config).to.include({ port: 3000, host: '127.0.0.1', seed: 'sample', logLevel: 'info' });
    expect(config).to.include({
      rateLimit: true,
      metricsPublic: false,
      trustProxy: false,
      shutdownSeconds: 10,
    });
    expect(isAbsolute(config.dataDir)).to.equal(true);
    expect(config.database).to.deep.equal({ kind: 'sqlite', file: join(config.dataDir, 'tajarib.sqlite') });
  });

  it('takes an empty setting, as compose files write it, for one left out', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ' })).to.deep.equal(loadConfig({}));
  });

  it('reads every setting', () => {
    const config = loadConfig({
      PORT: '8080',
      HOST: '::',
      DATA_DIR: '/var/lib/tajarib',
      DATABASE_URL: 'postgres://tajarib:p%40ss@db.example/tajarib',
      SEARCH_ENGINE: 'embedded',
      SEED: 'none',
      PUBLIC_URL: 'https://tajarib.example/',
      TRUST_PROXY: '1',
      RATE_LIMIT: 'off',
      METRICS_PUBLIC: 'on',
      LOG_LEVEL: 'warn',
      SHUTDOWN_SECONDS: '30',
    });
    expect(config).to.deep.equal({
      port: 8080,
      host: '::',
      dataDir: '/var/lib/tajarib',
      backups: { every: undefined, folder: '/var/lib/tajarib/backups', keep: 7 },
      database: { kind: 'postgres', url: 'postgres://tajarib:p%40ss@db.example/tajarib' },
      search: { engine: 'embedded' },
      meaning: true,
      seed: 'none',
      publicUrl: 'https://tajarib.example',
      trustProxy: 1,
      rateLimit: false,
      plainHttp: false,
      demo: false,
      mail: undefined,
      metricsPublic: true,
      logLevel: 'warn',
      writing: { twoSteps: false, translateUrl: undefined, translateKey: '' },
      files: {
        limits: { file: 25 * 1024 * 1024, record: 100 * 1024 * 1024 },
        s3: undefined,
        scanner: undefined,
      },
      shutdownSeconds: 30,
    });
  });

  it('names all problems at once, each with its reason and an example', () => {
    const problems = problemsOf({ PORT: '99999', SEED: 'all', TRUST_PROXY: 'everyone', LOG_LEVEL: 'loud' });
    expect(problems.map(({ name }) => name)).to.deep.equal(['PORT', 'SEED', 'TRUST_PROXY', 'LOG_LEVEL']);
    expect(problems[0]?.reason).to.equal('must be a port from 1 to 65535, not "99999"');
    for (const { reason, example } of problems) expect(reason + example).to.match(/must be .+/);
    expect(new InvalidConfiguration(problems).message.split('\n')).to.have.length(1 + problems.length);
  });

  it('takes a mail server with a sender and an address of its own, and says which is missing', () => {
    const env = { SMTP_URL: 'smtps://u:hunter2@mail.example', MAIL_FROM: 'Tajarib <t@mail.example>' };
    expect(problemsOf({ SMTP_URL: env.SMTP_URL }).map(({ name }) => name)).to.deep.equal([
      'MAIL_FROM',
      'PUBLIC_URL',
    ]);
    expect(loadConfig({ ...env, PUBLIC_URL: 'https://x.example' }).mail).to.deep.equal({
      smtpUrl: env.SMTP_URL,
      from: env.MAIL_FROM,
    });
    expect(problemsOf({ SMTP_URL: 'mail.example:hunter2' })[0]?.reason).to.not.include('hunter2');
  });

  it('shows itself with known passwords only where nobody else is served', () => {
    expect(loadConfig({ DEMO: 'on' }).demo).to.equal(true);
    for (const [name, value] of [
      ['NODE_ENV', 'production'],
      ['PUBLIC_URL', 'https://x.example'],
    ] as const)
      expect(problemsOf({ DEMO: 'on', [name]: value }).map(({ name }) => name)).to.deep.equal(['DEMO']);
  });

  for (const [name, texts] of Object.entries({
    PORT: ['0', '-1', '3000.5', '3e3', ' 80 80 ', '٣٠٠٠'],
    HOST: ['http://localhost', 'a b', '-x', 'x'.repeat(300)],
    DATABASE_URL: ['tajarib.sqlite', 'mysql://db/x', 'postgres://'],
    PUBLIC_URL: ['tajarib.example', 'https://x.example/library', 'ftp://x.example', 'https://u:p@x.example'],
    TRUST_PROXY: ['0', '10', 'on', '10.0.0.0/33', '1.2.3', '10.0.0.1,'],
    SHUTDOWN_SECONDS: ['0', '301', 'soon'],
  })) {
    it(`refuses a ${name} that cannot be one`, () => {
      for (const text of texts) {
        expect(
          problemsOf({ [name]: text }).map((problem) => problem.name),
          text,
        ).to.deep.equal([name]);
      }
    });
  }

  it('takes the addresses of proxies, as networks and as well-known groups', () => {
    expect(loadConfig({ TRUST_PROXY: 'loopback, 10.0.0.0/8,fd00::/8' }).trustProxy).to.deep.equal([
      'loopback',
      '10.0.0.0/8',
      'fd00::/8',
    ]);
  });

  it('never repeats a password that stands in an address', () => {
    const [problem] = problemsOf({ DATABASE_URL: 'mysql://u:hunter2@db/x' });
    expect(problem?.reason).to.be.a('string').that.does.not.include('hunter2');
  });

  it('takes Meilisearch with its address and key, and says when the address is missing', () => {
    expect(problemsOf({ SEARCH_ENGINE: 'meilisearch' }).map(({ name }) => name)).to.deep.equal(['MEILI_URL']);
    const { search } = loadConfig({
      SEARCH_ENGINE: 'meilisearch',
      MEILI_URL: 'http://127.0.0.1:7700/',
      MEILI_KEY: 'secret',
    });
    expect(search).to.deep.equal({ engine: 'meilisearch', url: 'http://127.0.0.1:7700', key: 'secret' });
  });

  it('shows at most the start of a very long value', () => {
    expect(problemsOf({ PORT: '9'.repeat(100_000) })[0]?.reason).to.have.length.below(150);
  });

  it('knows the setting that a misspelt name was meant to be', () => {
    const meant = (name: string) => listMisspelt({ [name]: 'x' })[0]?.meant;
    expect(meant('DATABSE_URL')).to.equal('DATABASE_URL');
    expect(meant('RATELIMIT')).to.equal('RATE_LIMIT');
    expect(meant('TAJARIB_PORT')).to.equal('PORT');
    expect(meant('log_level')).to.equal('LOG_LEVEL');
    for (const right of ['PORT', 'LOG_LEVEL', 'PATH', 'HOME', 'LANG', 'MAIL', 'SHELL', 'POST']) {
      expect(meant(right), right).to.equal(undefined);
    }
  });

  it('speaks the language of the terminal, English where it says none', () => {
    expect(terminalLanguage({ LANG: 'ar_IQ.UTF-8' })).to.equal('ar');
    expect(terminalLanguage({ LANG: 'ar_IQ.UTF-8', LC_ALL: 'C' })).to.equal('en');
    expect(terminalLanguage({})).to.equal('en');
  });
});
