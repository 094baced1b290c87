import type { FileAnswer } from '@lendline/kernel';

/** Hands a file to the browser's downloads. */
export function saveFile({ fileName, mediaType, bytes }: FileAnswer): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has its own hold on the bytes once the click is through.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
