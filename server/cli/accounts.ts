import { foldUserName, openAccounts, type StoredAccount } from '../accounts/index.ts';
import { loadConfig, type Config } from '../config.ts';
import { openDatabase } from '../database/index.ts';
import { findRecipient } from '../accounts/index.ts';
import { JobService } from '../jobs/index.ts';
import { MailService } from '../mail/index.ts';
import { addressOf } from '../process/started-line.ts';
import { paths } from '../web/paths.ts';
import { isMade } from './library.ts';
import { runCommand } from './run-command.ts';
import { exitCodes, openTerminal, printable, WrongUsage } from './terminal.ts';

const terminal = openTerminal(undefined);
const [command = '', typed = ''] = process.argv.slice(2);
const needName = ['reset', 'disable', 'enable', 'forget-phone'];

const fail = (): never => {
  throw new WrongUsage(terminal.text('accounts.usage'));
};

/** The people alone, without what the pages need; messages wait for the process that sends them. */
async function openPeople(config: Config) {
  const database = await openDatabase(config.database);
  const clock = (): Date => new Date();
  const ignore = (): void => undefined;
  const jobs = new JobService({ database, clock, onFailure: ignore, onError: ignore });
  const write = () => ({ subject: '', plain: '', html: '' });
  const writers = { write, writeDigest: write };
  const mail = new MailService({ database, jobs, clock, ...writers, findRecipient, deliver: undefined });
  return { database, ...(await openAccounts({ database, mail, clock, secondFactor: true })) };
}

type People = Awaited<ReturnType<typeof openPeople>>;

async function getByName({ accounts }: People): Promise<StoredAccount> {
  const account = await accounts.findByUserName(foldUserName(typed));
  if (!account) throw new WrongUsage(terminal.text('accounts.unknown', { name: printable(typed) }));
  return account;
}

function lineOf({ userName, name, roles, disabledAt, passwordHash }: StoredAccount): string {
  const state = disabledAt !== null ? 'disabled' : passwordHash === null ? 'invited' : 'active';
  return [userName, name, roles.join(','), state].map(printable).join('\t');
}

async function run(people: People, config: Config): Promise<void> {
  const { accounts, links } = people;
  const linkTo = (_purpose: unknown, key: string): string =>
    new URL(paths.welcome(terminal.locale, { key }), addressOf(config)).href;
  if (command === 'list') {
    for (const account of await accounts.listAccounts()) console.log(lineOf(account));
  } else if (command === 'first-administrator') {
    const key = await links.issueFirst();
    console.log(key === undefined ? terminal.text('accounts.has-administrator') : linkTo('', key));
  } else if (command === 'reset') {
    console.log((await links.handOver(undefined, (await getByName(people)).id, linkTo)).address);
  } else {
    const { id } = await getByName(people);
    if (command === 'disable') await accounts.disable(undefined, id);
    else if (command === 'enable') await accounts.enable(undefined, id);
    else await accounts.forgetSecondFactor(undefined, id);
    console.log(terminal.text('accounts.done'));
  }
}

/** The few things that are needed about accounts when nobody can sign in. */
await runCommand(terminal, async () => {
  const isKnown = ['list', 'first-administrator', ...needName].includes(command);
  if (!isKnown || needName.includes(command) !== (typed !== '')) fail();
  const config = loadConfig();
  if (!isMade(config)) {
    console.error(terminal.text('noLibrary', { file: config.dataDir }));
    return exitCodes.refused;
  }
  const people = await openPeople(config);
  try {
    await run(people, config);
  } finally {
    await people.database.close();
  }
  return exitCodes.done;
});
