// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** A lesson that runs: on to the board, a remote for one's own telephone (before the class can see its code), or stop and delete. */

import type { VNode } from "preact";
import { Button, Heading, Note } from "../view/parts.tsx";
import { Invitation, type Invited, type Say, Sure } from "./host-parts.tsx";

export interface ReadyProps {
  say: Say; language: string; before: boolean; over: boolean; invitation: Invited | null; notice: string;
  invite: () => void; here: () => void; wipe: () => void; other: () => void;
}

export const Ready = ({ say, language, before, over, invitation, notice, invite, here, wipe, other }: ReadyProps): VNode => (
  <main class="page ready">
    <Heading lands>{say(over ? "host.at-ended" : before ? "host.running" : "host.ready")}</Heading>
    {notice && <Note status>{notice}</Note>}
    {!over && (
      <>
        <section class="card stack">
          <h2>{say("host.remote")}</h2>
          <p>{say("host.remote.tip")}</p>
          {invitation
            ? <Invitation say={say} invitation={invitation} title={say("host.remote.qr")} />
            : <div class="buttons"><Button click={invite}>{say("host.remote.show")}</Button></div>}
          <div class="buttons"><Button kind="quiet" click={here}>{say("host.remote.here")}</Button></div>
          <p class="small faint">{say("host.remote.none")}</p>
        </section>
        <section class="stack">
          <a class="button main" href={`/board?lang=${language}`}>{say("host.board")}</a>
          <p class="small faint">{say("host.board.tip")}</p>
        </section>
      </>
    )}
    <section class="buttons foot">
      <Sure say={say} label={say(over ? "host.delete" : "host.wipe")} sure={say("host.wipe.sure")} yes={say("host.wipe.yes")} act={wipe} />
      {before && <Button kind="quiet" click={other}>{say("host.other")}</Button>}
    </section>
  </main>
);
