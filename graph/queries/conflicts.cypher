// zh = "哪些事实各来源说法不一？"
// en = "On which facts do sources disagree?"
// system = "数据质量"
// [parameters.about]
// type = "text"
// zh = "只看这家（名称；不填为全部）"
// en = "about this one only (name; all if left out)"
// default = ""
// [columns]
// subject = "主体"
// what = "事实"
// object = "对象"
// period = "期间"
// others = "另有几种说法"
// [words]
// what = "@property"
MATCH (a:LianTu)-[r]->(b:LianTu)
WHERE r.conflict AND r.derived IS NULL AND a.label IS NOT NULL AND ($about = '' OR a.label = $about)
  AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
RETURN a.label AS subject, r.zh AS what, b.label AS object, r.period AS period, size(r.others) AS others
UNION ALL
MATCH (a:LianTu)
WHERE a.conflicts IS NOT NULL AND ($about = '' OR a.label = $about)
UNWIND a.conflicts AS what
RETURN a.label AS subject, what, NULL AS object, NULL AS period, NULL AS others
