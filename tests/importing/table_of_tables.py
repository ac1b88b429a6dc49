"""Tables as people and programs write them, and the cards that they are."""

from typing import Any, NamedTuple


class Table(NamedTuple):
    """A table.

    Attributes:
        file: its name.
        data: its text (written as UTF-8), or its bytes.
        cards: of each card the fields that matter.
        changed, left_out: the places of the remarks.
        head: levels of the deck.
    """

    name: str
    file: str
    data: str | bytes
    cards: list[dict[str, Any]]
    changed: list[str] = []
    left_out: list[str] = []
    levels: list[str] = []


SHEET = '''\
Peran,Arti,Tingkat,Kasus 1,Alasan 1,Kasus 2,Alasan 2,Mirip dengan,Beda
Penghubung,"Mempertemukan klien,
sesuai ""kebutuhannya""",mikro,Bu Sari mencari.,Ia dipertemukan.,Pak Budi usaha.,,Perantara,Yang satu mencari
Perantara,Menengahi dua pihak,mikro,,,,,Penghubung; Wasit,
Pembela,Membela klien,makro,,Tanpa kasus,,,,
'''

TABLES = [
    Table(
        "the author's sheet",
        "peran.csv",
        SHEET,
        [
            {
                "id": "mikro-penghubung",
                "front": "Penghubung",
                "back": 'Mempertemukan klien,\nsesuai "kebutuhannya"',
                "level": "mikro",
                "examples": [("Bu Sari mencari.", "Ia dipertemukan."), ("Pak Budi usaha.", None)],
                "confusable_with": {"mikro-perantara": "Yang satu mencari"},
                "kinds": ("case", "term", "definition"),
            },
            {"front": "Perantara", "confusable_with": {"mikro-penghubung": None}, "kinds": ("term", "definition")},
            {"front": "Pembela", "level": "makro", "examples": []},
        ],
        changed=["4"],
        levels=["mikro", "makro"],
    ),
    Table(
        "an English sheet with other columns",
        "roles.csv",
        "ID,Term,Definition,Level,Case 1,Why 1,Confused with,Difference,Page,Tags,Hint,Note,Example 2\n"
        'r1,Broker,Links,micro,A story.,Because.,r2,One links.,12,"a, b",H,N,Another.\n'
        "r2,Mediator,Settles,micro,,,,,,,,,\n",
        [
            {
                "id": "r1",
                "front": "Broker",
                "back": "Links",
                "tags": ("a", "b"),
                "hint": "H",
                "note": "N",
                "examples": [("A story.", "Because."), ("Another.", None)],
                "confusable_with": {"r2": "One links."},
            },
            {"id": "r2", "front": "Mediator"},
        ],
        left_out=["1"],
        levels=["micro"],
    ),
    Table(
        "semicolons, with commas in the text",
        "kata.csv",
        "Penghubung;Mempertemukan klien, sesuai kebutuhan\nPerantara;Menengahi, lalu mendamaikan\n",
        [{"front": "Penghubung", "back": "Mempertemukan klien, sesuai kebutuhan"}, {"front": "Perantara"}],
    ),
    Table(
        "commas, with semicolons in the text",
        "kata.csv",
        "Penghubung,Mempertemukan klien; sesuai kebutuhan\nPerantara,Menengahi; lalu mendamaikan\n",
        [{"front": "Penghubung", "back": "Mempertemukan klien; sesuai kebutuhan"}, {"front": "Perantara"}],
    ),
    Table(
        "bars",
        "kata.txt",
        "air|water\napi|fire\n",
        [{"front": "air", "back": "water"}, {"front": "api", "back": "fire"}],
    ),
    Table(
        "a table of Markdown",
        "kata.md",
        "| Istilah | Arti |\n|:---|---:|\n| air | water |\n| api | fire |\n",
        [{"front": "air", "back": "water"}, {"front": "api", "back": "fire"}],
    ),
    Table(
        "a table of Markdown without headings",
        "kata.md",
        "| air | water |\n|---|---|\n| api | fire |\n",
        [{"front": "air", "back": "water", "note": None}, {"front": "api", "back": "fire"}],
    ),
    Table(
        "examples in one cell",
        "kata.csv",
        'front,back,examples,contoh 1\nair,water,"Minum; mandi.\nHujan.",Mandi.\n',
        [{"examples": [("Mandi.", None), ("Minum; mandi.", None), ("Hujan.", None)]}],
    ),
    Table(
        "Excel's first line",
        "kata.csv",
        "sep=;\r\nistilah;arti\r\nair;water, H2O\r\n\r\napi;\r\n",
        [{"front": "air", "back": "water, H2O"}],
        left_out=["5"],
    ),
    Table(
        "Excel's own bar",
        "kata.csv",
        "sep=^\nair^water,x\n",
        [{"front": "air", "back": "water,x"}],
    ),
    Table(
        "old Windows",
        "kata.csv",
        "kata;arti\r\nkafe;caf\xe9 \x93X\x94\r\n".encode("latin-1"),
        [{"front": "kafe", "back": "café “X”"}],
        changed=[""],
    ),
    Table(
        "Excel's Unicode text",
        "kata.txt",
        '\ufeffkata\tarti\r\nkafe\t"caf\u00e9\nkedai"\r\n'.encode("utf-16-le"),
        [{"front": "kafe", "back": "café\nkedai"}],
    ),
    Table(
        "UTF-16 without a mark",
        "kata.csv",
        "kata,arti\nair,water\n".encode("utf-16-be"),
        [{"front": "air", "back": "water"}],
    ),
    Table(
        "a byte order mark",
        "kata.csv",
        b"\xef\xbb\xbfid,front,back\nx,air,water\n",
        [{"id": "x", "front": "air", "back": "water"}],
    ),
    Table(
        "Quizlet with definitions of several lines",
        "quizlet.txt",
        'Penghubung\tMempertemukan\nbaris dua\n\nbaris empat\n"Halo" katanya\tsapaan, "ramah"\n',
        [
            {"front": "Penghubung", "back": "Mempertemukan\nbaris dua\n\nbaris empat"},
            {"front": '"Halo" katanya', "back": 'sapaan, "ramah"'},
        ],
    ),
    Table(
        "three columns and more without headings",
        "kata.tsv",
        "air\twater\tcair\nbatu\tstone\t\tlagi\n\tnone\n",
        [{"front": "air", "back": "water", "note": "cair"}, {"front": "batu", "note": None}],
        left_out=["2", "3"],
        changed=[],
    ),
    Table(
        "a comma that should have been in quotes",
        "kata.csv",
        "air,water\napi,fire, hot, red\nbatu,stone\n",
        [{"front": "air"}, {"front": "api", "back": "fire, hot, red"}, {"front": "batu"}],
        changed=["2"],
    ),
    Table(
        "a quote that is never closed",
        "kata.csv",
        'air,"water\napi,fire\n"batu,stone\n',
        [{"front": "air", "back": '"water'}, {"front": "api", "back": "fire"}, {"front": '"batu', "back": "stone"}],
    ),
    Table(
        "headings twice",
        "kata.csv",
        "front,back,front,back\nair,water,tanah,soil\n",
        [{"front": "air", "back": "water"}],
        left_out=["1", "1"],
    ),
    Table(
        "formulas are text",
        "kata.csv",
        "front,back\n=1+1,'=2\n-a,@b\n",
        [{"front": "=1+1", "back": "'=2"}, {"front": "-a", "back": "@b"}],
    ),
    Table(
        "our own table",
        "kata.csv",
        "id,front,back\nx,'=1+1,''a\ny,'a,b'\n",
        [{"front": "=1+1", "back": "'a"}, {"front": "'a", "back": "b'"}],
    ),
    Table(
        "gaps need no back",
        "kata.csv",
        "front,back\n{{c1::Jakarta}} ibu kota,\nair,\n",
        [{"front": "{{c1::Jakarta}} ibu kota", "back": "", "kinds": ("c1",)}],
        left_out=["3"],
    ),
    Table(
        "levels with spaces",
        "kata.csv",
        "front,back,level\nair,water,Tingkat Satu\napi,fire,tingkat satu\n",
        [{"id": "tingkat-satu-air", "level": "tingkat-satu"}, {"level": "tingkat-satu"}],
        levels=["tingkat-satu"],
    ),
    Table(
        "look-alikes of the same name at two levels",
        "kata.csv",
        "front,back,level,mirip dengan,beda\n"
        "Pembela,A,mikro,Pembela,lain tingkat\nPembela,B,makro,\nC,D,makro,PEMBELA,\n",
        [
            {"confusable_with": {"makro-pembela": "lain tingkat"}},
            {"confusable_with": {}},
            {"confusable_with": {"makro-pembela": None}},
        ],
        levels=["mikro", "makro"],
    ),
    Table(
        "several look-alikes, each with its difference",
        "kata.csv",
        'front,back,mirip dengan,beda\nA,a,"B\nC","dari B\ndari C"\nB,b,"A: dari A; C",\nC,c,"A, B",sama saja\n',
        [
            {"confusable_with": {"b": "dari B", "c": "dari C"}},
            {"confusable_with": {"a": "dari A", "c": None}},
            {"confusable_with": {"a": "sama saja", "b": "sama saja"}},
        ],
    ),
    Table(
        "switched off and both ways",
        "kata.csv",
        'front,back,suspended,reverse,kinds\nair,water,ya,,\napi,fire,,x,\nbatu,stone,tidak,,"term, nonsens"\n',
        [{"suspended": True}, {"kinds": ("definition", "term")}, {"suspended": False, "kinds": ("term",)}],
    ),
]
