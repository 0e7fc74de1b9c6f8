"""What is said of each code system agrees with what there is."""

import attrs

from billingcore.codes import CODE_SYSTEMS, ReferenceSet, loaders


def test_every_table_of_a_reference_set_is_declared_once() -> None:
    names = [field.name for field in attrs.fields(ReferenceSet) if field.name != "others"]

    assert list(CODE_SYSTEMS) == names


def test_what_ships_is_what_the_default_set_holds() -> None:
    ships = {name for name, system in CODE_SYSTEMS.items() if system.ships}

    assert ships == CODE_SYSTEMS.keys() - ReferenceSet.default().missing


def test_every_loader_is_named_and_every_loader_named_is_there() -> None:
    named = {loader for system in CODE_SYSTEMS.values() for loader in system.loaders}

    assert named == {name for name in loaders.__all__ if name.startswith("load_")}
