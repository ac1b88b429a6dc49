"""A small deck that uses every field there is, in several styles of YAML: what random damage is done to."""

FULL_DECK = """\
# Peran pekerja sosial, dipendekkan
format: 1
id: peran
title: Peran pekerja sosial
title_en: Roles of the social worker
description: >-
  Tiga peran, dengan semua
  kolom yang ada.
description_en: Three roles, with all fields there are.
about: |
  Daftar ini rekaan.

  Tanyakan kepada dosen Anda: "Daftar mana yang dipakai?"
about_en: 'This list is made up; it''s only a test.'
language: id
license: MIT
version: 1.0
x-redaksi: {tahun: 2026, oleh: [Sri, Budi]}
levels:
  mikro: {title: Mikro, title_en: Micro}
  makro: Makro
kinds: [case, term, definition, level]
introduce: [pembela, penghubung]
sources:
  biestek: "Biestek, F. P. (1957): The Casework Relationship"
asks:
  case: Peran apakah ini?
asks_en: {case: Which role is this?}
how: {case: choose, term: type, definition: flip, level: choose, cloze: type}
cards:
  - id: penghubung
    front: Penghubung
    front_en: Broker
    back: Mempertemukan klien dan sistem sumber; lihat bab 3, no. 12
    back_en: Brings client and resource together
    level: mikro
    hint: "Kata kuncinya \\"temu\\""
    hint_en: Think of meeting
    note: Jangan tertukar.
    note_en: Mind the neighbour.
    theory: Pincus & Minahan
    theory_en: Pincus and Minahan
    source: [biestek, Catatan kuliah]
    tags: [dasar, ujian]
    theme: keterampilan
    difficulty: sulit
    examples:
      - text: Bu Sari mencari panti untuk ibunya.
        text_en: Bu Sari looks for a home for her mother.
        why: Sumbernya ada, klien belum mengenalnya.
        why_en: There is a resource the client doesn't know.
        difficulty: mudah
      - Pak Darma diantar ke Dinas Sosial.
    confusable_with:
      pembela: {why: Pembela menuntut hak., why_en: An advocate claims rights.}
      pendamping: Pendamping menemani.
    accept: [Makelar sumber, Penghubung sumber]
    near: Pialang
    ideas: [mempertemukan, sesuai kebutuhan]
    ideas_en: [brings together, as needed]
    choices: [Hakim, Polisi]
    choices_en: [Judge, Policeman]
    keywords: [klien, {sistem sumber: [sumber daya, layanan]}]
    reverse: no
    x-urut: a
  - id: pembela
    istilah: Pembela
    arti: |
      Membela hak klien,
      bila perlu melawan lembaga.
    level: makro
    confusable_with: [penghubung]
    kinds: [definition]
    suspended: ya
  - {id: pendamping, q: Pendamping, a: "Menemani klien: setia, sabar", reverse: true, level: mikro}
  - id: empati
    front: "{{c1::Empati}} berarti {{c2::merasakan::ikut …}} dari dalam"
"""
