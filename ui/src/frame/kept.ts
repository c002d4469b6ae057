// SPDX-License-Identifier: Apache-2.0
// Choices that stay in this browser. One that forbids storage works all the same, and forgets.

export function kept(name: string): string {
  try {
    return localStorage.getItem(`vedette.${name}`) ?? "";
  } catch {
    return "";
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`vedette.${name}`, value);
  } catch {
    return;
  }
}
