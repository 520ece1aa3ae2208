"""From OFAuth's openapi.json to the generated client.

    fetch         api.ofauth.com/openapi.json   ->  openapi/upstream.json, upstream.lock.json
    prepare       openapi/upstream.json         ->  openapi/openapi.json, names.lock.json
      mend          flaws of the document, overlays with x-stage: published
      normalize     dialect defects, for any document
      overlay       gaps of this API, overlays/*.overlay.yaml
      normalize     what the overlays have added
      credentials   headers that the client sends itself, as security
      value types   whole numbers, dates and booleans, by the names of properties and parameters
      pagination    x-pagination for every list that comes in pages, by rule
      permissions   the permission that each operation needs, from its description or an overlay
      operations    a dotted id for every operation: its resource and method
      components    every inline schema a component, each structure once, named for good
    generate      openapi/openapi.json          ->  generated/ofauth_api/

`python -m pipeline --help` lists the commands.
"""
