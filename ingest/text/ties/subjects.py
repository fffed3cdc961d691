"""Who is meant where a sentence doesn't say it again: 该公司, 公司 after its announcement, a clause that begins with its verb."""

from __future__ import annotations

import re

from ingest.text.ties.frames import ENTITY, FIRST, LAST

WORD = rf"[^{FIRST}-{LAST}，,：:]"
SPEAKER = re.compile(
    rf"[^{FIRST}-{LAST}]{{0,12}}({ENTITY}){WORD}{{0,12}}(?:公告|披露|宣布|表示|透露|称|公布|介绍|说)[^，,：:]{{0,4}}[，,：:]"
)
"""Who speaks at the beginning of a sentence: 江城机电公告,公司拟…"""
PERSON = re.compile("董事|经理|总裁|总监|创始人|负责人|发言人|主任|书记|局长|院长|校长|教授|分析师|人士|代表|官|秘书")
TOPIC = re.compile(
    rf"(?:{WORD}{{0,12}}[，,：:])?(?:(?![与和同向对由给把]|携手|联合){WORD}){{0,10}}(?:{ENTITY}{WORD}{{0,8}}的)?({ENTITY})(?![的、与和及])"
)
"""What a sentence is about: the first that it names, behind what tells of it (江城资本领投的江晟科技)."""
ITSELF = re.compile(
    r"(?:(?<=[，,：:由与和向为对因])|\A)(?:本|该)?公司(?=(?:于?[0-9年月日]{2,11}|于?近[日期]|日前|今日|昨日)?"
    r"(?:拟|与|和|控股|全资|第一大|第二大|大股东|持有|将|已|收购|参股|的|出资|获|于|向|由|中标|作为))"
)
"""The word by which one speaks of oneself."""
THAT = re.compile(r"(?:(?<=[，,：:由与和向为对])|\A)该(?:公司|企业|集团|厂)(?!的?(?:项目|产品))")
GOES_ON = re.compile(
    r"(?<=[，,])(?=(?:并|且|还|同时|随后|又|已|正|将|拟|后|此后|先后|目前|现)*"
    rf"(?:由(?={WORD}{{0,8}}{ENTITY}{WORD}{{0,8}}(?:孵化|培育|控股|持股|运营|管理))"
    rf"|与|获|向|中标|收购|入驻|进驻|落户|控股|参股|入股|联合|携手|持有|认购|增资|采购){WORD}{{0,16}}{ENTITY})"
)
"""Where a clause begins with what its subject does."""


def topic_of(written: str) -> str:
    """What a sentence is about, as it stands in the skeleton; nothing where it doesn't begin with anyone."""
    found = TOPIC.match(written)
    return found[1] if found else ""


def speaker_of(written: str) -> str:
    """Who speaks in a sentence; nothing where no one does."""
    found = SPEAKER.match(written)
    return found[1] if found else ""


def filled(written: str, speaker: str, before: str, firms: str) -> str:
    """A skeleton with those put in that it doesn't name again. `speaker` is whom 公司 means, `before` the firm that the sentence
    before was about; either may be empty. `firms` are the firms in it. Where a person speaks, what follows is not done by the
    firm."""
    said, topic = SPEAKER.match(written), topic_of(written)
    by_person = said is not None and PERSON.search(said[0]) is not None
    if speaker:
        written = ITSELF.sub(speaker, written)
    written = THAT.sub(lambda match: _nearest(written[: match.start()], firms) or before or match[0], written)
    return GOES_ON.sub(topic, written) if topic and not by_person else written


def _nearest(before: str, firms: str) -> str:
    return next((sign for sign in reversed(before) if sign in firms), "")
