"""What people write in the sample workshop: invented, in the words of the field, and some of it meant to hurt."""

# By theme: what was written on the cards under each of the three questions.
CARDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "lebenswert": (
        (
            "Pocket Parks auf drei ehemaligen Stellplätzen",
            "Blühende Innenhöfe: Wettbewerb mit der Wohnungsgesellschaft, zwölf Höfe im ersten Jahr",
            "Halde als Erholungsraum, neuer Rundweg mit Sitzstufen",
            "Grünkorridor entlang der stillgelegten Zechenbahn",
            "Spielplatzpaten in jedem Stadtteil",
            "Mehrgenerationengarten am Gemeindehaus",
            "Trinkbrunnen auf Marktplätzen",
        ),
        (
            "Jede Wohnung hat in 300 Metern Fußweg einen grünen Ort",
            "Ein Wegenetz, das an keiner Stadtgrenze endet",
            "Gemeinsame Gestaltungssprache für die Eingänge der Landschaftsparks",
            "Industrienatur als Marke der Region, nicht nur einzelner Orte",
            "Beteiligung von Anfang an, auch in leichter Sprache",
            "Barrierefreie Rundwege in jedem Park: ein Standard für alle Städte",
        ),
        (
            "Pflege und Unterhaltung sind nicht finanziert; gebaut wird, was nach zwei Sommern vertrocknet",
            "Angsträume: Beleuchtung, Sichtachsen, Präsenz",
            "Quartiere ohne einen einzigen öffentlichen Platz",
            "Konflikt zwischen Radschnellweg und Spaziergang",
            "Wem gehört die Fläche? Ein Kataster fehlt.",
            "Müll nach jedem Wochenende, dafür ist niemand zuständig",
        ),
    ),
    "klimaangepasst": (
        (
            "Gründächer auf Bestandshallen im Gewerbegebiet",
            "Mulden-Rigolen in drei Wohnstraßen",
            "Starkregengefahrenkarte ist öffentlich, mit Beratung an der Haustür",
            "Entsiegelung der Schulhöfe",
            "Zisternenförderung für Kleingärten",
            "Hitzeaktionsplan seit 2022, mit kühlen Orten auf dem Stadtplan",
            "Fassadengrün am Rathaus als Vorbild",
            "Klimastraße: Bäume, Rigolen, weniger Stellplätze",
        ),
        (
            "Schattennetz für Fuß und Rad, von Haltestelle zu Haltestelle",
            "Klimastraßen als Standard im Umbau",
            "Eine regionale Kaltluftkarte statt 53 einzelner",
            "Gemeinsame Baumartenliste mit den Baumschulen",
            "Schwammquartier als Förderkriterium",
            "Grünflächenfaktor in jeder Bauleitplanung",
            "Ein Monitoring für alle Städte, mit denselben Messpunkten",
        ),
        (
            "Hitze in dicht bebauten Quartieren ohne Park",
            "Altenheime ohne Sonnenschutz",
            "Straßenbäume vertrocknen nach drei Jahren",
            "Leitungen unter der Straße: kein Platz für Wurzeln",
            "Personal für die Grünpflege",
            "Genehmigungen dauern zu lange",
            "Flächenkonkurrenz mit Parkraum",
            "Gilt das auch für Gewerbegebiete?",
        ),
    ),
    "artenreich": (
        (
            "Biotopverbund entlang des Bachs, zwei von fünf Lücken sind geschlossen",
            "Mahdkonzept: zweimal im Jahr, mit Abtransport",
            "Industrienatur bewahren: Führungen auf der Brache",
            "Umweltbildung mit drei Grundschulen",
            "Nisthilfen für Mauersegler an kommunalen Gebäuden",
            "Streuobstwiese mit Patenschaften",
        ),
        (
            "Biotopverbund sichern und vernetzen, über Kreisgrenzen hinweg",
            "Regionales Saatgut, gemeinsam beschafft",
            "Dunkelkorridore: Beleuchtung nach Bedarf",
            "Gebietsfremde Arten gemeinsam beobachten",
            "Natur auf Zeit rechtssicher machen",
            "Ein Pflegehandbuch für alle Bauhöfe",
        ),
        (
            "Brachen vor der Bebauung prüfen, nicht danach",
            "Schottergärten: Verbot durchsetzen oder beraten?",
            "Bauhöfe brauchen andere Maschinen und Schulung",
            "Gewässerrandstreifen fehlen auf ganzer Länge",
            "Ausgleichsflächen werden nicht kontrolliert",
            "Ehrenamtliche Kartierung braucht eine feste Stelle, die die Daten annimmt",
        ),
    ),
    "klimagerecht": (
        (
            "Windkraft auf der Halde, mit Beteiligung der Nachbarschaft",
            "Schulgärten in Stadtteilen mit wenig Grün",
            "Solar auf allen städtischen Dächern bis 2030",
            "Nachbarschaftsfonds für kleine Entsiegelungen",
            "Mieterstrom im Bestand der Genossenschaft",
        ),
        (
            "Zuerst dort pflanzen, wo es am heißesten und am ärmsten ist",
            "Ein Index für Umweltgerechtigkeit, für die ganze Region gerechnet",
            "Förderanträge, die auch kleine Initiativen schreiben können",
            "Energie und Grün auf derselben Fläche denken",
            "Wege ohne Auto, auch für Schichtarbeit",
        ),
        (
            "Verdrängung durch Aufwertung: wer bleibt wohnen, wenn es schön wird?",
            "Lärm und Hitze treffen dieselben Straßen",
            "Zu wenig Bäume an Haltestellen",
            "Sprachbarrieren in der Beteiligung",
            "Genehmigung für Bürgerenergie dauert vier Jahre",
        ),
    ),
    "zirkulaer": (
        (
            "Zirkuläres Bauen: Ziegel aus dem Abriss im neuen Pavillon",
            "Gemeinschaftsgärten mit eigener Kompostierung",
            "Bodenbörse zwischen drei Städten",
            "Grünschnitt wird zu Pflanzenkohle",
            "Leihladen für Gartengeräte",
        ),
        (
            "Regionale Bodenbörse statt Deponie",
            "Grauwassernutzung als Standard bei Neubauten",
            "Urbane Produktion und Landwirtschaft verbinden",
            "Materialpass für öffentliche Gebäude",
            "Grüne Wertschöpfung messen und zeigen",
        ),
        (
            "Normen verhindern die Wiederverwendung von Pflaster",
            "Aushub wird quer durch das Land gefahren",
            "Fachkräfte im Garten- und Landschaftsbau",
            "Wer haftet für gebrauchtes Material?",
            "Regenwasser landet im Kanal statt im Boden",
        ),
    ),
}

# Cards that must come through every export unharmed.
HOSTILE = (
    "#let x = 1 $ a_1 * b $ _kursiv_ *fett* `code` <b>fett</b> @verweis [Link](https://example.org) \\\\ //",
    '=HYPERLINK("https://example.org";"Klick")',
    "🌳🐝 Stadtgrün macht froh ❤️ 👩‍🌾 👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 👍🏽 1️⃣",
    "المساحات الخضراء في المدينة: ظل وماء وهواء (2030)",
    "שטחים ירוקים בעיר — צל, מים ואוויר (2030)",
    "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung" * 4 + "Rindfleischetikettierung" + "x" * 8,
    "日本語のカード – 都市の緑",
    "Erste Zeile\n\n- zweite Zeile\n# dritte Zeile\n    vierte | Zeile",
)

# ``(term, what it was attached to)``; the seed where the second is empty.
CHAIN = (
    ("Stadtbäume", ""),
    ("Schatten", "Stadtbäume"),
    ("Kühle Wege", "Schatten"),
    ("Schulweg", "Kühle Wege"),
    ("Wasser", ""),
    ("Schwammstadt", "Wasser"),
    ("Gründach", "Schwammstadt"),
    ("Mulden-Rigolen", "Schwammstadt"),
    ("Bachoffenlegung", "Wasser"),
    ("Emscher", "Bachoffenlegung"),
    ("Biotopverbund", ""),
    ("Wildbienen", "Biotopverbund"),
    ("Blühstreifen", "Wildbienen"),
    ("Brache", "Biotopverbund"),
    ("Industrienatur", "Brache"),
    ("Halden", "Industrienatur"),
    ("Windkraft", "Halden"),
    ("Aussicht", "Halden"),
    ("Nachbarschaft", ""),
    ("Gemeinschaftsgarten", "Nachbarschaft"),
    ("Kompost", "Gemeinschaftsgarten"),
    ("Kreislauf", "Kompost"),
    ("Bodenbörse", "Kreislauf"),
    ("Umweltgerechtigkeit", "Nachbarschaft"),
    ("Hitzeinsel", ""),
    ("Fassadengrün", "Hitzeinsel"),
    ("Kaltluft", "Hitzeinsel"),
    ("Pflege", ""),
    ("Personal", "Pflege"),
    ("Geld", "Pflege"),
)

SENTENCES = (
    "Ich rufe morgen die Nachbarstadt an, wegen der Baumlisten.",
    "Ich nehme die Kaltluftkarte mit in den Bauausschuss.",
    "Ich habe gelernt, dass unsere Schulhöfe schon ein Handlungsziel sind.",
    "Ich bin noch unsicher, wer die Pflege bezahlt.",
    "Ich weiß jetzt, wen ich bei der Emscher-Aue fragen kann.",
    "Ich möchte, dass wir Halden als kühle Orte mitdenken.",
    "Ich schlage vor, im Amt ein Blatt „Was wir entsiegeln können“ auszulegen.",
    "Ich fand die Ziege am überzeugendsten.",
    "Ich nehme mit: Klein anfangen, aber in der ganzen Region.",
    "Ich hätte gern mehr Zeit in der zweiten Gruppe gehabt.",
    "Ich wünsche mir, dass die Ziele eine Zahl und ein Jahr bekommen.",
    "Ich gehe mit drei Telefonnummern und einer Idee nach Hause.",
)

ASKED = (
    "Wie verbindlich ist die Charta für die einzelnen Städte?",
    "Werden die Ergebnisse der Werkstatt veröffentlicht, und wann?",
    "Wie werden Flächen in privater Hand einbezogen?",
    "Gibt es Fördermittel schon für das nächste Jahr?",
    "Wer entscheidet am Ende über die Handlungsziele?",
)

# The second example, a team's retrospective in English.
RETRO_CARDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "keep": (
        ("Pairing on everything that went live", "The quiet mornings", "Support had answers before we had questions"),
        ("Nobody booked meetings before eleven", "Small releases, twice a week"),
        ("The Thursday demo", "Being asked instead of being told"),
    ),
    "change": (
        ("Tests that fail on every third run", "Late surprises from another team", "Who decides?"),
        ("The test data is copied by hand", "We hear of changes by accident"),
        ("One person a day who only answers questions", "Delete the ten worst tests"),
    ),
}
RETRO_CHAIN = (
    ("Fresh test data", ""),
    ("A nightly copy", "Fresh test data"),
    ("A question a day", ""),
    ("Demo for support", "A question a day"),
)
RETRO_SENTENCES = (
    "Long, but good in the end.",
    "Like rowing in fog.",
    "I learned a lot about patience.",
    "Proud.",
    "Tired.",
)

# How clusters are called, in the language of the first example.
CLUSTERS = (
    "Vor der eigenen Haustür",
    "Was schon wirkt",
    "Pflege und Personal",
    "Wege, die verbinden",
    "Gemeinsame Daten",
)
