"""What whoever has registered is written: confirmations, news of the waiting list, reminders. Pure but for ``send``."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

import aiosmtplib

from facilitator.locale import translations
from facilitator.settings import Settings
from rooms.blocks import Say
from rooms.document import View
from rooms.programme import workshop
from rooms.registration import Mail, Registered, What
from rooms.wording import mark, unparted

# The subject, and what is said first.
SAID: dict[What, tuple[str, str]] = {
    "confirmed": (mark("Registered: {title}"), mark("you are registered and have a place.")),
    "waiting": (mark("On the waiting list: {title}"), mark("all places are taken. You are on the waiting list.")),
    "seated": (mark("You have a place: {title}"), mark("a place has become free, and it is yours.")),
    "reminder": (mark("Soon: {title}"), mark("it begins soon.")),
}
PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Occasion:
    """What stands in a letter of any kind: the day in words, the link of one's own, and a calendar file."""

    day: str
    link: str
    calendar: bytes


def letter(view: View, what: What, who: Registered, mail: Mail, occasion: Occasion, *, sender: str) -> EmailMessage:
    """A plain text with a calendar file, in the language in which somebody has registered."""
    say = translations(mail.language).gettext
    about = workshop(view)
    title = unparted(" ".join(filter(None, (about.series, about.title))))
    subject, first = SAID[what]
    message = EmailMessage()
    message["Subject"] = say(subject).format(title=title)
    message["From"], message["To"] = sender, mail.address
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n\n".join(_paragraphs(say, what, who, title, first, occasion)) + "\n")
    if what != "waiting":
        message.add_attachment(occasion.calendar, maintype="text", subtype="calendar", filename="workshop.ics")
    return message


def _paragraphs(say: Say, what: What, who: Registered, title: str, first: str, occasion: Occasion) -> list[str]:
    coming = mark("With this link you come in, under your name:")
    changing = mark("With this link you see your registration, change it, withdraw it, and come in on the day:")
    return [
        say(mark("Good day {name},")).format(name=who.name),
        say(first),
        f"{title}\n{occasion.day}",
        f"{say(coming if what == 'reminder' else changing)}\n{occasion.link}",
        say(mark("The link is yours alone; please do not pass it on. Everything is deleted with the workshop.")),
    ]


async def send(message: EmailMessage, settings: Settings) -> None:
    """Raises ``aiosmtplib.SMTPException`` or ``OSError`` where the mail server did not take it."""
    server = urlsplit(settings.smtp_url)
    whole = server.scheme == "smtps"
    await aiosmtplib.send(
        message,
        hostname=server.hostname,
        port=server.port or (465 if whole else 587),
        username=unquote(server.username) if server.username else None,
        password=unquote(server.password) if server.password else None,
        use_tls=whole,
        timeout=PATIENCE,
    )
