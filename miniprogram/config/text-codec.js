// WeChat's runtime has neither class; what CEL asks of them is UTF-8 and nothing else.

/** A surrogate without its other half has no UTF-8: it becomes the replacement character, as in browsers. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export class TextEncoder {
  encode(text = '') {
    const escaped = encodeURIComponent(text.replace(LONE, '$1\uFFFD'));
    const bytes = [];
    for (let index = 0; index < escaped.length; index++) {
      if (escaped[index] !== '%') bytes.push(escaped.charCodeAt(index));
      else {
        bytes.push(parseInt(escaped.slice(index + 1, index + 3), 16));
        index += 2;
      }
    }
    return Uint8Array.from(bytes);
  }
}

export class TextDecoder {
  decode(bytes = new Uint8Array(0)) {
    const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`);
    return decodeURIComponent(escaped.join(''));
  }
}
