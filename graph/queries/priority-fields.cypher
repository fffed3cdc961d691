// zh = "各重点领域有几条链、几个环节？"
// en = "How many chains and links does each priority field have?"
// system = "主导产业"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [parameters.list]
// type = "text"
// zh = "名单（代码）"
// en = "list (code)"
// default = "leading"
// words = "FieldList"
// [columns]
// field = "领域"
// chains = "产业链数"
// links = "环节数"
MATCH (:LianTu {id: $place})-[r:PRIORITISES]->(field:LianTu)
WHERE r.fieldList = $list AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
OPTIONAL MATCH (chain:LianTu:IndustryChain)-[f:IN_FIELD]->(field) WHERE coalesce(f.valid_from, '') <= $as_of AND $as_of < coalesce(f.valid_to, '9999')
OPTIONAL MATCH (link:LianTu:ChainLink)-[:PART_OF]->(chain)
RETURN field.label AS field, count(DISTINCT chain) AS chains, count(DISTINCT link) AS links
ORDER BY field
