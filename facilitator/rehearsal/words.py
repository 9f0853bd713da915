"""What the simulated people of a rehearsal say. Everything here is invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Names and sentences in one language; cards are varied by where they are about."""

    guest: str
    host: str
    moderator: str
    organisations: tuple[str, ...]
    questions: tuple[str, ...]
    terms: str
    cards: tuple[str, ...]
    places: tuple[str, ...]
    clusters: tuple[str, ...]
    comments: tuple[str, ...]
    additions: tuple[str, ...]
    sentences: tuple[str, ...]


GERMAN = Words(
    guest="Probegast",
    host="Probegastgeber",
    moderator="Probemoderation",
    organisations=("Stadt Nord", "Stadt Süd", "Kreis Ost", "Verband West", "Initiative Mitte", ""),
    questions=(
        "Wie verbindlich sind die Ziele?",
        "Wer bezahlt die Pflege nach der Förderung?",
        "Gilt das auch für Gewerbegebiete?",
        "Wann kommt die Strategie in die Räte?",
        "Gibt es Daten, die wir alle nutzen können?",
        "Wie werden kleine Gemeinden beteiligt?",
    ),
    terms=(
        "Stadtgrün Biotopverbund Klimaanpassung Artenvielfalt Wasser Halden Radwege Kühle Kinder Lebensqualität Pflege "
        "Ehrenamt Industrienatur Boden Stadtbäume Wildbienen Schatten Regenwasser Nachbarschaft Schulhöfe Dachgarten "
        "Fassade Moor Allee Streuobst Wiese Bach Ufer Brache Park"
    ),
    cards=(
        "Gründächer auf Bestandshallen",
        "Mulden und Rigolen in drei Wohnstraßen",
        "Entsiegelung der Schulhöfe",
        "Straßenbäume vertrocknen nach drei Jahren",
        "Biotopverbund sichern und vernetzen",
        "Pocket Parks in der Innenstadt",
        "Schulgärten an jeder Grundschule",
        "Zirkuläres Bauen mit Material aus dem Abbruch",
        "Wer pflegt das nach der Förderung?",
        "Halden als Erholungsräume erschließen",
        "Ein Monitoring für alle Städte",
        "Trinkbrunnen an jedem Platz",
        "Blühwiesen statt Rasen an den Radwegen",
        "Gemeinsame Baumlisten für trockene Sommer",
    ),
    places=(
        "Nordviertel",
        "Südstadt",
        "Hafen",
        "Altes Werk",
        "Ringstraße",
        "Bachtal",
        "Bahnhofsplatz",
        "Kanalufer",
        "Zechensiedlung",
        "Halde Ost",
        "Schulzentrum",
        "Marktplatz",
        "Gewerbepark",
        "Stadtwald",
    ),
    clusters=(
        "Schwammstadt vor der Haustür",
        "Kühle Wege",
        "Pflege und Personal",
        "Grün an Schulen",
        "Daten für alle",
        "Brachen und Halden",
        "Miteinander statt nacheinander",
    ),
    comments=(
        "Das gibt es bei uns schon.",
        "Wer könnte den Anfang machen?",
        "Dazu haben wir Zahlen.",
        "Geht das auch ohne Förderung?",
        "Das hängt mit dem Personal zusammen.",
    ),
    additions=(
        ", bis 2035.",
        ", in allen Kommunen der Region.",
        ", gemeinsam mit den Nachbarstädten.",
        ", und wer dort wohnt, plant mit.",
    ),
    sentences=(
        "Ich rufe morgen die Nachbarstadt an, wegen der Baumlisten.",
        "Ich nehme die Karte der Kaltluft mit in den Ausschuss.",
        "Ich habe gelernt, dass unsere Schulhöfe schon ein Handlungsziel sind.",
        "Ich bin noch unsicher, wer die Pflege bezahlt.",
        "Ich weiß jetzt, wen ich fragen kann.",
        "Ich gehe mit mehr Fragen als zuvor, und das ist gut so.",
    ),
)

ENGLISH = Words(
    guest="Rehearsal guest",
    host="Rehearsal host",
    moderator="Rehearsal moderator",
    organisations=("North Town", "South Town", "East County", "West Union", "The Middle Initiative", ""),
    questions=(
        "How binding are these goals?",
        "Who pays for the upkeep afterwards?",
        "Does this hold for business parks too?",
        "When do the councils vote on it?",
        "Is there data that all of us can use?",
        "How do small teams take part?",
    ),
    terms=(
        "pairing trust focus testing releases calm feedback learning planning support customers quality documents "
        "rhythm space shade water trees bees soil paths parks roofs walls schools neighbours meadows ponds "
        "rivers"
    ),
    cards=(
        "Small releases every Tuesday",
        "Quiet mornings without meetings",
        "Pairing across teams",
        "The flaky tests cost us a week",
        "Surprises came too late",
        "A shared list of what is in the way",
        "Who looks after this when the project ends?",
        "One page that says what is decided",
        "Ask support before we plan",
        "Try it for two weeks, then decide",
        "Measure before we change it",
        "Celebrate what is finished",
    ),
    places=(
        "First floor",
        "Support",
        "Design",
        "The north team",
        "Payments",
        "Search",
        "The app",
        "Operations",
        "New people",
        "Our partners",
        "Mondays",
        "Planning",
        "The release train",
        "Night shifts",
    ),
    clusters=(
        "Time to think",
        "Fewer surprises",
        "Who looks after it",
        "Talking to each other",
        "Small steps",
        "What we measure",
    ),
    comments=(
        "We tried that last year.",
        "Who could begin?",
        "We have figures for that.",
        "Does it work without more money?",
        "That goes together with the planning.",
    ),
    additions=(
        ", for two weeks.",
        ", in every team.",
        ", together with our partners.",
        ", and we say how we will know.",
    ),
    sentences=(
        "I will call the other team tomorrow.",
        "I take the list to our next planning.",
        "I learned that we are further than I thought.",
        "I am not yet sure who pays for it.",
        "I know now whom I can ask.",
        "I leave with more questions, and that is good.",
    ),
)


def words_for(language: str) -> Words:
    return GERMAN if language == "de" else ENGLISH
