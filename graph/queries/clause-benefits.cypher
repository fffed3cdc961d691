// zh = "现行条款各给多少：定额多少，最高多少，按什么的几成？"
// en = "What does each clause in force give: a fixed sum, at most, or a part of what?"
// system = "政策"
// [columns]
// clause = "条款"
// policy = "政策"
// step = "档次"
// kind = "扶持类型"
// amount = "定额（元）"
// ceiling = "最高（元）"
// rate = "比例"
// base = "比例基数"
// bounds = "上限口径"
// [words]
// kind = "BenefitKind"
MATCH (clause:LianTu:PolicyClause)-[g:GIVES]->(gift:LianTu:Benefit)
WHERE coalesce(g.valid_from, '') <= $as_of AND $as_of < coalesce(g.valid_to, '9999')
MATCH (clause)-[:CLAUSE_OF]->(policy:LianTu:Policy)
WHERE policy.inForceFrom <= $as_of AND $as_of < coalesce(policy.inForceTo, '9999')
WITH policy, gift, coalesce(clause.clauseNumber + ' ', '') + substring(coalesce(clause.quote, clause.label), 0, 40) AS clause
RETURN clause, policy.label AS policy, gift.benefitStep AS step, gift.benefitKind AS kind,
  gift.benefitAmount AS amount, gift.benefitCeiling AS ceiling, gift.benefitRate AS rate, gift.benefitRateOf AS base,
  gift.benefitLimit AS bounds
ORDER BY clause, gift.id
