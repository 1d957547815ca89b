"""Keys, circles and sealed records, for the page's elements. Statements go as they were signed, sealed bytes in base64url.

Everything is POST with form fields, or GET; nothing that tells a kind of information stands in an address.
"""

from ninja import Router

from privity.vault.api.attachments import router as attachments
from privity.vault.api.circles import router as circles
from privity.vault.api.keys import router as keys
from privity.vault.api.places import router as places
from privity.vault.api.proofs import router as proofs
from privity.vault.api.records import router as records

router = Router()
router.add_router("", places)
router.add_router("", keys)
router.add_router("", proofs)
router.add_router("", circles)
router.add_router("", records)
router.add_router("", attachments)
