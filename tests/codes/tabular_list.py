"""A small list in the layout of the ICD-10-CM tabular list, its texts invented; official ones."""

import lzma
from pathlib import Path

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!-- a remark -->
<ICD10CM.tabular>
  <version>2026</version>
  <introduction><introSection type="title"><title>A LIST</title></introSection></introduction>
"""
BURNS = """
  <chapter>
    <name>19</name>
    <desc>Injuries (S00-T88)</desc>
    <notes><note>Use further codes</note><note>or none</note></notes>
    <sectionIndex><sectionRef first="S00" last="S09" id="S00-S09">Head</sectionRef></sectionIndex>
    <section id="S00-S09">
      <desc>Head (S00-S09)</desc>
      <diag>
        <name>S06</name>
        <desc>Inside of head</desc>
        <includes><note>brain of any size</note></includes>
        <excludes1><note>head NOS (S09.90)</note></excludes1>
        <sevenChrNote><note>The appropriate 7th character is to be added</note></sevenChrNote>
        <sevenChrDef>
          <extension char="A">first visit</extension>
          <note>\tof any kind</note>
          <extension char="D">later visit</extension>
        </sevenChrDef>
        <notes><note>7th character D does not apply to codes in category S06 with 6th character 7 \
- a death.</note></notes>
        <diag>
          <name>S06.0</name>
          <desc>Shake</desc>
          <inclusionTerm><note>Commotion &amp; tumult</note></inclusionTerm>
          <inclusionTerm><note>Tremor</note></inclusionTerm>
          <diag placeholder="true">
            <name>S06.0X</name>
            <desc>Shake</desc>
            <diag><name>S06.0X1</name><desc>Shake, short</desc></diag>
            <diag><name>S06.0X7</name><desc>Shake with death</desc></diag>
          </diag>
        </diag>
      </diag>
    </section>
    <section id="T20-T32">
      <desc>Burns (T20-T32)</desc>
      <excludes2><note>sunburn (L55.-)</note></excludes2>
    </section>
    <section id="T20-T25">
      <desc>Burns outside (T20-T25)</desc>
      <diag><name>T20</name><desc>Burn of head</desc>
        <visualImpairment><value>1</value></visualImpairment></diag>
    </section>
    <section id="T33">
      <desc>Frost (T33)</desc>
      <diag><name>T33</name><desc>Frost<!-- cold --> bite</desc></diag>
    </section>
  </chapter>
"""
TAIL = "</ICD10CM.tabular>\n"
LIST = HEAD + BURNS + TAIL


def list_of(*categories: str, head: str = HEAD) -> bytes:
    """Return a list with these categories in one section."""
    return (
        f"{head}<chapter><name>4</name><desc>Four</desc><section id='E08-E13'><desc>Sweet</desc>"
        f"{''.join(categories)}</section></chapter>{TAIL}"
    ).encode()


def category(name: str, inside: str = "") -> str:
    """Return a category or a code."""
    return f"<diag><name>{name}</name><desc>Disorder</desc>{inside}</diag>\n"


def official(shared: Path, name: str) -> bytes:
    """Return an official list."""
    return lzma.decompress((shared / f"codedata/icd10cm/{name}.xml.xz").read_bytes())
