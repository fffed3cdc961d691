// zh = "哪个环节没有资金覆盖？"
// en = "Which link does no fund cover?"
// system = "基金"
// [parameters.chain]
// type = "IndustryChain"
// zh = "产业链"
// en = "chain"
// [columns]
// link = "环节"
// funds = "支撑或投过的基金数"
// deals = "投资笔数"
MATCH (link:LianTu:ChainLink)-[:PART_OF]->(:LianTu:IndustryChain {id: $chain})
OPTIONAL MATCH (a:LianTu:Fund)-[s:SERVES_LINK]->(link) WHERE coalesce(s.valid_from, '') <= $as_of AND $as_of < coalesce(s.valid_to, '9999')
WITH link, collect(DISTINCT a.id) AS serving
OPTIONAL MATCH (b:LianTu:Fund)-[i:INVESTS_IN]->(firm:LianTu)-[r:OCCUPIES|FOR_LINK]->(link)
WHERE coalesce(r.judgement, '') <> 'rejected' AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
  AND coalesce(i.valid_from, '') <= $as_of AND $as_of < coalesce(i.valid_to, '9999')
  AND coalesce(i.investedOn, '') <= $as_of
WITH link, serving, collect(DISTINCT b.id) AS investing, count(DISTINCT i.id) AS deals
RETURN link.label AS link, size(serving) + size([one IN investing WHERE NOT one IN serving]) AS funds, deals
ORDER BY link
