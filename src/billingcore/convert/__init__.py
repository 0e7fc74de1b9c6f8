"""Objects to plain data that JSON can hold, and back, exactly.

Every class of `billingcore.model` and `billingcore.findings` can be stored: money as text, days
in ISO form, a span as an object of its two days, only fields that differ from their defaults. The
root says which schema and which class; older data is upgraded while reading.

>>> from billingcore.convert import from_json, to_data, to_json
>>> from billingcore.model import Claim, Procedure, ServiceLine
>>> claim = Claim(lines=(ServiceLine(procedure=Procedure("99213"), charge="135.00"),))
>>> to_data(claim)["lines"]
[{'procedure': {'code': '99213'}, 'charge': '135.00'}]
>>> from_json(to_json(claim), Claim) == claim
True

What does not fit is an error that names the place and the type, never the value:

>>> from_json('{"schema": "billingcore/2", "type": "Claim", "charge": 1.5}')
Traceback (most recent call last):
    ...
billingcore.convert.ConversionError: charge: expected an exact decimal as text, found a float
"""

from ._data import from_data, to_data
from ._errors import ConversionError, Problem
from ._schema import json_schema
from ._text import from_json, to_json
from ._upgrade import SCHEMA, upgrade

__all__ = [
    "SCHEMA",
    "ConversionError",
    "Problem",
    "from_data",
    "from_json",
    "json_schema",
    "to_data",
    "to_json",
    "upgrade",
]

ConversionError.__module__ = __name__
