// zh = "这家企业够哪几条条款的对象？"
// en = "Which policy clauses is this firm an object of?"
// system = "政策"
// [parameters.firm]
// type = "Enterprise"
// zh = "企业"
// en = "enterprise"
// [columns]
// clause = "条款"
// policy = "政策"
// amount = "额度"
// required = "要求的资质数"
// held = "其中已持有"
MATCH (firm:LianTu {id: $firm})
OPTIONAL MATCH (firm)-[o:OPERATES]->(:LianTu:Site)-[w:LOCATED_IN]->(:LianTu)-[:PART_OF*0..6]->(p:LianTu)
WHERE coalesce(o.valid_from, '') <= $as_of AND $as_of < coalesce(o.valid_to, '9999')
  AND coalesce(w.valid_from, '') <= $as_of AND $as_of < coalesce(w.valid_to, '9999')
WITH firm, collect(DISTINCT p.id) AS places
OPTIONAL MATCH (firm)-[m:PRODUCES]->(product:LianTu)
WHERE coalesce(m.judgement, '') <> 'rejected' AND coalesce(m.valid_from, '') <= $as_of AND $as_of < coalesce(m.valid_to, '9999')
WITH firm, places, collect(DISTINCT product.id) AS products
OPTIONAL MATCH (firm)-[r:OCCUPIES]->(link:LianTu:ChainLink)
WHERE coalesce(r.judgement, '') <> 'rejected' AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
OPTIONAL MATCH (link)-[:PART_OF]->(chain:LianTu:IndustryChain)
OPTIONAL MATCH (chain)-[:IN_FIELD]->(field:LianTu)
WITH firm, places, products, collect(DISTINCT link.id) AS links, collect(DISTINCT chain.id) AS chains, collect(DISTINCT field.id) AS fields
WITH firm, places + products + links + chains + fields AS concerned
MATCH (clause:LianTu:PolicyClause)-[a:APPLIES_TO]->(what:LianTu)
WHERE what.id IN concerned AND coalesce(a.valid_from, '') <= $as_of AND $as_of < coalesce(a.valid_to, '9999')
MATCH (clause)-[:CLAUSE_OF]->(policy:LianTu:Policy)
WHERE policy.inForceFrom <= $as_of AND $as_of < coalesce(policy.inForceTo, '9999')
WITH DISTINCT firm, clause, policy
OPTIONAL MATCH (clause)<-[:CONDITION_OF]-(condition:LianTu:ClauseCondition)-[:REQUIRES_QUALIFICATION]->(title:LianTu)
OPTIONAL MATCH (firm)-[h:HOLDS_QUALIFICATION]->(title) WHERE coalesce(h.valid_from, '') <= $as_of AND $as_of < coalesce(h.valid_to, '9999')
WITH clause, policy, count(DISTINCT condition) AS required, count(DISTINCT CASE WHEN h IS NULL THEN NULL ELSE condition END) AS held
RETURN clause.label AS clause, policy.label AS policy, clause.amountText AS amount, required, held
ORDER BY clause
