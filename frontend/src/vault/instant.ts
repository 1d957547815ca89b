/** Now, in UTC, to the second: as statements and contents have it. */
export function instantNow(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
