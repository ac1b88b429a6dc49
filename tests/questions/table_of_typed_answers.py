"""What is expected of the judge of typed answers: one row for each answer typed to one asked role.

The rows follow from the names in ``decks/peran-pekerja-sosial.yaml`` and from the rulings alone; every number of slips
(insert, delete, replace, swap two neighbouring letters) was counted against the names of all 27 roles.

The rulings:
    right: a name of the asked role, once everything that is ignored is gone.
    slip: the same with slips, at most one for every five letters of the right name.
    near: the meaning is right, but the deck uses another name; so another name is asked for.
    other: it names another role, given by its id, exactly or with slips of its own.
    wrong: anything else, also what is as near to another role as to the asked one.
    empty: nothing is left but noise words, spaces, control or invisible characters.
"""

from typing import Final, NamedTuple


class Row(NamedTuple):
    """One typed answer.

    Attributes:
        asked: the id of the note that is asked for.
        typed: what is typed.
        ruling: right, slip, near, other, wrong or empty.
        other: the id of the note that is named instead, where the ruling is "other".
    """

    asked: str
    typed: str
    ruling: str
    other: str = ""


TABLE: Final = (
    # exact names
    Row("mikro-penghubung", "Penghubung", "right"),
    Row("mikro-perantara", "Perantara", "right"),
    Row("mikro-penyalur-informasi", "Penyalur Informasi", "right"),
    Row("mezzo-pemberi-semangat", "Pemberi Semangat", "right"),
    Row("mezzo-pencari-informasi", "Pencari Informasi", "right"),
    Row("makro-pengambil-inisiatif", "Pengambil Inisiatif", "right"),
    # one name for two roles: the asked one
    Row("mikro-evaluator", "Evaluator", "right"),
    Row("mezzo-evaluator", "Evaluator", "right"),
    Row("mikro-pembela", "Pembela", "right"),
    Row("makro-pembela", "Pembela", "right"),
    Row("mikro-pembela", "Advokat", "right"),
    Row("makro-pembela", "Advokat", "right"),
    Row("mikro-perantara", "Mediator", "right"),
    Row("makro-penengah", "Mediator", "right"),
    # English names, other names and listed abbreviations
    Row("mikro-pemungkin", "Pemercepat perubahan", "right"),
    Row("mikro-penyalur-informasi", "Pemberi informasi", "right"),
    Row("mikro-evaluator", "Penilai", "right"),
    Row("mikro-manajer-kasus-koordinator", "Pengelola kasus", "right"),
    Row("mezzo-instruktur", "Pengarah", "right"),
    Row("mezzo-pembentuk-opini", "Opinion former", "right"),
    Row("mezzo-evaluator", "Penilai kelompok", "right"),
    Row("mezzo-pencatat", "Notulis", "right"),
    Row("mezzo-pendengar", "Pendengar aktif", "right"),
    Row("mezzo-pendorong", "Encourager", "right"),
    Row("mezzo-pengikut", "Follower", "right"),
    Row("makro-juru-bicara", "Jubir", "right"),
    Row("makro-konsultan", "Penasihat ahli", "right"),
    # English names with a bracketed part
    Row("mikro-pembela", "Advocate (case advocacy)", "right"),
    Row("makro-penggerak", "Organizer (mobilizer)", "right"),
    Row("mikro-penyalur-informasi", "Information giver (educator)", "right"),
    # letter case, spaces, hyphens, punctuation
    Row("mikro-pemungkin", "pEMUNGKIN", "right"),
    Row("makro-penengah", "PENENGAH", "right"),
    Row("makro-konsultan", "  konsultan\t", "right"),
    Row("makro-juru-bicara", "jurubicara", "right"),
    Row("makro-juru-bicara", "Juru-Bicara", "right"),
    Row("mezzo-pemberi-semangat", "pemberi \u2013 semangat", "right"),
    Row("mezzo-pengatur-kompromi", "Pengatur\u00a0Kompromi.", "right"),
    Row("mezzo-pencatat", "\u201cPencatat\u201d?!", "right"),
    Row("mezzo-evaluator", "evaluator critic", "right"),
    Row("mezzo-pendorong", "pen do rong", "right"),
    Row("makro-perunding", "Perunding (kurang yakin)", "right"),
    # diacritics, one letter or two
    Row("mikro-perantara", "Per\u00e0nt\u00e4r\u00e2", "right"),
    Row("mezzo-pengikut", "Pe\u0301ngikut", "right"),
    Row("mezzo-instruktur", "\u0130nstruktur", "right"),
    Row("mezzo-elaborator", "e" + "\u0301" * 50 + "laborator", "right"),
    # invisible and control characters
    Row("mikro-penghubung", "Peng\u200bhubung", "right"),
    Row("mezzo-teknisi-prosedural", "\ufeffTeknisi\u00ad Prose\u2060dural", "right"),
    Row("mezzo-pendengar", "Pen\x00dengar\x07", "right"),
    Row("mezzo-pencatat", "\u202ePencatat\u202c", "right"),
    Row("makro-penggerak", "Penggerak\r\n", "right"),
    # noise words
    Row("mikro-penghubung", "peran penghubung", "right"),
    Row("mikro-pemungkin", "an enabler", "right"),
    Row("mikro-pembela", "Pekerja sosial sebagai pembela", "right"),
    Row("mezzo-pereda-ketegangan", "Peranan Pereda Ketegangan", "right"),
    Row("mezzo-pendengar", "sang pendengar", "right"),
    Row("mezzo-pengikut", "si Pengikut", "right"),
    Row("mezzo-pencatat", "A recorder", "right"),
    Row("mezzo-evaluator", "peran sebagai seorang evaluator", "right"),
    Row("makro-perunding", "Sang Negosiator", "right"),
    Row("makro-juru-bicara", "The Spokesperson", "right"),
    Row("makro-konsultan", "Sebagai: KONSULTAN", "right"),
    # the right level's name beside the role
    Row("mezzo-evaluator", "mezzo evaluator", "right"),
    Row("mezzo-evaluator", "evaluator (mezzo)", "right"),
    Row("mikro-evaluator", "Evaluator Mikro", "right"),
    Row("mikro-pembela", "Micro: Advocate", "right"),
    Row("makro-pembela", "Pembela makro", "right"),
    Row("makro-penengah", "mediator - macro", "right"),
    Row("mezzo-pembentuk-opini", "Peran mezzo: Pembentuk Opini", "right"),
    Row("mezzo-evaluator", "Evalutor mezzo", "slip"),
    # a wrong level's name beside the role
    Row("makro-pembela", "Pembela mikro", "other", "mikro-pembela"),
    Row("mikro-pembela", "Macro advocate", "other", "makro-pembela"),
    Row("mikro-evaluator", "peran evaluator mezzo", "other", "mezzo-evaluator"),
    Row("mezzo-evaluator", "Penilai mikro", "other", "mikro-evaluator"),
    Row("mikro-perantara", "Mediator makro", "other", "makro-penengah"),
    Row("makro-penengah", "Micro mediator", "other", "mikro-perantara"),
    Row("makro-perunding", "Pembela mikro", "other", "mikro-pembela"),
    Row("mikro-penghubung", "Penghubung mezzo", "wrong"),
    Row("mikro-perantara", "Perantara makro", "wrong"),
    Row("mikro-pembela", "Pembela mezzo", "wrong"),
    Row("mezzo-pendengar", "Listener micro", "wrong"),
    Row("makro-konsultan", "mezzo konsultan", "wrong"),
    # slashes: two names, each and both
    Row("mikro-manajer-kasus-koordinator", "Manajer Kasus/Koordinator", "right"),
    Row("mikro-manajer-kasus-koordinator", "koordinator / manajer kasus", "right"),
    Row("mikro-manajer-kasus-koordinator", "Manajer Kasus", "right"),
    Row("mikro-manajer-kasus-koordinator", "Koordinator", "right"),
    Row("mikro-manajer-kasus-koordinator", "Case manager / coordinator", "right"),
    Row("mikro-manajer-kasus-koordinator", "coordinator case manager", "right"),
    # a name together with another name of the same role
    Row("mikro-penghubung", "Penghubung (Broker)", "right"),
    Row("mikro-penghubung", "Penghubung Broker", "right"),
    Row("mikro-penghubung", "Broker/Penghubung", "right"),
    Row("makro-penengah", "Penengah/Mediator", "right"),
    Row("mezzo-pembentuk-opini", "Pembentuk opini, pembentuk pendapat", "right"),
    # names of two roles
    Row("mikro-penghubung", "Penghubung/Perantara", "wrong"),
    Row("makro-perunding", "Perunding, Penengah", "wrong"),
    # halves of names, and their words in another order
    Row("mikro-penyalur-informasi", "Penyalur", "wrong"),
    Row("mikro-manajer-kasus-koordinator", "Manajer", "wrong"),
    Row("mezzo-pengatur-kompromi", "Pengatur", "wrong"),
    Row("mezzo-pereda-ketegangan", "Ketegangan", "wrong"),
    Row("mezzo-teknisi-prosedural", "Teknisi", "wrong"),
    Row("makro-juru-bicara", "Juru", "wrong"),
    Row("makro-pengambil-inisiatif", "Inisiatif", "wrong"),
    Row("mezzo-pencari-informasi", "Informasi pencari", "wrong"),
    Row("mikro-manajer-kasus-koordinator", "Kasus manajer", "wrong"),
    # one slip: a letter missing
    Row("mikro-penghubung", "penghubng", "slip"),
    Row("mikro-penghubung", "penghbung", "slip"),
    Row("mikro-manajer-kasus-koordinator", "Kordinator", "slip"),
    Row("mezzo-instruktur", "Intruktur", "slip"),
    Row("makro-penggerak", "pengerak", "slip"),
    Row("makro-juru-bicara", "jubr", "slip"),
    Row("mikro-evaluator", "evaluatr", "slip"),
    # one slip: a letter too many
    Row("mikro-perantara", "Perrantara", "slip"),
    Row("mezzo-pengikut", "followers", "slip"),
    Row("mezzo-pereda-ketegangan", "Peredam Ketegangan", "slip"),
    # one slip: another letter
    Row("mezzo-pendengar", "mendengar", "slip"),
    Row("mezzo-pendorong", "Mendorong", "slip"),
    Row("makro-penengah", "menengah", "slip"),
    Row("mezzo-pencatat", "Penc\u0430tat", "slip"),
    Row("mikro-pembela", "advokad", "slip"),
    Row("makro-penggerak", "Organiser", "slip"),
    Row("makro-pengambil-inisiatif", "pengambil inisiatip", "slip"),
    Row("mikro-manajer-kasus-koordinator", "Manager Kasus", "slip"),
    Row("makro-perunding", "Perund1ng", "slip"),
    # one slip: two neighbours swapped
    Row("mikro-penghubung", "borker", "slip"),
    Row("mikro-pemungkin", "Pemugnkin", "slip"),
    Row("mezzo-pengikut", "pengiktu", "slip"),
    Row("mezzo-pencatat", "epncatat", "slip"),
    Row("mezzo-elaborator", "Elabroator", "slip"),
    # two slips and more in long names
    Row("mikro-penghubung", "penghbng", "slip"),
    Row("makro-perunding", "Negosatr", "slip"),
    Row("makro-juru-bicara", "Spokepersn", "slip"),
    Row("mezzo-pengatur-kompromi", "Mengatur kompromis", "slip"),
    Row("mezzo-teknisi-prosedural", "Tehnisi Procedurl", "slip"),
    Row("mezzo-teknisi-prosedural", "Procdural tecnicin", "slip"),
    Row("makro-pengambil-inisiatif", "Mengambil insiatip", "slip"),
    Row("mikro-manajer-kasus-koordinator", "Manager Kasus/Kordinator", "slip"),
    # slips too many
    Row("mikro-penghubung", "pnghbng", "wrong"),
    Row("mikro-penghubung", "brkr", "wrong"),
    Row("mikro-perantara", "perntra", "wrong"),
    Row("mikro-perantara", "Pengantara", "wrong"),
    Row("mikro-pemungkin", "Memungkinkan", "wrong"),
    Row("mikro-evaluator", "Penilaian", "wrong"),
    Row("mezzo-pendengar", "Pendengaran", "wrong"),
    Row("mezzo-pereda-ketegangan", "Meredakan ketegangan", "wrong"),
    Row("mezzo-teknisi-prosedural", "Teknsi Prosdrl", "wrong"),
    Row("makro-perunding", "Negosiasi", "wrong"),
    Row("makro-pembela", "Pembelaan", "wrong"),
    Row("makro-konsultan", "Konsultasi", "wrong"),
    # no slip in what is shorter than five letters
    Row("mikro-penyalur-informasi", "Gur", "wrong"),
    Row("mikro-penyalur-informasi", "Gurru", "wrong"),
    # another role, named exactly
    Row("mikro-penghubung", "Perantara", "other", "mikro-perantara"),
    Row("mikro-perantara", "Penghubung", "other", "mikro-penghubung"),
    Row("mikro-perantara", "Penengah", "other", "makro-penengah"),
    Row("makro-penengah", "Perunding", "other", "makro-perunding"),
    Row("makro-perunding", "Mediator", "other", "makro-penengah"),
    Row("mezzo-pendorong", "Penggerak", "other", "makro-penggerak"),
    Row("makro-penggerak", "Pendorong", "other", "mezzo-pendorong"),
    Row("mezzo-pengikut", "Pendengar", "other", "mezzo-pendengar"),
    Row("mezzo-pendengar", "Penengah", "other", "makro-penengah"),
    Row("makro-penggerak", "Pengarah", "other", "mezzo-instruktur"),
    Row("mikro-penyalur-informasi", "Pencari Informasi", "other", "mezzo-pencari-informasi"),
    Row("mezzo-pencari-informasi", "Penyalur Informasi", "other", "mikro-penyalur-informasi"),
    Row("mezzo-pencatat", "Evaluator", "other", "mezzo-evaluator"),
    Row("mikro-evaluator", "Penilai kelompok", "other", "mezzo-evaluator"),
    Row("mikro-perantara", "Pengatur Kompromi", "other", "mezzo-pengatur-kompromi"),
    Row("mezzo-pengikut", "Listener", "other", "mezzo-pendengar"),
    Row("mezzo-pendorong", "Enabler", "other", "mikro-pemungkin"),
    Row("mezzo-pemberi-semangat", "Organizer", "other", "makro-penggerak"),
    Row("mezzo-evaluator", "Initiator", "other", "makro-pengambil-inisiatif"),
    # another role, as near or nearer by slips
    Row("makro-penengah", "Pendengr", "other", "mezzo-pendengar"),
    Row("makro-penggerak", "pengarak", "other", "mezzo-instruktur"),
    Row("mezzo-instruktur", "penggarak", "other", "makro-penggerak"),
    Row("mikro-perantara", "penghbung", "other", "mikro-penghubung"),
    Row("mikro-penyalur-informasi", "Penyari Informasi", "other", "mezzo-pencari-informasi"),
    Row("mezzo-pencari-informasi", "Pencalur Informasi", "other", "mikro-penyalur-informasi"),
    Row("mikro-penyalur-informasi", "Information seer", "other", "mezzo-pencari-informasi"),
    Row("mezzo-pendengar", "Pendengah", "wrong"),
    Row("makro-penengah", "Penengar", "wrong"),
    Row("mikro-penyalur-informasi", "Pencalu Informasi", "wrong"),
    # words that sound alike, and abbreviations nobody listed
    Row("mikro-perantara", "Moderator", "wrong"),
    Row("makro-juru-bicara", "Spokesman", "wrong"),
    Row("mezzo-pemberi-semangat", "Motivator", "wrong"),
    Row("mezzo-pencari-informasi", "PI", "wrong"),
    Row("mikro-manajer-kasus-koordinator", "MK", "wrong"),
    # near: another name is asked for
    Row("mikro-penghubung", "Pialang", "near"),
    Row("mikro-pemungkin", "pekerja sosial sebagai Fasilitator", "near"),
    Row("mikro-pemungkin", "Facilitator", "near"),
    Row("mikro-penyalur-informasi", "guru", "near"),
    Row("mezzo-pencari-informasi", "Pemberi informasi", "near"),
    Row("mezzo-evaluator", "Initiator-contributor", "near"),
    Row("mezzo-pencatat", "Sekertaris", "near"),
    Row("mezzo-pengatur-kompromi", "Pendamai", "near"),
    Row("mezzo-pereda-ketegangan", "Pencari suasana", "near"),
    Row("makro-penengah", "Juru damai", "near"),
    Row("makro-konsultan", "Penasehat", "near"),
    Row("mezzo-instruktur", "Guru", "wrong"),
    # empty
    Row("mikro-penghubung", "", "empty"),
    Row("mezzo-elaborator", " \t\u00a0\u3000\n", "empty"),
    Row("makro-perunding", "\u200b\ufeff\x00\x1b", "empty"),
    Row("mikro-evaluator", "peran", "empty"),
    Row("mezzo-instruktur", "Pekerja sosial sebagai seorang", "empty"),
    Row("makro-pembela", "The", "empty"),
    Row("mezzo-pendorong", "sang " * 2_000, "empty"),
    # long, foreign and odd
    Row("mezzo-pembentuk-opini", "saya lupa sama sekali nama peran yang ini", "wrong"),
    Row("mikro-penghubung", "x" * 10_000, "wrong"),
    Row("makro-penggerak", "Penggerak" + "k" * 9_991, "wrong"),
    Row("mezzo-pengikut", "Pengikut" + " " * 9_992, "right"),
    Row("mikro-perantara", "\u0648\u0633\u064a\u0637", "wrong"),
    Row("mezzo-pemberi-semangat", "\u05de\u05e2\u05d5\u05d3\u05d3", "wrong"),
    Row("mezzo-elaborator", "tidak tahu \U0001f937", "wrong"),
    Row("makro-pengambil-inisiatif", "12345", "wrong"),
)
