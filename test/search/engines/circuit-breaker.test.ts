import { expect } from 'chai';
import { CircuitBreaker } from '../../../server/search/index.ts';

describe('the circuit breaker', () => {
  let now: number;
  let breaker: CircuitBreaker;
  const fail = (times: number): void => {
    for (let time = 0; time < times; time++) breaker.failed();
  };

  beforeEach(() => {
    now = 0;
    breaker = new CircuitBreaker(() => now);
  });

  it('opens after three failures in a row, not after three with a success between', () => {
    fail(2);
    breaker.succeeded();
    fail(2);
    expect(breaker.isOpen).to.equal(false);
    fail(1);
    expect(breaker.isOpen).to.equal(true);
  });

  it('lets one trial through after a second, and the next only after another pause', () => {
    fail(3);
    expect(breaker.takeTrial()).to.equal(false);
    now = 1_000;
    expect(breaker.takeTrial()).to.equal(true);
    expect(breaker.takeTrial()).to.equal(false);
  });

  it('waits twice as long after each trial that fails, ten seconds at most', () => {
    fail(3);
    const waits: number[] = [];
    for (let trial = 0; trial < 6; trial++) {
      const from = now;
      while (!breaker.takeTrial()) now += 500;
      waits.push(now - from);
      breaker.failed();
    }
    expect(waits).to.deep.equal([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });

  it('closes with the first success', () => {
    fail(9);
    breaker.succeeded();
    expect(breaker.isOpen).to.equal(false);
  });
});
