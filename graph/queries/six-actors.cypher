// zh = "政产学研金用六类主体各有谁？"
// en = "Who are the six kinds of actors of a chain?"
// system = "政产学研金用"
// [parameters.chain]
// type = "IndustryChain"
// zh = "产业链"
// en = "chain"
// [parameters.role]
// type = "text"
// zh = "只看一类（政、产、学、研、金、用；不填为全部）"
// en = "one kind only (all if left out)"
// default = ""
// [columns]
// role = "类"
// actor = "主体"
MATCH (chain:LianTu {id: $chain})<-[:PART_OF]-(link:LianTu:ChainLink)
MATCH (actor:LianTu)-[r:RESPONSIBLE_FOR|OCCUPIES|SERVES_LINK]->(what:LianTu)
WHERE what.id IN [chain.id, link.id] AND coalesce(r.judgement, '') <> 'rejected'
  AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
WITH actor, CASE WHEN type(r) = 'RESPONSIBLE_FOR' THEN '政' WHEN type(r) = 'OCCUPIES' THEN '产'
                 WHEN 'University' IN labels(actor) THEN '学'
                 WHEN 'ResearchInstitute' IN labels(actor) OR 'ResearchFacility' IN labels(actor) THEN '研'
                 WHEN 'Fund' IN labels(actor) THEN '金' ELSE '' END AS role
WHERE role <> '' AND ($role = '' OR role = $role)
RETURN DISTINCT role, actor.label AS actor
UNION
MATCH (:LianTu {id: $chain})<-[:PART_OF]-(:LianTu:ChainLink)<-[:MAKES_UP]-(:LianTu:Product)<-[d:DEMANDS]-(buyer:LianTu)
WHERE $role IN ['', '用'] AND coalesce(d.judgement, '') <> 'rejected'
  AND coalesce(d.valid_from, '') <= $as_of AND $as_of < coalesce(d.valid_to, '9999')
RETURN DISTINCT '用' AS role, buyer.label AS actor
