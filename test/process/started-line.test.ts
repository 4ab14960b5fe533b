import { expect } from 'chai';
import { loadConfig } from '../../server/config.ts';
import { addressOf, startedLine } from '../../server/process/started-line.ts';

const at = (env: Record<string, string>): string => addressOf(loadConfig(env));

describe('the line of a start', () => {
  it('says where to look, as a browser on this machine would write it', () => {
    expect(at({})).to.equal('http://localhost:3000/');
    expect(at({ HOST: '0.0.0.0', PORT: '8080' })).to.equal('http://localhost:8080/');
    expect(at({ HOST: 'fd00::1' })).to.equal('http://[fd00::1]:3000/');
    expect(at({ PUBLIC_URL: 'https://tajarib.example' })).to.equal('https://tajarib.example/');
  });

  it('says what was done, and only that', () => {
    const config = loadConfig({ DATA_DIR: '/data' });
    expect(
      startedLine({
        config,
        migrated: ['0001-content'],
        seeded: 66,
        search: 'building',
        meaning: 'building',
      }),
    ).to.equal(
      'Tajarib is running: http://localhost:3000/ · Database made: /data/tajarib.sqlite · 66 sample records put in · ' +
        'The search index is getting ready; the pages say so meanwhile · Search by meaning is getting ready',
    );
    expect(startedLine({ config, migrated: [], seeded: 0, search: 'ready', meaning: 'off' })).to.equal(
      'Tajarib is running: http://localhost:3000/ · Database: /data/tajarib.sqlite · Search is ready · Search by meaning is off',
    );
    expect(
      startedLine({ config, migrated: ['0002-more'], seeded: 0, search: 'ready', meaning: 'off' }),
    ).to.include('Database brought up to date (0002-more)');
  });

  it('never names the address of a PostgreSQL database, which may hold a password', () => {
    const config = loadConfig({ DATABASE_URL: 'postgres://u:secret@db/x' });
    expect(startedLine({ config, migrated: [], seeded: 0, search: 'ready', meaning: 'off' })).not.to.include(
      'secret',
    );
  });
});
