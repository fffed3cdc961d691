// zh = "一家企业的一切：场所、产品、环节、资质"
// en = "All of a firm: sites, products, links, qualifications"
// system = "企业"
// [parameters.firm]
// type = "Enterprise"
// zh = "企业"
// en = "enterprise"
// [columns]
// part = "项"
// name = "名称"
// detail = "类型、期间或批次"
// until = "到期"
// [words]
// detail = "SiteKind"
MATCH (:LianTu {id: $firm})-[r:OPERATES]->(one:LianTu)
WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
RETURN '场所' AS part, one.label AS name, one.siteKind AS detail, r.valid_to AS until
UNION
MATCH (:LianTu {id: $firm})-[r:PRODUCES]->(one:LianTu)
WHERE coalesce(r.judgement, '') <> 'rejected' AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
RETURN '产品' AS part, one.label AS name, r.period AS detail, r.valid_to AS until
UNION
MATCH (:LianTu {id: $firm})-[r:OCCUPIES]->(one:LianTu)
WHERE coalesce(r.judgement, '') <> 'rejected' AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
RETURN '环节' AS part, one.label AS name, r.period AS detail, r.valid_to AS until
UNION
MATCH (:LianTu {id: $firm})-[r:HOLDS_QUALIFICATION]->(one:LianTu)
WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
RETURN '资质' AS part, one.label AS name, r.batch AS detail, r.valid_to AS until
