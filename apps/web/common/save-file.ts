/** Gives a file that was made here to the person, under its name. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; kept longer, every export would stay in memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
