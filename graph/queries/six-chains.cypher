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
// [parameters.rollup]
// type = "boolean"
// zh = "细类并入上级环节"
// en = "roll kinds up into their parent link"
// default = "true"
// [columns]
// link = "环节"
// industry = "产业"
// innovation = "创新"
// capital = "资金"
// talent = "人才"
// policy = "政策"
// services = "服务"
// lacking = "查不到几链"
// # Counts what is stated, whatever the evidence; whether a chain is thin or absent is said by `liantu chains` (decision 0151).
// # The rings: the place, the widest place around that is no province (a 直辖市 is a city), the widest that is no country.
MATCH up = (place:LianTu {id: $place})-[:PART_OF*0..6]->(a:LianTu)
WITH place, a.id AS id, coalesce(a.divisionCode, '') AS code, 'Country' IN labels(a) AS country, length(up) AS far ORDER BY far
WITH place, collect(id) AS around, collect(CASE WHEN country THEN NULL ELSE id END) AS inner,
     collect(CASE WHEN country OR (code ENDS WITH '0000' AND NOT code IN ['110000', '120000', '310000', '500000']) THEN NULL ELSE id END) AS cities
WITH around, CASE WHEN size(inner) = 0 THEN $place ELSE inner[size(inner) - 1] END AS province,
     CASE WHEN size(cities) = 0 THEN $place ELSE cities[size(cities) - 1] END AS city
MATCH (:LianTu {id: province})<-[:PART_OF*0..6]-(p:LianTu)
WITH around, city, collect(DISTINCT p.id) AS in_province
MATCH (:LianTu {id: city})<-[:PART_OF*0..6]-(p:LianTu)
WITH around, in_province, collect(DISTINCT p.id) AS in_city
// Who serves a link, and where: its own sites that are not vacated, else those of the body it belongs to.
OPTIONAL MATCH (a:LianTu)-[h:SERVES_LINK]->(m:LianTu:ChainLink)
WHERE coalesce(h.valid_from, '') <= $as_of AND $as_of < coalesce(h.valid_to, '9999') AND coalesce(h.judgement, '') <> 'rejected'
WITH around, in_province, in_city, a, m.id AS member, split(coalesce(h.period, ''), '/') AS ends
WITH around, in_province, in_city, a, member, ends[size(ends) - 1] AS end
WITH around, in_province, in_city, a, member, end + CASE size(end) WHEN 4 THEN '-12-31' WHEN 7 THEN CASE WHEN substring(end, 5) = '02' THEN '-28'
       WHEN substring(end, 5) IN ['04', '06', '09', '11'] THEN '-30' ELSE '-31' END ELSE '' END AS end
WITH around, in_province, in_city, a, collect(DISTINCT CASE WHEN end <= $as_of THEN member ELSE NULL END) AS members
OPTIONAL MATCH (a)-[o:OPERATES]->(s:LianTu:Site)-[w:LOCATED_IN]->(p:LianTu)
WHERE coalesce(s.siteStatus, '') <> 'vacated' AND all(r IN [o, w] WHERE coalesce(r.valid_from, '') <= $as_of
  AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected')
WITH around, in_province, in_city, a, members, collect(DISTINCT p.id) AS own
OPTIONAL MATCH (a)-[t:TALENT_OF|TEAM_OF|DEPENDS_ON|MANAGED_BY]->(host:LianTu)
WHERE coalesce(t.valid_from, '') <= $as_of AND $as_of < coalesce(t.valid_to, '9999') AND coalesce(t.judgement, '') <> 'rejected'
OPTIONAL MATCH (host)-[o:OPERATES]->(s:LianTu:Site)-[w:LOCATED_IN]->(p:LianTu)
WHERE coalesce(s.siteStatus, '') <> 'vacated' AND all(r IN [o, w] WHERE coalesce(r.valid_from, '') <= $as_of
  AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected')
WITH around, in_province, in_city, a, members, own, collect(DISTINCT p.id) + collect(DISTINCT host.id) AS hosted
WITH around, in_province, in_city, a, members, CASE WHEN size(own) = 0 THEN hosted ELSE own END AS spots
WITH around, a, members, any(x IN spots WHERE x IN in_city) AS near, any(x IN spots WHERE x IN in_province) AS close
WITH around, collect({members: members,
  innovation: near AND any(l IN labels(a) WHERE l IN ['University', 'ResearchInstitute', 'TransferPlatform', 'ResearchFacility', 'InnovationCommunity']),
  capital: close AND 'Fund' IN labels(a), talent: near AND any(l IN labels(a) WHERE l IN ['TalentGroup', 'Team']),
  services: near AND any(l IN labels(a) WHERE l IN ['ServiceAgency', 'Incubator', 'ServiceComplex'])}) AS bodies
// Clauses of policies in force whose issuer's territory holds the place, with everything they name.
OPTIONAL MATCH (c:LianTu:PolicyClause)
WHERE EXISTS { MATCH (c)-[k:CLAUSE_OF]->(p:LianTu:Policy)
    WHERE coalesce(k.valid_from, '') <= $as_of AND $as_of < coalesce(k.valid_to, '9999') AND coalesce(k.judgement, '') <> 'rejected'
      AND NOT coalesce(p.policyStatus, '') IN ['repealed', 'drafted'] AND (p.inForceFrom IS NOT NULL OR p.policyStatus = 'in_force')
      AND coalesce(p.inForceFrom, '') <= $as_of AND $as_of < coalesce(p.inForceTo, '9999') }
  AND EXISTS { MATCH (c)-[:CLAUSE_OF]->(:LianTu:Policy)-[i:ISSUED_BY]->(:LianTu)-[:UNIT_OF*0..1]->(:LianTu)-[g:GOVERNS]->(t:LianTu)
    WHERE t.id IN around AND all(r IN [i, g] WHERE coalesce(r.valid_from, '') <= $as_of
      AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected') }
OPTIONAL MATCH (c)-[r:APPLIES_TO]->(t:LianTu)
WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
WITH around, bodies, c, collect(t.id) AS named, collect(CASE WHEN 'Place' IN labels(t) OR 'Zone' IN labels(t) OR 'Region' IN labels(t)
  OR 'Country' IN labels(t) THEN t.id ELSE NULL END) AS places
WITH around, bodies, collect({id: c.id, named: named, here: size(places) = 0 OR any(x IN places WHERE x IN around)}) AS clauses
// Each link with its kinds, their products, its chain and the chain's fields.
MATCH (link:LianTu:ChainLink)-[:PART_OF]->(chain:LianTu:IndustryChain {id: $chain})
OPTIONAL MATCH (kind:LianTu:ChainLink)-[:IS_TYPE_OF*1..6]->(link)
WITH around, bodies, clauses, link, chain, CASE WHEN $rollup THEN [link.id] + collect(DISTINCT kind.id) ELSE [link.id] END AS family
OPTIONAL MATCH (product:LianTu:Product)-[r:MAKES_UP]->(m:LianTu:ChainLink)
WHERE m.id IN family AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
WITH around, bodies, clauses, link, chain, family, collect(DISTINCT product.id) AS products
OPTIONAL MATCH (chain)-[r:IN_FIELD]->(field:LianTu)
WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
WITH around, bodies, clauses, link, family, products, chain.id AS chain_id, collect(DISTINCT field.id) AS fields
WITH bodies, clauses, link, family, family + products + [chain_id] + fields + around AS things
OPTIONAL MATCH (firm:LianTu)-[r:OCCUPIES]->(m:LianTu:ChainLink)
WHERE m.id IN family AND coalesce(r.judgement, '') <> 'rejected' AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
  AND EXISTS { MATCH (firm)-[o:OPERATES]->(s:LianTu:Site)-[w:LOCATED_IN]->(:LianTu)-[:PART_OF*0..6]->(:LianTu {id: $place})
      WHERE s.siteKind IN ['registered', 'factory'] AND coalesce(s.siteStatus, '') <> 'vacated'
        AND coalesce(o.valid_from, '') <= $as_of AND $as_of < coalesce(o.valid_to, '9999')
        AND coalesce(w.valid_from, '') <= $as_of AND $as_of < coalesce(w.valid_to, '9999') }
WITH link, things, clauses, count(DISTINCT firm) AS industry, [b IN bodies WHERE any(x IN b.members WHERE x IN family)] AS helpers
WITH link.label AS link, industry, size([b IN helpers WHERE b.innovation]) AS innovation, size([b IN helpers WHERE b.capital]) AS capital,
     size([b IN helpers WHERE b.talent]) AS talent, size([b IN helpers WHERE b.services]) AS services,
     size([c IN clauses WHERE c.here AND any(x IN c.named WHERE x IN things)]) AS policy
RETURN link, industry, innovation, capital, talent, policy, services,
       size([n IN [industry, innovation, capital, talent, policy, services] WHERE n = 0]) AS lacking
ORDER BY link
