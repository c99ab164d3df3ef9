// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The board as a whole: one screen, the strip below it, and what is printed. */

import type { VNode } from "preact";
import { AgreementScreen, CorridorScreen, HelpBoard, HowMany, Phone, QuestionScreen } from "./board-after.tsx";
import { BoardChat } from "./board-chat.tsx";
import { Black, Ended, Lobby, Paused } from "./board-lobby.tsx";
import { Back, Heard, Hey, Open, Told } from "./board-moment.tsx";
import { Paper } from "./board-paper.tsx";
import { type Given, Menu, Strip } from "./board-parts.tsx";
import { type Scene, scene } from "./board-state.ts";
import { asked, did, thinks } from "./board-words.ts";
import { say } from "../words.ts";

export function App(given: Given): VNode {
  const now = scene(given.board);
  const paper = given.board.stage.at === "showing" || given.board.stage.at === "ended";
  return (
    <>
      <p class="heard" role="status">{announced(now, given)}</p>
      <div class="board" data-scene={now}>
        <main>{draw(now, given)}</main>
        {now !== "hidden" && given.local.menu && <Menu {...given} />}
        {now !== "hidden" && <Strip {...given} />}
      </div>
      {paper && <Paper {...given} />}
    </>
  );
}

/** What a screen reader says when the screen becomes another one; the chat speaks for itself. */
function announced(now: Scene, { voice, board: { pause, stage }, texts }: Given): string {
  switch (now) {
    case "hidden": return say(voice, "board.is-black");
    case "paused": return `${say(voice, "board.paused")}. ${say(voice, "board.paused-how")}`;
    case "ended": return say(voice, "board.over");
    case "hey": return say(voice, "hey.heading");
    case "heard": return say(voice, stage.levels ? "board.heard" : "board.heard-few");
    case "open": return say(voice, "moment.open", { question: asked(voice, stage.path)?.question.text ?? "" });
    case "told": return pause?.kind === "told" ? [...did(voice, pause.reveal), thinks(voice, pause.reveal)].join(" ") : "";
    case "back": return say(voice, "board.back-how");
    case "also": return say(voice, "board.also-how");
    case "corridor": return say(voice, "board.corridor");
    case "how-many": return say(voice, "board.many");
    case "questions": return texts.questions[stage.question] ?? "";
    case "agreement": return texts.agreement;
    case "help": return say(voice, "help.heading");
    default: return "";
  }
}

function draw(now: Scene, given: Given): VNode | null {
  const { board: { pause, play }, voice } = given;
  switch (now) {
    case "lobby": return <Lobby {...given} />;
    case "paused": return <Paused {...given} />;
    case "hidden": return <Black {...given} />;
    case "ended": return <Ended {...given} />;
    case "hey": return <Hey {...given} />;
    case "heard": return <Heard {...given} />;
    case "open": return <Open {...given} />;
    case "told": return pause?.kind === "told" ? <Told voice={voice} reveal={pause.reveal} /> : null;
    case "back": case "also": return play && <Back {...given} also={now === "also"} />;
    case "phone": return <Phone {...given} />;
    case "corridor": return <CorridorScreen {...given} />;
    case "how-many": return <HowMany {...given} />;
    case "questions": return <QuestionScreen {...given} />;
    case "agreement": return <AgreementScreen {...given} />;
    case "help": return <HelpBoard {...given} />;
    default: return play && <BoardChat {...given} />;
  }
}
