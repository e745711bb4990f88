import { describe, expect, it } from 'vitest';
import { merkleRoot } from '#platform/table/merkle.ts';

describe('the root of a Merkle tree', () => {
  // The reference vectors of RFC 6962's Certificate Transparency implementation.
  const leaves = ['', '\x00', '\x10', '\x20\x21', '\x30\x31'];
  it.each([
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ])('of %i leaves is that of RFC 6962', (count, root) => {
    expect(merkleRoot(leaves.slice(0, count))).toBe(root);
  });
});
