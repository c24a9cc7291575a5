"""The commands: what does each, what it is for, and what may be said to it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.commands import arguments
from bot.commands.arguments import Parser


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: the module that does it, what it is for, and what may be said to it."""

    module: str
    summary: str
    about: str
    add_arguments: Callable[[Parser], None]


COMMANDS = {
    "rehearse": Command(
        module="rehearse",
        summary="play a whole workshop on this machine: no token, no network",
        about="Play a whole workshop on this machine, with people who are made up. It shows what "
        "the group sees, and leaves an archive and a transcript. Needs no token and no network.",
        add_arguments=arguments.rehearse,
    ),
    "room": Command(
        module="room",
        summary="a workshop in your browser: watch it, lead it, take part",
        about="Open a page on this machine that shows a workshop with people who are made up: the "
        "group, the facilitator's panel, a phone. Lead it yourself, take part, make things go "
        "wrong, or try a plan of your own. Needs no token and no network.",
        add_arguments=arguments.room,
    ),
    "init": Command(
        module="init",
        summary="write a settings file to fill in",
        about="Write config.toml, with every setting in it and what it is for. A file that is "
        "there already stays as it is.",
        add_arguments=arguments.init,
    ),
    "run": Command(
        module="run",
        summary="run the bot, until you press Ctrl-C",
        about="Run the bot until you press Ctrl-C. The token comes from the environment "
        "(TELEGRAM_TOKEN) or from the settings.",
        add_arguments=arguments.run,
    ),
    "check": Command(
        module="check",
        summary="say whether everything is in order, and change nothing",
        about="Look through settings, texts, plans, database, fonts and token, say what is "
        "wrong, and change nothing. Ends with 1 if something is wrong.",
        add_arguments=arguments.check,
    ),
    "archive": Command(
        module="archive",
        summary="write the archive of a session to a file",
        about="Write the archive of a session: the report, the tables and the word clouds.",
        add_arguments=arguments.archive,
    ),
    "seal": Command(
        module="seal",
        summary="destroy what links a session's words to people",
        about="Seal a session before its day: what links its words to people is destroyed, and the "
        "archive becomes final. This can't be undone. Stop the bot first.",
        add_arguments=arguments.seal,
    ),
    "backup": Command(
        module="backup",
        summary="write everything to one file, and keep it up to date",
        about="Write everything that the bot remembers to one file, also while it runs. The bot "
        "makes the file anew as words are taken back, sessions are sealed, and values end: keep it "
        "where the bot can write to it. The key is not in it, unless you ask for that.",
        add_arguments=arguments.backup,
    ),
    "restore": Command(
        module="restore",
        summary="put back what is in a backup",
        about="Put back what gair backup wrote, into the data folder of the settings, and check "
        "it. Nothing is put over data that is there.",
        add_arguments=arguments.restore,
    ),
    "pack": Command(
        module="pack",
        summary="write papers for those who answer for people's data",
        about="Write drafts as Word files, from the settings and the privacy page: information for "
        "participants, a consent text, a data protection impact assessment, an entry for the "
        "record of processing, and a page for your IT. What stands in [brackets] only you can say.",
        add_arguments=arguments.pack,
    ),
    "combine": Command(
        module="combine",
        summary="make one archive of those of several sessions",
        about="Make one archive of several: people who said the same word are added up, word "
        "clouds and themes are made anew, and nothing says what was said in which session.",
        add_arguments=arguments.combine,
    ),
    "compare": Command(
        module="compare",
        summary="put what several groups said side by side",
        about="Put what several groups said side by side: for each value, what was said in every "
        "group, in some, and in one. An archive of combined sessions can be a group. Nothing that "
        "only one or two people of a group said is told with a number, or can be worked out.",
        add_arguments=arguments.compare,
    ),
    "word-cloud": Command(
        module="word_cloud",
        summary="draw the word cloud of a list of words",
        about="Draw a word cloud. Each line counts as said by another person, who may say several "
        "things with commas between; the same word in another spelling counts as the same word, "
        "as it does in a workshop.",
        add_arguments=arguments.word_cloud,
    ),
}
