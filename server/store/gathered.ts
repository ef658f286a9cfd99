export type Column = Float64Array | Int32Array | Uint16Array | Int16Array | Uint8Array | Int8Array;

/**
 * A column with the elements that `order` names, of `first` where it is not negative, of `second` at `~order` where it is.
 *
 * One loop per width of element: a loop that sees all types is compiled for none and takes 80 ns an element instead of 2.
 */
export function gathered<T extends Column>(order: Int32Array, first: T, second: T): T {
  if (first instanceof Float64Array) return gatheredFloats(order, first, second as Float64Array) as T;
  if (first instanceof Int32Array) return gatheredInts(order, first, second as Int32Array) as T;
  const made = first.constructor as new (buffer: ArrayBufferLike) => T;
  if (first.BYTES_PER_ELEMENT === 2) return new made(gatheredShorts(order, shortsOf(first), shortsOf(second)).buffer);
  return new made(gatheredBytes(order, bytesOf(first), bytesOf(second)).buffer);
}

const shortsOf = ({ buffer, byteOffset, length }: Column): Uint16Array => new Uint16Array(buffer, byteOffset, length);
const bytesOf = ({ buffer, byteOffset, length }: Column): Uint8Array => new Uint8Array(buffer, byteOffset, length);

function gatheredFloats(order: Int32Array, first: Float64Array, second: Float64Array): Float64Array {
  const out = new Float64Array(order.length);
  for (let i = 0; i < out.length; i++) {
    const from = order[i];
    out[i] = from >= 0 ? first[from] : second[~from];
  }
  return out;
}

function gatheredInts(order: Int32Array, first: Int32Array, second: Int32Array): Int32Array {
  const out = new Int32Array(order.length);
  for (let i = 0; i < out.length; i++) {
    const from = order[i];
    out[i] = from >= 0 ? first[from] : second[~from];
  }
  return out;
}

function gatheredShorts(order: Int32Array, first: Uint16Array, second: Uint16Array): Uint16Array {
  const out = new Uint16Array(order.length);
  for (let i = 0; i < out.length; i++) {
    const from = order[i];
    out[i] = from >= 0 ? first[from] : second[~from];
  }
  return out;
}

function gatheredBytes(order: Int32Array, first: Uint8Array, second: Uint8Array): Uint8Array {
  const out = new Uint8Array(order.length);
  for (let i = 0; i < out.length; i++) {
    const from = order[i];
    out[i] = from >= 0 ? first[from] : second[~from];
  }
  return out;
}
