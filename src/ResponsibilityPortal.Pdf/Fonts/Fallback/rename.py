# Renames the Hangul font. A changed font must not keep a reserved name (SIL Open Font License, condition 3).
import sys
from fontTools.ttLib import TTFont
font = TTFont(sys.argv[1], recalcTimestamp=False)
for record in list(font["name"].names):
    new = {1: "Portal Hangul", 3: "Portal Hangul", 4: "Portal Hangul", 6: "PortalHangul"}.get(record.nameID)
    if new:
        record.string = new
font.save(sys.argv[2])
