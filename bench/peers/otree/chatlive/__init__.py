# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A class chat as one page of oTree: who presses a button is stored, and everybody gets the tally."""

from otree.api import BaseConstants, BaseGroup, BasePlayer, BaseSubsession, ExtraModel, Page, models


class C(BaseConstants):
    """What oTree wants to know of every app."""

    NAME_IN_URL = "chatlive"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    """One round."""


class Group(BaseGroup):
    """The class."""

    stood_up = models.IntegerField(initial=0)


class Player(BasePlayer):
    """A pupil."""

    choice = models.StringField(blank=True)


class Message(ExtraModel):
    """What somebody pressed."""

    group = models.Link(Group)
    sender = models.IntegerField()
    text = models.LongStringField()


class Chat(Page):
    """The only page."""

    @staticmethod
    def live_method(player, data):  # noqa: ANN001, ANN205 - as oTree calls it
        """Store a choice, and send the tally to everybody (0)."""
        group = player.group
        if data.get("type") != "choice":
            return None
        if not player.field_maybe_none("choice"):
            player.choice = data["value"]
            group.stood_up += data["value"] == "stand_up"
            Message.create(group=group, sender=player.id_in_group, text=data["value"])
        return {0: {"type": "tally", "n": group.stood_up, "by": player.id_in_group}}


page_sequence = [Chat]
