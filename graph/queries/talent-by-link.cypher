// zh = "这条链上哪个环节缺人才支撑？"
// en = "Which link of the chain has no people behind it?"
// system = "科技人才高地"
// [parameters.chain]
// type = "IndustryChain"
// zh = "产业链"
// en = "chain"
// [columns]
// link = "环节"
// schools = "高校"
// teams = "团队"
// groups = "人才队伍"
// people = "人数"

// People whose number nobody recorded are not zero: the number is left empty.
MATCH (l:LianTu:ChainLink)-[:PART_OF]->(:LianTu:IndustryChain {id: $chain})
OPTIONAL MATCH (l)<-[s:SERVES_LINK]-(who:LianTu)
WHERE (who:University OR who:Team OR who:TalentGroup) AND coalesce(s.valid_from, '') <= $as_of AND $as_of < coalesce(s.valid_to, '9999') AND coalesce(s.judgement, '') <> 'rejected'
WITH DISTINCT l, who
WITH l, sum(CASE WHEN who:University THEN 1 ELSE 0 END) AS schools, sum(CASE WHEN who:Team THEN 1 ELSE 0 END) AS teams,
     sum(CASE WHEN who:TalentGroup THEN 1 ELSE 0 END) AS groups, count(who.headcount) AS counted, sum(who.headcount) AS heads
RETURN l.label AS link, schools, teams, groups, CASE WHEN counted > 0 THEN heads END AS people
ORDER BY schools + teams + groups, link
