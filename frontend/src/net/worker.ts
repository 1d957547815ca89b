/** Workers of this site: only files from its own origin, by the one policy of Trusted Types that the site allows. */

interface Policy {
  readonly createScriptURL: (url: string) => string;
}

let policy: Policy | undefined;

/** A worker from an address that the server wrote into the page. */
export function workerFrom(address: string): Worker {
  policy ??= policyOf();
  return new Worker(policy.createScriptURL(address), { type: "module" });
}

function policyOf(): Policy {
  const factory = (
    globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }
  ).trustedTypes;
  const rules: Policy = { createScriptURL: ownAddress };
  return factory ? factory.createPolicy("privity", rules) : rules;
}

function ownAddress(address: string): string {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin)
    throw new TypeError("A worker has to be a file of this site.");
  return url.href;
}
