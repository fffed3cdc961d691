// zh = "哪些环节受制于一处外部来源？"
// en = "Which links depend on one source outside?"
// system = "现代产业体系"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [parameters.chain]
// type = "IndustryChain"
// zh = "产业链（不填为全部）"
// en = "chain (all if left out)"
// default = ""
// [parameters.line]
// type = "decimal"
// zh = "份额超过"
// en = "share above"
// default = "0.5"
// [columns]
// link = "环节"
// what = "供应的是"
// source = "外部来源"
// share = "份额"
// period = "期间"
// chokepoint = "有人点名卡脖子"
MATCH (:LianTu {id: $place})-[:PART_OF*0..6]->(own:LianTu)
WITH collect(DISTINCT own.id) AS owns
MATCH (source:LianTu:Place)-[r:PROVIDES]->(what:LianTu)
WHERE NOT source.id IN owns AND r.share > $line AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
MATCH up = (what)-[:MAKES_UP*0..1]->(link:LianTu:ChainLink)-[:PART_OF]->(chain:LianTu:IndustryChain)
WHERE ($chain = '' OR chain.id = $chain) AND all(m IN relationships(up) WHERE coalesce(m.valid_from, '') <= $as_of AND $as_of < coalesce(m.valid_to, '9999'))
RETURN DISTINCT link.label AS link, what.label AS what, source.label AS source, r.share AS share, r.period AS period,
       coalesce(what.chokepoint, false) OR coalesce(link.chokepoint, false) AS chokepoint
ORDER BY link, what, source, period
