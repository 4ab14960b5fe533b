import { expect } from 'chai';
import { facetNames } from '../../server/search/index.ts';
import { addresses } from '../support/addresses.ts';
import { sharedApplication, type Application } from '../support/application.ts';
import { rawGet, rawRequest, type RawAnswer } from '../support/raw-request.ts';
import { listRoutes } from '../support/routes.ts';

/** What people, machines and ill will write where a word or a number is awaited; percent-encoded. */
const hostile: Readonly<Record<string, string>> = {
  nothing: '',
  'a NUL': 'a%00b',
  'half a letter': '%ED%A0%80',
  'a broken escape': '%E0%A4%A',
  'a negative number': '-1',
  'a huge number': '99999999999999999999999',
  'a fraction': '1.5',
  infinity: 'Infinity',
  'a page far off': '100000000',
  'SQL syntax': `'%20OR%201%3D1%3B--%20%22)(*%5C`,
  'a path': '..%2F..%2Fetc%2Fpasswd',
  markup: '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  'a name of every object': '__proto__',
  'a list in one': 'WAT,AGR,,%2C,'.repeat(50),
  'direction marks': '%E2%80%AE%E2%81%A6%E2%80%8C',
  'the most that reaches the library': '%D9%87'.repeat(2_400),
  'a hundred thousand letters': 'x'.repeat(100_000),
};

const names = [
  ...facetNames,
  'q',
  'from',
  'to',
  'sort',
  'page',
  'limit',
  'offset',
  'lang',
  'locale',
  'format',
  'next',
];

/** A parameter as something else than one text. */
const shapes: Readonly<Record<string, (name: string) => string>> = {
  'a name twice': (name) => `${name}=WAT&${name}=2`,
  'a list': (name) => `${name}[]=WAT&${name}[]=`,
  'an object': (name) => `${name}[a][b]=WAT`,
  'an object that looks like a list': (name) =>
    `${name}[length]=1e9&${name}[constructor]=x&${name}[__proto__]=x`,
  'a name without a value': (name) => name,
};

const isRead = (route: string): boolean => route.startsWith('/');
const all = Object.entries(addresses).flatMap(([route, at]) => (isRead(route) ? at : []));
/** Where something is sent, by its method. */
const sendings = Object.entries(addresses).flatMap(([route, at]) =>
  isRead(route) ? [] : at.map((path) => ({ method: route.split(' ')[0]!, path })),
);
/** What is sent there, by its type. */
const contents: Readonly<Record<string, (value: string) => string>> = {
  'application/x-www-form-urlencoded': (value) =>
    [...names, 'title', 'locale[a][b]'].map((name) => `${name}=${value}`).join('&'),
  'application/json': (value) => JSON.stringify({ [value]: value, position: [value], constructor: value }),
  'application/json; charset=x': (value) => `{"${value}`,
  'multipart/form-data; boundary=x': (value) =>
    `--x\r\nContent-Disposition: form-data; name="${value}"; filename="${value}"\r\n\r\n${value}\r\n--x`,
  'multipart/form-data': (value) => value,
  'text/plain;charset=UTF-8': (value) => value,
};
const searches = ['/ar/search', '/api/v1/search'];

describe('parameters that nobody should send', function () {
  // Every route there is, one after the other.
  this.timeout(60_000);
  let application: Application;

  before(async () => {
    application = await sharedApplication();
  });

  /** A failure, a stack, or the name of what answers. */
  const isRefused = ({ status, headers, body }: RawAnswer): boolean =>
    status < 200 ||
    status >= 500 ||
    headers['x-powered-by'] !== undefined ||
    /node_modules|\.[jt]s:\d+/.test(body);

  async function failures(targets: readonly string[]): Promise<string[]> {
    const answers = await Promise.all(
      targets.map(async (target) => ({ target, answer: await rawGet(application.origin, target) })),
    );
    return answers
      .filter(({ answer }) => isRefused(answer))
      .map(({ target, answer }) => `${answer.status} ${target.slice(0, 120)} ${answer.body.slice(0, 120)}`);
  }

  async function failuresOfSending(value: string): Promise<string[]> {
    const { origin } = application;
    const sent = sendings.flatMap(({ method, path }) =>
      Object.entries(contents).map(async ([type, content]) => {
        const headers = { Origin: origin, 'Content-Type': type };
        const target = path.replaceAll('{}', value);
        const answer = await rawRequest(method, origin, target, headers, content(value));
        return isRefused(answer) ? [`${answer.status} ${method} ${target.slice(0, 120)} as ${type}`] : [];
      }),
    );
    return (await Promise.all(sent)).flat();
  }

  it('are sent to every route there is', () => {
    expect(Object.keys(addresses)).to.have.members(listRoutes(application.app));
  });

  const inPath = (value: string): string[] =>
    all.filter((one) => one.includes('{}')).map((one) => one.replaceAll('{}', value));
  /** Every name at once where that is not too long to arrive. */
  const inQuery = (value: string): string[] => {
    const query = value.length < 100 ? names.map((name) => `${name}=${value}`).join('&') : `q=${value}`;
    return all.map((one) => `${one.replaceAll('{}', '1')}?${query}`);
  };
  const inSearch = (value: string): string[] =>
    searches.flatMap((path) => names.map((name) => `${path}?${name}=${value}`));

  for (const [what, value] of Object.entries(hostile)) {
    it(`are answered: ${what}`, async () => {
      expect(await failures([...inPath(value), ...inQuery(value), ...inSearch(value)])).to.deep.equal([]);
      expect(await failuresOfSending(value)).to.deep.equal([]);
    });
  }

  for (const [what, shape] of Object.entries(shapes)) {
    it(`are answered: ${what}`, async () => {
      const everywhere = all.map(
        (one) => `${one.replaceAll('{}', '1')}?${names.map((name) => shape(name)).join('&')}`,
      );
      const alone = searches.flatMap((path) => names.map((name) => `${path}?${shape(name)}`));
      expect(await failures([...everywhere, ...alone])).to.deep.equal([]);
    });
  }

  it('leave nothing in the log but what was asked', () => {
    expect(application.errors.join('\n')).to.equal('');
  });
});
