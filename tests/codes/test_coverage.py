"""Coverage articles: the tables of the download, and what they answer on a day."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from billingcore.codes import Article, CodeGroup, CoverageTable, Determination
from billingcore.codes.loaders import load_mcd_articles
from billingcore.errors import WrongFile

DAY = date(2026, 3, 2)
LONG = "<p>" + "word " * 40_000 + "</p>"
TABLES = {
    "article.csv": f"""article_id,article_version,article_type,title,article_pub_date,\
article_eff_date,article_end_date,description,status,date_retired,display_id
52369,7,6,"Knee, and what belongs to it",2025-09-01 00:00:00,2025-10-01 00:00:00,,"{LONG}",A,,
52369,6,6,Knee,2024-01-01 00:00:00,2024-02-01 00:00:00,2025-09-30 00:00:00,,R,,
60001,1,6,Of no group,,,,,P,,DA60001
""",
    "article_x_hcpc_code.csv": """article_id,article_version,hcpc_code_id,hcpc_code_version,\
hcpc_code_group,range,last_updated,long_description,short_description
52369,7,29877,1,1,N,2025-09-01,Not ours to keep,Nor this
52369,7,g0289,1,2,N,2025-09-01,,
52369,6,29877,1,1,N,2024-01-01,,
60001,1,29877,1,1,N,2024-01-01,,
""",
    "article_x_hcpc_code_group.csv": """article_id,article_version,hcpc_code_group,paragraph,\
last_updated
52369,7,1,"<p>Alone, or with another</p>",2025-09-01
""",
    "article_x_icd10_covered.csv": """article_id,article_version,icd10_code_id,\
icd10_code_version,icd10_covered_group,range,last_updated,sort_order,description,asterisk
52369,7,M17.11,9,1,B,,1,Arthrosis,N
52369,7,M17.12,9,1,E,,2,Arthrosis,Y
52369,7,M22.41,9,2,N,,1,Another,N
52369,6,M17.11,9,1,N,,1,Arthrosis,N
""",
    "article_x_icd10_covered_group.csv": """article_id,article_version,icd10_covered_group,\
paragraph,last_updated,icd10_covered_ast
52369,7,1,For the first,2025-09-01,*beside another
""",
    "article_x_icd10_noncovered.csv": """article_id,article_version,icd10_code_id,\
icd10_code_version,icd10_noncovered_group,range,last_updated,sort_order,description,asterisk
52369,7,M25.561,9,1,N,,1,Pain,N
""",
    "article_related_documents.csv": """article_id,article_version,related_num,r_article_id,\
r_article_version,r_lcd_id,r_lcd_version,r_contractor_id,last_updated
52369,7,1,,,35677,12,,
52369,7,2,52000,3,,,,
""",
    "article_x_contractor.csv": """article_id,article_version,article_type,contractor_id,\
contractor_type_id,contractor_version,last_updated
52369,7,6,361,9,1,
""",
    "contractor.csv": """contractor_id,contractor_type_id,contractor_version,\
contractor_bus_name,contractor_number
361,9,1,A contractor,04412
""",
    "contractor_jurisdiction.csv": """contractor_id,contractor_type_id,contractor_version,\
state_id,last_updated,active_date,term_date
361,9,1,49,,,
361,9,1,50,,,2020-01-01 00:00:00
""",
    "state_lookup.csv": "state_id,state_abbrev,description\n49,TX,Texas\n50,UT,Utah\n",
    "update_period.csv": """period_id,begin_date,end_date
1,2026-02-19 00:00:00,2026-02-26 00:00:00
""",
}
DETERMINATIONS = {
    "lcd.csv": """lcd_id,lcd_version,title,determination_number,orig_det_eff_date,\
ent_det_end_date,rev_eff_date,rev_end_date,status
35677,12,Of the knee,L35677,2015-10-01 00:00:00,,2025-10-01 00:00:00,,A
""",
    "lcd_related_documents.csv": """lcd_id,lcd_version,related_num,r_article_id,\
r_article_version,r_lcd_id,r_lcd_version
35677,12,1,52369,6,,
35677,12,2,,,35000,1
""",
}
NEWEST = Article(
    "A52369",
    7,
    "Knee, and what belongs to it",
    kind="6",
    status="A",
    published=date(2025, 9, 1),
    start=date(2025, 10, 1),
    procedures=[
        CodeGroup(1, {"29877"}, "<p>Alone, or with another</p>"),
        CodeGroup(2, {"G0289"}),
    ],
    covered=[
        CodeGroup(1, {"M1711", "M1712"}, "For the first", {"M1712"}, "*beside another"),
        CodeGroup(2, {"M2241"}),
    ],
    noncovered=[CodeGroup(1, {"M25561"})],
    determinations=[Determination("L35677", 12)],
    contractors={"04412"},
    states={"TX"},
)


def zipped(tables: Mapping[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, text in tables.items():
            archive.writestr(name, text)
    return whole.getvalue()


def download(tables: Mapping[str, str]) -> bytes:
    """As CMS packs it: an archive of tables, beside a data dictionary."""
    return zipped({"current_article_csv.zip": zipped(tables), "dictionary.pdf": b"%PDF-1.4"})


def test_an_article_has_its_groups_words_determinations_and_states() -> None:
    reading = load_mcd_articles(download(TABLES))
    newest, *_ = list(reading)

    assert newest == NEWEST
    assert [(row.id, row.version) for row in reading] == [
        ("A52369", 7),
        ("A52369", 6),
        ("A60001", 1),
    ]
    assert (reading.edition.name, reading.edition.as_of) == ("2026-02-26", date(2026, 2, 26))
    assert {finding.severity for finding in reading.findings} == {"info"}


def test_tables_may_come_one_by_one_and_in_any_order(tmp_path: Path) -> None:
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [tmp_path / name for name in TABLES]
    streams = [io.BytesIO(text.encode()) for text in reversed(TABLES.values())]

    from_paths, *_ = load_mcd_articles(*paths)
    from_streams, *_ = load_mcd_articles(*streams)

    assert from_paths == from_streams == NEWEST


def test_the_download_of_determinations_tells_their_titles_and_their_articles() -> None:
    newest, before, _ = load_mcd_articles(download(TABLES), zipped(DETERMINATIONS))
    determination = Determination("L35677", 12, "Of the knee", "A", start=date(2025, 10, 1))

    assert newest.determinations == before.determinations == (determination,)


def test_a_procedure_has_the_last_version_in_force_on_the_day() -> None:
    table = CoverageTable.of("coverage", load_mcd_articles(download(TABLES)))
    days = [date(2024, 1, 31), date(2024, 2, 1), date(2025, 9, 30), date(2025, 10, 1), DAY]

    assert [[a.version for a in table.articles("29877", on=day)] for day in days] == [
        [],
        [6],
        [6],
        [7],
        [7],
    ]
    assert table.articles("99213", on=DAY) == ()
    assert [article.version for article in table.versions("A52369")] == [6, 7]


def test_only_the_states_of_the_contractors_have_an_article_that_names_some() -> None:
    table = CoverageTable.of("coverage", load_mcd_articles(download(TABLES)))
    found = [table.articles("g0289", on=DAY, state=state) for state in ("TX", "UT", None)]

    assert [len(articles) for articles in found] == [1, 0, 1]
    # Version 6 names no contractor, and so no state.
    assert len(table.articles("29877", on=date(2025, 9, 30), state="UT")) == 1


def test_diagnoses_are_found_in_the_groups_that_list_them() -> None:
    groups = {
        code: (NEWEST.covered_in(code), NEWEST.noncovered_in(code))
        for code in ("M17.11", "m2241", "M25.561", "E11.9")
    }

    assert groups == {
        "M17.11": ((1,), ()),
        "m2241": ((2,), ()),
        "M25.561": ((), (1,)),
        "E11.9": ((), ()),
    }
    assert (NEWEST.procedure_in("29877"), NEWEST.procedure_in("G0289")) == ((1,), (2,))


def test_downloads_of_different_days_keep_the_versions_that_the_later_lacks() -> None:
    before = {**TABLES, "article.csv": TABLES["article.csv"].replace("52369,7", "52369,5")}
    table = CoverageTable.of(
        "coverage",
        load_mcd_articles(download(TABLES)),
        load_mcd_articles(download(before), as_of=date(2025, 1, 1)),
    )

    assert [article.version for article in table.versions("A52369")] == [5, 6, 7]
    assert table.edition.as_of == date(2026, 2, 26)


def test_bad_rows_are_told_with_their_lines_and_the_rest_is_read() -> None:
    tables = {
        **TABLES,
        "article.csv": TABLES["article.csv"] + ",2,6,No number,,,,,A,,\n"
        "70000,1,6,A bad day,,soon,,,A,,\n",
        "article_x_icd10_covered.csv": TABLES["article_x_icd10_covered.csv"]
        + "52369,7,,9,1,N,,1,,N\n52369,x,M17.0,9,1,N,,1,,N\n",
        "article_x_hcpc_code.csv": TABLES["article_x_hcpc_code.csv"] + "99999,1,29877,1,1,N,,,\n",
    }
    reading = load_mcd_articles(download(tables))
    articles = list(reading)
    told = [
        str(finding).replace("bytes/current_article_csv.zip/", "")
        for finding in reading.findings
        if finding.severity != "info"
    ]

    assert articles[0] == NEWEST
    assert [(article.id, article.start) for article in articles[3:]] == [("A70000", None)]
    assert sorted(told) == [
        "error LOD001 file article.csv line 5: row left out: "
        "the number or version of the article is missing",
        "error LOD001 file article_x_icd10_covered.csv line 6: row left out: "
        "a number or the code is missing",
        "error LOD001 file article_x_icd10_covered.csv line 7: row left out: "
        "a number or the code is missing",
        "warning LOD002 file article.csv line 6: article_eff_date left out: expected a date",
        "warning LOD003 file article.csv: articles of other tables that it lacks: 1",
    ]


def test_a_table_that_is_cut_off_gives_what_it_has() -> None:
    text = TABLES["article_x_icd10_covered.csv"]
    tables = {**TABLES, "article_x_icd10_covered.csv": text[: text.index("M22.41")]}
    newest, *_ = load_mcd_articles(download(tables))

    assert [group.codes for group in newest.covered] == [{"M1711", "M1712"}]


def test_without_the_articles_or_with_other_files_it_is_refused() -> None:
    with pytest.raises(WrongFile, match="there is no table of articles"):
        load_mcd_articles(TABLES["article_x_hcpc_code.csv"].encode())
    with pytest.raises(WrongFile, match="it looks like text"):
        load_mcd_articles(b"code,description\n1,2\n")
    with pytest.raises(WrongFile, match="nothing: there is no table of articles"):
        load_mcd_articles()
