// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** A link to a place in a story: the address of the page, its language and the picks, nothing else. */

/** The address that opens this page after these picks. What else a school's own link may have carried is left out. */
export function linkTo(picks: string): string {
  const language = new URLSearchParams(location.search).get("lang");
  return `${location.href.replace(/[?#].*/, "")}${language ? `?lang=${encodeURIComponent(language)}` : ""}#${picks}`;
}

/** Put a text where it can be pasted from; false where this device has no such place, or refuses. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

/** Without https there is no clipboard, but a selection can be copied. */
function copyOldWay(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("aria-hidden", "true");
  field.style.position = "fixed";
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
