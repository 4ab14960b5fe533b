import { expect } from 'chai';
import type { BrowserContext } from 'playwright-core';
import type { Application } from '../support/application.ts';
import type { SignedIn } from '../support/accounts.ts';
import { Visitor } from '../support/visitor.ts';
import { inspect } from './inspection.ts';
import { markupProblems } from './markup.ts';

/** A page that answers to something that was done, and where it stands. */
export interface Answered {
  path: string;
  answer: Response;
  who?: SignedIn;
}

/** A state of a page that only a form leads to. */
export interface State {
  name: string;
  status: number;
  reach: () => Promise<Answered>;
}

/** Ways to reach a state. */
export const waysIn = (application: () => Application) => ({
  got: async (who: SignedIn, path: string): Promise<Answered> => ({ path, who, answer: await who.get(path) }),
  sent: async (who: SignedIn, path: string, fields: Record<string, string>): Promise<Answered> => ({
    path,
    who,
    answer: await who.post(path, fields),
  }),
  asked: async (path: string): Promise<Answered> => ({
    path,
    answer: await fetch(application().origin + path),
  }),
  /** Somebody without a session, at a form. */
  visited: async (path: string, fields: Record<string, string>, to = path): Promise<Answered> => {
    const visitor = new Visitor(application().origin);
    await visitor.ask(path);
    return { path: to, answer: await visitor.send(to, { ...visitor.hidden(), ...fields }) };
  },
});

/** What is wrong with the page of a state, in a browser that is given it as it was answered. */
export async function problemsOf(
  { status, reach }: State,
  context: BrowserContext,
  origin: string,
): Promise<string[]> {
  const { path, answer, who } = await reach();
  const html = await answer.text();
  expect(answer.status, html.slice(0, 400)).to.equal(status);
  expect(html).to.include(`<html lang="${path.split('/')[1]}"`);
  await context.clearCookies();
  await who?.enter(context);
  // With its own rules of what may run in it.
  const headers = { 'content-security-policy': answer.headers.get('content-security-policy') ?? '' };
  const url = origin + path;
  await context.route(url, (route) =>
    route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', headers, body: html }),
  );
  const { problems } = await inspect(context, url, { opened: 'main' });
  await context.unroute(url);
  return [...problems, ...(await markupProblems(html))];
}
