/** Hands a file to the phone, which opens it or puts it with the downloads. */
export function saveFile(file: { fileName: string; mediaType: string; bytes: BlobPart }): void {
  const address = URL.createObjectURL(new Blob([file.bytes], { type: file.mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.fileName;
  link.click();
  // Some phones read the file only after the tap has ended.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
