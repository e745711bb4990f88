import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly (string | Buffer)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

/** Where the left half of a tree of `count` leaves ends: the largest power of two below it. */
const split = (count: number): number => 2 ** Math.floor(Math.log2(count - 1));

const root = (leaves: readonly string[]): Buffer => {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return sha256(leafPrefix, only);
  const at = split(leaves.length);
  return sha256(nodePrefix, root(leaves.slice(0, at)), root(leaves.slice(at)));
};

/** Root of the Merkle tree over texts, in hex (RFC 6962 § 2.1: leaves and nodes are hashed with different prefixes, so that neither passes for the other). */
export const merkleRoot = (leaves: readonly string[]): string => root(leaves).toString('hex');
