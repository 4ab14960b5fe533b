import { expect } from 'chai';
import { loadNative, loadPortable, type Argon2 } from '../../server/accounts/signing-in/argon2.ts';

const password = 'ثلاث كلمات وCafé 2026';

describe('Argon2id in native code and in WebAssembly', function () {
  this.timeout(30_000);
  let both: [Argon2, Argon2];
  before(async () => {
    both = [await loadNative(), await loadPortable()];
  });

  it('write the same form, with a salt of its own each time', async () => {
    for (const { hash } of both) {
      const [one, other] = [await hash(password), await hash(password)];
      expect(one).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
      expect(other).not.to.equal(one);
    }
  });

  it('know each other’s hashes, and no other password', async () => {
    const [native, portable] = both;
    for (const [writer, reader] of [
      [native, portable],
      [portable, native],
    ] as const) {
      const hashed = await writer.hash(password);
      expect(await reader.verify(hashed, password)).to.equal(true);
      expect(await reader.verify(hashed, `${password}.`)).to.equal(false);
    }
  });
});
