"""Words of German and English that tell nothing of what a sentence is about: they stand in any.

``STOP_WORDS`` hold the sentence together, and are left out as they stand: by their stems they would take others along,
as “wegen” has that of “Weg”. ``VAGUE`` ones say when, how much, or that something shall be done; they have many forms,
and are left out in all of them, by their stem.
"""

from __future__ import annotations

_GERMAN = """
aber alle allem allen aller alles allein als also am an ander andere anderem anderen anderer anderes anders ans
auch auf aus außer bei beide beiden beim besser bis bisher bitte bleiben bleibt brauchen braucht bzw da dabei
dadurch dafür dagegen daher damit danach dann daran darauf daraus darf darin darüber das dass davon dazu dein deine
dem den denen denn der deren des dessen desto deutlich die dies diese diesem diesen dieser dieses doch dort drei
durch dürfen eben ebenso eher eigen eigene eigenen ein eine einem einen einer eines einfach einige einigen einmal
einzelne einzelnen erst erste ersten es etwa etwas euch euer eure fast fehlen fehlt finden für fürs ganz ganze
ganzen gar geben gegen gehen geht genau gerade gern gewesen gibt gleich groß große großen großer gut gute guten
guter haben hat hatte hätte hätten her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in
indem ins insbesondere ist ja je jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinem keinen keiner
klein kleine kleinen kommen kommt können könnte könnten lassen lässt machen macht man manche manchen mehr mehrere
mein meine mich mir mit mögen möglich möglichst muss müssen müsste nach neben nehmen nein neu neue neuen neuer
nicht nichts noch nun nur ob oder oft ohne per pro schon sehr sei seien sein seine seinem seinen seiner seit
selbst sich sicher sie sind so sodass sogar solche solchen soll sollen sollte sollten sondern sonst soweit sowie
sowohl statt stehen steht stets teil trotz tun über überall um und uns unser unsere unserem unseren unserer unter
usw viel viele vielen vieler vom von vor vorher wann war waren warum was weder wegen weil weiter weitere weiteren
welche welchem welchen welcher welches wenig wenige weniger wenn wer werden wie wieder will wir wird wo wobei
wofür woher wollen worden wurde wurden würde würden zu zum zur zusammen zwar zwei zwischen
"""
_ENGLISH = """
about above after again against all almost also always and another any are around because been before being
below better between both but can cannot could did does doing done down during each either enough every few for
from further get gets give given goes going good had has have having her here hers him his how into its itself
just keep less let like made make makes making many may maybe might more most much must need needed needs neither
never new nor not now off often once one only onto other others our ours out over own please put rather really
same shall she should since some something still such take takes than that the their theirs them then there these
they thing things this those through too toward towards under until upon use used using very want wants was way
were what when where whether which while who whom whose why will with within without would yet you your yours
"""
STOP_WORDS = frozenset(f"{_GERMAN} {_ENGLISH}".split())

_VAGUE_GERMAN = """
anfang anzahl aspekt beispiel bereich ding ebene ende euro fall frage idee jahr jahrzehnt jährlich kilometer leute
lösung menge mensch meter minute monat möglichkeit ort person problem prozent punkt rahmen sache sinn stelle stück
stunde tag täglich thema uhr weise woche zahl zeit anbieten bieten bringen einbinden einrichten entwickeln erhalten
erhöhen ermöglichen fördern gemeinsam hoch kurz lang langsam leicht niedrig notwendig nutzen nötig reduzieren richtig
schaffen schlecht schnell schwer sichern sorgen stärken umsetzen unterschiedlich unterstützen verbessern vermeiden
verringern verschieden wichtig vier fünf sechs sieben acht neun zehn hundert tausend million
"""
_VAGUE_ENGLISH = """
allow amount area aspect bad best case create day different enable end ensure euro everybody everyone example fast
high help hour idea important improve increase kilometre level long low meter metre minute month necessary number
people percent person place point possibility possible problem provide question reduce several short slow solution
support time topic way week year two three four five six seven eight nine ten hundred thousand million
"""
VAGUE = frozenset(f"{_VAGUE_GERMAN} {_VAGUE_ENGLISH}".split())
