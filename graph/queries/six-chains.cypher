// zh = "哪个环节六链缺几链？"
// en = "How many of the six chains does each link lack?"
// system = "六链融合"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [parameters.chain]
// type = "IndustryChain"
// zh = "产业链"
// en = "chain"
// [columns]
// link = "环节"
// industry = "产业：本地企业"
// innovation = "创新"
// capital = "资金"
// talent = "人才"
// policy = "政策：现行条款"
// services = "服务"
// lacking = "缺几链"
MATCH (link:LianTu:ChainLink)-[:PART_OF]->(:LianTu:IndustryChain {id: $chain})
OPTIONAL MATCH (firm:LianTu)-[r:OCCUPIES]->(link)
WHERE coalesce(r.judgement, '') <> 'rejected' AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
  AND EXISTS { MATCH (firm)-[o:OPERATES]->(s:LianTu:Site)-[w:LOCATED_IN]->(:LianTu)-[:PART_OF*0..6]->(:LianTu {id: $place})
      WHERE s.siteKind IN ['registered', 'factory'] AND coalesce(s.siteStatus, '') <> 'vacated'
        AND coalesce(o.valid_from, '') <= $as_of AND $as_of < coalesce(o.valid_to, '9999')
        AND coalesce(w.valid_from, '') <= $as_of AND $as_of < coalesce(w.valid_to, '9999') }
WITH link, count(DISTINCT firm) AS industry
OPTIONAL MATCH (a:LianTu)-[h:SERVES_LINK]->(link)
WHERE coalesce(h.valid_from, '') <= $as_of AND $as_of < coalesce(h.valid_to, '9999')
WITH link, industry, collect(DISTINCT a) AS helpers
OPTIONAL MATCH (clause:LianTu:PolicyClause)-[t:APPLIES_TO]->(link)
WHERE coalesce(t.valid_from, '') <= $as_of AND $as_of < coalesce(t.valid_to, '9999')
  AND EXISTS { MATCH (clause)-[:CLAUSE_OF]->(p:LianTu:Policy) WHERE p.inForceFrom <= $as_of AND $as_of < coalesce(p.inForceTo, '9999') }
WITH link, industry, helpers, count(DISTINCT clause) AS policy
WITH link, industry, policy,
     size([a IN helpers WHERE any(l IN labels(a) WHERE l IN ['University', 'ResearchInstitute', 'TransferPlatform', 'ResearchFacility',
                                                             'InnovationCommunity'])]) AS innovation,
     size([a IN helpers WHERE 'Fund' IN labels(a)]) AS capital,
     size([a IN helpers WHERE 'TalentGroup' IN labels(a) OR 'Team' IN labels(a)]) AS talent,
     size([a IN helpers WHERE any(l IN labels(a) WHERE l IN ['ServiceAgency', 'Incubator', 'ServiceComplex'])]) AS services
RETURN link.label AS link, industry, innovation, capital, talent, policy, services,
       size([n IN [industry, innovation, capital, talent, policy, services] WHERE n = 0]) AS lacking
ORDER BY link
