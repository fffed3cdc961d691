// zh = "这个主体和谁有什么关系？"
// en = "With whom has this actor which ties?"
// system = "主体页"
// [parameters.actor]
// type = "Actor"
// zh = "主体"
// en = "actor"
// [columns]
// direction = "方向"
// tie = "关系"
// other = "对象"
// id = "对象编号"
// sources = "来源数"
// judgement = "判定"
// product = "由哪个产品推出"
// [words]
// judgement = "FactStatus"
MATCH (a:LianTu:Actor {id: $actor})-[r]->(o:LianTu)
WHERE r.zh IS NOT NULL AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
RETURN 'out' AS direction, r.zh AS tie, o.label AS other, o.id AS id, r.sources AS sources, r.judgement AS judgement,
       CASE WHEN r.derived THEN r.product END AS product
UNION ALL
MATCH (a:LianTu:Actor {id: $actor})<-[r]-(o:LianTu)
WHERE r.zh IS NOT NULL AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
RETURN 'in' AS direction, r.zh AS tie, o.label AS other, o.id AS id, r.sources AS sources, r.judgement AS judgement,
       CASE WHEN r.derived THEN r.product END AS product
