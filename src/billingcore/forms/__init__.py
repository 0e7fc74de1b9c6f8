"""Where on a paper form a value stands: one module for each form.

Each has `locate`, a Locator for reports, and `BOXES`, what its boxes hold in our own words.

>>> from billingcore.forms import cms1500
>>> from billingcore.model import Claim, Diagnosis
>>> claim = Claim(diagnoses=(Diagnosis("E119"), Diagnosis("I10")))
>>> [str(place) for place in cms1500.locate(claim, "diagnoses[1].code")]
['CMS-1500 21B']
"""

from . import cms1500

__all__ = ["cms1500"]
