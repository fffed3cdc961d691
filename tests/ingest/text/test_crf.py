"""The character CRF: labels, samples, training, the model's folder and the component."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from ingest.errors import InputFault
from ingest.text.crf import component
from ingest.text.crf.choosing import LEAST, NEGLIGIBLE, Maybe, Named, choose, spans_under
from ingest.text.crf.features import features_of, narrow
from ingest.text.crf.generating import TRAIN, sentences
from ingest.text.crf.labels import all_labels, labels_of, may_follow, spans_of
from ingest.text.crf.model import MODELS, SHIPPED, Model, located, read_model
from ingest.text.crf.samples import Sample, parted, read_samples
from ingest.text.crf.scoring import score
from ingest.text.crf.seeing import WIDTH
from ingest.text.crf.training import train
from ingest.text.crf.weights import Matrix, Weights
from ingest.text.crf.word_groups import words
from ingest.text.language import TOKENIZER, found_in

FIRMS = [("澄岳电子", "西安"), ("朗玥半导体", "上海"), ("衡拓机器人", "苏州"), ("霁川材料", "宝鸡"), ("铎远软件", "无锡"),
         ("沐桥汽车", "兰州"), ("珂睿传感", "合肥"), ("瀚朔航空", "洛阳"), ("博垚化工", "贵阳"), ("凌渡光学", "沈阳")]  # fmt: skip
FRAMES = ("{}有限公司在{}建厂。", "昨天，{}有限公司落户{}。", "位于{1}的{0}有限公司投产。")


def sample(text: str, *named: tuple[str, str]) -> Sample:
    """A sentence with its names where they first stand."""
    return Sample(text, tuple(sorted((text.index(name), text.index(name) + len(name), kind) for name, kind in named)))


def samples() -> list[Sample]:
    """Thirty sentences with a company and a place each."""
    return [sample(frame.format(firm, place), (f"{firm}有限公司", "company"), (place, "address"))
            for frame, (firm, place) in product(FRAMES, FIRMS)]  # fmt: skip


@pytest.fixture(scope="module")
def model() -> Model:
    return train(samples(), "示例", share=0).model


def write(folder: Path, *lines: object) -> Path:
    """A file of JSON lines; text goes in as it is."""
    path = folder / "train.jsonl"
    said = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in lines]
    path.write_text("\n".join(said), encoding="utf-8")
    return path


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from("xy"), st.booleans()), max_size=8))
def test_labels_say_the_same_spans_again(parts: list[tuple[int, str, bool]]) -> None:
    spans, at = [], 0
    for length, kind, named in parts:
        spans += [(at, at + length, kind)] if named else []
        at += length
    assert spans_of(labels_of(at, spans)) == spans


def test_a_span_that_overlaps_an_earlier_one_gets_no_labels() -> None:
    assert labels_of(4, [(0, 3, "x"), (2, 4, "y")]) == ["B-x", "I-x", "E-x", "O"]


def test_a_span_that_is_not_closed_ends_where_its_labels_do() -> None:
    assert spans_of(["B-x", "I-x", "O", "I-y", "B-x"]) == [(0, 2, "x"), (3, 4, "y"), (4, 5, "x")]


def drawn_scores(size: int, names: list[str]) -> tuple[Matrix, Matrix]:
    """Scores and steps by a fixed seed; steps that can't be are minus infinity."""
    drawn = np.random.default_rng(3)
    allowed = np.array([[may_follow(one, other) for other in names] for one in names])
    steps = np.where(allowed, drawn.standard_normal(allowed.shape), -np.inf).astype(np.float32)
    return drawn.standard_normal((size, len(names))).astype(np.float32), steps


def test_a_spans_probability_is_the_share_of_the_rows_of_labels_that_spell_it() -> None:
    names = all_labels(["x", "y"])
    scores, steps = drawn_scores(4, names)
    summed: dict[tuple[int, int, str], float] = defaultdict(float)
    total = 0.0
    for row in product(range(len(names)), repeat=4):
        onward = sum(steps[one, other] for one, other in pairwise((0, *row, 0)))
        weight = float(np.exp(sum(scores[at, one] for at, one in enumerate(row)) + onward))
        total += weight
        for span in spans_of([names[one] for one in row]) if weight else ():
            summed[span] += weight
    found: Maybe = {}
    spans_under(scores, steps, 1.0, found)
    said = {(*place, kind): likely[at] for place, likely in found.items() for at, kind in enumerate("xy") if likely[at]}
    right = {span: weight / total for span, weight in summed.items()}
    assert said == {span: pytest.approx(share, abs=1e-5) for span, share in right.items() if share >= NEGLIGIBLE}


def test_of_overlapping_spans_those_are_chosen_that_are_worth_most_together() -> None:
    maybe = {(0, 2): np.array([0.6]), (1, 5): np.array([0.8]), (2, 5): np.array([0.7]), (6, 7): np.array([LEAST - 0.01])}
    assert choose(maybe, 8, ["x"]) == [Named(0, 2, "x", 0.6), Named(2, 5, "x", 0.7)]


def test_an_organisation_of_doubtful_kind_is_taken_and_another_thing_of_doubtful_kind_is_not() -> None:
    maybe = {(0, 2): np.array([0.34, 0.33, 0.0, 0.0]), (3, 5): np.array([0.0, 0.0, 0.34, 0.33])}
    found = choose(maybe, 5, ["company", "government", "address", "movie"])
    assert [(one.start, one.type) for one in found] == [(0, "company")]


@pytest.mark.parametrize("size", [0, 1])
def test_a_text_of_hardly_any_length_has_no_long_spans(size: int) -> None:
    found: Maybe = {}
    spans_under(*drawn_scores(size, all_labels(["x"])), 1.0, found)
    assert set(found) <= {(0, 1)}


def test_full_width_characters_are_read_as_half_width_ones_in_their_places() -> None:
    assert narrow("Ａ（１）㎡中") == "A(1)㎡中"
    assert np.array_equal(features_of("（Ａ）"), features_of("(A)"))


def test_each_character_has_features_of_its_own() -> None:
    found = features_of("西安西")[:, 0]
    assert (found[0] == found[2], found[0] == found[1], features_of("").shape) == (True, False, (0, WIDTH))


def test_features_say_what_stands_within_three_characters_and_two_words() -> None:
    one, other = features_of("甲说，在西安举行会议"), features_of("乙说，在西安举行会议")
    assert ((one[0] != other[0]).any(), (one[-1] == other[-1]).all()) == (True, True)


def test_no_two_features_have_one_number() -> None:
    seen = np.concatenate([features_of(one.text) for one in list(sentences())[:60]])
    assert len(np.unique(seen[seen > 0])) == sum(len(np.unique(column[column > 0])) for column in seen.T)


def test_a_character_that_no_table_holds_is_read() -> None:
    assert features_of("\U0002a6d6𠮷\ud800").shape == (3, WIDTH)


def test_weights_kept_as_bytes_are_the_same(model: Model) -> None:
    held = Weights.from_bytes(model.crf)
    assert held.as_bytes() == model.crf
    assert np.array_equal(held.scores("西安市"), Weights.from_bytes(held.as_bytes()).scores("西安市"))


def test_a_characters_scores_are_the_sums_of_its_features_weights(model: Model) -> None:
    held = Weights.from_bytes(model.crf)
    seen, summed = set(features_of("落户西安")[2].tolist()), np.zeros(len(held.steps))
    for row, key in enumerate(held.keys.tolist()):
        if key in seen:
            for pair in range(held.starts[row], held.starts[row + 1]):
                summed[held.labels[pair]] += held.values[pair]
    assert np.allclose(held.scores("落户西安")[2], summed, atol=1e-4)


def test_a_text_is_parted_into_its_most_probable_words() -> None:
    parts = words().parts("在巴塞罗那Abc")
    assert ["在巴塞罗那Abc"[start:end] for start, end in parts] == ["在", "巴塞罗那", "A", "b", "c"]


def test_names_of_like_meaning_fall_into_one_group() -> None:
    groups = words().groups
    assert groups["巴塞罗那"][0] == groups["曼联"][0] != groups["财政"][0]


def test_cluener_and_our_own_form_say_the_same(tmp_path: Path) -> None:
    theirs = {"text": "甲在西安", "label": {"address": {"西安": [[2, 3]]}}}
    ours = {"text": "甲在西安", "entities": [{"start": 2, "end": 4, "type": "address"}]}
    one, other = read_samples(write(tmp_path, theirs, ours)).samples
    assert one == other == Sample("甲在西安", ((2, 4, "address"),))


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("{'text'", "04", "这一行不是 JSON：“{'text'”（第 2 个字符处读不下去）；应为一行一个完整的 JSON 对象"),
        ({"label": {}}, "05", '这一行没有 text：“{"label": {}}”；应为{"text": "……", "label": {……}} 或'),
        ("[1]", "05", "这一行没有 text：“[1]”"),
        ({"text": "甲"}, "06", '这一行的标注看不懂：“{"text": "甲"}”；应为label 为'),
        ({"text": "甲", "label": {"x": {"甲": [3]}}}, "06", "这一行的标注看不懂"),
        ({"text": "甲", "entities": [{"start": "0", "end": 1, "type": "x"}]}, "06", "这一行的标注看不懂"),
        ({"text": "甲", "entities": [{"start": 0, "end": True, "type": "x"}]}, "06", "这一行的标注看不懂"),
        ({"text": "甲", "entities": [{"start": 0, "end": 1, "type": None}]}, "06", "这一行的标注看不懂"),
        ({"text": "甲乙", "label": {"x": {"甲": [[1, 1]]}}}, "07", "标注“甲”与原句对不上：第 1 到 2 个字是“乙”"),
        ({"text": "甲", "entities": [{"start": 0, "end": 9, "type": "x"}]}, "07", "标注“0–9”与原句对不上"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_others_are_used(tmp_path: Path, line: object, code: str, said: str) -> None:
    read = read_samples(write(tmp_path, {"text": "甲", "entities": [{"start": 0, "end": 1, "type": "x"}]}, line))
    assert (len(read.samples), len(read.issues)) == (1, 1)
    assert read.issues[0].text().startswith(f"[LT-NER-{code}] train.jsonl 第 2 行：{said}")


def test_of_overlapping_spans_the_longer_is_kept_and_it_is_noted(tmp_path: Path) -> None:
    line = {"text": "西安银行", "label": {"address": {"西安": [[0, 1]]}, "company": {"西安银行": [[0, 3]]}}}
    read = read_samples(write(tmp_path, line))
    assert read.samples[0].spans == ((0, 4, "company"),)
    assert read.issues[0].text().startswith("[LT-NER-03] train.jsonl：有 1 处标注与更长的标注重叠，没有用")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match=r"\[LT-NER-01\] no\.jsonl：训练文件读不出来（FileNotFoundError）"):
        read_samples(tmp_path / "no.jsonl")


def test_a_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes("甲".encode("gb18030"))
    with pytest.raises(InputFault, match=r"训练文件读不出来（UnicodeDecodeError）；应为UTF-8 编码的"):
        read_samples(tmp_path / "a.jsonl")


def test_a_file_without_one_usable_line_is_refused_with_what_is_wrong_with_each(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match=r"(?s)LT-NER-04.*\[LT-NER-02\] train\.jsonl：训练文件里没有一行可用"):
        read_samples(write(tmp_path, "x"))


def test_a_file_without_any_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match=r"\[LT-NER-16\] train\.jsonl：训练文件的 1 句里一个名称也没有标"):
        read_samples(write(tmp_path, {"text": "甲", "entities": []}))


def test_the_same_text_falls_on_the_same_side_in_whatever_order(tmp_path: Path) -> None:
    assert parted(samples(), 3) == parted(samples()[::-1], 3)


def test_nothing_held_out_is_seen_in_training() -> None:
    seen, held_out = parted(samples(), 3)
    assert ({one.text for one in seen} & {one.text for one in held_out}, len(held_out)) == (set(), 10)


def test_f1_counts_borders_and_type() -> None:
    found = score([[(0, 2, "company"), (3, 5, "name")]], [[(0, 2, "government"), (3, 5, "name"), (6, 7, "name")]])
    assert (found.micro, found.organisations, found.kinds) == (2 * 1 / 5, 1.0, {"company": 0.0, "name": 2 * 1 / 3})


def test_names_never_seen_are_found_by_what_stands_around_them(model: Model) -> None:
    text = "昨天，骐越光电有限公司落户咸阳。"
    found = [(text[one.start : one.end], one.type) for one in model.recognise(text)]
    assert found == [("骐越光电有限公司", "company"), ("咸阳", "address")]


def test_scores_are_probabilities(model: Model) -> None:
    assert all(0.2 < one.score <= 1 for one in model.recognise("昨天，骐越光电有限公司落户咸阳。"))


def test_places_of_names_in_later_lines_are_the_whole_texts(model: Model) -> None:
    text = "首行\r\n\n昨天，骐越光电有限公司落户咸阳。"
    assert [text[one.start : one.end] for one in model.recognise(text)] == ["骐越光电有限公司", "咸阳"]


def test_a_sentence_of_five_thousand_characters_is_read(model: Model) -> None:
    text = "昨天，骐越光电有限公司落户咸阳，" * 320
    assert len(text) > 5000 < model.recognise(text)[-1].end


@pytest.mark.parametrize("text", ["", "\n\n", "。", " ", "a"])
def test_texts_without_names_have_none(model: Model, text: str) -> None:
    assert model.recognise(text) == []


def test_training_twice_gives_the_same_model(model: Model) -> None:
    assert train(samples()[::-1], "示例", share=0).model.id == model.id


def test_training_without_any_name_finds_none() -> None:
    made = train([Sample("只有一句话。", ()), Sample("还有一句。", ())], "空", share=0)
    assert list(made.model.recognise("只有一句话。")) == []


def test_a_saved_model_finds_the_same(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "m")
    again = read_model(tmp_path / "m")
    assert (again.id, again.recognise(FRAMES[0])) == (model.id, model.recognise(FRAMES[0]))


@pytest.mark.parametrize("broken", ["model.json", "crf.xz"])
def test_a_broken_model_is_refused(model: Model, tmp_path: Path, broken: str) -> None:
    model.save(tmp_path)
    (tmp_path / broken).write_bytes(b"\x00x")
    with pytest.raises(InputFault, match=r"\[LT-NER-08\] .*：这里没有能读的识别模型（\w+）；应为liantu train-ner 存下的文件夹"):
        read_model(tmp_path)


def test_a_model_of_a_newer_version_is_refused(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path)
    (tmp_path / "model.json").write_text('{"format": 9}', encoding="utf-8")
    with pytest.raises(InputFault, match=r"\[LT-NER-09\] .*：这个识别模型是更新的版本存的（格式 9）；应为本版本能读的模型"):
        read_model(tmp_path)


def test_a_model_is_named_by_its_path_or_by_its_name_in_the_home(tmp_path: Path) -> None:
    (tmp_path / MODELS / "新闻").mkdir(parents=True)
    assert located("新闻", tmp_path) == tmp_path / MODELS / "新闻"
    assert [located(str(tmp_path), tmp_path), located("没有", tmp_path), located("", tmp_path)] == [tmp_path, Path("没有"), SHIPPED]


def pipeline(**config: Any) -> Language:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.add_pipe(component.NAME, config=config)
    return nlp


def test_the_component_adds_entities_with_their_source_and_score(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path)
    doc = pipeline(model=str(tmp_path))("昨天，骐越光电有限公司落户咸阳。")
    found = found_in(doc).entities
    assert [(one.text, one.type, one.source) for one in found] == [
        ("骐越光电有限公司", "company", f"crf:{model.id}"), ("咸阳", "address", f"crf:{model.id}")]  # fmt: skip
    assert found[0].score == model.recognise(doc.text)[0].score


def test_finds_below_the_least_score_are_left_out(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert found_in(pipeline(model=str(tmp_path), least=1.01)("昨天，骐越光电有限公司落户咸阳。")).entities == []


def test_a_pipeline_goes_to_disk_and_comes_back_with_its_model(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "m")
    pipeline(model=str(tmp_path / "m")).to_disk(tmp_path / "p")
    nlp = pipeline().from_disk(tmp_path / "p")
    assert {one.source for one in found_in(nlp("昨天，骐越光电有限公司落户咸阳。")).entities} == {f"crf:{model.id}"}


def test_the_shipped_training_file_is_made_of_the_shipped_templates() -> None:
    assert list(sentences()) == list(read_samples(SHIPPED / TRAIN).samples)


def test_the_shipped_model_is_small_and_comes_from_the_shipped_training_file() -> None:
    shipped, again = read_model(SHIPPED), train(read_samples(SHIPPED / TRAIN).samples, "small", share=0).model
    texts = [one.text for one in list(sentences())[:200]]
    assert [[(one.start, one.end, one.type) for one in named] for named in shipped.recognise_all(texts)] == [
        [(one.start, one.end, one.type) for one in named] for named in again.recognise_all(texts)]  # fmt: skip
    assert sum(one.stat().st_size for one in SHIPPED.iterdir()) < 1_000_000


def test_the_shipped_model_finds_a_firm_and_an_authority_in_a_plain_sentence() -> None:
    text = "近日，市科技局调研洛芃新材料有限公司。"
    found = {text[one.start : one.end]: one.type for one in read_model(SHIPPED).recognise(text)}
    assert found.get("洛芃新材料有限公司") == "company"
