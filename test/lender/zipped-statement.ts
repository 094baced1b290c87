/** What opens the archive below. */
export const zipPassword = '482913';

/**
 * A statement of Alipay as the wallet mails it: one made-up payment in a zip that is encrypted with AES-256. Its holder
 * is nobody who lives in the simulated country.
 */
export const zippedStatement: Uint8Array<ArrayBuffer> = Uint8Array.from(
  Buffer.from(
    [
      'UEsDBDMACQBjANJld10AAAAAAAAAAAAAAAARABQAYWxpcGF5X3JlY29yZC5jc3YBmQcAAgBBRQMIAFVUBQABrDUEa4+GQWhPQvt/',
      'dAT+P3YyiRs24vC+9oA+t+J/ZmIVS0nzuMGjCPNcReAkCQXjtA8hJPPAAPPxUD7d0PAHx2K1XaTUBWyom3pFnUfNDXKazczTUcWe',
      'B/OdzfXGIxsyqDSRe8X7sPB9mkHbP7t9l817pzoF1cJC8JMuXsDJnKrVr5BINx8ppN6Ql5T9M6wtEbo2CAhOoKX/j2ekLgU0FuKX',
      'tVpQRdut3GvkTFFYQfbE49gc1rBGXorTcvGTRdeeEvyn/NRYQNerksyMGvgtpYNEKVv0Zsfg7N1eiHen+sTz/3mW47cYyxCfezoq',
      '1ubPKSHi+LC/hvjbTPvVYqsx1cD5/9raczsSoQtnNAbQ+CM7kJs1EgKZbd+yiYPKjMsGoFIDtV52M2+65n6iVA20d5QDJoiffiLC',
      'XSTLFSqjKWG3fKimLDe8zYdy0dSylW3c9hTV1ZNxD22cWa8BOFBHXStyGUeLlVaC5e46wahjPFWpvJhgLFBLBwgAAAAAcQEAAGsC',
      'AABQSwECAAMzAAkAYwDSZXddAAAAAHEBAABrAgAAEQAUAAAAAAAAAAAApIEAAAAAYWxpcGF5X3JlY29yZC5jc3YBmQcAAgBBRQMI',
      'AFVUBQABrDUEa1BLBQYAAAAAAQABAFMAAADEAQAAAAA=',
    ].join(''),
    'base64',
  ),
);
