/** The shapes of members in what is signed and sealed; the twin of src/privity/core/sealing/shape.py. */

import { fromBase64Url } from "./encoding.ts";
import type { Guard, Json } from "./json.ts";

type Guards<T> = { readonly [K in keyof T]: Guard<T[K]> };

/** An object with exactly these members. */
export function shape<T extends object>(guards: Guards<T>): Guard<T> {
  const names = Object.keys(guards) as (keyof T & string)[];
  return (value): value is T =>
    isObject(value) &&
    Object.keys(value).length === names.length &&
    names.every((name) => Object.hasOwn(value, name) && guards[name](value[name]));
}

export function listOf<T>(isMember: Guard<T>, limit: number): Guard<readonly T[]> {
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= limit && value.every(isMember);
}

/** An object of any names that `isName` knows. */
export function mapOf<T>(
  isName: Guard<string>,
  isMember: Guard<T>,
): Guard<{ readonly [name: string]: T }> {
  return (value): value is { readonly [name: string]: T } =>
    isObject(value) &&
    Object.entries(value).every(([name, member]) => isName(name) && isMember(member));
}

export function either<A, B>(one: Guard<A>, other: Guard<B>): Guard<A | B> {
  return (value): value is A | B => one(value) || other(value);
}

export function exactly<const T extends Json>(wanted: T): Guard<T> {
  return (value): value is T => value === wanted;
}

export function oneOf<const T extends string>(...words: readonly T[]): Guard<T> {
  return (value): value is T => words.some((word) => word === value);
}

export function textUpTo(length: number): Guard<string> {
  return (value): value is string => typeof value === "string" && value.length <= length;
}

/** The base64url text of so many bytes. */
export function base64UrlOf(length: number): Guard<string> {
  return (value): value is string => isText(value) && decodes(value, length);
}

/** 128 bits in lower-case hex. */
export const isId = matching(/^[0-9a-f]{32}$/);
/** SHA-256 in lower-case hex. */
export const isHash = matching(/^[0-9a-f]{64}$/);
/** A word of the vocabulary, like a kind of information. */
export const isWord = matching(/^[a-z][a-z_]{0,39}$/);
/** An instant in UTC, to the second: RFC 3339 with `Z`. */
export const isInstant: Guard<string> = (value): value is string =>
  isTime(value) && isOnCalendar(value);
/** A number that counts from one. */
export const isCount: Guard<number> = (value): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 1;
export const isFlag: Guard<boolean> = (value): value is boolean => typeof value === "boolean";
export const isNothing = exactly(null);
/** Any object: `readCanonical` has seen that it is JSON. */
export const isAnyObject: Guard<{ readonly [name: string]: Json }> = (
  value,
): value is { readonly [name: string]: Json } => isObject(value);

function matching(pattern: RegExp): Guard<string> {
  return (value): value is string => isText(value) && pattern.test(value);
}

const isTime = matching(/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

function isOnCalendar(time: string): boolean {
  const at = new Date(time);
  return !Number.isNaN(at.valueOf()) && at.toISOString() === time.replace("Z", ".000Z");
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function decodes(text: string, length: number): boolean {
  try {
    return fromBase64Url(text, length).length === length;
  } catch {
    return false;
  }
}
