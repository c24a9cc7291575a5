"""The kinds in which somebody says that they need a person now, and what sounds like each."""

import pytest

from bot.noticing.distress import needs_a_person
from bot.round_up.held_back import is_held_back

KINDS = {
    "cannot go on, said with doubt": [
        *("I don't think I can go on", "I'm not sure I can cope any more", "I can no longer cope"),
        *("I don't know if I can carry on", "not sure how I can keep going"),
        "I don't feel able to carry on",
    ],
    "a plan": [
        *("I have a plan to end it", "I'm planning my suicide", "I attempted suicide in March"),
        *("I've written letters to my kids for when I'm gone", "I'm going to end things tonight"),
        "By tomorrow I'll be dead",
    ],
    "thoughts that don't stop": [
        *("I can't stop thinking about killing myself", "I think about death all the time"),
        *("I keep picturing myself dead", "I've thought of nothing but suicide this week"),
        *("My head tells me to kill myself every day", "The voices say I should hurt myself"),
    ],
    "an end to the pain": [
        *("I just want the pain to stop", "I want out of this life", "I want it over."),
        *("I want to go to sleep forever", "I want all of this to stop", "I hate being alive"),
        *("I wish I just wouldn't wake up", "living hurts too much"),
    ],
    "means at hand": [
        *("there's a knife next to me and I'm scared", "Ive got the pills here"),
        *("I took twenty paracetamol this morning", "I swallowed bleach", "I have a rope ready"),
    ],
    "traffic, bridges and water": [
        *("I'm thinking of walking in front of a train", "I nearly jumped off the bridge"),
        *("I could just drive into a wall", "I want to throw myself under a train"),
        "I could walk into the sea",
    ],
    "hurting oneself": [
        *("I started cutting again on Sunday", "I slit my wrists last night"),
        *("I've cut my arms again", "love, trust, I self harmed this morning"),
    ],
    "no safe place": [
        *("He locked me in last night", "He forced himself on me", "my uncle touched me"),
        *("I am being hurt at home and nobody knows", "I am being stalked by my ex"),
        *("I don't feel safe going home tonight", "I fear for my life", "my partner chokes me"),
        "Someone at home is hurting me",
    ],
    "of no worth to anybody": [
        *("Everyone would be happier if I were dead", "Nobody cares if I am dead or alive"),
        *("Is there any point in me living?", "I see no way out"),
    ],
    "in Welsh": [
        *("Dwi'n meddwl am farw o hyd", "Hoffwn i fod wedi marw", "Sa i'n moyn byw rhagor"),
        *("Dwi ofn mynd adref heno", "Fyddai neb yn sylwi taswn i'n marw", "Plîs helpwch fi"),
        *("Mae fy mhartner yn fy mwrw i", "sai'n gallu cario mlân"),
        "Wnes i geisio lladd fy hun wythnos diwethaf",
    ],
}
HARMLESS = {
    "cannot go on, said with doubt": [
        *("I'm not sure I can carry on with this project", "I don't think I can do this form"),
        *("We don't feel able to speak", "We can no longer cope with demand"),
    ],
    "a plan": [
        *("we wrote letters for when clients move on", "I have a plan to end homelessness here"),
        *("I won't be here tomorrow, it's my day off", "I'll be dead if my boss sees this"),
    ],
    "thoughts that don't stop": [
        *("I can't stop thinking about the suicide of our client", "I imagine a better building"),
        *("The voices of young people should be heard", "I think about work all the time"),
    ],
    "an end to the pain": [
        *("I want the meetings to stop", "I want it over and done with", "I hate being late"),
        *("I feel so tired I could sleep for a week", "I wish I was on holiday"),
    ],
    "means at hand": [
        *("knife crime near me", "I have all the tablets for the residents ready"),
        *("I took paracetamol for my head", "the knife edge of funding"),
    ],
    "traffic, bridges and water": [
        *("I almost jumped for joy", "stepping in front of a group is scary"),
        *("I could walk by the sea all day", "The train was late"),
    ],
    "hurting oneself": [
        *("I cut my hours", "they started cutting again", "I burned the toast"),
        "self-harm policy",
    ],
    "no safe place": [
        *("She locked me out of the system", "He forced us to use the new form"),
        *("I fear for the service", "That story touched me", "Someone is helping me at home"),
        "I don't feel safe sharing this in front of managers",
    ],
    "of no worth to anybody": [
        *("Nobody would notice if we stopped the forms", "What's the point of the policy?"),
        *("nobody cares if I take my breaks", "I can't see any future for this service"),
    ],
    "in Welsh": [
        *("Mae fy mhartner yn fy nghefnogi", "Dwi'n meddwl am baned", "Helpwch bobl ifanc"),
        "Dyw'r tîm ddim yn gallu cario mlaen heb arian",
    ],
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_of_a_kind_is_noticed_and_held_back(kind):
    assert [text for text in KINDS[kind] if not needs_a_person(text)] == []
    assert [text for text in KINDS[kind] if not is_held_back(text)] == []


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_sounds_like_it_is_not(kind):
    assert [text for text in HARMLESS[kind] if needs_a_person(text)] == []
