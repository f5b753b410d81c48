"""What harm was done to a body, by what means, to whom, how badly.

It renders the mentions of violence that `newsmine.violence` reads (words for injuries are in
`violence/injuries.toml`, parts of the body in `violence/body.toml`): one fact for each stated
harm, and for each attack on a body whose harm is not named. Where a sentence names both, the
harm carries the mechanism. Refuses figures of speech ("a stab at", "hit by cuts"), attacks
that name no mechanism, and nouns of violence without a victim.
"""
