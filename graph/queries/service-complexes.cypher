// zh = "产业创新服务综合体：每个承载谁，服务哪条链？"
// en = "Service complexes: whom does each house, and which chain does it serve?"
// system = "3 个产业创新服务综合体"
// [columns]
// complex = "综合体"
// construction = "建设方式"
// status = "建设状态"
// tie = "关系"
// other = "对象"
// [words]
// construction = "ConstructionKind"
// status = "BuildStatus"
MATCH (c:LianTu:ServiceComplex)
OPTIONAL MATCH (c)-[r:HOSTS|SERVES_LINK]->(o:LianTu)
WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
RETURN c.label AS complex, c.constructionKind AS construction, c.buildStatus AS status, r.zh AS tie, o.label AS other
ORDER BY complex, tie, other
