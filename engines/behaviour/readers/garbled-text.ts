/** Words that every file we read in Chinese contains at least one of. */
const landmarks = ['交易时间', '支付宝', '微信支付', '起始时间', '对方号码', '收/支'] as const;

/** The replacement character, read once more as GBK: the scar of two wrong conversions. */
const scar = '锟斤拷';

/**
 * Whether a text shows the traces of having been decoded wrongly and saved: a landmark's UTF-8 bytes read as GBK
 * (浜ゆ槗鏃堕棿) or as Latin-1 (äº¤æ˜“), its GBK bytes read as Latin-1 (½»Ò×), or many replacement characters.
 */
export function isGarbled(text: string): boolean {
  const head = text.slice(0, 20_000);
  if (landmarks.some((word) => head.includes(word))) return false;
  const lost = head.length - head.replaceAll('\u{FFFD}', '').length;
  return lost > 10 || head.includes(scar) || garbledLandmarks().some((word) => head.includes(word));
}

let cached: readonly string[] | undefined;

function garbledLandmarks(): readonly string[] {
  cached ??= landmarks.flatMap((word) => {
    const utf8 = new TextEncoder().encode(word);
    // The last character may be lost in such a conversion, so only what surely survives is looked for.
    const asGbk = new TextDecoder('gb18030').decode(utf8).slice(0, Math.floor(word.length * 1.5) - 1);
    return [asGbk, ...latin(utf8)];
  });
  return [...cached, ...gbkAsLatin];
}

// 交易, 支付, 微信, 起始, 对方 in GBK, read as Latin-1 and as windows-1252.
const gbkAsLatin = [
  [0xbd, 0xbb, 0xd2, 0xd7],
  [0xd6, 0xa7, 0xb8, 0xb6],
  [0xce, 0xa2, 0xd0, 0xc5],
  [0xc6, 0xf0, 0xca, 0xbc],
  [0xb6, 0xd4, 0xb7, 0xbd],
].flatMap((bytes) => latin(Uint8Array.from(bytes)));

function latin(bytes: Uint8Array): string[] {
  return [String.fromCharCode(...bytes), new TextDecoder('windows-1252').decode(bytes)];
}
