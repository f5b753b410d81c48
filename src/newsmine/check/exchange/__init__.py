"""To other annotation tools and back: Label Studio, doccano, Prodigy and brat.

Each tool's module turns records into what it imports, with the facts as suggestions, and
what it exports into `Marks`. What a person changed there comes back as decisions, so that
`newsmine apply` takes it like any other. All offsets are Unicode code points in all four.
"""
