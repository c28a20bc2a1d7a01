"""The deals of a CRM's export, each in the stage of the playbook that the CRM names.

`read_deals` reads a CSV file, `read_mapping` the small file beside it that says what the CRM calls
things. Nothing here prints or writes: what is wrong with a row comes back as a `DealProblem`.
"""

from stagebook.deals.deal import Deal, DealExport, DealProblem, UnreadableDealsError
from stagebook.deals.mapping import DealMapping, read_mapping
from stagebook.deals.read import read_deals

__all__ = [
    "Deal",
    "DealExport",
    "DealMapping",
    "DealProblem",
    "UnreadableDealsError",
    "read_deals",
    "read_mapping",
]
