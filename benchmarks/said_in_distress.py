"""What somebody could write who needs a person now, and what sounds like it, sorted by hand.

Written before the rules were: first all lines. IN_DISTRESS is said of oneself and now;
NOT_IN_DANGER has the same words in idioms, in talk of the work, of others, of what is long over,
and in negation. Typed as people type: without apostrophes, with slips, cut by commas, English and
Welsh. Rules were made by the lines with even numbers (0, 2, …); the others were kept back.
"""

IN_DISTRESS = """
I want to die
I want to kill myself
i cant go on
I can't do this, it brings everything back. I want to die
They would be better off without me
dwi eisiau marw
I don't want to live any more
I dont want to be here anymore
want to die
suicidal
I feel suicidal today
Im going to kill my self
i wanna die
thinking about ending it all
There is no point in living
I wish I was dead
I wish I had never been born
everyone would be better off if I was gone
I've been cutting myself again
I hurt myself last night
can't go on like this
I can't cope any more
i just want it all to end
I have nothing to live for
nobody would miss me if i was gone
I took an overdose on Tuesday
I'm going to jump
I keep thinking about suicide
dw i isio marw
alla i ddim mynd ymlaen
rydw i eisiau lladd fy hun
does dim pwynt byw
dwi ddim eisiau byw
i want to kil myself
I want to dissapear and never come back
suicde is all i think about
i cant take it anymore
trust, love, I want to die
hope; i cant go on; care
I told my doctor that I want to die
sometimes I don't want to wake up in the morning
My husband hits me
I was raped last week
I am scared to go home because of him
please help me
I've had thoughts of ending my life
life is not worth living
I don't see a way out
I hate myself and want to die
i am thinkin of harming myself
rwy'n teimlo'n hunanladdol
fedra i ddim ymdopi mwy
Byddai pawb yn well hebddo i
dwi'n meddwl am hunanladdiad
Honestly I would rather be dead
tonight I will end my life
I have written a note and said goodbye to everyone
I'm not safe with myself
I can't keep myself safe
I'm having flashbacks and can't stop shaking
I cannot carry on any more
I'm done. I don't want to exist
Some days I think about taking all my tablets
I WANT TO DIE
i want 2 die
""".strip().splitlines()

NOT_IN_DANGER = """
suicide prevention training
They are killing us with paperwork
I could murder a cup of tea
dying to know what the others say
a client who died last year
I don't want to die of boredom
a client wanted to kill himself
We lost somebody to suicide and nobody asked how we were
I nearly died laughing
this form will be the death of me
Suicide rates in Wales are rising
She told me that she wanted to die and I stayed
My back is killing me
We can't go on like this with the funding we have
I can't go on holiday because of staffing
People who self-harm are turned away from A&E
He said he was better off dead
dressed to kill
a dead end job
to die for
I am dead tired
kill two birds with one stone
No one should die alone
I'd kill for a coffee
We need a suicide policy
Clients tell us I want to die and we have no time
When somebody says "I want to kill myself" we must listen
hunanladdiad: mae angen hyfforddiant
roedd cleient eisiau marw
bron â marw eisiau gwybod
dwi'n marw isio paned
Atal hunanladdiad
I tried to kill myself when I was young, and somebody listened
Ten years ago I wanted to die, today I run a group
I used to self-harm
I'm not suicidal, just tired
I can't do this form on my phone
I need help with the link
help
I can't cope with all this paperwork
Services can't cope with demand
the team would be better off without targets
killing time between meetings
overdose training and naloxone for all staff
People overdose alone in hotels
It breaks my heart
I am so tired
end it all with a song
Ending homelessness
I want to end homelessness
I want to live in a world with less stigma
I don't want to go home, this is so good
There is no point in targets
no way out of the benefit trap
life and death decisions
Those who have been abused need time
Domestic abuse services are full
Her husband hit her and we found a refuge
people want to be heard before they die
I die a little inside when I read our forms
Career suicide
suicide watch on the ward is cold
Sometimes I cry in the car
I hate this system
Grief, loss, death
my mum died in March
marw
Mae pobl yn marw ar y stryd
Mae'r gwaith yn fy lladd i
I can't go on the course on Monday
He jumped the queue
cutting services again
cutting corners
I hurt my back last night
they hurt themselves because nobody listens
I would rather be dead than work for them again, joked my colleague
Nobody wants to die in a hostel
I want to die at home, with my family, not in a corridor
""".strip().splitlines()
