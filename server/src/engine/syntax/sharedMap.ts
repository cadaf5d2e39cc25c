/**
 * A map that never changes: `with` answers a new one that shares what did not change. Small maps are one bucket; large
 * ones have many, so that changing one name of ten thousand copies a few dozen. The order of names is not kept where
 * there are many: whoever shows them orders them by their place.
 */
export class SharedMap<Value> {
  readonly #buckets: readonly ReadonlyMap<string, Value>[];
  readonly size: number;

  private constructor(buckets: readonly ReadonlyMap<string, Value>[], size: number) {
    this.#buckets = buckets;
    this.size = size;
  }

  /** Takes the map over: the caller does not change it any more. */
  static of<Value>(map: ReadonlyMap<string, Value>): SharedMap<Value> {
    if (map.size <= largestBucket) return new SharedMap([map], map.size);
    const buckets = emptyBuckets<Value>(bucketCountFor(map.size));
    for (const [name, value] of map) buckets[bucketOf(name, buckets.length)]?.set(name, value);
    return new SharedMap(buckets, map.size);
  }

  get(name: string): Value | undefined {
    return this.#bucket(name)?.get(name);
  }

  has(name: string): boolean {
    return this.#bucket(name)?.has(name) ?? false;
  }

  *keys(): IterableIterator<string> {
    for (const bucket of this.#buckets) yield* bucket.keys();
  }

  *values(): IterableIterator<Value> {
    for (const bucket of this.#buckets) yield* bucket.values();
  }

  /** The same map with some names set, and those removed whose value is undefined. */
  with(changes: ReadonlyMap<string, Value | undefined>): SharedMap<Value> {
    const buckets = [...this.#buckets];
    const copied = new Map<number, Map<string, Value>>();
    let { size } = this;
    for (const [name, value] of changes) {
      const index = bucketOf(name, buckets.length);
      const bucket = copied.get(index) ?? new Map(buckets[index]);
      copied.set(index, bucket);
      size -= bucket.size;
      if (value === undefined) bucket.delete(name);
      else bucket.set(name, value);
      size += bucket.size;
    }
    for (const [index, bucket] of copied) buckets[index] = bucket;
    const isOutgrown = size > largestBucket && bucketCountFor(size) > buckets.length * 2;
    return isOutgrown ? SharedMap.of(joined(buckets)) : new SharedMap(buckets, size);
  }

  #bucket(name: string): ReadonlyMap<string, Value> | undefined {
    return this.#buckets[this.#buckets.length === 1 ? 0 : bucketOf(name, this.#buckets.length)];
  }
}

const largestBucket = 64;

function emptyBuckets<Value>(count: number): Map<string, Value>[] {
  return Array.from({ length: count }, () => new Map<string, Value>());
}

/** A power of two, so that a hash is cut to a bucket by its low bits. */
function bucketCountFor(size: number): number {
  let count = 1;
  while (count * (largestBucket / 2) < size) count *= 2;
  return count;
}

function bucketOf(name: string, count: number): number {
  if (count === 1) return 0;
  let hash = 5381;
  for (let index = 0; index < name.length; index++) hash = (hash * 33 + name.charCodeAt(index)) | 0;
  return (hash ^ (hash >>> 15)) & (count - 1);
}

function joined<Value>(buckets: readonly ReadonlyMap<string, Value>[]): Map<string, Value> {
  const all = new Map<string, Value>();
  for (const bucket of buckets) for (const [name, value] of bucket) all.set(name, value);
  return all;
}
