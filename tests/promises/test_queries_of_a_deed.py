"""What a word costs of the database, from the message to the reaction, card, panel and cloud. That
it costs as much at value 12 is measured in benchmarks/queries.py."""

from benchmarks.queries import MOST_FOR_A_REMOVAL, MOST_FOR_A_RESPONSE, count_queries


async def test_a_word_and_taking_it_back_ask_for_no_more_than_was_promised(workshop):
    await workshop.each_says(*(f"word {n}" for n in range(6)))

    said = await count_queries(lambda: workshop.ana.says("patience"))
    removed = await count_queries(lambda: workshop.ana.presses("Remove “patience”"))

    assert 0 < said <= MOST_FOR_A_RESPONSE
    assert 0 < removed <= MOST_FOR_A_REMOVAL
    assert workshop.ana.own == ["word 0"]
