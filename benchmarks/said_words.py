"""Responses as people type them, sorted by hand, before the rules were run over them.

In a line stand the forms of one word: those between commas are the same word for anybody, those
on the other side of a ~ may be (a slip, a mutation, a tense), and a person has to say. Words of
different lines are different, however alike: many lines are there because they are alike.
"""

LINES = """
Belonging, belonging, BELONGING!, belonging.
welcome, Welcome
welcoming ~ wellcoming
unwelcome
kindness, Kindness, kindnesses
kind
kinds of people
listening ear, Listening ears
listening, Listening... ~ lisening
listened ~ listend
not listening
time, TIME
times change
no time
needs, Need
needed
new, New
news
bad news
opportunity, opportunities ~ oportunity
self-esteem, self esteem, Self Esteem, selfesteem
wellbeing, well-being, Well being
well-being of staff ~ wellbeing of staf
peer support, Peer-support, peer supports
support worker, support workers, Support Workers
recognise, recognize
recognised, Recognized
unrecognised
person-centred, person centered, Person Centred ~ person centerd
trauma-informed, trauma informed, Trauma Informed ~ truama informed
compassion, Compassion ~ compasion
compassionate
colour blind, color blind
behaviour, behavior, Behaviours
judgement, Judgment ~ judgemnt
non-judgemental, nonjudgmental, non judgemental
judgemental
labour, labor
counselling, counseling
counsellor, counselors
empowering, Empowering
disempowering
empowered
disempowered
power
powers that be
right, Right
rights
human rights
patience
patient
patients
class
classes
glass ceiling, glass ceilings
glas
glass
stress, stresses
stressed
stressful
process, processes
business, businesses
loss, losses
less
lossless
success, successes
successful
unsuccessful
crisis
crises
status
basis
bases
boundary, boundaries, Boundaries ~ bounderies
no boundaries
family, families
familiar
story, Stories
history
identity, identities
charity, charities
clarity
policy, policies
police
care home, care homes, Care-homes
carer, carers
career
careful
careless
care
caring
uncaring
share
sharing
hope
hopes and fears
hopeful
hopeless
safe
Safe space, safe spaces, safe-space
unsafe space
unsafe
safety
stability ~ stabilty
instability
inclusion
exclusion
social inclusion
social exclusion
equality
equity
quality
qualities
responsibility, responsibilities ~ responsability
irresponsibility
box ticking, box-ticking
tick box, tick boxes, Tick-Box
burnout, burn-out, Burn Out ~ burnt out
underfunded, under-funded, Under funded
overfunded
budget cut, budget cuts
red tape, Red-tape
bureaucracy ~ bureacracy
overwhelmed, Overwhelmed ~ overwelmed
overwhelming
exhausted
exhausting
hard
heard
heart, hearts
being heard, Being Heard
being hard
love, Love, LOVE
❤ love
lovely
loved
cwtch, Cwtch, cwtches
cariad, Cariad ~ gariad
cefnogaeth, Cefnogaeth ~ gefnogaeth
gobaith ~ obaith
anobaith
cymuned ~ gymuned
teulu ~ deulu
diogel, Diogel ~ ddiogel
gwrando ~ wrando
tŷ
ty
parch ~ barch
dawn
dawns
plant
plants
دعم, دعـم, دَعم ~ الدعم
أمل, امل, أَمَل
علی, علي
أمان, امان
کمک, كمك
ثقة
підтримка, Підтримка
надія
❤️, ❤
👍 ~ 👍🏽 ~ 👍🏿
👎
🙂
can't cope, can’t cope, Can't Cope
can cope
24/7
24/6
KPIs ~ KPI
gaps ~ gap
aid
AIDS
trust ~ trusts
mistrust
distrust
respect, Respect!
disrespect
mutual respect
sharing power ~ power sharing
lived experience, Lived Experience, lived experiences
live experience
programme, programmes
theatre, theater
centre, centers
defence, defense
defensive
honour, honor
honesty, Honesty ~ honestly
dishonesty
travelled, traveled
ageing, aging
practice
practical
practices what it preaches
skilful, skillful
resource, resources
under-resourced, under resourced
resourceful
voice, voices, Voices
vice
voiceless
choice, choices
no choice
choosing
dignity ~ dignty
indignity
authority
authorities
minute
minutes
general
generous
content
contents
interesting
interest
present
presents
principle, principles
principal
affect
effect
""".strip().splitlines()

# The same idea in Welsh, also mutated: a person may put it together with the English. What is near
# to it only (hopeful and gobaith, safety and diogel, being heard and gwrando) is another word.
SAME_IDEAS = """
listening ~ gwrando, wrando
family ~ teulu, deulu
hope ~ gobaith, obaith
safe ~ diogel, ddiogel
love ~ cariad, gariad
respect ~ parch, barch
""".strip().splitlines()
