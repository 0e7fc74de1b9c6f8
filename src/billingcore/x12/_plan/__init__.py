"""Maps compiled to readers: the one place that trades looks for speed.

A map is turned, once per set of delimiters, into the source of one Python function per loop and
compiled; tracebacks and debuggers see that source. The same generator makes two readers. The fast
one only builds objects. The traced one builds the same objects and also writes down which node
took which segment and what nobody took, which is all that checks and locations stand on: there is
one algorithm of placement, and it can not drift from itself.

The laws of placement, all decided here:

- A walk moves forward only. Once an inner loop is open, a segment goes to it, or opens a loop of
  an outer one at the same place or further on, or is left over.
- An occupied single place is never overwritten: the second goes to the list of its kind if the
  loop has one, and is left over otherwise.
- A segment of a known kind with an unknown qualifier joins the list of its kind, unless an outer
  loop declares that qualifier: then it came too late and is left over.
- After an opening segment that nobody knows, what follows is left over until the next opening
  segment, so that an unknown party's address never becomes a known one's.
"""

from ._attributes import attribute_type, loop_classes, merged_node, root_classes
from ._marks import COMPONENT, ELEMENT, TERMINATOR
from ._reading import Plan
from ._writing import Bad, WritePlan

__all__ = [
    "COMPONENT",
    "ELEMENT",
    "TERMINATOR",
    "Bad",
    "Plan",
    "WritePlan",
    "attribute_type",
    "loop_classes",
    "merged_node",
    "root_classes",
]
