"""The documentation site: pages written by hand, and a reference made of the prepared document.

    docs/, README.md, CONTRIBUTING.md, …   ->  sources     links made to fit the site
    openapi/openapi.json, generated/       ->  operations  every operation, with a call of it
                                               models      every model and enum
                                               migration   the functions of onlyfans-sdk
    ofauth_client/                         ->  runtime     its docstrings
    all pages                              ->  navigation, MkDocs, links (checked), llms.txt

`python -m website` builds everything into build/site, without a network. The pages are complete
before the generator of the site reads them, so that another generator can take its place.
"""
