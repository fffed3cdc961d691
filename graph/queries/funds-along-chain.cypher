// zh = "哪只基金投过这个环节的上下游？"
// en = "Which funds have invested along the chain of this link?"
// system = "基金"
// [parameters.link]
// type = "ChainLink"
// zh = "环节"
// en = "link"
// [columns]
// fund = "基金"
// firm = "被投企业"
// at = "所在环节"
// stage = "上中下游"
// round = "轮次"
// invested = "投资日期"
// [words]
// stage = "Stage"
MATCH (:LianTu {id: $link})-[:PART_OF]->(:LianTu:IndustryChain)<-[:PART_OF]-(other:LianTu:ChainLink)<-[r:OCCUPIES]-(firm:LianTu)
WHERE other.id <> $link AND coalesce(r.judgement, '') <> 'rejected'
  AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
MATCH (fund:LianTu:Fund)-[i:INVESTS_IN]->(firm)
WHERE coalesce(i.investedOn, '') <= $as_of AND coalesce(i.valid_from, '') <= $as_of AND $as_of < coalesce(i.valid_to, '9999')
RETURN DISTINCT fund.label AS fund, firm.label AS firm, other.label AS at, other.stage AS stage, i.round AS round,
       i.investedOn AS invested
ORDER BY fund, firm, at, round
