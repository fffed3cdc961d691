// zh = "本地哪些企业没有专利导航或知识产权托管服务？"
// en = "Which local firms have neither patent navigation nor custody of their intellectual property?"
// system = "知识产权服务"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [columns]
// firm = "企业"
// rights = "有效知识产权"
// pending = "审查中"
// high_value = "高价值"
MATCH (f:LianTu:Enterprise)
WHERE coalesce(f.operatingStatus, 'active') = 'active' AND EXISTS {
  MATCH (f)-[running:OPERATES]->(site:LianTu:Site)-[lying:LOCATED_IN]->(:LianTu:Place)-[:PART_OF*0..6]->(:LianTu:Place {id: $place})
  WHERE site.siteKind IN ['registered', 'factory'] AND coalesce(site.siteStatus, '') <> 'vacated'
    AND all(one IN [running, lying] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
}
  AND NOT EXISTS {
    MATCH (:LianTu:Actor)-[s:SERVES]->(f)
    WHERE s.serviceKind IN ['patent_navigation', 'ip_custody'] AND coalesce(s.valid_from, '') <= $as_of AND $as_of < coalesce(s.valid_to, '9999') AND coalesce(s.judgement, '') <> 'rejected'
  }
OPTIONAL MATCH (f)<-[o:OWNED_BY]-(p:LianTu:IntellectualProperty)
WHERE coalesce(o.valid_from, '') <= $as_of AND $as_of < coalesce(o.valid_to, '9999') AND coalesce(o.judgement, '') <> 'rejected'
WITH f, count(DISTINCT CASE WHEN p.legalStatus = 'in_force' THEN p.id END) AS rights,
     count(DISTINCT CASE WHEN p.legalStatus = 'pending' THEN p.id END) AS pending,
     count(DISTINCT CASE WHEN p.legalStatus IN ['in_force', 'pending'] AND p.highValue THEN p.id END) AS high_value
RETURN f.label AS firm, rights, pending, high_value
ORDER BY rights DESC, firm
