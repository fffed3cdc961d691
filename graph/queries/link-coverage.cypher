// zh = "每个环节在本地摸清了没有？"
// en = "Which links have been surveyed to a close here?"
// system = "产业链"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [parameters.population]
// type = "text"
// zh = "口径（代码）"
// en = "population (code)"
// default = "all"
// words = "Population"
// [parameters.chain]
// type = "IndustryChain"
// zh = "产业链（不填为全部）"
// en = "chain (all if left out)"
// default = ""
// [parameters.rollup]
// type = "boolean"
// zh = "细类并入上级环节"
// en = "roll kinds up into their parent link"
// default = "true"
// [columns]
// link = "环节"
// label = "名称"
// closed = "已摸清"
// # Closed surveys of makers in force, of this population or a wider one, of a place that holds this one.
MATCH (place:LianTu {id: $place})-[:PART_OF*0..6]->(p:LianTu)
WITH collect(DISTINCT p.id) AS places
OPTIONAL MATCH (v:LianTu:SurveyCoverage)
WHERE v.closed AND any(role IN coalesce(v.surveyRole, ['all']) WHERE role IN ['all', 'makers'])
  AND (coalesce(v.population, 'all') IN ['all', $population]
       OR (v.population = 'above_scale' AND $population = 'above_scale_industry'))
  AND coalesce(v.surveyedFrom, '') <= $as_of
  AND $as_of <= coalesce(v.expires, '9999') + CASE size(coalesce(v.expires, '9999')) WHEN 4 THEN '-12-31' WHEN 7 THEN '-31' ELSE '' END
  AND EXISTS { (v)-[c:COVERS_PLACE]->(q:LianTu)
      WHERE q.id IN places AND coalesce(c.valid_from, '') <= $as_of AND $as_of < coalesce(c.valid_to, '9999') }
OPTIONAL MATCH (v)-[c:COVERS_CHAIN|COVERS_LINK]->(t:LianTu)
WHERE coalesce(c.valid_from, '') <= $as_of AND $as_of < coalesce(c.valid_to, '9999')
WITH v, collect(t.id) AS targets
OPTIONAL MATCH (v)-[c:EXCEPTS_LINK]->(t:LianTu)
WHERE coalesce(c.valid_from, '') <= $as_of AND $as_of < coalesce(c.valid_to, '9999')
WITH v, targets, collect(t.id) AS excepted
WITH collect(CASE WHEN v IS NULL THEN NULL
     ELSE {targets: CASE WHEN size(targets) = 0 THEN ['*'] ELSE targets END, excepted: excepted} END) AS surveys
// Links closed by themselves, by their chain, or by what they are a kind of.
MATCH (link:LianTu:ChainLink)
OPTIONAL MATCH (link)-[:PART_OF]->(chain:LianTu:IndustryChain)
OPTIONAL MATCH (link)-[:IS_TYPE_OF*1..6]->(above:LianTu:ChainLink)
WITH surveys, link, collect(DISTINCT chain.id) AS chains, CASE WHEN $rollup THEN collect(DISTINCT above.id) ELSE [] END AS above
WITH surveys, link, ['*'] + chains AS chains, [link.id] + above AS lineage
WITH collect(CASE WHEN any(s IN surveys WHERE any(name IN chains + lineage WHERE name IN s.targets)
     AND none(name IN lineage WHERE name IN s.excepted)) THEN link.id ELSE NULL END) AS closed
// A link is closed too where all its last kinds are.
MATCH (link:LianTu:ChainLink)
WHERE $chain = '' OR EXISTS { (link)-[:PART_OF]->(:LianTu:IndustryChain {id: $chain}) }
OPTIONAL MATCH (kind:LianTu:ChainLink)-[:IS_TYPE_OF*1..6]->(link)
WHERE NOT EXISTS { (:LianTu:ChainLink)-[:IS_TYPE_OF]->(kind) }
WITH closed, link, collect(DISTINCT kind.id) AS kinds
RETURN link.id AS link, link.label AS label,
       link.id IN closed OR ($rollup AND size(kinds) > 0 AND all(kind IN kinds WHERE kind IN closed)) AS closed
ORDER BY link
