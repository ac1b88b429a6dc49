"""A small deck to begin with: four cards, every common key, and comments that say what is what.

Whoever begins a deck changes what stands there more easily than they write into nothing. It can be studied at once.
"""

from typing import Final

from trainer.decks.head import FORMAT
from trainer.decks.schema import SCHEMA_LINE
from trainer.decks.write import quoted

_INDONESIAN: Final = """\
{schema}
# Paket contoh: ganti kartu-kartunya dengan milik Anda. Baris yang diawali # adalah catatan.
# Periksa setelah menyunting:  peksos-trainer check {file}
# Teks yang memuat titik dua dan spasi (": ") atau tanda pagar ditulis di antara "tanda kutip".
format: {format}
id: {id}   # nama tetap paket: jangan diubah lagi, sebab riwayat belajar melekat padanya
title: {title}
language: id
# about: Dari buku atau daftar siapa paket ini, dan daftar lain yang ada.

# Yang ditanyakan, menurut urutan mempelajarinya: case kasus -> istilah, term arti -> istilah,
# definition istilah -> arti.
kinds: [case, definition, term]

cards:
  # Kartu terpendek: sisi depan dan sisi belakang.
  - front: Asesmen
    back: Mengumpulkan dan menimbang keterangan tentang masalah, kebutuhan, dan kekuatan klien.

  # Kartu lengkap. Dengan examples, kasus juga ditanyakan.
  - id: kerahasiaan         # nama tetap kartu; tanpa id, dibuat dari sisi depannya
    front: Kerahasiaan
    back: Keterangan tentang klien tidak disampaikan kepada orang lain tanpa persetujuannya.
    hint: Siapa yang boleh tahu?
    examples:
      - text: Tetangga Bu Ratna bertanya mengapa ia datang ke lembaga. Pekerja sosial tidak menjawabnya.
        why: Kunjungan itu pun keterangan tentang klien.
    confusable_with:        # id kartu yang mudah tertukar: bedanya
      keputusan-klien: Kerahasiaan menjaga keterangan; keputusan klien menjaga haknya untuk memilih.
    tags: [nilai, dasar]

  - id: keputusan-klien
    front: Keputusan klien
    accept: [penentuan nasib sendiri]   # jawaban lain yang benar
    back: Klien sendiri yang memilih jalannya; pekerja sosial membantunya melihat pilihan dan akibatnya.
    examples:
      - Pak Yusuf menolak panti dan ingin tetap di rumah. Pekerja sosial mencari layanan yang datang ke rumahnya.
    tags: [nilai]

  # Isian: yang berada di antara tanda kurung ditutup.
  - id: empati
    front: "{{{{c1::Empati}}}} berarti ikut merasakan tanpa kehilangan {{{{c2::jarak::agar dapat menolong}}}}."
"""

_ENGLISH: Final = """\
{schema}
# An example: put your own cards in the place of these. Lines that begin with # are remarks.
# Check it after editing:  peksos-trainer check {file}
# A text that holds a colon and a space (": ") or a number sign stands between "quotes".
format: {format}
id: {id}   # the deck's lasting name: don't change it any more, for the history hangs on it
title: {title}
language: en
# about: Whose book or list this deck is from, and which other lists exist.

# What is asked, in the order of learning: case an example -> the term, definition the term -> its definition,
# term the definition -> the term.
kinds: [case, definition, term]

cards:
  # The shortest card: a front and a back.
  - front: Assessment
    back: Gathering and weighing what is known of a client's problems, needs and strengths.

  # A card with more. Where there are examples, cases are asked as well.
  - id: confidentiality     # the card's lasting name; without one, it is made from the front
    front: Confidentiality
    back: What is known of a client isn't passed on to others without the client's consent.
    hint: Who may know?
    examples:
      - text: A neighbour asks why Mrs Ratna comes to the agency. The social worker doesn't say.
        why: Even the visit is something known of the client.
    confusable_with:        # id of a card it is easily taken for: how to tell the two apart
      clients-decision: Confidentiality guards what is known; the client's decision guards the right to choose.
    tags: [values, basics]

  - id: clients-decision
    front: The client's decision
    accept: [self-determination]   # other right answers
    back: Clients choose their own way; the social worker helps them see the choices and what follows from them.
    examples:
      - Mr Yusuf refuses the home and wants to stay where he lives. The social worker finds services that come to him.
    tags: [values]

  # Gaps: what stands between the brackets is hidden.
  - id: empathy
    front: "{{{{c1::Empathy}}}} is feeling with clients without losing {{{{c2::distance::needed to help}}}}."
"""


def example_deck(title: str, deck_id: str, file: str, language: str) -> str:
    """The text of the example.

    Args:
        title: the new deck's, clean. deck_id: its id.
        file: the name under which the comments speak of the file.
        language: of comments and cards; English for "en", else Indonesian.
    """
    text = _ENGLISH if language == "en" else _INDONESIAN
    return text.format(schema=SCHEMA_LINE, format=FORMAT, id=deck_id, title=quoted(title), file=file)
