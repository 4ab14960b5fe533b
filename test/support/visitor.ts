/** Somebody before a browser without scripts: keeps cookies, fills in forms as they are on the page. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  private readonly origin: string;
  /** Sent with everything, as a proxy in front would. */
  private readonly headers: Record<string, string>;
  /** The page that is open. */
  html = '';

  constructor(origin: string, headers: Record<string, string> = {}) {
    this.origin = origin;
    this.headers = headers;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...this.headers, ...(cookie && { cookie }), ...(init.headers as object) };
    const answer = await fetch(this.origin + path, { redirect: 'manual', ...init, headers });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/expires=Thu, 01 Jan 1970/i.test(set)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    this.html = await answer.clone().text();
    return answer;
  }

  /** The hidden fields of the open page's last form. */
  hidden(): Record<string, string> {
    const form = this.html.slice(this.html.lastIndexOf('<form method="post"'));
    const fields = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
    return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, unescape(value)]));
  }

  send(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = new URLSearchParams(fields);
    return this.ask(path, { method: 'POST', body, headers: { origin: this.origin, ...headers } });
  }

  /** Opens the sign-in page and sends it, filled in. */
  async signIn(userName: string, password: string, next = ''): Promise<Response> {
    await this.ask(`/en/sign-in${next && `?next=${encodeURIComponent(next)}`}`);
    return this.send('/en/sign-in', { ...this.hidden(), userName, password });
  }
}

const unescape = (html: string): string =>
  html
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
