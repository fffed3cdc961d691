// zh = "本地列为重点的每条链有几个研发机构和创新平台，哪条链一个也没有？"
// en = "How many research facilities serve each chain of the place's listed fields, and which chain has none?"
// system = "100 家研发机构和创新平台"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [columns]
// chain = "产业链"
// links = "环节数"
// facilities = "服务它的机构和平台"
// served = "有机构的环节数"
MATCH (:LianTu:Place {id: $place})-[p:PRIORITISES]->(:LianTu:IndustryField)<-[i:IN_FIELD]-(c:LianTu:IndustryChain)
WHERE all(one IN [p, i] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
WITH DISTINCT c
OPTIONAL MATCH (l:LianTu:ChainLink)-[:PART_OF]->(c)
WITH c, count(DISTINCT l.id) AS links
OPTIONAL MATCH (f:LianTu:ResearchFacility)-[s:SERVES_LINK]->(t:LianTu)-[:PART_OF*0..1]->(c)
WHERE coalesce(s.valid_from, '') <= $as_of AND $as_of < coalesce(s.valid_to, '9999') AND coalesce(s.judgement, '') <> 'rejected'
RETURN c.label AS chain, links, count(DISTINCT f.id) AS facilities, count(DISTINCT CASE WHEN t.id <> c.id THEN t.id END) AS served
ORDER BY facilities, chain
