// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The keys of whoever stands at the board. A button or a field that has the focus keeps its own keys. */

import type { Scene } from "./board-state.ts";

/** What a key does; `by` is the way it goes. */
export interface Key { do: "next" | "all" | "many" | "round" | "question" | "close"; by: number }

const BUSY = "button, a, input, select, textarea, summary";

interface Pressed { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; target: EventTarget | null }

/** Null: this key is not ours here. */
export function pressed({ key, ctrlKey, metaKey, altKey, target }: Pressed, scene: Scene): Key | null {
  if (ctrlKey || metaKey || altKey) return null;
  const busy = typeof (target as Element | null)?.closest === "function" && (target as Element).closest(BUSY) !== null;
  if (key === "Escape") return { do: "close", by: 0 };
  if (busy && !(scene !== "how-many" && key.startsWith("Arrow") && (target as Element).tagName === "BUTTON")) return null;
  if (key === "End") return { do: "all", by: 1 };
  const by = key === " " || key === "ArrowRight" || key === "PageDown" ? 1 : key === "ArrowLeft" || key === "PageUp" ? -1 : 0;
  if (!by) return null;
  if (scene === "how-many") return { do: "many", by };
  if (scene === "corridor") return { do: "round", by };
  if (scene === "questions") return { do: "question", by };
  return scene === "lobby" || scene === "chat" || scene === "told" || scene === "also" || scene === "phone" ? { do: "next", by } : null;
}
